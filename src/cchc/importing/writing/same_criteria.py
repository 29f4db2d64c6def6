"""Criteria of a remedy annex that the maintain annex beside it has too: equal codes and titles, proposed as `same_as`.

The codes of two years need not agree, so an equal code is no proof; with an equal title it is worth asking.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cchc.diagnostics import FieldPath
from cchc.importing.counting import all_rows
from cchc.importing.imported import Doubt, ImportedAnnex, Weight
from cchc.importing.writing.draft import Draft
from cchc.importing.writing.draft_rows import DraftRow, below_fields, row_groups
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.source.layout import FileForm
from cchc.source.notes import Notes
from cchc.wording import harmless_line

_UNCOMMENT = "cùng mã, tên ở phụ lục duy trì: nếu đúng thì bỏ dấu “# ” ở đầu dòng"


class SameCriterion(NamedTuple):
    """A row of a remedy annex whose code and title a row of the maintain annex has."""

    path: FieldPath
    row: DraftRow

    @property
    def code(self) -> str:
        """The code of both."""
        return str(self.row["code"])

    def comment(self, form: FileForm) -> Mapping[FieldPath, Notes]:
        """The field `same_as` as a comment line below the last field of the row."""
        return {below_fields(self.row, self.path, form): Notes(below=[f'# same_as: "{self.code}"  # {_UNCOMMENT}'])}

    def doubt(self, draft: Draft) -> Doubt:
        """The doubt whether the two criteria are one."""
        return Doubt(
            Weight.SAME,
            draft.places.get((*self.path, "title"), draft.places[self.path]),
            harmless_line(str(self.row["title"])),
            f"có thể là tiêu chí {self.code} của phụ lục duy trì",
            "Đề nghị bỏ dấu “# ” ở dòng same_as của hàng này nếu đúng.",
        )


def same_criteria(draft: Draft, maintain: ImportedAnnex) -> Iterator[SameCriterion]:
    """The rows of a remedy annex that the maintain annex has too, in print order."""
    values = [row.values for row in all_rows(maintain.content) if row.values.keys() >= {"code", "title"}]
    known = {_key(each["code"].text, each["title"].text) for each in values}
    for path, row in (each for group in row_groups(draft.data) for each in group):
        code, title = row.get("code"), row.get("title")
        if isinstance(code, str) and isinstance(title, str) and _key(code, title) in known:
            yield SameCriterion(path, row)


def _key(code: str, title: str) -> tuple[str, str]:
    return code.casefold(), fold(plain(title))
