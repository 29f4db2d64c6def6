"""What every part of a file shares: it is frozen, refuses unknown fields, and knows its place."""

from typing import Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from cchc.diagnostics import Part, Place


class Element(BaseModel):
    """A part of a file: a plan, an area, a criterion, a party …"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    _place: Place = PrivateAttr(default=Place(""))

    @property
    def place(self) -> Place:
        """Where this part stands."""
        return self._place

    def at(self, field: str, part: Part = Part.VALUE) -> Place:
        """Where one of its fields stands; a field that the file leaves out is shown at this part's beginning."""
        return Place(self._place.file, (*self._place.path, field), part)

    def settle(self, place: Place) -> Self:
        """Tell this part, and every part in it, where it stands. Once, by the one who read it from a file."""
        self._place = place
        for name, value in self:
            for path, child in _children((*place.path, name), value):
                child.settle(Place(place.file, path))
        return self


def _children(path: tuple[str | int, ...], value: object) -> list[tuple[tuple[str | int, ...], Element]]:
    if isinstance(value, Element):
        return [(path, value)]
    if isinstance(value, tuple):
        return [((*path, index), item) for index, item in enumerate(value) if isinstance(item, Element)]
    return []
