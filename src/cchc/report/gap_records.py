"""Điểm bị mất for machines: the JSON shape, and a record for each criterion.

Both are in print order, unless the largest losses were asked for first. Sums are the reader's in CSV.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc.analysis.coverage import Coverage, Covered, Remedy
from cchc.analysis.gap_groups import GapGroup, GapOrder, gap_groups
from cchc.analysis.gaps import CriterionGap, Gaps, ScoredPoints
from cchc.analysis.upkeep import Upkeep
from cchc.model.commune import Mention
from cchc.model.emphasis import plain
from cchc.phrasing.column import FILE_HEADING, Value, headings, values
from cchc.phrasing.commune_columns import NAMES
from cchc.phrasing.gap_columns import (
    AREA,
    CODE,
    COVERAGE,
    DUE,
    LEAD_IDS,
    PLAN_CRITERION,
    POINTS,
    RELATION,
    SCORE_SOURCE,
    SCORE_STATE,
    STATE,
    TITLE,
    UPKEEP,
)
from cchc.report.machine import named, number

VERSION = 2
"""The version of the JSON shape: since 2, `score` and `gap` are null where no number is known."""
_WHICH = (AREA, CODE, TITLE)
_WHOSE = (PLAN_CRITERION, RELATION, LEAD_IDS)
"""The columns of a record before and behind its points."""
_SOURCE = (SCORE_STATE, SCORE_SOURCE)
_REMEDY = (DUE, STATE, COVERAGE, UPKEEP)
HEADINGS = (FILE_HEADING, "Năm", *headings((*_WHICH, *POINTS, *_WHOSE, *_REMEDY, *_SOURCE, *NAMES)))
"""The headings of the records."""


def records(covered: Covered, order: GapOrder) -> Iterator[Sequence[Value]]:
    """A record for each criterion."""
    plan, commune = covered.gaps.plan, covered.dossier.commune
    for gap in _ordered(covered, order).criteria:
        points, which, whose = values(POINTS, gap.points), values(_WHICH, gap), values(_WHOSE, gap)
        source = SCORE_STATE.value(gap), SCORE_SOURCE.value(plan)
        remedy = covered.remedy(gap)
        own = values(_REMEDY, remedy) if remedy else (None,) * len(_REMEDY)
        yield (covered.name, plan.assessed_year, *which, *points, *whose, *own, *source, *values(NAMES, commune))


def shape(covered: Covered, order: GapOrder) -> dict[str, Any]:
    """One plan in the JSON shape."""
    gaps = _ordered(covered, order)
    names = named(covered.dossier.commune.names)
    addresses = {id(gap.row.criterion): gap.row.address for gap in gaps.criteria}
    return {
        "path": covered.name,
        "assessed_year": gaps.plan.assessed_year,
        **names,
        "score_source": gaps.plan.score_source,
        "score_document": gaps.plan.score_document and plain(gaps.plan.score_document),
        "not_applicable": "full" if gaps.plan.counts_in_full else "exclude",
        "as_of": covered.as_of.isoformat(),
        "has_progress": covered.dossier.progress is not None,
        "maintain_plan": gaps.plan.maintain_plan,
        "maintain_read": covered.dossier.maintain is not None,
        "totals": numbers(gaps.totals),
        "coverage": [_class(covered, coverage) for coverage in Coverage],
        "areas": [
            {"number": area.area.number, "title": plain(area.area.title), **numbers(area.points), **names}
            for area in gaps.areas
        ],
        "criteria": [
            {**_criterion(gap, addresses), "remedy": _remedy(own) if (own := covered.remedy(gap)) else None, **names}
            for gap in gaps.criteria
        ],
        "group_by": order.by,
        "groups": [_group(group) for group in gap_groups(covered, order)],
    }


def _ordered(covered: Covered, order: GapOrder) -> Gaps:
    return covered.gaps.largest_first() if order.sort == "gap" else covered.gaps


def _class(covered: Covered, coverage: Coverage) -> dict[str, Any]:
    own = covered.of(coverage)
    codes = [remedy.gap.row.address for remedy in own]
    return {"class": coverage.value, "gap": number(covered.points(coverage)), "criteria": codes}


def _criterion(gap: CriterionGap, addresses: Mapping[int, str]) -> dict[str, Any]:
    return {
        "code": gap.row.address,
        "area": gap.row.area_number or None,
        "parent": addresses.get(id(gap.row.parent)),
        "title": plain(gap.row.criterion.title),
        **numbers(gap.points),
        "score_state": score_state(gap),
        "plan_criterion": gap.plan_criterion,
        "relation": gap.relation,
        "lead": _ids(gap.lead),
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {
        "coverage": remedy.coverage.value,
        "lead": _ids(remedy.lead),
        "lead_names": [plain(lead.party.title if lead.party else lead.text) for lead in remedy.lead],
        "due": remedy.due.isoformat() if remedy.due else None,
        "state": remedy.told_state.value if remedy.told_state else "unrecorded",
        "upkeep": _upkeep(remedy.upkeep) if remedy.upkeep else None,
        "unlinked": remedy.likely.address if remedy.likely else None,
    }


def _upkeep(upkeep: Upkeep) -> dict[str, Any]:
    return {
        "code": upkeep.row.address,
        "relation": upkeep.relation,
        "lead": _ids(upkeep.lead),
        "due": upkeep.due.isoformat() if upkeep.due else None,
    }


def _group(group: GapGroup) -> dict[str, Any]:
    party = group.holder.party if group.holder else None
    return {
        "id": group.key or None,
        "title": group.title or None,
        "kind": party.kind if party else None,
        "gap": number(group.points),
        "criteria": [remedy.gap.row.address for remedy in group.remedies],
    }


def _ids(leads: Sequence[Mention]) -> list[str]:
    return [mention.party.id for mention in leads if mention.party and mention.party.id]


def numbers(own: ScoredPoints) -> dict[str, int | float | None]:
    """Points in JSON."""
    values = {"max_score": own.max_score, "score": own.score, "gap": own.gap}
    return {name: None if value is None else number(value) for name, value in values.items()}


def score_state(gap: CriterionGap) -> str:
    """The word in JSON for a number, or for the reason why there is none."""
    return gap.unscored.name.lower() if gap.unscored else "scored"
