"""How much of what real annexes say is read: `python bench/reading.py` prints the figures and each difference.

The cells of “chủ trì” and “phối hợp” in `tests/data/party-cells.txt` stand below a register of parties, and their right
pieces, which a person gave them, in `party-cells-read.tsv`. A piece that is listed whole as unknown is right, too.

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
PHRASES, CELLS, READ = DATA / "time-phrases.tsv", DATA / "party-cells.txt", DATA / "party-cells-read.tsv"
COLLECTIVE = "tập thể"
FAULTS = ("invented", "cut", "merged", "lost")


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


def cells(path: Path = CELLS) -> list[str]:
    """The cells of a file, with their line breaks."""
    _, found = path.read_text(encoding="utf-8").split("\n\n", 1)
    return [re.sub(r" ?⏎ ?", "\n", line) for line in found.splitlines() if line]


def commune(path: Path = CELLS) -> Commune:
    """A commune with the register of a file of cells: each line is a party, its title and its other names."""
    names, _ = path.read_text(encoding="utf-8").split("\n\n", 1)
    lines = [line.split("|") for line in names.splitlines() if not line.startswith("#")]
    listed = [
        {"id": f"p-{number}", "title": title, "kind": "unit", "aliases": others}
        for number, (title, *others) in enumerate(lines)
    ]
    return Commune.model_validate(
        {"cchc": "1", "kind": "commune", "name": "Mẫu", "unit": "xã", "issuer": "UBND xã Mẫu", "parties": listed}
    )


@dataclass(frozen=True)
class Piece:
    """A piece of a cell: its ends, and the title of its party, “tập thể” for a collective, or “?” for an unknown one."""

    start: int
    end: int
    means: str


def right_pieces(path: Path = READ) -> dict[str, list[Piece]]:
    """The right pieces of each cell, which a person read: see the file's legend."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {cell.replace("⏎", "\n"): list(pieces(cell, right)) for cell, right in lines}


def pieces(cell: str, right: str) -> Iterator[Piece]:
    """The pieces of a cell that a line of the file says."""
    end = 0
    for said, _, means in (piece.partition(" → ") for piece in right.split(" ¦ ")):
        start = cell.index(said, end)
        end = start + len(said)
        yield Piece(start, end, means or said)


def read_pieces(cell: str, known: Commune) -> list[Piece]:
    """The pieces of a cell as the program reads them."""
    found = known.mentions(cell)
    means = ["?" if each.party is None else each.party.title if each.party.id else COLLECTIVE for each in found]
    return [Piece(each.start, each.start + len(each.text), meaning) for each, meaning in zip(found, means, strict=True)]


def faults(read: list[Piece], right: list[Piece]) -> set[str]:
    """The faults of a cell's reading.

    “invented” is a party or collective that is not there, “cut” a name that is parted, “merged” several names in one
    unknown, and “lost” a name in no piece at all. A name that is listed whole as unknown is no fault.
    """
    said = {(piece.start, piece.end): piece.means.casefold() for piece in right}
    named = [piece for piece in read if piece.means != "?"]
    spans = [(piece.start, piece.end) for piece in read]
    found = {
        "invented": any(said.get((piece.start, piece.end)) != piece.means.casefold() for piece in named),
        "cut": any(start < at < end for start, end in said for span in spans for at in span),
        "merged": any(sum(first <= start and end <= last for start, end in said) > 1 for first, last in spans),
        "lost": any(not any(first < end and start < last for first, last in spans) for start, end in said),
    }
    return {fault for fault, is_so in found.items() if is_so}


def parties() -> None:
    """Print how many cells are read whole, and those that are not or that name somebody unknown."""
    known, right = commune(), right_pieces()
    found = {cell: read_pieces(cell, known) for cell in cells()}
    wrong = {cell: faults(read, right[cell]) for cell, read in found.items()}
    counted = Counter(fault for own in wrong.values() for fault in own)
    unknown = [cell for cell, read in found.items() if any(piece.means == "?" for piece in read)]
    whole = sum(not own for own in wrong.values())
    print(
        f"cells: {len(found)}, whole {whole}, without an unknown {len(found) - len(unknown)}, "
        + ", ".join(f"{fault} {counted[fault]}" for fault in FAULTS)
    )
    for cell, read in found.items():
        if wrong[cell] or cell in unknown:
            said = [f"{cell[piece.start : piece.end]} → {piece.means}" for piece in read]
            print(f"{', '.join(sorted(wrong[cell])) or 'unknown'}: {' ¦ '.join(said)} in {cell!r}")


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
