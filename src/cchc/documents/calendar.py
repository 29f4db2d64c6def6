"""Calendars (RFC 5545) of due days: for each nhiệm vụ with a due day, an event and a to-do.

Calendar programs use the event, task programs the to-do. Both keep their UID in every calendar made of the plan, so
that a calendar read in again replaces the earlier entries. A calendar always states Việt Nam's time zone: a calendar
without any component would not be valid, and a week without nhiệm vụ has no other. A calendar printed into a log of CI
holds no command: where CI would find one, the line is folded, as the format allows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Component, Event, Timezone, TimezoneStandard, Todo, vCategory, vDDDTypes, vText

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
_DISPLAY, _TRANSPARENT, _NEEDS_ACTION = map(vText, ("DISPLAY", "TRANSPARENT", "NEEDS-ACTION"))
_OPEN = {State.IN_TIME, State.DUE_SOON}
_PRIORITIES = {Grade.OVER_30: 1, Grade.UP_TO_30: 2, Grade.UP_TO_7: 3}
_FOLDED_FROM = 75
"""The number of bytes from which on a line is folded (RFC 5545, 3.1)."""
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
    stamp = _Stamp(vDDDTypes(at.astimezone(UTC)), sequence_at(at), sequences_in(replaced))
    for item in items:
        if item.due:
            words = _Words.on(item)
            made.add_component(_event(item, item.due, words, stamp))
            made.add_component(_todo(item, item.due, words, stamp))
    return _folded(_written(made))


def _written(calendar: Calendar) -> bytes:
    """The calendar's text; a line that several entries share, such as their time, is made and folded once."""
    known: dict[tuple[str, object], bytes] = {}
    lines: list[bytes] = []
    for name, value in calendar.property_items():
        key = name, value if isinstance(value, bytes) else id(value)
        if key not in known:
            line = calendar.content_line(name, value)
            plain = line.encode()
            known[key] = (plain if len(plain) < _FOLDED_FROM else line.to_ical()) + b"\r\n"
        lines.append(known[key])
    return b"".join(lines)


class _Stamp(NamedTuple):
    """The time at which a calendar is made, its number, and those that entries had in the one that it replaces."""

    at: vDDDTypes
    number: int
    before: Mapping[str, int]

    def put_on(self, component: Component, uid: str) -> None:
        """Give an entry its UID, its time and its number."""
        component.add("uid", uid)
        component.add("dtstamp", self.at)
        component.add("sequence", max(self.number, self.before.get(uid, 0)))


class _Words(NamedTuple):
    """What the event and the to-do of a nhiệm vụ both say, and their reminders by the number of days before."""

    summary: vText
    description: vText
    categories: vCategory
    reminders: Mapping[int, vText]

    @classmethod
    def on(cls, item: Tracked) -> "_Words":
        """The words for an item; there are reminders of what is still to be done in time."""
        row, summary = item.row, _summary(item)
        areas = [f"Lĩnh vực {row.area_number}"] if row.area_number else []
        days = _DAYS_BEFORE if item.state in _OPEN else ()
        return cls(
            vText(summary),
            vText("\n".join(map(harmless_line, _description(item)))),
            vCategory(["CCHC", *areas, row.label]),
            {before: vText(f"Còn {before} ngày: {summary}") for before in days},
        )

    def put_on(self, component: Component, *, related: str) -> None:
        """Describe an entry; its reminders count from its start or its end, as `related` says."""
        component.add("summary", self.summary)
        component.add("description", self.description)
        component.add("categories", self.categories)
        for days, text in self.reminders.items():
            component.add_component(_alarm(text, _trigger(days, related)))


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


def _event(item: Tracked, due: date, words: _Words, stamp: _Stamp) -> Event:
    event = Event()
    stamp.put_on(event, _uid(item, event))
    words.put_on(event, related="START")
    event.add("dtstart", _date(due))
    event.add("dtend", _date(due + timedelta(days=1)))
    event.add("transp", _TRANSPARENT)
    return event


def _todo(item: Tracked, due: date, words: _Words, stamp: _Stamp) -> Todo:
    todo = Todo()
    stamp.put_on(todo, _uid(item, todo))
    words.put_on(todo, related="END")
    todo.add("due", _date(due))
    if item.entry:
        todo.add("status", "COMPLETED")
        todo.add("completed", datetime.combine(item.entry.date, time(12), VIETNAM).astimezone(UTC))
        todo.add("percent-complete", 100)
        return todo
    todo.add("status", _NEEDS_ACTION)
    todo.add("priority", _priority(item))
    return todo


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


def _alarm(text: vText, trigger: vDDDTypes) -> Alarm:
    alarm = Alarm()
    alarm.add("action", _DISPLAY)
    alarm.add("description", text)
    alarm.add("trigger", trigger)
    return alarm


@lru_cache(maxsize=1024)
def _date(day: date) -> vDDDTypes:
    found = vDDDTypes(day)
    found.params["VALUE"] = "DATE"
    return found


@cache
def _trigger(days: int, related: str) -> vDDDTypes:
    """The time of a reminder: 7:30 in the morning, `days` before the due day, which counts from its midnight."""
    trigger = vDDDTypes(timedelta(hours=_MORNING.hour, minutes=_MORNING.minute) - timedelta(days=days))
    trigger.params["RELATED"] = related
    return trigger
