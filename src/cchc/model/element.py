"""The base class of every part of a file: frozen, refuses unknown fields, knows its place."""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict

from cchc.diagnostics import Part, Place

_NOWHERE = Place("")


class Element(BaseModel):  # noqa: PLW1641 — pydantic hashes what is frozen, by its fields
    """A part of a file: a plan, an area, a criterion, a party …"""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    after: ClassVar[Mapping[str, str]] = {}
    """Fields that a kind of file adds, each with the field that it is written after; others keep the model's order."""
    without: ClassVar[frozenset[str]] = frozenset()
    """Fields of the model that it is made from, which it does not have."""

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

    @cached_property
    def place(self) -> Place:
        """The place of this part in its file, as `settle` set it; nowhere for a part that no file holds.

        It is a kept property, as cheap as a plain attribute; pydantic makes and reads private ones by slow functions.
        """
        return _NOWHERE

    def __eq__(self, other: object) -> bool:
        """True for a part of the same kind with equal fields at the same place."""
        return isinstance(other, Element) and self.place == other.place and super().__eq__(other)

    def at(self, *path: str, part: Part = Part.VALUE) -> Place:
        """The place of a field, or of a field within it; a field that the file lacks stands for its container."""
        place = self.place
        return Place(place.file, (*place.path, *path), part)

    def settle(self, place: Place) -> Self:
        """Set the place of this part and of every part in it; called once, by the reader of the file.

        Only fields hold parts: a property that is kept may show the same parts under a name that no file has.
        """
        self.place = place
        for field in _fields_of_parts(type(self)):
            value = getattr(self, field)
            if isinstance(value, tuple):
                for index, item in enumerate(value):
                    item.settle(Place(place.file, (*place.path, field, index)))
            elif isinstance(value, Element):
                value.settle(Place(place.file, (*place.path, field)))
        return self


@cache
def _fields_of_parts(kind: type[Element]) -> tuple[str, ...]:
    """The fields of an element that hold others."""
    return tuple(name for name in kind.model_fields if kind.element_in(name))


def _element_in(annotation: Any) -> type[Element] | None:  # noqa: ANN401 — annotations are of any form
    if isinstance(annotation, type) and issubclass(annotation, Element):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _element_in(argument))), None)
