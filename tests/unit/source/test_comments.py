import pytest

from cchc.source import parse


def comments(text: str) -> list[tuple[int, int, str, bool]]:
    return [(found.span.line, found.span.column, found.text, found.alone) for found in parse(text.encode()).comments]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# a\nb: c  # d\n", [(1, 1, "# a", True), (2, 7, "# d", False)]),
        ("a: b#c\n", []),
        ("a: 'b # c'  # d\n", [(1, 13, "# d", False)]),
        ('a: "b \\" # c"\n', []),
        ("a: |-  # đầu\n  b # c\n  # d\n\n  # e\nf: g\n", [(1, 8, "# đầu", False)]),
        ("a: >-\n  b # c\n# d\n", [(3, 1, "# d", True)]),
        ("a: b\n   c\n# d\n", [(3, 1, "# d", True)]),
        ('a: "b\n  # c\n  d"\n', []),
        ('a: [b, # c\n  "# d"]  # e\n', [(1, 8, "# c", False), (2, 11, "# e", False)]),
        ("- a\n-  # b\n  c: d\n", [(2, 4, "# b", False)]),
        ("a:\n  # b\n  c: d\n", [(2, 3, "# b", True)]),
        ("a: b\t# c\n", [(1, 6, "# c", False)]),
    ],
)
def test_a_sign_is_a_comment_only_outside_of_values(text: str, found: list[tuple[int, int, str, bool]]) -> None:
    assert comments(text) == found
