"""Bản chép: plans that are the same annex, mostly a copy that a drive or a messenger made (`2024-MAY01.yaml`)."""

from collections.abc import Iterator

from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.plan import Plan, RemedyPlan

_CELLS = {"title", "max_score", "score", "target", "tasks", "lead", "support", "timeframe", "deliverables"}


def annex_key(plan: Plan) -> tuple[object, ...]:
    """The kind, years, assessed year, number and title of an annex: equal for two copies of one."""
    assessed = plan.assessed_year if isinstance(plan, RemedyPlan) else None
    return type(plan), plan.years, assessed, plan.annex, fold(plain(plan.title))


def differing_cells(plan: Plan, other: Plan) -> int:
    """The number of cells and fields in which two copies differ; 0 when they say the same."""
    own, others = dict(_cells(plan)), dict(_cells(other))
    differing = sum(own.get(place) != others.get(place) for place in {*own, *others})
    return differing or int(plan.model_dump(warnings=False) != other.model_dump(warnings=False))


def _cells(plan: Plan) -> Iterator[tuple[tuple[str, str], object]]:
    """Each cell and field with its place: a criterion's code, or blank, and the name of the field."""
    for name, value in plan.model_dump(exclude={"areas"}, warnings=False).items():
        yield ("", name), value
    for row in plan.rows:
        for name, value in row.criterion.model_dump(include=_CELLS, warnings=False).items():
            yield (row.criterion.code, name), value
