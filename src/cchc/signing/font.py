"""The typeface of the visible text: Times New Roman, or a free one with the same widths, found on this machine.

pyHanko writes widths in the font's own units as if an em had 1000 of them; nearly every Times has 2048 and would come
out spread and cut. So the few letters that are needed are taken out and scaled first.
"""

import io
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables.otBase import OTLOffsetOverflowError

from cchc import files
from cchc.errors import CchcError
from cchc.signing.limits import bounded
from cchc.signing.reading import read_bounded

_FILES = (
    ("times.ttf", "times new roman.ttf", "times_new_roman.ttf"),
    ("liberationserif-regular.ttf",),
    ("tinos-regular.ttf",),
)
"""Names of files in the order of preference, without regard to case."""
_UNITS = 1000
_OUTLINES = {"glyf", "CFF ", "CFF2"}
"""The tables of a font that may hold the shapes of its letters; a usable font has one of them."""
_SECONDS = 4.0
UNUSABLE = (
    *(TTLibError, OTLOffsetOverflowError, struct.error, zlib.error, ImportError, RecursionError, NotImplementedError),
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError, EOFError),
)
"""Errors that fontTools raises for a broken font, or one in an unknown packing (WOFF 2)."""


def folders() -> tuple[Path, ...]:
    """The folders of fonts on Windows, macOS and Linux."""
    home = Path.home()
    return (
        Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts"),
        Path("/System/Library/Fonts/Supplemental"),
        Path("/Library/Fonts"),
        home / "Library" / "Fonts",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def typeface(text: str, chosen: Path | None) -> bytes:
    """A font program with the letters of `text` and no others, 1000 units to the em: `chosen`, or the first found.

    Raises:
        CchcError: `chosen` is no font or lacks a letter; or no Times on this machine has them all.
    """
    if chosen is not None:
        found = _letters(chosen, text)
        if isinstance(found, str):
            raise CchcError(f"Phông chữ “{chosen}” không có chữ “{found}”. Đề nghị chọn phông khác (--font).")
        return found
    for path in _found():
        with suppress(CchcError):  # a broken one is passed over
            found = _letters(path, text)
            if isinstance(found, bytes):  # fonts-liberation of Debian 12 lacks most Vietnamese letters
                return found
    raise CchcError(
        "Máy này không có phông Times New Roman, Liberation Serif hoặc Tinos đủ chữ tiếng Việt. Đề nghị cài "
        "(Debian, Ubuntu: fonts-liberation2), hoặc ghi --font TỆP.ttf."
    )


def _found() -> Iterator[Path]:
    """The fonts on this machine, the preferred first."""
    present = [path for folder in folders() for path in _below(folder)]
    for names in _FILES:
        yield from (path for path in present if path.name.lower() in names)


def _below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.[tT][tT][fF]")) if files.is_folder(folder) else []


def _letters(path: Path, text: str) -> bytes | str:
    """A font program with the letters of `text`, or the first one that the font lacks.

    Raises:
        CchcError: The file is no font, or a hostile one.
    """
    content = read_bounded(path)
    try:
        return bounded(lambda: _taken(content, text), f"Phông chữ “{path}”", seconds=_SECONDS)
    except UNUSABLE as error:
        raise CchcError(f"Không đọc được phông chữ “{path}”. Đề nghị chọn tệp .ttf khác (--font).") from error


def _taken(content: bytes, text: str) -> bytes | str:
    font = TTFont(io.BytesIO(content))
    if not _OUTLINES & set(font.keys()):
        raise TTLibError("no letters to be seen")
    return _missing(font, text) or _reduced(font, text)


def _missing(font: TTFont, text: str) -> str:
    """The first letter of the text that the font lacks, or nothing."""
    letters = font.getBestCmap() or {}
    return next((letter for letter in text if ord(letter) not in letters), "")


def _reduced(font: TTFont, text: str) -> bytes:
    options = Options(hinting=False)
    options.drop_tables += ["FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    scale_upem(font, _UNITS)
    program = io.BytesIO()
    font.save(program)
    return program.getvalue()
