"""The words for lost criteria and their remedies: the classes, due days, states, and the maintain annex beside them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.analysis.coverage import Coverage, Covered, Remedy, points_of
from cchc.analysis.gaps import CriterionGap
from cchc.analysis.remedy_times import RemedyTime
from cchc.analysis.tracking import Tracked
from cchc.analysis.upkeep import Absence
from cchc.model.commune import Mention
from cchc.model.emphasis import plain
from cchc.phrasing.headings import until
from cchc.phrasing.states import STATES
from cchc.wording import count, day, points

if TYPE_CHECKING:
    from cchc.analysis.both_annexes import BothAnnexes

NO_LEAD = "để trống"
"""In place of a lead where the annex names none."""
UNDATED = "chưa ấn định"
"""In place of a due day where none is set."""
UNREAD = "không đọc được"
ON_EVENT = "theo sự việc"
"""In place of a due day that the plan's time does not give, or gives only when something happens."""
UNRECORDED = "chưa ghi nhận"
"""The state of a remedy of which nothing can have been recorded."""
_TIMES = {RemedyTime.EVENT: ON_EVENT, RemedyTime.UNREAD: UNREAD, RemedyTime.UNSET: UNDATED}
_ABSENCES = {Absence.NONE: "không có", Absence.UNREAD: UNREAD, Absence.UNNAMED: ""}
"""In place of a criterion of the maintain annex; blank where the plan names no such annex."""
_RARE = {Coverage.EVENT, Coverage.UNREAD, Coverage.UNKNOWN, Coverage.HELPERS}
"""The classes that are told only where there is a criterion of theirs."""
_WHOLE = Decimal(100)
"""The points of the whole Index."""
COVERAGES = {
    Coverage.DATED: "có đầu mối, có thời hạn",
    Coverage.UNDATED: "có đầu mối, chưa ấn định thời hạn",
    Coverage.EVENT: "có đầu mối, thời hạn theo sự việc",
    Coverage.UNREAD: "có đầu mối, thời hạn không đọc được",
    Coverage.UNKNOWN: "chủ trì không có trong tệp đơn vị",
    Coverage.NOBODY: "chủ trì là tập thể hoặc cơ quan ngoài xã",
    Coverage.HELPERS: "chỉ ghi đầu mối phối hợp",
    Coverage.BLANK: "phụ lục khắc phục để trống",
}
"""The names of the classes, in the order of summaries; a line or a cell of its own begins with a capital."""


def classes_of(found: Iterable[Covered]) -> tuple[Coverage, ...]:
    """The classes that are told of these plans, in their order."""
    present = {remedy.coverage for covered in found for remedy in covered.remedies}
    return tuple(each for each in COVERAGES if each in present or each not in _RARE)


def shown_classes(covered: Covered) -> dict[Coverage, tuple[Remedy, ...]]:
    """The lost criteria of each class that is told, which are all of them."""
    return {each: covered.of(each) for each in classes_of([covered])}


def lost_points(remedies: Iterable[Remedy]) -> str:
    """The points that criteria lost together, and their number: “mất 5 điểm (02 tiêu chí)”."""
    own = tuple(remedies)
    return f"mất {points(points_of(own))} điểm ({count(len(own))} tiêu chí)"


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def lead_names(remedy: Remedy) -> str:
    """The leads of a remedy by short names, or the word for a cell that names none."""
    return names_of(remedy.lead) or no_lead(remedy)


def no_lead(remedy: Remedy) -> str:
    """In place of a lead: that the annex leaves it blank, or names only who helps."""
    return COVERAGES[Coverage.HELPERS] if remedy.coverage is Coverage.HELPERS else NO_LEAD


def awaited_lead(gap: CriterionGap) -> str:
    """The leads of a criterion that has no number yet."""
    return names_of(gap.lead) or NO_LEAD


def awaited_time(gap: CriterionGap) -> str:
    """The time of a criterion that has no number yet, as its cell states it."""
    return " ".join(plain(gap.row.text("timeframe") or "").split()) or UNDATED


def names_of(leads: Iterable[Mention]) -> str:
    """Leads by their short names where they have any, else as the register or the cell names them."""
    return "; ".join(_name(lead) for lead in leads)


def _name(lead: Mention) -> str:
    if lead.party is None:
        return plain(lead.text)
    return lead.party.short or plain(lead.party.title)


def due_or_word(due: date | None, items: Iterable[Tracked]) -> date | str:
    """A due day, or the word for what has none."""
    if due:
        return due
    items = tuple(items)
    if any(item.unread for item in items):
        return UNREAD
    return ON_EVENT if any(item.on_event for item in items) else UNDATED


def remedy_due(remedy: Remedy) -> date | str:
    """The day that is due next, or the word for a missing one: “30/9/2026, một phần chưa ấn định” where some is."""
    word = _TIMES.get(remedy.time)
    if remedy.due and word:
        return f"{day(remedy.due)}, một phần {word}"
    return remedy.due or word or UNDATED


def remedy_state(remedy: Remedy) -> str:
    """The state that may be told of a remedy, or the word for one of which nothing is recorded."""
    state = remedy.told_state
    return STATES[state].full if state else UNRECORDED


def coverage_name(remedy: Remedy) -> str:
    """The class of a lost criterion, with a capital."""
    return capital(COVERAGES[remedy.coverage])


def remedy_upkeep(remedy: Remedy) -> str:
    """The criterion of the maintain annex with its lead and due day: “1.4 · VP-TK · 31/12/2024”, or “không có”."""
    upkeep = remedy.upkeep
    if upkeep is None:
        return no_upkeep(remedy)
    due = due_or_word(upkeep.due, upkeep.items)
    code = f"thuộc {upkeep.row.address}" if upkeep.relation == "part" else upkeep.row.address
    return " · ".join(filter(None, (code, names_of(upkeep.lead), day(due) if isinstance(due, date) else due)))


def no_upkeep(remedy: Remedy) -> str:
    """In place of a criterion of the maintain annex: why there is none, or which one it may be that nothing links."""
    return f"chưa nối same_as; có thể là {remedy.likely.address}" if remedy.likely else _ABSENCES[remedy.absence]


def day_of_states(covered: Covered) -> str:
    """The sentence under a heading: the day of the states, or that nothing can have been recorded by then."""
    if covered.is_recorded:
        return f"Việc khắc phục {until(covered.as_of)}."
    return f"{capital(until(covered.as_of))} chưa có tệp tiến độ: việc khắc phục {UNRECORDED}."


def listed_together(both: "BothAnnexes | None") -> Iterator[str]:
    """The sentence that both annexes together list the whole Index, as the plan files say; none where they do not."""
    if both is not None and both.points == _WHOLE:
        codes = ", ".join(row.address for row in both.left_out)
        rest = points(both.points - both.maintained)
        more = f"; {rest} điểm của {codes} chỉ có ở phụ lục khắc phục" if codes else ""
        yield (
            f"Theo hai tệp kế hoạch, hai phụ lục cộng lại có {points(both.points)} điểm: {points(both.maintained)} "
            f"điểm ở phụ lục duy trì{more}."
        )
