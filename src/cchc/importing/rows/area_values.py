"""The areas of an annex with their rows, as the plan language has them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc.importing.imported import ImportedArea, ImportedValue, Weight, Why
from cchc.importing.letter_case import LetterCase
from cchc.importing.rows.area_headings import AreaHeading, is_sentence
from cchc.importing.rows.cell_texts import language_text
from cchc.importing.rows.kinds import leave_footnote
from cchc.importing.rows.lines import ColumnText
from cchc.importing.rows.notes import ImportNotes
from cchc.importing.rows.outline import AreaGroup, RowNode
from cchc.importing.rows.sums import area_sum, as_a_sum
from cchc.importing.rows.values import RowWriter
from cchc.model.columns import POINT_COLUMNS

_TAGS = re.compile("(?:<[ib]>)+")
_UNNAMED = "(chưa ghi tên lĩnh vực)"


@dataclass(slots=True)
class AreaWriter:
    """Writes the areas of an annex in print order."""

    notes: ImportNotes
    case: LetterCase
    rows: RowWriter

    def areas(self, groups: Iterable[AreaGroup]) -> tuple[ImportedArea, ...]:
        """Areas, without those that have no rows, which a plan cannot hold."""
        found = map(self._area, groups)
        return tuple(area for area in found if area is not None)

    def unnamed(self, nodes: Sequence[RowNode]) -> tuple[ImportedArea, ...]:
        """The area of rows above the first one; none if there are none."""
        if not nodes:
            return ()
        self.rows.begin_area()
        place = nodes[0].line.place
        advice = "Đề nghị ghi tên lĩnh vực của các hàng đứng trước lĩnh vực đầu tiên."
        self.notes.ask(Weight.ROW, place, "", _UNNAMED, advice)
        return (ImportedArea(None, ImportedValue(_UNNAMED, place), (), tuple(map(self.rows.row, nodes))),)

    def _area(self, group: AreaGroup) -> ImportedArea | None:
        heading = group.heading
        self.rows.begin_area()
        areas, rows = self.areas(group.groups), tuple(map(self.rows.row, group.nodes))
        if not areas and not rows:
            for each in (heading, *group.again):
                self._lose(each)
            return None
        self.notes.leave(Why.LABEL, heading.word, heading.place)
        for again in group.again:
            self.notes.leave(Why.REPEATED, again.words, again.place)
        area = ImportedArea(heading.number, self._title(heading), areas, rows)
        self._leave_others(heading, area)
        if is_sentence(heading):
            advice = "Đề nghị kiểm tra lại: hàng này giống chú thích hơn tên lĩnh vực."
            self.notes.ask(Weight.ROW, heading.place, heading.words, "tên lĩnh vực", advice)
        return area

    def _title(self, heading: AreaHeading) -> ImportedValue:
        text = language_text(heading.title)
        tags = _TAGS.match(text)
        cased = self.case.in_sentence(text[tags.end() :] if tags else text)
        title = (tags[0] if tags else "") + cased.text
        if cased.unsure:
            names = ", ".join(f"“{name}”" for name in cased.unsure)
            advice = f"Đề nghị kiểm tra chữ hoa, chữ thường của tên riêng: {names}."
            self.notes.ask(Weight.LETTERS, heading.place, text, title, advice)
        return ImportedValue(title, heading.place, font=heading.font)

    def _lose(self, heading: AreaHeading) -> None:
        """Note an area without rows; a sentence is a footnote."""
        if is_sentence(heading):
            leave_footnote(heading.words, heading.place, self.notes)
            return
        advice = "Đề nghị xem lại: dưới hàng này không có tiêu chí, nhiệm vụ nào."
        self.notes.lose(Weight.ROW, heading.place, heading.words, advice)

    def _leave_others(self, heading: AreaHeading, area: ImportedArea) -> None:
        """Note what the row of an area says besides: points, which are a sum, and what has no place there."""
        line = heading.line
        if line is None:
            return
        for name, entry in line.entries.items():
            if not line.own(name) or self.rows.has_written(entry) or name in {"number", "code", line.title_column}:
                continue
            if name in POINT_COLUMNS:
                self._leave_points(entry, area_sum(name, area))
            else:
                advice = "Đề nghị ghi vào từng tiêu chí: lĩnh vực chỉ có số và tên."
                self.notes.lose(Weight.ROW, entry.place, entry.text, advice)

    def _leave_points(self, entry: ColumnText, total: str) -> None:
        self.notes.leave(Why.TOTAL, entry.text, entry.place)
        if as_a_sum(entry.text) != total:
            advice = "Đề nghị kiểm tra lại: điểm của lĩnh vực khác tổng điểm các tiêu chí."
            self.notes.ask(Weight.POINTS, entry.place, entry.text, total, advice)
