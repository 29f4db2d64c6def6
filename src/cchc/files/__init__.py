"""Reading and writing whole files, and the rules for links.

`paths` asks about names, `tree` lists folders, `reading` and `writing` are the only ways to a file's content, `locking`
keeps two commands from changing one file at once.
"""

from cchc.files.locking import locked as locked
from cchc.files.paths import OURS as OURS
from cchc.files.paths import SETTINGS as SETTINGS
from cchc.files.paths import STDIO as STDIO
from cchc.files.paths import descriptor as descriptor
from cchc.files.paths import existing as existing
from cchc.files.paths import exists as exists
from cchc.files.paths import folder_of as folder_of
from cchc.files.paths import is_file as is_file
from cchc.files.paths import is_folder as is_folder
from cchc.files.paths import is_link as is_link
from cchc.files.paths import is_stdout as is_stdout
from cchc.files.paths import is_stream as is_stream
from cchc.files.paths import linked_folder as linked_folder
from cchc.files.paths import lookup_error as lookup_error
from cchc.files.paths import name_of as name_of
from cchc.files.paths import names_in as names_in
from cchc.files.paths import never_ends as never_ends
from cchc.files.paths import real as real
from cchc.files.paths import same_name as same_name
from cchc.files.paths import strays as strays
from cchc.files.reading import read as read
from cchc.files.reading import sha256 as sha256
from cchc.files.reasons import reason as reason
from cchc.files.reasons import unreadable as unreadable
from cchc.files.scratch import require_room as require_room
from cchc.files.scratch import scratch as scratch
from cchc.files.scratch import scratch_for_libraries as scratch_for_libraries
from cchc.files.tree import EntryChoice as EntryChoice
from cchc.files.tree import FolderEntry as FolderEntry
from cchc.files.tree import has_pattern as has_pattern
from cchc.files.tree import hits as hits
from cchc.files.tree import matcher as matcher
from cchc.files.tree import tree as tree
from cchc.files.writing import append as append
from cchc.files.writing import encoded as encoded
from cchc.files.writing import refuse_existing as refuse_existing
from cchc.files.writing import refuse_linked_folder as refuse_linked_folder
from cchc.files.writing import refuse_overwriting as refuse_overwriting
from cchc.files.writing import write as write
from cchc.files.writing import write_all as write_all
