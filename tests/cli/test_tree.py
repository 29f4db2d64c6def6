"""A folder means the tree below it, a pattern what the program makes of it; documents lie as their plans do."""

import os
import unicodedata
from pathlib import Path

import pytest
from helpers.support import Outcome, Run

COMMUNE = """cchc: 1
kind: commune
name: {name}
issuer: Ủy ban nhân dân xã {name}
parties:
- {{id: vp, title: Văn phòng, kind: unit}}
"""
PLAN = """cchc: 1
kind: maintain
year: 2024
commune: commune.yaml
title: Phụ lục
areas:
- number: I
  title: Chỉ đạo
  criteria:
  - code: "1.1"
    title: Kế hoạch
    max_score: 2
    target: A
    tasks: B
    lead: Văn phòng
    timeframe: Quý I
"""


@pytest.fixture(autouse=True)
def _province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with two communes, each with its folder of plans."""
    monkeypatch.chdir(tmp_path)
    make("xa-a/plans", "Mỹ An")
    make("xa-b/plans", "My An")


def make(folder: str, name: str = "Mẫu", *plans: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    Path(folder, "commune.yaml").write_text(COMMUNE.format(name=name), encoding="utf-8")
    for plan in plans or ("2024",):
        Path(folder, f"{plan}.yaml").write_text(PLAN, encoding="utf-8")


def checked(outcome: Outcome) -> str:
    assert outcome.exit_code == 0, outcome.err
    return outcome.err.splitlines()[-1].split(":")[0]


def written(top: str = "out") -> list[str]:
    return sorted(path.as_posix() for path in Path(top).rglob("*") if path.is_file())


# which files


def test_a_folder_means_the_tree_below_it(run: Run) -> None:
    assert checked(run("validate", ".")) == "Đã kiểm tra 04 tệp"
    Path("plans").mkdir()
    Path("xa-a").rename("plans/xa-a")
    assert checked(run("validate")) == "Đã kiểm tra 02 tệp"
    assert run("fmt").err.startswith("Đã xem 02 tệp")
    assert run("done", "1.1", "--today", "2024-03-01").out.endswith("(plans/xa-a/plans/2024.progress.yaml).\n")


def test_hidden_folders_links_and_results_are_passed_over_but_taken_when_typed(run: Run) -> None:
    for folder in (".git", ".an", "xa-a/out", "OUT", "~tam"):
        make(folder)
    Path("xa-c").symlink_to("xa-a")
    Path("xa-a/len").symlink_to("..")
    assert checked(run("validate", ".")) == "Đã kiểm tra 04 tệp"
    for folder in (".an", "xa-a/out", "xa-c", "OUT", "~tam"):
        assert checked(run("validate", folder)) == "Đã kiểm tra 02 tệp", folder


@pytest.mark.parametrize(
    ("pattern", "number"),
    [("xa-*/plans", 4), ("xa-?", 4), ("xa-[!b]/plans/*.yaml", 2), ("**/2024.yaml", 4), ("*", 4), ("xa-*/**", 4)],
)
def test_the_program_makes_of_a_pattern_what_a_shell_left_alone(run: Run, pattern: str, number: int) -> None:
    make("xa-a/out")
    Path("a.txt").touch()
    assert checked(run("validate", pattern)) == f"Đã kiểm tra {number:02} tệp"


def test_a_file_that_is_really_named_like_a_pattern_is_meant_itself(run: Run) -> None:
    make("xa-b/plans", "My An", "2024[1]", "20241")
    outcome = run("render", "xa-b/plans/2024[1].yaml")
    assert (outcome.exit_code, outcome.out) == (0, "Đã xuất out/2024[1].docx\n")


@pytest.mark.parametrize(
    ("pattern", "guess"),
    [
        ("[", "."),
        ("xa-*/pla", "."),
        ("*.txt", "."),
        ("xa-a/plans/2024[.yaml", "; có phải “2024.yaml”?"),
        ("\x1b[*", "."),
    ],
)
def test_a_pattern_that_means_nothing_is_told(run: Run, pattern: str, guess: str) -> None:
    Path("a.txt").touch()
    outcome = run("validate", pattern)
    shown = pattern.replace("\x1b", "\ufffd")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        2,
        "",
        f"Không có tệp .yaml, .yml hoặc thư mục nào khớp “{shown}”{guess} Đề nghị kiểm tra lại đường dẫn.\n",
    )


def test_a_folder_by_the_name_of_a_plan_is_told_and_entered(run: Run) -> None:
    make("xa-a/plans/cu.yaml")
    outcome = run("validate", "xa-a", "--format", "concise")
    assert outcome.exit_code == 1
    assert outcome.out == (
        "xa-a/plans/cu.yaml:1:1: error Y111 Không đọc được tệp (đó là một thư mục). Đề nghị kiểm tra tên tệp và quyền đọc.\n"
    )
    assert outcome.err.startswith("Đã kiểm tra 05 tệp: 01 lỗi")


def test_names_that_would_steer_a_terminal_are_shown_harmless(run: Run) -> None:
    make("xa-a/\x1b[31m\n::error::")
    outcome = run("render", "xa-a")
    assert outcome.exit_code == 0
    assert outcome.out.splitlines() == [
        "Đã xuất out/\ufffd[31m\ufffd::error::/2024.docx",
        "Đã xuất out/2024.docx",
    ]


def test_a_pipe_in_a_tree_is_left_alone(run: Run) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo("xa-a/plans/x.yaml")
    assert checked(run("validate", "xa-a")) == "Đã kiểm tra 02 tệp"
    assert checked(run("validate", "xa-a/*/*")) == "Đã kiểm tra 02 tệp"


def test_a_plan_that_notepad_named_is_told_wherever_it_lies(run: Run) -> None:
    Path("xa-b/plans/2024.yaml").rename("xa-b/plans/2025.yaml.txt")
    outcome = run("validate", ".")
    assert "Tệp “xa-b/plans/2025.yaml.txt” có đuôi .txt nên không được đọc." in outcome.err


def test_a_tree_that_is_too_deep_is_one_sentence(run: Run) -> None:
    make("xa-a" + "/b" * 17)
    outcome = run("overdue", "xa-a")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err.startswith("Thư mục “xa-a” có quá 16 tầng thư mục (“xa-a/b/b/")
    assert outcome.err.count("\n") == 1


def test_documents_are_looked_for_in_the_tree_of_out(run: Run) -> None:
    assert run("render", ".").exit_code == 0
    assert run("check").err.startswith("Đã kiểm tra 02 tệp")
    assert run("check", ".").err.startswith("Đã kiểm tra 02 tệp")
    assert run("check", "out/*/*.docx").err.startswith("Đã kiểm tra 02 tệp")
    Path("out/xa-a/~$2024.docx").write_bytes(b"")
    assert run("sheet", ".", "--today", "2024-05-01").exit_code == 0
    assert run("check", "out").err.startswith("Đã kiểm tra 02 tệp")
    assert run("check", "out/phieu").exit_code == 3  # sheets, and no annex


# exclude


@pytest.mark.parametrize(
    ("patterns", "number"),
    [
        ('["xa-b"]', 2),
        ('["./xa-b/"]', 2),
        ('["plans"]', 0),
        ('["*/plans"]', 0),
        ('["xa-b/plans/2024.yaml"]', 3),
        ("['xa-b\\plans']", 2),
        ('["202?.yaml", "nothing"]', 2),
        ('["**/plans/2024.yaml"]', 2),
        ('["**/xa-b"]', 2),
        ('["xa-b/**"]', 2),
        ('["plans/2024.yaml"]', 4),
        ('["["]', 4),
        ("[]", 4),
    ],
)
def test_what_settings_exclude_is_not_found(run: Run, patterns: str, number: int) -> None:
    Path("cchc.toml").write_text(f"exclude = {patterns}\n", encoding="utf-8")
    outcome = run("validate", ".")
    if number:
        assert checked(outcome) == f"Đã kiểm tra {number:02} tệp"
    else:
        assert outcome.exit_code == 3
        assert outcome.err.startswith("Không có tệp kế hoạch nào")


def test_what_is_typed_is_not_excluded(run: Run) -> None:
    Path("cchc.toml").write_text('exclude = ["xa-b", "2024*"]\n', encoding="utf-8")
    assert checked(run("validate", "xa-b/plans/2024.yaml")) == "Đã kiểm tra 02 tệp"
    assert checked(run("validate", "xa-b")) == "Đã kiểm tra 01 tệp"
    assert run("validate", "xa-b/plans/*.yaml").err.startswith("Đã kiểm tra 01 tệp")
    assert run("validate", "xa-[b]").exit_code == 2


def test_the_nearest_settings_count(run: Run) -> None:
    Path("cchc.toml").write_text('exclude = ["2024.yaml"]\n', encoding="utf-8")
    Path("xa-a/cchc.toml").write_text("", encoding="utf-8")
    assert checked(run("validate", ".")) == "Đã kiểm tra 03 tệp"
    assert run("render", ".").out == "Đã xuất out/2024.docx\n"
    assert run("render", "xa-b").err.startswith("Không có phụ lục")


def test_accents_of_an_excluded_name_may_be_composed_or_not(run: Run) -> None:
    make(unicodedata.normalize("NFD", "lưu trữ"))
    Path("cchc.toml").write_text('exclude = ["lưu trữ"]\n', encoding="utf-8")
    assert checked(run("validate", ".")) == "Đã kiểm tra 04 tệp"


@pytest.mark.parametrize(
    "value",
    ['"a"', "[1]", '["/a"]', '["../a"]', '["a/../b"]', '[""]', '[" "]', '["."]', '["./"]', '["C:/a"]', '["a//b"]'],
)
@pytest.mark.parametrize("command", ["validate", "overdue", "check", "fmt"])
def test_a_wrong_exclude_stops_every_command_that_looks_for_files(run: Run, command: str, value: str) -> None:
    Path("cchc.toml").write_text(f"\nexclude = {value}\n", encoding="utf-8")
    outcome = run(command, ".")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        2,
        "",
        f"{Path.cwd()}/cchc.toml:2:1: “exclude” phải là danh sách tên, hoặc đường dẫn từ thư mục của cchc.toml, không có "
        '“..”. Đề nghị ghi dạng exclude = ["luu-tru", "*/cu"].\n',
    )


def test_settings_that_are_wrong_elsewhere_matter_where_they_may_exclude(run: Run) -> None:
    Path("cchc.toml").write_text('ignore = ["Q1"]\n', encoding="utf-8")
    assert run("status", ".").exit_code == 0
    Path("cchc.toml").write_text('ignore = ["Q1"]\nexclude = ["xa-b"]\n', encoding="utf-8")
    assert (run("status", ".").exit_code, run("status", "xa-b/plans/2024.yaml").exit_code) == (2, 0)


# where documents go


@pytest.mark.parametrize(
    "paths", [["."], ["xa-a/plans", "xa-b/plans"], ["xa-*/plans"], ["xa-a/plans/2024.yaml", "xa-b"]]
)
def test_annexes_of_several_folders_lie_as_their_plans_do(run: Run, paths: list[str]) -> None:
    outcome = run("render", *paths)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == "Đã xuất out/xa-a/2024.docx\nĐã xuất out/xa-b/2024.docx\n"
    assert written() == ["out/xa-a/2024.docx", "out/xa-b/2024.docx"]
    assert run("render", *paths, "-o", "kq").out == "Đã xuất kq/xa-a/2024.docx\nĐã xuất kq/xa-b/2024.docx\n"


def test_annexes_of_one_folder_lie_in_out_itself(run: Run) -> None:
    for path in ("xa-a", "xa-a/plans", "xa-a/*", "xa-a/plans/2024.yaml"):
        assert run("render", path).out == "Đã xuất out/2024.docx\n"


def test_where_an_annex_goes_does_not_depend_on_the_errors_of_others(run: Run) -> None:
    Path("xa-b/plans/2024.yaml").write_text(PLAN.replace("max_score: 2", "max_score: hai"), encoding="utf-8")
    outcome = run("render", ".")
    assert (outcome.exit_code, outcome.out) == (1, "Đã xuất out/xa-a/2024.docx\n")


def test_nothing_is_written_through_a_link_in_the_folder_of_results(run: Run) -> None:
    for folder in ("out", "kq"):
        Path(folder).mkdir()
        Path(folder, "xa-b").symlink_to("../xa-b")
    end = f"là liên kết tới “{Path.cwd()}/xa-b” nên không ghi vào đó. Đề nghị"
    usual, typed = run("render", "."), run("render", ".", "-o", "kq", "--force")
    assert (usual.exit_code, usual.out, usual.err) == (
        3,
        "",
        f"Thư mục mặc định “out/xa-b” {end} ghi -o THƯ MỤC, hoặc thay liên kết bằng thư mục.\n",
    )
    assert (typed.exit_code, typed.out, typed.err) == (
        3,
        "",
        f"Thư mục “kq/xa-b” {end} thay liên kết bằng thư mục.\n",
    )
    assert written("out") + written("kq") == []
    Path("kq/my-an").symlink_to("../xa-b")
    for command in (["sheet"], ["status", "--format", "ics"]):
        outcome = run(*command, ".", "--today", "2024-05-01", "-o", "kq", "--force")
        assert (outcome.exit_code, outcome.out) == (3, "")


def test_sheets_and_calendars_of_communes_whose_names_differ_in_marks_are_told_apart(run: Run) -> None:
    assert run("sheet", ".", "--today", "2024-05-01").out == (
        "Đã xuất out/phieu/xa-a/vp.docx\nĐã xuất out/phieu/xa-b/vp.docx\n"
    )
    assert run("status", ".", "--today", "2024-05-01", "--format", "ics", "-o", "lich").out == (
        "Đã ghi lich/my-an/vp.ics\nĐã ghi lich/my-an-2/vp.ics\n"
    )


def test_sheets_of_communes_of_one_name_in_two_folders_are_told_apart(run: Run) -> None:
    make("xa-b/plans", "Mỹ An")
    assert run("sheet", ".", "--today", "2024-05-01").out == (
        "Đã xuất out/phieu/xa-a/vp.docx\nĐã xuất out/phieu/xa-b/vp.docx\n"
    )


def test_everywhere_means_every_folder_of_plans_unless_paths_are_typed(run: Run) -> None:
    make("tỉnh/Xã B/plans")
    make("khac/ke-hoach")
    make("out/plans")
    assert checked(run("validate", "--everywhere")) == "Đã kiểm tra 06 tệp"
    assert checked(run("validate", "--everywhere", "xa-a")) == "Đã kiểm tra 02 tệp"
    assert run("validate").exit_code == 3


def test_everywhere_without_any_folder_of_plans_is_told(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    outcome = run("validate", "--everywhere")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith("Không có tệp .yaml, .yml hoặc thư mục nào khớp “**/plans”")
