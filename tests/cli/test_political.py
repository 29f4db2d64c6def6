"""Bodies of the Party and the Front: counted in one line, never listed as late, kept in machine formats."""

import csv
import io
import json
from pathlib import Path

import pytest
from docx import Document
from helpers.sheet_making import table_texts
from helpers.support import Run
from openpyxl import load_workbook

TODAY = ("--today", "2026-05-01")
LEADS = {
    "1.1": ("Văn phòng Đảng ủy", "Quý I/2026"),
    "1.2": ("Uỷ ban MTTQ VN xã", "Quý II/2026"),
    "1.3": ("Phòng Kinh tế; Hội Nông dân", "Quý I/2026"),
    "1.4": ("Công an xã", "Quý I/2026"),
    "1.5": ("MTTQ & các đoàn thể", "Quý I/2026"),
    "1.6": ("Đảng ủy, HĐND và UBND", "Quý I/2026"),
}
COMMUNE = """\
cchc: 1
kind: commune
name: Mẫu
unit: xã
issuer: Ủy ban nhân dân xã Mẫu
parties:
- {id: kinh-te, title: Phòng Kinh tế, kind: unit}
- {id: cong-an, title: Công an, kind: outside, head: true}
- {id: vp-dang-uy, title: Văn phòng Đảng ủy, kind: outside}
- {id: mttq, title: Ủy ban MTTQ Việt Nam, short: UBMTTQ, kind: outside, aliases: [MTTQ]}
- {id: hoi-nong-dan, title: Hội Nông dân, kind: group}
- {id: thuong-truc, title: "Đảng ủy, HĐND và UBND", kind: group}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan led by each kind of body, nothing of it done."""
    (tmp_path / "plans").mkdir()
    rows = "".join(
        f'  - {{code: "{code}", title: T, max_score: 1, target: a, tasks: b, lead: "{lead}", timeframe: {when}}}\n'
        for code, (lead, when) in LEADS.items()
    )
    head = "cchc: 1\nkind: maintain\nyear: 2026\ncommune: commune.yaml\ntitle: K\nareas:\n- number: I\n  title: L\n"
    (tmp_path / "plans" / "2026.yaml").write_text(f"{head}  criteria:\n{rows}", encoding="utf-8")
    (tmp_path / "plans" / "2026.progress.yaml").write_text(
        "cchc: 1\nkind: progress\nplan: 2026.yaml\n", encoding="utf-8"
    )
    (tmp_path / "plans" / "commune.yaml").write_text(COMMUNE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


HEADING = """\
                                                                         Quá hạn
Mã    Nhiệm vụ, sản phẩm                                      Thời hạn    (ngày)
────────────────────────────────────────────────────────────────────────────────
"""


@pytest.mark.usefixtures("desk")
def test_what_only_they_lead_is_counted_in_one_line(run: Run) -> None:
    assert run("overdue", *TODAY).out == (
        f"""\
NHIỆM VỤ QUÁ HẠN (tính đến ngày 01/5/2026)

Phòng Kinh tế: 01 nhiệm vụ (01 tiêu chí, tối đa 1 điểm)
{HEADING}1.3   T                                                      31/3/2026        31

Công an: 01 nhiệm vụ (01 tiêu chí, tối đa 1 điểm)
{HEADING}1.4   T                                                      31/3/2026        31

Chưa xác định đầu mối chịu trách nhiệm

Đảng ủy, HĐND và UBND (tập thể): 01 nhiệm vụ (01 tiêu chí, tối đa 1 điểm)
{HEADING}1.6   T                                                      31/3/2026        31

Tổng số: 03 nhiệm vụ quá hạn.
03 tiêu chí có nhiệm vụ quá hạn (tổng điểm tối đa 3; không phải điểm bị mất).
Mức quá hạn: trên 30 ngày: 03 nhiệm vụ.
Cơ quan Đảng, Mặt trận: 02 nhiệm vụ đã đến hạn, chưa ghi nhận kết quả.
"""
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("by", ["area", "criterion", "month"])
def test_they_are_not_listed_under_other_headings_either(run: Run, by: str) -> None:
    out = run("overdue", *TODAY, "--group-by", by).out
    assert [line.split()[0] for line in out.split("\n") if "31/3/2026" in line] == ["1.3", "1.4", "1.6"]
    assert out.endswith("Cơ quan Đảng, Mặt trận: 02 nhiệm vụ đã đến hạn, chưa ghi nhận kết quả.\n")


@pytest.mark.usefixtures("desk")
def test_the_line_counts_what_falls_due_too(run: Run) -> None:
    said = " ".join(run("overdue", *TODAY, "--within", "90d").out.split())
    assert said.endswith(
        "Đến hạn trong 90 ngày tới: không có. "
        "Cơ quan Đảng, Mặt trận: 03 nhiệm vụ, trong đó 02 nhiệm vụ đã đến hạn, chưa ghi nhận kết quả."
    )


@pytest.mark.usefixtures("desk")
def test_who_is_asked_for_by_name_is_listed(run: Run) -> None:
    out = run("overdue", *TODAY, "--official", "mttq").out
    assert "Ủy ban MTTQ Việt Nam (cơ quan ngoài xã): 01 nhiệm vụ (01 tiêu chí, tối đa 1" in out
    assert "Cơ quan Đảng, Mặt trận:" not in out


def test_when_nobody_else_is_late_nothing_fails(run: Run, desk: Path) -> None:
    plan = desk / "plans" / "2026.yaml"
    lines = plan.read_text(encoding="utf-8").split("\n")
    plan.write_text(
        "\n".join(line for line in lines if "Kinh tế" not in line and "Công an" not in line and "HĐND" not in line),
        encoding="utf-8",
    )
    outcome = run("overdue", *TODAY, "--fail-if-any")
    assert (outcome.exit_code, outcome.out) == (
        0,
        "NHIỆM VỤ QUÁ HẠN (tính đến ngày 01/5/2026)\n\n"
        "Không có nhiệm vụ quá hạn tính đến ngày 01/5/2026.\n"
        "Cơ quan Đảng, Mặt trận: 02 nhiệm vụ đã đến hạn, chưa ghi nhận kết quả.\n",
    )


@pytest.mark.usefixtures("desk")
def test_machine_formats_keep_every_item(run: Run) -> None:
    found = json.loads(run("overdue", *TODAY, "--format", "json").out)
    assert found["totals"] == {
        "occurrences": 5,
        "pairs": 7,
        "due_soon": 0,
        "political": 2,
        "points_at_stake": 5,
        "grades": {"1-7": 0, "8-30": 0, "over-30": 5},
    }
    assert [(party["title"], party["political"]) for party in found["parties"]] == [
        ("Phòng Kinh tế", False),
        ("Công an", False),
        ("Văn phòng Đảng ủy", True),
        ("Hội Nông dân", True),
        ("Ủy ban MTTQ Việt Nam", True),
        ("các đoàn thể", True),
        ("Đảng ủy, HĐND và UBND", False),
    ]
    rows = list(csv.reader(io.StringIO(run("overdue", *TODAY, "--format", "csv").out)))[1:]
    assert [row[3] for row in rows] == ["1.3", "1.4", "1.1", "1.3", "1.5", "1.5", "1.6"]
    assert run("overdue", *TODAY, "--format", "ics").out.count("BEGIN:VEVENT") == 5


@pytest.mark.usefixtures("desk")
def test_status_counts_them_in_its_totals_and_names_none(run: Run) -> None:
    by_area, by_party = run("status", *TODAY, "--format", "md").out.split("THEO ĐẦU MỐI")
    assert "Tổng số 06 nhiệm vụ" in by_area
    assert [name for name in ("Đảng ủy\\", "MTTQ", "Hội Nông dân", "đoàn thể") if name in by_party] == []
    assert by_party.rstrip().endswith(
        "Cơ quan Đảng, Mặt trận: 03 nhiệm vụ, trong đó 02 nhiệm vụ đã đến hạn, chưa ghi nhận kết quả."
    )
    assert "nên các dòng cộng lại nhiều hơn tổng số" not in by_party
    found = json.loads(run("status", *TODAY, "--format", "json").out)
    assert sum(party["political"] for party in found["parties"]) == 4


LINE = "Cơ quan Đảng, Mặt trận: 03 nhiệm vụ, trong đó 02 nhiệm vụ đã đến hạn, chưa ghi nhận kết quả."


@pytest.mark.usefixtures("desk")
def test_the_chairmans_message_and_page_count_them_in_one_line(run: Run) -> None:
    message = run("sheet", "--all", *TODAY, "--format", "text").out.split("----------\n\n")[-1]
    assert [line for line in message.split("\n") if line[1:2] == "."] == [
        "1. Phòng Kinh tế",
        "2. Công an",
        "3. Đảng ủy, HĐND và UBND (tập thể)",
    ]
    assert message.endswith(f"\n\n{LINE}\n")
    assert run("sheet", "--all", *TODAY).out == (
        "Đã xuất out/phieu/kinh-te.docx\nĐã xuất out/phieu/cong-an.docx\nĐã xuất out/phieu/lanh-dao.docx\n"
    )
    page = Path("out/phieu/lanh-dao.docx")
    assert LINE in [paragraph.text for paragraph in Document(str(page)).paragraphs]
    assert [row[0].partition(":")[0] for row in table_texts(page.read_bytes())[1:]] == [
        "Phòng Kinh tế",
        "Công an",
        "Chưa xác định đầu mối chịu trách nhiệm",
        "Đảng ủy, HĐND và UBND (tập thể)",
    ]


@pytest.mark.usefixtures("desk")
def test_the_workbooks_count_them_in_one_line(run: Run) -> None:
    assert run("overdue", *TODAY, "-o", "qua-han.xlsx").exit_code == 0
    assert run("status", *TODAY, "-o", "tinh-hinh.xlsx").exit_code == 0
    book = load_workbook("qua-han.xlsx")
    assert book.sheetnames == ["Tổng hợp", "Phòng Kinh tế", "Công an", "Đảng ủy, HĐND và UBND"]
    assert "Cơ quan Đảng, Mặt trận: 02 nhiệm vụ đã đến hạn, chưa ghi nhận kết quả." in column(book.worksheets[0])
    first = column(load_workbook("tinh-hinh.xlsx").worksheets[0])
    assert LINE in first
    assert [text for text in first if "MTTQ" in text or "Văn phòng Đảng" in text] == []


def column(sheet: object) -> list[str]:
    """The texts of a sheet's first column."""
    return [str(row[0]) for row in sheet.iter_rows(max_col=1, values_only=True) if row[0]]  # type: ignore[attr-defined]
