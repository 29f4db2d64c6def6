"""Cơ quan ban hành: the name and the level of the unit whose annex was read, from its issuer as written."""

import re
from dataclasses import dataclass
from functools import cache

from cchc import resources

UNKNOWN = "Chưa rõ"
"""The name of a unit, and its issuer, where no document says it."""
_PEOPLES = r"(?i)(?:ubnd|hđnd|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|đảng (?:ủy|uỷ)|tỉnh (?:ủy|uỷ)|thành (?:ủy|uỷ))"
"""The bodies that stand for a whole unit, whatever its level."""
_LARGE = {"tỉnh", "thành phố"}
"""The levels at which an issuer may be one office among many."""


@dataclass(frozen=True, slots=True)
class IssuingUnit:
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
    said = " ".join((issuer or "").split()).strip(" .,;")
    if not said:
        return IssuingUnit(UNKNOWN, level, UNKNOWN)
    found = _pattern().search(said)
    if found is None:
        return IssuingUnit(said, level, said)
    before, unit, name = said[: found.start()].rstrip(" -–,"), found["level"].lower(), found["name"].strip(" .,;-–")
    if said.isupper():
        before, name = before.capitalize(), " ".join(word.capitalize() for word in name.split())
    own = f"{before} {unit} {name}".strip()
    names_all = not before or unit not in _LARGE or re.fullmatch(_PEOPLES, before)
    return IssuingUnit(name if names_all else own, unit, own)


@cache
def _pattern() -> re.Pattern[str]:
    """A level word with a proper name behind it, up to the level above: “xã Mẫu, huyện Y”."""
    levels = "|".join(sorted(resources.levels(), key=len, reverse=True))
    ended = rf"\s*[,;(]|\s+[-–]?\s*(?:{levels})\s|$"
    return re.compile(rf"\b(?P<level>(?i:{levels}))\s+(?!(?i:hội)\b)(?P<name>(?=[^\W\d_]|\d)(?:(?!{ended}).)+)")
