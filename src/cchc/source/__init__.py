"""YAML text ↔ data with positions; the only home of the YAML libraries.

`parse` reads a text into plain data (dicts, lists, text; a blank scalar is `None`) and remembers where it stood.
"""

from cchc.source.builder import Data as Data
from cchc.source.document import MAX_BYTES as MAX_BYTES
from cchc.source.document import Document as Document
from cchc.source.document import parse as parse
from cchc.source.spans import Fault as Fault
