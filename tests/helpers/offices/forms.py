"""The eleven forms of `tests/data/forms` as the offices that use them draw them in Word, each with its own habits.

The contents are those of the plan files there; what stands around the table, how areas, numbers and merges are drawn and
how a document is put together differs from form to form, as it does between offices.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count, islice

from helpers.offices.tables import Box, Rows, merged_down, row
from helpers.offices.word import document, letterhead, paragraph, signature, table
from helpers.support import ROOT

from cchc.loading import load
from cchc.model.criterion import Area, RemedyCriterion
from cchc.model.plan import Plan
from cchc.model.rows import Row
from cchc.model.values import Unscored
from cchc.wording import points

_ISSUED = ("ỦY BAN NHÂN DÂN", "XÃ MẪU")
_GROUPS_OF_H = ("Lĩnh vực kinh tế, tài nguyên", "Lĩnh vực nội vụ, văn hóa", "Lĩnh vực hành chính công")
_ROWS_OF_GROUPS = (10, 8, 6)
Cells = list[Box | None]
"""The cells of a row, each one column wide; `None` continues the cell above."""


@cache
def plan_of(form: str) -> Plan:
    """The plan whose contents a form has."""
    found = load([ROOT / "tests" / "data" / "forms" / f"{form}.yaml"]).cases[0].dossier.plan
    assert found is not None
    return found


def form(name: str) -> bytes:
    """A form as a Word file."""
    return _FORMS[name](plan_of(name))


def _a(plan: Plan) -> bytes:
    """Issued by a Quyết định; TT is an automatic list, money is one merged cell."""
    restarts = count(3)
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append(_across(plan, Box(area.number or ""), area.title.upper()))
        number = str(next(restarts))
        rows += [[Box(listed=number), *_cells(plan, each)[1:]] for each in own]
    return document(
        letterhead(_ISSUED, "Số:      /QĐ-UBND", "Mẫu, ngày      tháng 01 năm 2026"),
        paragraph("QUYẾT ĐỊNH\nVề việc ban hành danh mục nhiệm vụ cải cách hành chính năm 2026", bold=True),
        paragraph("Điều 1. Ban hành kèm theo Quyết định này danh mục nhiệm vụ.", centred=False),
        signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Nguyễn Văn Mẫu"),
        paragraph("PHỤ LỤC", bold=True),
        paragraph(plan.title.upper(), style="Heading1"),
        paragraph(
            "(Ban hành kèm theo Quyết định số      /QĐ-UBND ngày     tháng 01 năm 2026\ncủa Ủy ban nhân dân xã Mẫu)",
            italic=True,
        ),
        table(_with_heading(plan, rows)),
        restarts=len(plan.areas),
    )


def _b(plan: Plan) -> bytes:
    """The rest of an area's row is blank cells; times are bare years."""
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append([Box(area.number or "", bold=True), Box(area.title, bold=True), *[Box()] * (len(plan.printed) - 2)])
        rows += [_cells(plan, each) for each in own]
    return document(
        paragraph("Phụ lục", bold=True),
        paragraph(plan.title.upper(), bold=True),
        paragraph(
            "(Kèm theo Kế hoạch số     /KH-UBND ngày     tháng 01 năm 2026 của Ủy ban nhân dân xã Mẫu)", italic=True
        ),
        paragraph("_______________"),
        table(_with_heading(plan, rows), headings=0),
    )


def _c(plan: Plan) -> bytes:
    """An area is one merged cell; TT runs on; the annex is signed."""
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append([Box(f"{area.number}. {area.title.upper()}", columns=len(plan.printed), bold=True)])
        rows += [_cells(plan, each) for each in own]
    return document(
        paragraph(f"PHỤ LỤC\n{plan.title.upper()}", bold=True),
        paragraph("(Kèm theo Kế hoạch số ..../KH-UBND ngày .../01/2026 của UBND xã Mẫu)", italic=True),
        table(_with_heading(plan, rows)),
        paragraph(),
        signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Trần Thị Mẫu"),
    )


def _d(plan: Plan) -> bytes:
    """No areas; the lines of a cell are line breaks of one paragraph."""
    rows = [_cells(plan, each) for each in plan.rows]
    return document(
        letterhead(_ISSUED, "Số:      /UBND-VP\nV/v Tháng cao điểm", "Mẫu, ngày      tháng 01 năm 2026"),
        paragraph("Kính gửi: Các phòng, đơn vị thuộc xã."),
        paragraph("Ủy ban nhân dân xã phân công như sau:", centred=False),
        paragraph("PHỤ LỤC", bold=True),
        paragraph(plan.title.upper().replace(" PHỤC VỤ", "\nPHỤC VỤ"), bold=True),
        paragraph("(Kèm theo Công văn số      /UBND-VP ngày      tháng 01 năm 2026 của UBND xã Mẫu)", italic=True),
        table(_with_heading(plan, rows), breaks=True),
    )


def _e(plan: Plan) -> bytes:
    """“Phụ lục I” and the name in one style; TT with a full stop; the area's title over the rest of the row."""
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append(_across(plan, Box(area.number or ""), area.title.upper()))
        rows += [[Box(f"{each.number}."), *_cells(plan, each)[1:]] for each in own]
    return document(
        paragraph("PHỤ LỤC I", style="Heading1"),
        paragraph(plan.title.upper(), style="Heading1"),
        paragraph(
            "(Kèm theo Kế hoạch số   /KH-UBND\nngày   tháng 01 năm 2026 của Ủy ban nhân dân xã Mẫu)", italic=True
        ),
        table(_with_heading(plan, rows)),
    )


def _f(plan: Plan) -> bytes:
    """Groups by agency, “A. …”; merged down; bullets of an automatic list; a note under the table."""
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append([Box(f"{area.number}. {area.title.upper()}", columns=len(plan.printed), bold=True)])
        rows += [[_bulleted(cell) for cell in _cells(plan, each)] for each in own]
    return document(
        paragraph("Phụ lục\n" + plan.title.upper(), bold=True),
        paragraph("(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng 01 năm 2026 của UBND xã Mẫu)", italic=True),
        table(_with_heading(plan, rows)),
        paragraph("<i>Ghi chú: Các đơn vị chủ động báo cáo kết quả trước ngày 25 hằng tháng.</i>", centred=False),
    )


def _g(plan: Plan) -> bytes:
    """Two levels of areas, A and I in it; a group of tasks is a row with nothing but a title."""
    rows: list[Cells] = []
    known: tuple[Area, ...] = ()
    for each in plan.rows:
        if each.areas != known:
            new = [area for area in each.areas if area not in known]
            rows += [
                _across(plan, Box(area.number or ""), area.title.upper() if area.areas else area.title) for area in new
            ]
            known = each.areas
        rows.append(_cells(plan, each))
    return document(
        paragraph("PHỤ LỤC II", bold=True),
        paragraph(plan.title.upper(), bold=True),
        paragraph("(Kèm theo Kế hoạch số      /KH-UBND ngày      /01/2026 của Ủy ban nhân dân xã Mẫu)", italic=True),
        table(_with_heading(plan, rows)),
    )


def _h(plan: Plan) -> bytes:
    """No areas, but several tables, each with a line above it, whose TT begins again."""
    blocks = []
    for at, (title, own) in enumerate(groups_of_h(plan), 1):
        numbered = [[Box(str(number)), *_cells(plan, each)[1:]] for number, each in enumerate(own, 1)]
        blocks += [paragraph(f"{at}. {title}", bold=True, centred=False), table(_with_heading(plan, numbered))]
    return document(
        paragraph("PHỤ LỤC", bold=True),
        paragraph(plan.title.upper(), bold=True),
        paragraph("(Kèm theo Báo cáo số      /BC-UBND ngày      tháng 01 năm 2026 của UBND xã Mẫu)", italic=True),
        *blocks,
    )


def groups_of_h(plan: Plan) -> Iterator[tuple[str, Sequence[Row]]]:
    """The tables of the form without areas, which an importer takes for areas: their titles and rows."""
    rows = iter(plan.rows)
    for title, number in zip(_GROUPS_OF_H, _ROWS_OF_GROUPS, strict=True):
        yield title, tuple(islice(rows, number))


def _i(plan: Plan) -> bytes:
    """No TT; an area is one merged cell; a committee of the Party issues it."""
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append([Box(f"{area.number}. {area.title.upper()}", columns=len(plan.printed), bold=True)])
        rows += [_cells(plan, each) for each in own]
    return document(
        letterhead(("ĐẢNG ỦY XÃ MẪU", "*"), "Số      -KH/ĐU", "Mẫu, ngày      tháng 02 năm 2026"),
        paragraph("PHỤ LỤC", bold=True),
        paragraph(plan.title.upper(), bold=True),
        paragraph("(Kèm theo Kế hoạch số      -KH/ĐU ngày      tháng 02 năm 2026 của Đảng ủy xã Mẫu)", italic=True),
        table(_with_heading(plan, rows)),
    )


def _j(plan: Plan) -> bytes:
    """A scoring table: codes before the titles, an area's points in its title."""
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append([Box(f"{area.number}. {area.title.upper()}", columns=len(plan.printed), bold=True)])
        rows += [_cells(plan, each) for each in own]
    return document(
        paragraph("BẢNG TIÊU CHÍ", bold=True),
        paragraph(plan.title.removeprefix("Bảng tiêu chí "), bold=True),
        paragraph("(Ban hành kèm theo Quyết định số     /QĐ-UBND ngày     /01/2026 của UBND xã Mẫu)", italic=True),
        table(_with_heading(plan, rows)),
    )


def _k(plan: Plan) -> bytes:
    """The marks of an index: a heading of two rows, three of whose columns stand under one."""
    names = [column.heading or "" for column in plan.printed]
    first = [Box(name, rows=2) for name in names[:3]] + [Box("Kết quả đánh giá", columns=3)]
    heading = (row(*first, *(Box(name, rows=2) for name in names[6:]), bold=True), row(*names[3:6], bold=True))
    rows: list[Cells] = []
    for area, own in _by_area(plan):
        rows.append(
            [Box(area.number or "", bold=True), Box(area.title.upper(), bold=True), *[Box()] * (len(names) - 2)]
        )
        rows += [_cells(plan, each) for each in own]
    return document(
        paragraph("PHỤ LỤC", bold=True),
        paragraph(plan.title.upper(), bold=True),
        paragraph("(Kèm theo Báo cáo số      /BC-UBND ngày      tháng 01 năm 2026 của UBND xã Mẫu)", italic=True),
        table((*heading, *merged_down(rows)), headings=2),
    )


_FORMS: dict[str, Callable[[Plan], bytes]] = {
    "a": _a,
    "b": _b,
    "c": _c,
    "d": _d,
    "e": _e,
    "f": _f,
    "g": _g,
    "h": _h,
    "i": _i,
    "j": _j,
    "k": _k,
}
FORMS = tuple(_FORMS)


def _by_area(plan: Plan) -> Iterator[tuple[Area, list[Row]]]:
    for area in plan.areas:
        yield area, [each for each in plan.rows if each.areas == (area,)]


def _with_heading(plan: Plan, rows: Sequence[Cells]) -> Rows:
    heading = row(*(column.heading or "" for column in plan.printed), bold=True, centred=True)
    return (heading, *merged_down(rows))


def _across(plan: Plan, number: Box, title: str) -> Cells:
    """The row of an area: its number, its title over the rest."""
    return [Box(number.text, bold=True), Box(title, columns=len(plan.printed) - 1, bold=True)]


def _cells(plan: Plan, each: Row) -> Cells:
    """The cells of a row in print order."""
    return [None if each.continues(column.name) else Box(text_in(each, column.name)) for column in plan.printed]


def text_in(each: Row, column: str) -> str:
    """The text of a cell, as the plan means it and the form writes it."""
    criterion = each.criterion
    if column == "criterion":
        return f"{criterion.code}. {criterion.title}"
    if column == "max_score":
        return "" if criterion.max_score is None else points(criterion.max_score)
    if column == "score":
        return _score(criterion)
    own = {"number": each.number, "code": criterion.code, "title": criterion.title}
    return (own[column] if column in own else each.text(column)) or ""


def _score(criterion: object) -> str:
    if not isinstance(criterion, RemedyCriterion) or criterion.score is Unscored.PENDING:
        return ""
    return criterion.score.value if isinstance(criterion.score, Unscored) else points(criterion.score)


def _bulleted(box: Box | None) -> Box | None:
    """A cell whose lines all begin with a dash, as an automatic list."""
    if box is None or not all(line.startswith("- ") for line in box.text.split("\n")):
        return box
    return Box("\n".join(line.removeprefix("- ") for line in box.text.split("\n")), listed="bullet")
