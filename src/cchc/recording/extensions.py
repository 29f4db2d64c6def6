"""Gia hạn: new due days, granted by a document, and such grants withdrawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc.analysis.tracking import Asking, State
from cchc.model.debts import holding
from cchc.model.occurrences import occurrences
from cchc.model.progress import Extension
from cchc.recording.addresses import derived_title, meant_address, unknown_address
from cchc.recording.answers import Accepted, Recorded, Refusal
from cchc.recording.entries import before_event, misplaced, misplaced_withdrawal, odd_texts
from cchc.recording.kin import done_elsewhere, extended_elsewhere, unextended_there
from cchc.recording.ledger import Ledger, clean, held_ledger, yaml_lines
from cchc.source.editing import Change
from cchc.wording import day


@dataclass(frozen=True, slots=True)
class NewExtension:
    """Gia hạn cần ghi nhận: the new due day, the document that grants it, and the day of recording."""

    what: str
    due: date
    document: str
    date: date
    note: str | None = None


def extend(
    plan: Path, extension: NewExtension, as_of: date, beside: Sequence[Path] = (), *, write: bool = True
) -> Recorded:
    """Record a new due day beside the old one; with `write` off, only return what would be recorded.

    `beside` are the remedy plans that have nhiệm vụ of the plan, too: what is done there needs no extension.

    Raises:
        CchcError: The plan has errors, or the progress file cannot be written.
    """
    with held_ledger(plan, beside, to_write=write) as ledger:
        extension = replace(extension, what=meant_address(extension.what, [ledger.dossier]))
        if refused := next(_objections(ledger, extension, as_of), None):
            return Recorded((Refusal(extension.what, refused),), ledger.path, "")
        was = _due(ledger, extension.what, _granted(ledger, extension.what))
        item = _item(extension, was, derived_title(extension.what, ledger.dossier))
        if write:
            ledger.write(Change({"extensions": [item]}))
    accepted = Accepted(extension.what, extension.due, was)
    return Recorded((accepted,), ledger.path, yaml_lines("extensions", item))


def withdraw_extension(
    plan: Path, what: str, as_of: date, beside: Sequence[Path] = (), *, write: bool = True
) -> Recorded:
    """Mark the last extension for an address as withdrawn: the due day before it holds again. `beside` as in `extend`.

    Raises:
        CchcError: As with `extend`.
    """
    with held_ledger(plan, beside, to_write=write) as ledger:
        what = meant_address(what, [ledger.dossier])
        living = _living(ledger, what)
        if not living:
            nothing = next(unextended_there(what, ledger), None) or _nothing_left(ledger, what)
            sentence = unknown_address(what, [ledger.dossier]) or nothing
            return Recorded((Refusal(what, sentence),), ledger.path, "")
        index, extension = living[-1]
        if refused := next(misplaced_withdrawal(as_of, extension.date, ledger.year), None):
            return Recorded((Refusal(what, refused),), ledger.path, "")
        before = _due(ledger, what, _granted(ledger, what, living[:-1]))
        answer = Accepted(what, extension.due, before, _turned_late(ledger, what, before, as_of))
        if write:
            ledger.write(Change(fields={("extensions", index, "withdrawn"): as_of.isoformat()}))
    item = {"what": what, "due": extension.due.isoformat(), "withdrawn": as_of.isoformat()}
    return Recorded((answer,), ledger.path, yaml_lines("extensions", item))


def _turned_late(ledger: Ledger, what: str, before: date, as_of: date) -> int:
    """The days late of a result that was in time only by the extension; 0 when it stays in time."""
    item = ledger.tracked(Asking(as_of)).get(what)
    if item is None or item.entry is None or item.state is not State.DONE_ON_TIME:
        return 0
    return max((item.entry.date - before).days, 0)


def _objections(ledger: Ledger, extension: NewExtension, as_of: date) -> Iterator[str]:
    if unknown := unknown_address(extension.what, [ledger.dossier]):
        yield unknown
    yield from misplaced(extension.date, as_of, ledger.year)
    yield from before_event(extension.what, extension.date, ledger)
    yield from _untimely(ledger, extension)
    yield from odd_texts({"document": extension.document, "note": extension.note})


def _untimely(ledger: Ledger, extension: NewExtension) -> Iterator[str]:
    """Error messages for an extension whose days do not fit the records or the plan's year."""
    done = ledger.dossier.progress.entries if ledger.dossier.progress else ()
    for entry in done:
        if entry.what == extension.what and entry.withdrawn is None:
            yield (
                f"“{extension.what}” đã hoàn thành ngày {day(entry.date)} nên không gia hạn được. Đề nghị rút kết quả "
                "đó (cchc done --undo) nếu ghi nhầm."
            )
    for named, entry in done_elsewhere(extension.what, ledger):
        yield (
            f"“{extension.what}” cũng là “{entry.what}” ở phụ lục kia, đã hoàn thành ngày {day(entry.date)} nên không "
            f"gia hạn được. Đề nghị rút kết quả đó (cchc done {named} --undo) nếu ghi nhầm."
        )
    granted = _granted(ledger, extension.what)
    if granted and extension.date < (last := granted[-1]).date:
        yield (
            f"Ngày {day(extension.date)} trước ngày {day(last.date)} đã ghi nhận gia hạn “{last.what}” đến "
            f"{day(last.due)}. Đề nghị kiểm tra lại ngày."
        )
    if extension.due <= (was := _due(ledger, extension.what, granted)):
        yield f"Thời hạn mới {day(extension.due)} không sau thời hạn hiện tại {day(was)}. Đề nghị kiểm tra lại ngày."
    if extension.due.year > ledger.last_year + 1:
        yield (
            f"Thời hạn mới {day(extension.due)} sau năm {ledger.last_year + 1}, quá xa năm {ledger.last_year} của Kế "
            "hoạch. Đề nghị kiểm tra lại năm."
        )


def _nothing_left(ledger: Ledger, what: str) -> str:
    """Error message for an address without an extension to withdraw: none was granted, or the last was withdrawn."""
    found = [(each.due, each.withdrawn) for each in _extensions(ledger) if each.what == what]
    if not found:
        return f"“{what}” chưa được gia hạn nên không có gì để rút. Đề nghị kiểm tra lại địa chỉ."
    due, withdrawn = found[-1]
    assert withdrawn is not None  # noqa: S101 — the caller looked
    return (
        f"Gia hạn “{what}” đến ngày {day(due)} đã rút ngày {day(withdrawn)} nên không còn gì để rút. Đề nghị kiểm tra "
        "lại địa chỉ."
    )


def _due(ledger: Ledger, what: str, granted: Sequence[Extension]) -> date:
    """The due day that holds: that of the last extension `granted`, else the one that the signed plan states."""
    if granted:
        return granted[-1].due
    return next(each.due for each in occurrences(ledger.dossier.plan, ledger.dossier.progress) if each.address == what)


def _granted(ledger: Ledger, what: str, own: Sequence[tuple[int, Extension]] | None = None) -> tuple[Extension, ...]:
    """The extensions of a nhiệm vụ under all its addresses, here only `own` where these are given; the last holds."""
    here = tuple(each for _, each in (_living(ledger, what) if own is None else own))
    return holding([here, *(chain for _, chain in extended_elsewhere(what, ledger))])


def _living(ledger: Ledger, what: str) -> list[tuple[int, Extension]]:
    """The extensions of an address that were not withdrawn, with their places in the file."""
    return [
        (index, each) for index, each in enumerate(_extensions(ledger)) if each.what == what and each.withdrawn is None
    ]


def _extensions(ledger: Ledger) -> tuple[Extension, ...]:
    return ledger.dossier.progress.extensions if ledger.dossier.progress else ()


def _item(extension: NewExtension, was: date, title: str | None) -> dict[str, str]:
    item = {
        "what": extension.what,
        **({"title": title} if title else {}),
        "was": was.isoformat(),
        "due": extension.due.isoformat(),
        "document": clean(extension.document),
        "date": extension.date.isoformat(),
    }
    return item | ({"note": clean(extension.note)} if extension.note is not None else {})
