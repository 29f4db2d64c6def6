"""Quá hạn, on the chairman's page: the parties that are late, and their overdue nhiệm vụ.

The party whose late criteria carry the most points comes first, and in its row the criterion with the most points. What
fell due in a plan in which nothing was recorded stands apart, without days: nobody knows whether it is late.

Every party has its row, however many there are. In a row the largest criteria have a line each, and the others are
counted with their points: the page is for one minute, and the party's sheet names every nhiệm vụ.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cchc.analysis.duties import Duty, duties_in
from cchc.analysis.groups import PartyGroup
from cchc.analysis.status import TalliedParty
from cchc.analysis.tracking import State, Tracked, stake, told_apart
from cchc.documents.views.annex import Cell
from cchc.documents.views.sheet import HeadingLine
from cchc.phrasing import sentences
from cchc.phrasing.columns import PARTIES, POINTS, TITLE
from cchc.phrasing.headings import DUE_UNRECORDED, UNACCOUNTABLE, holder_name
from cchc.phrasing.states import STATES
from cchc.wording import count, points

_DUTIES = f"Tiêu chí ({POINTS.heading.lower()}): {TITLE.heading.lower()}"
_MOST_CRITERIA, _MOST_DUTIES, _MOST_CODES = 5, 4, 10
"""The most criteria of a party with lines of their own, nhiệm vụ in one line, and codes in the line of the others."""


@dataclass(frozen=True, slots=True)
class LateLine:
    """A row: a đầu mối with its overdue nhiệm vụ."""

    title: str
    late: str
    is_heading: bool = False

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line by the columns of `Lateness.heading`."""
        return {name: Cell(getattr(self, name)) for name in ("title", "late")}


@dataclass(frozen=True, slots=True)
class Lateness:
    """What is past its due day: of plans with a progress file, and of plans in which nothing was recorded."""

    late: tuple[PartyGroup, ...]
    unknown: tuple[PartyGroup, ...]

    @property
    def is_unknown(self) -> bool:
        """True if something is past its due day, and of nothing it is known that it is late."""
        return bool(self.unknown) and not self.late

    @property
    def title(self) -> str:
        """The heading above the table; blank where nothing is past its due day."""
        if self.is_unknown:
            return DUE_UNRECORDED.upper()
        return STATES[State.OVERDUE].full.upper() if self.late else ""

    @property
    def heading(self) -> dict[str, str]:
        """The headings of the columns."""
        return {
            "title": PARTIES["lead"],
            "late": _DUTIES if self.is_unknown else f"{_DUTIES} (số ngày quá hạn)",
        }

    @property
    def lines(self) -> tuple[HeadingLine | LateLine, ...]:
        """The rows; what nothing was recorded of stands below a heading, if the table has one for what is late."""
        late, unknown = _rows(self.late, sentences.late_briefly), _rows(self.unknown, sentences.past_due_briefly)
        apart = [HeadingLine(DUE_UNRECORDED.upper())] if self.late and self.unknown else []
        return (*late, *apart, *unknown)


def lateness(busy: Sequence[TalliedParty]) -> Lateness:
    """What is past its due day among the items of these parties."""
    apart = [(line.group, *told_apart(line.group.items)) for line in busy]
    return Lateness(
        _ranked((group, late) for group, late, _ in apart), _ranked((group, unknown) for group, _, unknown in apart)
    )


def _ranked(found: Iterable[tuple[PartyGroup, Sequence[Tracked]]]) -> tuple[PartyGroup, ...]:
    """The parties that have such items, with only these: accountable ones first, then by their criteria's points."""
    groups = (replace(group, items=tuple(items)) for group, items in found if items)
    return tuple(sorted(groups, key=_rank))


def _rank(group: PartyGroup) -> tuple[bool, Decimal, int]:
    return not group.holder.accountable, -group.stake.points, -len(group.items)


def _rows(groups: Sequence[PartyGroup], said: Callable[[Duty], str]) -> Iterator[HeadingLine | LateLine]:
    """The rows of these parties; those that are not accountable stand below a heading."""
    unaccountable = next((group for group in groups if not group.holder.accountable), None)
    for group in groups:
        if group is unaccountable:
            yield HeadingLine(UNACCOUNTABLE)
        at_stake = sentences.at_stake_briefly(group.stake) if group.stake.criteria > 1 else ""
        yield LateLine(
            f"{holder_name(group.holder)}: {count(len(group.items))} nhiệm vụ{at_stake}",
            "\n".join(f"- {line}" for line in _by_criterion(group.items, said)),
        )


def _by_criterion(items: Iterable[Tracked], said: Callable[[Duty], str]) -> Iterator[str]:
    """A line for each criterion, those with the most points first; of many, the last line only counts the others."""
    found: dict[tuple[str, str], list[Duty]] = {}
    for duty in duties_in(State.OVERDUE, items):
        found.setdefault((duty.first.plan, duty.first.row.address), []).append(duty)
    ranked = sorted(found.values(), key=lambda duties: -_most(duties))
    yield from (_criterion(duties, said) for duties in ranked[:_MOST_CRITERIA])
    if others := ranked[_MOST_CRITERIA:]:
        codes = ", ".join(duties[0].first.row.address for duties in others[:_MOST_CODES])
        more = "…" if len(others) > _MOST_CODES else ""
        carried = stake(item for duties in others for duty in duties for item in duty.items).points
        yield f"{count(len(others))} tiêu chí khác ({points(carried)} điểm): {codes}{more}"


def _most(duties: Sequence[Duty]) -> Decimal:
    """The maximum of the criterion of these nhiệm vụ; 0 for one without points."""
    return duties[0].first.row.criterion.max_score or Decimal(0)


def _criterion(duties: Sequence[Duty], said: Callable[[Duty], str]) -> str:
    """A criterion and its nhiệm vụ: “1.2 (6 điểm): Báo cáo quý I: 15/3/2024; Báo cáo quý II: 17/6/2024”."""
    row = duties[0].first.row
    head = "" if row.criterion.max_score is None else f"{row.address} ({points(row.criterion.max_score)} điểm): "
    others = len(duties) - _MOST_DUTIES
    more = [f"và {count(others)} nhiệm vụ khác"] if others > 0 else []
    return f"{head}{'; '.join([*map(said, duties[:_MOST_DUTIES]), *more])}"
