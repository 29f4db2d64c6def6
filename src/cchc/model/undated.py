"""Điểm bị mất chưa ấn định thời hạn: the lost criteria whose remedy can never be late, and has no finding of its own.

A criterion is one of them if a row that may have lost its points has no deadline. A row has a finding of its own where
its tasks or its time are blank, its time cannot be read, or its text states one that nobody follows. A time that waits
for an event is a time. A table of scores, without columns for tasks, lead and time, sets out no remedies.
"""

from cchc.model.losses import Loss, losses
from cchc.model.occurrences import occurrences
from cchc.model.plan import Plan, RemedyPlan
from cchc.model.products import has_no_deadline, stated_time
from cchc.model.rows import Row


def undated_losses(plan: Plan) -> tuple[Loss, ...]:
    """The lost criteria of a remedy plan without a deadline, in print order; none of another plan."""
    if not isinstance(plan, RemedyPlan) or not any(map(plan.prints, ("tasks", "lead", "timeframe"))):
        return ()
    dated = {id(each.row) for each in occurrences(plan)}
    return tuple(
        loss for loss in losses(plan) if any(id(row) not in dated and _sets_none(row, plan) for row in loss.remedies)
    )


def _sets_none(row: Row, plan: Plan) -> bool:
    """True if a row has a remedy that sets no deadline: its time is “Thường xuyên”, or the annex has no such column."""
    if row.is_heading or stated_time(row) or (row.criterion.tasks is None and plan.prints("tasks")):
        return False
    asks_no_time = row.text("timeframe") is None and not plan.prints("timeframe")
    return asks_no_time or has_no_deadline(row, plan.years)
