"""The canonical form: nothing read from it differs, no comment is lost, and it is its own form."""

from io import BytesIO
from pathlib import Path

import pytest
from helpers.support import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cchc.language.formatting import formatted
from cchc.language.spellings import canonical
from cchc.source import parse

FILES = sorted([*(ROOT / "plans").glob("*.yaml"), *(ROOT / "tests" / "examples").glob("*.yaml")])
READABLE = [path for path in FILES if not parse(path.read_bytes()).faults and path.stem != "s-list"]


def comments(content: bytes) -> list[str]:
    return sorted(comment.text for comment in parse(content, normalize=False).comments)


def check(content: bytes) -> bytes:
    """The canonical form of a text, after making sure that it is one."""
    result = formatted(content)
    assert result.faults == ()
    assert parse(result.content, normalize=False).data == canonical(parse(content, normalize=False).data)
    assert comments(result.content) == comments(content)
    assert formatted(result.content).content == result.content
    return result.content


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_a_file_in_its_canonical_form_says_the_same_with_every_comment(path: Path) -> None:
    check(path.read_bytes())


def test_the_projects_own_plans_are_in_canonical_form() -> None:
    for path in (ROOT / "plans").glob("*.yaml"):
        assert formatted(path.read_bytes()).content == path.read_bytes()


UNTIDY = """\
---
# Đầu tệp
kind:   maintain   # loại
cchc: "1"
year: '2024'

# đứng trên commune


commune: "commune.yaml"
areas:
    - title: Chỉ đạo   # tên
      # đứng trên number
      number: I
      criteria:
        - { title: 'Một', code: 1.1, max_score: 2 }
        # đứng trên 1.2
        - max_score: "1,5"
          code: '1.2'
          lead:
            Công chức Văn phòng -
            Thống kê           # sau nhiều dòng
          tasks: "- Một\\n- Hai"
          target: 'no'
          note-lạ: "x: y"
          deliverables:
          - {id: a, due: [2024-01-01, "2024-02-02"], title: A}  # cuối nhóm
          # cuối danh sách
    # trước lĩnh vực II
    - number: II
      title: Thể chế
      criteria: []
title: "Một cái tên rất dài, dài hơn một trăm chữ, nên phải gấp thành hai dòng cho dễ đọc trên màn hình hẹp"
# cuối tệp
"""
TIDY = """\
# Đầu tệp
cchc: 1
kind: maintain  # loại
year: 2024

# đứng trên commune

commune: commune.yaml
title: >-
  Một cái tên rất dài, dài hơn một trăm chữ, nên phải gấp thành hai dòng cho dễ đọc trên màn hình
  hẹp
areas:
# đứng trên number
- number: I
  title: Chỉ đạo  # tên
  criteria:
  - code: "1.1"
    title: Một
    max_score: 2
  # đứng trên 1.2
  - code: "1.2"
    max_score: 1,5
    target: "no"
    tasks: |-
      - Một
      - Hai
    lead: Công chức Văn phòng - Thống kê  # sau nhiều dòng
    deliverables:
    - id: a
      title: A  # cuối nhóm
      due:
      - "2024-01-01"
      - "2024-02-02"
    # cuối danh sách
    note-lạ: "x: y"

# trước lĩnh vực II
- number: II
  title: Thể chế
  criteria: []
# cuối tệp
"""


def test_order_quotes_and_blocks_are_those_of_the_language() -> None:
    assert formatted(UNTIDY.encode()).content.decode() == TIDY
    assert check(UNTIDY.encode()).decode() == TIDY


def test_line_ends_and_a_bom_stay() -> None:
    content = b"\xef\xbb\xbfkind: commune\r\ncchc: 1\r\n"
    assert formatted(content).content == b"\xef\xbb\xbfcchc: 1\r\nkind: commune\r\n"


def test_a_file_that_cannot_be_read_stays_as_it_is() -> None:
    result = formatted(b"a: [")
    assert result.content == b"a: ["
    assert [fault.code for fault in result.faults] == ["Y101"]


def test_safe_mends_leave_a_comment_with_what_stood_there() -> None:
    text = (
        "cchc: 1\nkind: maintain\ntitle: Đạt 100 % , và 90 %  hồ sơ  # bản chép\nareas:\n- number: I\n  title: Lĩnh vực\n"
        '  criteria:\n  - code: "1.1"\n    tasks: |-\n      - Đủ ( quý, năm) .\n      - Báo cáo báo cáo\n'
        "    lead: A ; B  # cchc: ignore[T503] như bản ký\n"
    )
    fixed = formatted(text.encode(), fix=True).content.decode()
    assert fixed == (
        'cchc: 1\nkind: maintain\ntitle: Đạt 100%, và 90% hồ sơ  # bản chép; trước đây: "% ,", "%  hồ", "100 %,", "90 %"\n'
        'areas:\n- number: I\n  title: Lĩnh vực\n  criteria:\n  - code: "1.1"\n'
        '    tasks: |-  # trước đây: "( quý,", "năm) ."\n      - Đủ (quý, năm).\n      - Báo cáo báo cáo\n'
        "    lead: A ; B  # cchc: ignore[T503] như bản ký\n"
    )
    assert formatted(fixed.encode(), fix=True).content.decode() == fixed


def test_a_value_on_the_next_line_is_passed_over_with_its_field() -> None:
    text = "cchc: 1\nkind: maintain\ntitle:  # cchc: ignore[T503] cố ý\n  Đạt  200%\n  và hết\n"
    assert "Đạt  200% và hết" in formatted(text.encode(), fix=True).content.decode()


def test_what_escapes_decompose_is_composed_at_once() -> None:
    fixed = formatted(b'cchc: 1\nkind: commune\nname: "\\u0061\\u0301"\n', fix=True).content
    assert fixed.decode() == "cchc: 1\nkind: commune\nname: á\n"
    assert formatted(fixed, fix=True).content == fixed


def test_only_fix_composes_letters() -> None:
    decomposed = "cchc: 1\nkind: commune\nname: Mẫu  # Mẫu\n"
    assert formatted(decomposed.encode()).content.decode() == decomposed
    assert formatted(decomposed.encode(), fix=True).content.decode() == "cchc: 1\nkind: commune\nname: Mẫu  # Mẫu\n"


TEXTS = st.text(st.sampled_from("ab ộ:#-'\"|>&*!%@`{}[],?~\n\\.015<=/…\t"), max_size=40)


@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(0, 3))
@settings(max_examples=150)
def test_any_text_survives_whatever_it_looks_like(texts: list[str], shape: int) -> None:
    """Written by another library, laid out here, read by both."""
    data: object = {f"k{at}": text for at, text in enumerate(texts)}
    if shape % 2:
        data = {"title": texts[0], "list": texts, "groups": [data, {"tasks": texts[-1]}]}
    stream = BytesIO()
    YAML(typ="safe", pure=True).dump(data, stream)
    content = stream.getvalue()
    if parse(content).faults:
        return
    tidy = check(content)

    def read(text: bytes) -> object:
        return YAML(typ="safe", pure=True).load(text)

    def blank(value: object) -> object:
        """What is blank is nothing in the language of plans."""
        if isinstance(value, dict):
            return {key: blank(each) for key, each in value.items()}
        if isinstance(value, list):
            return [blank(each) for each in value]
        return (value if value.strip() else None) if isinstance(value, str) else value

    assert blank(read(tidy)) == blank(read(content))


LINES = st.lists(
    st.sampled_from(
        [
            *(" " * indent + "# c" for indent in range(8)),
            "- [a, b]",
            "- - a",
            "title: T",
            "",
            "title: T  # d",
            "title:   # e",
            "year: 2024",
            "areas:  # f",
            "- number: I # g",
            "  title: >-  # h",
            "    gấp # không phải chú thích",
            "  criteria:",
            "  - code: '1.1'",
            "    tasks: |-",
            "      một # không",
            "      # không phải",
            "    lead: 'a # b'  # i",
            "    deliverables: []  # j",
        ]
    ),
    max_size=14,
)


@given(LINES)
@settings(max_examples=200)
def test_comments_survive_wherever_they_stand(lines: list[str]) -> None:
    content = "\n".join(["cchc: 1", *lines, ""]).encode()
    document = parse(content, normalize=False)
    if not document.faults and isinstance(document.data, dict):
        check(content)


def test_the_code_of_a_commune_keeps_its_zeros_in_quotes_behind_the_name() -> None:
    content = check(
        b"kind: commune\ncchc: 1\nissuer: U\ncode: 01234  # GSO\nunit: x\nname: M\nparties:\n- {id: a, title: A, kind: unit}\n"
    )
    assert content.decode().splitlines()[:6] == [
        "cchc: 1",
        "kind: commune",
        "name: M",
        'code: "01234"  # GSO',
        "unit: x",
        "issuer: U",
    ]


def test_the_days_of_members_and_the_last_year_of_a_period_have_their_own_form() -> None:
    commune = (
        "cchc: 1\nkind: commune\nname: Mẫu\nissuer: UBND xã Mẫu\nparties:\n- id: vp\n  title: Văn phòng\n  kind: unit\n"
        "  members:\n  - until: 30/6/2026\n    name: Người giữ trước\n    from: 2026-01-01\n"
    )
    assert (
        formatted(commune.encode())
        .content.decode()
        .endswith('  members:\n  - name: Người giữ trước\n    from: "2026-01-01"\n    until: "2026-06-30"\n')
    )
    plan = "cchc: 1\nkind: maintain\nuntil: '2030'\nyear: 2026\ncommune: c.yaml\ntitle: T\nareas: []\n"
    assert formatted(plan.encode()).content.decode().startswith("cchc: 1\nkind: maintain\nyear: 2026\nuntil: 2030\n")
