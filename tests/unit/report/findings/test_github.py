"""Annotations of GitHub: ten of a severity, the worst first; the rest as text that is no command."""

from cchc.diagnostics import Diagnostic, Span
from cchc.report.findings.checked import Checked, Presentation
from cchc.report.findings.github import MAX_ANNOTATIONS, annotations


def told(*found: Diagnostic) -> list[str]:
    return annotations(Checked(found, (), ("a.yaml",), frozenset()), Presentation()).splitlines()


def finding(code: str, line: int, message: str = "Sai.", end_line: int | None = None) -> Diagnostic:
    return Diagnostic("a.yaml", Span(line, 2, end_line or line, 5), code, message)


def test_the_worst_come_first_and_the_rest_is_text() -> None:
    warnings = [finding("P311", line) for line in range(1, MAX_ANNOTATIONS + 3)]
    lines = told(*warnings, finding("P303", 50))
    assert lines[0].startswith("::error file=a.yaml,line=50,endLine=50,col=2,endColumn=5,title=P303 ")
    assert [line.split(" ")[0] for line in lines[1 : MAX_ANNOTATIONS + 1]] == ["::warning"] * MAX_ANNOTATIONS
    assert lines[MAX_ANNOTATIONS + 1] == "Còn 02 phát hiện nữa, GitHub chỉ hiện 10 chú thích mỗi mức:"
    assert [line[:11] for line in lines[MAX_ANNOTATIONS + 2 :]] == ["- a.yaml:11", "- a.yaml:12"]


def test_columns_of_different_lines_are_left_out() -> None:
    (line,) = told(finding("P303", 3, end_line=5))
    assert line.startswith("::error file=a.yaml,line=3,endLine=5,title=")


def test_nothing_in_a_message_ends_it_or_is_a_command() -> None:
    (line,) = told(finding("P303", 1, "50%\n::stop-commands::x ##[group]"))
    assert line.endswith("::50%25%0A::stop-commands::x ##\N{REPLACEMENT CHARACTER}group]")
