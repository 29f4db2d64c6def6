"""The files that come with the program, and their paths.

A wheel carries `templates/` inside the package. An editable install has no such folder; there the checkout's own
`templates/` at the top of the repository is used. A folder `templates/` in the working folder goes before both: that is
where an office keeps the templates that it has restyled, beside its `plans/`.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cchc.errors import CchcError

TEMPLATES_FOLDER = Path("templates")
"""The folder, in the working folder, for templates that an office has restyled."""
_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "templates"
_CHECKOUT = _PACKAGE.parents[1] / "templates"


TEMPLATES = {
    "maintain.docx": "phụ lục duy trì",
    "remedy.docx": "phụ lục khắc phục",
    "assignments.docx": "phụ lục phân công nhiệm vụ",
    "sheet.docx": "phiếu theo dõi",
    "leader.docx": "trang lãnh đạo",
    "gaps.docx": "biểu điểm bị mất",
}
"""File name of each Word template of the program → Vietnamese name of the document that is made with it."""


@cache
def levels() -> tuple[str, ...]:
    """The levels of administrative units (xã, huyện …), which change with the law and so are data."""
    return _lines("levels.txt")


@cache
def political_bodies() -> tuple[str, ...]:
    """The wordings that tell a body of the Party or of the Fatherland Front (Đảng ủy, MTTQ, Hội Nông dân …)."""
    return _lines("political_bodies.txt")


@cache
def document_kinds() -> dict[str, str]:
    """The decree's abbreviations of kinds of administrative documents, each with the kind's name: KH → Kế hoạch."""
    return {short: name for short, _, name in (line.partition(" ") for line in _lines("document_kinds.txt"))}


@cache
def document_bodies() -> tuple[str, ...]:
    """The abbreviations of bodies with which the symbol of a Công văn begins, as patterns (`?`, `*`)."""
    return _lines("document_bodies.txt")


@cache
def swapped_days() -> tuple[tuple[date, date], ...]:
    """The working days that were swapped by the Government: the day off, and the day worked for it."""
    pairs = (line.split()[:2] for line in _lines("swapped_days.txt"))
    return tuple((date.fromisoformat(off), date.fromisoformat(worked)) for off, worked in pairs)


def _lines(name: str) -> tuple[str, ...]:
    """The lines of a file of the package, without blank ones and comments."""
    lines = _PACKAGE.joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def letter_widths() -> dict[str, dict[str, int]]:
    """The widths of the letters of Times New Roman in thousandths of the size, by face: `regular`, `bold italic` …

    `tools/letter_widths.py` makes the file; a letter that is not there has no known width.
    """
    faces: dict[str, dict[str, int]] = {}
    widths: dict[str, int] = {}
    for line in _lines("letter_widths.txt"):
        width, _, letters = line.partition(" ")
        if width.isdigit():
            widths |= dict.fromkeys(letters, int(width))
        else:
            widths = faces[line] = {}
    return faces


class FormerBodies(NamedTuple):
    """Bodies and levels of government that ended: since when, how they are called together, and their names.

    The words for the levels alone may stand in the name of something that goes on.
    """

    since: date
    level: str
    names: tuple[str, ...]
    levels: tuple[str, ...] = ()


@cache
def former_bodies() -> tuple[FormerBodies, ...]:
    """The bodies that ended, which change with the law and so are data; each group begins with a line of its day."""
    lines = _PACKAGE.joinpath("former_bodies.txt").read_text(encoding="utf-8").splitlines()
    groups: list[tuple[date, str, list[str]]] = []
    for line in lines:
        if line[:1].isdigit():
            day, _, level = line.partition(" ")
            groups.append((date.fromisoformat(day), level, []))
        elif line and not line.startswith("#"):
            groups[-1][2].append(line)
    return tuple(
        FormerBodies(
            since,
            level,
            tuple(name for name in names if not name.startswith("* ")),
            tuple(name.removeprefix("* ") for name in names if name.startswith("* ")),
        )
        for since, level, names in groups
    )


def templates() -> tuple[Path, ...]:
    """The files of `TEMPLATES`, by name."""
    return tuple(sorted(_shipped().glob("*.docx")))


def template(name: str) -> Path:
    """The Word template of that name, e.g. `maintain.docx`; one always exists in an intact installation.

    Raises:
        CchcError: The office's own folder of templates may not be entered.
    """
    own = TEMPLATES_FOLDER / name
    try:
        return own if own.is_file() or own.is_symlink() else _shipped() / name
    except OSError as error:
        reason = "không có quyền" if isinstance(error, PermissionError) else "hệ thống từ chối"
        raise CchcError(
            f"Không vào được thư mục “{own.parent}” để tìm mẫu “{name}” ({reason}). "
            "Đề nghị kiểm tra quyền, hoặc ghi --template TỆP."
        ) from error


def _shipped() -> Path:
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
