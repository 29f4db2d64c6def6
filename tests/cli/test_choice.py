"""Which findings are wanted: options, settings, comments, the baseline."""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers.support import Run

from cchc import files


def found(run: Run, *arguments: str) -> list[tuple[str, str]]:
    """The findings of a check by code and criterion."""
    shape = json.loads(run("validate", *arguments, "--format", "json").out)
    return [(each["code"], each["criterion"] or "") for each in shape["diagnostics"]]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("in_project")
@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "P"], {"P314", "P315"}),
        (["--select", "p314,O4", "--ignore", "O403"], {"P314", "O404", "O405", "O407"}),
        (["--select", "P", "--select", "T5"], {"P314", "P315", "T505", "T506"}),
        (["--ignore", "P,O,T,X,D"], set()),
        (["--ignore", "P,O,T,X,D", "--select", "D603"], {"D603"}),
    ],
)
def test_codes_are_chosen_by_prefix_and_the_longer_one_decides(run: Run, arguments: list[str], codes: set[str]) -> None:
    assert {code for code, _ in found(run, *arguments)} == codes


def test_what_nobody_can_work_without_is_always_shown(run: Run, in_office: Path) -> None:
    change(in_office / "plans" / "2024.yaml", "commune: commune.yaml", "commune: xa.yaml")
    assert found(run, "plans/2024.yaml", "--select", "T", "--ignore", "X") == [("X701", "")]


@pytest.mark.usefixtures("in_project")
@pytest.mark.parametrize(("fail_on", "exit_code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(run: Run, fail_on: str, exit_code: int) -> None:
    assert run("validate", "--fail-on", fail_on).exit_code == exit_code
    assert run("validate", "--fail-on", fail_on, "--select", "P303").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--select", "Q"], "--select: không có mã nào là hoặc bắt đầu bằng “Q”. Xem cchc rule --all."),
        (["--ignore", "P399"], "--ignore: không có mã nào là hoặc bắt đầu bằng “P399”; có phải “P309”?"),
        (
            ["--fail-on", "waring"],
            "Tùy chọn “--fail-on”: “waring” không thuộc các giá trị được dùng; có phải “warning”?",
        ),
        (["--baseline", "b.json"], "Không đọc được tệp cơ sở “b.json” (không có tệp). Đề nghị kiểm tra tên tệp"),
        (["--write-baseline"], "--write-baseline cần tên tệp. Đề nghị ghi thêm --baseline co-so.json."),
    ],
)
def test_wrong_choices_are_one_sentence(run: Run, in_office: Path, arguments: list[str], sentence: str) -> None:
    del in_office
    outcome = run("validate", *arguments)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(sentence)


def test_a_comment_with_a_reason_passes_over_a_finding_and_reports_keep_it_as_such(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    change(plan, "timeframe:  # bản chép để trống", "timeframe:  # cchc: ignore[P314] bản ký để trống")
    change(
        plan,
        "    tasks: >-\n      Thực hiện tốt",
        "    tasks: >-  # cchc: ignore[T506] chép nguyên văn\n      Thực hiện tốt",
    )
    outcome = run("validate", "plans/2024.yaml", "--select", "P314,T506,Y115", "--format", "json")
    shape = json.loads(outcome.out)
    assert shape["diagnostics"] == []
    accepted = {each["code"]: each["reason"] for each in shape["suppressed"]}
    assert accepted == {"P314": "bản ký để trống", "T506": "chép nguyên văn"}
    log = json.loads(run("validate", "plans/2024.yaml", "--select", "P314", "--format", "sarif").out)
    (result,) = [each for each in log["runs"][0]["results"] if each["ruleId"] == "P314"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "bản ký để trống"}]
    assert "Đã bỏ qua 02 phát hiện." in run("validate", "plans/2024.yaml").err


def test_an_accepted_error_no_longer_keeps_the_plan_from_being_used(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    change(plan, "    max_score: 6\n    parts:", "    max_score: 5,5\n    parts:")
    assert run("render", "plans/2024.yaml").exit_code == 1
    change(plan, "    max_score: 5,5\n    parts:", "    max_score: 5,5  # cchc: ignore[P307] theo bản ký\n    parts:")
    assert run("render", "plans/2024.yaml").exit_code == 0


def test_an_ignore_that_is_used_by_no_wanted_code_is_still_used(run: Run, in_office: Path) -> None:
    change(
        in_office / "plans" / "2024.yaml",
        "timeframe:  # bản chép để trống",
        "timeframe:  # cchc: ignore[P314] bản ký để trống",
    )
    assert found(run, "plans/2024.yaml", "--select", "Y115") == []


def test_while_rules_wait_no_ignore_is_called_unused(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    change(plan, "timeframe:  # bản chép để trống", "timeframe:  # cchc: ignore[P314] bản ký để trống")
    change(plan, "year: 2024", "year: 24")
    assert found(run, "plans/2024.yaml") == [("S208", "")]


def test_settings_are_found_from_the_plan_upwards_and_the_command_line_goes_first(run: Run, in_office: Path) -> None:
    (in_office / "cchc.toml").write_text(
        'select = ["P", "D6"]\nignore = ["D603"]\nfail-on = "warning"\n', encoding="utf-8"
    )
    assert {code for code, _ in found(run)} == {"P314", "P315", "D609"}
    assert run("validate").exit_code == 1
    assert {code for code, _ in found(run, "--ignore", "P")} == {"D603", "D609"}
    assert run("validate", "--fail-on", "error").exit_code == 0
    (in_office / "plans" / "cchc.toml").write_text('select = ["X"]\n', encoding="utf-8")
    assert {code for code, _ in found(run)} == {"X710"}


def test_settings_of_two_folders_hold_each_for_its_own(run: Run, in_office: Path) -> None:
    other = in_office / "khac"
    (in_office / "plans").rename(in_office / "mot")
    other.mkdir()
    for plan in (in_office / "mot").iterdir():
        (other / plan.name).write_bytes(plan.read_bytes())
    (in_office / "mot" / "cchc.toml").write_text('select = ["P314"]', encoding="utf-8")
    (other / "cchc.toml").write_text('select = ["P315"]\nfail-on = "warning"', encoding="utf-8")
    shape = json.loads(run("validate", "mot", "khac", "--format", "json").out)
    assert [(each["path"], each["code"]) for each in shape["diagnostics"]] == [
        ("khac/2023_gaps.yaml", "P315"),
        ("mot/2024.yaml", "P314"),
    ]
    assert run("validate", "mot").exit_code == 0
    assert run("validate", "mot", "khac").exit_code == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ignore = [", r"cchc\.toml:1:11: không đúng cú pháp TOML\."),
        ('\nignroe = ["P"]', r"cchc\.toml:2:1: không có trường “ignroe”; có phải “ignore”\?"),
        ('ignore = "P"', r"cchc\.toml:1:1: “ignore” phải là danh sách mã\."),
        ('ignore = ["Q1"]', r"cchc\.toml:1:1: không có mã nào là hoặc bắt đầu bằng “Q1”"),
        ('fail-on = "loi"', r"cchc\.toml:1:1: “fail-on” phải là một trong: error, warning, info, never\."),
        ("baseline = 1", r"cchc\.toml:1:1: “baseline” phải là tên tệp\."),
        ("\n a = [\n" + "[" * 2_000, r"cchc\.toml:2:6: số có quá nhiều chữ số, hoặc quá nhiều dấu ngoặc lồng nhau\."),
        ("a = " + "{a = " * 1_500, r"cchc\.toml:1:5: số có quá nhiều chữ số, hoặc quá nhiều dấu ngoặc lồng nhau\."),
        ("\nfail-on = " + "9" * 5_000, r"cchc\.toml:2:11: số có quá nhiều chữ số"),
        ("fail-on = 1e999", r"cchc\.toml:1:1: “fail-on” phải là một trong"),
        ("ignore = [nan]", r"cchc\.toml:1:1: “ignore” phải là danh sách mã"),
        ("a = \x00", r"cchc\.toml:1:5: không đúng cú pháp TOML\."),
        ('a = "\\ud800"', r"cchc\.toml:1:\d+: không đúng cú pháp TOML\."),
        ("fail-on = 1\nfail-on = 1", r"cchc\.toml:2:12: không đúng cú pháp TOML\."),
        ('"(at line 9, column 9)" = 1\n"(at line 9, column 9)" = 1', r"cchc\.toml:2:28: không đúng cú pháp TOML\."),
        (f'ignore = ["{"Q" * 4_000}"]', r"cchc\.toml:1:1: không có mã nào là hoặc bắt đầu bằng “Q{80}…”"),
        ('"ig\\nnore" = 1', r"cchc\.toml:1:1: không có trường “ig nore”"),
        ("a." * 4_000 + "a = 1", r"cchc\.toml:1:1: không có trường “a”"),
        ("#" * 8_192 + "\n", r"cchc\.toml” lớn hơn 8 KB\. Đề nghị kiểm tra lại tên tệp và nội dung\."),
        ("#" * 5_000_000, r"cchc\.toml” lớn hơn 8 KB\."),
    ],
    ids=range(20),
)
def test_wrong_settings_are_one_sentence_with_a_place(run: Run, in_office: Path, text: str, sentence: str) -> None:
    (in_office / "cchc.toml").write_text(text, encoding="utf-8")
    outcome = run("validate")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert re.search(sentence, outcome.err)
    assert len(outcome.err.splitlines()) == 1
    assert run("gaps").exit_code == 0


@pytest.mark.parametrize(
    "name",
    [
        "/dev/zero",
        "/etc/passwd",
        "..",
        "../b.json",
        "a/b.json",
        "./b.json",
        ".",
        "",
        " ",
        "a\\b.json",
        "C:b.json",
        "C:\\b",
        *(
            "NUL",
            "nul.json",
            "con.json",
            "COM1",
            "b.json.",
            "b.json ",
            "a\x00b",
            "a\nb",
            "a\u202eb",
            "\x1b[1m",
            "x" * 256,
        ),
    ],
)
def test_the_settings_name_a_baseline_beside_them_or_none(run: Run, in_office: Path, name: str) -> None:
    (in_office / "cchc.toml").write_text(f"\nbaseline = {json.dumps(name)}", encoding="utf-8")
    for options in ([], ["--write-baseline"]):
        outcome = run("validate", *options)
        assert (outcome.exit_code, outcome.out) == (2, "")
        assert outcome.err == (
            f"{in_office}/cchc.toml:2:1: “baseline” phải là tên tệp. Đề nghị ghi tên của một tệp cùng thư mục với "
            'cchc.toml, dạng baseline = "co-so.json".\n'
        )
    assert sorted(path.name for path in in_office.iterdir()) == ["cchc.toml", "plans"]


def test_settings_that_are_not_utf8_are_told_with_their_place(run: Run, in_office: Path) -> None:
    (in_office / "cchc.toml").write_bytes("\ufeff# cài đặt\n# ".encode() + b"\xff")
    assert run("validate").err == (
        f"{in_office}/cchc.toml:2:3: không phải mã UTF-8. Đề nghị lưu lại tệp với mã UTF-8.\n"
    )


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
@pytest.mark.parametrize("make", [pipe, device])
@pytest.mark.parametrize("name", ["cchc.toml", "co-so.json"])
def test_what_may_never_end_is_not_read(run: Run, in_office: Path, name: str, make: Callable[[Path], None]) -> None:
    make(in_office / name)
    outcome = run("validate", "--baseline", "co-so.json")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert re.fullmatch(f".*{name}” là (đường ống hoặc thiết bị|một liên kết)\\. Đề nghị .*\n", outcome.err)


@pytest.mark.parametrize("target", ["nowhere.toml", "plans"])
def test_settings_that_lead_nowhere_are_not_passed_over(run: Run, in_office: Path, target: str) -> None:
    (in_office / "cchc.toml").symlink_to(target)
    outcome = run("validate")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"Không đọc được “{in_office}/cchc.toml” (")


@pytest.mark.parametrize("options", [[], ["--write-baseline"]])
@pytest.mark.parametrize("target", ["khac.json", "nowhere.json", "/dev/zero", "/dev/null"])
def test_a_baseline_is_never_a_link(run: Run, in_office: Path, target: str, options: list[str]) -> None:
    run("validate", "--baseline", "khac.json", "--write-baseline")
    before = (in_office / "khac.json").read_bytes()
    (in_office / "co-so.json").symlink_to(target)
    outcome = run("validate", "--baseline", "co-so.json", *options)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "Tệp cơ sở “co-so.json” là một liên kết. Đề nghị ghi tên của chính tệp.\n"
    assert (in_office / "khac.json").read_bytes() == before
    assert not (in_office / "nowhere.json").exists()


@pytest.mark.parametrize("options", [[], ["--write-baseline"]])
def test_a_baseline_needs_the_name_of_a_file(run: Run, in_office: Path, options: list[str]) -> None:
    outcome = run("validate", "--baseline", "-", *options)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "--baseline cần tên tệp. Đề nghị ghi, ví dụ, --baseline co-so.json.\n"
    assert [path.name for path in in_office.iterdir()] == ["plans"]


def test_a_baseline_hides_what_it_knows_and_shows_what_is_new(run: Run, in_office: Path) -> None:
    outcome = run("validate", "--baseline", "co-so.json", "--write-baseline")
    assert (outcome.exit_code, outcome.out) == (0, "")
    assert outcome.err == (
        "Đã ghi tệp cơ sở co-so.json.\nĐã kiểm tra 03 tệp: không có lỗi, không có cảnh báo. Đã bỏ qua 22 phát hiện.\n"
    )
    plan = in_office / "plans" / "2024.yaml"
    change(plan, "# Phụ lục I", "# Thêm một dòng\n# Phụ lục I")
    change(plan, "    max_score: 6\n    parts:", "    max_score: 5,5\n    parts:")
    assert found(run, "--baseline", "co-so.json") == [("P307", "7.3")]
    assert run("validate", "--baseline", "co-so.json", "--fail-on", "info").exit_code == 1
    change(plan, "    timeframe:  # bản chép để trống", "    timeframe: Năm 2024")
    assert "Tệp cơ sở còn 01 phát hiện không thấy nữa." in run("validate", "--baseline", "co-so.json").err


def test_a_baseline_is_the_same_wherever_the_command_is_run(
    run: Run, in_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (in_office / "cchc.toml").write_text('baseline = "co-so.json"', encoding="utf-8")
    run("validate", "--write-baseline")
    first = (in_office / "co-so.json").read_bytes()
    assert found(run) == []
    monkeypatch.chdir(in_office / "plans")
    assert found(run, ".") == []
    run("validate", ".", "--write-baseline")
    assert (in_office / "co-so.json").read_bytes() == first


def test_a_baseline_never_holds_what_nobody_can_work_without(run: Run, in_office: Path) -> None:
    change(in_office / "plans" / "2024.yaml", "year: 2024", "year: 24")
    outcome = run("validate", "--baseline", "co-so.json", "--write-baseline")
    assert outcome.exit_code == 1
    assert " S208 " in outcome.out
    assert "S208" not in (in_office / "co-so.json").read_text(encoding="utf-8")


ENTRY = {"path": "plans/2024.yaml", "code": "P314", "criterion": "1.1", "field": "timeframe", "count": 1}


def entry(**changed: object) -> str:
    return json.dumps({"schema_version": 1, "findings": [ENTRY | changed]})


def with_count(count: object) -> str:
    return entry(count=count)


def with_path(path: object) -> str:
    return entry(path=path)


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "null", "1", '"a"', "[" * 200_000, '{"a":' * 5_000, "9" * 5_000, "{", "NaN", "\x00"),
        *('{"schema_version": 2, "findings": []}', '{"schema_version": true, "findings": []}'),
        *('{"schema_version": 1.0, "findings": []}', '{"schema_version": [], "findings": []}', '{"schema_version": 1}'),
        *('{"schema_version": 1, "findings": 1}', '{"schema_version": 1, "findings": "ab"}'),
        *('{"schema_version": 1, "findings": [{}]}', '{"schema_version": 1, "findings": [1]}'),
        '{"schema_version": 1, "schema_version": 1, "findings": []}',
        entry().replace('"count": 1', '"count": 1, "count": 1'),
        *map(with_count, (0, -1, True, 1.5, "1", None, [], {}, 1_000_001)),
        *(entry().replace('"count": 1', f'"count": {count}') for count in ("1e999", "NaN", "-Infinity", "9" * 5_000)),
        *map(with_path, (1, None, [], {}, True, "\ud800")),
        entry(code=["P314"]),
    ],
    ids=range(42),
)
def test_a_file_that_is_no_baseline_is_refused(run: Run, in_office: Path, text: str) -> None:
    (in_office / "b.json").write_text(text, encoding="utf-8")
    for options in ([], ["--write-baseline"]):
        outcome = run("validate", "--baseline", "b.json", *options)
        assert (outcome.exit_code, outcome.out) == (2, "")
        assert outcome.err == (
            "“b.json” không phải là tệp cơ sở. Đề nghị ghi tên khác, hoặc xóa tệp này rồi tạo lại bằng --write-baseline.\n"
        )
        assert (in_office / "b.json").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("content", [b"\xff", entry().encode("utf-16"), b'{"\xed\xa0\x80": 1}'])
def test_a_baseline_is_utf8(run: Run, in_office: Path, content: bytes) -> None:
    (in_office / "b.json").write_bytes(content)
    assert run("validate", "--baseline", "b.json").err.startswith("“b.json” không phải là tệp cơ sở.")
    (in_office / "b.json").write_bytes(b"\xef\xbb\xbf" + entry().encode())
    assert run("validate", "--baseline", "b.json").exit_code == 0


def test_a_huge_baseline_is_refused_unread(run: Run, in_office: Path) -> None:
    with (in_office / "b.json").open("wb") as file:
        file.truncate(200 * 1024**3)
    outcome = run("validate", "--baseline", "b.json")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "Tệp cơ sở “b.json” lớn hơn 4096 KB. Đề nghị kiểm tra lại tên tệp và nội dung.\n"


@pytest.mark.parametrize("bad", ["mot", "hai"])
def test_of_two_baselines_none_is_written_when_one_is_refused(run: Run, in_office: Path, bad: str) -> None:
    for name in ("mot", "hai"):
        (in_office / name).mkdir()
        for plan in (in_office / "plans").iterdir():
            (in_office / name / plan.name).write_bytes(plan.read_bytes())
        (in_office / name / "cchc.toml").write_text('baseline = "co-so.json"', encoding="utf-8")
    (in_office / bad / "co-so.json").write_text("{}", encoding="utf-8")
    outcome = run("validate", "mot", "hai", "--write-baseline")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"“{in_office}/{bad}/co-so.json” không phải là tệp cơ sở.")
    assert [path.read_text(encoding="utf-8") for path in in_office.rglob("co-so.json")] == ["{}"]


def test_a_baseline_is_held_while_it_is_read_and_written(
    run: Run, in_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []

    @contextmanager
    def locked(path: Path) -> Iterator[None]:
        events.append(f"hold {path}")
        yield
        events.append(f"let go of {path}")

    def told(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def tell(path: Path, *rest: object) -> object:
            events.append(f"{name} {path}")
            return call(path, *rest)

        return tell

    monkeypatch.setattr(files, "locked", locked)
    monkeypatch.setattr(files, "read", told("read", files.read))
    monkeypatch.setattr(files, "write", told("write", files.write))
    assert run("validate", "--baseline", "co-so.json", "--write-baseline").exit_code == 0
    assert [event for event in events if "co-so" in event] == [
        *("hold co-so.json", "read co-so.json", "write co-so.json", "let go of co-so.json"),
        "read co-so.json",
    ]
    assert (in_office / "co-so.json").exists()


def test_a_check_of_a_part_neither_misses_nor_forgets_the_rest_of_the_baseline(run: Run, in_office: Path) -> None:
    run("validate", "--baseline", "co-so.json", "--write-baseline")
    whole = (in_office / "co-so.json").read_bytes()
    for part in (["plans/commune.yaml"], ["--select", "P"], ["plans/2024.yaml", "--ignore", "D"]):
        outcome = run("validate", *part, "--baseline", "co-so.json")
        assert (outcome.out, "không thấy nữa" in outcome.err) == ("", False)
        run("validate", *part, "--baseline", "co-so.json", "--write-baseline")
        assert (in_office / "co-so.json").read_bytes() == whole
    change(in_office / "plans" / "2024.yaml", "year: 2024", "year: 24")
    assert "không thấy nữa" not in run("validate", "--baseline", "co-so.json").err


def test_a_plan_is_never_overwritten_by_a_baseline(run: Run, in_office: Path) -> None:
    before = (in_office / "plans" / "2024.yaml").read_bytes()
    outcome = run("validate", "--baseline", "plans/2024.yaml", "--write-baseline")
    assert outcome.exit_code == 2
    assert outcome.err.startswith("“plans/2024.yaml” không phải là tệp cơ sở.")
    assert (in_office / "plans" / "2024.yaml").read_bytes() == before


def test_what_is_only_left_out_of_checks_still_keeps_a_plan_from_being_used(run: Run, in_office: Path) -> None:
    change(in_office / "plans" / "2024.yaml", "    max_score: 6\n    parts:", "    max_score: 5,5\n    parts:")
    (in_office / "cchc.toml").write_text('select = ["T"]\nignore = ["P307"]\n', encoding="utf-8")
    assert run("validate").exit_code == 0
    assert run("render", "plans/2024.yaml").exit_code == 1


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [
        ("# cchc: ignor[P314] lý do", "Chú thích này chưa ghi mã cần bỏ qua nên không có tác dụng."),
        ("# cchc: ignore[Y112] lý do", "Y112 không bỏ qua được bằng chú thích."),
        ("# cchc: ignore[P301] lý do", "P301 không bỏ qua được: còn lỗi này thì tệp không dùng được."),
    ],
)
def test_a_comment_that_cannot_work_says_why(run: Run, in_office: Path, comment: str, sentence: str) -> None:
    change(in_office / "plans" / "2024.yaml", "timeframe:  # bản chép để trống", f"timeframe:  {comment}")
    shape = json.loads(run("validate", "plans/2024.yaml", "--select", "Y114", "--format", "json").out)
    (only,) = [each for each in shape["diagnostics"] if each["code"] == "Y114"]
    assert only["message"].startswith(sentence)


def test_an_ignore_may_follow_another_comment(run: Run, in_office: Path) -> None:
    change(
        in_office / "plans" / "2024.yaml",
        "# bản chép để trống",
        "# bản chép để trống; cchc: ignore[P314] bản ký để trống",
    )
    assert found(run, "plans/2024.yaml", "--select", "P314,Y114,Y115") == []


def test_an_ignore_inside_a_text_would_be_printed_and_is_told(run: Run, in_office: Path) -> None:
    change(
        in_office / "plans" / "2024.yaml", "địa bàn huyện bảo đảm đúng quy định", "địa bàn huyện # cchc: ignore[T506] x"
    )
    assert [code for code, _ in found(run, "plans/2024.yaml", "--select", "T506,Y114")] == ["T506", "Y114"]


def test_hidden_and_temporary_files_are_left_alone(run: Run, in_office: Path) -> None:
    for name in (".an.yaml", "~tam.yaml"):
        (in_office / "plans" / name).write_text("", encoding="utf-8")
    assert found(run, "--select", "Y") == []


def test_what_could_not_be_looked_at_stays_in_the_baseline_once(run: Run, in_office: Path) -> None:
    run("validate", "--baseline", "co-so.json", "--write-baseline")
    whole = (in_office / "co-so.json").read_bytes()
    plan = in_office / "plans" / "2024.yaml"
    for broken in ("max_score: bốn", "max_score: ["):
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("max_score: 4", broken, 1), encoding="utf-8")
        run("validate", "--baseline", "co-so.json", "--write-baseline")
        plan.write_text(text, encoding="utf-8")
        assert (in_office / "co-so.json").read_bytes() == whole
    plan.rename(in_office / "2024.yaml")
    for _ in range(2):
        run("validate", "--baseline", "co-so.json", "--write-baseline")
    assert (in_office / "co-so.json").read_bytes() == whole


@pytest.mark.parametrize("reports", [["json:co-so.json"], ["json:a", "sarif:./a"]])
def test_nothing_is_written_twice(run: Run, in_office: Path, reports: list[str]) -> None:
    run("validate", "--baseline", "co-so.json", "--write-baseline")
    before = (in_office / "co-so.json").read_bytes()
    options = [part for report in reports for part in ("--report", report)]
    outcome = run("validate", "--baseline", "co-so.json", *options)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "là tệp của một kết quả khác" in outcome.err
    assert (in_office / "co-so.json").read_bytes() == before


@pytest.mark.parametrize("comment", ["# cchc: ingore[P314] lý do", "# cchc-ignore[P314] lý do"])
def test_a_misspelt_ignore_is_told(run: Run, in_office: Path, comment: str) -> None:
    change(in_office / "plans" / "2024.yaml", "timeframe:  # bản chép để trống", f"timeframe:  {comment}")
    assert [code for code, _ in found(run, "plans/2024.yaml", "--select", "P314,Y114")] == ["P314", "Y114"]


def test_a_comment_of_our_own_is_no_swallowed_text(run: Run, in_office: Path) -> None:
    change(in_office / "plans" / "2024.yaml", "# bản chép để trống", "#cchc: ignore[P314] bản ký để trống")
    assert found(run, "plans/2024.yaml", "--select", "P314,Y") == []
