"""YAML text ↔ data with positions; the only home of the YAML library.

`parse` reads a text into plain data (dicts, lists, text; a blank scalar is `None`) and remembers where it stood. Who
writes a text imports the modules for that: `editing`, `layout`, `notes`, `scalars`; most commands only read.
"""

from cchc.source.data import MAX_NODES as MAX_NODES
from cchc.source.data import Data as Data
from cchc.source.document import MAX_YAML_BYTES as MAX_YAML_BYTES
from cchc.source.document import Document as Document
from cchc.source.document import parse as parse
from cchc.source.forbidden import FORBIDDEN as FORBIDDEN
from cchc.source.forbidden import MARK as MARK
from cchc.source.forbidden import PILED_MARKS as PILED_MARKS
from cchc.source.ignores import Ignore as Ignore
from cchc.source.ignores import faulty_ignores as faulty_ignores
from cchc.source.ignores import ignores as ignores
from cchc.source.legacy import MISREAD as MISREAD
from cchc.source.legacy import has_vietnamese_letters as has_vietnamese_letters
from cchc.source.legacy import legacy_encoding as legacy_encoding
from cchc.source.legacy import suspected_encoding as suspected_encoding
from cchc.source.spans import Fault as Fault
from cchc.source.swallowed import swallowed as swallowed
