"""Cơ quan Đảng, Mặt trận: bodies of the Party and of the Fatherland Front, known by how they are called."""

import re
from functools import cache

from cchc.model.folding import fold
from cchc.resources import political_bodies

_JOINT = r"\s*[,;/+&\n]\s*|\s+và\s+"
_SIGNS = r"[\"'“”‘’():.]"


@cache
def is_political(name: str) -> bool:
    """True if every body that a name joins is one of the Party, the Front or a political and social organisation.

    “MTTQ và các đoàn thể” is one; “Các ngành, đoàn thể” is none, since “Các ngành” is not.
    """
    bodies = [body for body in re.split(_JOINT, name) if body.strip()]
    return bool(bodies) and all(map(_is_political, bodies))


def _is_political(body: str) -> bool:
    words = f" {fold(re.sub(_SIGNS, ' ', body))} "
    return any(wording in words for wording in _wordings())


@cache
def _wordings() -> tuple[str, ...]:
    return tuple(f" {fold(wording)} " for wording in political_bodies())
