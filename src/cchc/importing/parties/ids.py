"""The id of a new party: its short name, the initials of a post's fields, or its title, as a slug."""

import re

from cchc.importing.parties.variants import post
from cchc.wording import bare, slug

_LONGEST = 40
_DASHES = r"\s+[-–]\s+"
_PERSON = r"(?i)^(?:đồng chí|đ/c|ông|bà)\s+"
_AFTER_PERSON = r"\s+[-–]\s+|,"
_BRACKET = r"\s*\(([^()]*)\)"


def id_of(title: str, short: str | None) -> str:
    """A slug for a party: vp-tk, tc-kt, so-khoa-hoc-va-cong-nghe; not yet unique."""
    name = post(title)
    if re.match(_PERSON, name):
        return _cut(slug(re.split(_AFTER_PERSON, re.sub(_PERSON, "", name))[0]))
    if short is None and name != title and re.search(_DASHES, name):
        bracket = " ".join(re.findall(_BRACKET, name))
        fields = re.split(_DASHES, re.sub(_BRACKET, "", name))
        return slug("-".join([*map(_initials, fields), bracket]))
    return _cut(slug(short or name)) or "dau-moi"


def _initials(words: str) -> str:
    return "".join(word[0] for word in bare(words).split() if word != "va")


def _cut(text: str) -> str:
    """The beginning of a slug, whole words where it has any."""
    return text if len(text) <= _LONGEST else text[: _LONGEST + 1].rpartition("-")[0] or text[:_LONGEST]
