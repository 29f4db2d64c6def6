"""A text with several slips: each is found, nothing else is, and what is mended for certain reads as it was typed."""

import re
from collections.abc import Callable, Iterator
from random import Random

import pytest
from helpers.support import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.source import parse
from cchc.source.events import events

SPACE = "Sau dấu “:” phải có dấu cách"
DASH = "Sau dấu “-” phải có dấu cách"
TAB = "Dòng này thụt đầu dòng bằng phím Tab"
ODD = "Ở đây là dấu cách cứng hoặc dấu hai chấm toàn khổ"
COLON = "Giá trị có dấu hai chấm phải đặt trong ngoặc kép"

PLAN = """\
cchc: 1
kind:maintain
year: 2024
areas:
- number: I
  title: Một: hai
  criteria:
  -code: "1.1"
    title: *Một
    max_score:\u00a02
\ttarget: Rà soát
    tasks:|-
      TTHC:abc
      - Gồm: "một, * hai
    lead: @VP-TK  # chú thích: 'một
    support： VH-XH
  - code: "1.2"
    title: >90% hồ sơ
    lead: %A
    timeframe: Quý I: tháng 3,
      tháng 4
"""
FOUND = [
    (2, 5, SPACE),
    (6, 13, COLON),
    (8, 3, DASH),
    (9, 12, "Giá trị bắt đầu bằng “*”"),
    (10, 15, ODD),
    (11, 1, TAB),
    (12, 10, SPACE),
    (15, 11, "Giá trị bắt đầu bằng “@”"),
    (16, 12, ODD),
    (18, 12, "Giá trị bắt đầu bằng “>”"),
    (19, 11, "Giá trị bắt đầu bằng “%”"),
    (20, 21, COLON),
]
MENDED = """\
cchc: 1
kind: maintain
year: 2024
areas:
- number: I
  title: "Một: hai"
  criteria:
  - code: "1.1"
    title: "*Một"
    max_score: 2
    target: Rà soát
    tasks: |-
      TTHC:abc
      - Gồm: "một, * hai
    lead: "@VP-TK"  # chú thích: 'một
    support: VH-XH
  - code: "1.2"
    title: ">90% hồ sơ"
    lead: "%A"
    timeframe: "Quý I: tháng 3,
      tháng 4"
"""


def found(text: str) -> list[tuple[int, int, str]]:
    faults = parse(text.encode()).faults
    assert {fault.code for fault in faults} <= {"Y101"}
    return [(fault.span.line, fault.span.column, fault.message) for fault in faults]


def begins(text: str) -> list[tuple[int, int, str]]:
    """The findings, each with the sentences up to its mend."""
    return [(line, column, message.split(". Đề nghị")[0]) for line, column, message in found(text)]


@pytest.mark.usefixtures("parser")
def test_every_slip_is_found_where_it_is_typed_and_mended_as_it_is_meant() -> None:
    for place, expected in zip(found(PLAN), FOUND, strict=True):
        assert place[:2] == expected[:2]
        assert place[2].startswith(expected[2])
    assert parse(PLAN.encode()).mended == MENDED
    assert all(fault.is_mendable for fault in parse(PLAN.encode()).faults)


@pytest.mark.usefixtures("parser")
def test_a_slip_that_only_a_person_can_mend_hides_none_after_it() -> None:
    text = 'cchc: 1\nname: "Mẫu\nissuer:UBND\nlist: [một, hai\nunit: @xã\n title: x\nnote: a: b\n'
    assert begins(text) == [
        (2, 7, "Dấu ngoặc kép hoặc dấu nháy mở ở đây chưa đóng"),
        (3, 7, SPACE),
        (4, 7, "Ngoặc mở ở đây chưa đóng, hoặc thiếu dấu phẩy giữa các mục"),
        (5, 7, "Giá trị bắt đầu bằng “@” phải đặt trong ngoặc kép"),
        (7, 8, COLON),
    ]
    document = parse(text.encode())
    assert document.mended is None
    assert [fault.span.line for fault in document.faults if not fault.is_mendable] == [2, 4, 5]


@pytest.mark.usefixtures("parser")
def test_lines_below_an_open_quote_or_a_value_with_a_colon_are_told_for_what_they_are() -> None:
    assert [place[:2] for place in found('a: "một\n  - hai: ba\n  - bốn:năm\nb:2\nc: 3\n')] == [(1, 4), (4, 2)]
    assert [place[:2] for place in found("a: x: y\n\tb:2\nc:\n- @d  # e: f\n- [g\n  h]i\n")] == [
        (1, 5),
        (2, 1),
        (2, 3),
        (4, 3),
        (6, 5),
    ]
    assert [place[:2] for place in found("a: |-\n  x\n`y\nb:\n  c:  # d\n  e: f\n")] == [(3, 1)]


@pytest.mark.usefixtures("parser")
def test_two_slips_of_one_line_are_both_told_and_mended() -> None:
    assert begins("a:\n- b: 1\n-id:x\n  c: @y\n") == [
        (3, 1, DASH),
        (3, 4, SPACE),
        (4, 6, FOUND[7][2] + " phải đặt trong ngoặc kép"),
    ]
    assert parse(b"a:\n- b: 1\n-id:x\n  c: @y\n").mended == 'a:\n- b: 1\n- id: x\n  c: "@y"\n'


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "a: |-\n  b:c\n  -d\n  * e: f\n  @g\n  \tTab\n  \u00a0cứng\n  \"mở\nh: '@x: y'\n",
        'a: "b:c\n  - d: e\n  @f"\ng: 1\n',
        "a: b:c\n  -d @e %f\n  g：h\nk: 8:30, https://dvc.vn\n",
        "# a:b\n#\tTab: x: y\na: 1  # b: c: d\n",
        "a: [8:30, 'b: c']\nd: {e: f}\n",
    ],
)
def test_a_sound_text_has_no_slip_and_one_slip_beside_it_stays_one(text: str) -> None:
    assert found(text) == []
    lines = text.count("\n")
    assert [place[:2] for place in found(f"{text}x: @y\n")] == [(lines + 1, 4)]
    assert [place[:2] for place in found(f"x: @y\n{text}")] == [(1, 4)]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a:\n- b: 1\n\tc: 2\n  d: 3\n", "a:\n- b: 1\n  c: 2\n  d: 3\n"),
        ("a: |-\n\t\tMột\n\t\tHai\nb: 1\n", "a: |-\n  Một\n  Hai\nb: 1\n"),
        ("a: Một\n\tHai\nb: 1\n", "a: Một\n  Hai\nb: 1\n"),
        ("a: 1\n\t\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a:\n-\tb: 1\n  c: 2\n", "a:\n- b: 1\n  c: 2\n"),
        ("p:\n\t- a: 1\n\t  b: 2\n\t- a: 3\n\t  b: 4\n", "p:\n  - a: 1\n    b: 2\n  - a: 3\n    b: 4\n"),
        (
            "x:\n- a: 1\n  y:\n  - b: 1\n    lead: A\n  - b: 2\n\tlead: B\n",
            "x:\n- a: 1\n  y:\n  - b: 1\n    lead: A\n  - b: 2\n    lead: B\n",
        ),
        ("x:\n- a: 1\n  y:\n  - b: 1\n\tlead: B\n", None),
    ],
)
def test_a_tab_becomes_spaces_where_one_indentation_alone_is_meant(text: str, mended: str | None) -> None:
    document = parse(text.encode())
    assert {fault.message.split(" bằng")[0] for fault in document.faults} == {"Dòng này thụt đầu dòng"}
    assert len(document.faults) == sum("\t" in line for line in text.split("\n"))
    assert document.mended == mended


@pytest.mark.parametrize("name", ["2024.yaml", "2023_gaps.yaml", "commune.yaml"])
def test_a_real_plan_with_tabs_for_spaces_is_mended_as_a_whole(name: str) -> None:
    text = (ROOT / "plans" / name).read_text(encoding="utf-8")
    tabbed = re.sub("^(?:  )+(?=[^ #])", lambda match: "\t" * (len(match[0]) // 2), text, flags=re.MULTILINE)
    document = parse(tabbed.encode())
    lines = [number for number, line in enumerate(tabbed.split("\n"), 1) if line.startswith("\t")]
    assert [fault.span.line for fault in document.faults] == lines[:20]
    assert document.mended is not None
    assert parse(document.mended.encode()).data == parse(text.encode()).data


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        'a: "b\nc: 1\n',
        "a: 1\n  b: 2\n",
        "a: Gồm:\n  - b\n  - c\n",
        "a: |- b\n  c\n",
        "a: - b\nc: 1\n",
        'a: "b" c\n',
        'a: "b\\c"\n',
        "a: [b\nc: 1\n",
        "a 1\nb: 2\n",
        "a: @b\na: 1\n",
        "a: @b\nc: &d e\n",
        "TTHC:a\nb: 1\n",
        "a: b:\n- c\n",
        "a: 1\n@b: c\n",
    ],
)
def test_what_is_not_certain_is_not_mended(text: str) -> None:
    document = parse(text.encode())
    assert document.mended is None
    assert document.faults


SIGNS = st.text(st.sampled_from("aăđ 1.,:-*&%@>|!?`\"'\\[]{}：\u00a0#"), min_size=1, max_size=12)
VALUES = SIGNS.filter(lambda text: text == text.strip(" \u00a0") and text[0] not in "\"'[{" and " #" not in text)


@pytest.mark.usefixtures("parser")
def test_faults_of_other_kinds_behind_a_slip_are_found_at_their_places() -> None:
    text = 'a:1\nb: &c x\nd: &đ y\ne: &f z\ng: *h\ni: "\\0"\n'
    found = [(fault.span.line, fault.span.column, fault.code) for fault in parse(text.encode()).faults]
    assert found == [(1, 2, "Y101"), (2, 4, "Y103"), (3, 4, "Y101"), (4, 4, "Y103"), (5, 4, "Y103"), (6, 4, "Y107")]
    assert [fault.code for fault in parse(b"a: &b 1\nc: *b\nd: *b\ne: &f 2\n").faults] == ["Y103"]


def test_a_fault_on_a_mended_line_stands_where_it_is_typed() -> None:
    (slip, fault) = parse(b"a:\n- b: 1\n-b:2\n  b: 3\n").faults[:2]
    assert (slip.span.line, slip.span.column) == (3, 1)
    assert (fault.span.line, fault.span.column) == (3, 3)


def is_read_as_typed_or_refused(text: str) -> bool:
    document = parse(f"a: {text}\n".encode(), normalize=False)
    return bool(document.faults) or document.data == {"a": text}


def in_quotes(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@given(VALUES.filter(is_read_as_typed_or_refused), VALUES.filter(is_read_as_typed_or_refused))
@settings(max_examples=200, deadline=None)
def test_what_is_mended_is_read_as_it_was_typed(one: str, other: str) -> None:
    item = ("*" + other.replace(":", "")).strip()
    plan = "a: {}\nb:\n- c: 1\n  d: {}\n- e: 2\nf:\n- {}\ng: {}\nh: 1\n"
    typed = plan.format(one, other, item, f"@{one}\n  hai")
    meant = plan.format(*map(in_quotes, (one, other, item, f"@{one} hai")))
    if (mended := parse(typed.encode(), normalize=False).mended) is not None:
        assert parse(mended.encode(), normalize=False).data == parse(meant.encode(), normalize=False).data


def without_space(line: str) -> str | None:
    return re.sub(r"^(\s*(?:- )?[a-z_]+:) (?=[^\s#])", r"\1", line)


def without_space_after_dash(line: str) -> str:
    return re.sub(r"^(\s*-) (?=[a-z]+: )", r"\1", line)


def with_tab(line: str) -> str:
    return re.sub(r"^(?:  )+(?=[a-z_]+: )", lambda match: "\t" * (len(match[0]) // 2), line)


def with_hard_space(line: str) -> str:
    return re.sub(r"^(\s*(?:- )?[a-z_]+:) (?=[^\s#])", "\\1\u00a0", line)


def with_full_width_colon(line: str) -> str:
    return re.sub(r"^(\s*(?:- )?[a-z_]+): (?=[^\s#])", r"\1：", line)


def with_sign(line: str) -> str:
    return re.sub(r"^(\s*(?:- )?[a-z_]+: )(?=\w[^#\"]*$)", r"\1@", line)


def with_open_quote(line: str) -> str:
    return re.sub(r'^([^"#]*: "[^"]*)"$', r"\1", line)


INJECTIONS: list[Callable[[str], str | None]] = [
    without_space,
    without_space_after_dash,
    with_tab,
    with_hard_space,
    with_full_width_colon,
    with_sign,
    with_open_quote,
]
KEEPING = set(INJECTIONS[:5])
"""Those that a mend takes back."""


@pytest.mark.parametrize("name", ["2024.yaml", "2023_gaps.yaml", "commune.yaml"])
@pytest.mark.parametrize("seed", range(8))
def test_slips_put_into_a_real_plan_are_all_found_and_no_others(name: str, seed: int) -> None:
    random = Random(f"{name}{seed}")  # noqa: S311 — repeatable
    text = (ROOT / "plans" / name).read_text(encoding="utf-8")
    lines = text.split("\n")
    used: dict[int, Callable[[str], str | None]] = {}
    for number in random.sample(range(len(lines)), len(lines)):
        inject = random.choice(INJECTIONS if seed % 2 else sorted(KEEPING, key=INJECTIONS.index))
        slip = inject(lines[number])
        alone = "\n".join([*text.split("\n")[:number], slip or "", *text.split("\n")[number + 1 :]])
        if len(used) < 1 + 2 * seed and slip != lines[number] and parse(alone.encode()).faults:
            lines[number], used[number + 1] = slip or "", inject
    document = parse("\n".join(lines).encode())
    assert [fault.span.line for fault in document.faults] == sorted(used)
    assert {fault.code for fault in document.faults} == {"Y101"}
    if document.mended is not None and set(used.values()) <= KEEPING:
        assert parse(document.mended.encode()).data == parse(text.encode()).data


def test_a_long_text_is_read_once_and_a_bad_one_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counted(text: str) -> Iterator[object]:
        nonlocal read
        read += len(text)
        return events(text)

    monkeypatch.setattr("cchc.source.careful.events", counted)
    long = "# x\n" * 200_000 + "a: @b\nc: @d\n"
    assert len(parse(long.encode()).faults) == 1
    assert read == len(long)
    read = 0
    bad = "a: @b\n" * 5_000
    assert len(parse(bad.encode()).faults) == 20
    assert read < 12_000_000


def test_a_quote_that_was_left_open_does_not_hide_the_slips_behind_it() -> None:
    text = (
        'areas:\n- criteria:\n  - code: "1.1"\n    target: "Đạt\n    lead: A\n  -code: "1.2"\n    target: & Đạt\n'
        "    tasks: Làm: việc\n"
    )
    assert [(fault.span.line, fault.code) for fault in parse(text.encode()).faults] == [
        (4, "Y101"),
        (6, "Y101"),
        (7, "Y101"),
        (8, "Y101"),
    ]
