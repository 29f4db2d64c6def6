"""Rules about recorded progress: whether a record can be right, and can be proved."""

from collections.abc import Iterator
from datetime import date

from cchc.guessing import nearest, question
from cchc.model.debts import debts, holding
from cchc.model.dossier import Dossier
from cchc.model.emphasis import plain
from cchc.model.occurrences import occurrences
from cchc.model.plan import MaintainPlan
from cchc.model.progress import Entry, Event, Extension, Progress
from cchc.model.values import is_slug
from cchc.rules.rule import Found, rule
from cchc.wording import FIELDS, day


@rule("O408")
def performers_are_registered(dossier: Dossier) -> Iterator[Found]:
    """An unregistered id does not tell who did it; a person's own name, which is no id, does."""
    if dossier.commune is None or dossier.progress is None:
        return
    known = dict.fromkeys(party.id for party in dossier.commune.parties)
    for entry in dossier.progress.entries:
        if entry.by is not None and is_slug(entry.by) and entry.by not in known:
            yield Found(
                entry.at("by"),
                f"Tệp đơn vị không có mã đầu mối “{entry.by}”{question(nearest(entry.by, known))} Đề nghị kiểm "
                "tra lại mã.",
            )


@rule("D607")
def recorded_days_are_in_reason(dossier: Dossier) -> Iterator[Found]:
    """Records of a plan date from its year or the next, and none is withdrawn before its own day."""
    if dossier.plan is None or dossier.progress is None:
        return
    years = dossier.plan.years
    for record in (*dossier.progress.records, *dossier.progress.events):
        for name, on in _days(record):
            if not years[0] <= on.year <= years[-1] + 1:
                yield Found(
                    record.at(name),
                    f"“{record.what}”: {FIELDS[name].lower()} {day(on)} không thuộc {dossier.plan.period} của Kế hoạch "
                    "hay năm sau đó. Đề nghị kiểm tra lại năm.",
                )
        if record.withdrawn is not None and record.withdrawn < record.date:
            yield Found(
                record.at("withdrawn"),
                f"“{record.what}”: rút ghi nhận ngày {day(record.withdrawn)}, trước ngày {day(record.date)} của chính "
                "ghi nhận đó. Đề nghị kiểm tra lại hai ngày.",
                ((record.at("date"), "ngày của ghi nhận"),),
            )


@rule("D608")
def extensions_follow_one_another(dossier: Dossier) -> Iterator[Found]:
    """An extension replaces the due day in force, ends later than it, and is not granted before the last extension."""
    if dossier.plan is None or dossier.progress is None:
        return
    due = {occurrence.address: occurrence.due for occurrence in occurrences(dossier.plan, dossier.progress)}
    elsewhere = _granted_elsewhere(dossier)
    last: dict[str, Extension] = {}
    for extension in dossier.progress.extensions:
        if extension.what in due and extension.withdrawn is None:
            follows = extension.was == due[extension.what] or _follows_another(extension, due, elsewhere)
            before = extension.was if follows else due[extension.what]
            yield from _misfits(extension, before, last.get(extension.what))
            due[extension.what], last[extension.what] = extension.due, extension


def _follows_another(extension: Extension, due: dict[str, date], elsewhere: dict[str, set[date]] | None) -> bool:
    """True if an extension under the other address of the nhiệm vụ granted the day that this one replaces."""
    if elsewhere is None:
        return extension.was > due[extension.what]
    return extension.was in elsewhere.get(extension.what, ())


def _granted_elsewhere(dossier: Dossier) -> dict[str, set[date]] | None:
    """The days that the maintain annex grants, withdrawn or not, by the address of the nhiệm vụ in this remedy annex.

    `None` for a maintain annex: it does not know the remedy annexes that have its nhiệm vụ, too.
    """
    if isinstance(dossier.plan, MaintainPlan):
        return None
    found: dict[str, set[date]] = {}
    known: dict[str, set[date]] = {}
    for each in dossier.maintain_progress.extensions if dossier.maintain_progress else ():
        known.setdefault(each.what, set()).add(each.due)
    for debt in debts(dossier) if known else ():
        found[debt.remedy.address] = known.get(debt.maintain.address, set())
    return found


def _misfits(extension: Extension, before: date, previous: Extension | None) -> Iterator[Found]:
    """The findings on an extension that does not fit the due day `before` it, or the `previous` extension."""
    if extension.was != before:
        yield Found(
            extension.at("was"),
            f"“{extension.what}”: ghi thời hạn cũ {day(extension.was)}, nhưng thời hạn trước đó là {day(before)}. "
            "Đề nghị ghi khớp nhau.",
        )
    if extension.due <= extension.was:
        yield Found(
            extension.at("due"),
            f"“{extension.what}”: gia hạn đến {day(extension.due)}, không sau thời hạn cũ {day(extension.was)}. "
            "Đề nghị kiểm tra lại hai ngày.",
        )
    if previous and extension.date < previous.date:
        yield Found(
            extension.at("date"),
            f"“{extension.what}”: gia hạn ghi nhận ngày {day(extension.date)}, trước ngày {day(previous.date)} của "
            "lần gia hạn đứng trước. Đề nghị kiểm tra lại hai ngày.",
            ((previous.at("date"), "ngày của lần gia hạn đứng trước"),),
        )


@rule("X711")
def results_are_recorded_once(dossier: Dossier) -> Iterator[Found]:
    """A result written twice was mostly recorded by two people; it counts once, so one record should go."""
    first: dict[tuple[str, date], Entry] = {}
    for entry in _living(dossier):
        other = first.setdefault((entry.what, entry.date), entry)
        if other is not entry:
            yield Found(
                entry.at("what"),
                f"“{entry.what}” hoàn thành ngày {day(entry.date)} đã ghi nhận một lần. Đề nghị rút một (withdrawn).",
                ((other.at("what"), "ghi nhận lần đầu ở đây"),),
            )
    yield from _repeated_events(dossier)


@rule("X716")
def places_keep_their_titles(dossier: Dossier) -> Iterator[Found]:
    """A record by a row's place means another row once rows are moved, and nobody notices without the row's title."""
    for record in (*_living(dossier), *_extended(dossier)):
        row = dossier.rows.at(record.what) if record.title is None else None
        if row and row.criterion.code is None:
            yield Found(
                record.at("what"),
                f"“{record.what}” là số thứ tự của hàng, thêm hay đổi chỗ hàng thì thành nhiệm vụ khác. Đề nghị ghi "
                f"thêm title: {plain(row.criterion.title)}.",
            )


@rule("X717")
def annexes_extend_alike(dossier: Dossier) -> Iterator[Found]:
    """A nhiệm vụ of both annexes has one due day: two contradict each other, unless the later replaces the earlier."""
    for own, other in _extended_in_both(dossier):
        if own[-1].due != other[-1].due:
            holds = holding([other, own])[-1]
            earlier, later = (own, other) if holds is other[-1] else (other, own)
            if earlier[-1].due not in [each.was for each in later]:
                yield from _contradicted(own[-1], other[-1], holds)


def _extended_in_both(dossier: Dossier) -> Iterator[tuple[list[Extension], list[Extension]]]:
    """The extensions of each nhiệm vụ that both annexes extend: those of this one, and those of the maintain annex."""
    granted, there = _living_extensions(dossier.progress), _living_extensions(dossier.maintain_progress)
    for debt in debts(dossier) if granted and there else ():
        own, other = granted.get(debt.remedy.address), there.get(debt.maintain.address)
        if own and other:
            yield own, other


def _living_extensions(progress: Progress | None) -> dict[str, list[Extension]]:
    """The extensions that were not withdrawn, by their addresses, in the order of the file."""
    found: dict[str, list[Extension]] = {}
    for each in progress.extensions if progress else ():
        if each.withdrawn is None:
            found.setdefault(each.what, []).append(each)
    return found


def _contradicted(own: Extension, other: Extension, holds: Extension) -> Iterator[Found]:
    yield Found(
        own.at("due"),
        f"“{own.what}” gia hạn đến {day(own.due)} (ghi nhận {day(own.date)}), còn “{other.what}” ở phụ lục duy trì, "
        f"cùng là nhiệm vụ này, gia hạn đến {day(other.due)} (ghi nhận {day(other.date)}); đang tính "
        f"{day(holds.due)}, theo lần ghi nhận sau. Đề nghị rút một (withdrawn), hoặc ghi khớp nhau.",
        ((other.at("due"), "gia hạn ở phụ lục duy trì"),),
    )


@rule("X714")
def results_can_be_proved(dossier: Dossier) -> Iterator[Found]:
    """The assessors of the commune's score ask for tài liệu kiểm chứng of each result."""
    for entry in _living(dossier):
        if entry.evidence is None and entry.file is None:
            yield Found(
                entry.at("what"),
                f"“{entry.what}” chưa có tài liệu kiểm chứng. Đề nghị ghi evidence (nội dung) hoặc file (tệp).",
            )


def _repeated_events(dossier: Dossier) -> Iterator[Found]:
    first: dict[tuple[str, date], Event] = {}
    for event in dossier.progress.happened if dossier.progress else ():
        other = first.setdefault((event.what, event.date), event)
        if other is not event:
            yield Found(
                event.at("what"),
                f"“{event.what}”: sự việc ngày {day(event.date)} đã ghi nhận một lần. Đề nghị rút một (withdrawn).",
                ((other.at("what"), "ghi nhận lần đầu ở đây"),),
            )


def _extended(dossier: Dossier) -> Iterator[Extension | Event]:
    progress = dossier.progress
    if progress:
        yield from (each for each in progress.extensions if each.withdrawn is None)
        yield from progress.happened


def _living(dossier: Dossier) -> Iterator[Entry]:
    entries = dossier.progress.entries if dossier.progress else ()
    return (entry for entry in entries if entry.withdrawn is None)


def _days(record: Entry | Extension | Event) -> Iterator[tuple[str, date]]:
    yield "date", record.date
    if record.withdrawn is not None:
        yield "withdrawn", record.withdrawn
