"""What an import works on: a document with its annexes, and the plan file that is made of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cchc import files
from cchc.importing.imported import Doubt, ImportedAnnex, LeftOut
from cchc.importing.rows.remarks import remark_doubts
from cchc.importing.writing.plan_text import PlanText
from cchc.reading.foreign.document import ForeignDocument, ForeignText, Oddity


class ImportSource(NamedTuple):
    """A document with its annexes, and the names of its tables that are none of theirs."""

    path: Path
    document: ForeignDocument
    annexes: tuple[ImportedAnnex, ...]
    other_tables: tuple[str, ...]

    @property
    def name(self) -> str:
        """The document as sentences name it."""
        return files.name_of(self.path)

    @property
    def doubts(self) -> Iterator[Doubt]:
        """Doubts about what stands outside the tables: what the reader tells, and text boxes, which may name an annex.

        Notes and pictures in the prose before an annex are no part of it.
        """
        texts = (block for block in self.document.blocks if isinstance(block, ForeignText))
        boxes = (remark for text in texts for remark in text.remarks if remark.oddity is Oddity.BOX)
        return remark_doubts((*self.document.remarks, *boxes), "ngoài bảng")


class ImportedPlan(NamedTuple):
    """A plan file that is made of an annex of a document."""

    path: Path
    source: ImportSource
    annex: ImportedAnnex
    made: PlanText

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return files.encoded(self.made.text)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubts about the annex, about its rows, and about the text made of them."""
        return (*self.annex.doubts, *self.annex.content.doubts, *self.made.doubts)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Words of the tables that are not in the plan, and why."""
        return (*self.annex.content.left_out, *self.made.left_out)
