"""Lời nhắc việc: the overdue and soon due duties of each đầu mối, as plain text ready to paste into a message.

Short lines and no table: it is read on a telephone. The chairman's message has the duties of all đầu mối.
"""

from collections.abc import Iterable, Iterator

from cchc.analysis.duties import duties_in
from cchc.analysis.status import Status, TalliedParty
from cchc.analysis.tracking import State, Tracked, stake
from cchc.phrasing import sentences
from cchc.phrasing.headings import (
    DUE_UNRECORDED,
    UNACCOUNTABLE,
    counted_apart,
    due_within,
    holder_name,
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
    return "\n\n".join(parts) + "\n"


def nothing(status: Status) -> str:
    """The sentence that nothing is overdue or due soon, or that this cannot be told."""
    return next(untold(status.plans), f"{nothing_urgent(status.asking.soon)}, {until(status.as_of)}.")


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
    late = [item for item in items if item.state is State.OVERDUE and not item.is_unrecorded]
    unknown = [item for item in items if item.state is State.OVERDUE and item.is_unrecorded]
    soon = [item for item in items if item.state is State.DUE_SOON]
    if late:
        of_criteria = sentences.at_stake_briefly(stake(late))
        heading = f"{STATES[State.OVERDUE].full}: {count(len(late))} nhiệm vụ{of_criteria}"
        yield _listed(heading, [sentences.late(duty) for duty in duties_in(State.OVERDUE, late)])
    if unknown:
        heading = f"{DUE_UNRECORDED.upper()}: {count(len(unknown))} nhiệm vụ"
        yield _listed(heading, [sentences.past_due(duty) for duty in duties_in(State.OVERDUE, unknown)])
    if soon:
        heading = f"{due_within(status.asking.soon)}: {count(len(soon))} nhiệm vụ"
        yield _listed(heading, [sentences.soon(duty) for duty in duties_in(State.DUE_SOON, items)])


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([heading, *(f"- {harmless_line(line)}" for line in lines)])
