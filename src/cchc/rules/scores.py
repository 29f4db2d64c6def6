"""Points: scores against maximums, parts against their parent. No rule demands a total of 100 of an annex."""

from collections.abc import Iterator
from decimal import Decimal

from cchc.model.dossier import Dossier
from cchc.model.plan import Criterion, RemedyCriterion
from cchc.rules.rule import Found, rule
from cchc.wording import points


@rule("P303")
def score_within_maximum(dossier: Dossier) -> Iterator[Found]:
    """Nobody can be given more points than a criterion carries."""
    for criterion in _scored(dossier):
        if criterion.score > criterion.max_score:
            yield Found(
                criterion.at("score"),
                f"{criterion.label}: điểm đạt được {points(criterion.score)} lớn hơn điểm tối đa "
                f"{points(criterion.max_score)}. Đề nghị kiểm tra lại số điểm.",
            )


@rule("P307")
def maximums_of_parts_sum_to_parent(dossier: Dossier) -> Iterator[Found]:
    """A listed parent carries what its parts carry together."""
    for row in dossier.rows:
        parent = row.criterion
        total = sum((part.max_score for part in parent.parts), Decimal(0))
        if parent.parts and total != parent.max_score:
            yield Found(parent.at("max_score"), _mismatch(parent, "điểm tối đa", parent.max_score, total))


@rule("P308")
def scores_of_parts_sum_to_parent(dossier: Dossier) -> Iterator[Found]:
    """A listed parent was given what its parts were given together."""
    for parent in _scored(dossier):
        total = sum((part.score for part in parent.parts), Decimal(0))
        if parent.parts and total != parent.score:
            yield Found(parent.at("score"), _mismatch(parent, "điểm đạt được", parent.score, total))


def _scored(dossier: Dossier) -> Iterator[RemedyCriterion]:
    return (row.criterion for row in dossier.rows if isinstance(row.criterion, RemedyCriterion))


def _mismatch(parent: Criterion, what: str, own: Decimal, total: Decimal) -> str:
    codes = ", ".join(part.code for part in parent.parts)
    return (
        f"{parent.label}: {what} {points(own)}, nhưng các TCTP {codes} cộng lại là {points(total)}. "
        "Đề nghị sửa cho khớp."
    )
