"""What every view model has: the words that a template may print, and what a reader of the file must see of them."""

from collections.abc import Mapping, Sequence
from dataclasses import Field
from typing import Any, ClassVar, Protocol

from cchc.documents.views.annex import Cell


class ViewLine(Protocol):
    """A row of the table."""

    @property
    def title(self) -> str:
        """What it is called in messages."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """All that it prints, by the columns of `View.heading`."""


class View(Protocol):
    """A dataclass of finished strings, each of whose fields a template may print."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def issuer(self) -> str:
        """The office, which is the document's author."""

    @property
    def heading(self) -> Mapping[str, str]:
        """The headings of the table's columns."""

    @property
    def lines(self) -> Sequence[ViewLine]:
        """The rows of the table."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is printed beside the lines of the table, without its emphasis."""

    @property
    def name(self) -> str:
        """The document's title in its properties."""

    @property
    def subject(self) -> str:
        """What the document is about, in its properties."""
