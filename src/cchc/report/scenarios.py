"""Phương án giả định và phương án lấy lại điểm: blocks of their own below the report of the real points.

In JSON and CSV what was computed stands beside the real points, never in their place.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.analysis.computed import Computed
from cchc.analysis.coverage import Covered
from cchc.analysis.recovery import Recovered, Winnable
from cchc.analysis.scenario import Moved, Scenario
from cchc.model.emphasis import plain
from cchc.phrasing.column import texts, values
from cchc.phrasing.gap_columns import CODE, TITLE
from cchc.phrasing.gap_titles import subject
from cchc.phrasing.scenario_columns import (
    ASSUMED,
    ASSUMED_TITLE,
    CALCULATED,
    MOVED,
    NUMBER,
    WAY,
    WAYS,
    moved_sentence,
    recovery_notes,
    recovery_sentence,
    recovery_title,
    scenario_notes,
    sums_of,
)
from cchc.report.forms import Report
from cchc.report.gap_records import numbers
from cchc.report.machine import number
from cchc.report.table import PrintedTable, TableGroup, TableLine
from cchc.report.widening import widened


def extended(report: Report, found: Sequence[Covered], computed: Computed) -> Report:
    """The report of these plans with what was computed for them; as it is where nothing was asked."""
    subjects = {each.name: subject(each.gaps.plan, each.dossier.commune) for each in found}
    if computed.scenarios:
        report = _with_scenarios(report, computed.scenarios, subjects)
    if computed.recovered:
        report = _with_ways(report, computed.recovered, subjects)
    return report


def _with_scenarios(report: Report, found: Mapping[str, Scenario], subjects: Mapping[str, str]) -> Report:
    beside = {
        (name, gap.row.address): values(ASSUMED, moved) for name, own in found.items() for gap, moved in own.criteria
    }
    tables = [_scenario_table(own, subjects[name]) for name, own in found.items()]
    shapes = {name: {"assumption": _assumption(own)} for name, own in found.items()}
    return widened(report, ASSUMED, beside, tables, shapes)


def _with_ways(report: Report, found: Mapping[str, Recovered], subjects: Mapping[str, str]) -> Report:
    beside = {(name, code): (ways,) for name, own in found.items() for code, ways in _ways_by_criterion(own).items()}
    tables = [_recovery_table(own, subjects[name]) for name, own in found.items()]
    shapes = {name: {"recovery": _recovery(own)} for name, own in found.items()}
    return widened(report, (WAYS,), beside, tables, shapes)


def _scenario_table(scenario: Scenario, subject: str) -> PrintedTable:
    lines = [TableLine((CODE.text(gap), TITLE.text(gap), *texts(MOVED, moved))) for gap, moved in scenario.criteria]
    lines[-1] = lines[-1]._replace(closing=True)
    lines += [TableLine(("", label, *texts(MOVED, moved)), is_sum=True) for label, moved in sums_of(scenario)]
    return PrintedTable(
        f"{ASSUMED_TITLE} – {subject}",
        (CODE, TITLE, *MOVED),
        (TableGroup(tuple(lines)),),
        tuple(scenario_notes(scenario)),
        (moved_sentence(scenario.totals),),
    )


def _assumption(scenario: Scenario) -> dict[str, Any]:
    """A scenario in JSON, each sum and each criterion before and after."""
    return {
        "totals": _moved(scenario.totals),
        "areas": [
            {"number": area.area.number, "title": plain(area.area.title), **_moved(moved)}
            for area, moved in scenario.areas
        ],
        "criteria": [{"code": gap.row.address, **_moved(moved)} for gap, moved in scenario.criteria],
        "note": CALCULATED,
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {"before": numbers(moved.real), "after": numbers(moved.assumed)}


def _recovery_table(found: Recovered, subject: str) -> PrintedTable:
    lines = (TableLine((NUMBER.text(at), *texts(WAY, way))) for at, way in enumerate(found.ways, 1))
    return PrintedTable(
        f"{recovery_title(found)} – {subject}",
        (NUMBER, *WAY),
        (TableGroup(tuple(lines)),),
        tuple(recovery_notes(found)),
        (recovery_sentence(found),),
    )


def _recovery(found: Recovered) -> dict[str, Any]:
    """The ways to win points back, in JSON."""
    return {
        "wanted": number(found.wanted),
        "reachable": number(found.reachable),
        "ways": [
            {"points": number(way.points), "criteria": [_won(each) for each in way.criteria]} for way in found.ways
        ],
        "has_more": found.has_more,
        "note": CALCULATED,
    }


def _won(criterion: Winnable) -> dict[str, Any]:
    return {
        "code": criterion.row.address,
        "title": plain(criterion.row.criterion.title),
        "points": number(criterion.points),
        "decided_by": criterion.decided_by,
        "lead": [each.party.id for each in criterion.lead if each.party],
        "lead_names": [each.name for each in criterion.lead],
    }


def _ways_by_criterion(found: Recovered) -> dict[str, str]:
    """The numbers of the ways that each criterion is in, by its address: “1; 3”."""
    numbered: dict[str, list[str]] = {}
    for at, way in enumerate(found.ways, 1):
        for each in way.criteria:
            numbered.setdefault(each.row.address, []).append(str(at))
    return {code: "; ".join(own) for code, own in numbered.items()}
