"""Sentences about a person's duties, for documents on paper (`documents`) and messages (`report`)."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cchc.analysis.duties import Duty, duties
from cchc.analysis.status import Tally
from cchc.analysis.tracking import Stake, State, Tracked, stake, told_apart
from cchc.model.dossier import SoundDossier
from cchc.phrasing.headings import DUE_UNRECORDED, NOBODY, ONLY_THERE, annex_name, short_leads, times_extended
from cchc.phrasing.states import STATES, days_left
from cchc.wording import count, count_or_zero, day, listing, percent, points, together

_HARD_SPACE = "\N{NO-BREAK SPACE}"
_RHYTHMS = {
    "week": "Hằng tuần",
    "month": "Hằng tháng",
    "quarter": "Hằng quý",
    "half-year": "6 tháng một lần",
    "year": "Hằng năm",
}
_COUNTED = (State.DONE_ON_TIME, State.DONE_LATE, State.OVERDUE, State.DUE_SOON, State.IN_TIME)
"""The states that a sentence counts, in its order; items without a due day are not counted."""


def plan_years(dossiers: Iterable[SoundDossier]) -> str:
    """The Kế hoạch of these dossiers: “Kế hoạch CCHC năm 2024”."""
    plans = sorted((dossier.plan for dossier in dossiers), key=lambda plan: plan.year)
    single = [str(plan.year) for plan in plans if len(plan.years) == 1]
    periods = [plan.period for plan in plans if len(plan.years) > 1]
    years = [f"năm {listing(list(dict.fromkeys(single)))}"] if single else []
    return f"Kế hoạch CCHC {listing([*years, *dict.fromkeys(periods)])}"


def due(duty: Duty) -> str:
    """The due day; for a recurring duty its rhythm, and the day of its next turn (else of the last one)."""
    shown = _due(_shown(duty))
    if not duty.recurs:
        return shown
    rhythm = _RHYTHMS[duty.first.turn.every] if duty.first.turn and duty.first.turn.every else _turns(duty)
    return f"{rhythm}; {_turn_word(duty)} {'tới' if duty.upcoming else 'cuối'} {shown}"


def result(duty: Duty) -> str:
    """The state and its days; for a recurring duty the turns done and late; then reasons for a changed due day."""
    parts = [_result_of_turns(duty) if duty.recurs else _result(duty.first)]
    shown = _shown(duty)
    if shown.moved and shown.extended:
        parts.append(f"{day(shown.extended)} là ngày nghỉ")
    if times := sum(len(item.extensions) for item in duty.items):
        parts.append(times_extended(times))
    return "; ".join(parts)


def late(duty: Duty) -> str:
    """A line about a duty whose items are all overdue: title, due day or turns, and days late."""
    return f"{_named(duty)}: {_which(duty)}{';' if duty.recurs else ','} quá hạn {_days_late(duty)}"


def late_briefly(duty: Duty) -> str:
    """A short line about a duty whose items are all overdue: title, turns if any, and days late."""
    return f"{_named_briefly(duty)}{f': {_names(duty.items)}' if duty.recurs else ''} ({_days_late(duty)})"


def past_due(duty: Duty) -> str:
    """A line about a duty of a plan with nothing recorded, past due: title, due day or turns, no days."""
    return f"{_named(duty)}: {_which(duty)}"


def past_due_briefly(duty: Duty) -> str:
    """A short line about a duty of a plan with nothing recorded, past due: title, due day or turns, no days."""
    return f"{_named_briefly(duty)}: {_names(duty.items) if duty.recurs else _day(duty.first)}"


def soon_briefly(duty: Duty) -> str:
    """A short line about a duty whose items are all due soon: title and due days."""
    return f"{_named_briefly(duty)}: {', '.join(map(_day, duty.items))}"


def soon_by_day(items: Iterable[Tracked]) -> Iterator[str]:
    """The items that are due soon, a line for each day and its leads: “31/12/2024, VP-TK: Tin, bài; Cuộc họp”."""
    found: dict[tuple[str, str], list[Tracked]] = {}
    for item in sorted(items, key=lambda item: str(item.due)):
        if item.state is State.DUE_SOON:
            found.setdefault((_day(item), short_leads(item) or NOBODY), []).append(item)
    for (when, leads), own in found.items():
        yield f"{when}, {leads}: {'; '.join(dict.fromkeys(map(_named_briefly, duties(own))))}"


def soon(duty: Duty) -> str:
    """A line about a duty whose items are all due soon: title, due days and days left."""
    when = ", ".join(f"hạn {_day(item)} ({_left(item)})" for item in duty.items)
    return f"{_named(duty)}: {when}"


def totals(tally: Tally, items: Sequence[Tracked]) -> Iterator[str]:
    """The number in each state, the criteria with overdue items, and the share on time.

    What is past due in a plan with nothing recorded is counted apart, and has no share.
    """
    late, unrecorded_ones = told_apart(items)
    unknown = len(unrecorded_ones)
    if counted := [f"{count(many)} {name.lower()}" for many, name in _counted(tally, unknown) if many]:
        yield f"Tổng số {count(tally.dated)} nhiệm vụ có thời hạn: {'; '.join(counted)}."
    yield from at_stake(stake(late))
    if tally.due_so_far > unknown or (tally.dated and not unknown):
        yield share(tally, unknown)


def _counted(tally: Tally, unknown: int) -> Iterator[tuple[int, str]]:
    """The number in each state with a due day, and its name; the `unknown` ones stand apart from the overdue ones."""
    for state in _COUNTED:
        if state is State.OVERDUE:
            yield tally.counts[state] - unknown, STATES[state].full
            yield unknown, DUE_UNRECORDED
        else:
            yield tally.counts[state], STATES[state].full


def at_stake(of_late: Stake) -> Iterator[str]:
    """The sentence on the criteria with overdue nhiệm vụ, lest their points be read as lost; none without such."""
    if of_late.criteria:
        yield (
            f"{count(of_late.criteria)} tiêu chí có nhiệm vụ quá hạn (tổng điểm tối đa {points(of_late.points)}; không "
            "phải điểm bị mất)."
        )


def at_stake_briefly(of_late: Stake) -> str:
    """The end of a phrase about overdue nhiệm vụ: “ (04 tiêu chí, tối đa 14 điểm)”; blank without points."""
    if not of_late.criteria:
        return ""
    return f" ({count(of_late.criteria)} tiêu chí, tối đa {points(of_late.points)} điểm)"


def carry_points(items: Iterable[Tracked]) -> bool:
    """True if any of the items has points."""
    return any(item.row.criterion.max_score is not None for item in items)


def share(tally: Tally, unknown: int = 0) -> str:
    """Tỷ lệ hoàn thành đúng hạn, with the two numbers it is made of; `unknown` items due so far are not counted."""
    counted = tally._replace(due_so_far=tally.due_so_far - unknown)
    if counted.share_on_time is None:
        return "Tỷ lệ hoàn thành đúng hạn: chưa có nhiệm vụ đến hạn."
    among = " của kế hoạch có tệp tiến độ" if unknown else ""
    quota = f"{count_or_zero(counted.on_time_so_far)}/{count_or_zero(counted.due_so_far)} nhiệm vụ đã đến hạn{among}"
    return f"Tỷ lệ hoàn thành đúng hạn: {percent(counted.share_on_time, Decimal(1))} ({quota})."


def unrecorded(items: Iterable[Tracked]) -> str:
    """The sentence that plans have no progress file; blank when all have one, or no item has a due day.

    Where another annex tells of some of their items, it speaks of the others.
    """
    dated = [item for item in items if item.due]
    without = dict.fromkeys(item.plan for item in dated if item.is_unrecorded)
    told = {item.plan for item in dated if not item.is_unrecorded}
    if not without:
        return ""
    named = f" cho {listing(list(without))}" if told else ""
    only = "" if told.isdisjoint(without) else ONLY_THERE
    return f"Chưa có tệp tiến độ{named} nên chưa biết nhiệm vụ nào{only} đã hoàn thành."


def undated(items: Iterable[Tracked]) -> Iterator[str]:
    """The criteria without a due day, a line for each lĩnh vực; its annex stands first where there are several.

    “Phụ lục I năm 2024, lĩnh vực I. Công tác chỉ đạo, điều hành: TC 1.5, TC 1.6”.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for item in items:
        if item.state is State.NO_DEADLINE:
            found.setdefault((annex(item), _area(item)), []).append(_undated(item))
    several = len({name for name, _ in found}) > 1
    for (name, area), own in found.items():
        heading = ", ".join(filter(None, [name if several else "", area]))
        yield f"{heading[:1].upper()}{heading[1:]}{': ' if heading else ''}{', '.join(own)}"


def _area(item: Tracked) -> str:
    """The lĩnh vực by its number and title, as far as it has them."""
    area = item.row.area
    number = f"lĩnh vực {item.row.area_number}" if area and area.number else ""
    return ". ".join(filter(None, [number, item.row.area_title]))


def _undated(item: Tracked) -> str:
    """A criterion by its code, or by its title where it has none."""
    unread = f" (thời gian “{item.unread}” không đọc được)" if item.unread else ""
    return f"{item.row.label.replace(' ', _HARD_SPACE) if item.row.criterion.code else item.title}{unread}"


def annex(item: Tracked) -> str:
    """The item's annex as `headings.annex_name`, and the year."""
    return f"{annex_name(item)} {item.dossier.plan.period}"


def _shown(duty: Duty) -> Tracked:
    """The item whose due day is shown: the next one neither done nor late, else the last one."""
    return duty.upcoming or duty.items[-1]


def _result(item: Tracked) -> str:
    if item.entry:
        late_by = f" (quá hạn {count(item.days)} ngày)" if item.state is State.DONE_LATE else ""
        return f"Hoàn thành {day(item.entry.date)}{late_by}"
    if item.state is State.OVERDUE:
        return DUE_UNRECORDED if item.is_unrecorded else f"Quá hạn {count(item.days)} ngày"
    return _left(item).capitalize() if item.state is State.DUE_SOON else STATES[item.state].full


def _result_of_turns(duty: Duty) -> str:
    overdue, done_late = duty.those(State.OVERDUE), duty.those(State.DONE_LATE)
    done = len(duty.those(State.DONE_ON_TIME)) + len(done_late)
    parts = [f"Đã xong {count_or_zero(done)}/{_turns(duty)}"]
    if done_late:
        parts.append(f"xong quá hạn: {_names(done_late)}")
    parts += _late_turns(overdue)
    if soon_ones := duty.those(State.DUE_SOON):
        parts.append(f"{_turn_word(duty)} tới {_left(soon_ones[0])}")
    return "; ".join(parts)


def _late_turns(overdue: Iterable[Tracked]) -> Iterator[str]:
    """The overdue turns, those of a plan with nothing recorded under a heading of their own."""
    names: dict[str, list[Tracked]] = {}
    for item in overdue:
        names.setdefault(DUE_UNRECORDED.lower() if item.is_unrecorded else "quá hạn", []).append(item)
    yield from (f"{name}: {_names(items)}" for name, items in names.items())


def _turns(duty: Duty) -> str:
    return f"{count(len(duty.items))} {_turn_word(duty)}"


def _turn_word(duty: Duty) -> str:
    """The word for one of a duty's turns: a period, or a time that something happened."""
    return "lần" if duty.first.happened else "kỳ"


def _named(duty: Duty) -> str:
    """The title with the address, and with the annex where its criterion has something else to do in another one."""
    return f"{duty.title} ({', '.join(filter(None, [duty.address, _apart(duty)]))})"


def _named_briefly(duty: Duty) -> str:
    """The title, with the annex as `_named`."""
    return f"{duty.title} ({apart})" if (apart := _apart(duty)) else duty.title


def _apart(duty: Duty) -> str:
    return annex_name(duty.first) if any(item.stays_apart for item in duty.items) else ""


def _which(duty: Duty) -> str:
    """The turns of a recurring duty, or the due day of another."""
    return _names(duty.items) if duty.recurs else f"hạn {_day(duty.first)}"


def _days_late(duty: Duty) -> str:
    longest = "lâu nhất " if len(duty.items) > 1 else ""
    return f"{longest}{count(max(item.days for item in duty.items))} ngày"


def _names(items: Iterable[Tracked]) -> str:
    return together([item.turn.name for item in items if item.turn])


def _left(item: Tracked) -> str:
    return days_left(item) if item.days else "đến hạn trong ngày"


def _day(item: Tracked) -> str:
    """The due day; if it was moved, with the day off from which it was moved."""
    said = _due(item)
    return f"{said} (chuyển từ {day(item.extended)}, ngày nghỉ)" if item.moved and item.extended else said


def _due(item: Tracked) -> str:
    assert item.due  # noqa: S101 — duties have due days
    return day(item.due)
