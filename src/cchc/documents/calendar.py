"""Calendars (RFC 5545) of due days: for each nhiệm vụ with a due day, an event and a to-do.

Calendar programs use the event, task programs the to-do. Both keep their UID in every calendar made of the plan, so
that a calendar read in again replaces the earlier entries. A calendar always states Việt Nam's time zone: a calendar
without any component would not be valid, and a week without nhiệm vụ has no other. A calendar printed into a log of CI
holds no command: where CI would find one, the line is folded, as the format allows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Component, Event, Timezone, TimezoneStandard, Todo, vText

from cchc.analysis.tracking import Grade, State, Tracked
from cchc.documents.sequences import sequence_at, sequences_in
from cchc.model.emphasis import plain
from cchc.model.kinds import kind_of
from cchc.model.plan import AssignmentsPlan
from cchc.phrasing.columns import LEAD_AS_WRITTEN, POINTS, STATE, SUPPORT
from cchc.phrasing.headings import remarks
from cchc.wording import VIETNAM, harmless_line

_OURS = uuid5(NAMESPACE_URL, "urn:cchc:lich")
_MORNING = time(7, 30)
_DAYS_BEFORE = (7, 1)
_OPEN = {State.IN_TIME, State.DUE_SOON}
_PRIORITIES = {Grade.OVER_30: 1, Grade.UP_TO_30: 2, Grade.UP_TO_7: 3}
_MARKER = re.compile(rb"(##\w*)\[")
_COLONS = re.compile(rb"(?<=\r\n)[ \t][ \t:]*::")
_SOON, _LATER = 5, 9
"""Priorities of an item due soon, and of any other that is not overdue (RFC 5545: 1 highest, 5 medium, 9 lowest)."""


def calendar_file(items: Sequence[Tracked], name: str, at: datetime, replaced: bytes = b"") -> bytes:
    """The calendar `name` of the items with a due day, made at the time `at`; without such items it has no entries.

    No entry is older than it was in `replaced`, the content of the file that the calendar takes the place of.
    """
    made = Calendar()
    made.add("prodid", "-//cchc//Kế hoạch cải cách hành chính//VI")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", vText(harmless_line(name)))
    made.add("x-wr-timezone", VIETNAM.tzname(None))
    made.add_component(_time_zone())
    stamp = _Stamp(at, sequences_in(replaced))
    for item in items:
        if item.due:
            made.add_component(_event(item, item.due, stamp))
            made.add_component(_todo(item, item.due, stamp))
    return _folded(bytes(made.to_ical()))


class _Stamp(NamedTuple):
    """The time at which a calendar is made, and the numbers that entries had in the one that it replaces."""

    at: datetime
    before: Mapping[str, int]

    def put_on(self, component: Component, uid: str) -> None:
        """Give an entry its UID, its time and its number."""
        component.add("uid", uid)
        component.add("dtstamp", self.at.astimezone(UTC))
        component.add("sequence", max(sequence_at(self.at), self.before.get(uid, 0)))


def _folded(content: bytes) -> bytes:
    """The calendar with a fold (no part of its texts) in each `##[`, and in each `::` that begins a folded line."""
    apart = _MARKER.sub(rb"\1\r\n [", content)
    return _COLONS.sub(lambda found: found[0].replace(b":", b":\r\n "), apart)


def _time_zone() -> Timezone:
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 — local time, as the format wants it
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", VIETNAM.utcoffset(None))
    zone = Timezone()
    zone.add("tzid", VIETNAM.tzname(None))
    zone.add_component(standard)
    return zone


def _event(item: Tracked, due: date, stamp: _Stamp) -> Event:
    event = Event()
    _describe(event, item, stamp)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if item.state in _OPEN:
        for days in _DAYS_BEFORE:
            event.add_component(_alarm(item, days, related="START"))
    return event


def _todo(item: Tracked, due: date, stamp: _Stamp) -> Todo:
    todo = Todo()
    _describe(todo, item, stamp)
    todo.add("due", due)
    if item.entry:
        todo.add("status", "COMPLETED")
        todo.add("completed", datetime.combine(item.entry.date, time(12), VIETNAM).astimezone(UTC))
        todo.add("percent-complete", 100)
        return todo
    todo.add("status", "NEEDS-ACTION")
    todo.add("priority", _priority(item))
    if item.state in _OPEN:
        for days in _DAYS_BEFORE:
            todo.add_component(_alarm(item, days, related="END"))
    return todo


def _describe(component: Component, item: Tracked, stamp: _Stamp) -> None:
    row = item.row
    stamp.put_on(component, _uid(item, component))
    component.add("summary", _summary(item))
    component.add("description", "\n".join(map(harmless_line, _description(item))))
    component.add("categories", ["CCHC", *([f"Lĩnh vực {row.area_number}"] if row.area_number else []), row.label])


def _uid(item: Tracked, component: Component) -> str:
    """The UID of a nhiệm vụ's event or to-do: independent of the file's name, the due day and the day of asking."""
    plan, commune = item.dossier.plan, item.dossier.commune
    own_title = [plan.title] if isinstance(plan, AssignmentsPlan) else []  # a Kế hoạch may have several of one year
    whose = (commune.issuer, plan.year, kind_of(plan), plan.annex or "", item.address, *own_title)
    return str(uuid5(_OURS, "\n".join(map(str, (*whose, component.name)))))


def _summary(item: Tracked) -> str:
    """The entry's name: without “Kết quả” the title of a criterion would stand for a meeting on that day."""
    of_criterion = "" if item.row.criterion.deliverables else "Kết quả "
    return harmless_line(f"{of_criterion}{item.row.label}: {item.title}")


def _description(item: Tracked) -> Iterator[str]:
    yield f"{item.row.label}. {plain(item.row.criterion.title)}"
    for column in (LEAD_AS_WRITTEN, SUPPORT, POINTS, STATE):
        if text := column.text(item):
            yield f"{column.heading}: {text}"
    for remark in remarks(item):
        yield f"{remark[0].upper()}{remark[1:]}"


def _priority(item: Tracked) -> int:
    return _PRIORITIES[item.grade] if item.grade else _SOON if item.state is State.DUE_SOON else _LATER


def _alarm(item: Tracked, days: int, *, related: str) -> Alarm:
    """A reminder at 7:30 in the morning, `days` before the due day, which counts from its midnight."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Còn {days} ngày: {_summary(item)}")
    morning = timedelta(hours=_MORNING.hour, minutes=_MORNING.minute)
    alarm.add("trigger", morning - timedelta(days=days), {"RELATED": related})
    return alarm
