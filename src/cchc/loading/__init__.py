"""Files → dossiers and diagnostics: the one place that composes reading, the schema and the rules.

text → `source.parse` (data, spans, Y-findings) → a model (S-findings) → each part learns its place → the files that it
refers to → the rules → places become lines and columns. A file that is not sound stops there; the others go on.
"""

from cchc.loading.load import Case as Case
from cchc.loading.load import Loaded as Loaded
from cchc.loading.load import load as load
from cchc.loading.ownership import Owner as Owner
from cchc.loading.settings import Exclusion as Exclusion
from cchc.loading.settings import Settings as Settings
from cchc.loading.settings import calendar_finder as calendar_finder
from cchc.loading.settings import codes as codes
from cchc.loading.settings import exclusion_in as exclusion_in
from cchc.loading.settings import settings_finder as settings_finder
