"""The two annexes of the real document as they were transcribed, slips of the scan included, put into files in five ways.

`tests/data/annexes.txt` has a tab between cells. What follows from it is said here, independently of the importer: the
cells that one merged cell of the print covers, the row that a page break cuts in two, and the text that a reader of the
transcription must get of each cell.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from helpers.offices import page, word
from helpers.offices.tables import Box, Rows, merged_down, row
from helpers.support import ROOT

_LABEL = re.compile(r"(?:(?:TCTP|TC)\b\.? *)?([0-9]+(?:\.[0-9]+)+)\.?(?: -)? *|")
_MERGED = {
    "TC 2.2.": ("lead", "support"),
    "TC 2.3.": ("tasks", "lead", "support", "timeframe"),
    "TCTP 3.2.2 ": ("target", "tasks", "lead", "support", "timeframe"),
    "TC 6.3 ": ("target", "tasks", "lead", "support", "timeframe"),
}
"""The cells of the first annex that continue the cell above, by the beginning of the row's title."""
_MAINTAIN = ("number", "criterion", "max_score", "target", "tasks", "lead", "support", "timeframe")
_REMEDY = ("number", "criterion", "max_score", "score", "target", "tasks", "lead", "support", "timeframe")
_ISSUED = ("ỦY BAN NHÂN DÂN", "XÃ CẨM GIÀNG")


@dataclass(frozen=True, slots=True)
class Expected:
    """A criterion as a reader of the transcription must get it."""

    area: str
    code: str
    """The code as printed; blank where none is."""
    texts: dict[str, str]
    """The texts of the cells by their columns, the title for `criterion`; one that continues the cell above has its text."""
    merged: frozenset[str]
    """The columns whose cells continue the cell above."""


@dataclass(frozen=True, slots=True)
class Transcribed:
    """One annex: its lines above the table, and its rows of cells."""

    title: str
    reference: str
    columns: tuple[str, ...]
    pages: tuple[tuple[tuple[str, ...], ...], ...]
    """The rows of each page, that of headings first."""

    @property
    def heading(self) -> tuple[str, ...]:
        """The headings of the columns on the first page."""
        return self.pages[0][0]

    @property
    def whole(self) -> tuple[tuple[str, ...], ...]:
        """The rows below the headings, the row that the page break cuts in two as its second half has it."""
        first, second = _halves(self)
        if not first:
            return self._rows
        whole = (*second[:3], *map(_in_lines, first[3:5], second[3:5]), f"{first[5]} {second[5]}", *second[6:])
        return tuple(whole if each is second else each for each in self._rows if each is not first)

    @property
    def _rows(self) -> tuple[tuple[str, ...], ...]:
        return tuple(each for rows in self.pages for each in rows[1:])

    @property
    def expected(self) -> Iterator[Expected]:
        """The criteria with their areas."""
        area, above = "", dict[str, str]()
        for cells in self.whole:
            if is_area(cells):
                area, above = area_of(cells)[1], {}
                continue
            texts = dict(zip(self.columns, cells, strict=True))
            label = _LABEL.match(texts["criterion"])
            assert label
            merged = self.merged(cells)
            texts["criterion"] = texts["criterion"][label.end() :]
            texts |= {name: above[name] for name in merged}
            yield Expected(area, label[1] or "", texts, frozenset(merged))
            above = texts

    def merged(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The columns of a row whose cells continue the cell above."""
        if "score" in self.columns:
            return ()
        return next((columns for start, columns in _MERGED.items() if cells[1].startswith(start)), ())


@cache
def annexes() -> tuple[Transcribed, Transcribed]:
    """The annex “duy trì” and the annex “khắc phục”."""
    text = (ROOT / "tests" / "data" / "annexes.txt").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in re.split(r"\n{2,}", text.strip())]
    starts = [at for at, block in enumerate(blocks) if block[0].startswith("MỤC TIÊU")] + [len(blocks)]
    first, second = (_annex(blocks[start:end]) for start, end in pairwise(starts))
    return first, second


def _annex(blocks: list[list[str]]) -> Transcribed:
    (title,), (reference,), *pages = blocks
    columns = _REMEDY if "Điểm đạt được" in pages[0][0] else _MAINTAIN
    return Transcribed(
        title, reference, columns, tuple(tuple(_filled(line, len(columns)) for line in each) for each in pages)
    )


def _filled(line: str, width: int) -> tuple[str, ...]:
    """The cells of a line, with blank ones at its end."""
    cells = line.split("\t")
    return (*cells, *[""] * (width - len(cells)))


def is_area(cells: tuple[str, ...]) -> bool:
    """True for the row of an area."""
    return re.match(r"[IVX]+(?: |$)", cells[0]) is not None


def area_of(cells: tuple[str, ...]) -> tuple[str, str]:
    """The number and the title of an area, which may stand in one cell or in two."""
    number, title = re.fullmatch(r"([IVX]+) (.+)", f"{cells[0]} {cells[1]}".strip()).groups()  # type: ignore[union-attr]
    return number, title


def _halves(annex: Transcribed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = annex._rows
    return next(
        ((each, below) for each, below in pairwise(rows) if not each[0] and not is_area(each)),
        ((), ()),
    )


def _in_lines(first: str, second: str) -> str:
    return f"{first}\n{second}"


def merged() -> bytes:
    """The first way: what continues is merged, an area's row is one cell or two, as printed."""
    return word.document(
        *_above(), *_annexes_in_word(lambda annex: merged_down([*_heading(annex), *_merged_rows(annex)]))
    )


def blank() -> bytes:
    """The second way: blank cells instead of merges, those of areas included."""
    return word.document(*_above(), *_annexes_in_word(lambda annex: (_heading(annex)[0], *map(row_of, annex.whole))))


def cut() -> bytes:
    """The third way: one table, in which headings come again after each page and a row is cut in two."""
    return word.document(
        *_above(), *_annexes_in_word(lambda annex: tuple(row_of(each) for rows in annex.pages for each in rows))
    )


def cut_in_tables() -> bytes:
    """The third way once more: a table each page."""
    blocks = [
        block
        for annex in annexes()
        for block in (
            *_titles(annex),
            *(f"{word.table(tuple(map(row_of, rows)))}<w:p/>" for rows in annex.pages),
        )
    ]
    return word.document(*_above(), *blocks)


def pasted() -> bytes:
    """The fifth way: the first one as a web page."""
    blocks = []
    for annex in annexes():
        blocks += [page.paragraph(f"<b>{annex.title}</b>"), page.paragraph(f"<i>{annex.reference}</i>")]
        blocks.append(page.table(merged_down([*_heading(annex), *_merged_rows(annex)])))
    return page.page(*blocks)


def _above() -> tuple[str, ...]:
    """The Kế hoạch before the annexes, in short."""
    return (
        word.letterhead(_ISSUED, "Số:      /KH-UBND", "Cẩm Giàng, ngày      tháng 01 năm 2024"),
        word.paragraph("KẾ HOẠCH\nCải cách hành chính năm 2024", bold=True),
        word.paragraph("Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính năm 2024 như sau:", centred=False),
        word.paragraph("Mục tiêu, nhiệm vụ cụ thể tại các Phụ lục kèm theo Kế hoạch này./.", centred=False),
        word.signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", ""),
    )


def _titles(annex: Transcribed) -> tuple[str, str]:
    return word.paragraph(annex.title, bold=True), word.paragraph(annex.reference, italic=True)


def _annexes_in_word(rows_of: Callable[[Transcribed], Rows]) -> Iterator[str]:
    for annex in annexes():
        yield from (*_titles(annex), word.table(rows_of(annex)), word.paragraph())


def row_of(cells: tuple[str, ...]) -> tuple[Box, ...]:
    """A row whose cells are all there."""
    is_bold = is_area(cells) or cells[0] == "TT"
    return row(*cells, bold=is_bold)


def _heading(annex: Transcribed) -> list[tuple[Box, ...]]:
    return [row(*annex.heading, bold=True, centred=True)]


def _merged_rows(annex: Transcribed) -> Iterator[tuple[Box | None, ...]]:
    width = len(annex.columns)
    for cells in annex.whole:
        if is_area(cells):
            yield (
                (Box(cells[0], bold=True), Box(cells[1], columns=width - 1, bold=True))
                if cells[1]
                else (Box(cells[0], columns=width, bold=True),)
            )
        else:
            hidden = annex.merged(cells)
            yield tuple(None if name in hidden else Box(text) for name, text in zip(annex.columns, cells, strict=True))
