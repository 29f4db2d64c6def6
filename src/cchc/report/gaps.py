"""Tổng hợp điểm bị mất: the gaps as a table, as records and as JSON.

Totals carry no percentage: 8 of 27,5 points is not the commune's score, since the annex lists only what lost points.
Where criteria have no number, the sums say how many, and the foot says which.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc.analysis.gaps import AreaGap, CriterionGap, Gaps, ScoredPoints
from cchc.model.commune import Commune
from cchc.model.criterion import Area
from cchc.model.emphasis import plain
from cchc.model.values import Unscored
from cchc.phrasing.column import FILE_HEADING, Value, headings, texts, values
from cchc.phrasing.commune_columns import NAMES
from cchc.phrasing.gap_columns import (
    AREA,
    CODE,
    LEAD_IDS,
    PLAN_CRITERION,
    POINTS,
    RELATION,
    SCORE_SOURCE,
    SCORE_STATE,
    SHARE,
    TITLE,
)
from cchc.phrasing.score_sources import score_source_sentence
from cchc.report.forms import Report
from cchc.report.machine import named, number
from cchc.report.table import PrintedTable, TableGroup, TableLine
from cchc.wording import count

VERSION = 2
"""The version of the JSON shape: since 2, `score` and `gap` are null where no number is known."""

_WHICH = (AREA, CODE, TITLE)
_WHOSE = (PLAN_CRITERION, RELATION, LEAD_IDS)
"""The columns of a record before and behind its points."""
_SOURCE = (SCORE_STATE, SCORE_SOURCE)
_FEW = 10
"""The most criteria without a number that are named, and not only counted."""
_MISSING = (Unscored.PENDING, Unscored.SURVEY)
"""The states of criteria whose points the totals lack."""
_NO_NUMBER = {Unscored.PENDING: "Chưa chấm", Unscored.SURVEY: "Điều tra XHH, chưa có điểm"}


def report(found: Sequence[tuple[str, Commune, Gaps]], *, by_area: bool) -> Report:
    """The report of plans by path: in print order, each area's sum below it, or criteria first and then the sums."""
    return Report(
        shape={"plans": [_shape(path, commune, gaps) for path, commune, gaps in found]},
        headings=(FILE_HEADING, "Năm", *headings((*_WHICH, *POINTS, *_WHOSE, *_SOURCE, *NAMES))),
        records=tuple(record for path, commune, gaps in found for record in _records(path, commune, gaps)),
        tables=tuple(_table(gaps, commune, by_area=by_area) for _, commune, gaps in found),
        version=VERSION,
    )


def _table(gaps: Gaps, commune: Commune, *, by_area: bool) -> PrintedTable:
    """The report of one plan: in print order with each area's sum below it, or all criteria first and then the sums."""
    unit = f", UBND {commune.unit or ''} {commune.name}".replace("  ", " ")
    lines = _by_area(gaps) if by_area else _criteria_then_areas(gaps)
    return PrintedTable(
        f"TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm {gaps.plan.assessed_year}{unit}",
        (CODE, TITLE, *POINTS, SHARE),
        (TableGroup((*lines, _sum(f"Tổng cộng{_missing(gaps)}", gaps.totals))),),
        tuple(_foot(gaps)),
    )


def _records(path: str, commune: Commune, gaps: Gaps) -> Iterator[Sequence[Value]]:
    """A record for each criterion, for CSV; sums are the reader's."""
    for gap in gaps.criteria:
        points = values(POINTS, gap.points)
        which, whose = values(_WHICH, gap), values(_WHOSE, gap)
        source = SCORE_STATE.value(gap), SCORE_SOURCE.value(gaps.plan)
        yield (path, gaps.plan.assessed_year, *which, *points, *whose, *source, *values(NAMES, commune))


def _shape(path: str, commune: Commune, gaps: Gaps) -> dict[str, Any]:
    """One plan in the JSON shape of `gaps`."""
    names = named(commune.names)
    addresses = {id(gap.row.criterion): gap.row.address for gap in gaps.criteria}
    return {
        "path": path,
        "assessed_year": gaps.plan.assessed_year,
        **names,
        "score_source": gaps.plan.score_source,
        "score_document": gaps.plan.score_document and plain(gaps.plan.score_document),
        "not_applicable": "full" if gaps.plan.counts_in_full else "exclude",
        "totals": _numbers(gaps.totals),
        "areas": [
            {"number": area.area.number, "title": plain(area.area.title), **_numbers(area.points), **names}
            for area in gaps.areas
        ],
        "criteria": [_criterion(gap, addresses) | names for gap in gaps.criteria],
    }


def _criterion(gap: CriterionGap, addresses: Mapping[int, str]) -> dict[str, Any]:
    return {
        "code": gap.row.address,
        "area": gap.row.area_number or None,
        "parent": addresses.get(id(gap.row.parent)),
        "title": plain(gap.row.criterion.title),
        **_numbers(gap.points),
        "score_state": gap.unscored.name.lower() if gap.unscored else "scored",
        "plan_criterion": gap.plan_criterion,
        "relation": gap.relation,
        "lead": [mention.party.id for mention in gap.lead if mention.party],
    }


def _by_area(gaps: Gaps) -> Iterator[TableLine]:
    yield from (_line(gap) for gap in gaps.criteria if not gap.row.areas)
    for area in gaps.areas:
        yield from (_line(gap) for gap in gaps.criteria if any(each is area.area for each in gap.row.areas))
        yield _area_sum(gaps, area, closing=True)


def _criteria_then_areas(gaps: Gaps) -> Iterator[TableLine]:
    for gap in gaps.criteria:
        yield _line(gap, closing=gap is gaps.criteria[-1])
    for area in gaps.areas:
        yield _area_sum(gaps, area, closing=area is gaps.areas[-1])


def _line(gap: CriterionGap, *, closing: bool = False) -> TableLine:
    return TableLine((CODE.text(gap), _title(gap), *texts(POINTS, gap.points), SHARE.text(gap)), closing=closing)


def _title(gap: CriterionGap) -> str:
    """The title and, in brackets, the word that the plan has in place of a number."""
    word = SCORE_STATE.text(gap)
    return TITLE.text(gap) if gap.unscored in {None, Unscored.PENDING} else f"{TITLE.text(gap)} ({word})"


def _area_sum(gaps: Gaps, area: AreaGap, *, closing: bool) -> TableLine:
    name = area.area.number or f"“{plain(area.area.title)}”"
    return _sum(f"Cộng lĩnh vực {name}{_missing(gaps, area.area)}", area.points, closing=closing)


def _sum(label: str, total: ScoredPoints, *, closing: bool = False) -> TableLine:
    return TableLine(("", label, *texts(POINTS, total), ""), is_sum=True, closing=closing)


def _numbers(own: ScoredPoints) -> dict[str, int | float | None]:
    values = {"max_score": own.max_score, "score": own.score, "gap": own.gap}
    return {name: None if value is None else number(value) for name, value in values.items()}


def _missing(gaps: Gaps, area: Area | None = None) -> str:
    """What a sum lacks, in brackets: “ (chưa chấm 02 tiêu chí)”; blank when it lacks nothing."""
    found = {state: gaps.told(state, area) for state in _MISSING}
    said = [f"{state.value} {count(len(codes))} tiêu chí" for state, codes in found.items() if codes]
    return f" ({'; '.join(said)})" if said else ""


def _foot(gaps: Gaps) -> Iterator[str]:
    """The criteria without a number and how they were counted; the extent of the table; the source of the scores."""
    missing = {state: codes for state in _MISSING if (codes := gaps.told(state))}
    for state, codes in missing.items():
        named = f" ({', '.join(codes)})" if len(codes) <= _FEW else ""
        yield f"{_NO_NUMBER[state]}: {count(len(codes))} tiêu chí{named}."
    if missing:
        yield "Tổng có điểm tối đa của các tiêu chí này, chưa có điểm đạt, điểm mất."
    if codes := gaps.told(Unscored.NOT_APPLICABLE):
        how = "tính đủ điểm tối đa" if gaps.plan.counts_in_full else "không tính vào tổng"
        yield f"Không phát sinh: {count(len(codes))} tiêu chí ({', '.join(codes)}), {how}."
    yield _extent(gaps)
    yield score_source_sentence(gaps.plan)


def _extent(gaps: Gaps) -> str:
    counted = [gap for gap in gaps.criteria if not gap.row.is_heading]
    lost = "bị mất điểm" if all(gap.points.gap for gap in counted) else "của phụ lục khắc phục"
    return f"Chỉ gồm {len(counted):02} tiêu chí {lost}; không phải tổng điểm Chỉ số CCHC của xã."
