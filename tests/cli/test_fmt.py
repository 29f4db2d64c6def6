import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.support import ROOT, Run

from cchc.language import formatting
from cchc.language.formatting import Formatted, formatted
from cchc.source.layout import laid_out


@pytest.fixture
def untidy(in_office: Path) -> Path:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8").replace("kind: maintain\nyear: 2024\n", "year: '2024'\nkind: maintain\n")
    plan.write_text(text, encoding="utf-8")
    return plan


def test_files_are_laid_out_and_named(run: Run, untidy: Path) -> None:
    outcome = run("fmt")
    assert (outcome.exit_code, outcome.out) == (0, "Đã trình bày lại plans/2024.yaml\n")
    assert outcome.err == "Đã xem 03 tệp: 01 tệp đã trình bày lại, 02 tệp đúng dạng chuẩn.\n"
    assert "kind: maintain\nyear: 2024\n" in untidy.read_text(encoding="utf-8")
    again = run("fmt")
    assert (again.exit_code, again.out, again.err) == (0, "", "Đã xem 03 tệp: 03 tệp đúng dạng chuẩn.\n")


def test_check_and_diff_write_nothing(run: Run, untidy: Path) -> None:
    before = untidy.read_bytes()
    outcome = run("fmt", "--check")
    assert (outcome.exit_code, outcome.out) == (1, "plans/2024.yaml chưa đúng dạng chuẩn. Đề nghị chạy cchc fmt.\n")
    outcome = run("fmt", "--diff")
    assert outcome.exit_code == 1
    assert outcome.out == (
        "--- plans/2024.yaml\n+++ plans/2024.yaml\n@@ -4,8 +4,8 @@\n"
        ' # thì chữ của bản chép đứng ở chú thích cùng dòng ("bản chép"); còn lại giữ đúng từng chữ. Tên phụ lục, tên lĩnh\n'
        ' # vực viết thường, khi in là chữ hoa; "như trên" là ô gộp với ô phía trên.\n'
        " cchc: 1\n-year: '2024'\n kind: maintain\n+year: 2024\n commune: commune.yaml\n annex: I\n title: >-\n"
    )
    assert untidy.read_bytes() == before
    assert run("fmt", "plans/commune.yaml", "--check", "--diff").exit_code == 0


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(run: Run, untidy: Path) -> None:
    (untidy.parent / "a.yaml").write_text("a: [", encoding="utf-8")
    outcome = run("fmt")
    assert (outcome.exit_code, outcome.out) == (1, "Đã trình bày lại plans/2024.yaml\n")
    assert outcome.err.startswith("plans/a.yaml:1:4: lỗi Y101 ")
    assert (untidy.parent / "a.yaml").read_text(encoding="utf-8") == "a: ["


def test_fix_mends_what_validate_says_that_it_mends(run: Run, untidy: Path) -> None:
    text = untidy.read_text(encoding="utf-8").replace(
        "Hoàn thành 100% nhiệm vụ được", "Hoàn thành 100 % nhiệm vụ  được"
    )
    untidy.write_text(text, encoding="utf-8")
    assert "cchc fmt --fix" in run("validate", "--select", "T503,T504").out
    assert run("fmt", "--fix").exit_code == 0
    assert run("validate", "--select", "T503,T504").out == ""
    assert '# bản chép: "100 %"; trước đây: "vụ  được", "100 %"' in untidy.read_text(encoding="utf-8")


def test_standard_input_goes_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"kind: commune\ncchc: 1\n")))
    assert run("fmt", "-").out == "cchc: 1\nkind: commune\n"


def test_what_cannot_be_laid_out_is_counted_as_such(run: Run, in_office: Path) -> None:
    (in_office / "plans" / "folder.yaml").mkdir()
    (in_office / "plans" / "list.yaml").write_text("- a\n", encoding="utf-8")
    outcome = run("fmt")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err == (
        "plans/folder.yaml:1:1: lỗi Y111 Không đọc được tệp (đó là một thư mục). Đề nghị kiểm tra tên tệp và quyền đọc.\n"
        "plans/list.yaml được để nguyên: kind không phải là maintain, remedy, assignments, commune hoặc progress.\n"
        "Đã xem 05 tệp: 01 tệp không đọc được, 03 tệp đúng dạng chuẩn, 01 tệp để nguyên.\n"
    )


def test_a_diff_tells_of_a_last_line_without_its_end(run: Run, in_office: Path) -> None:
    (in_office / "a.yaml").write_text("cchc: 1\nkind:   commune", encoding="utf-8")
    assert run("fmt", "--diff", "a.yaml").out == (
        "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n cchc: 1\n-kind:   commune\n\\ No newline at end of file\n+kind: commune\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("  # bản chép để trống", ""), ("Thường xuyên", "Thường  xuyên"), ("areas:", "areas: [")],
    ids=["a comment lost", "a value changed", "no YAML"],
)
@pytest.mark.parametrize("fix", [[], ["--fix"]], ids=["layout", "fix"])
def test_a_form_that_would_change_the_file_is_never_written(
    run: Run, untidy: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, fix: list[str]
) -> None:
    monkeypatch.setattr(formatting, "laid_out", lambda *given: laid_out(*given).replace(old, new, 1))
    before = untidy.read_bytes()
    outcome = run("fmt", untidy.relative_to(untidy.parents[1]), *fix)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err.startswith("plans/2024.yaml: Không trình bày lại được tệp này mà giữ nguyên nội dung")
    assert untidy.read_bytes() == before


def test_what_is_recorded_while_a_file_is_laid_out_stays_recorded(
    run: Run, in_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = in_office / "plans" / "2024.progress.yaml"
    progress.write_text("kind: progress\ncchc: 1\nplan: 2024.yaml\nentries: []\n", encoding="utf-8")
    recording = [[sys.executable, "-m", "cchc", "done", "2.1", "--today", "2024-12-31"]]

    def meanwhile(content: bytes, *, fix: bool = False) -> Formatted:
        while recording:  # between the first reading and the lock
            subprocess.run(recording.pop(), check=True, stdout=subprocess.DEVNULL)
        return formatted(content, fix=fix)

    monkeypatch.setattr("cchc.operations.formatting.formatted", meanwhile)
    outcome = run("fmt", "plans/2024.progress.yaml")
    assert outcome.out == "Đã trình bày lại plans/2024.progress.yaml\n"
    text = progress.read_text(encoding="utf-8")
    assert text.startswith("cchc: 1\nkind: progress\n")
    assert 'what: "2.1"' in text


def test_the_line_ends_of_windows_are_no_part_of_a_shown_line(run: Run, untidy: Path) -> None:
    untidy.write_bytes(untidy.read_bytes().replace(b"\n", b"\r\n"))
    shown = run("fmt", "--diff").out
    assert "+year: 2024\n" in shown
    assert "\r" not in shown


SLIPS = {
    "kind: maintain\n": "kind:maintain\n",
    "    max_score: 1,5\n": "\tmax_score: 1,5\n",
    "    timeframe:  # bản chép": "    timeframe：  # bản chép",
    "    title: Kế hoạch CCHC năm\n": "    title: Kế hoạch: CCHC năm\n",
}


@pytest.fixture
def with_slips(in_office: Path) -> Path:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    for right, wrong in SLIPS.items():
        assert right in text
        text = text.replace(right, wrong, 1)
    plan.write_text(text, encoding="utf-8")
    return plan


def test_fix_mends_slips_that_are_certain_and_shows_the_mended_lines(run: Run, with_slips: Path) -> None:
    before = with_slips.read_text(encoding="utf-8")
    outcome = run("fmt", "--fix")
    assert (outcome.exit_code, outcome.err) == (0, "Đã xem 03 tệp: 01 tệp đã trình bày lại, 02 tệp đúng dạng chuẩn.\n")
    changed = [line for line in outcome.out.splitlines() if line.startswith(("+", "-"))]
    assert changed == [
        "--- plans/2024.yaml",
        "+++ plans/2024.yaml",
        "-kind:maintain",
        "+kind: maintain",
        "-    title: Kế hoạch: CCHC năm",
        '+    title: "Kế hoạch: CCHC năm"',
        "- max_score: 1,5",
        "+    max_score: 1,5",
        "-    timeframe：  # bản chép để trống",
        "+    timeframe:  # bản chép để trống",
    ]
    assert outcome.out.endswith("\nĐã trình bày lại plans/2024.yaml\n")
    for right, wrong in SLIPS.items():
        before = before.replace(wrong, right.replace("Kế hoạch CCHC năm", '"Kế hoạch: CCHC năm"'), 1)
    assert with_slips.read_text(encoding="utf-8") == before
    assert run("fmt", "--fix").err == "Đã xem 03 tệp: 03 tệp đúng dạng chuẩn.\n"


def test_fix_with_check_or_diff_shows_the_mends_and_writes_nothing(run: Run, with_slips: Path) -> None:
    before = with_slips.read_bytes()
    checked = run("fmt", "--fix", "--check")
    assert (checked.exit_code, checked.out) == (
        1,
        "plans/2024.yaml sai cú pháp YAML ở chỗ sửa được. Đề nghị chạy cchc fmt --fix.\n",
    )
    shown = run("fmt", "--fix", "--diff")
    assert (shown.exit_code, shown.err) == (1, "Đã xem 03 tệp: 01 tệp cần trình bày lại, 02 tệp đúng dạng chuẩn.\n")
    assert shown.out.startswith("--- plans/2024.yaml\n+++ plans/2024.yaml\n")
    assert "\n-kind:maintain\n+kind: maintain\n" in shown.out
    assert with_slips.read_bytes() == before


def test_without_fix_a_file_with_slips_stays_and_every_slip_is_told(run: Run, with_slips: Path) -> None:
    before = with_slips.read_bytes()
    outcome = run("fmt")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert [line.split(" lỗi ")[0] for line in outcome.err.splitlines()[:-1]] == [
        "plans/2024.yaml:7:5:",
        "plans/2024.yaml:23:20:",
        "plans/2024.yaml:39:1:",
        "plans/2024.yaml:89:14:",
    ]
    assert with_slips.read_bytes() == before


def test_fix_mends_up_to_a_slip_that_only_a_person_can_mend(run: Run, with_slips: Path) -> None:
    text = with_slips.read_text(encoding="utf-8").replace('  - code: "1.3"', '  - code: "1.3', 1)
    with_slips.write_text(text, encoding="utf-8")
    outcome = run("fmt", "--fix")
    assert outcome.exit_code == 1
    assert outcome.out.startswith("--- plans/2024.yaml\n+++ plans/2024.yaml\n")
    assert outcome.out.endswith("\nĐã sửa một phần plans/2024.yaml\n")
    line = text[: text.index('code: "1.3')].count("\n") + 1
    assert outcome.err.splitlines()[-2:] == [
        f"plans/2024.yaml còn 01 lỗi không tự sửa được (dòng {line}). Đề nghị sửa tay rồi chạy lại cchc fmt --fix.",
        "Đã xem 03 tệp: 01 tệp không đọc được, 02 tệp đúng dạng chuẩn.",
    ]
    before, after = text.split("\n"), with_slips.read_text(encoding="utf-8").split("\n")
    changed = {number for number, (was, now) in enumerate(zip(before, after, strict=True), 1) if was != now}
    assert changed == {number for number in (7, 23, 39, 89) if number < line}


def test_fix_keeps_line_ends_and_leaves_files_of_other_programs(run: Run, in_office: Path) -> None:
    commune = in_office / "plans" / "commune.yaml"
    sound = commune.read_bytes().replace(b"\n", b"\r\n")
    commune.write_bytes(b"\xef\xbb\xbf" + sound.replace(b"kind: commune\r\n", b"kind:commune\r\n"))
    other = in_office / "plans" / "other.yaml"
    other.write_text("services:\n  web:1\n  image: @x\n", encoding="utf-8")
    outcome = run("fmt", "--fix")
    assert outcome.exit_code == 1
    assert [line.split(" lỗi ")[0] for line in outcome.err.splitlines()[:-1]] == [
        "plans/other.yaml:2:6:",
        "plans/other.yaml:3:10:",
    ]
    assert "-kind:commune\n+kind: commune\n" in outcome.out
    assert commune.read_bytes() == b"\xef\xbb\xbf" + sound
    assert other.read_text(encoding="utf-8") == "services:\n  web:1\n  image: @x\n"


def test_a_mended_standard_input_goes_to_standard_output_without_a_diff(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"cchc:1\nkind: commune\n")))
    assert run("fmt", "--fix", "-").out == "cchc: 1\nkind: commune\n"


def laid_out_by(workers: int, folder: Path, *options: str) -> tuple[str, str, int, dict[str, bytes]]:
    """What so many processes say of a copy of a folder with files of all kinds, and its files afterwards."""
    plan, commune = ((ROOT / "plans" / name).read_text(encoding="utf-8") for name in ("2024.yaml", "commune.yaml"))
    texts = [commune, f"{commune}\n# cuối", plan.replace("year: 2024", "year:2024"), "a: {", "kind: khác\n", "\0", plan]
    for number in range(70):
        own = folder / f"xa-{number:02}"
        own.mkdir(parents=True)
        (own / "tep.yaml").write_text(texts[number % len(texts)], encoding="utf-8")
    command = [sys.executable, "-m", "cchc", "fmt", ".", *options]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "CCHC_WORKERS": str(workers)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return (
        done.stdout,
        done.stderr,
        done.returncode,
        {path.parent.name: path.read_bytes() for path in folder.rglob("*.yaml")},
    )


@pytest.mark.parametrize("options", [(), ("--fix",), ("--check",), ("--diff", "--fix")])
def test_several_processes_lay_out_as_one_does(tmp_path: Path, options: tuple[str, ...]) -> None:
    one, other = (laid_out_by(workers, tmp_path / str(workers), *options) for workers in (1, 2))
    assert one == other
    assert one[1].endswith(".\n") and one[2] == 1
