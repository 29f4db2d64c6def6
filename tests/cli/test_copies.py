"""Copies of a plan in its folder, as OneDrive and Zalo make them: counted once, or refused when they differ."""

import json
from pathlib import Path

import pytest
from helpers.support import Run

PLANS = Path("plans")
COPY = PLANS / "2024 (1).yaml"
SAID = (
    "plans/2024 (1).yaml là bản chép của plans/2024.yaml nên không tính. Đề nghị chuyển bản chép ra ngoài thư mục kế "
    "hoạch.\n"
)


@pytest.fixture(autouse=True)
def _copied(in_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_office == Path.cwd()
    monkeypatch.setenv("CCHC_TODAY", "2024-07-15")
    COPY.write_bytes((PLANS / "2024.yaml").read_bytes())


def late(run: Run, *arguments: str) -> int:
    found: int = json.loads(run("overdue", "--format", "json", *arguments).out)["totals"]["occurrences"]
    return found


def edited(old: str, new: str) -> None:
    COPY.write_text(COPY.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_an_equal_copy_counts_once_and_is_named(run: Run) -> None:
    assert late(run) == 10
    for command in (("overdue",), ("status",), ("sheet", "--format", "text"), ("render",)):
        outcome = run(*command)
        assert (outcome.exit_code, outcome.err) == (0, SAID)
    assert sorted(path.name for path in Path("out").iterdir()) == ["2023_gaps.docx", "2024.docx"]


def test_a_comment_or_another_layout_makes_no_difference(run: Run) -> None:
    edited("cchc: 1", "cchc: 1   # bản gửi Zalo")
    edited("max_score: 1.0", "max_score: 1,0")
    assert late(run) == 10


def test_copies_that_differ_are_left_out_and_both_are_named(run: Run) -> None:
    edited("max_score: 4", "max_score: 3")
    outcome = run("overdue")
    assert outcome.exit_code == 1
    [line] = [line for line in outcome.err.splitlines() if "X715" in line]
    assert line.startswith(
        "plans/2024 (1).yaml: lỗi X715 Tệp này và plans/2024.yaml là hai bản của một phụ lục nhưng khác nhau ở "
    )
    assert "plans/2024 (1).yaml" in outcome.out
    assert run("render").exit_code == 1
    assert [path.name for path in Path("out").iterdir()] == ["2023_gaps.docx"]


def test_one_changed_cell_is_counted_as_one(run: Run) -> None:
    edited("target: Thực hiện đầy đủ các hình thức", "target: Thực hiện các hình thức")
    assert " khác nhau ở 01 ô, nên không tính cả hai. " in run("overdue").err


@pytest.mark.parametrize("score", ["", " không phát sinh", " 0,125"])
def test_a_score_that_is_missing_in_the_copy_is_a_changed_cell(run: Run, score: str) -> None:
    text = Path("plans/2023_gaps.yaml").read_text(encoding="utf-8")
    changed = text.replace("    score: 3,5\n", f"    score:{score}\n")
    Path("plans/2023_gaps (1).yaml").write_text(changed, encoding="utf-8")
    assert " khác nhau ở 01 ô, nên không tính cả hai. " in run("gaps").err


def test_records_of_a_copy_are_never_lost_or_merged(run: Run) -> None:
    run("done", "1.2/6-thang", str(COPY))
    outcome = run("overdue")
    assert outcome.exit_code == 1
    assert " là hai bản của một phụ lục nhưng có tiến độ ghi khác nhau, nên không tính cả hai. " in outcome.err
    run("done", "1.2/6-thang", "plans/2024.yaml")
    assert (run("overdue").exit_code, late(run)) == (0, 9)


def test_a_plan_that_is_named_is_taken_as_it_is(run: Run) -> None:
    edited("max_score: 4", "max_score: 3")
    assert (late(run, str(COPY)), run("overdue", COPY).err) == (10, "")
    assert late(run, "plans/2024.yaml") == 10


def test_done_asks_which_of_the_copies_is_meant(run: Run) -> None:
    outcome = run("done", "1.2/6-thang")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "“1.2/6-thang” có trong cả plans/2024 (1).yaml và plans/2024.yaml. Đề nghị ghi thêm tệp kế hoạch sau địa chỉ, ví "
        "dụ “1.2/6-thang plans/2024.yaml”.\n",
    )


def test_validate_warns_of_copies(run: Run) -> None:
    found = json.loads(run("validate", "--select", "X715", "--format", "json").out)["diagnostics"]
    assert [(each["path"], each["message"]) for each in found] == [
        (
            "plans/2024 (1).yaml",
            "Tệp này là bản chép của “plans/2024.yaml”, nội dung như nhau, nên chỉ “plans/2024.yaml” được tính. Đề nghị "
            "chuyển bản chép ra ngoài thư mục kế hoạch.",
        )
    ]
    run("done", "1.2/6-thang", str(COPY))
    [other] = json.loads(run("validate", "--select", "X715", "--format", "json").out)["diagnostics"]
    assert "là hai bản của một phụ lục nhưng có tiến độ ghi khác nhau, nên không tệp nào" in other["message"]
    edited("max_score: 4", "max_score: 3")
    [other] = json.loads(run("validate", "--select", "X715", "--format", "json").out)["diagnostics"]
    assert "là hai bản của một phụ lục nhưng khác nhau ở " in other["message"]


def test_a_copy_in_a_folder_below_is_a_copy_too(run: Run) -> None:
    (PLANS / "luu").mkdir()
    (PLANS / "luu" / "commune.yaml").write_bytes((PLANS / "commune.yaml").read_bytes())
    COPY.rename(PLANS / "luu" / "2024.yaml")
    assert late(run) == 10
    assert run("overdue").err.startswith("plans/luu/2024.yaml là bản chép của plans/2024.yaml nên không tính. ")


def test_a_copy_that_is_named_beside_its_folder_takes_the_place_of_the_original(run: Run) -> None:
    edited("max_score: 4", "max_score: 3")
    outcome = run("overdue", "plans", COPY)
    assert (outcome.exit_code, late(run, "plans", str(COPY))) == (0, 10)
    assert outcome.err.startswith("plans/2024.yaml là bản chép của plans/2024 (1).yaml nên không tính. ")


def test_another_title_makes_another_plan_and_both_are_told(run: Run) -> None:
    edited("tiếp tục duy trì", "duy trì")
    [found] = json.loads(run("validate", "--select", "X715", "--format", "json").out)["diagnostics"]
    assert "số phụ lục như nhau mà tên khác nhau, nên được tính là hai phụ lục." in found["message"]
    assert late(run) == 20
    assert run("overdue").err == (
        "plans/2024 (1).yaml và plans/2024.yaml cùng số phụ lục, cùng năm mà tên khác nhau nên tính cả hai. Đề nghị kiểm "
        "tra, có thể một tệp là bản cũ.\n"
    )
