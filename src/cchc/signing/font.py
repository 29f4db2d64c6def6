"""The typeface of the visible text: Times New Roman, or a free one with the same widths, found on this machine.

pyHanko writes widths in the font's own units as if an em had 1000 of them; nearly every Times has 2048 and would come
out spread and cut. So the few letters that are needed are taken out and scaled first.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.scaleUpem import scale_upem

from cchc import files
from cchc.errors import CchcError

_FILES = (
    ("times.ttf", "times new roman.ttf", "times_new_roman.ttf"),
    ("liberationserif-regular.ttf",),
    ("tinos-regular.ttf",),
)
"""Names of files in the order of preference, without regard to case."""
_UNITS = 1000


def folders() -> tuple[Path, ...]:
    """Where the systems keep their fonts."""
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
        font = _opened(chosen)
        if missing := _missing(font, text):
            raise CchcError(f"Phông chữ “{chosen}” không có chữ “{missing}”. Đề nghị chọn phông khác (--font).")
        return _reduced(font, text)
    for path in _found():
        font = _opened(path)
        if not _missing(font, text):  # fonts-liberation of Debian 12 lacks most Vietnamese letters
            return _reduced(font, text)
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


def _opened(path: Path) -> TTFont:
    try:
        return TTFont(path)
    except (TTLibError, OSError) as error:
        raise CchcError(f"Không đọc được phông chữ “{path}”. Đề nghị chọn tệp .ttf khác (--font).") from error


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
