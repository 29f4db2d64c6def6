"""Sự việc: events that nhiệm vụ theo sự việc wait for, recorded when they happen, and such records withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc.model.occurrences import with_events
from cchc.model.progress import Event
from cchc.recording.addresses import derived_title, meant_code, unknown_event
from cchc.recording.answers import Accepted, Recorded, Refusal
from cchc.recording.entries import misplaced, odd_texts
from cchc.recording.ledger import Ledger, clean, held_ledger, yaml_lines
from cchc.source.editing import Change
from cchc.wording import day


@dataclass(frozen=True, slots=True)
class NewEvent:
    """Sự việc cần ghi nhận: the criterion's code, the day on which it happened, and a document about it, if any."""

    what: str
    date: date
    document: str | None = None


def record_event(plan: Path, event: NewEvent, as_of: date, *, write: bool = True) -> Recorded:
    """Record that something happened; with `write` off, only return what would be recorded.

    Raises:
        CchcError: The plan has errors, or the progress file cannot be written.
    """
    with held_ledger(plan, to_write=write) as ledger:
        event = replace(event, what=meant_code(event.what, [ledger.dossier]))
        if refused := next(_objections(ledger, event, as_of), None):
            return Recorded((Refusal(event.what, refused),), ledger.path, "")
        item = _item(event, derived_title(event.what, ledger.dossier))
        if write:
            ledger.write(Change({"events": [item]}))
    return Recorded((_accepted(ledger, event),), ledger.path, yaml_lines("events", item))


def withdraw_event(plan: Path, event: NewEvent, as_of: date, *, write: bool = True) -> Recorded:
    """Mark the record of an event as withdrawn: the nhiệm vụ that waited for it is gone again.

    Raises:
        CchcError: As with `record_event`.
    """
    with held_ledger(plan, to_write=write) as ledger:
        event = replace(event, what=meant_code(event.what, [ledger.dossier]))
        if refused := next(_withdrawal_objections(ledger, event, as_of), None):
            return Recorded((Refusal(event.what, refused),), ledger.path, "")
        index = next(at for at, each in enumerate(_events(ledger)) if each in _recorded(ledger, event))
        if write:
            ledger.write(Change(fields={("events", index, "withdrawn"): as_of.isoformat()}))
    text = yaml_lines("events", _item(event, None) | {"withdrawn": as_of.isoformat()})
    return Recorded((Accepted(_address(event), event.date, event.date),), ledger.path, text)


def _objections(ledger: Ledger, event: NewEvent, as_of: date) -> Iterator[str]:
    if unknown := unknown_event(event.what, [ledger.dossier]):
        yield unknown
    yield from misplaced(event.date, as_of, ledger.year)
    if event.date.year > ledger.last_year + 1:
        yield (
            f"Ngày {day(event.date)} sau năm {ledger.last_year + 1}, quá xa năm {ledger.last_year} của Kế hoạch. Đề "
            "nghị kiểm tra lại năm."
        )
    if _recorded(ledger, event):
        yield (
            f"Sự việc ngày {day(event.date)} của “{event.what}” đã ghi nhận. Đề nghị kiểm tra lại ngày, hoặc rút lần "
            f"ghi đó (cchc event {event.what} {event.date.isoformat()} --undo)."
        )
    yield from odd_texts({"document": event.document})


def _withdrawal_objections(ledger: Ledger, event: NewEvent, as_of: date) -> Iterator[str]:
    if unknown := unknown_event(event.what, [ledger.dossier]):
        yield unknown
    if not _recorded(ledger, event):
        days = [day(each.date) for each in _events(ledger) if each.what == event.what and each.withdrawn is None]
        known = f" Các ngày đã ghi: {', '.join(days)}." if days else ""
        yield (
            f"Chưa ghi nhận sự việc ngày {day(event.date)} của “{event.what}” nên không có gì để rút.{known} Đề nghị "
            "kiểm tra lại ngày."
        )
    if as_of < event.date:
        yield f"Ngày rút {day(as_of)} trước ngày {day(event.date)} của sự việc. Đề nghị kiểm tra lại ngày."
    yield from _followed(ledger, _address(event))


def _followed(ledger: Ledger, address: str) -> Iterator[str]:
    """Error messages for an event whose nhiệm vụ has a result or an extension, which must be withdrawn first."""
    progress = ledger.dossier.progress
    for command, records, said in (
        ("done", progress.entries if progress else (), "đã ghi nhận hoàn thành"),
        ("extend", progress.extensions if progress else (), "đã gia hạn"),
    ):
        if any(record.what == address and record.withdrawn is None for record in records):
            yield f"“{address}” {said}. Đề nghị rút trước: cchc {command} {address} --undo."


def _recorded(ledger: Ledger, event: NewEvent) -> list[Event]:
    """The records of the same criterion and day that were not withdrawn."""
    return [
        each
        for each in _events(ledger)
        if (each.what, each.date) == (event.what, event.date) and each.withdrawn is None
    ]


def _events(ledger: Ledger) -> tuple[Event, ...]:
    return ledger.dossier.progress.events if ledger.dossier.progress else ()


def _accepted(ledger: Ledger, event: NewEvent) -> Accepted:
    """The answer for an event: the address of its nhiệm vụ, the day, and the due day."""
    happened = Event.model_construct(what=event.what, title=None, date=event.date, document=None, withdrawn=None)
    [occurrence] = with_events((), ledger.dossier.plan, [happened])
    return Accepted(occurrence.address, event.date, occurrence.due)


def _address(event: NewEvent) -> str:
    return f"{event.what}/{event.date.isoformat()}"


def _item(event: NewEvent, title: str | None) -> dict[str, str]:
    item = {"what": event.what, **({"title": title} if title else {}), "date": event.date.isoformat()}
    return item | ({"document": clean(event.document)} if event.document is not None else {})
