import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.support import CAM_GIANG, CAM_GIANG_IN_CSV, ROOT, Run

pytestmark = pytest.mark.usefixtures("in_project", "last_day")


@pytest.fixture
def last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the last day of the year of the real plans."""
    monkeypatch.setenv("CCHC_TODAY", "2024-12-31")


FOOT = """\
        Tổng cộng                         27,5     8   19,5

Phân công khắc phục:
Có đầu mối, có thời hạn: 0
Có đầu mối, chưa ấn định thời hạn: 9 điểm, 04 tiêu chí (3.2.2, 2.1, 7.4.4,
3.5.2)
Chủ trì là tập thể hoặc cơ quan ngoài xã: 8,5 điểm, 05 tiêu chí (5.3.2, 1.6,
4.2, 6.3, 7.4.2)
Phụ lục khắc phục để trống: 2 điểm, 01 tiêu chí (7.4.3)
Cộng: 19,5 điểm bị mất, 10 tiêu chí.
Theo hai tệp kế hoạch, hai phụ lục cộng lại có 100 điểm: 96 điểm ở phụ lục duy
trì; 4 điểm của 7.4.2, 7.4.4 chỉ có ở phụ lục khắc phục.
Chỉ gồm 10 tiêu chí bị mất điểm; không phải tổng điểm Chỉ số CCHC của xã.
"""
"""The total of the real plan and what stands below it, in every order."""
TABLE = (
    """\
TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng

Nguồn điểm: chưa ghi (score_source).
Tính đến ngày 31/12/2024 chưa có tệp tiến độ: việc khắc phục chưa ghi nhận.

                                           Tối
Mã      Tiêu chí, tiêu chí thành phần       đa   Đạt    Mất   Chủ trì, thời hạn
────────────────────────────────────────────────────────────────────────────────
3.2.2   Kết quả thực hiện rà soát, đơn       4     0      4   VP-TK
        giản hóa TTHC                                         chưa ấn định
        Ở phụ lục duy trì: 3.2.2 ·
        VP-TK · chưa ấn định
5.3.2   Kết quả đánh giá, phân loại cán      4   1,5    2,5   Cán bộ, công chức
        bộ, công chức                                         chưa ấn định
        Ở phụ lục duy trì: thuộc 5.3 ·
        Cán bộ, công chức; Các tổ chức,
        cá nhân có liên quan · chưa ấn
        định
1.6     Đổi mới, sáng tạo trong thực         2     0      2   Cán bộ, công chức
        hiện nhiệm vụ                                         chưa ấn định
        Ở phụ lục duy trì: 1.4 · VP-TK
        · 31/12/2024
2.1     Theo dõi thi hành pháp luật        5,5   3,5      2   TP-HT
        (TDTHPL)                                              chưa ấn định
        Ở phụ lục duy trì: 2.1 · TP-HT
        · 31/12/2024
4.2     Thực hiện tinh giản biên chế         2     0      2   Cán bộ, công chức
        Ở phụ lục duy trì: 4.2 · VP-TK                        chưa ấn định
        · chưa ấn định
7.4.3   Tỷ lệ TTHC có phát sinh hồ sơ        2     0      2   để trống
        trực tuyến                                            chưa ấn định
        Ở phụ lục duy trì: 7.4.3 ·
        VP-TK · chưa ấn định
7.4.4   Tỷ lệ hồ sơ phát sinh trực           2     0      2   VH-XH
        tuyến                                                 chưa ấn định
        Ở phụ lục duy trì: không có
3.5.2   Đánh giá chất lượng giải quyết       2     1      1   Bộ phận TN&Trả KQ
        TTHC của cơ quan, đơn vị                              chưa ấn định
        Ở phụ lục duy trì: thuộc 3.5 ·
        VP-TK · chưa ấn định
6.3     Tỷ lệ tiết kiệm chi thường           2     1      1   Phòng Tài chính -
        xuyên                                                 Kế hoạch
        Ở phụ lục duy trì: 6.3 · TC-KT                        chưa ấn định
        · chưa ấn định
7.4.2   Tỷ lệ số hóa hồ sơ giải quyết        2     1      1   Công chức chuyên
        TTHC                                                  môn
        Ở phụ lục duy trì: không có                           chưa ấn định

        Cộng lĩnh vực III                    6     1      5
        Cộng lĩnh vực VII                    6     1      5
        Cộng lĩnh vực V                      4   1,5    2,5
        Cộng lĩnh vực I                      2     0      2
        Cộng lĩnh vực II                   5,5   3,5      2
        Cộng lĩnh vực IV                     2     0      2
        Cộng lĩnh vực VI                     2     1      1

"""
    + FOOT
)
IN_PRINT_ORDER = (
    """\
TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng

Nguồn điểm: chưa ghi (score_source).
Tính đến ngày 31/12/2024 chưa có tệp tiến độ: việc khắc phục chưa ghi nhận.

                                           Tối
Mã      Tiêu chí, tiêu chí thành phần       đa   Đạt    Mất   Chủ trì, thời hạn
────────────────────────────────────────────────────────────────────────────────
1.6     Đổi mới, sáng tạo trong thực         2     0      2   Cán bộ, công chức
        hiện nhiệm vụ                                         chưa ấn định
        Ở phụ lục duy trì: 1.4 · VP-TK
        · 31/12/2024
        Cộng lĩnh vực I                      2     0      2

2.1     Theo dõi thi hành pháp luật        5,5   3,5      2   TP-HT
        (TDTHPL)                                              chưa ấn định
        Ở phụ lục duy trì: 2.1 · TP-HT
        · 31/12/2024
        Cộng lĩnh vực II                   5,5   3,5      2

3.2.2   Kết quả thực hiện rà soát, đơn       4     0      4   VP-TK
        giản hóa TTHC                                         chưa ấn định
        Ở phụ lục duy trì: 3.2.2 ·
        VP-TK · chưa ấn định
3.5.2   Đánh giá chất lượng giải quyết       2     1      1   Bộ phận TN&Trả KQ
        TTHC của cơ quan, đơn vị                              chưa ấn định
        Ở phụ lục duy trì: thuộc 3.5 ·
        VP-TK · chưa ấn định
        Cộng lĩnh vực III                    6     1      5

4.2     Thực hiện tinh giản biên chế         2     0      2   Cán bộ, công chức
        Ở phụ lục duy trì: 4.2 · VP-TK                        chưa ấn định
        · chưa ấn định
        Cộng lĩnh vực IV                     2     0      2

5.3.2   Kết quả đánh giá, phân loại cán      4   1,5    2,5   Cán bộ, công chức
        bộ, công chức                                         chưa ấn định
        Ở phụ lục duy trì: thuộc 5.3 ·
        Cán bộ, công chức; Các tổ chức,
        cá nhân có liên quan · chưa ấn
        định
        Cộng lĩnh vực V                      4   1,5    2,5

6.3     Tỷ lệ tiết kiệm chi thường           2     1      1   Phòng Tài chính -
        xuyên                                                 Kế hoạch
        Ở phụ lục duy trì: 6.3 · TC-KT                        chưa ấn định
        · chưa ấn định
        Cộng lĩnh vực VI                     2     1      1

7.4.2   Tỷ lệ số hóa hồ sơ giải quyết        2     1      1   Công chức chuyên
        TTHC                                                  môn
        Ở phụ lục duy trì: không có                           chưa ấn định
7.4.3   Tỷ lệ TTHC có phát sinh hồ sơ        2     0      2   để trống
        trực tuyến                                            chưa ấn định
        Ở phụ lục duy trì: 7.4.3 ·
        VP-TK · chưa ấn định
7.4.4   Tỷ lệ hồ sơ phát sinh trực           2     0      2   VH-XH
        tuyến                                                 chưa ấn định
        Ở phụ lục duy trì: không có
        Cộng lĩnh vực VII                    6     1      5

"""
    + FOOT
)
UNSCORED = """\
TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm 2023, UBND xã Mẫu

Theo điểm thẩm định.
Tính đến ngày 31/12/2024 chưa có tệp tiến độ: việc khắc phục chưa ghi nhận.

        Tiêu chí, tiêu chí thành
Mã      phần                         Tối đa     Đạt     Mất   Chủ trì, thời hạn
────────────────────────────────────────────────────────────────────────────────
1.1     Kế hoạch CCHC năm             4,125     2,5   1,625   VP-TK
                                                              31/12/2024
                                                              Sắp đến hạn
3.2.1   Đúng hạn                        1,5   0,875   0,625   VP-TK
                                                              chưa ấn định
3.1.1   Niêm yết                        1,5       1     0,5   VP-TK
                                                              chưa ấn định
1.2     Chế độ báo cáo                    1                   để trống
                                                              chưa ấn định
1.3     Sáng kiến (không phát             2
        sinh)
3.1.2   Kiểm soát thủ tục (không        1,5
        phát sinh)
3.2.2   Hài lòng (điều tra XHH)         1,5                   để trống
                                                              chưa ấn định
7.1     Dịch vụ công trực tuyến           2                   để trống
                                                              chưa ấn định

        Cộng lĩnh vực I (chưa chấm    5,125     2,5   1,625
        01 tiêu chí)
        Cộng lĩnh vực III (điều         4,5   1,875   1,125
        tra XHH 01 tiêu chí)
        Cộng lĩnh vực VII (chưa           2
        chấm 01 tiêu chí)

        Cộng các tiêu chí đã có       7,125   4,375    2,75
        điểm
        Tổng cộng (chưa chấm 02      11,625   4,375    2,75
        tiêu chí; điều tra XHH 01
        tiêu chí)

Phân công khắc phục:
Có đầu mối, có thời hạn: 1,625 điểm, 01 tiêu chí (1.1)
Có đầu mối, chưa ấn định thời hạn: 1,125 điểm, 02 tiêu chí (3.2.1, 3.1.1)
Chủ trì là tập thể hoặc cơ quan ngoài xã: 0
Phụ lục khắc phục để trống: 0
Cộng: 2,75 điểm bị mất, 03 tiêu chí.
Chưa chấm: 02 tiêu chí (1.2, 7.1).
Điều tra XHH, chưa có điểm: 01 tiêu chí (3.2.2).
Chủ trì, thời hạn: 1.2 · để trống · chưa ấn định; 3.2.2 · để trống · chưa ấn
định; 7.1 · để trống · chưa ấn định.
Tổng có điểm tối đa của các tiêu chí này, chưa có điểm đạt, điểm mất.
Không phát sinh: 02 tiêu chí (1.3, 3.1.2), không tính vào tổng.
Chỉ gồm 08 tiêu chí của phụ lục khắc phục; không phải tổng điểm Chỉ số CCHC của
xã.
"""
EXAMPLE = "tests/examples/remedy-unscored.yaml"
PLAN = """\
cchc: 1
kind: remedy
year: 2026
assessed_year: 2025
{more}commune: commune.yaml
title: Khắc phục tồn tại, hạn chế
areas:
- number: I
  title: Công tác chỉ đạo, điều hành
  criteria:
"""
COMMUNE = """\
cchc: 1
kind: commune
name: Mẫu
unit: xã
issuer: Ủy ban nhân dân xã Mẫu
parties:
- {id: vp, title: Văn phòng, kind: unit}
"""


def written(folder: Path, *scores: str, more: str = "", name: str = "gaps.yaml") -> Path:
    """A plan of criteria of two points each, with these scores."""
    criteria = (
        f'  - {{code: "1.{at}", title: Tiêu chí, max_score: 2, score: {score}, target: A, tasks: B, '
        "lead: Văn phòng, timeframe: Thường xuyên}\n"
        for at, score in enumerate(scores, 1)
    )
    (folder / "commune.yaml").write_text(COMMUNE, encoding="utf-8")
    (folder / name).write_text(PLAN.format(more=more) + "".join(criteria), encoding="utf-8")
    return folder / name


def told(run: Run, plan: Path) -> tuple[list[str], list[str], list[str]]:
    """What stands under the heading of a plan's report in Markdown, the rows up to their points, and what is below."""
    outcome = run("gaps", plan, "--format", "md")
    assert (outcome.exit_code, outcome.err) == (0, "")
    above, table, below = re.split(r"\n\n(?=\|)|(?<=\|)\n\n", outcome.out.removesuffix("\n"))
    rows = [" | ".join(line.split(" | ")[:5]) for line in table.split("\n")[2:]]
    return above.split("\n\n")[1:], rows, below.split("\n\n")


def codes(table: str) -> str:
    """The codes of a table's lines."""
    return " ".join(line.split()[0] for line in table.splitlines() if re.match(r"[0-9.]+ ", line))


def test_the_table_has_the_largest_loss_first_with_who_brings_it_back(run: Run) -> None:
    outcome = run("gaps")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, TABLE, "")
    assert run("gaps", "--sort", "gap", "--by", "criterion").out == TABLE
    assert codes(TABLE) == "3.2.2 5.3.2 1.6 2.1 4.2 7.4.3 7.4.4 3.5.2 6.3 7.4.2"


def test_sorted_as_the_plan_it_is_the_document_with_each_areas_sum(run: Run) -> None:
    outcome = run("gaps", "--sort", "plan")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, IN_PRINT_ORDER, "")


def test_under_headings_each_area_and_party_has_its_points_and_the_total_stands_once(run: Run) -> None:
    said = run("gaps", "--by", "area").out
    assert "Lĩnh vực III. Cải cách thủ tục hành chính: mất 5 điểm (02 tiêu chí)\n" in said
    assert "\nTổng cộng: tối đa 27,5 điểm, đạt 8, mất 19,5.\n" in said
    said = run("gaps", "--group-by", "official", "--format", "md").out
    first, nobody = said.index("### Công chức Văn phòng - Thống kê: mất 4"), said.index("### Chưa xác định đầu mối")
    assert first < nobody < said.index("### Cán bộ, công chức (tập thể): mất 6,5 điểm (03 tiêu chí)")
    assert said.index("### Chưa ghi đầu mối chủ trì: mất 2 điểm (01 tiêu chí)") > nobody


def test_json_has_the_promised_shape(run: Run) -> None:
    found = json.loads(run("gaps", "--format", "json").out)
    assert list(found) == ["schema_version", "plans"]
    assert found["schema_version"] == 2
    (plan,) = found["plans"]
    assert (plan["path"], plan["assessed_year"]) == ("plans/2023_gaps.yaml", 2023)
    assert plan["totals"] == {"max_score": 27.5, "score": 8, "gap": 19.5}
    assert plan["areas"][1] == {
        "number": "II",
        "title": "Cải cách thể chế",
        "max_score": 5.5,
        "score": 3.5,
        "gap": 2,
        **CAM_GIANG,
    }
    assert plan.items() >= CAM_GIANG.items()
    assert [area["max_score"] for area in plan["areas"]] == [2, 5.5, 6, 2, 4, 2, 6]
    assert plan["criteria"][3] == {
        "code": "3.5.2",
        "area": "III",
        "parent": None,
        "title": "Đánh giá chất lượng giải quyết TTHC của cơ quan, đơn vị",
        "max_score": 2,
        "score": 1,
        "gap": 1,
        "score_state": "scored",
        "plan_criterion": "3.5",
        "relation": "part",
        "lead": ["mot-cua"],
        "remedy": {
            "coverage": "undated",
            "lead": ["mot-cua"],
            "lead_names": ["Bộ phận tiếp nhận và trả kết quả"],
            "due": None,
            "state": "unrecorded",
            "upkeep": {"code": "3.5", "relation": "part", "lead": ["vp-tk"], "due": None},
            "unlinked": None,
        },
        **CAM_GIANG,
    }
    assert [criterion["lead"] for criterion in plan["criteria"]][8] == []
    assert [(each["class"], each["gap"], len(each["criteria"])) for each in plan["coverage"]] == [
        ("dated", 0, 0),
        ("undated", 9, 4),
        ("event", 0, 0),
        ("unread", 0, 0),
        ("unknown", 0, 0),
        ("nobody", 8.5, 5),
        ("helpers", 0, 0),
        ("blank", 2, 1),
    ]
    assert (plan["as_of"], plan["has_progress"], plan["maintain_plan"]) == ("2024-12-31", False, "2024.yaml")


def test_csv_has_a_record_for_each_criterion(run: Run) -> None:
    records = list(csv.DictReader(io.StringIO(run("gaps", "--format", "csv").out)))
    assert len(records) == 10
    assert records[1] == {
        "Tệp": "plans/2023_gaps.yaml",
        "Năm": "2023",
        "Lĩnh vực": "II",
        "Mã": "2.1",
        "Tiêu chí, tiêu chí thành phần": "Theo dõi thi hành pháp luật (TDTHPL)",
        "Tối đa": "5.5",
        "Đạt": "3.5",
        "Mất": "2",
        "Mã trong phụ lục duy trì": "2.1",
        "Quan hệ": "same",
        "Chủ trì": "tp-ht",
        "Thời hạn": "chưa ấn định",
        "Tình trạng": "chưa ghi nhận",
        "Phân công khắc phục": "Có đầu mối, chưa ấn định thời hạn",
        "Ở phụ lục duy trì": "2.1 · TP-HT · 31/12/2024",
        **CAM_GIANG_IN_CSV,
        "Tình trạng điểm": "",
        "Nguồn điểm": "",
    }
    assert list(records[0])[-5:-3] == ["Tình trạng điểm", "Nguồn điểm"]


def test_markdown_is_githubs(run: Run) -> None:
    out = run("gaps", "--format", "md").out
    assert (
        "| Mã | Tiêu chí, tiêu chí thành phần | Tối đa | Đạt | Mất | Chủ trì | Thời hạn | Tình trạng "
        "| Phân công khắc phục | Ở phụ lục duy trì |\n| --- | --- | ---: | ---: |"
    ) in out
    assert "|  | **Tổng cộng** | **27,5** | **8** | **19,5** |  |  |" in out
    assert "%" not in out


def test_a_files_ending_decides_the_form_and_nothing_is_replaced_unasked(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "diem.csv"
    assert run("gaps", "-o", target).out == f"Đã ghi {target}\n"
    assert target.read_bytes().startswith(b"\xef\xbb\xbfT\xe1\xbb\x87p,")
    outcome = run("gaps", "-o", target)
    assert outcome.exit_code == 3
    assert outcome.err == f"Tệp “{target}” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    assert run("gaps", "-o", target, "--force", "--format", "table").exit_code == 0
    assert target.read_text(encoding="utf-8") == TABLE
    for ending, beginning in {"json": "{\n", "md": "## TỔNG", "txt": "TỔNG"}.items():
        assert run("gaps", "-o", tmp_path / f"diem.{ending}").exit_code == 0
        assert (tmp_path / f"diem.{ending}").read_text(encoding="utf-8").startswith(beginning)
    assert run("gaps", "-o", "-").out == TABLE


def test_a_plan_without_scores_alone_is_nothing_to_work_on(run: Run) -> None:
    outcome = run("gaps", "plans/2024.yaml", "plans/commune.yaml")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == (
        "Không có phụ lục khắc phục (kind: remedy) nào trong “plans/2024.yaml”, “plans/commune.yaml”. Đề nghị kiểm tra lại đường dẫn.\n"
    )


def test_a_plan_with_errors_is_told_on_stderr_and_left_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "tests" / "examples")
    alone = run("gaps", "p-scores.yaml")
    assert (alone.exit_code, alone.out) == (1, "")
    assert alone.err == (
        "p-scores.yaml:14:12: lỗi P303 TC 1.1: điểm đạt được 2,5 lớn hơn điểm tối đa 2. Đề nghị kiểm tra lại số điểm. (Phụ "
        "lục, lĩnh vực I, TT 1, cột Điểm đạt được)\n"
        "p-scores.yaml:18:12: lỗi P308 TC 1.2: điểm đạt được 1, nhưng các TCTP 1.2.1, 1.2.2 cộng lại là 0,5. Đề nghị sửa cho "
        "khớp. (Phụ lục, lĩnh vực I, TT 2, cột Điểm đạt được)\n"
        "p-scores.yaml:40:5: lỗi P308 TC 1.6 chưa có điểm đạt được, nhưng các TCTP 1.6.1, 1.6.2 cộng lại là 1. Đề nghị ghi 1. "
        "(Phụ lục, lĩnh vực I, TT 6, cột Điểm đạt được)\n"
        "p-scores.yaml:47:12: lỗi P303 TC 1.7: điểm đạt được 1,125 lớn hơn điểm tối đa 1 còn lại khi không tính TCTP không "
        "phát sinh. Đề nghị kiểm tra lại số điểm, hoặc ghi “not_applicable: full” nếu TCTP ấy được tính đủ điểm. (Phụ lục, "
        "lĩnh vực I, TT 7, cột Điểm đạt được)\n"
        "p-scores.yaml:54:12: lỗi P308 TC 1.8 ghi “không phát sinh”, nhưng có TCTP đã có điểm. Đề nghị sửa cho khớp. (Phụ "
        "lục, lĩnh vực I, TT 8, cột Điểm đạt được)\n"
        "Chưa tính p-scores.yaml vì tệp còn lỗi. Đề nghị sửa các lỗi ở trên.\n"
    )
    both = run("gaps", "p-scores.yaml", "remedy.yaml", "--format", "json")
    assert both.exit_code == 1
    assert [plan["path"] for plan in json.loads(both.out)["plans"]] == ["remedy.yaml"]
    assert both.err == alone.err


@pytest.mark.parametrize(
    ("path", "foot"),
    [
        ("plans/2023_gaps.yaml", "Chỉ gồm 10 tiêu chí bị mất điểm; không phải tổng điểm Chỉ số CCHC của xã."),
        ("tests/examples/remedy.yaml", "tiêu chí của phụ lục khắc phục; không phải tổng điểm Chỉ số CCHC của xã."),
    ],
)
def test_the_foot_says_that_points_were_lost_only_where_each_criterion_lost_some(
    run: Run, path: str, foot: str
) -> None:
    assert foot in run("gaps", path, "--format", "md").out


def test_criteria_without_a_number_are_blank_and_told_below_the_sums(run: Run) -> None:
    outcome = run("gaps", EXAMPLE)
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, UNSCORED, "")


def test_what_is_not_known_is_null_in_json_and_never_nought(run: Run) -> None:
    (plan,) = json.loads(run("gaps", EXAMPLE, "--format", "json").out)["plans"]
    assert [plan[key] for key in ("score_source", "score_document", "not_applicable")] == ["appraised", None, "exclude"]
    assert plan["totals"] == {"max_score": 11.625, "score": 4.375, "gap": 2.75}
    assert [[area[key] for key in ("max_score", "score", "gap")] for area in plan["areas"]] == [
        [5.125, 2.5, 1.625],
        [4.5, 1.875, 1.125],
        [2, None, None],
    ]
    assert [[each[key] for key in ("code", "score", "gap", "score_state")] for each in plan["criteria"]] == [
        ["1.1", 2.5, 1.625, "scored"],
        ["1.2", None, None, "pending"],
        ["1.3", None, None, "not_applicable"],
        ["3.1", 1, 0.5, "scored"],
        ["3.1.1", 1, 0.5, "scored"],
        ["3.1.2", None, None, "not_applicable"],
        ["3.2", None, None, "pending"],
        ["3.2.1", 0.875, 0.625, "scored"],
        ["3.2.2", None, None, "survey"],
        ["7.1", None, None, "pending"],
    ]


def test_what_is_not_known_is_blank_in_csv(run: Run) -> None:
    records = list(csv.DictReader(io.StringIO(run("gaps", EXAMPLE, "--format", "csv").out)))
    columns = ("Mã", "Tối đa", "Đạt", "Mất", "Tình trạng điểm", "Nguồn điểm")
    assert [[record[column] for column in columns] for record in records][:3] == [
        ["1.1", "4.125", "2.5", "1.625", "", "điểm thẩm định"],
        ["1.2", "1", "", "", "chưa chấm", "điểm thẩm định"],
        ["1.3", "2", "", "", "không phát sinh", "điểm thẩm định"],
    ]


def test_criteria_without_a_number_come_last_and_a_parent_is_told_of_by_its_parts(run: Run) -> None:
    assert codes(run("gaps", EXAMPLE).out) == "1.1 3.2.1 3.1.1 1.2 1.3 3.1.2 3.2.2 7.1"


PARTED = """\
  - code: "1.9"
    title: Có thành phần
    max_score: 4
    score: {score}
    parts:
    - {{code: 1.9.1, title: A, max_score: 2, score: 1, target: A, tasks: B, lead: Văn phòng, timeframe: Quý I/2026}}
    - {{code: 1.9.2, title: B, max_score: 2, score: , target: A, tasks: B, lead: Văn phòng, timeframe: Quý II/2026}}
"""


@pytest.mark.parametrize("score", ["2", "3", ""])
@pytest.mark.parametrize("sort", ["gap", "plan"])
def test_the_lost_points_of_the_rows_add_up_and_who_lost_some_is_never_called_unhurt(
    run: Run, tmp_path: Path, score: str, sort: str
) -> None:
    plan = written(tmp_path, "1", "2", '"0,125"')
    plan.write_text(plan.read_text(encoding="utf-8") + PARTED.format(score=score), encoding="utf-8")
    found = run("gaps", plan, "--sort", sort, "--format", "md").out
    lines = [[cell.strip(" *") for cell in line.split("|")[1:6]] for line in found.splitlines() if line[:1] == "|"]
    lost = [Decimal(cells[-1].replace(",", ".")) for cells in lines[2:] if cells[0] and cells[-1]]
    assert str(sum(lost)).replace(".", ",") == lines[-1][-1]
    assert "\nKhông mất điểm: 01 tiêu chí (1.2).\n" in run("gaps", plan, "--by", "area", "--sort", sort).out


EXTENT = "Chỉ gồm 02 tiêu chí của phụ lục khắc phục; không phải tổng điểm Chỉ số CCHC của xã."
LACKS = "Tổng có điểm tối đa của các tiêu chí này, chưa có điểm đạt, điểm mất."


@pytest.mark.parametrize(
    ("score", "more", "row", "total", "foot"),
    [
        (
            "",
            "",
            "| 1.2 | Tiêu chí | 2 |  | ",
            "| **Tổng cộng (chưa chấm 01 tiêu chí)** | **4** | **1,125** | **0,875**",
            ["Chưa chấm: 01 tiêu chí (1.2).", "Chủ trì, thời hạn: 1.2 · Văn phòng · Thường xuyên.", LACKS],
        ),
        (
            "Điều tra xã hội học",
            "",
            "| 1.2 | Tiêu chí (điều tra XHH) | 2 |  | ",
            "| **Tổng cộng (điều tra XHH 01 tiêu chí)** | **4** | **1,125** | **0,875**",
            [
                "Điều tra XHH, chưa có điểm: 01 tiêu chí (1.2).",
                "Chủ trì, thời hạn: 1.2 · Văn phòng · Thường xuyên.",
                LACKS,
            ],
        ),
        (
            "KHÔNG PHÁT SINH",
            "",
            "| 1.2 | Tiêu chí (không phát sinh) | 2 |  | ",
            "| **Tổng cộng** | **2** | **1,125** | **0,875**",
            ["Không phát sinh: 01 tiêu chí (1.2), không tính vào tổng."],
        ),
        (
            "không phát sinh",
            "not_applicable: exclude\n",
            "| 1.2 | Tiêu chí (không phát sinh) | 2 |  | ",
            "| **Tổng cộng** | **2** | **1,125** | **0,875**",
            ["Không phát sinh: 01 tiêu chí (1.2), không tính vào tổng."],
        ),
        (
            "không phát sinh",
            "not_applicable: tính đủ điểm\n",
            "| 1.2 | Tiêu chí (không phát sinh) | 2 | 2 | 0",
            "| **Tổng cộng** | **4** | **3,125** | **0,875**",
            ["Không phát sinh: 01 tiêu chí (1.2), tính đủ điểm tối đa."],
        ),
    ],
)
def test_each_word_is_counted_and_told_in_its_way(
    run: Run, tmp_path: Path, score: str, more: str, row: str, total: str, foot: list[str]
) -> None:
    _, rows, below = told(run, written(tmp_path, '"1,125"', score, more=more))
    of_area = total.replace("Tổng cộng", "Cộng lĩnh vực I")
    scored = ["|  | **Cộng các tiêu chí đã có điểm** | **2** | **1,125** | **0,875**"] if "cộng (" in total else []
    assert rows == ["| 1.1 | Tiêu chí | 2 | 1,125 | 0,875", row, f"|  {of_area}", *scored, f"|  {total}"]
    assert below[6:] == [*foot, EXTENT]


def test_more_than_ten_criteria_that_are_not_scored_are_counted_and_not_named(run: Run, tmp_path: Path) -> None:
    assert told(run, written(tmp_path, "1", *[""] * 11))[2][6] == "Chưa chấm: 11 tiêu chí."
    named = told(run, written(tmp_path, "1", *[""] * 10))[2][6]
    assert named == "Chưa chấm: 10 tiêu chí (1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.10, 1.11)."


def test_who_leads_what_has_no_number_yet_is_seen_of_a_parent_in_its_parts(run: Run, tmp_path: Path) -> None:
    plan = written(tmp_path, "1", "điều tra XHH")
    text = plan.read_text(encoding="utf-8")
    part = '{code: "%s", title: T, max_score: 1, score: , target: A, tasks: B%s}'
    parts = ", ".join((part % ("1.2.1", ", lead: Tổ công tác 06, timeframe: Quý IV/2026"), part % ("1.2.2", "")))
    own = "target: A, tasks: B, lead: Văn phòng, timeframe: Thường xuyên}\n"
    plan.write_text(f"{text.removesuffix(own)}parts: [{parts}]}}\n", encoding="utf-8")
    said = "Chủ trì, thời hạn: 1.2.1 · Tổ công tác 06 · Quý IV/2026; 1.2.2 · để trống · chưa ấn định."
    for by in ("criterion", "area", "official"):
        assert said in " ".join(run("gaps", plan, "--by", by).out.split())
    assert said in run("page", plan, "-o", "-").out
    rows = [line.split(" | ") for line in run("gaps", plan, "--format", "md").out.splitlines() if "| 1.2" in line]
    assert [row[5:8] for row in rows] == [
        ["", "", ""],
        ["Tổ công tác 06", "Quý IV/2026", ""],
        ["để trống", "chưa ấn định", ""],
    ]


@pytest.mark.parametrize(
    ("more", "sentence", "column"),
    [
        ("", "Nguồn điểm: chưa ghi (score_source).", ""),
        ("score_source:\nscore_document:\n", "Nguồn điểm: chưa ghi (score_source).", ""),
        ("score_source: self\n", "Theo điểm tự chấm.", "điểm tự chấm"),
        ("score_source: Thẩm định\n", "Theo điểm thẩm định.", "điểm thẩm định"),
        ("score_source: công bố\n", "Theo điểm công bố.", "điểm công bố"),
        ("score_document: Quyết định số 12/QĐ-UBND\n", "Theo Quyết định số 12/QĐ-UBND.", "Quyết định số 12/QĐ-UBND"),
        (
            "score_source: published\nscore_document: Theo Quyết  định số 12/QĐ-UBND.\n",
            "Theo Quyết định số 12/QĐ-UBND.",
            "Quyết định số 12/QĐ-UBND",
        ),
        (
            "score_source: self\nscore_document: Báo cáo số 9/BC-UBND\n",
            "Theo điểm tự chấm, Báo cáo số 9/BC-UBND.",
            "điểm tự chấm, Báo cáo số 9/BC-UBND",
        ),
    ],
)
def test_the_source_of_the_scores_is_told_under_the_heading(
    run: Run, tmp_path: Path, more: str, sentence: str, column: str
) -> None:
    plan = written(tmp_path, "1", more=more)
    assert run("gaps", plan).out.splitlines()[2] == sentence
    assert told(run, plan)[0][0].replace("\\_", "_") == sentence
    (record,) = csv.DictReader(io.StringIO(run("gaps", plan, "--format", "csv").out))
    assert record["Nguồn điểm"] == column


def test_plans_in_which_nothing_is_scored_are_nothing_to_work_on(run: Run, tmp_path: Path) -> None:
    blank = written(tmp_path, "", "điều tra XHH", "không phát sinh")
    said = f"{blank}: chưa tiêu chí nào có điểm đạt được. Đề nghị ghi score khi đã chấm.\n"
    outcome = run("gaps", blank, "-o", tmp_path / "a.json")
    assert (outcome.exit_code, outcome.out, outcome.err) == (3, "", said)
    assert not (tmp_path / "a.json").exists()
    outcome = run("gaps", blank, EXAMPLE, "--year", "2026")
    assert (outcome.exit_code, outcome.out, said in outcome.err) == (3, "", True)
    with_errors = run("gaps", blank, "tests/examples/p-scores.yaml")
    assert (with_errors.exit_code, with_errors.out, said in with_errors.err) == (1, "", True)


def test_a_plan_in_which_nothing_is_scored_stands_with_the_others_and_is_told(run: Run, tmp_path: Path) -> None:
    blank, scored = written(tmp_path, ""), written(tmp_path / "..", "1", name="scored.yaml")
    outcome = run("gaps", blank, scored, "--format", "json")
    assert outcome.exit_code == 0
    assert outcome.err == f"{blank}: chưa tiêu chí nào có điểm đạt được. Đề nghị ghi score khi đã chấm.\n"
    totals = [plan["totals"] for plan in json.loads(outcome.out)["plans"]]
    assert totals == [{"max_score": 2, "score": None, "gap": None}, {"max_score": 2, "score": 1, "gap": 1}]


def test_the_order_of_files_changes_no_figure(run: Run, tmp_path: Path) -> None:
    files = [
        written(tmp_path, "1", "0", "điều tra XHH", name="a.yaml", more="annex: II\n"),
        written(tmp_path, '"0,125"', "", more="annex: III\n"),
    ]
    found = [json.loads(run("gaps", *order, "--format", "json").out)["plans"] for order in (files, files[::-1])]
    assert found[0] == found[1][::-1]
    assert [plan["totals"]["gap"] for plan in found[0]] == [3, 1.875]


def test_a_broken_progress_file_of_its_own_leaves_a_plan_out(run: Run, in_office: Path) -> None:
    progress = in_office / "plans" / "2023_gaps.progress.yaml"
    progress.write_text(
        "cchc: 1\nkind: progress\nplan: 2023_gaps.yaml\nentries:\n- {what: '9.9', date: '2024-02-01'}\n"
    )
    outcome = run("gaps")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert "lỗi X705" in outcome.err


def test_a_maintain_annex_with_errors_is_never_said_to_lack_a_criterion(run: Run, in_office: Path) -> None:
    maintain = in_office / "plans" / "2024.yaml"
    maintain.write_text(maintain.read_text(encoding="utf-8").replace("    lead:", "   lead:", 1), encoding="utf-8")
    outcome = run("gaps", "--format", "json")
    assert "Không đọc được phụ lục duy trì 2024.yaml mà plans/2023_gaps.yaml dẫn tới" in outcome.err
    assert json.loads(outcome.out)["plans"][0]["maintain_read"] is False
    for form in ("csv", "md"):
        out = run("gaps", "--format", form).out
        assert (out.count("không đọc được"), "không có" in out) == (10, False)


def test_without_a_maintain_plan_nothing_is_said_of_one(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2023_gaps.yaml"
    lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
    rest = [line for line in lines if not re.search("maintain_plan|same_as|part_of", line)]
    plan.write_text("".join(rest), encoding="utf-8")
    assert "không có" not in run("gaps", "plans/2023_gaps.yaml", "--format", "csv").out


def test_a_plan_with_a_progress_file_tells_the_state_of_its_remedies(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2023_gaps.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("timeframe: Thường xuyên", "timeframe: Quý I/2024", 1), encoding="utf-8")
    rows = {
        False: "| 31/3/2024 | chưa ghi nhận | Chủ trì là tập thể hoặc cơ quan ngoài xã |",
        True: "| 31/3/2024 | Quá hạn, chưa hoàn thành | Chủ trì là tập thể hoặc cơ quan ngoài xã |",
    }
    for has_progress, row in rows.items():
        if has_progress:
            progress = "cchc: 1\nkind: progress\nplan: 2023_gaps.yaml\n"
            plan.with_name("2023_gaps.progress.yaml").write_text(progress, encoding="utf-8")
        assert row in run("gaps", "--format", "md").out


@pytest.mark.parametrize("typed", [["--by", "month"], ["--group-by", "month"], ["--group-by=month"]])
def test_an_unknown_order_is_refused_by_the_name_that_was_typed(run: Run, typed: list[str]) -> None:
    refused = run("gaps", *typed)
    assert (refused.exit_code, refused.out) == (2, "")
    assert refused.err.startswith(f"Tùy chọn “{typed[0].partition('=')[0]}”: “month” không thuộc")
