import csv
import io
import json
from pathlib import Path

import pytest
from helpers.pages import DOCS, EXAMPLE, text
from helpers.support import Outcome, Run

pytestmark = pytest.mark.usefixtures("in_project")

REAL = "plans/2023_gaps.yaml"
CALCULATED = "Số liệu tính toán, không phải kết quả chấm điểm.\n"
ASSUMED = """\
PHƯƠNG ÁN GIẢ ĐỊNH – Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng

Tổng điểm đạt: 8 → 14; tổng điểm bị mất: 19,5 → 13,5.

                                            Tối         Đạt giả          Mất giả
Mã      Tiêu chí, tiêu chí thành phần        đa   Đạt      định    Mất      định
────────────────────────────────────────────────────────────────────────────────
3.2.2   Kết quả thực hiện rà soát, đơn        4     0         4      4         0
        giản hóa TTHC
5.3.2   Kết quả đánh giá, phân loại cán       4   1,5       3,5    2,5       0,5
        bộ, công chức

        Cộng lĩnh vực III                     6     1         5      5         1
        Cộng lĩnh vực V                       4   1,5       3,5    2,5       0,5
        Tổng cộng                          27,5     8        14   19,5      13,5

"""
RECOVERED = """\
PHƯƠNG ÁN LẤY LẠI ÍT NHẤT 10 ĐIỂM – Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng

Cần ít nhất 04 tiêu chí trong số bị mất điểm, mỗi tiêu chí đạt điểm tối đa.

                                                           Thẩm quyền quyết định
TT   Tiêu chí (điểm)                                Điểm   điểm
────────────────────────────────────────────────────────────────────────────────
 1   1.6 (2); 2.1 (2); 3.2.2 (4); 5.3.2 (2,5)       10,5   xã tự quyết định được
 2   1.6 (2); 3.2.2 (4); 4.2 (2); 5.3.2 (2,5)       10,5   xã tự quyết định được
 3   1.6 (2); 3.2.2 (4); 5.3.2 (2,5); 7.4.3 (2)     10,5   xã tự quyết định được
 4   1.6 (2); 3.2.2 (4); 5.3.2 (2,5); 7.4.4 (2)     10,5   xã tự quyết định được
 5   2.1 (2); 3.2.2 (4); 4.2 (2); 5.3.2 (2,5)       10,5   xã tự quyết định được

1.6. Đổi mới, sáng tạo trong thực hiện nhiệm vụ: Cán bộ, công chức (tập thể).
2.1. Theo dõi thi hành pháp luật (TDTHPL): Công chức Tư pháp - Hộ tịch.
3.2.2. Kết quả thực hiện rà soát, đơn giản hóa TTHC: Công chức Văn phòng - Thống
kê.
5.3.2. Kết quả đánh giá, phân loại cán bộ, công chức: Cán bộ, công chức (tập
thể).
4.2. Thực hiện tinh giản biên chế: Cán bộ, công chức (tập thể).
7.4.3. Tỷ lệ TTHC có phát sinh hồ sơ trực tuyến: Chưa ghi đầu mối chủ trì.
7.4.4. Tỷ lệ hồ sơ phát sinh trực tuyến: Công chức Văn hóa - Xã hội.
Tiêu chí không ghi cấp quyết định điểm (decided_by) được tính là xã tự quyết
định được.
Thứ tự: ít tiêu chí do cấp trên quyết định trước, rồi nhiều điểm trước, rồi theo
thứ tự trong phụ lục.
Nêu 05 phương án đầu; còn phương án khác cùng số tiêu chí.
"""
PLAN = """\
cchc: 1
kind: remedy
year: 2024
assessed_year: 2023
commune: {commune}.yaml
title: T
labels: false
areas:
- number: I
  title: T
  criteria:
  - {{code: "1.1", title: A, max_score: 2, score: "0,5", decided_by: Chủ tịch UBND tỉnh}}
  - {{code: "1.2", title: B, max_score: 2, score: không phát sinh}}
  - {{code: "1.3", title: C, max_score: 1, score: }}
  - {{title: D, max_score: 1, score: 0}}
  - code: "1.5"
    title: E
    max_score: 3
    score: 2
    parts:
    - {{code: "1.5.1", title: E1, max_score: "1,5", score: 1}}
    - {{code: "1.5.2", title: E2, max_score: "1,5", score: 1}}
  - code: "1.6"
    title: F
    max_score: 3
    score: 1
    parts:
    - {{code: "1.6.1", title: F1, max_score: "1,5", score: }}
    - {{code: "1.6.2", title: F2, max_score: "1,5", score: }}
  - code: "1.7"
    title: G
    max_score: 3
    score:
    parts:
    - {{code: "1.7.1", title: G1, max_score: "1,5", score: }}
    - {{code: "1.7.2", title: G2, max_score: "1,5", score: }}
"""
COMMUNE = "cchc: 1\nkind: commune\nname: {0}\nunit: xã\nissuer: Ủy ban nhân dân xã {0}\nparties:\n- {{id: vp, title: Văn phòng, kind: unit}}\n"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a remedy plan that has criteria of every kind, of an office that does not exist."""
    (tmp_path / "c.yaml").write_text(COMMUNE.format("Mẫu"), encoding="utf-8")
    (tmp_path / "p.yaml").write_text(PLAN.format(commune="c"), encoding="utf-8")
    return tmp_path


def test_assumed_scores_have_a_block_of_their_own_below_the_real_points(run: Run) -> None:
    real = run("gaps", REAL, "--today", "2024-12-31").out
    found = run("gaps", REAL, "--today", "2024-12-31", "--if", "3.2.2=4", "--if", "TCTP 5.3.2 = 3,5")
    assert found == Outcome(0, f"{real}\n{ASSUMED}{CALCULATED}", "")


def test_points_to_win_back_have_the_best_sets_below_the_real_points(run: Run) -> None:
    real = run("gaps", REAL, "--today", "2024-12-31").out
    found = run("gaps", REAL, "--today", "2024-12-31", "--recover", "10")
    assert found == Outcome(0, f"{real}\n{RECOVERED}{CALCULATED}", "")
    assert "nên" not in found.out.removeprefix(real)


@pytest.mark.parametrize("asked", ["--if 3.2=4 --if 7.1=2,5", "--recover 2,5"])
def test_the_blocks_that_the_page_shows_are_the_programs(run: Run, asked: str) -> None:
    shown = text(DOCS / "theo-doi.md").partition(f"`cchc gaps {asked}`")[2].split("```\n")[1]
    assert run("gaps", EXAMPLE, "--today", "2026-07-27", *asked.split()).out.endswith(f"\n{shown}")


def test_json_has_the_assumption_beside_the_real_points(run: Run) -> None:
    (real,) = json.loads(run("gaps", REAL, "--format", "json").out)["plans"]
    (plan,) = json.loads(run("gaps", REAL, "--format", "json", "--if", "1.6=1,125").out)["plans"]
    assumption = plan.pop("assumption")
    assert plan == real
    assert assumption["totals"] == {
        "before": {"max_score": 27.5, "score": 8, "gap": 19.5},
        "after": {"max_score": 27.5, "score": 9.125, "gap": 18.375},
    }
    assert assumption["areas"] == [
        {
            "number": "I",
            "title": "Công tác chỉ đạo, điều hành",
            "before": {"max_score": 2, "score": 0, "gap": 2},
            "after": {"max_score": 2, "score": 1.125, "gap": 0.875},
        }
    ]
    assert [each["code"] for each in assumption["criteria"]] == ["1.6"]


def test_json_has_the_sets_with_who_decides(run: Run, made: Path) -> None:
    (plan,) = json.loads(run("gaps", made, "--format", "json", "--recover", "3").out)["plans"]
    nobody: dict[str, list[str]] = {"lead": [], "lead_names": []}
    assert plan["recovery"] == {
        "wanted": 3,
        "reachable": 5.5,
        "ways": [
            {
                "points": 3,
                "criteria": [
                    {"code": "I/4", "title": "D", "points": 1, "decided_by": None, **nobody},
                    {"code": "1.6", "title": "F", "points": 2, "decided_by": None, **nobody},
                ],
            },
            {
                "points": 3.5,
                "criteria": [
                    {"code": "1.1", "title": "A", "points": 1.5, "decided_by": "Chủ tịch UBND tỉnh", **nobody},
                    {"code": "1.6", "title": "F", "points": 2, "decided_by": None, **nobody},
                ],
            },
        ],
        "has_more": False,
        "note": CALCULATED.strip(),
    }
    assert "1.1 (1,5); 1.6 (2)" in run("gaps", made, "--recover", "3").out
    assert (
        "do cấp trên quyết định (Chủ tịch UBND tỉnh: 1.1)" in run("gaps", made, "--recover", "3", "--format", "md").out
    )


def test_csv_has_what_was_computed_in_columns_before_the_names_of_the_commune(run: Run) -> None:
    def records(*asked: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(run("gaps", REAL, "--format", "csv", *asked).out)))

    assumed = {each["Mã"]: (each["Đạt giả định"], each["Mất giả định"]) for each in records("--if", "5.3.2=3,5")}
    assert {code: points for code, points in assumed.items() if any(points)} == {"5.3.2": ("3.5", "0.5")}
    ways = {each["Mã"]: each["Phương án lấy lại điểm"] for each in records("--recover", "19.5")}
    assert set(ways.values()) == {"1"}
    names = ["Đơn vị", "Mã đơn vị", "Cơ quan ban hành"]
    for asked in (["--if", "5.3.2=3,5"], ["--recover", "19.5"], ["--years"]):
        (record, *_) = records(*asked)
        assert [*record][-3:] == names
        assert record["Cơ quan ban hành"] == "Ủy ban nhân dân xã Cẩm Giàng"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["1.1=2,5"], "Tiêu chí 1.1: điểm giả định 2,5 lớn hơn điểm tối đa 2. Đề nghị ghi từ 0 đến 2."),
        (["I/4=1,001"], "Tiêu chí I/4: điểm giả định 1,001 lớn hơn điểm tối đa 1. Đề nghị ghi từ 0 đến 1."),
        (["1.1=1", "1.1=1"], "Tiêu chí 1.1 được giả định hai lần (1 và 1). Đề nghị giữ lại một."),
        (
            ["1.2=1"],
            "Tiêu chí 1.2 không phát sinh nên không có điểm để giả định. Đề nghị bỏ --if của tiêu chí này.",
        ),
        (
            ["1.5=3"],
            "Điểm của tiêu chí 1.5 là tổng điểm các tiêu chí thành phần 1.5.1 và 1.5.2. Đề nghị ghi --if cho tiêu chí thành "
            "phần.",
        ),
        (
            ["1.6.1=1"],
            "Tiêu chí 1.6.1 chưa có điểm riêng, điểm của tiêu chí 1.6 đã gồm cả phần này. Đề nghị ghi --if cho tiêu chí 1.6.",
        ),
        (
            ["1.7=1", "1.7.2=1"],
            "Tiêu chí 1.7.2 là một phần của tiêu chí 1.7, không giả định điểm của cả hai. Đề nghị giữ lại một.",
        ),
        (
            ["9.9=1"],
            "Không có tiêu chí “9.9” trong phụ lục khắc phục. Đề nghị ghi mã như cột Mã của cchc gaps.",
        ),
        (
            ["1.5.3=1"],
            "Không có tiêu chí “1.5.3” trong phụ lục khắc phục; có phải “1.5.1”, “1.5.2” hoặc “1.3”? Đề nghị ghi mã như "
            "cột Mã của cchc gaps.",
        ),
    ],
)
def test_a_score_that_cannot_be_assumed_is_refused_in_one_sentence(
    run: Run, made: Path, asked: list[str], said: str
) -> None:
    assert run("gaps", made, *(word for each in asked for word in ("--if", each))) == Outcome(2, "", f"{said}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.1", "“1.1” không phải là điểm giả định của một tiêu chí. Đề nghị ghi dạng MÃ=ĐIỂM, ví dụ"),
        ("=2", "“=2” không phải là điểm giả định của một tiêu chí."),
        ("1.1=1,1.3=1", "“1.1=1,1.3=1” không phải là điểm giả định của một tiêu chí."),
        ("1.1=", "tiêu chí 1.1: “” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5."),
        ("1.1=-1", "tiêu chí 1.1: “-1” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5."),
        ("1.1=hai", "tiêu chí 1.1: “hai” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5."),
        ("1.1=1,2345", "tiêu chí 1.1: “1,2345” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5."),
        ("1.1=1.500", "tiêu chí 1.1: “1.500” có thể là 1,5 hoặc 1500. Đề nghị ghi 1,5 hoặc 1500."),
        ("1.1=1e0", "tiêu chí 1.1: “1e0” không phải là số điểm."),
    ],
)
def test_what_is_no_code_with_a_number_of_points_is_refused(run: Run, made: Path, text: str, said: str) -> None:
    found = run("gaps", made, "--if", text)
    assert (found.exit_code, found.out) == (2, "")
    assert found.err.startswith(f"Tùy chọn “--if”: {said}")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("0", "Tùy chọn “--recover”: “0” không phải là số điểm lớn hơn 0. Đề nghị ghi, ví dụ, 10 hoặc 2,5."),
        ("-3", "Tùy chọn “--recover”: “-3” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5."),
        (
            "5,501",
            "Khắc phục hết các tiêu chí bị mất điểm thì được 5,5 điểm, chưa kể 03 tiêu chí chưa có điểm, không đủ 5,501 "
            "điểm. Đề nghị ghi --recover từ 5,5 trở xuống.",
        ),
    ],
)
def test_points_that_cannot_be_won_back_are_refused_with_those_that_can(
    run: Run, made: Path, wanted: str, said: str
) -> None:
    found = run("gaps", made, "--recover", wanted)
    assert (found.exit_code, found.out) == (2, "")
    assert found.err.startswith(said)


def test_sums_say_what_they_still_lack(run: Run, made: Path) -> None:
    found = run("gaps", made, "--if", "1.3=1", "--if", "1.7.1=1", "--format", "md").out.partition("PHƯƠNG ÁN")[2]
    assert "| **Tổng cộng (chưa chấm 01 tiêu chí)** | **13** | **3,5** | **5,5** | **5,5** | **6** |" in found


def test_a_score_where_none_was_known_says_what_is_lost_besides(run: Run, made: Path) -> None:
    asked = ("--if", "1.7.1=1", "--if", "1.3=1", "--if", "1.1=1")
    for form in ("md", "table"):
        found = run("gaps", made, *asked, "--format", form).out.partition("PHƯƠNG ÁN")[2]
        assert "Tiêu chí 1.7.1 trước đó chưa có điểm; nay tính thêm mất 0,5 điểm." in found
        assert found.count("trước đó") == 1


def test_both_questions_at_once_are_refused(run: Run) -> None:
    assert run("gaps", REAL, "--if", "1.6=2", "--recover", "1") == Outcome(
        2,
        "",
        "--if và --recover loại trừ nhau. Đề nghị bỏ một trong hai.\n",
    )


def test_of_several_plans_a_code_of_one_is_known_and_one_of_two_is_not(run: Run, made: Path) -> None:
    (made / "d.yaml").write_text(COMMUNE.format("Khác"), encoding="utf-8")
    other = PLAN.format(commune="d").replace('"1.1"', '"1.9"')
    (made / "q.yaml").write_text(other, encoding="utf-8")
    found = run("gaps", made, "--if", "1.9=2")
    assert found.exit_code == 0
    assert (
        found.out.count("PHƯƠNG ÁN GIẢ ĐỊNH")
        == found.out.count("PHƯƠNG ÁN GIẢ ĐỊNH – Chỉ số CCHC năm 2023, UBND xã Khác")
        == 1
    )
    names = f"{made / 'p.yaml'} và {made / 'q.yaml'}"
    assert run("gaps", made, "--if", "i/4=1").err == (
        f"Tiêu chí “i/4” có ở 02 phụ lục khắc phục: {names}. Đề nghị chỉ ghi một trong các tệp ấy, không dùng --years.\n"
    )
    assert run("gaps", made, "--recover", "1").err == (
        f"--recover tính cho một phụ lục khắc phục, mà ở đây có 02: {names}. Đề nghị chỉ ghi một trong các tệp ấy, không dùng --years.\n"
    )
