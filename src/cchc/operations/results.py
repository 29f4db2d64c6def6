"""Results, extensions and events of one nhiệm vụ: recorded for the plan that has it, and told in a sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from subprocess import list2cmdline  # its double quotes are understood by every shell, those of Windows too
from typing import TYPE_CHECKING, TypeAlias

from cchc import files, recording
from cchc.analysis.kinship import kinships
from cchc.errors import WrongUsageError
from cchc.model.debts import debts
from cchc.model.twins import precedence
from cchc.model.values import is_address
from cchc.operations.selection import select
from cchc.recording import (
    Accepted,
    NewEntry,
    NewEvent,
    NewExtension,
    Recorded,
    names_several,
    unknown_address,
    unknown_event,
)
from cchc.wording import count, day, listing

if TYPE_CHECKING:
    from cchc.model.dossier import SoundDossier
    from cchc.operations.selection import Selection
    from cchc.operations.sound import SoundPlan

Unknown: TypeAlias = "Callable[[str, Iterable[SoundDossier]], str | None]"
"""A function from a text and plans to the error message for one that means nothing there; `None` when it does."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """The plan that has a nhiệm vụ; `None` when files with errors leave that unknown, as the notes tell."""

    case: "SoundPlan | None"
    notes: tuple[str, ...] = ()
    beside: tuple[Path, ...] = ()
    """The remedy plans that have nhiệm vụ of this plan, too: what is recorded there counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A record that was made, or would be: the sentence about it, the progress file, and its new lines."""

    sentence: str
    path: Path
    text: str


def plan_with(what: str, paths: Sequence[Path] | None, on: date) -> Addressed:
    """The plan that has the nhiệm vụ, among those that the paths mean; `on` is the day that is to be recorded.

    Raises:
        WrongUsageError: No plan has it, or several have.
    """
    plans = _all_plans(paths)
    common = [case for case in plans.cases if names_several(what, case.dossier)]
    return _plan_with(what, plans, unknown_address, common, on)


def plan_waiting(what: str, paths: Sequence[Path] | None, on: date) -> Addressed:
    """The plan that has the criterion theo sự việc, among those that the paths mean; `on` is the day of the event.

    Raises:
        WrongUsageError: No plan has it, or several have.
    """
    return _plan_with(what, _all_plans(paths), unknown_event, (), on)


def _all_plans(paths: Sequence[Path] | None) -> "Selection":
    """All plans that the paths mean, of any year.

    Raises:
        WrongUsageError: A path is standard input, or one more nhiệm vụ.
    """
    given = paths or ()
    if any(map(files.is_stream, given)):
        raise WrongUsageError(
            "Kết quả được ghi vào tệp tiến độ cạnh tệp kế hoạch nên không dùng đầu vào chuẩn (-). Đề nghị ghi tên tệp."
        )
    _refuse_another(given)
    return select(paths, with_progress=True, undone="Chưa xét")


def _plan_with(what: str, plans: "Selection", unknown: Unknown, common: "Sequence[SoundPlan]", on: date) -> Addressed:
    """The one plan in which a text means something; `common` are plans that have it as the common name of several."""
    if not plans.cases:
        return Addressed(None, plans.notes)
    found = tracked_apart(what, [case for case in plans.cases if unknown(what, [case.dossier]) is None])
    likely = min(found, key=lambda case: (on.year not in case.plan.years, precedence(case.path)), default=None)
    if plans.left_out:  # nobody knows whether the nhiệm vụ stands in one of these, too
        how = f", hoặc ghi thêm tệp kế hoạch: “{list2cmdline([what, likely.name])}”" if likely else ""
        note = f"Chưa ghi gì cho “{what}” vì còn tệp có lỗi. Đề nghị sửa các lỗi ở trên{how}."
        return Addressed(None, (*plans.notes, note))
    if likely is None:
        raise WrongUsageError(str(unknown(what, [case.dossier for case in plans.cases])))
    _refuse_several(what, [*found, *common], likely)
    return Addressed(likely, plans.notes, owing(likely, plans.cases))


def tracked_apart(what: str, cases: "Sequence[SoundPlan]") -> "list[SoundPlan]":
    """Of plans that have an address, those in which it is not the nhiệm vụ of the same address in another one."""
    wanted = what.strip().casefold()
    shared = kinships([(case.name, case.dossier) for case in cases])
    told = (kin for each in shared.values() for address, kin in each.kin.items() if address.casefold() == wanted)
    others = {each.plan for kin in told for each in kin if each.occurrence.address.casefold() == wanted}
    return [case for case in cases if case.name not in others]


def owing(case: "SoundPlan", cases: "Iterable[SoundPlan]") -> tuple[Path, ...]:
    """The paths of the remedy plans, among `cases` or with records beside it, that have nhiệm vụ of this plan, too."""
    file = case.plan.place.file
    near = (other for other in cases if other.dossier.maintain and other.dossier.maintain.place.file == file)
    asked = [other.path for other in near if debts(other.dossier)]
    unasked = (Path(other.plan.place.file) for other in case.dossier.remedies if debts(other))
    return tuple(dict.fromkeys([*asked, *unasked]))


def _refuse_several(what: str, cases: "Sequence[SoundPlan]", likely: "SoundPlan") -> None:
    """Refuse an address of several plans, or of one plan when it is the common name of several in another.

    Raises:
        WrongUsageError: It is one; the plan that was probably meant is the example.
    """
    if len(cases) > 1:
        raise WrongUsageError(
            f"“{what}” có trong cả {listing([case.name for case in cases])}. Đề nghị ghi thêm tệp kế hoạch sau địa "
            f"chỉ, ví dụ “{list2cmdline([what, likely.name])}”."
        )


def _refuse_another(paths: Sequence[Path]) -> None:
    """Refuse paths that look like addresses and are no files: each was meant as one more nhiệm vụ.

    Raises:
        WrongUsageError: There is such a path.
    """
    for path in paths:
        if is_address(path.as_posix()) and not files.exists(path):
            raise WrongUsageError(
                f"Mỗi lần chỉ ghi nhận một nhiệm vụ, còn “{path.as_posix()}” là nhiệm vụ thứ hai. Đề nghị chạy lệnh "
                "riêng cho từng nhiệm vụ."
            )


def refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """Refuse other options beside one that withdraws a result (`--undo`) or reads results from a file.

    Raises:
        WrongUsageError: One of the others is given.
    """
    if given := [other for other, value in others.items() if value not in (None, False)]:
        takes = "rút kết quả đã ghi" if option == "--undo" else "lấy kết quả ở tệp"
        raise WrongUsageError(f"{option} {takes} nên không dùng cùng {listing(given)}. Đề nghị bỏ một trong hai.")


def record(
    case: "SoundPlan",
    entry: NewEntry,
    evidence: Sequence[str],
    as_of: date,
    beside: Sequence[Path] = (),
    *,
    dry_run: bool,
) -> Told:
    """Record a result; `evidence` are texts and files of the plan's folder or of the working folder.

    Raises:
        WrongUsageError: It cannot be recorded.
        CchcError: The progress file cannot be written.
    """
    given = recording.evidence(evidence, (Path(), case.path.parent))
    entry = NewEntry(entry.what, entry.date, entry.by, given.text, given.file, entry.note, again=entry.again)
    recorded = recording.record(case.path, [entry], as_of, beside, write=not dry_run)
    return _told(f"Đã ghi nhận {outcome(_accepted(recorded))}", recorded)


def withdraw(case: "SoundPlan", what: str, as_of: date, beside: Sequence[Path] = (), *, dry_run: bool) -> Told:
    """Withdraw the last record of a nhiệm vụ.

    Raises:
        WrongUsageError: There is none.
        CchcError: The progress file cannot be written.
    """
    recorded = recording.withdraw(case.path, what, as_of, beside, write=not dry_run)
    answer = _accepted(recorded)
    return _told(f"Đã rút kết quả {answer.what} hoàn thành ngày {day(answer.on)}", recorded)


def extend(
    case: "SoundPlan", extension: NewExtension, as_of: date, beside: Sequence[Path] = (), *, dry_run: bool
) -> Told:
    """Record a new due day.

    Raises:
        WrongUsageError: It cannot be recorded.
        CchcError: The progress file cannot be written.
    """
    recorded = recording.extend(case.path, extension, as_of, beside, write=not dry_run)
    answer = _accepted(recorded)
    return _told(f"Đã gia hạn {answer.what} từ ngày {day(answer.due)} đến ngày {day(extension.due)}", recorded)


def withdraw_extension(
    case: "SoundPlan", what: str, as_of: date, beside: Sequence[Path] = (), *, dry_run: bool
) -> Told:
    """Withdraw the last extension of a nhiệm vụ: the due day before it holds again.

    Raises:
        WrongUsageError: There is none.
        CchcError: The progress file cannot be written.
    """
    recorded = recording.withdraw_extension(case.path, what, as_of, beside, write=not dry_run)
    answer = _accepted(recorded)
    sentence = f"Đã rút gia hạn {answer.what} đến ngày {day(answer.on)}, thời hạn lại là ngày {day(answer.due)}"
    if answer.turned_late:
        sentence += f"; kết quả đã ghi nhận thành quá hạn {count(answer.turned_late)} ngày"
    return _told(sentence, recorded)


def record_event(case: "SoundPlan", event: NewEvent, as_of: date, *, dry_run: bool) -> Told:
    """Record that something happened that a nhiệm vụ waits for.

    Raises:
        WrongUsageError: It cannot be recorded.
        CchcError: The progress file cannot be written.
    """
    recorded = recording.record_event(case.path, event, as_of, write=not dry_run)
    answer = _accepted(recorded)
    return _told(f"Đã ghi nhận sự việc ngày {day(answer.on)}: {answer.what}, thời hạn {day(answer.due)}", recorded)


def withdraw_event(case: "SoundPlan", event: NewEvent, as_of: date, *, dry_run: bool) -> Told:
    """Withdraw the record of an event: the nhiệm vụ that waited for it is gone again.

    Raises:
        WrongUsageError: There is none, or a result or an extension was recorded for it.
        CchcError: The progress file cannot be written.
    """
    recorded = recording.withdraw_event(case.path, event, as_of, write=not dry_run)
    answer = _accepted(recorded)
    return _told(f"Đã rút sự việc ngày {day(answer.on)}: {answer.what} không còn được theo dõi", recorded)


def outcome(answer: Accepted) -> str:
    """The phrase for a result: the address, the day, and “đúng hạn” or the days late."""
    late = f"quá hạn {count(answer.days_late)} ngày" if answer.days_late else "đúng hạn"
    return f"{answer.what} hoàn thành ngày {day(answer.on)}, {late}"


def _accepted(recorded: Recorded) -> Accepted:
    """The accepted record.

    Raises:
        WrongUsageError: The record was refused.
    """
    answer = recorded.answers[0]
    if isinstance(answer, Accepted):
        return answer
    raise WrongUsageError(answer.sentence)


def _told(sentence: str, recorded: Recorded) -> Told:
    return Told(f"{sentence} ({recorded.path.as_posix()}).", recorded.path, recorded.text)
