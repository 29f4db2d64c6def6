"""The base class of every part of a file: frozen, refuses unknown fields, knows its place."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, PrivateAttr

from cchc.diagnostics import Part, Place


class Element(BaseModel):
    """A part of a file: a plan, an area, a criterion, a party …"""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    after: ClassVar[Mapping[str, str]] = {}
    """Fields that a kind of file adds, each with the field that it is written after; others keep the model's order."""
    without: ClassVar[frozenset[str]] = frozenset()
    """Fields of the model that it is made from, which it does not have."""

    _place: Place = PrivateAttr(default=Place(""))

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """The names of the fields in the order of writing."""
        left_out = cls.without | cls.after.keys()
        names = [field.alias or name for name, field in cls.model_fields.items() if name not in left_out]
        for name, before in cls.after.items():
            names.insert(names.index(before) + 1, name)
        return tuple(names)

    @classmethod
    def element_in(cls, field: str) -> "type[Element] | None":
        """The kind of element that a field holds, one or several; `None` for single values."""
        return _element_in(cls.model_fields[field].annotation) if field in cls.model_fields else None

    @property
    def place(self) -> Place:
        """The place of this part in its file."""
        return self._place

    def at(self, *path: str, part: Part = Part.VALUE) -> Place:
        """The place of a field, or of a field within it; a field that the file lacks stands for its container."""
        return Place(self._place.file, (*self._place.path, *path), part)

    def settle(self, place: Place) -> Self:
        """Set the place of this part and of every part in it; called once, by the reader of the file.

        Only fields hold parts: a property that is kept may show the same parts under a name that no file has.
        """
        self._place = place
        for name in type(self).model_fields:
            for path, child in _children((*place.path, name), getattr(self, name)):
                child.settle(Place(place.file, path))
        return self


def _element_in(annotation: Any) -> type[Element] | None:  # noqa: ANN401 — annotations are of any form
    if isinstance(annotation, type) and issubclass(annotation, Element):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _element_in(argument))), None)


def _children(path: tuple[str | int, ...], value: object) -> list[tuple[tuple[str | int, ...], Element]]:
    if isinstance(value, Element):
        return [(path, value)]
    if isinstance(value, tuple):
        return [((*path, index), item) for index, item in enumerate(value) if isinstance(item, Element)]
    return []
