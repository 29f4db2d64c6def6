"""Tổng hợp điểm bị mất: the gaps as a table, as records and as JSON.

Totals carry no percentage: 8 of 27,5 points is not the commune's score, since the annex lists only what lost points.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from cchc.analysis.gaps import CriterionGap, Gaps, ScoredPoints
from cchc.model.commune import Commune
from cchc.model.emphasis import plain
from cchc.phrasing.column import FILE_HEADING, Value, headings, texts, values
from cchc.phrasing.commune_columns import NAMES
from cchc.phrasing.gap_columns import AREA, CODE, LEAD_IDS, PLAN_CRITERION, POINTS, RELATION, SHARE, TITLE
from cchc.report.forms import Report
from cchc.report.machine import named, number
from cchc.report.table import PrintedTable, TableGroup, TableLine

_WHICH = (AREA, CODE, TITLE)
_WHOSE = (PLAN_CRITERION, RELATION, LEAD_IDS)
"""The columns of a record before and behind its points."""


def report(found: Sequence[tuple[str, Commune, Gaps]], *, by_area: bool) -> Report:
    """The report of plans by path: in print order, each area's sum below it, or criteria first and then the sums."""
    return Report(
        shape={"plans": [_shape(path, commune, gaps) for path, commune, gaps in found]},
        headings=(FILE_HEADING, "Năm", *headings((*_WHICH, *POINTS, *_WHOSE, *NAMES))),
        records=tuple(record for path, commune, gaps in found for record in _records(path, commune, gaps)),
        tables=tuple(_table(gaps, commune, by_area=by_area) for _, commune, gaps in found),
    )


def _table(gaps: Gaps, commune: Commune, *, by_area: bool) -> PrintedTable:
    """The report of one plan: in print order with each area's sum below it, or all criteria first and then the sums."""
    unit = f", UBND {commune.unit or ''} {commune.name}".replace("  ", " ")
    lines = _by_area(gaps) if by_area else _criteria_then_areas(gaps)
    return PrintedTable(
        f"TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm {gaps.plan.assessed_year}{unit}",
        (CODE, TITLE, *POINTS, SHARE),
        (TableGroup((*lines, _sum("Tổng cộng", gaps.totals))),),
        (_foot(gaps),),
    )


def _records(path: str, commune: Commune, gaps: Gaps) -> Iterator[Sequence[Value]]:
    """A record for each criterion, for CSV; sums are the reader's."""
    for gap in gaps.criteria:
        points = values(POINTS, gap.points)
        which, whose = values(_WHICH, gap), values(_WHOSE, gap)
        yield (path, gaps.plan.assessed_year, *which, *points, *whose, *values(NAMES, commune))


def _shape(path: str, commune: Commune, gaps: Gaps) -> dict[str, Any]:
    """One plan in the JSON shape of `gaps`."""
    names = named(commune.names)
    return {
        "path": path,
        "assessed_year": gaps.plan.assessed_year,
        **names,
        "totals": _numbers(gaps.totals),
        "areas": [
            {"number": area.area.number, "title": plain(area.area.title), **_numbers(area.points), **names}
            for area in gaps.areas
        ],
        "criteria": [_criterion(gap) | names for gap in gaps.criteria],
    }


def _criterion(gap: CriterionGap) -> dict[str, Any]:
    return {
        "code": gap.row.criterion.code,
        "area": gap.row.area_number or None,
        "parent": gap.row.parent.code if gap.row.parent else None,
        "title": plain(gap.row.criterion.title),
        **_numbers(gap.points),
        "plan_criterion": gap.plan_criterion,
        "relation": gap.relation,
        "lead": [mention.party.id for mention in gap.lead if mention.party],
    }


def _by_area(gaps: Gaps) -> Iterator[TableLine]:
    for area in gaps.areas:
        yield from (_line(gap) for gap in gaps.criteria if gap.row.area is area.area)
        yield _sum(f"Cộng lĩnh vực {area.area.number}", area.points, closing=True)


def _criteria_then_areas(gaps: Gaps) -> Iterator[TableLine]:
    for gap in gaps.criteria:
        yield _line(gap, closing=gap is gaps.criteria[-1])
    for area in gaps.areas:
        yield _sum(f"Cộng lĩnh vực {area.area.number}", area.points, closing=area is gaps.areas[-1])


def _line(gap: CriterionGap, *, closing: bool = False) -> TableLine:
    return TableLine((CODE.text(gap), TITLE.text(gap), *texts(POINTS, gap.points), SHARE.text(gap)), closing=closing)


def _sum(label: str, total: ScoredPoints, *, closing: bool = False) -> TableLine:
    return TableLine(("", label, *texts(POINTS, total), ""), is_sum=True, closing=closing)


def _numbers(own: ScoredPoints) -> dict[str, int | float]:
    return {"max_score": number(own.max_score), "score": number(own.score), "gap": number(own.gap)}


def _foot(gaps: Gaps) -> str:
    counted = [gap for gap in gaps.criteria if not gap.row.is_heading]
    lost = "bị mất điểm" if all(gap.points.gap for gap in counted) else "của phụ lục khắc phục"
    return f"Chỉ gồm {len(counted):02} tiêu chí {lost}; không phải tổng điểm Chỉ số CCHC của xã."
