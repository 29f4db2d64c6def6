import csv
import io
import json
from pathlib import Path

import pytest
from helpers.support import CAM_GIANG, CAM_GIANG_IN_CSV, ROOT, Run

pytestmark = pytest.mark.usefixtures("in_project")

TABLE = """\
TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng
                                                        Tối                Tỷ lệ
Mã      Tiêu chí, tiêu chí thành phần                    đa   Đạt    Mất     đạt
────────────────────────────────────────────────────────────────────────────────
1.6     Đổi mới, sáng tạo trong thực hiện nhiệm vụ        2     0      2      0%
        Cộng lĩnh vực I                                   2     0      2

2.1     Theo dõi thi hành pháp luật (TDTHPL)            5,5   3,5      2   63,6%
        Cộng lĩnh vực II                                5,5   3,5      2

3.2.2   Kết quả thực hiện rà soát, đơn giản hóa TTHC      4     0      4      0%
3.5.2   Đánh giá chất lượng giải quyết TTHC của cơ        2     1      1     50%
        quan, đơn vị
        Cộng lĩnh vực III                                 6     1      5

4.2     Thực hiện tinh giản biên chế                      2     0      2      0%
        Cộng lĩnh vực IV                                  2     0      2

5.3.2   Kết quả đánh giá, phân loại cán bộ, công          4   1,5    2,5   37,5%
        chức
        Cộng lĩnh vực V                                   4   1,5    2,5

6.3     Tỷ lệ tiết kiệm chi thường xuyên                  2     1      1     50%
        Cộng lĩnh vực VI                                  2     1      1

7.4.2   Tỷ lệ số hóa hồ sơ giải quyết TTHC                2     1      1     50%
7.4.3   Tỷ lệ TTHC có phát sinh hồ sơ trực tuyến          2     0      2      0%
7.4.4   Tỷ lệ hồ sơ phát sinh trực tuyến                  2     0      2      0%
        Cộng lĩnh vực VII                                 6     1      5

        Tổng cộng                                      27,5     8   19,5

Chỉ gồm 10 tiêu chí bị mất điểm; không phải tổng điểm Chỉ số CCHC của xã.
"""


def test_the_table_is_the_documents_in_print_order(run: Run) -> None:
    outcome = run("gaps")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, TABLE, "")


def test_sorted_by_gap_the_largest_loss_comes_first(run: Run) -> None:
    lines = [line for line in run("gaps", "--sort", "gap").out.splitlines() if line[:1].isdigit()]
    assert " ".join(line.split()[0] for line in lines) == "3.2.2 5.3.2 1.6 2.1 4.2 7.4.3 7.4.4 3.5.2 6.3 7.4.2"


def test_json_has_the_promised_shape(run: Run) -> None:
    found = json.loads(run("gaps", "--format", "json").out)
    assert list(found) == ["schema_version", "plans"]
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
        "plan_criterion": "3.5",
        "relation": "part",
        "lead": ["mot-cua"],
        **CAM_GIANG,
    }
    assert [criterion["lead"] for criterion in plan["criteria"]][8] == []


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
        **CAM_GIANG_IN_CSV,
    }


def test_markdown_is_githubs(run: Run) -> None:
    out = run("gaps", "--format", "md").out
    assert "| Mã | Tiêu chí, tiêu chí thành phần | Tối đa | Đạt | Mất | Tỷ lệ đạt |\n| --- | --- | ---: | ---: |" in out
    assert "|  | **Tổng cộng** | **27,5** | **8** | **19,5** |  |\n" in out
    assert "%** |" not in out


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
    outcome = run("gaps", "-o", tmp_path / "diem.xlsx")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "Không ghi được dạng “.xlsx”. Đề nghị dùng một trong các đuôi .csv, .json, .md, .txt.\n"


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
        "Bỏ ra p-scores.yaml: tệp này hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi ở trên.\n"
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
