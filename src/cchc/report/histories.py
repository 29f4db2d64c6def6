"""Điểm bị mất qua các năm: a table for each commune below the report of its plans, and its JSON."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from cchc.analysis.score_history import HistoryState, ScoreHistory, ScoreYears, YearStanding
from cchc.model.emphasis import plain
from cchc.phrasing.column import texts, values
from cchc.phrasing.history_columns import BESIDE, history_columns, lost_texts
from cchc.phrasing.history_remarks import history_doubts, history_foot, history_lead, history_title
from cchc.report.forms import Report
from cchc.report.gap_records import numbers, score_state
from cchc.report.machine import named, number
from cchc.report.table import PrintedTable, TableGroup, TableLine
from cchc.report.widening import widened


def with_years(report: Report, found: Sequence[ScoreYears]) -> Report:
    """The report with the years of these communes; as it is without any."""
    if not found:
        return report
    beside = {
        (standing.name, standing.listed.row.address): values(BESIDE, history)
        for years in found
        for history in (*years.histories, *years.others)
        for standing in history.known
    }
    wide = widened(report, BESIDE, beside, [_table(years) for years in found], {})
    return wide._replace(shape=lambda: {**wide.shape(), "years": [_shape(years) for years in found]})


def _table(years: ScoreYears) -> PrintedTable:
    columns = history_columns(years)
    lines = (TableLine(texts(columns, history)) for history in years.histories)
    total = TableLine(lost_texts(years), is_sum=True)
    return PrintedTable(
        history_title(years),
        columns,
        (TableGroup((*lines, total)),),
        tuple(history_foot(years)),
        tuple(history_lead(years)),
    )


def _shape(years: ScoreYears) -> dict[str, Any]:
    """The years of one commune in JSON."""
    return {
        **named(years.commune.names),
        "assessed_years": [
            {"year": each.year, "paths": [annex.name for annex in each.annexes], "totals": numbers(each.totals)}
            for each in years.years
        ],
        "states": [_state(state, years.of(state)) for state in HistoryState],
        "criteria": [_criterion(history, years) for history in years.histories],
        "doubts": list(history_doubts(years)),
    }


def _state(state: HistoryState, found: Sequence[ScoreHistory]) -> dict[str, Any]:
    lost = sum((history.lost for history in found), Decimal(0))
    codes = [history.newest.listed.row.address for history in found]
    return {"state": state.value, "gap": number(lost), "criteria": codes}


def _criterion(history: ScoreHistory, years: ScoreYears) -> dict[str, Any]:
    newest = history.newest.listed
    return {
        "code": newest.row.address,
        "area": newest.row.area_number or None,
        "title": plain(newest.criterion.title),
        "state": history.state.value,
        "gap": number(history.lost),
        "years": [
            {"year": each.year, **_standing(standing)}
            for each, standing in zip(years.years, history.standings, strict=True)
        ],
    }


def _standing(standing: YearStanding | None) -> dict[str, Any]:
    """A criterion in one year; of a year whose annex does not list it, nothing is known."""
    if standing is None:
        blank = dict.fromkeys(("path", "code", "title", "max_score", "score", "gap"))
        return {**blank, "score_state": "not_listed"}
    return {
        "path": standing.name,
        "code": standing.listed.row.address,
        "title": plain(standing.listed.criterion.title),
        **numbers(standing.gap.points),
        "score_state": score_state(standing.gap),
    }
