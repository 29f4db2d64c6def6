"""Points: scores against maximums, parts against their parent. No rule demands a total of 100 of an annex."""

from collections.abc import Iterator
from decimal import Decimal

from cchc.model.criterion import RemedyCriterion
from cchc.model.dossier import Dossier
from cchc.model.rows import Row
from cchc.rules.rule import Found, rule
from cchc.wording import points


@rule("P303")
def score_within_maximum(dossier: Dossier) -> Iterator[Found]:
    """Nobody can be given more points than a criterion carries."""
    for row, criterion in _scored(dossier):
        if criterion.score > criterion.max_score:
            yield Found(
                criterion.at("score"),
                f"{row.label}: điểm đạt được {points(criterion.score)} lớn hơn điểm tối đa "
                f"{points(criterion.max_score)}. Đề nghị kiểm tra lại số điểm.",
            )


@rule("P307")
def maximums_of_parts_sum_to_parent(dossier: Dossier) -> Iterator[Found]:
    """A listed parent carries what its parts carry together."""
    for row in dossier.rows:
        stated = row.criterion.max_score
        parts = [part.max_score for part in row.criterion.parts if part.max_score is not None]
        if stated is not None and parts and sum(parts) != stated:
            yield Found(row.criterion.at("max_score"), _mismatch(row, "điểm tối đa", stated, sum(parts, Decimal(0))))


@rule("P308")
def scores_of_parts_sum_to_parent(dossier: Dossier) -> Iterator[Found]:
    """A listed parent was given what its parts were given together."""
    for row, parent in _scored(dossier):
        total = sum((part.score for part in parent.parts), Decimal(0))
        if parent.parts and total != parent.score:
            yield Found(parent.at("score"), _mismatch(row, "điểm đạt được", parent.score, total))


def _scored(dossier: Dossier) -> Iterator[tuple[Row, RemedyCriterion]]:
    return ((row, row.criterion) for row in dossier.rows if isinstance(row.criterion, RemedyCriterion))


def _mismatch(row: Row, what: str, own: Decimal, total: Decimal) -> str:
    codes = ", ".join(part.code or part.title for part in row.criterion.parts)
    return (
        f"{row.label}: {what} {points(own)}, nhưng các TCTP {codes} cộng lại là {points(total)}. Đề nghị sửa cho khớp."
    )
