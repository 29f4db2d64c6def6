"""Điểm chép lại của năm trước: a remedy annex made from last year's, in which nobody entered the new scores."""

from cchc.analysis.successions import listed, successions
from cchc.model.criterion import RemedyCriterion
from cchc.model.plan import RemedyPlan

_FEWEST = 3
"""The fewest criteria whose equal scores are no chance."""


def copied_scores(earlier: RemedyPlan, later: RemedyPlan) -> int:
    """The number of criteria with a score, where both annexes list the same ones and each has the same score.

    0 where one score differs, a criterion is in one annex only, or so few have a number that it may be chance.
    """
    before, after = tuple(listed(earlier)), tuple(listed(later))
    links = successions(before, after)
    if not len(links) == len(before) == len(after):
        return 0
    if any(link.earlier.criterion.score != link.later.criterion.score for link in links):
        return 0
    scored = sum(_tells(link.later.criterion) for link in links)
    return scored if scored >= _FEWEST else 0


def _tells(criterion: RemedyCriterion) -> bool:
    """True for a criterion with a number, unless its parts tell of its points."""
    return criterion.points is not None and all(part.points is None for part in criterion.parts)
