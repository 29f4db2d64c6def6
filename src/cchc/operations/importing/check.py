"""Plans that were imported, checked by the ordinary validator; each finding knows its place in the document, too."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cchc import files
from cchc.diagnostics import Diagnostic, Part, Severity
from cchc.importing.writing.plan_text import PlanText
from cchc.loading import Loaded, load
from cchc.report.findings import Checked
from cchc.source import parse


class _FieldStretch(NamedTuple):
    """A stretch of a plan's text, from a field's name to the end of its value, and its place in the document."""

    start: tuple[int, int]
    end: tuple[int, int]
    place: str
    name: str
    """The field's name; blank for what is in a list."""

    def covers(self, at: tuple[int, int]) -> bool:
        return self.start <= at <= self.end


def check_imported(plans: Mapping[Path, PlanText], commune: Path) -> tuple[Checked, tuple[str, ...]]:
    """The findings on the files as they were written, and the names of those that no rule has checked.

    Where a finding has a place in the document, this is where it is.

    The plans are told by their paths; the documents that they come from need not be kept for this.

    Raises:
        WrongUsageError: A `cchc.toml` is not understood.
    """
    loaded = load([*plans, commune], with_progress=False)
    found = tuple(sorted(_with_places(loaded, plans)))
    failing = frozenset(each for each in found if each.severity is Severity.ERROR)
    return Checked(found, loaded.suppressed, tuple(loaded.settings), failing), loaded.waiting


def _with_places(loaded: Loaded, plans: Mapping[Path, PlanText]) -> Iterator[Diagnostic]:
    placed = {path.as_posix(): sorted(_placed(made)) for path, made in plans.items()}
    for found in loaded.diagnostics:
        yield found._replace(where=_place_of(found, placed.get(found.path, [])) or found.where)


def _placed(made: PlanText) -> Iterator[_FieldStretch]:
    document = parse(files.encoded(made.text))
    for path, place in made.places.items():
        key, value = document.find(path, Part.KEY), document.find(path)
        start = min((key.line, key.column), (value.line, value.column))
        name = path[-1] if path and isinstance(path[-1], str) else ""
        yield _FieldStretch(start, (value.end_line, value.end_column), place, name)


def _place_of(found: Diagnostic, placed: Sequence[_FieldStretch]) -> str:
    """The place of the innermost field around the beginning of a finding; blank for none.

    A field that the plan lacks stands where its row begins: there the finding's own field is meant.
    """
    at = (found.span.line, found.span.column)
    last = bisect_right(placed, at, key=lambda each: each.start)
    innermost = next((placed[index] for index in range(last - 1, -1, -1) if placed[index].covers(at)), None)
    if innermost is None:
        return ""
    first = bisect_left(placed, innermost.start, key=lambda each: each.start)
    beside = (each for each in reversed(placed[first:last]) if each.covers(at) and each.name == found.field)
    return next(beside, innermost).place
