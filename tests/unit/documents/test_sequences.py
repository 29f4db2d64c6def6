from datetime import UTC, datetime, timedelta, timezone

import pytest

from cchc.documents.sequences import LARGEST, sequence_at, sequences_in

ENTRY = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:7\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (datetime(2024, 1, 1, tzinfo=UTC), 0),
        (datetime(2024, 1, 1, 0, 0, 59, tzinfo=UTC), 0),
        (datetime(2024, 1, 1, 0, 1, tzinfo=UTC), 1),
        (datetime(2024, 1, 2, 7, tzinfo=timezone(timedelta(hours=7))), 1440),
        (datetime(2023, 12, 31, tzinfo=UTC), 0),
        (datetime(9999, 12, 31, tzinfo=UTC), LARGEST),
    ],
)
def test_it_is_the_whole_minutes_since_2024_as_far_as_the_format_counts(at: datetime, number: int) -> None:
    assert sequence_at(at) == number


@pytest.mark.parametrize(
    "text",
    [
        ENTRY,
        ENTRY.replace("\r\n", "\n"),
        ENTRY.replace("\r\n", "\r"),
        ENTRY.replace("UID:a", "U\r\n ID:\r\n\ta").replace("SEQUENCE:7", "SEQU\r\n ENCE:\r\n 7"),
        ENTRY.replace("UID:a", "uid;x=y:a").replace("SEQUENCE", "Sequence"),
        ENTRY.replace("SEQUENCE:7", "SEQUENCE:7\r\nBEGIN:VALARM\r\nUID:b\r\nSEQUENCE:9\r\nEND:VALARM"),
        ENTRY.replace("END:VCALENDAR", "BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:3\r\nEND:VEVENT\r\nEND:VCALENDAR"),
        "\ufeff" + ENTRY,
    ],
)
def test_a_number_is_found_however_the_file_is_written(text: str) -> None:
    assert sequences_in(text.encode()) == {"a": 7}


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2147483647", LARGEST),
        ("2147483648", LARGEST),
        ("9" * 5000, LARGEST),
        ("0" * 50 + "12", 12),
        ("-5", 0),
        ("1.5", 0),
        ("٣", 0),
        ("", 0),
    ],
)
def test_a_number_is_never_larger_than_the_format_allows(written: str, number: int) -> None:
    assert sequences_in(ENTRY.replace("SEQUENCE:7", f"SEQUENCE:{written}").encode()) == {"a": number}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"PK\x03\x04",
        b"UID:a\nSEQUENCE:7\n",
        b"END:VEVENT\n" * 9,
        b"BEGIN:VEVENT\n" * 9999,
        b"BEGIN:VEVENT\nUID:a\nSEQUENCE:7\n",
        b"BEGIN:VEVENT\nSEQUENCE:7\nEND:VEVENT\n",
        b"BEGIN:VJOURNAL\nUID:a\nSEQUENCE:7\nEND:VJOURNAL\n",
    ],
)
def test_something_else_has_no_numbers(content: bytes) -> None:
    assert sequences_in(content) == {}
