"""The workbook of lost points says what the plan says, and computes what the program computes."""

import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.rule_checks import criterion, model
from helpers.support import COMMUNE
from helpers.tools import IN_CI
from helpers.workbook_making import REMEDY, opened, saved
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.computed import Computed
from cchc.analysis.coverage import Coverage, Covered, covered
from cchc.analysis.recovery import recovered
from cchc.analysis.scenario import scenario
from cchc.analysis.tracking import Asking
from cchc.documents.workbooks.gaps_workbook import gaps_workbook
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.phrasing.coverages import COVERAGES, capital, shown_classes

DAY = Asking(date(2024, 7, 15))
REAL = covered("2023_gaps.yaml", REMEDY, DAY)
WORD, SURVEY = "không phát sinh", "điều tra XHH"
NOTHING = Computed()
EVERY_KIND = [
    criterion("1.1", score="0,5", lead="Công chức A"),
    criterion("1.2", score=WORD),
    criterion("1.3", "1", score=None),
    criterion("1.4", "1", score=SURVEY),
    *(
        criterion(
            code,
            "3",
            score=score,
            parts=[criterion(f"{code}.{at}", "1.5", score=own) for at, own in enumerate(parts, 1)],
        )
        for code, score, parts in (
            ("2.1", "2", ("1", "1")),
            ("2.2", "1", (None, None)),
            ("2.3", None, (None, "0,125")),
            ("2.4", "1", ("1", WORD)),
            ("2.5", None, (WORD, None)),
        )
    ),
]

FAMILIES = [
    *(
        criterion(
            code,
            "4",
            score=score,
            lead="Công chức A",
            timeframe="Năm 2024",
            parts=[criterion(f"{code}.{at}", score=own, lead=lead) for at, (own, lead) in enumerate(parts, 1)],
        )
        for code, score, parts in (
            ("1.1", "3", (("1", "Công chức A"), (None, "Ông C"))),
            ("1.2", "2.5", (("1.25", "Công chức A; Ông C"), (None, None))),
            ("1.3", "2", (("1.5", None), ("0.5", "Công chức A"))),
            ("1.4", None, (("1", "Công chức A"), (None, "Ông C"))),
            ("1.5", WORD, ((None, "Ông C"), (None, None))),
        )
    ),
    criterion("1.6", score="2"),
    criterion("1.7", score=None, lead="Ông C"),
]
"""Parents that tell of a loss, and parents whose parts do; what lost nothing, and what is not scored yet."""


def made(*criteria: dict[str, Any], **fields: str) -> Covered:
    """What a plan of these criteria in one area lost; the last one stands in a second area."""
    plan = model({"I": list(criteria[:-1]), "II": list(criteria[-1:])}, assessed_year="2023", **fields).plan
    assert plan is not None
    return covered("p.yaml", SoundDossier(plan, COMMUNE), DAY)


def book_of(*found: Covered, computed: Computed = NOTHING, formulas: bool = False) -> Workbook:
    return opened(gaps_workbook(found, computed, None), formulas=formulas)


def row_of(sheet: Worksheet, text: str, column: str = "A") -> int:
    """The row that has a text in a column."""
    return next(int(cell.row) for cell in sheet[column] if cell.value == text)


def values(sheet: Worksheet, row: int, columns: str = "CDE") -> list[Any]:
    return [sheet[f"{column}{row}"].value for column in columns]


def test_the_summary_has_the_areas_and_the_classes_of_the_one_plan() -> None:
    sheet = book_of(REAL)["Tổng hợp"]
    assert [cell.value for cell in sheet[4]] == ["Lĩnh vực", "Tối đa", "Đạt", "Mất", "Tỷ trọng điểm mất"]
    assert values(sheet, row_of(sheet, "III. Cải cách thủ tục hành chính"), "BCD") == [6, 1, 5]
    assert values(sheet, row_of(sheet, "Tổng cộng"), "BCDE") == [27.5, 8, 19.5, None]
    assert values(sheet, row_of(sheet, "Có đầu mối, chưa ấn định thời hạn"), "BC") == [4, 9]
    assert values(sheet, row_of(sheet, "Cộng"), "BC") == [10, 19.5]
    assert [sheet[f"A{row_of(sheet, 'Cộng') + at}"].value for at in (2, 3)] == [
        "Nguồn điểm: chưa ghi.",
        "Chỉ gồm 10 tiêu chí bị mất điểm; không phải tổng điểm Chỉ số CCHC của xã.",
    ]


def test_a_sheet_has_each_criterion_with_its_remedy_and_each_sum() -> None:
    sheet = book_of(REAL)["Theo tiêu chí"]
    assert [cell.value for cell in sheet[4]] == [
        *("Mã", "Tiêu chí, tiêu chí thành phần", "Tối đa", "Đạt", "Mất", "Tỷ lệ đạt", "Tỷ trọng điểm mất"),
        *("Chủ trì", "Thời hạn", "Tình trạng", "Phân công khắc phục", "Ở phụ lục duy trì", "Cách tính vào tổng"),
        "Mất tính theo phân công",
    ]
    assert [cell.value for cell in sheet[row_of(sheet, "5.3.2")]][2:] == [
        *(4, 1.5, 2.5, 0.375, pytest.approx(2.5 / 19.5), "Cán bộ, công chức", "chưa ấn định", "chưa ghi nhận"),
        "Chủ trì là tập thể hoặc cơ quan ngoài xã",
        "thuộc 5.3 · Cán bộ, công chức; Các tổ chức, cá nhân có liên quan · chưa ấn định",
        *(3, 2.5),
    ]
    assert values(sheet, row_of(sheet, "Cộng lĩnh vực III", "B")) == [6, 1, 5]
    assert values(sheet, row_of(sheet, "Tổng cộng", "B")) == [27.5, 8, 19.5]
    assert [sheet.column_dimensions[letter].hidden for letter in "LMN"] == [False, True, True]
    assert sheet.print_area == "'Theo tiêu chí'!$A$1:$L$22"


def test_only_scores_that_may_change_are_open() -> None:
    sheet = book_of(made(*EVERY_KIND))["Theo tiêu chí"]
    cells = [(sheet[f"A{cell.row}"].value, cell.protection.locked) for cell in sheet["D"][4:]]
    assert [code for code, locked in cells if not locked] == [
        *("1.1", "1.3", "1.4", "2.1.1", "2.1.2", "2.2", "2.3.1", "2.3.2", "2.4.1", "2.5.2"),
    ]
    assert sheet.protection.sheet
    (check,) = sheet.data_validations.dataValidation
    assert (check.type, check.formula1, check.formula2, str(check.sqref)) == ("decimal", "0", "C5", "D5:D26")


def test_parties_have_their_criteria_below_them_and_the_largest_loss_first() -> None:
    sheet = book_of(REAL)["Theo đầu mối"]
    assert [[cell.value for cell in row[:3]] for row in sheet["A5:C8"]] == [
        ["Công chức Văn phòng - Thống kê", None, 4],
        ["Kết quả thực hiện rà soát, đơn giản hóa TTHC", "3.2.2", 4],
        ["Công chức Tư pháp - Hộ tịch", None, 2],
        ["Theo dõi thi hành pháp luật (TDTHPL)", "2.1", 2],
    ]


def test_who_leads_is_told_of_each_score_that_may_change_but_a_class_only_of_what_lost_points() -> None:
    book = book_of(
        made(*(criterion(f"1.{at}", score=score, lead="Công chức A") for at, score in enumerate(("1", "2", None), 1)))
    )
    sheet = book["Theo tiêu chí"]
    assert [values(sheet, row_of(sheet, code), "HKN") for code in ("1.1", "1.2", "1.3")] == [
        ["Công chức A", "Có đầu mối, chưa ấn định thời hạn", 1],
        ["Công chức A", None, 0],
        ["Công chức A", None, None],
    ]
    parties = book["Theo đầu mối"]
    assert [values(parties, row, "ABC") for row in range(5, 9)] == [
        ["Công chức A", None, 1],
        ["Tiêu chí 1.1", "1.1", 1],
        ["Tiêu chí 1.2", "1.2", 0],
        ["Tiêu chí 1.3", "1.3", None],
    ]


def test_several_plans_have_sheets_of_their_own_and_a_summary_of_their_sums() -> None:
    book = book_of(REAL, made(criterion("1.1", score="0,5"), criterion("1.2", score="2")))
    assert book.sheetnames == [
        *("Tổng hợp", "Theo tiêu chí – Cẩm Giàng", "Theo đầu mối – Cẩm Giàng", "Theo tiêu chí – A", "Theo đầu mối – A"),
    ]
    summary = book["Tổng hợp"]
    assert [[cell.value for cell in row[:4]] for row in summary["A5:D6"]] == [
        ["Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng", 27.5, 8, 19.5],
        ["Chỉ số CCHC năm 2023, UBND A", 4, 2.5, 1.5],
    ]


def test_what_was_asked_has_a_sheet_of_its_own() -> None:
    assert isinstance(REMEDY.plan, RemedyPlan)
    assumed = Computed({REAL.name: scenario(REAL.gaps, REMEDY, {"3.2.2": Decimal(4)})})
    sheet = book_of(REAL, computed=assumed)["Phương án"]
    assert sheet["A1"].value == "PHƯƠNG ÁN GIẢ ĐỊNH – Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng"
    assert [cell.value for cell in sheet[5]][2:] == [4, 0, 4, 4, 0]
    assert [cell.value for cell in sheet[7]] == [None, "Tổng cộng", 27.5, 8, 12, 19.5, 15.5]
    won = Computed({}, {REAL.name: recovered(REMEDY.plan, REMEDY, Decimal(10))})
    sheet = book_of(REAL, computed=won)["Phương án"]
    assert [cell.value for cell in sheet[5]] == [
        *(1, "1.6 (2); 2.1 (2); 3.2.2 (4); 5.3.2 (2,5)", 10.5, "xã tự quyết định được"),
    ]
    assert sheet[f"A{sheet.max_row}"].value == "Số liệu tính toán, không phải kết quả chấm điểm."


@pytest.mark.parametrize("title", ["=1+1", "+84", "-5", "@SUM(A1)", '=cmd|" /C calc"!A0'])
def test_a_title_never_becomes_a_formula(title: str) -> None:
    book = book_of(
        made(criterion("1.1", score="0", lead=title) | {"title": title}, criterion("1.2", score="2")), formulas=True
    )
    texts = [book["Theo tiêu chí"][place] for place in ("B5", "H5")] + [
        book["Theo đầu mối"][place] for place in ("A5", "A6")
    ]
    assert [cell.data_type for cell in texts] == ["s"] * 4
    assert (texts[0].value, texts[3].value) == (title, title)


def recalculated(books: Mapping[str, Workbook], folder: Path) -> dict[str, Workbook]:
    """The books as LibreOffice Calc computes them; openpyxl has left out the results that were in the files."""
    for name, book in books.items():
        (folder / name).write_bytes(saved(book))
    out = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    paths = [str(path) for path in (out, *(folder / name for name in books))]
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if not out.is_dir() and not IN_CI:
        pytest.skip("needs LibreOffice Calc")
    return {name: opened((out / name).read_bytes(), formulas=False) for name in books}


def typed(found: Covered, scores: Mapping[str, str]) -> Workbook:
    """The workbook of a plan in which somebody has typed these scores."""
    book = book_of(found, formulas=True)
    sheet = book["Theo tiêu chí"]
    for code, score in scores.items():
        sheet[f"D{row_of(sheet, code)}"].value = float(score)
    return book


SCORES = {
    "real": {"3.2.2": "4", "5.3.2": "3.5"},
    "families": {"1.1": "2", "1.2": "3.25", "1.3.1": "2", "1.4.2": "1.5", "1.6": "0.5", "1.7": "1.375"},
    "every": {"1.1": "0.125", "1.3": "0.5", "2.1.1": "1.5", "2.2": "3", "2.3.1": "1.5", "2.4.1": "0", "2.5.2": "1.125"},
}


@pytest.mark.needs("soffice")
def test_calc_computes_what_the_program_computes(tmp_path: Path) -> None:
    plans = {
        "real": REAL,
        "every": made(*EVERY_KIND),
        "full": made(*EVERY_KIND[:2], not_applicable="full"),
        "families": made(*FAMILIES),
    }
    unchanged = {f"{name}.xlsx": book_of(found, formulas=True) for name, found in plans.items()}
    changed = {f"{name}-typed.xlsx": typed(plans[name], scores) for name, scores in SCORES.items()}
    books = recalculated({**unchanged, **changed}, tmp_path)
    for name, found in plans.items():
        assert_same(books[f"{name}.xlsx"], book_of(found))
    for name, scores in SCORES.items():
        found = plans[name]
        numbers = {code: Decimal(score) for code, score in scores.items()}
        after = scenario(found.gaps, found.dossier, numbers).assumed
        sheet = books[f"{name}-typed.xlsx"]["Theo tiêu chí"]
        for gap in after.criteria:
            assert values(sheet, row_of(sheet, gap.row.address)) == points(gap.points)
        assert values(sheet, row_of(sheet, "Tổng cộng", "B")) == points(after.totals)
        summary = books[f"{name}-typed.xlsx"]["Tổng hợp"]
        assert values(summary, row_of(summary, "Tổng cộng"), "BCD") == points(after.totals)
        told = covered(found.name, SoundDossier(after.plan, found.dossier.commune, found.dossier.maintain), DAY)
        assert_same_remedies(books[f"{name}-typed.xlsx"], book_of(told), classes=list(shown_classes(found)))


def points(of: Any) -> list[Any]:
    return [None if value is None else pytest.approx(float(value)) for value in (of.max_score, of.score, of.gap)]


def assert_same_remedies(one: Workbook, other: Workbook, classes: Iterable[Coverage]) -> None:
    """Assert that two books tell of the same losses by classes, by criteria, and by parties."""
    for name in [*(capital(COVERAGES[each]) for each in classes), "Cộng"]:
        shown, wanted = (values(book["Tổng hợp"], row_of(book["Tổng hợp"], name), "BC") for book in (one, other))
        assert shown == wanted, name
    for sheet, columns in (("Theo tiêu chí", "AHK"), ("Theo đầu mối", "ABC")):
        told = [
            sorted(
                [str(value or None) for value in values(book[sheet], row, columns)]
                for row in range(5, book[sheet].max_row + 1)
            )
            for book in (one, other)
        ]
        assert told[0] == told[1]


def assert_same(one: Workbook, other: Workbook) -> None:
    """Assert that two books show the same in every cell."""
    for sheet in other:
        for row in sheet.iter_rows():
            for cell in row:
                computed = one[sheet.title][cell.coordinate].value
                wanted = pytest.approx(cell.value) if isinstance(cell.value, float | int) else cell.value or None
                assert (computed or None if computed == "" else computed) == wanted, (sheet.title, cell.coordinate)
