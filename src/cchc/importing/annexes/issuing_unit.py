"""Cơ quan ban hành: the name and the level of the unit whose annex was read, from its issuer as written."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from cchc import resources

UNKNOWN = "Chưa rõ"
"""The name of a unit, and its issuer, where no document says it."""
_PEOPLES = r"(?i)(?:ubnd|hđnd|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|đảng (?:ủy|uỷ)|tỉnh (?:ủy|uỷ)|thành (?:ủy|uỷ))"
"""The bodies that stand for a whole unit, whatever its level."""
_LARGE = {"tỉnh", "thành phố"}
"""The levels at which an issuer may be one office among many."""
_DEPARTMENT = re.compile(r"(?i)sở\b")
_POST = re.compile(
    r"(?i)(?:phó\s+)?(?:chủ tịch|bí thư|giám đốc)\s+(?:thường trực\s+)?"
    rf"(?={_PEOPLES.removeprefix('(?i)')}|sở\b)"
)
"""The post of a person who signs for a body: “Chủ tịch UBND xã Mẫu”."""
_SPACE_LEFT = " .,;…_"
"""What stands at the ends of an issuer, and where its name is to be written by hand."""
_MOST_SYLLABLES = 5
"""The most syllables of a place's name."""

_LINE = re.compile(
    r"(?i)(?P<open>\()?\s*(?:(?:của|(?:tên )?đơn vị|cơ quan(?: ban hành)?)\s*:?\s+)?"
    rf"(?P<issuer>(?:{_PEOPLES.removeprefix('(?i)')}|sở)\b(?P<name>[^()]{{0,80}}))(?(open)\))[ .;:]*"
)
"""A line that may be an issuer alone."""
_MOST_NAME_WORDS = 4
"""The most words of the name in such a line: a longer one is a sentence in capitals."""


class IssuingUnit(NamedTuple):
    """The unit of a commune file: its name, its level word, if the issuer says it, and its issuer."""

    name: str
    unit: str | None
    issuer: str

    @property
    def is_known(self) -> bool:
        """False if no document says who issued it."""
        return self.issuer != UNKNOWN


def issuing_unit(issuer: str | None, level: str | None = None) -> IssuingUnit:
    """The unit of an issuer: “Ủy ban nhân dân xã Mẫu” is that of Mẫu, a xã; `level` where the issuer says none."""
    said = body_of(issuer or "")
    if not said or is_nameless(said):
        return IssuingUnit(UNKNOWN, _last_level(said) or level, UNKNOWN)
    found = _pattern().search(said)
    if found is None:
        return IssuingUnit(said, level, said)
    before, unit, name = said[: found.start()].rstrip(" -–,"), found["level"].lower(), found["name"].strip(" .,;-–")
    if said.isupper():
        before, name = before.capitalize(), " ".join(word.capitalize() for word in name.split())
    own = f"{before} {unit} {name}".strip()
    names_all = not before or unit not in _LARGE or re.fullmatch(_PEOPLES, before)
    return IssuingUnit(name if names_all else own, unit, own)


def body_of(issuer: str) -> str:
    """The body that an issuer is, without the post of the person who signs for it: “Chủ tịch UBND xã Mẫu”."""
    said = " ".join(issuer.split()).strip(_SPACE_LEFT)
    return said[post.end() :] if (post := _POST.match(said)) else said


def is_nameless(issuer: str) -> bool:
    """True for a body without a proper name: “UBND”, “Ủy ban nhân dân xã”, “Giám đốc Sở”."""
    said = body_of(issuer)
    return _last_level(said) is not None or re.fullmatch(f"{_PEOPLES}|(?i:sở)", said) is not None


def stated_issuer(line: str) -> str | None:
    """The issuer that is all that a line says: “UBND xã Mẫu”, “(UBND xã Mẫu)”, “Đơn vị: UBND xã Mẫu”; else `None`."""
    found = _LINE.fullmatch(" ".join(line.split()))
    if found is None:
        return None
    parts = [part.split() for part in re.split(rf"\b(?i:{_levels()})\b|[,–-]", found["name"].strip(_SPACE_LEFT))]
    is_office = _DEPARTMENT.match(found["issuer"]) is not None
    names = parts[1:] if is_office else parts
    is_short = all(len(part) <= _MOST_NAME_WORDS for part in parts)
    is_named = is_short and all(_is_proper(word) for part in names for word in part)
    return found["issuer"].strip(_SPACE_LEFT) if is_named else None


def completed(issuer: str, letterheads: Iterable[str], title: str) -> str:
    """The issuer with the proper name that it lacks: of a letterhead, else of a place that the title names.

    One that has a name, or whose name nothing tells, is as it was.
    """
    if not is_nameless(issuer):
        return issuer
    named = [body_of(each) for each in letterheads if not is_nameless(each)]
    if _DEPARTMENT.match(body_of(issuer)):
        return next(filter(_DEPARTMENT.match, named), issuer)
    return _of_place(body_of(issuer), [issuing_unit(each) for each in named], title) or issuer


def _of_place(body: str, units: Iterable[IssuingUnit], title: str) -> str | None:
    """The body with the level and the name of the first unit of its level, else of the place in the title."""
    level = _last_level(body)
    office = body[: -len(level)].strip() if level else body
    told = (unit for unit in units if unit.unit and level in {None, unit.unit})
    own = next(told, None) or _place_in(title, level)
    return f"{office} {own.unit} {own.name}".strip() if own else None


def _last_level(said: str) -> str | None:
    """The level word that an issuer ends with."""
    found = re.search(rf"(?:^|\s)({_levels()})$", said, re.IGNORECASE)
    return found[1].lower() if found else None


def _place_in(title: str, level: str | None) -> IssuingUnit | None:
    """The first place of a level that a title names: “… trên địa bàn xã Mẫu năm 2026”."""
    for found in re.finditer(rf"\b(?<!thị )({level or _levels()})\s+", title, re.IGNORECASE):
        if name := " ".join(takewhile(_is_proper, title[found.end() :].split()[:_MOST_SYLLABLES])).strip(" .,;:()"):
            return IssuingUnit(name, found[1].lower(), name)
    return None


def _is_proper(word: str) -> bool:
    return (word[0].isupper() or word.isdecimal()) and word.casefold() not in {"hội", "năm", "giai"}


def _levels() -> str:
    return "|".join(sorted(resources.levels(), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    """A level word with a proper name behind it, up to the level above: “xã Mẫu, huyện Y”."""
    levels = _levels()
    ended = rf"\s*[,;(]|\s+[-–]?\s*(?:{levels})\s|$"
    return re.compile(rf"\b(?P<level>(?i:{levels}))\s+(?!(?i:hội)\b)(?P<name>(?=[^\W\d_]|\d)(?:(?!{ended}).)+)")
