"""Biểu tổng hợp tiêu chí bị mất điểm: what was lost and who brings it back, as finished strings.

It is a working paper, no văn bản: it takes the decree's page and typeface, the issuer above the title, and the source
of the points under it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from cchc.documents.views.annex import Cell
from cchc.documents.views.sheet import HeadingLine

TITLE = "BIỂU TỔNG HỢP TIÊU CHÍ BỊ MẤT ĐIỂM"


@dataclass(frozen=True, slots=True, kw_only=True)
class LossLine:
    """A row of the table: a criterion with its remedy, or a sum."""

    number: str = ""
    code: str = ""
    title: str
    max_score: str
    score: str
    gap: str
    lead: str = ""
    due: str = ""
    state: str = ""
    coverage: str = ""
    upkeep: str = ""
    is_sum: bool = False
    is_heading: bool = False

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line by the columns of the table."""
        return {name: Cell(getattr(self, name)) for name in ("number", *COLUMNS)}


COLUMNS = ("code", "title", "max_score", "score", "gap", "lead", "due", "state", "coverage", "upkeep")
"""The columns of the table that have a heading; the TT is `number`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossTable:
    """Biểu tổng hợp tiêu chí bị mất điểm of one remedy plan: the fields that a template may print."""

    issuer: str
    title: str = TITLE
    index: str
    """The Index, its year, and whose it is."""
    source: tuple[str, ...]
    """The source of the points, and the day of the states."""
    heading: dict[str, str]
    lines: tuple[HeadingLine | LossLine, ...]
    notes: tuple[str, ...]
    computed_title: str = ""
    computed: tuple[str, ...] = ()
    """The sentences on assumed scores or on ways to win points back; blank when none were asked for."""

    def parts(self, words: Collection[str]) -> "tuple[LossTable]":  # noqa: ARG002 — whatever the template has
        """The whole table."""
        return (self,)

    @property
    def texts(self) -> tuple[str, ...]:
        """The printed texts other than the table's lines."""
        asked = (self.computed_title, *self.computed) if self.computed else ()
        return (self.issuer, self.title, self.index, *self.source, *self.heading.values(), *self.notes, *asked)

    @property
    def name(self) -> str:
        """The document's title in its properties."""
        return f"Biểu tổng hợp tiêu chí bị mất điểm, {self.index}"

    @property
    def subject(self) -> str:
        """The document's subject in its properties."""
        return self.index
