"""The registry of documents that are made with Word templates.

A new one is an entry here, in `resources.TEMPLATES` and in `sample.SAMPLES`, its view and its template.

The titles stand in `resources`: help and completion name every template, and may not wait for the views and models
that an import from this room loads. The samples stand apart for the same reason: only a trial of a template needs them.
"""

from typing import NamedTuple


class WordDocument(NamedTuple):
    """A document by its name, which for an annex is the plan's kind."""

    name: str

    @property
    def template(self) -> str:
        """The name of its template's file; its title stands in `resources.TEMPLATES`."""
        return f"{self.name}.docx"


MAINTAIN, REMEDY, ASSIGNMENTS = map(WordDocument, ("maintain", "remedy", "assignments"))
SHEET, LEADER, GAPS = map(WordDocument, ("sheet", "leader", "gaps"))
DOCUMENTS = (MAINTAIN, REMEDY, ASSIGNMENTS, SHEET, LEADER, GAPS)


def annex_of(kind: str) -> WordDocument:
    """The annex that is made of plans of that kind."""
    return next(document for document in DOCUMENTS if document.name == kind)
