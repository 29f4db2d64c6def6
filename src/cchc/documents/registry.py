"""The registry of documents that are made with Word templates.

A new one is an entry here and in `resources.TEMPLATES`, its view and its template.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cchc.documents.sample import leader_sample, sample, sheet_sample
from cchc.documents.views.view import View


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document by its name, which for an annex is the plan's kind, with the sample on which its template is tried."""

    name: str
    sample: Callable[[], View]

    @property
    def template(self) -> str:
        """The name of its template's file; its title stands in `resources.TEMPLATES`."""
        return f"{self.name}.docx"


SHEET, LEADER = WordDocument("sheet", sheet_sample), WordDocument("leader", leader_sample)
DOCUMENTS = (
    WordDocument("maintain", lambda: sample(scored=False)),
    WordDocument("remedy", lambda: sample(scored=True)),
    SHEET,
    LEADER,
)
