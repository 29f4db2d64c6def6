"""A place in the official's words: “Phụ lục I, lĩnh vực I, TT 4, cột Thời gian thực hiện”, and in the file's own terms.

Both are read from the raw data, so that a file which breaks the schema has places, too.
"""

from collections.abc import Iterator

from cchc.diagnostics import FieldPath
from cchc.model.plan import COLUMNS
from cchc.source import Data
from cchc.wording import FIELDS

_CELLS = {*COLUMNS, "max_score", "score"}


def in_words(data: Data, path: FieldPath) -> str:
    """The place of `path` in the printed annex, in the official's words; blank outside its table."""
    if path[:1] != ("areas",) or not isinstance(data, dict):
        return ""
    annex = data.get("annex")
    area = _step(_step(data, "areas"), path[1] if path[1:] else None)
    number = _step(area, "number")
    words = [
        f"Phụ lục {annex}" if isinstance(annex, str) else "Phụ lục",
        f"lĩnh vực {number}" if isinstance(number, str) else "",
        *_cell(path),
    ]
    return ", ".join(filter(None, words))


def _cell(path: FieldPath) -> Iterator[str]:
    """TT and column of a criterion or a part of one; nothing for an area itself."""
    indices = [step + 1 for step in path[2:] if isinstance(step, int)]
    if path[2:3] == ("criteria",) and indices:
        depth = 2 if path[4:5] == ("parts",) else 1
        yield f"TT {'.'.join(map(str, indices[:depth]))}"
        if path[-1] in _CELLS:
            yield f"cột {FIELDS[str(path[-1])]}"


def subject(data: Data, path: FieldPath) -> tuple[str, str]:
    """The criterion that `path` is in, by its code, and the field, by names and ids: ("1.3", "deliverables/hop/due").

    Both stay the same when rows are added above, unlike a line number. Outside criteria the first is blank.
    """
    criterion = ""
    field: list[str] = []
    for step in path:
        data = _step(data, step)
        name = _own_name(data) if isinstance(step, int) else str(step)
        field.append(name or str(step))
        if isinstance(step, int) and isinstance(data, dict) and "code" in data:
            criterion, field = name or "", []
    return criterion, "/".join(field)


def _own_name(data: Data) -> str | None:
    """The name that tells a list's item from the others: its code, number, id or address; `None` without one."""
    names = [data.get(key) for key in ("code", "number", "id", "what")] if isinstance(data, dict) else []
    return next((name for name in names if isinstance(name, str)), None)


def _step(data: Data, step: str | int | None) -> Data:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
