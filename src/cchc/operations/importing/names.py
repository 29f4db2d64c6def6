"""The names of the plans that are made of annexes: 2024.yaml, 2023_gaps.yaml, 2024_nhiem-vu.yaml, `-2` for a second.

Nothing is overwritten. A file that is the same annex already is no second one: two of them would be told as rivals, and
neither would be tracked. So the name stays, and what stands there must be the very same text. Any other file only takes
the name away.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cchc import files
from cchc.errors import CchcError
from cchc.importing.imported import ImportedAnnex
from cchc.model.folding import fold
from cchc.operations.free_names import is_free, numbered
from cchc.source import MAX_YAML_BYTES, parse

_FIELDS = ("kind", "year", "until", "assessed_year", "annex")
_REPEATED = "assignments"
"""The kind of annexes of which a Kế hoạch may have several."""


def plan_paths(annexes: Sequence[ImportedAnnex], folder: Path) -> list[Path]:
    """The paths of the plans in a folder, in the order of the annexes.

    Raises:
        CchcError: Two of the annexes claim to be one.
    """
    _refuse_rivals(annexes)
    taken: list[Path] = []
    for annex in annexes:
        usual = folder / _usual_name(annex)
        taken.append(next(path for path in numbered(usual) if path not in taken and _can_have(path, annex)))
    return taken


def period(annex: ImportedAnnex) -> str:
    """The annex's year or years: 2024, 2026-2030."""
    return f"{annex.year}-{annex.until}" if annex.until else str(annex.year)


def _usual_name(annex: ImportedAnnex) -> str:
    names = {
        "maintain": period(annex),
        "remedy": f"{annex.assessed_year}_gaps",
        "assignments": f"{period(annex)}_nhiem-vu",
    }
    return f"{names[annex.kind]}.yaml"


def _refuse_rivals(annexes: Iterable[ImportedAnnex]) -> None:
    known: set[tuple[object, ...]] = set()
    for annex in annexes:
        own = _identity(_stated(annex))
        if own in known and annex.kind != _REPEATED:
            raise CchcError(
                f"Có hai bảng cùng là phụ lục “{annex.title}” ({period(annex)}). Đề nghị bỏ một bảng, hoặc nhập riêng "
                "từng văn bản vào thư mục khác (-o THƯ-MỤC)."
            )
        known.add(own)


def _can_have(path: Path, annex: ImportedAnnex) -> bool:
    """True if nothing has the name yet, or this annex has."""
    return is_free(path) or _identity(_header(path)) == _identity(_stated(annex))


def _identity(header: Mapping[str, str | None]) -> tuple[object, ...]:
    """The fields by which two annexes of a commune claim one place; of nhiệm vụ there may be several, by title."""
    title = fold(header["title"] or "") if header["kind"] == _REPEATED else None
    return (*(header[name] for name in _FIELDS), title)


def _stated(annex: ImportedAnnex) -> dict[str, str | None]:
    values = (annex.kind, annex.year, annex.until, annex.assessed_year, annex.number)
    own = zip(_FIELDS, values, strict=True)
    return {"title": annex.title, **{name: None if value is None else str(value) for name, value in own}}


def _header(path: Path) -> dict[str, str | None]:
    """The same fields of a file that is there; none of them for one that is no plan."""
    try:
        data = parse(files.read(files.existing(path), MAX_YAML_BYTES)).data
    except OSError:
        data = None
    found = data if isinstance(data, dict) else {}
    return {name: value if isinstance(value := found.get(name), str) else None for name in (*_FIELDS, "title")}
