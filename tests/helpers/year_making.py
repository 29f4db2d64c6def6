"""Remedy annexes of several years, made from the scores of their criteria."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from helpers.rule_checks import model
from helpers.support import COMMUNE

from cchc.analysis.coverage import Covered, covered
from cchc.analysis.score_history import HistoryState, ScoreHistory, ScoreYears, assessed_years, score_years
from cchc.analysis.tracking import Asking
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan


def scored(code: str, score: str | None, most: str = "2", title: str | None = None, **fields: Any) -> dict[str, Any]:
    """A criterion with its score, of 2 points if nothing else is said."""
    return {"code": code, "title": title or f"Tiêu chí {code}", "max_score": most, "score": score, **fields}


def annex_of(assessed: int, *criteria: dict[str, Any], **fields: str) -> RemedyPlan:
    """The remedy annex of a year's scores, signed in the next year."""
    plan = model(
        {"I": list(criteria)}, year=str(assessed + 1), assessed_year=str(assessed), labels="false", **fields
    ).plan
    assert isinstance(plan, RemedyPlan)
    return plan


def covered_of(plan: RemedyPlan) -> Covered:
    """What an annex lost; its file has the name of the year."""
    return covered(f"{plan.assessed_year}.yaml", SoundDossier(plan, COMMUNE), Asking(date(2030, 1, 1)))


def over(*plans: RemedyPlan) -> ScoreYears:
    """The criteria of these annexes over their years."""
    return score_years(assessed_years(map(covered_of, plans)))


def states(years: ScoreYears) -> dict[str, HistoryState]:
    """The states of the criteria that lost points, by their newest codes."""
    return {history.newest.listed.row.address: history.state for history in years.histories}


def scores(history: ScoreHistory) -> Sequence[str]:
    """The scores of a criterion in each year; “–” for none, and for a year whose annex does not list it."""
    return [str(each.points.score) if each and each.points else "–" for each in history.standings]
