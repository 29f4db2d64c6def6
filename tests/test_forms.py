"""Eleven annexes of the forms that offices really use, from the plan file to the page.

They are of a commune that does not exist, with invented contents: `a` to `d` lists of tasks (money merged down, bare
years, TT that runs on, several leads in a cell), `e` with the result before the time, `f` grouped by agency, `g` with
two levels of areas, `h` without areas, `i` without TT, `j` a scoring table, `k` the marks of an index.
"""

import json
import os
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from helpers.docx_reading import Grid, grid, unmerged
from helpers.support import ROOT, Run
from helpers.tools import LIBERATION
from openxml_audit import OpenXmlValidator

from cchc.cli import main
from cchc.loading import load
from cchc.model.criterion import Criterion, RemedyCriterion
from cchc.model.emphasis import plain
from cchc.model.occurrences import occurrences
from cchc.model.plan import Plan
from cchc.model.rows import Row
from cchc.model.values import Unscored
from cchc.wording import points

FORMS = ROOT / "tests" / "data" / "forms"
SDK = os.environ.get("OOXML_VALIDATOR", "ooxml-validator")
_FULL = 0.7
"""The least part of its room that a page but the last fills."""
_MARGIN = 20 * 72 / 25.4
"""The margin above and below, in points."""


class Expected(NamedTuple):
    """The size of a form: its rows, its occurrences, and those of them that are overdue on 15/7/2026."""

    rows: int
    occurrences: int
    overdue: int


EXPECTED = {
    "a": Expected(14, 27, 12),
    "b": Expected(13, 13, 0),
    "c": Expected(12, 21, 15),
    "d": Expected(12, 12, 12),
    "e": Expected(16, 19, 7),
    "f": Expected(14, 13, 5),
    "g": Expected(26, 40, 22),
    "h": Expected(24, 24, 19),
    "i": Expected(27, 40, 40),
    "j": Expected(19, 0, 0),
    "k": Expected(22, 0, 0),
}
"""`j` and `k` have no column of times."""
ADDRESSES = {
    "a": "I/1 I/2 I/3 I/4 II/1 II/2 III/1 III/2 III/3 IV/1 V/1 V/2 VI/1 VI/2",
    "c": "I/1 I/2 I/3 II/4 II/5 II/6 II/7 II/8 III/9 III/10 III/11 III/12",
    "d": "1 2 3 4 5 6 7 8 9 10 11 12",
    "f": "A/1 A/2 A/3 A/4 B/1 B/2 B/3 B/4 C/1 C/2 C/3 D/1 D/2 D/3",
    "g": (
        "A.I/1 A.I/1.1 A.I/1.2 A.I/1.3 A.I/2 A.I/2.1 A.I/2.2 A.II/1 A.II/1.1 A.II/1.2 B.I/1 B.I/1.1 B.I/1.2 B.I/1.3 "
        "B.I/2 B.I/2.1 B.I/2.2 B.II/1 B.II/1.1 B.II/1.2 B.II/2 B.II/2.1 B.II/2.2 B.III/1 B.III/1.1 B.III/1.2"
    ),
    "j": ("I.1 I.2 I.2.1 I.2.2 I.3 II.1 II.2 II.2.1 II.2.2 II.2.3 II.3 III.1 III.2 IV.1 IV.2 IV.3 IV.3.1 IV.3.2 V.1"),
    "k": ("1.1 1.1.1 1.1.2 1.2 1.2a 1.2b 1.3 2.1 2.2 3.1 3.2 3.2.1 3.2.2 3.3 4.1 4.2 5.1 5.2 6.1 6.2 7.1 7.2"),
}
"""The addresses of the rows: codes where there are some, else areas and TT."""
HEADINGS = {
    "a": ("TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian dự kiến hoàn thành|Kết quả dự kiến|Nguồn kinh phí"),
    "b": "STT|Nhiệm vụ và giải pháp|Chủ trì|Phối hợp|Thời gian",
    "c": "STT|Tên nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian hoàn thành",
    "d": "STT|Nội dung|Chủ trì|Phối hợp|Thời gian",
    "e": "STT|Tên nhiệm vụ|Chủ trì|Phối hợp|Kết quả dự kiến|Thời gian triển khai",
    "f": "STT|Cơ quan chủ trì|Cơ quan phối hợp|Nhóm nhiệm vụ|Nội dung|Chỉ tiêu đạt được|Thời hạn",
    "g": "STT|Nhiệm vụ, giải pháp|Đơn vị thực hiện|Đơn vị phối hợp|Thời gian thực hiện|Sản phẩm đầu ra",
    "h": "STT|Nhiệm vụ|Văn bản giao nhiệm vụ|Cơ quan chủ trì|Thời hạn hoàn thành",
    "i": "Nhiệm vụ|Đơn vị chủ trì|Phối hợp|Sản phẩm|Hạn",
    "j": "Tiêu chí|Điểm chuẩn|Cách chấm|Hướng dẫn|Minh chứng|Chủ trì|Phối hợp",
    "k": (
        "TT|Lĩnh vực/Tiêu chí/Tiêu chí thành phần|Điểm tối đa|Điều tra XHH|Tự đánh giá|Sở đánh giá|Điểm đạt|Chỉ số"
        "|Ghi chú"
    ),
}
"""The columns of the forms, in their order."""
AREAS = {
    "c": ["I|NHIỆM VỤ VỀ THỂ CHẾ VÀ TỔ CHỨC BỘ MÁY", "II|NHIỆM VỤ VỀ THỦ TỤC HÀNH CHÍNH"],
    "f": ["A|VĂN PHÒNG HĐND VÀ UBND", "B|PHÒNG VĂN HÓA - XÃ HỘI"],
    "g": ["A|NHIỆM VỤ CHUNG", "I|Lãnh đạo, chỉ đạo"],
    "h": [],
    "i": ["I. ỔN ĐỊNH TỔ CHỨC BỘ MÁY", "II. CÔNG TÁC XÂY DỰNG ĐẢNG"],
    "j": ["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH (10 ĐIỂM)", "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH (40 ĐIỂM)"],
    "k": ["1|CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "2|CẢI CÁCH THỂ CHẾ"],
}
"""The first rows of areas: in one cell where no column counts."""
REFERENCES = {
    "a": "Quyết định số /QĐ-UBND",
    "c": "Kế hoạch số /KH-UBND",
    "d": "Công văn số /UBND-VP",
    "h": "Báo cáo số /BC-UBND",
    "i": "Kế hoạch số -KH/ĐU",
}
"""The documents that the annexes go with, whose numbers are blank."""


def plan_of(form: str) -> Plan:
    """The plan of a form."""
    found = load([FORMS / f"{form}.yaml"]).cases[0].dossier.plan
    assert found is not None
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the DOCX of every form."""
    folder = tmp_path_factory.mktemp("forms")
    assert main(["render", str(FORMS), "-o", str(folder)]) == 0
    assert sorted(path.stem for path in folder.glob("*.docx")) == sorted(EXPECTED)
    return folder


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the PDF of every form."""
    folder = tmp_path_factory.mktemp("forms-pdf")
    assert main(["render", str(FORMS), "--pdf", "-o", str(folder)]) == 0
    return folder


def printed(folder: Path, form: str) -> Grid:
    """The rows of a form's table: that of headings, then areas and lines, without the closing."""
    *rows, closing = grid((folder / f"{form}.docx").read_bytes())
    assert [text for text, _, _ in closing] == ["./."]
    return rows


def test_each_form_is_sound_and_nothing_is_found_in_it(run: Run) -> None:
    told = run("validate", FORMS)
    assert (told.exit_code, told.out) == (0, "")
    assert told.err == "Đã kiểm tra 12 tệp: không có lỗi, không có cảnh báo.\n"


@pytest.mark.parametrize("form", EXPECTED)
def test_rows_and_what_they_are_due_for_are_these(run: Run, form: str) -> None:
    plan = plan_of(form)
    told = run("overdue", FORMS / f"{form}.yaml", "--today", "2026-07-15", "--format", "json")
    overdue = json.loads(told.out)["totals"]["occurrences"]
    assert Expected(len(plan.rows), len(occurrences(plan)), overdue) == EXPECTED[form]


@pytest.mark.parametrize("form", ADDRESSES)
def test_each_row_has_its_address(form: str) -> None:
    assert " ".join(row.address for row in plan_of(form).rows) == ADDRESSES[form]


@pytest.mark.parametrize("form", HEADINGS)
def test_columns_are_printed_in_the_forms_order_under_the_forms_headings(folder: Path, form: str) -> None:
    assert "|".join(text for text, _, _ in printed(folder, form)[0]) == HEADINGS[form]


@pytest.mark.parametrize("form", AREAS)
def test_areas_are_printed_as_they_are_numbered(folder: Path, form: str) -> None:
    across = [row for row in printed(folder, form)[1:] if len(row) < len(HEADINGS[form].split("|"))]
    assert ["|".join(text for text, _, _ in row) for row in across][:2] == AREAS[form]


@pytest.mark.parametrize("form", EXPECTED)
def test_each_cell_says_what_the_plan_says(folder: Path, form: str) -> None:
    plan, width = plan_of(form), len(HEADINGS[form].split("|"))
    lines = [row for row in unmerged(printed(folder, form)[1:]) if len(row) == width]
    assert lines == [[meant(row, column.name) for column in plan.printed] for row in plan.rows]


def meant(row: Row, column: str) -> str:
    """The text of a cell as the plan means it."""
    criterion = row.criterion
    own = {
        "number": row.number,
        "code": criterion.code,
        "title": criterion.title,
        "criterion": f"{criterion.code}. {criterion.title}",
        "max_score": "" if criterion.max_score is None else points(criterion.max_score),
        "score": score(criterion),
    }
    return plain((own[column] if column in own else row.text(column)) or "")


def score(criterion: Criterion) -> str:
    """The printed score: a number, or the word in its place; blank for one that is not known yet."""
    if not isinstance(criterion, RemedyCriterion) or criterion.score is Unscored.PENDING:
        return ""
    return points(criterion.score) if isinstance(criterion.score, Decimal) else criterion.score.value


@pytest.mark.parametrize("form", REFERENCES)
def test_an_annex_names_the_document_that_it_goes_with(folder: Path, form: str) -> None:
    texts = [paragraph.text for paragraph in Document(str(folder / f"{form}.docx")).paragraphs]
    (reference,) = (re.sub("[\\xa0 ]+", " ", text) for text in texts if text.startswith("("))
    assert reference.startswith(f"(Kèm theo {REFERENCES[form]} ngày tháng ")


def test_a_paper_copy_of_form_c_is_signed_for_the_chairman(run: Run, tmp_path: Path) -> None:
    paper = ("--medium", "paper", "--number", "05", "--date", "2026-01-15", "--signature-block")
    assert run("render", FORMS / "c.yaml", *paper, "-o", tmp_path / "c.docx").exit_code == 0
    *_, [(closing, _, _)] = grid((tmp_path / "c.docx").read_bytes())
    assert [line for line in closing.split("\n") if line] == [
        "./.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ]
    told = run("check", tmp_path / "c.docx")
    assert (told.exit_code, told.out) == (0, "")


@pytest.mark.parametrize("form", EXPECTED)
def test_check_finds_nothing(run: Run, folder: Path, form: str) -> None:
    told = run("check", folder / f"{form}.docx")
    assert (told.exit_code, told.out) == (0, "")


@pytest.mark.parametrize("form", EXPECTED)
def test_openxml_audit_finds_nothing(folder: Path, form: str) -> None:
    found = OpenXmlValidator().validate(str(folder / f"{form}.docx"))
    assert [error.description for error in found.errors] == []


@pytest.mark.needs(SDK)
@pytest.mark.parametrize("form", EXPECTED)
def test_the_open_xml_sdk_finds_nothing(folder: Path, form: str) -> None:
    file = folder / f"{form}.docx"
    told = subprocess.run([SDK, file], capture_output=True, encoding="utf-8", check=False).stdout
    assert json.loads(told) == {"file": str(file), "ok": True, "errors": []}


@pytest.mark.parametrize("form", EXPECTED)
def test_fmt_has_nothing_to_do_and_brings_columns_back_to_their_place(run: Run, tmp_path: Path, form: str) -> None:
    canonical = (FORMS / f"{form}.yaml").read_text(encoding="utf-8")
    (columns,) = re.findall(r"^columns:\n(?:- .*\n)+", canonical, re.MULTILINE)
    displaced = canonical.replace(columns, "") + columns
    for name, text in {"as-it-is": canonical, "displaced": displaced}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert run("fmt", "--check", tmp_path / "as-it-is.yaml").exit_code == 0
    assert run("fmt", tmp_path / "displaced.yaml").exit_code == 0
    assert (tmp_path / "displaced.yaml").read_text(encoding="utf-8") == canonical


def test_fmt_leaves_a_group_of_headings_a_group(run: Run, tmp_path: Path) -> None:
    listed = (FORMS / "e.yaml").read_text(encoding="utf-8")
    (columns,) = re.findall(r"^columns:\n(?:- .*\n)+", listed, re.MULTILINE)
    grouped = listed.replace(columns, columns.replace("\n- ", "\n  "))
    (tmp_path / "e.yaml").write_text(grouped, encoding="utf-8")
    assert run("fmt", tmp_path / "e.yaml").exit_code == 0
    (after,) = re.findall(r"^columns:\n(?: +.*\n)+", (tmp_path / "e.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(after.splitlines()) == sorted(columns.replace("\n- ", "\n  ").splitlines())


def test_gaps_passes_over_tasks_and_takes_no_missing_score_for_a_loss(run: Run) -> None:
    (plan,) = json.loads(run("gaps", FORMS, "--format", "json").out)["plans"]
    unscored = [each for each in plan["criteria"] if each["score_state"] != "scored"]
    assert [(each["code"], each["score_state"], each["score"], each["gap"]) for each in unscored] == [
        ("1.3", "survey", None, None),
        ("2.1", "not_applicable", None, None),
        ("3.3", "survey", None, None),
        ("4.2", "pending", None, None),
        ("6.2", "not_applicable", None, None),
    ]
    assert plan["totals"] == {"max_score": 33.75, "score": 23.375, "gap": 2.375}


@pytest.mark.needs("soffice", "pdftotext", LIBERATION)
@pytest.mark.parametrize("form", EXPECTED)
def test_every_page_but_the_last_is_filled(pdfs: Path, form: str) -> None:
    assert [share for share in filled(pdfs / f"{form}.pdf")[:-1] if share < _FULL] == []


def filled(pdf: Path) -> list[float]:
    """The part of each page's room down to its last line."""
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    shares = []
    for page in told.split("<page ")[1:]:
        height = float(re.findall(r'height="([\d.]+)"', page)[0])
        ends = [float(end) for end in re.findall(r'yMax="([\d.]+)"', page)]
        shares.append((max(ends) - _MARGIN) / (height - 2 * _MARGIN))
    return shares


@pytest.mark.needs("soffice", "pdftotext", LIBERATION)
@pytest.mark.parametrize("form", EXPECTED)
def test_the_closing_is_on_a_page_with_the_last_row(pdfs: Path, form: str) -> None:
    told = subprocess.run(
        ["pdftotext", "-layout", pdfs / f"{form}.pdf", "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    *_, last = told.split("\f")[:-1]
    title = plan_of(form).rows[-1].criterion.title
    assert last.rstrip().endswith("./.")
    assert title.split()[0] in last
