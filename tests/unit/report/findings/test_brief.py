"""Findings on imported files: a line each, the worst first, no more than a screen holds."""

from cchc.diagnostics import Diagnostic, Span
from cchc.report.findings import Checked, brief

SCORE, PARTY, PRODUCT = "P303", "O403", "D603"
"""A code of each severity: lỗi, cảnh báo, lưu ý."""


def finding(code: str, line: int, message: str = "Sai.", where: str = "", path: str = "a.yaml") -> Diagnostic:
    return Diagnostic(path, Span(line, 5, line, 9), code, message, where, excerpt="    x: y")


def told(*found: Diagnostic, width: int | None = None) -> list[str]:
    return brief(Checked(found, (), ("a.yaml",), frozenset()), width).splitlines()


def test_each_finding_is_a_line_with_its_place_in_the_document_and_the_worst_is_first() -> None:
    found = (
        finding(PRODUCT, 1),
        finding(PARTY, 2, where="bảng 1, hàng 3, cột 7"),
        finding(SCORE, 3, where="bảng 2"),
    )
    assert told(*found) == [
        "a.yaml:3:5: lỗi P303 Sai. (bảng 2)",
        "a.yaml:2:5: cảnh báo O403 Sai. (bảng 1, hàng 3, cột 7)",
        "a.yaml:1:5: lưu ý D603 Sai.",
    ]


def test_findings_alike_are_one_line() -> None:
    found = [finding(PARTY, line, f"TC 1.{line} sai.", f"bảng 1, hàng {line}") for line in (1, 2, 3, 4)]
    assert told(*found) == [
        "a.yaml:1:5: cảnh báo O403 TC 1.1 sai. (bảng 1, hàng 1, và 03 chỗ nữa như vậy: dòng 2, 3, 4)"
    ]


def test_more_than_twenty_are_counted_with_the_command_that_shows_them() -> None:
    notes = [finding(PRODUCT, 1, path="xa a/b.yaml"), *(finding(PARTY, 2, f"Sai {'a' * line}.") for line in range(22))]
    lines = told(*notes, finding(SCORE, 9))
    assert (len(lines), lines[0]) == (21, "a.yaml:9:5: lỗi P303 Sai.")
    assert lines[-1] == ('Và 03 cảnh báo, 01 lưu ý nữa. Đề nghị xem bằng lệnh: cchc validate a.yaml "xa a/b.yaml"')


def test_nothing_found_is_no_line() -> None:
    assert told() == []


def test_a_terminal_gets_colours() -> None:
    assert "\x1b[" in brief(Checked((finding(SCORE, 1),), (), ("a.yaml",), frozenset()), 80)
