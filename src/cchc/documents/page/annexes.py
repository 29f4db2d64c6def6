"""The annexes as they will be printed: their headings, and their tables with merged cells, italics and bold."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cchc.documents.page.office import Offices, PageOffice, PlanAnnex
from cchc.documents.page.tables import (
    DRAWN,
    MOST,
    PageBlock,
    PageCell,
    PageColumn,
    PagePiece,
    PageRow,
    PageSection,
    PageTable,
    cell,
)
from cchc.documents.views.annex import AreaLine, Cell, CriterionLine
from cchc.model.emphasis import plain, runs
from cchc.wording import distinct, slug


def are_shown_whole(offices: Sequence[PageOffice]) -> bool:
    """True if annexes and findings stand on the page: those of many communes are too long for one page."""
    return len(offices) == 1 or sum(len(each.plan.rows) for office in offices for each in office.annexes) <= MOST


def annex_anchors(offices: Sequence[PageOffice]) -> dict[int, str]:
    """The anchors of the rows of all annexes that stand on the page, by their identity."""
    annexes = [each for office in offices for each in office.annexes] if are_shown_whole(offices) else []
    names = distinct([slug(each.annex.label) for each in annexes])
    return {
        id(row): f"{name}-{row.address}" for name, each in zip(names, annexes, strict=True) for row in each.plan.rows
    }


def annexes_section(offices: Offices) -> Iterator[PageSection]:
    """The annexes of all communes, unless these are too many."""
    if offices.are_shown_whole:
        owned = [(office, each) for office in offices.all for each in office.annexes]
        blocks = [_block(offices, office, each, f"bang-phu-luc-{at}") for at, (office, each) in enumerate(owned, 1)]
        yield PageSection("phu-luc", "Phụ lục", tuple(blocks), look="annex")


def _block(offices: Offices, office: PageOffice, own: PlanAnnex, anchor: str) -> PageBlock:
    annex = own.annex
    title = f"{annex.label}, {office.name}" if offices.are_several else annex.label
    columns = tuple(PageColumn(plain(text)) for text in annex.heading.values())
    table = PageTable(anchor, f"Bảng của {title}", columns, tuple(_rows(own, offices)), is_sortable=False)
    return PageBlock(title, said=(annex.title, annex.reference), table=table)


def _rows(own: PlanAnnex, offices: Offices) -> Iterator[PageRow]:
    """The rows; in a table that is not drawn at once, a merged cell ends where a drawing may end."""
    lines, rows = own.annex.lines, iter(own.plan.rows)
    step = DRAWN if len(lines) > MOST else len(lines)
    for start in range(0, len(lines), step):
        drawing = lines[start : start + step]
        for at, line in enumerate(drawing):
            if isinstance(line, CriterionLine):
                cells = tuple(_cells(line, drawing[at + 1 :], begins=at == 0))
                yield PageRow(cells, offices.anchors.get(id(next(rows)), ""))
            else:
                yield PageRow(_of_area(line, len(own.annex.heading)), heads=True)


def _of_area(line: AreaLine, width: int) -> tuple[PageCell, ...]:
    """The cells of an area: its number and, across the others, its title."""
    number = [cell(line.number)] if line.number else []
    return (*number, PageCell((PagePiece(line.title),), columns=width - len(number)))


def _cells(line: CriterionLine, below: Sequence[AreaLine | CriterionLine], *, begins: bool) -> Iterator[PageCell]:
    """The cells of a criterion, without those that a cell above takes; where a drawing `begins` there is none above."""
    for column, own in line.cells.items():
        if begins or own.merge != "continue":
            going_on = takewhile(lambda other: _continues(other, column), below)  # noqa: B023 — used up at once
            yield PageCell(_pieces(own), rows=1 + sum(1 for _ in going_on))


def _continues(line: AreaLine | CriterionLine, column: str) -> bool:
    return isinstance(line, CriterionLine) and line.cell(column).merge == "continue"


def _pieces(own: Cell) -> tuple[PagePiece, ...]:
    return tuple(PagePiece(run.text, italic=run.italic, bold=run.bold) for run in runs(own.text))
