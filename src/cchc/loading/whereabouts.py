"""A place in the official's words: “Phụ lục I, lĩnh vực I, TT 4, cột Thời gian thực hiện”, and in the file's own terms.

Both are read from the raw data, so that a file which breaks the schema has places, too.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.diagnostics import FieldPath
from cchc.model.codes import joined, numbered
from cchc.model.columns import POINT_COLUMNS, TEXT_COLUMNS
from cchc.source import Data
from cchc.wording import FIELDS

_CELLS = {*TEXT_COLUMNS, *POINT_COLUMNS}
_TABLE = {"areas", "criteria"}


class _AreaPlace(NamedTuple):
    """An area among those that it stands with; a path may lead to one that the file lacks."""

    areas: Sequence[Data]
    at: int

    @property
    def number(self) -> str:
        """Its number; blank for an area without one."""
        return _area_number(self.areas[self.at]) if self.at < len(self.areas) else ""

    @property
    def derived(self) -> str:
        """The number by which it counts in addresses."""
        return numbered([*map(_area_number, self.areas)])[self.at] if self.at < len(self.areas) else ""


class _TablePlace(NamedTuple):
    """The place of a path in the table: its areas, its TT, and the path within the row."""

    areas: tuple[_AreaPlace, ...]
    number: str
    """TT; blank outside rows."""
    rest: FieldPath

    @property
    def address(self) -> str:
        """The address that a row without a code has there; blank outside rows."""
        derived = joined(area.derived for area in self.areas)
        return f"{derived}/{self.number}" if self.areas and self.number else self.number


class PlaceInWords(NamedTuple):
    """The place of a finding in the official's words, and in the file's own terms; see `Diagnostic`.

    The criterion and the field stay the same when rows are added above, unlike a line number: they go by codes, names
    and ids, a row without a code by its address.
    """

    where: str
    """The place in the printed annex; blank outside its table."""
    criterion: str
    """The row, by its code; blank outside rows."""
    field: str
    """The field, by names and ids: “deliverables/hop/due”."""


def whereabouts(data: Data, path: FieldPath) -> PlaceInWords:
    """The place of `path` in the data of a file."""
    place = _place(data, path) if path[:1] and path[0] in _TABLE else None
    if place is None:
        return PlaceInWords("", "", "/".join(_names(data, path, 0)))
    row = path[: len(path) - len(place.rest)] if place.number else ()
    code = _at(data, (*row, "code")) if row else None
    criterion = code if isinstance(code, str) else place.address
    where = _in_words(data, place) if isinstance(data, dict) else ""
    return PlaceInWords(where, criterion, "/".join(_names(data, path, len(row))))


def _in_words(data: dict[str, Data], place: _TablePlace) -> str:
    annex, number = data.get("annex"), joined(area.number for area in place.areas if area.number)
    words = [
        f"Phụ lục {annex}" if isinstance(annex, str) else "Phụ lục",
        f"lĩnh vực {number}" if number else "",
        f"TT {place.number}" if place.number else "",
        _column(data, place.rest) if place.number else "",
    ]
    return ", ".join(filter(None, words))


def _names(data: Data, path: FieldPath, start: int) -> Iterator[str]:
    """The steps of a path from one on, those into lists by the names of their items."""
    data = _at(data, path[:start])
    for step in path[start:]:
        data = _step(data, step)
        name = _own_name(data) if isinstance(step, int) else None
        yield name or str(step)


def _place(data: Data, path: FieldPath) -> _TablePlace:
    """The place of a path that begins with `areas` or `criteria`."""
    at, areas = 0, list[_AreaPlace]()
    while path[at : at + 1] == ("areas",) and isinstance(index := _step_of(path, at + 1), int):
        found = _at(data, path[: at + 1])
        areas.append(_AreaPlace(found if isinstance(found, list) else (), index))
        at += 2
    index = _step_of(path, at + 1)
    if path[at : at + 1] != ("criteria",) or not isinstance(index, int):
        return _TablePlace(tuple(areas), "", path[at:])
    tt = str(_before(data, path[:at]) + index + 1)
    at += 2
    if path[at : at + 1] == ("parts",) and isinstance(part := _step_of(path, at + 1), int):
        tt, at = f"{tt}.{part + 1}", at + 2
    return _TablePlace(tuple(areas), tt, path[at:])


def _area_number(area: Data) -> str:
    """The number of an area; blank for one without a number."""
    number = _step(area, "number")
    return number if isinstance(number, str) else ""


def _before(data: Data, group: FieldPath) -> int:
    """The number of rows that are counted before those of a group: 0 where TT begins anew in each area."""
    if not isinstance(data, dict) or data.get("numbering") != "continue":
        return 0
    total = 0
    for path, rows in _groups(data, ()):
        if path == group:
            break
        total += rows
    return total


def _groups(data: Data, path: FieldPath) -> Iterator[tuple[FieldPath, int]]:
    """The groups of rows in print order, each with the number of its rows."""
    criteria = _at(data, (*path, "criteria"))
    yield path, len(criteria) if isinstance(criteria, list) else 0
    areas = _at(data, (*path, "areas"))
    for index in range(len(areas) if isinstance(areas, list) else 0):
        yield from _groups(data, (*path, "areas", index))


def _column(data: Data, rest: FieldPath) -> str:
    """The column of a cell by its name; blank for other fields."""
    last = rest[-1] if rest else ""
    if last in _CELLS:
        return f"cột {FIELDS[str(last)]}"
    if rest[:1] != ("cells",) or rest[1:] == ():
        return ""
    return f"cột {_heading(data, str(last))}"


def _heading(data: Data, name: str) -> str:
    """The heading of a free column; its name where the file gives it none."""
    columns = _at(data, ("columns",))
    headings = (_step(item, name) for item in (columns if isinstance(columns, list) else []))
    return next((heading for heading in headings if isinstance(heading, str)), name)


def _step_of(path: FieldPath, at: int) -> str | int | None:
    return path[at] if at < len(path) else None


def _own_name(data: Data) -> str | None:
    """The name that tells a list's item from the others: its code, number, id or address; `None` without one."""
    names = [data.get(key) for key in ("code", "number", "id", "what")] if isinstance(data, dict) else []
    return next((name for name in names if isinstance(name, str)), None)


def _at(data: Data, path: FieldPath) -> Data:
    for step in path:
        data = _step(data, step)
    return data


def _step(data: Data, step: str | int | None) -> Data:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
