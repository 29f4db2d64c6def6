"""Theo dõi: the nhiệm vụ of a plan, each with its state on a given day.

Tracked are the plan's occurrences, and each criterion without one, which is never late (“Thường xuyên”, or no time at
all). A criterion that only heads its parts is not tracked itself.

A nhiệm vụ of a criterion that both annexes have (`same_as`) is one debt: recorded under either address, it is done, or
put off, once. Where both plans are asked about it is tracked once, under the address of the maintain annex.

An extension holds from the day on which it was recorded. A result is judged by the due day that held on the day of the
result: nothing becomes punctual afterwards. Several entries for one occurrence are one, the earliest.

When the plan's last year is over, nobody works by it any more: what was due by its last day stays late, and the days
late are counted up to that day. A nhiệm vụ of both annexes goes on as long as one of the two plans.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cchc.analysis.kinship import Kin, Kinship, kinships
from cchc.model.criterion import RemedyCriterion
from cchc.model.debts import holding
from cchc.model.dossier import SoundDossier
from cchc.model.emphasis import plain
from cchc.model.occurrences import occurrences, on_event, unread_timeframe
from cchc.model.plan import Plan
from cchc.model.progress import Entry, Extension, Progress
from cchc.model.rows import Row
from cchc.model.stated import Occurrence, Turn
from cchc.model.workdays import WorkCalendar

SOON = 14
"""The default for `Asking.soon`, in days."""


class State(StrEnum):
    """Tình trạng: each tracked nhiệm vụ is in exactly one on every day."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NO_DEADLINE = "no_deadline"


class Grade(StrEnum):
    """Mức quá hạn: 1 to 7 days, 8 to 30 days, more."""

    UP_TO_7 = "1-7"
    UP_TO_30 = "8-30"
    OVER_30 = "over-30"


class Asking(NamedTuple):
    """The inputs of the state beside the files: the day, the days ahead, and the rule for days off."""

    as_of: date
    soon: int = SOON
    """The number of days before its due day from which an item is “sắp đến hạn”, inclusive."""
    moved: Callable[[WorkCalendar, date], date] | None = None
    """A function from a calendar and a due day to the day that counts, or `None` for that day itself."""

    def calendar_of(self, plan: Plan) -> WorkCalendar | None:
        """The calendar by which a plan's due days are moved; `None` when days off do not count."""
        return plan.work_calendar if self.moved else None

    def counted(self, plan: Plan, due: date) -> date:
        """The day that counts for a due day of a plan."""
        return self.moved(plan.work_calendar, due) if self.moved else due


class Tracked(NamedTuple):
    """Nhiệm vụ được theo dõi: an occurrence, or a criterion without a deadline, as it stands on a day."""

    plan: str
    """The name of the plan's file."""
    dossier: SoundDossier
    row: Row
    address: str
    """The occurrence's address; the code of a criterion without a deadline."""
    title: str
    lead: str | None
    """The lead's text, `None` when nobody is named."""
    stated: date | None
    """The due day that the signed plan states; `None` when it states none."""
    extended: date | None
    """The due day that holds after all extensions."""
    due: date | None
    """The due day that counts: `extended`, or a working day after it (`Asking.moved`)."""
    extensions: tuple[Extension, ...]
    entry: Entry | None
    """The result recorded up to the day, inclusive."""
    state: State
    days: int
    """The days by which the item is or was late (overdue, done late), or that are left (in time, due soon); else 0."""
    turn: Turn | None = None
    """The item's turn; `None` for the only date of its nhiệm vụ."""
    happened: date | None = None
    """The day of the event that it waited for; `None` for what is not theo sự việc."""
    kin: tuple[Kin, ...] = ()
    """The same nhiệm vụ in other annexes."""
    stays_apart: bool = False
    """True if its criterion has nhiệm vụ of another rhythm or day in another annex that is asked about."""

    @property
    def also(self) -> tuple[str, ...]:
        """The other addresses under which it may be recorded, those of its kin."""
        return tuple(dict.fromkeys(each.occurrence.address for each in self.kin))

    @property
    def leads(self) -> tuple[str, ...]:
        """The texts that name its leads: its own, and those of the other annexes that are asked about."""
        if not self.kin:
            return (self.lead,) if self.lead else ()
        texts = (self.lead, *(each.occurrence.lead for each in self.kin if each.is_asked))
        return tuple(dict.fromkeys(filter(None, texts)))

    @property
    def supports(self) -> tuple[str, ...]:
        """The texts that name who supports it, as `leads`."""
        rows = (self.row, *(each.occurrence.row for each in self.kin if each.is_asked))
        return tuple(dict.fromkeys(filter(None, (row.text("support") for row in rows))))

    @property
    def done(self) -> bool:
        """True if a result was recorded."""
        return self.entry is not None

    @property
    def last_day(self) -> date:
        """The last day of its plans, up to which its days late are counted."""
        return _last_day(self.dossier.plan, self.kin)

    @property
    def is_unrecorded(self) -> bool:
        """True if no progress file may tell of it: past its due day, nobody knows whether it is late or done."""
        return self.dossier.progress is None and all(each.progress is None for each in self.kin)

    @property
    def moved(self) -> bool:
        """True if its due day fell on a day off and was moved to a working day."""
        return self.due != self.extended

    @property
    def unread(self) -> str | None:
        """The timeframe's phrase when it cannot be read (a due day is then unknown); else `None`."""
        return unread_timeframe(self.row, self.dossier.plan.years)

    @property
    def on_event(self) -> bool:
        """True if it is theo sự việc, whether or not something has happened."""
        return on_event(self.row, self.dossier.plan.years) is not None

    @property
    def grade(self) -> Grade | None:
        """The grade of lateness; `None` when it is not overdue."""
        if self.state is not State.OVERDUE:
            return None
        return Grade.UP_TO_7 if self.days <= 7 else Grade.UP_TO_30 if self.days <= 30 else Grade.OVER_30  # noqa: PLR2004 — the grades' own bounds

    @property
    def key(self) -> tuple[str, str]:
        """The plan and the address, unique in all plans."""
        return self.plan, self.address


def tracked(name: str, dossier: SoundDossier, asking: Asking) -> tuple[Tracked, ...]:
    """The tracked items of a plan in print order; `name` is the name of the plan's file."""
    return tracked_together([(name, dossier)], asking)


def tracked_together(
    dossiers: Sequence[tuple[str, SoundDossier]], asking: Asking, rows: Iterable[Row] | None = None
) -> tuple[Tracked, ...]:
    """The tracked items of the named plans, plan by plan; what two of them have in common is tracked once.

    With `rows`, only the items of these.
    """
    asked = None if rows is None else {id(row) for row in rows}
    found, results = kinships(dossiers), _Results(asking.as_of)
    items = [
        item
        for name, dossier in dossiers
        for item in _judged(name, dossier, asked, asking, found.get(name, Kinship()), results)
    ]
    return tuple(_marked(items) if found else items)


def told_apart(items: Iterable[Tracked]) -> tuple[list[Tracked], list[Tracked]]:
    """The overdue items of plans with a progress file, which are late, and those of plans with nothing recorded."""
    overdue = [item for item in items if item.state is State.OVERDUE]
    late = [item for item in overdue if not item.is_unrecorded]
    return late, [item for item in overdue if item.is_unrecorded]


def days_late(due: date, on: date, last: date) -> int:
    """The days from a due day to another day, 0 when that is no later; `last` is the plan's last day.

    For what was due by the plan's last day they are counted up to that day, but there is at least one.
    """
    if on <= due:
        return 0
    return max((min(on, last) - due).days, 1) if due <= last else (on - due).days


def last_day(plan: Plan) -> date:
    """The last day of the plan's last year."""
    return _last_day(plan, ())


def _last_day(plan: Plan, kin: Iterable[Kin]) -> date:
    return date(max([plan.years[-1], *(each.last_year for each in kin)]), 12, 31)


class Stake(NamedTuple):
    """The criteria that nhiệm vụ belong to: their number, and the sum of their maximums, in points.

    These are the points that the criteria carry, not points that are lost.
    """

    criteria: int
    points: Decimal


def stake(items: Iterable[Tracked]) -> Stake:
    """The criteria with points that these items belong to, each counted once.

    A remedy criterion with `same_as` counts as the maintain criterion named there; of two maximums the larger counts.
    A part adds nothing where its whole is counted itself: the criterion that it stands under, or the maintain criterion
    named in `part_of`.
    """
    counted: dict[tuple[str, str], Decimal] = {}
    wholes: dict[tuple[str, str], tuple[str, str] | None] = {}
    for item in items:
        criterion = item.row.criterion
        if criterion.max_score is not None:
            key = _counted_as(item)
            wholes[key] = _whole(item)
            counted[key] = max(criterion.max_score, counted.get(key, criterion.max_score))
    kept = [points for key, points in counted.items() if wholes[key] not in counted]
    return Stake(len(kept), sum(kept, Decimal(0)))


def _counted_as(item: Tracked) -> tuple[str, str]:
    """The file and the address of the criterion that the item's criterion is."""
    criterion = item.row.criterion
    if isinstance(criterion, RemedyCriterion) and criterion.same_as:
        return _maintain_file(item), criterion.same_as.casefold()
    return item.dossier.plan.place.file, item.row.address.casefold()


def _whole(item: Tracked) -> tuple[str, str] | None:
    """The file and the address of the criterion that the item's criterion is a part of; `None` if it is no part."""
    criterion, parent = item.row.criterion, item.row.parent
    if isinstance(criterion, RemedyCriterion) and criterion.part_of:
        return _maintain_file(item), criterion.part_of.casefold()
    return (item.dossier.plan.place.file, parent.code.casefold()) if parent and parent.code else None


def _maintain_file(item: Tracked) -> str:
    return item.dossier.maintain.place.file if item.dossier.maintain else ""


class _Results:
    """The results recorded up to a day, inclusive, by progress file and address."""

    def __init__(self, as_of: date) -> None:
        self._as_of = as_of
        self._read: dict[int, dict[str, Entry]] = {}

    def first(self, books: Iterable[tuple[Progress, str]]) -> Entry | None:
        """The earliest result under these addresses; of two of one day that of the first address."""
        found = (self._of(progress).get(address) for progress, address in books)
        return min(filter(None, found), key=lambda entry: entry.date, default=None)

    def _of(self, progress: Progress) -> dict[str, Entry]:
        if id(progress) not in self._read:
            self._read[id(progress)] = progress.done_by(self._as_of)
        return self._read[id(progress)]


def _judged(
    name: str, dossier: SoundDossier, rows: Container[int] | None, asking: Asking, kinship: Kinship, results: _Results
) -> Iterator[Tracked]:
    """The items of a plan; with `rows`, those of the rows with these identities."""
    by_row = _by_row(dossier, asking.as_of)
    for row in dossier.rows if rows is None else [row for row in dossier.rows if id(row) in rows]:
        for occurrence in by_row.get(id(row), ()):
            if occurrence.address not in kinship.elsewhere:
                yield _dated(name, dossier, occurrence, kinship.kin.get(occurrence.address, ()), asking, results)
        if id(row) not in by_row and not row.is_heading:
            yield _undated(name, dossier, row)


def _by_row(dossier: SoundDossier, as_of: date) -> dict[int, list[Occurrence]]:
    """The occurrences of a plan by the identity of their row, without those of events after that day."""
    found: dict[int, list[Occurrence]] = {}
    for occurrence in occurrences(dossier.plan, dossier.progress):
        if occurrence.happened is None or occurrence.happened <= as_of:
            found.setdefault(id(occurrence.row), []).append(occurrence)
    return found


def _marked(items: Sequence[Tracked]) -> Iterator[Tracked]:
    """The items, those marked that stay apart from nhiệm vụ of the same criterion in another annex."""
    plans: dict[tuple[str, str], set[str]] = {}
    for item in items:
        if _is_alone(item):
            plans.setdefault(_counted_as(item), set()).add(item.plan)
    for item in items:
        stays_apart = _is_alone(item) and len(plans[_counted_as(item)]) > 1
        yield item._replace(stays_apart=True) if stays_apart else item


def _is_alone(item: Tracked) -> bool:
    return item.due is not None and not any(each.is_asked for each in item.kin)


def _dated(
    name: str, dossier: SoundDossier, occurrence: Occurrence, kin: tuple[Kin, ...], asking: Asking, results: _Results
) -> Tracked:
    own = [(dossier.progress, occurrence.address), *((each.progress, each.occurrence.address) for each in kin)]
    books = [(progress, address) for progress, address in own if progress]
    entry = results.first(books) if books else None
    until = entry.date if entry else asking.as_of
    extensions = holding(progress.extensions_by(until, address) for progress, address in books) if books else ()
    extended = extensions[-1].due if extensions else occurrence.due
    due = asking.counted(dossier.plan, extended)
    state, days = _state(due, entry, asking.as_of, asking.soon, _last_day(dossier.plan, kin))
    return Tracked(
        name,
        dossier,
        occurrence.row,
        occurrence.address,
        occurrence.title,
        occurrence.lead,
        stated=occurrence.due,
        extended=extended,
        due=due,
        extensions=extensions,
        entry=entry,
        state=state,
        days=days,
        turn=occurrence.turn,
        happened=occurrence.happened,
        kin=kin,
    )


def _undated(name: str, dossier: SoundDossier, row: Row) -> Tracked:
    return Tracked(
        name,
        dossier,
        row,
        row.address,
        plain(row.criterion.title),
        row.text("lead"),
        stated=None,
        extended=None,
        due=None,
        extensions=(),
        entry=None,
        state=State.NO_DEADLINE,
        days=0,
    )


def _state(due: date, entry: Entry | None, as_of: date, soon: int, last: date) -> tuple[State, int]:
    """The state of an occurrence with this due day (inclusive), plan's `last` day given; the days late or left."""
    if entry is not None:
        late = days_late(due, entry.date, last)
        return (State.DONE_LATE, late) if late else (State.DONE_ON_TIME, 0)
    if late := days_late(due, as_of, last):
        return State.OVERDUE, late
    left = (due - as_of).days
    return (State.DUE_SOON if left <= soon else State.IN_TIME), left
