"""Beginning a commune's files: the text of its commune file, from the level and the name that somebody types."""

import unicodedata

from cchc import resources
from cchc.errors import WrongUsageError
from cchc.language.starting import starting_commune
from cchc.model.folding import fold
from cchc.model.starter import starter_levels
from cchc.wording import slug

_LONGEST_NAME = 60
_ISSUERS = ("UBND", "Ủy ban nhân dân")


def commune_file(level: str, name: str) -> str:
    """The text of the commune file; `level` is the slug of a level word, `name` may have the level word before it.

    Raises:
        WrongUsageError: The name is blank, no name, or that of a commune of another level.
    """
    unit = next(each for each in starter_levels() if slug(each) == level)
    return starting_commune(unit, _bare_name(unit, _readable(name)))


def _readable(name: str) -> str:
    """The name in NFC and with single blanks.

    Raises:
        WrongUsageError: The name has no letter or digit, has characters that cannot be seen, or is too long.
    """
    readable = " ".join(unicodedata.normalize("NFC", name).split())
    if not slug(readable) or not readable.isprintable() or len(readable) > _LONGEST_NAME:
        raise _no_name(name)
    return readable


def _bare_name(unit: str, name: str) -> str:
    """The name without “UBND” and the level word before it: “UBND xã Mẫu” is Mẫu.

    Raises:
        WrongUsageError: The level word is another one, or nothing stands behind it.
    """
    rest = next((rest for issuer in _ISSUERS if (rest := _after(issuer, name)) is not None), name)
    for level in sorted(resources.levels(), key=len, reverse=True):
        bare = _after(level, rest)
        if bare and level != unit:
            raise WrongUsageError(
                f"“{rest}” là tên của {level}, còn --level ghi {slug(unit)} ({unit}). Đề nghị sửa một trong hai."
            )
        rest = rest if bare is None else bare
    if not rest:
        raise _no_name(name)
    return rest


def _no_name(name: str) -> WrongUsageError:
    return WrongUsageError(f"“{name}” không phải là tên của xã, phường, đặc khu. Đề nghị ghi lại --name.")


def _after(words: str, name: str) -> str | None:
    """The part of a name behind these words at its beginning; `None` when they are not there."""
    number = len(words.split())
    first, rest = name.split()[:number], name.split()[number:]
    return " ".join(rest) if fold(" ".join(first)) == fold(words) else None
