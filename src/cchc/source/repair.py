"""A text with syntax slips read on: each slip is mended in memory and the text read again, up to the next slip.

The parser itself finds each slip, so a text in quotes or in a block is never taken for one. Where a mend is only a
guess, what the parser stumbles over later may come from the guess: from then on a slip counts only if it is plain from
its line.

The time is bounded: each reading costs its events and characters, and all readings of one text together may cost as
much as some ninety readings of a real plan. A text that is much longer than any plan is not read again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cchc.diagnostics import Span
from cchc.source import mends
from cchc.source.builder import MAX_FAULTS
from cchc.source.mends import Edit
from cchc.source.parsing import Parsing, Repair
from cchc.source.spans import Fault
from cchc.source.syntax import SyntaxSlip

_MOST_COST = 100_000
_LONGEST = 512 * 1024
"""The most characters of a text that is read on: fifteen real plans."""
_OF_LINES = {"Y103", "Y104", "Y107", "Y113"}
"""Codes of faults that a line shows, whatever the fields around it are."""
_FIELD = re.compile(r"[ \t]*(?:-[ \t]+)*([A-Za-z_]\w*:)(?:\s|$)")


Reader = Callable[[str], Parsing]


@dataclass(frozen=True, slots=True)
class _Attempt:
    """The lines after an edit, and how they were read; the reading may go ahead of the edit."""

    edit: Edit
    lines: list[str]
    reading: Parsing

    @property
    def rank(self) -> tuple[float, int]:
        """How far the parser came, in lines, and how few other faults there were: the best rank is the highest."""
        return self.reading.reach(self.lines)[0], -len(self.reading.builder.faults)

    @property
    def column(self) -> int:
        """The column in which the text of the first edited line begins."""
        return mends.content(self.edit[min(self.edit)])


def repaired(text: str, first: Parsing, read: Reader) -> Repair:
    """The findings of a text that `first` could not read to its end; `read` is how it is read again."""
    repairing = _Repairing(read, text.split("\n"), first)
    repairing.go_on()
    return repairing.repair()


@dataclass(slots=True)
class _Repairing:
    """A text that is being mended: its lines as they are, their reading, and what was found."""

    read: Reader
    lines: list[str]
    reading: Parsing
    trusted: Parsing = field(init=False)
    """The last reading of a text in which every mend was certain."""
    trusted_lines: list[str] = field(init=False)
    before: tuple[str, ...] = field(init=False)
    slips: list[Fault] = field(default_factory=list)
    is_long: bool = field(init=False)
    is_certain: bool = True
    spent: int = 0

    def __post_init__(self) -> None:
        """Begin with the text as it is."""
        self.is_long = sum(map(len, self.lines)) > _LONGEST
        self.spent = self.reading.cost
        self.before = tuple(self.lines)
        self.trusted, self.trusted_lines = self.reading, self.lines

    def go_on(self) -> None:
        """Report the slip at which the parser stopped, mend it, and go on to the next."""
        seen: set[tuple[int, str]] = set()
        while (found := self.reading.slip(self.lines)) and (found.line, found.sentence) not in seen:
            found = self._cause(found)
            seen.add((found.line, found.sentence))
            chosen, is_certain = self._chosen(found)
            for number in sorted(chosen.edit) if chosen and found.trials else [found.line]:
                column = found.column if number == found.line else self.lines[number].index("\t")
                self._report(found._replace(line=number, column=column), certain=is_certain)
            if chosen is None:
                return
            self.is_certain = self.is_certain and is_certain
            self.lines, self.reading = chosen.lines, chosen.reading
            if self.is_certain:
                self.trusted, self.trusted_lines = self.reading, self.lines

    def repair(self) -> Repair:
        """What was found so far: of each line either its faults of other kinds or its slips."""
        others = [fault for fault in self.reading.builder.faults if fault.code in _OF_LINES]
        faults = dict.fromkeys(map(self._placed, [*self.trusted.builder.faults, *others]))
        lines = {fault.span.line for fault in faults}
        slips = [fault for fault in self.slips if fault.span.line not in lines]
        every = sorted([*faults, *slips], key=lambda fault: (fault.span.line, fault.span.column))
        mended = "\n".join(self.lines) if self.is_certain and self.reading.is_sound else None
        begun = "\n".join(self.trusted_lines) if mended is None and self.trusted_lines != [*self.before] else None
        return Repair(tuple(every[:MAX_FAULTS]), mended, begun)

    def _report(self, found: SyntaxSlip, *, certain: bool) -> None:
        line = found.line + 1
        if self.is_certain or (found.plain and line not in {fault.span.line for fault in self.slips}):
            column = self._column(line, found.column + 1)
            self.slips.append(Fault(Span(line, column, line, column + 1), "Y101", found.sentence, certain))

    def _cause(self, found: SyntaxSlip) -> SyntaxSlip:
        """The slip itself, or where mending it does not help a likely one before it, such as a quote left open."""
        if not found.edits or next(self._tried(found, found.trials or found.edits), None):
            return found
        others = (other for other in self.reading.slips(self.lines) if other.line < found.line)
        return next((other for other in others if next(self._tried(other, other.edits), None)), found)

    def _chosen(self, found: SyntaxSlip) -> tuple[_Attempt | None, bool]:
        """The mend that lets the parser read furthest, and whether it is what was meant; `None` if nothing helps."""
        tried = list(self._tried(found, found.trials or found.edits))
        if not tried:
            return next(self._tried(found, (mends.blank(self.lines, found.line),)), None), False
        best = max(each.rank for each in tried)
        chosen = [each for each in tried if each.rank == best]
        if not _alike(chosen):
            chosen = self._fitting(chosen) or chosen
        return self._without_trial(found, chosen[0]), found.certain and _alike(chosen)

    def _tried(self, found: SyntaxSlip, edits: tuple[Edit, ...]) -> Iterator[_Attempt]:
        """The edits that bring the parser further, with their readings, as long as that may cost something."""
        now = self.reading.reach(self.lines)
        for edit in edits if self._may_read else ():
            lines = self._edited(edit)
            reading = self._read(lines) if lines != self.lines else None
            if reading is None:
                continue
            other = reading.slip(lines)
            if reading.reach(lines) > now or (other and (other.line, other.column) > (found.line, found.column)):
                yield _Attempt(edit, lines, reading)

    def _without_trial(self, found: SyntaxSlip, chosen: _Attempt) -> _Attempt | None:
        """The mend of the slip's line alone, where it was tried with lines below and these could not all be read."""
        if not found.trials or chosen.reading.reach(chosen.lines)[0] > max(chosen.edit):
            return chosen
        edit = {found.line: chosen.edit[found.line]}
        lines = self._edited(edit)
        reading = self._read(lines)
        return _Attempt(edit, lines, reading) if reading else None

    def _fitting(self, chosen: list[_Attempt]) -> list[_Attempt]:
        """Of mends that put a field in different columns, those in whose columns other fields of its name stand."""
        edit = chosen[0].edit
        number = min(edit)
        match = _FIELD.match(edit[number])
        others = map(_FIELD.match, [*self.lines[:number], *self.lines[number + 1 :]] if match else ())
        columns = {other.start(1) for other in others if other and match and other[1] == match[1]}
        return [each for each in chosen if each.column in columns]

    def _edited(self, edit: Edit) -> list[str]:
        return [edit.get(number, line) for number, line in enumerate(self.lines)]

    @property
    def _may_read(self) -> bool:
        """True if the text may be read once more, judged by the reading before."""
        return not self.is_long and self.spent + self.reading.cost <= _MOST_COST

    def _read(self, lines: list[str]) -> Parsing | None:
        """The lines read again; `None` if that would cost too much."""
        if not self._may_read:
            return None
        reading = self.read("\n".join(lines))
        self.spent += reading.cost
        return reading

    def _placed(self, fault: Fault) -> Fault:
        """A fault of the mended text at its place in the text as it is."""
        span = fault.span
        start, end = self._column(span.line, span.column), self._column(span.end_line, span.end_column)
        moved = Span(span.line, start, span.end_line, max(end, start + 1) if span.line == span.end_line else end)
        return Fault(moved, fault.code, fault.message)

    def _column(self, number: int, column: int) -> int:
        """The column in a line as it was, for one of the line as it is mended, both counted from 1."""
        if number > len(self.lines):
            return column
        was, now = self.before[number - 1], self.lines[number - 1]
        same = next((at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
        return column if was == now or column <= same + 1 else max(same + 1, column - len(now) + len(was))


def _alike(chosen: list[_Attempt]) -> bool:
    """True if the same is read after each of these mends."""
    return all(each.reading.builder.data == chosen[0].reading.builder.data for each in chosen[1:])
