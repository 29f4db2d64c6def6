"""The findings of very many files, kept as what is to be told of each, so that no model need be kept.

A text is the pieces of its files, one after the other, and so are the lists of JSON. The forms that look over all
findings at once (an index of rules, the worst first) keep the findings themselves.
"""

import pickle
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from cchc.diagnostics import CATALOGUE, Diagnostic, Suppressed
from cchc.model.commune_names import CommuneNames
from cchc.report.findings.checked import Checked, Presentation, Totals
from cchc.report.findings.forms import report
from cchc.report.findings.statistics import statistics

_IN_PIECES = ("text", "concise")
_OF_NUMBERS = "statistics"


class WantedForm(NamedTuple):
    """A form of the findings, and the place where it will be read."""

    form: str
    view: Presentation


class FileFindings(NamedTuple):
    """The findings of one file, sorted: those to be told, those accepted by comments, and those known to a baseline."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    known: tuple[Suppressed, ...]
    failing: frozenset[Diagnostic]
    commune: CommuneNames | None

    @property
    def are_any(self) -> bool:
        """True if there are findings of any sort."""
        return bool(self.diagnostics or self.suppressed or self.known)


class PackedPieces:
    """The pieces of some files in each form asked for, packed together, since they repeat each other's words."""

    def __init__(self, findings: Iterable[FileFindings], forms: Sequence[WantedForm]) -> None:
        """The pieces of these files."""
        pieces = {found.name: [_piece(found, *wanted) for wanted in forms] for found in findings}
        self._packed = zlib.compress(pickle.dumps(pieces))

    def unpacked(self) -> dict[str, list[Any]]:
        """The pieces by the files' names, in the order of the forms."""
        pieces: dict[str, list[Any]] = pickle.loads(zlib.decompress(self._packed))  # noqa: S301 — it was packed above
        return pieces


class CheckedFile(NamedTuple):
    """What remains of a file that was checked."""

    name: str
    codes: dict[str, int]
    """The number of its findings by code, those that were accepted left aside."""
    accepted: int
    fails: bool
    baseline: Path | None
    gone: int
    """The number of findings that its baseline knows and that are no longer there."""
    waits: bool
    """True if no rule has checked it."""
    unasked: int | None
    """The findings on the wording of an issued plan that nobody asked for; `None` for other files."""
    pieces: "PackedPieces | None" = None
    """Its pieces, among those of other files; `None` without findings."""

    @property
    def has_mandatory(self) -> bool:
        """True if a finding of it can be neither deselected nor accepted."""
        return any(CATALOGUE[code].mandatory for code in self.codes)


class CheckedFiles:
    """The files of a check, by name, with their findings in some forms."""

    def __init__(self, files: Sequence[CheckedFile], forms: Sequence[WantedForm]) -> None:
        """Take these files; each has its findings in these forms, in their order."""
        self.files = files
        self.forms = forms

    @cached_property
    def totals(self) -> Totals:
        """The numbers."""
        codes: Counter[str] = Counter()
        for file in self.files:
            codes.update(file.codes)
        return Totals(len(self.files), codes, sum(file.accepted for file in self.files))

    @property
    def fails(self) -> bool:
        """True if a finding makes the check fail."""
        return any(file.fails for file in self.files)

    def told(self, wanted: WantedForm) -> Iterator[str]:
        """The findings in one of the forms asked for, in pieces that end with a line."""
        if wanted.form in _IN_PIECES:
            yield from self._pieces(wanted)
        elif wanted.form == "json":
            yield from self._json(wanted)
        elif wanted.form == _OF_NUMBERS:
            yield statistics(self, wanted.view)
        else:
            yield report(wanted.form, self.gathered(wanted), wanted.view)

    def gathered(self, wanted: WantedForm) -> Checked:
        """The findings themselves, which are kept for a form that is not made in pieces."""
        each: list[FileFindings] = list(self._pieces(wanted))
        return Checked(
            tuple(chain.from_iterable(file.diagnostics for file in each)),
            tuple(chain.from_iterable((*file.suppressed, *file.known) for file in each)),
            tuple(file.name for file in self.files),
            frozenset(chain.from_iterable(file.failing for file in each)),
            {file.name: file.commune for file in each if file.commune},
        )

    def _json(self, wanted: WantedForm) -> Iterator[str]:
        """The shape; what comments accept stands in it before what the baselines know."""
        from cchc.report.findings import shape  # noqa: PLC0415 — most want a text

        accepting = [file for file in self.files if file.accepted]
        in_baselines = sorted(accepting, key=_order_of_baselines(self.files))
        suppressed = chain(
            (items.suppressed for items in self._pieces(wanted, accepting)),
            (items.known for items in self._pieces(wanted, in_baselines)),
        )
        found = (items.diagnostics for items in self._pieces(wanted))
        return shape.whole(self, filter(None, found), filter(None, suppressed))

    def _pieces(self, wanted: WantedForm, files: Iterable[CheckedFile] | None = None) -> Iterator[Any]:
        at = self.forms.index(wanted)
        found = ((file.pieces, file) for file in (self.files if files is None else files) if file.pieces)
        for pieces, same in groupby(found, key=itemgetter(0)):
            unpacked = pieces.unpacked()
            yield from (unpacked[file.name][at] for _, file in same)


def told(found: Checked | CheckedFiles, wanted: WantedForm) -> Iterator[str]:
    """The findings of a check in a form, in pieces that end with a line."""
    if isinstance(found, CheckedFiles):
        yield from found.told(wanted)
    else:
        yield report(wanted.form, found, wanted.view)


def _piece(found: FileFindings, form: str, view: Presentation) -> object:
    if form in _IN_PIECES:
        return report(form, Checked(found.diagnostics, (), (found.name,), found.failing), view)
    if form == "json":
        from cchc.report.findings import shape  # noqa: PLC0415 — as above

        return shape.items(found.diagnostics, found.suppressed, found.known, found.commune)
    return None if form == _OF_NUMBERS else found


def _order_of_baselines(files: Iterable[CheckedFile]) -> Callable[[CheckedFile], int]:
    """A key that sorts files by their baselines, these in the order in which they are first met."""
    places = {baseline: at for at, baseline in enumerate(dict.fromkeys(file.baseline for file in files))}
    return lambda file: places[file.baseline]
