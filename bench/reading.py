"""How much of what real annexes say is read: `python bench/reading.py` prints the figures and each difference.

The cells of “chủ trì” and “phối hợp” in `tests/data/party-cells.txt` stand below a register of parties.

The phrases of “thời gian thực hiện” in `tests/data/time-phrases.tsv` stand beside their right readings, which a person
gave them. A day that differs from the right one, or stands where no day can be known, is wrong; the rest is unread.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc.model.commune import Commune
from cchc.model.timeframe import Deadline, Deadlines, NoDeadline, OnEvent, Recurrence, Timeframe, timeframe_of

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
PHRASES, CELLS = DATA / "time-phrases.tsv", DATA / "party-cells.txt"


@dataclass(frozen=True)
class Phrase:
    """A phrase, its plan's year, and its right reading in the legend of the file."""

    text: str
    year: int
    right: str

    @property
    def names_a_day(self) -> bool:
        """True if a due day can be known: a deadline, several, or a rhythm."""
        return self.right[0] in "DR"

    def verdict(self) -> str:
        """“right”, “unread”, or “wrong” for what is read otherwise than it means."""
        found = timeframe_of(self.text, self.year)
        if matches(found, self.right):
            return "right"
        return "unread" if found is None else "wrong"


def phrases(path: Path = PHRASES) -> Iterator[Phrase]:
    """The phrases of a file, without its legend."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, year, right = line.split("\t")
            yield Phrase(text.replace("⏎", "\n"), int(year), right)


def matches(found: Timeframe | None, right: str) -> bool:
    """True if a reading says what the legend's code says; a start that is missing counts as right."""
    kind, *rest = right.split(" ")
    match found:
        case None:
            return kind == "U"
        case Deadline(due, start, yearly):
            return kind in ({"DR"} if yearly else {"D", "DN"}) and _is_span(due, start, rest)
        case Deadlines(days):
            return kind == "DD" and rest == [",".join(map(str, days))]
        case NoDeadline(start):
            return kind == "N" if start is None else kind in {"S", "NS"} and rest == [str(start)]
        case OnEvent():
            return kind == "E"
        case Recurrence():
            return kind == ("RN" if found.continuous else "R") and rest == [_rhythm(found)]


def _is_span(due: date, start: date | None, rest: list[str]) -> bool:
    return rest[0] == str(due) and (len(rest) == 1 or start is None or rest[1] in {"-", str(start)})


def _rhythm(found: Recurrence) -> str:
    later = f"{found.months_after:+}m" if found.months_after else ""
    day = "" if found.day is None or found.every == "week" else f"-{found.day}"
    return f"{found.every}{later}{day}"


def register(path: Path = CELLS) -> list[str]:
    """The names of the parties in a file of cells: titles and short names."""
    names, _ = path.read_text(encoding="utf-8").split("\n\n", 1)
    return [name for line in names.splitlines() if not line.startswith("#") for name in line.split("|")]


def cells(path: Path = CELLS) -> list[str]:
    """The cells of a file, with their line breaks."""
    _, found = path.read_text(encoding="utf-8").split("\n\n", 1)
    return [re.sub(r" ?⏎ ?", "\n", line) for line in found.splitlines() if line]


def parties() -> None:
    """Print how many cells name nobody unknown, and those that do."""
    listed = [{"id": f"p-{number}", "title": name, "kind": "unit"} for number, name in enumerate(register())]
    commune = Commune.model_validate(
        {"cchc": "1", "kind": "commune", "name": "Mẫu", "unit": "xã", "issuer": "UBND xã Mẫu", "parties": listed}
    )
    found = {cell: commune.mentions(cell) for cell in cells()}
    unknown = {cell: [each.text for each in own if each.party is None] for cell, own in found.items()}
    print(
        f"cells: {len(cells())}, different ones {len(found)}, with somebody unknown {sum(map(bool, unknown.values()))}"
    )
    for cell, names in unknown.items():
        if names:
            print(f"unknown: {names} in {cell!r}")


def main() -> None:
    """Print the figures, each phrase that is not read as it means, and each cell that names somebody unknown."""
    paths = [Path(name) for name in sys.argv[1:]] or [PHRASES]
    every = [phrase for path in paths for phrase in phrases(path)]
    for title, chosen in (
        ("every phrase", every),
        ("those that name a day", [phrase for phrase in every if phrase.names_a_day]),
    ):
        counted = Counter(phrase.verdict() for phrase in chosen)
        share = 100 * counted["right"] / len(chosen)
        print(
            f"{title}: {len(chosen)}, right {counted['right']} ({share:.1f} %), wrong {counted['wrong']}, unread {counted['unread']}"
        )
    for phrase in every:
        if (verdict := phrase.verdict()) != "right":
            print(
                f"{verdict}: {phrase.text} ({phrase.year}): {phrase.right}, read {timeframe_of(phrase.text, phrase.year)}"
            )
    parties()


if __name__ == "__main__":
    main()
