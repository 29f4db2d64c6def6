"""A value of a spreadsheet as a person sees it: by its number format, with a decimal comma, days as dd/mm/yyyy.

Of formats it knows what offices use: digits, thousands, percent, texts around a number, days, months, times of day. A
number in another format (fractions, powers of ten) is shown as if it had none. A format that names only a month and a
year shows no more: somebody who types 11/2024 has a first of November in the cell, and means the month.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from sys import float_info
from typing import NamedTuple

_LONGEST = 255
"""The most letters of a format (Excel's limit)."""
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<general>General)|'
    r"(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_DAY_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<time>(?:AM/PM|A/P|h+|s+(?:\.0+)?))'
    r"|(?P<date>y+|m+|d+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTIONS = re.compile(r'((?:"[^"]*"?|\\.|[^;"\\])*)(?:;|$)', re.DOTALL)
_EXACT = Context(prec=800)
"""For numbers of any size that a cell can hold."""
_NAMED = 3
"""The number of letters in a format from which a day or a month is a name: ddd, mmm."""


class Shown(NamedTuple):
    """A value as it is shown; `whole` is a number without its rounding, blank where it was not rounded."""

    text: str
    whole: str = ""


def shown(value: object, form: str) -> Shown:
    """The value of a cell with this number format.

    Raises:
        ValueError: It is a number that no spreadsheet holds.
    """
    if isinstance(value, int) and abs(value) > float_info.max:
        raise ValueError(form)
    if isinstance(value, bool):
        return Shown(str(value).upper())
    if isinstance(value, (int, float)):
        return _number(value, form[:_LONGEST])
    if isinstance(value, (date, time)):
        return Shown(_instant(value, form[:_LONGEST]))
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return Shown(f"{minutes // 60}:{minutes % 60:02}")
    return Shown("" if value is None else str(value))


def general(value: float) -> str:
    """A number that has no format: at most 15 digits."""
    return f"{value:.15g}".upper().replace(".", ",")


def _number(value: float, form: str) -> Shown:
    section, is_signed = _section(form, value)
    pieces = list(_PIECES.finditer(section))
    others = "".join(filter(None, (piece["other"] for piece in pieces)))
    exact = Decimal(f"{value:.15g}") * (100 if "%" in others else 1)
    if not exact.is_finite() or _is_unknown(pieces, others):
        return Shown(general(value))
    told = [_piece(piece, exact) for piece in pieces]
    text = _joined(told)
    return Shown(f"-{text}" if is_signed and exact < 0 else text, general(value) if _is_other(pieces, told) else "")


def _joined(told: Iterable[Shown]) -> str:
    return "".join(each.text for each in told).strip()


def _is_other(pieces: Iterable[re.Match[str]], told: Iterable[Shown]) -> bool:
    """True if a number was rounded, or none of its digits are shown."""
    return any(each.whole for each in told) or not any(piece["digits"] or piece["general"] for piece in pieces)


def _is_unknown(pieces: Sequence[re.Match[str]], others: str) -> bool:
    """True for a fraction, a power of ten, a number in thousands, the format of a text."""
    patterns = [piece["digits"] for piece in pieces if piece["digits"]]
    return len(patterns) > 1 or any(each.endswith(",") for each in patterns) or re.search("[E/@]", others) is not None


def _piece(piece: re.Match[str], number: Decimal) -> Shown:
    if piece["general"]:
        return Shown(general(float(abs(number))))
    return _in_digits(number, piece["digits"]) if piece["digits"] else Shown(_literal(piece))


def _section(form: str, value: float) -> tuple[str, bool]:
    """The part of a format that is for such a number (positive; negative; zero), and whether a minus is to be added."""
    sections = [match[1] for match in _SECTIONS.finditer(form)][:-1]
    numbers = [section for section in sections if "@" not in section] or ["General"]
    positive, negative, zero = (*numbers, None, None)[:3]
    if value < 0 and negative is not None:
        return negative, False
    return zero if value == 0 and zero is not None else positive or "", True


def _in_digits(number: Decimal, pattern: str) -> Shown:
    """A number in the digits of a pattern (#,##0.00), its sign left out."""
    before, _, after = pattern.partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    least = len(after.rstrip("#?"))
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    whole = whole.lstrip("0").rjust(before.count("0"), "0")
    if "," in before:
        whole = f"{int(whole or 0):,}".replace(",", ".") if before.count("0") <= 1 else whole
    text = (whole or ("0" if not decimals else "")) + (f",{decimals}" if decimals else "")
    return Shown(text, "" if rounded == number else "rounded")


def _literal(piece: re.Match[str]) -> str:
    return piece["quoted"] or piece["escaped"] or piece["other"] or ""


def _instant(value: date | time, form: str) -> str:
    """A day, a time, or both, as the format has them; midnight is no time where there is a day."""
    section = next(_SECTIONS.finditer(form))[1]
    pieces = list(_DAY_PIECES.finditer(section))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    of_days = _of_days(pieces)
    hours = f"{value:%H:%M}" if any(piece["time"] for piece in pieces) else ""
    if hours and not any(piece["date"] for piece in of_days):
        return hours
    return f"{_day(value, of_days)} {hours.replace('00:00', '')}".strip()


def _day(value: date, pieces: Sequence[re.Match[str]]) -> str:
    words = "".join(piece["quoted"] or piece["escaped"] or "" for piece in pieces)
    letters = "".join(piece["date"] or "" for piece in pieces).lower()
    if letters and any(letter.isalpha() for letter in words):
        return "".join(_in_words(piece, value) for piece in pieces).strip(" ,")
    return "/".join(_parts(value, letters))


def _of_days(pieces: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The pieces of a format without times: an `m` after hours or before seconds is minutes."""
    minutes = set(_minutes([piece for piece in pieces if piece["time"] or piece["date"]]))
    return [piece for piece in pieces if not piece["time"] and piece not in minutes]


def _minutes(pieces: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    around = zip([None, *pieces], pieces, [*pieces[1:], None], strict=False)
    return (piece for before, piece, after in around if _is(piece, "m") and (_is(before, "h") or _is(after, "s")))


def _is(piece: re.Match[str] | None, letter: str) -> bool:
    return piece is not None and (piece["time"] or piece["date"] or "").lower().startswith(letter)


def _parts(value: date, letters: str) -> Iterator[str]:
    """The day, the month, the year, as far as these letters of a format have them; all of them for none."""
    if "d" in letters or not letters:
        yield f"{value.day:02}"
    if "m" in letters or not letters:
        yield f"{value.month:02}"
    if "y" in letters or not letters:
        yield f"{value.year}"


def _in_words(piece: re.Match[str], value: date) -> str:
    """A piece of a format that has words of its own: "tháng "mm" năm "yyyy."""
    letters = (piece["date"] or "").lower()
    if not letters:
        return _literal(piece)
    number = {"d": value.day, "m": value.month, "y": value.year}[letters[0]]
    if letters[0] == "d" and len(letters) >= _NAMED:
        return ""
    return f"{number:02}" if len(letters) > 1 else f"{number}"
