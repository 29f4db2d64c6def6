import re
from collections.abc import Iterator

import pytest

from cchc.diagnostics import FieldPath, Part, Span
from cchc.model.kinds import KINDS
from cchc.source import Document, parse
from cchc.source.events import events

TEXT = """cchc: 1
areas:
- number: I
  criteria:
  - code: "1.10"
    title: Một hai
    target:
    tasks: |-  # bản chép: "x"
      - Một
      - Hai

  - code: 1.10
"""


def spans(text: str) -> Document:
    document = parse(text.encode())
    assert document.faults == ()
    return document


def test_every_scalar_is_the_text_that_stands_in_the_file() -> None:
    text = "a: 1.10\nb: no\nc: 2024-06-31\nd: ~\ne: null\nf: 1e999\ng: 0x1F\nh: '007'\ni: 1,5\n"
    assert parse(text.encode()).data == {
        "a": "1.10",
        "b": "no",
        "c": "2024-06-31",
        "d": "~",
        "e": "null",
        "f": "1e999",
        "g": "0x1F",
        "h": "007",
        "i": "1,5",
    }


def test_a_blank_value_is_nothing() -> None:
    assert parse(b"a:\nb: ''\nc: '  '\nd: [x, '']\n").data == {"a": None, "b": None, "c": None, "d": ["x", None]}


def test_text_is_normalised_to_nfc() -> None:
    assert parse("tên: Cộng\n".encode()).data == {"tên": "Cộng"}


@pytest.mark.parametrize(
    ("path", "part", "span"),
    [
        ((), Part.VALUE, Span(1, 1, 1, 5)),
        (("cchc",), Part.VALUE, Span(1, 7, 1, 8)),
        (("cchc",), Part.KEY, Span(1, 1, 1, 5)),
        (("areas",), Part.VALUE, Span(2, 1, 2, 6)),
        (("areas", 0), Part.VALUE, Span(3, 3, 3, 9)),
        (("areas", 0, "criteria", 0, "code"), Part.VALUE, Span(5, 11, 5, 17)),
        (("areas", 0, "criteria", 0, "title"), Part.VALUE, Span(6, 12, 6, 19)),
        (("areas", 0, "criteria", 0, "target"), Part.VALUE, Span(7, 5, 7, 11)),
        (("areas", 0, "criteria", 0, "tasks"), Part.VALUE, Span(8, 12, 10, 12)),
        (("areas", 0, "criteria", 0, "lead"), Part.VALUE, Span(5, 5, 5, 9)),
        (("areas", 0, "criteria", 0, "lead", "x"), Part.VALUE, Span(5, 5, 5, 9)),
        (("areas", 0, "criteria", 7), Part.VALUE, Span(4, 3, 4, 11)),
        (("nothing",), Part.KEY, Span(1, 1, 1, 5)),
    ],
)
def test_every_place_has_its_line_and_column(path: FieldPath, part: Part, span: Span) -> None:
    assert spans(TEXT).spans.find(path, part) == span


def test_bom_and_crlf_are_no_fault_and_move_nothing() -> None:
    document = parse(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert document.faults == ()
    assert document.data == spans(TEXT).data
    assert document.spans.values == spans(TEXT).spans.values


def test_columns_count_code_points() -> None:
    assert parse("tên: Cộng\nhọ: 𝔸 [ế, x\n".encode()).faults == ()
    assert [fault.span for fault in parse("họ: [ế𝔸, @]\n".encode()).faults] == [Span(1, 10, 1, 11)]


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b"{a: " * 50_000,
        b"- " * 100_000,
        b"? " * 100_000,
        b"a: &a 1\n" + b"".join(b"b%d: *a\n" % number for number in range(200_000)),
        b"- a\n" * 500_000,
        b"a: &a [*a]\n",
        b"a: 1\n" * 500_000,
        b"x" * (5 << 20),
        b"\x00" * 1000,
        b'"' * 100_001,
        b"'" + b"x\n" * 1_000_000,
        b"%" * 10_000,
        b"a: " + b"!" * 100_000,
        bytes(range(256)) * 100,
    ],
    ids=range(15),
)
def test_a_hostile_file_is_refused_with_few_findings_after_little_reading(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = 0

    def counted(text: str) -> Iterator[object]:
        nonlocal taken
        for event in events(text):
            taken += 1
            yield event

    monkeypatch.setattr("cchc.source.careful.events", counted)
    assert 1 <= len(parse(content).faults) <= 20
    assert taken <= 100_010


def test_an_empty_file_is_told_of_every_kind() -> None:
    (fault,) = parse(b"").faults
    (first, others), *_ = re.findall(r"“kind: (\w+)” \(hoặc ([^)]*)\)", fault.message)
    assert [first, *others.split(", ")] == list(KINDS)
