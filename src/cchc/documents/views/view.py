"""Protocols of all view models: the fields that a template may print, and the texts that a reader must see."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import Field
from typing import Any, ClassVar, Protocol

from cchc.documents.views.annex import Cell


class ViewLine(Protocol):
    """A row of the table."""

    @property
    def title(self) -> str:
        """The line's name in messages."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """The cells of the line by the columns of `ViewPart.heading`."""


class ViewPart(Protocol):
    """A part of a document: at most one table, and texts beside it."""

    @property
    def heading(self) -> Mapping[str, str]:
        """The headings of the table's columns."""

    @property
    def lines(self) -> Sequence[ViewLine]:
        """The rows of the table."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The printed texts other than the table's lines, without emphasis."""


class View(ViewPart, Protocol):
    """A dataclass of finished strings; a template may print each of its fields."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def issuer(self) -> str:
        """The office, which is the document's author."""

    def parts(self, words: Collection[str]) -> Sequence[ViewPart]:
        """The parts that a document must show when its template has these words."""

    @property
    def name(self) -> str:
        """The document's title in its properties."""

    @property
    def subject(self) -> str:
        """The document's subject in its properties."""
