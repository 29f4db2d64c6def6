"""Lời nhắc việc: the overdue and soon due duties of each đầu mối, as plain text ready to paste into a message.

Short lines and no table: it is read on a telephone. The chairman's message has the duties of all đầu mối.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cchc.analysis.duties import Duty, duties_in
from cchc.analysis.status import Status, TalliedParty
from cchc.analysis.tracking import State, Tracked, stake, told_apart
from cchc.phrasing import sentences
from cchc.phrasing.headings import (
    DUE_UNRECORDED,
    UNACCOUNTABLE,
    beside_lost_points,
    counted_apart,
    due_within,
    holder_name,
    lost_undated,
    nothing_urgent,
    until,
    untold,
)
from cchc.phrasing.states import STATES
from cchc.wording import count, harmless_line

_BETWEEN = "\n----------\n\n"
_CLOSING = (
    "Đề nghị báo lại ngày hoàn thành và tài liệu kiểm chứng của việc đã xong; việc chưa xong thì lý do và ngày sẽ xong."
)


def messages(texts: Iterable[str]) -> str:
    """Several messages in one text, a line between them."""
    return _BETWEEN.join(texts)


def reminder(line: TalliedParty, status: Status) -> str:
    """The message to one đầu mối; `line` is one of `status.holders`."""
    items = line.group.items
    parts = [
        f"{harmless_line(holder_name(line.group.holder))}\nNhắc việc {_about(items, status)}",
        *_urgent(items, status),
        "\n".join(filter(None, [sentences.unrecorded(items), _CLOSING])),
    ]
    return "\n\n".join(parts) + "\n"


def leaders_message(status: Status) -> str:
    """The message to the chairman: the totals, and the overdue and soon due duties of each party."""
    items = status.items
    totals = [*sentences.totals(status.totals, items), sentences.unrecorded(items)]
    parts = [f"Tình hình thực hiện {_about(items, status)}", "\n".join(filter(None, totals)), *_of_everybody(status)]
    if not status.busy:
        parts.append(nothing(status))
    parts += counted_apart(status.political)
    return "\n\n".join(filter(None, parts)) + "\n"


def nothing(status: Status) -> str:
    """The sentence that nothing is overdue or due soon, or that this cannot be told; lost points stand before it."""
    said = f"{nothing_urgent(status.asking.soon)}, {until(status.as_of)}."
    told = "\n".join([*lost_undated(status.plans), *beside_lost_points(said, status.plans)])
    return next(untold(status.plans), told)


def _about(items: Iterable[Tracked], status: Status) -> str:
    items = tuple(items)
    commune = items[0].dossier.commune
    plan = sentences.plan_years(item.dossier for item in items)
    return f"{harmless_line(f'{plan}, {commune.issuer}')}\n{until(status.as_of).capitalize()}"


def _of_everybody(status: Status) -> Iterator[str]:
    unaccountable = next((line for line in status.busy if not line.answers), None)
    for number, line in enumerate(status.busy, 1):
        if line is unaccountable:
            yield UNACCOUNTABLE.upper()
        yield "\n".join(
            [f"{number}. {harmless_line(holder_name(line.group.holder))}", *_urgent(line.group.items, status)]
        )


def _urgent(items: Iterable[Tracked], status: Status) -> Iterator[str]:
    """The overdue duties, those of plans with nothing recorded, and the soon due ones, each below their heading."""
    items = tuple(items)
    late, unknown = told_apart(items)
    soon = [item for item in items if item.state is State.DUE_SOON]
    of_criteria = sentences.at_stake_briefly(stake(late))
    yield from _listed(STATES[State.OVERDUE].full, late, sentences.late, of_criteria)
    yield from _listed(DUE_UNRECORDED.upper(), unknown, sentences.past_due)
    yield from _listed(due_within(status.asking.soon), soon, sentences.soon)


def _listed(heading: str, items: Sequence[Tracked], line: Callable[[Duty], str], more: str = "") -> Iterator[str]:
    """The duties that items of one state form, a line each, below the heading and the items' number; or nothing."""
    if items:
        lines = map(line, duties_in(items[0].state, items))
        yield "\n".join(
            [f"{heading}: {count(len(items))} nhiệm vụ{more}", *(f"- {harmless_line(each)}" for each in lines)]
        )
