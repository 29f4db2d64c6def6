"""Points: scores against maximums, parts against their parent. No rule demands a total of 100 of an annex."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc.model.criterion import Criterion, RemedyCriterion
from cchc.model.dossier import Dossier
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row
from cchc.model.values import Unscored
from cchc.rules.rule import Found, rule
from cchc.wording import points


@rule("P303")
def score_within_maximum(dossier: Dossier) -> Iterator[Found]:
    """Nobody can be given more points than a criterion carries."""
    for plan, row, criterion in _remedied(dossier):
        if criterion.points is None:
            continue
        said = f"{row.label}: điểm đạt được {points(criterion.points)} lớn hơn điểm tối đa"
        if criterion.points > criterion.max_score:
            mend = "Đề nghị kiểm tra lại số điểm."
            yield Found(criterion.at("score"), f"{said} {points(criterion.max_score)}. {mend}")
        elif criterion.points > (counted := plan.counted_maximum(criterion)):
            yield Found(
                criterion.at("score"),
                f"{said} {points(counted)} còn lại khi không tính TCTP không phát sinh. Đề nghị kiểm tra lại số điểm, "
                "hoặc ghi “not_applicable: full” nếu TCTP ấy được tính đủ điểm.",
            )


@rule("P307")
def maximums_of_parts_sum_to_parent(dossier: Dossier) -> Iterator[Found]:
    """A listed parent carries what its parts carry together."""
    for row in dossier.rows:
        parent = row.criterion
        known = [part.max_score for part in parent.parts if part.max_score is not None]
        total = sum(known, Decimal(0))
        if parent.max_score is not None and known and total != parent.max_score:
            said = f"{row.label}: điểm tối đa {points(parent.max_score)}"
            yield Found(parent.at("max_score"), f"{said}, nhưng {_sum(parent.parts, total)}. Đề nghị sửa cho khớp.")


@rule("P308")
def scores_of_parts_sum_to_parent(dossier: Dossier) -> Iterator[Found]:
    """A listed parent was given what its parts were given together; a part without a number leaves that open.

    A parent without a number, whose parts all have one, would leave their loss out of the totals of its area.
    """
    for plan, row, parent in _remedied(dossier):
        if any(part.points is not None for part in parent.parts) and (said := _contradiction(plan, row, parent)):
            yield Found(parent.at("score"), said)


def _contradiction(plan: RemedyPlan, row: Row, parent: RemedyCriterion) -> str:
    """Error message for a parent whose score is not that of its parts, of which some have a number; else blank."""
    parts = [part for part in parent.parts if plan.counts(part)]
    known = [score for part in parts if (score := plan.counted_score(part)) is not None]
    own, total = parent.points, sum(known, Decimal(0))
    if len(known) < len(parts):
        if parent.score is Unscored.NOT_APPLICABLE:
            return f"{_said(row, parent)}, nhưng có TCTP đã có điểm. Đề nghị sửa cho khớp."
        return _out_of_bounds(plan, row, parent, total)
    if own is None:
        return f"{_said(row, parent)}, nhưng {_sum(parts, total)}. Đề nghị ghi {points(total)}."
    return "" if own == total else f"{_said(row, parent)}, nhưng {_sum(parts, total)}. Đề nghị sửa cho khớp."


def _out_of_bounds(plan: RemedyPlan, row: Row, parent: RemedyCriterion, known: Decimal) -> str:
    """Error message for a parent's score that its parts cannot make up, of which some have no number; else blank."""
    own = parent.points
    open_parts = [part for part in parent.parts if plan.counts(part) and plan.counted_score(part) is None]
    most = known + sum((part.max_score for part in open_parts), Decimal(0))
    if own is None or known <= own <= most:
        return ""
    bounds = f"từ {points(known)} đến {points(most)}"
    return f"{_said(row, parent)}, nhưng các TCTP cộng lại chỉ có thể {bounds}. Đề nghị sửa cho khớp."


def _remedied(dossier: Dossier) -> Iterator[tuple[RemedyPlan, Row, RemedyCriterion]]:
    """Each criterion that has a score, with its plan and row."""
    if isinstance(plan := dossier.plan, RemedyPlan):
        yield from ((plan, row, row.criterion) for row in plan.rows if isinstance(row.criterion, RemedyCriterion))


def _said(row: Row, criterion: RemedyCriterion) -> str:
    """The beginning of a sentence: the score that the plan states."""
    if isinstance(criterion.score, Decimal):
        return f"{row.label}: điểm đạt được {points(criterion.score)}"
    if criterion.score is Unscored.PENDING:
        return f"{row.label} chưa có điểm đạt được"
    return f"{row.label} ghi “{criterion.score.value}”"


def _sum(parts: Sequence[Criterion], total: Decimal) -> str:
    codes = ", ".join(part.code or part.title for part in parts)
    return f"các TCTP {codes} cộng lại là {points(total)}" if len(parts) > 1 else f"TCTP {codes} là {points(total)}"
