import re

from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Diagnostic, Span
from cchc.report.findings import text
from cchc.report.findings.alike import put_together
from cchc.report.findings.checked import Checked, Presentation


def found(code: str, line: int, message: str, path: str = "a.yaml", basis: str = "") -> Diagnostic:
    return Diagnostic(path, Span(line, 1, line, 2), code, message, basis=basis)


def shown(diagnostics: list[Diagnostic], *, verbose: bool = False) -> list[str]:
    checked = Checked(tuple(diagnostics), (), ("a.yaml",), frozenset())
    return text.snippets(checked, Presentation(verbose=verbose)).split("\n")


UNPROVED = [found("X714", line, f"“1.3/tin/2024-{line:02}” chưa có tài liệu kiểm chứng.") for line in range(1, 13)]


def test_what_is_said_of_many_places_is_said_once_with_the_lines() -> None:
    assert shown(UNPROVED) == [
        "a.yaml:1:1: lưu ý X714 “1.3/tin/2024-01” chưa có tài liệu kiểm chứng.",
        "   = và 11 chỗ nữa như vậy: dòng 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … (--verbose nêu từng chỗ)",
        "",
        "",
    ]
    assert len(shown(UNPROVED, verbose=True)) == 2 * len(UNPROVED) + 1


def test_three_of_a_kind_errors_and_what_quotes_something_else_stand_alone() -> None:
    apart = [
        *UNPROVED[:3],
        *(found("P303", line, f"TC 1.{line}: sai.") for line in range(20, 30)),
        *(found("D603", line, f"TC 1.{line} có sản phẩm cụ thể (“Báo cáo {word} tháng”).") for line, word in ENDS),
        *(found("X714", line, "“1.1” chưa có tài liệu kiểm chứng.", path=f"{line}.yaml") for line in range(60, 70)),
    ]
    assert put_together(apart) == sorted([each] for each in apart)


def test_two_of_a_kind_on_tables_are_told_together_also_when_they_fail() -> None:
    both = [found("N820", line, f"Bảng {line} không đọc.", path="a.docx") for line in (1, 2)]
    assert put_together(both, failing=both) == [both]


PIECES = st.sampled_from(["“", "”", "TC", "TP", "C", "P", "1", "2.1", " ", "x", "/", "\u00a0"])


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
def test_what_messages_call_their_places_is_found_word_by_word_as_in_the_whole_message(one: str, other: str) -> None:
    subjects = r"“[^”\s]*”|\b(?:TCTP|TC)\b|\S*[0-9]\S*"
    for message in (other, re.sub(r"[0-9]", "3", one), re.sub(subjects, "5", one)):
        messages = (one, message, one, message)
        groups = put_together([found("P314", line, each) for line, each in enumerate(messages, 1)])
        are_alike = re.sub(subjects, "#", one) == re.sub(subjects, "#", message)
        assert len(groups) == (1 if are_alike else len(messages))


ENDS = ((40, "đầu"), (41, "giữa"), (42, "cuối"), (43, "mỗi"), (44, "hai"))


def test_criteria_and_parts_are_alike_and_stand_at_the_place_of_the_first() -> None:
    untimed = [
        found("P314", line, f"{label} chưa ghi thời gian thực hiện.")
        for line, label in ((2, "TC 1.1"), (5, "TCTP 3.2.1"), (7, "TC 4"), (9, "TC II.1"))
    ]
    between = found("O401", 3, "“Kế toán” ở cột Chủ trì không có trong tệp đơn vị.")
    assert put_together([untimed[0], between, *untimed[1:]]) == [untimed, [between]]


def test_a_word_file_has_no_lines_to_name() -> None:
    rows = [found("N825", 1, "Chữ chưa đặt ngôn ngữ.", "a.docx", "quy ước trình bày") for _ in range(5)]
    assert shown(rows)[:2] == [
        "a.docx: lưu ý N825 Chữ chưa đặt ngôn ngữ.",
        "   = và 04 chỗ nữa như vậy (--verbose nêu từng chỗ)",
    ]
