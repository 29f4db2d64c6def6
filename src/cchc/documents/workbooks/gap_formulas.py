"""Formulas of the workbook of lost points: change a score, and the loss, the sums and the shares follow.

Points have at most three decimals, so that differences and sums are rounded to these: binary fractions leave no traces.
Hidden columns say how a criterion enters the sums (`Counted`), and how much of the loss it tells, so that a formula is
as long for two hundred criteria as for ten. Of a parent and its parts those tell that `cchc.model.losses` says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.documents.workbooks.gap_lines import Counted, CriterionRow, SumRow

_KNOWN = f'">={Counted.POINTS:d}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class GapCells:
    """The letters of the columns on the sheet of a plan's criteria, and the row of the total."""

    maximum: str
    score: str
    gap: str
    share: str
    weight: str
    coverage: str
    counted: str
    told: str
    total: int

    def of_criterion(self, row: CriterionRow) -> Iterator[tuple[str, str]]:
        """The cells of a criterion that compute: its loss, its shares, and a score that is the sum of its parts."""
        at, maximum, score = row.at, f"{self.maximum}{row.at}", f"{self.score}{row.at}"
        yield f"{self.gap}{at}", f'IF(ISNUMBER({score}),ROUND({maximum}-{score},3),"")'
        yield f"{self.share}{at}", f'IF(AND(ISNUMBER({score}),{maximum}>0),{score}/{maximum},"")'
        yield f"{self.weight}{at}", self._weight(at)
        if row.parts:
            parts = _range(self.score, row.parts)
            yield score, f'IF(COUNT({parts})={row.needed},ROUND(SUM({parts}),3),"")'

    def of_remedy(self, row: CriterionRow, name: str) -> Iterator[tuple[str, str]]:
        """The cells on the remedy of a criterion that compute: the loss that it tells, and with one its class."""
        told, lost = f"{self.told}{row.at}", f"{self.gap}{row.at}"
        whole, *parts = row.family
        if parts:
            of_parts = f"ROUND(SUM({_range(self.gap, row.family[1:])}),3)={self.gap}{whole}"
            told_by = ("0", lost) if row.at == whole else (lost, "0")
            yield told, f'IF(ISNUMBER({lost}),IF({of_parts},{",".join(told_by)}),"")'
        else:
            yield told, lost
        yield f"{self.coverage}{row.at}", f'IF(N({told})>0,"{name}","")'

    def of_sum(self, row: SumRow) -> Iterator[tuple[str, str]]:
        """The cells of a sum that compute, the share of an area in the loss included."""
        counted = _range(self.counted, row.of)
        maximums = _range(self.maximum, row.of)
        sums = (f"SUMIF({counted},{how:d},{maximums})" for how in (Counted.MAXIMUM, Counted.WHOLE))
        yield f"{self.maximum}{row.at}", f"ROUND({'+'.join(sums)},3)"
        known = f'COUNTIFS({counted},{_KNOWN},{_range(self.score, row.of)},">=0")'
        for letter in (self.score, self.gap):
            of_known = f"SUMIF({counted},{_KNOWN},{_range(letter, row.of)})"
            yield f"{letter}{row.at}", f'IF({known}=0,"",ROUND({of_known},3))'
        if row.area:
            yield f"{self.weight}{row.at}", self._weight(row.at)

    def of_class(self, sheet: str, rows: range, name: str) -> tuple[str, str]:
        """The number of criteria of a class that lost points, and these points, as formulas on another sheet."""
        own, told = (f"{quoted(sheet)}!{_range(each, rows)}" for each in (self.coverage, self.told))
        return f'COUNTIF({own},"{name}")', f'ROUND(SUMIF({own},"{name}",{told}),3)'

    def _weight(self, at: int) -> str:
        """The part of all lost points that was lost in a row."""
        lost, total = f"{self.gap}{at}", f"{self.gap}${self.total}"
        return f'IF(AND(ISNUMBER({lost}),N({total})>0),{lost}/{total},"")'


def quoted(sheet: str) -> str:
    """The name of a sheet, as a formula on another sheet names it."""
    return "'" + sheet.replace("'", "''") + "'"


def _range(letter: str, rows: range) -> str:
    return f"${letter}${rows[0]}:${letter}${rows[-1]}"
