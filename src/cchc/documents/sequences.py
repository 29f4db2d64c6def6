"""SEQUENCE of a calendar's entries (RFC 5545, 3.8.7.4): by it a calendar program tells a newer entry from an older one.

It is the number of whole minutes from 2024-01-01 to the time at which the calendar is made, so that any change of the
plan, of the days off or of the question makes the entries newer; a count of changes would need to know all of them.
It is never below the number that the entry has in the calendar file that is replaced, whatever the clock says now.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

LARGEST = 2**31 - 1
"""The largest number that the format has."""
MAX_CALENDAR_BYTES = 32 * 1024 * 1024
"""The size limit of a calendar that is read before it is replaced, in bytes."""
_START = datetime(2024, 1, 1, tzinfo=UTC)
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_LINE = re.compile(r"(BEGIN|END|UID|SEQUENCE)(?:;[^:\n]*)?:([^\n]*)", re.IGNORECASE)
_DIGITS = re.compile("[0-9]+")
_ENTRIES = {"VEVENT", "VTODO"}


def sequence_at(at: datetime) -> int:
    """The number for entries that are made at a time; 0 before 2024."""
    return max(0, min((at - _START) // timedelta(minutes=1), LARGEST))


def sequences_in(content: bytes) -> dict[str, int]:
    """The number of each entry in a calendar, by UID; none where the content is something else."""
    found: dict[str, int] = {}
    for uid, number in _entries(_FOLD.sub(b"", content).decode(errors="replace").replace("\r", "\n")):
        found[uid] = max(number, found.get(uid, 0))
    return found


def _entries(text: str) -> Iterator[tuple[str, int]]:
    """The UID and the number of each event and to-do, without those of its parts, such as alarms."""
    open_parts: list[tuple[str, dict[str, str]]] = []
    for name, value in _lines(text):
        if name == "BEGIN":
            open_parts.append((value.upper(), {}))
        elif open_parts and name != "END":
            open_parts[-1][1][name] = value
        elif open_parts:
            kind, said = open_parts.pop()
            if kind in _ENTRIES and "UID" in said:
                yield said["UID"], _number(said.get("SEQUENCE", ""))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """The lines that matter, each by its name in capitals and its value."""
    for line in text.split("\n"):
        if match := _LINE.fullmatch(line):
            yield match[1].upper(), match[2].strip()


def _number(text: str) -> int:
    """A number of the file, at most the largest; 0 for what is none."""
    if not _DIGITS.fullmatch(text):
        return 0
    digits = text.lstrip("0")
    return LARGEST if len(digits) > len(str(LARGEST)) else min(int(digits or "0"), LARGEST)
