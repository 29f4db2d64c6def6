"""Kết quả: nhiệm vụ recorded as done, and such records withdrawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cchc.analysis.tracking import Asking, Tracked, days_late
from cchc.model.commune import unknown_party
from cchc.model.progress import Entry
from cchc.model.values import is_slug
from cchc.recording.addresses import derived_title, meant_address, unknown_address
from cchc.recording.answers import Accepted, Recorded, Refusal
from cchc.recording.evidence import Enclosed, enclosed
from cchc.recording.kin import same_as_done, withdrawn_there
from cchc.recording.ledger import Ledger, clean, held_ledger, unwritable, yaml_lines
from cchc.source.editing import Change
from cchc.wording import FIELDS, day


@dataclass(frozen=True, slots=True)
class NewEntry:
    """Kết quả cần ghi nhận.

    `by` is a party's id or name, or a person's own name; `file` is a file of the plan's folder.
    """

    what: str
    date: date
    by: str | None = None
    evidence: str | None = None
    file: Path | None = None
    note: str | None = None
    again: bool = False
    """True to record a result although the nhiệm vụ is done already."""


def record(
    plan: Path, entries: Sequence[NewEntry], as_of: date, beside: Sequence[Path] = (), *, write: bool = True
) -> Recorded:
    """Record results, all in one step; with `write` off, only return what would be recorded.

    `beside` are the remedy plans that have nhiệm vụ of the plan, too: what is done there is done.

    Raises:
        CchcError: The plan has errors, or the progress file cannot be written.
    """
    with held_ledger(plan, beside, to_write=write) as ledger:
        desk = _Recorder(ledger, as_of)
        answers = tuple(desk.answer(entry) for entry in entries)
        if write and desk.items:
            ledger.write(Change({"entries": desk.items}))
    return Recorded(answers, ledger.path, "".join(yaml_lines("entries", item) for item in desk.items))


def withdraw(plan: Path, what: str, as_of: date, beside: Sequence[Path] = (), *, write: bool = True) -> Recorded:
    """Mark the last record for an address as withdrawn; nothing is deleted. `beside` as with `record`.

    Raises:
        CchcError: As with `record`.
    """
    with held_ledger(plan, beside, to_write=write) as ledger:
        what = meant_address(what, [ledger.dossier])
        found = [(index, entry) for index, entry in enumerate(_entries(ledger)) if entry.what == what]
        living = [(index, entry) for index, entry in found if entry.withdrawn is None]
        if not living:
            sentence = _no_result(what, [entry for _, entry in found], ledger)
            return Recorded((Refusal(what, sentence),), ledger.path, "")
        index, entry = living[-1]
        if refused := next(misplaced_withdrawal(as_of, entry.date, ledger.year), None):
            return Recorded((Refusal(what, refused),), ledger.path, "")
        if write:
            ledger.write(Change(fields={("entries", index, "withdrawn"): as_of.isoformat()}))
    text = yaml_lines("entries", {"what": what, "date": entry.date.isoformat(), "withdrawn": as_of.isoformat()})
    return Recorded((Accepted(what, entry.date, entry.date),), ledger.path, text)


def misplaced_withdrawal(as_of: date, recorded: date, year: int) -> Iterator[str]:
    """Error messages for a withdrawal on a day before the plan's year, or before the record's own day."""
    yield from misplaced(as_of, as_of, year)
    if as_of < recorded:
        yield f"Ngày rút {day(as_of)} trước ngày {day(recorded)} của ghi nhận đó. Đề nghị kiểm tra lại ngày."


def _no_result(what: str, withdrawn: Sequence[Entry], ledger: Ledger) -> str:
    """Error message for an address without a result to withdraw."""
    unknown = unknown_address(what, [ledger.dossier])
    return unknown or next(withdrawn_there(what, ledger), None) or _nothing_left(what, withdrawn)


def _nothing_left(what: str, withdrawn: Sequence[Entry]) -> str:
    """Error message for an address without a result to withdraw: none was recorded, or the last was withdrawn."""
    if not withdrawn:
        return f"Chưa ghi nhận kết quả nào cho “{what}” nên không có gì để rút. Đề nghị kiểm tra lại địa chỉ."
    last = withdrawn[-1]
    assert last.withdrawn is not None  # noqa: S101 — the caller looked
    return (
        f"Kết quả của “{what}” hoàn thành ngày {day(last.date)} đã rút ngày {day(last.withdrawn)} nên không còn gì để "
        "rút. Đề nghị kiểm tra lại địa chỉ."
    )


def _entries(ledger: Ledger) -> tuple[Entry, ...]:
    return ledger.dossier.progress.entries if ledger.dossier.progress else ()


@dataclass
class _Recorder:
    """The new entries accepted so far, checked against each other and the ledger."""

    ledger: Ledger
    as_of: date
    items: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._tracked: dict[date, dict[str, Tracked]] = {}
        self._done = {entry.what: entry.date for entry in _entries(self.ledger) if entry.withdrawn is None}

    def answer(self, entry: NewEntry) -> Accepted | Refusal:
        entry = replace(entry, what=meant_address(entry.what, [self.ledger.dossier]))
        file = enclosed(entry.file, self.ledger.plan.parent) if entry.file else None
        refused = next(self._objections(entry, file), None)
        if refused:
            return Refusal(entry.what, refused)
        assert not isinstance(file, str)  # noqa: S101 — a sentence was an objection
        self.items.append(self._item(entry, file))
        self._done[entry.what] = entry.date
        item = self._item_on(entry)
        assert item.due is not None  # noqa: S101 — an occurrence has one
        return Accepted(entry.what, entry.date, item.due, days_late=days_late(item.due, entry.date, item.last_day))

    def _item_on(self, entry: NewEntry) -> Tracked:
        """The item as it stood on the day of the result: later extensions do not count."""
        if entry.date not in self._tracked:
            self._tracked[entry.date] = self.ledger.tracked(Asking(entry.date))
        return self._tracked[entry.date][entry.what]

    def _objections(self, entry: NewEntry, file: Enclosed | str | None) -> Iterator[str]:
        if unknown := unknown_address(entry.what, [self.ledger.dossier]):
            yield unknown
        yield from misplaced(entry.date, self.as_of, self.ledger.year)
        if entry.what in self._done and not entry.again:
            named = self.ledger.named(entry.what)
            yield (
                f"“{entry.what}” đã ghi nhận hoàn thành ngày {day(self._done[entry.what])}. Đề nghị rút kết quả đó "
                f"trước (cchc done {named} --undo), hoặc ghi thêm (cchc done {named} --again)."
            )
        elif not entry.again:
            yield from same_as_done(entry.what, self.ledger)
        yield from before_event(entry.what, entry.date, self.ledger)
        if entry.by is not None:
            yield from self._nobody(entry.by)
        if isinstance(file, str):
            yield file
        yield from odd_texts({"by": entry.by, "evidence": entry.evidence, "note": entry.note})

    def _nobody(self, by: str) -> Iterator[str]:
        """Error messages for an id that no party has; any other text that names no party is a person's own name."""
        commune = self.ledger.dossier.commune
        if is_slug(by.strip().casefold()) and not commune.named(by):
            yield unknown_party(by, [commune])

    def _item(self, entry: NewEntry, file: Enclosed | None) -> dict[str, str]:
        party = self.ledger.dossier.commune.named(entry.by) if entry.by is not None else None
        item = {
            "what": entry.what,
            "title": derived_title(entry.what, self.ledger.dossier),
            "date": entry.date.isoformat(),
            "by": party.id if party else entry.by and clean(entry.by),
            "evidence": entry.evidence and clean(entry.evidence),
            "file": file and file.file,
            "sha256": file and file.sha256,
            "note": entry.note and clean(entry.note),
        }
        return {name: value for name, value in item.items() if value}


def misplaced(on: date, as_of: date, year: int) -> Iterator[str]:
    """Error messages for a day of a record after `as_of`, or before the plan's year."""
    if on > as_of:
        yield f"Ngày {day(on)} sau ngày ghi nhận {day(as_of)}. Đề nghị kiểm tra lại ngày."
    if on.year < year:
        yield f"Ngày {day(on)} trước năm {year} của Kế hoạch. Đề nghị kiểm tra lại ngày."


def before_event(what: str, on: date, ledger: Ledger) -> Iterator[str]:
    """Error messages for a record of a day before the event that the nhiệm vụ waited for."""
    happened = ledger.happened(what)
    if happened and on < happened:
        yield f"Ngày {day(on)} trước ngày {day(happened)} của sự việc. Đề nghị kiểm tra lại ngày."


def odd_texts(texts: dict[str, str | None]) -> Iterator[str]:
    """Error messages for texts that are blank, or cannot be written to the file."""
    for name, text in texts.items():
        if text is not None and not clean(text):
            yield f"{FIELDS[name]} để trống. Đề nghị ghi nội dung, hoặc bỏ tùy chọn này."
        elif text is not None and (fault := unwritable(name, clean(text))):
            yield f"{FIELDS[name]}: {fault}"
