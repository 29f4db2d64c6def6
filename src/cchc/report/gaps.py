"""Tổng hợp điểm bị mất: what was lost and who brings it back, as a table, as records and as JSON.

Totals carry no percentage: 8 of 27,5 points is not the commune's score, since the annex lists only what lost points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cchc.analysis.coverage import Covered, Remedy
from cchc.analysis.gap_groups import GapBy, GapGroup, GapOrder, gap_groups
from cchc.analysis.gaps import AreaGap, CriterionGap, ScoredPoints
from cchc.phrasing.column import Column, texts
from cchc.phrasing.coverages import day_of_states
from cchc.phrasing.gap_columns import (
    CODE,
    COVERAGE,
    DUE,
    IN_CHARGE,
    LEAD,
    POINTS,
    STATE,
    TITLE,
    TITLE_AND_STATE,
    UPKEEP,
    awaited_text,
)
from cchc.phrasing.gap_titles import SCORED_SUM, group_heading, subject, sum_label
from cchc.phrasing.headings import UNACCOUNTABLE
from cchc.phrasing.score_sources import score_source_remark
from cchc.phrasing.unscored import missing
from cchc.report import gap_records
from cchc.report.forms import Report
from cchc.report.gap_remarks import foot
from cchc.report.table import PrintedTable, TableGroup, TableLine

_ROOMY = 120
"""The least width of a table with a column for each thing that is told of a remedy."""
_TITLES: dict[GapBy, str] = {"criterion": "", "area": " – theo lĩnh vực", "official": " – theo đầu mối chủ trì"}


def report(found: Sequence[Covered], order: GapOrder) -> Report:
    """The report of some remedy plans."""
    return Report(
        shape=lambda: {"plans": [gap_records.shape(covered, order) for covered in found]},
        headings=gap_records.HEADINGS,
        records=lambda: (record for covered in found for record in gap_records.records(covered, order)),
        tables=lambda: (_table(covered, order) for covered in found),
        version=gap_records.VERSION,
    )


def _table(covered: Covered, order: GapOrder) -> PrintedTable:
    plan = covered.gaps.plan
    lines = _Lines(
        covered, (LEAD, DUE, STATE, COVERAGE, *((UPKEEP,) if covered.gaps.plan.maintain_plan else ()), IN_CHARGE)
    )
    return PrintedTable(
        f"TỔNG HỢP ĐIỂM BỊ MẤT – {subject(plan, covered.dossier.commune)}{_TITLES[order.by]}",
        (CODE, replace(TITLE, roomy=True), replace(TITLE, slim=True), *POINTS, *lines.columns),
        tuple(lines.groups(order)),
        tuple(foot(covered, order)),
        (score_source_remark(plan), day_of_states(covered)),
        _ROOMY,
    )


class _Lines(NamedTuple):
    """The lines of one plan's table; `columns` tell of the remedy."""

    covered: Covered
    columns: tuple[Column[Remedy], ...]

    def groups(self, order: GapOrder) -> Iterator[TableGroup]:
        """The lines in their order, under their headings."""
        if order.by != "criterion":
            yield from self._under_headings(gap_groups(self.covered, order))
            return
        lines = self._ranked() if order.largest_first else self._printed()
        total = self._sum(f"{sum_label()}{missing(self.covered.gaps)}", self.covered.gaps.totals)
        yield TableGroup((*lines, *self._scored(), total))

    def _scored(self) -> Iterator[TableLine]:
        """The sum of what has a number, whose points add up where those of the total do not."""
        totals = self.covered.gaps.totals
        if totals.score is not None and totals.gap is not None and totals.score + totals.gap != totals.max_score:
            yield self._sum(SCORED_SUM, totals._replace(max_score=totals.score + totals.gap))

    def _under_headings(self, groups: Sequence[GapGroup]) -> Iterator[TableGroup]:
        nobody = next((group for group in groups if not group.answers), None)
        for group in groups:
            lines = tuple(self._line(remedy.gap) for remedy in group.remedies)
            yield TableGroup(lines, group_heading(group), UNACCOUNTABLE if group is nobody else "")

    def _ranked(self) -> Iterator[TableLine]:
        """What was lost, the most points first; then what lost nothing, or has no number; then each area's sum."""
        gaps = [*(remedy.gap for remedy in self.covered.remedies), *self.covered.others]
        areas = self.covered.gaps.largest_first().areas
        yield from (self._line(gap, closing=gap is gaps[-1]) for gap in gaps)
        yield from (self._area_sum(area, closing=area is areas[-1]) for area in areas)

    def _printed(self) -> Iterator[TableLine]:
        """All criteria in print order, each area's sum below it."""
        gaps = self.covered.gaps
        yield from (self._line(gap) for gap in gaps.criteria if not gap.row.areas)
        for area in gaps.areas:
            yield from (self._line(gap) for gap in gaps.criteria if any(each is area.area for each in gap.row.areas))
            yield self._area_sum(area, closing=True)

    def _line(self, gap: CriterionGap, *, closing: bool = False) -> TableLine:
        title, remedy = TITLE_AND_STATE.text(gap), self.covered.remedy(gap)
        own = texts(self.columns, remedy) if remedy else self._without_remedy(gap)
        upkeep = [
            f"{UPKEEP.heading}: {text}" for column, text in zip(self.columns, own, strict=True) if column is UPKEEP
        ]
        beside = "\n".join([title, *(upkeep if remedy else ())])
        return TableLine(
            (CODE.text(gap), title, beside, *texts(POINTS, self.covered.listed_points(gap)), *own), closing=closing
        )

    def _without_remedy(self, gap: CriterionGap) -> tuple[str, ...]:
        is_awaited = any(gap is each for each in self.covered.gaps.awaited)
        return tuple(awaited_text(column, gap) if is_awaited else "" for column in self.columns)

    def _area_sum(self, area: AreaGap, *, closing: bool) -> TableLine:
        return self._sum(f"{sum_label(area.area)}{missing(self.covered.gaps, area.area)}", area.points, closing=closing)

    def _sum(self, label: str, total: ScoredPoints, *, closing: bool = False) -> TableLine:
        blank = ("",) * len(self.columns)
        return TableLine(("", label, label, *texts(POINTS, total), *blank), is_sum=True, closing=closing)
