"""The meaning of a column's heading by the general words in it.

The noun that a heading begins with says what the column holds: “Văn bản giao nhiệm vụ” is a document, “Thời gian thực
hiện nhiệm vụ” a time. What follows tells posts and points apart: “Cơ quan chủ trì thực hiện”, “Điểm tối đa”. Words are
compared without accents, line breaks and spaces, then by their likeness: copies of scans have slips in all of these.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cchc.importing.columns.cues import Cue, cues_in, in_full, mended
from cchc.model.columns import NAMES
from cchc.model.folding import folded_in_place
from cchc.wording import bare

_NUMBER = re.compile(r"\W*(?:s ?t ?t|t ?t|so ?t ?t|(?:so )?thu ?tu|no|#)\W*\d?\W*")
_NAMED = {"criterion", "product"}
"""What a name or a content (“Tên tiêu chí”, “Nội dung tiêu chí”) may be of, so that the column holds just that."""
_PRECEDENCE = {"criterion": 0, "task": 1, "what": 1}
"""What a column is for before anything else that its heading lists."""
_LISTED = re.compile(r"(?:[,;/&+(–-]|\bva|\bhoac)\s*$")
_GIVING = r"\b(?:giao|chi dao|can cu|phap ly|quy dinh|lien quan|chu truong)\b|^can ?cu|^co so"
_RESULT = r"\b(?:dau ra|ban hanh|du kien|san pham|tham muu|hinh thuc)\b"
_LEADS = r"chu ?tri|\b(?:phu trach|chiu trach nhiem|dau moi|tham muu|lam chinh|dam nhan)\b"
_SUPPORTS = r"phoi ?hop|\b(?:ho tro|lien quan|tham gia|cung (?:thuc hien|lam))\b"
_WORKS = r"thuc ?hien|\b(?:xu ly|trien khai|duoc giao|giai quyet|lam|phan cong|trach nhiem|giao cho)\b"
_ONLY_BODIES = (
    r"(?:(?:co quan|don vi|bo phan|cong chuc|can bo|nguoi|ca nhan|phong|ban|nganh|to chuc|ai|ten|cac|va|lanh dao)\b"
    r"[\s,;/&-]*)+"
)
_OTHER_POINTS = r"\b(?:tru|mat|bi|cong|thuong|liet|thieu|giam|chenh|tang|ty le)\b(?<!tong cong)"
_MOST = r"toi ?da|\b(?:chuan|thang|khung|ba ?rem|quy dinh|cao nhat|tran)\b"
_GIVEN = (
    (4, r"\bdat(?: duoc)?\b"),
    (3, r"\b(?:tham dinh|cong bo|phe duyet|chinh thuc)\b"),
    (2, r"\b(?:cham|danh gia|duoc)\b"),
    (1, r"\b(?:ket qua|thuc hien|thuc te|dieu tra|xa hoi hoc|xhh|[0-9]{4})\b"),
)
"""The words for points that were given, those of the last word first."""
_ONLY_POINTS = r"(?:(?:so|muc|tong|tong so|diem|cong)\b\W*)+"
_GRADES = {
    "timeframe": (r"bat dau|tien do|^ngay$|^lich", r"hoan ?thanh|ket thuc|\bhan\b"),
    "product": (r"\bnam [0-9]{4}|^ket qua thuc hien", r"san ?pham|du kien|dau ra"),
    "target": (r"yeu cau|muc dich", r"muc ?tieu"),
    "criterion": (r"$^", r"tieu ?chi"),
}
"""For some fields, the words that say them less well, and those that say them best."""
_LONGEST_WITH_SLIPS = 80
_LONGEST = 200
"""The most characters of a heading; a longer text is none."""


class Meaning(NamedTuple):
    """The meaning of a heading: a field or `criterion`, `area`, `what`, `task`, `points`; blank for another column."""

    role: str
    strength: int = 2
    """How well the words say it: of two columns for one field, the stronger one is meant."""
    certain: bool = True
    """False where letters were taken for slips, or a word may mean something else."""
    also: str = ""
    """Another field that the column holds, too."""


def meaning_of(heading: str, *, slips: bool = True) -> Meaning | None:
    """The meaning of a heading; `None` where no word tells it. With `slips`, letters may be others than meant."""
    if not heading or len(heading) > _LONGEST:
        return None
    small = in_full(folded_in_place(" ".join(heading.split())))
    plain = bare(small)
    if _NUMBER.fullmatch(plain):
        return Meaning("number")
    found = cues_in(small, plain)
    told = _told(found, plain) if found else None
    return _without_slips(found, told, plain) if slips and len(plain) <= _LONGEST_WITH_SLIPS else told


def _without_slips(found: Sequence[Cue], told: Meaning | None, plain: str) -> Meaning | None:
    """The meaning of a heading whose words that tell nothing may be slips: all of them, or those before the first."""
    is_open = told is None or (found[0].role == "party" and not told.role)
    end = len(plain) if is_open else found[0].start
    meant = mended(plain[:end]) + plain[end:]
    likely = cues_in(meant, meant) if meant != plain else []
    return _told(likely, meant)._replace(certain=False) if likely else told


def _told(found: Sequence[Cue], plain: str) -> Meaning:
    """The meaning of a heading's words together: the first one, and those that follow a comma or a slash."""
    listed = [_named(found, plain), *(each for each in found[1:] if _LISTED.search(plain[: each.start]))]
    first = min(listed, key=lambda each: _PRECEDENCE.get(each.role, len(_PRECEDENCE)))
    meaning = _resolved(first, plain)
    others = (_resolved(each, plain[each.start :]).role for each in listed if each is not first)
    also = meaning.also or next((role for role in others if role in NAMES and role != meaning.role), "")
    return meaning._replace(certain=meaning.certain and first.exact, also=also)


def _named(found: Sequence[Cue], plain: str) -> Cue:
    """The first word, or the one right behind it whose name or content it only speaks of: “Tên tiêu chí”."""
    first, second = found[0], (found[1:] or found)[0]
    if first.role != "what" or plain[first.end : second.start].strip():
        return first
    is_name = second.role == "party" and plain[first.start : first.end] == "ten"
    return second if is_name or second.role in _NAMED else first


def _resolved(first: Cue, plain: str) -> Meaning:
    """The meaning of a word by what stands around it."""
    rest = plain[first.start :]
    match first.role:
        case "party":
            return _party(plain)
        case "points":
            return _points(plain)
        case "product" if re.search(r"\b(?:diem|cham|danh gia)\b", rest):
            return _points(plain)
        case "basis" if not re.search(_GIVING, rest):
            return Meaning("product" if re.search(_RESULT, plain) else "basis", 1, certain=False)
        case role:
            weak, strong = _GRADES.get(role, ("$^", "$^"))
            return Meaning(role, 3 if re.search(strong, plain) else 1 if re.search(weak, plain) else 2)


def _party(plain: str) -> Meaning:
    """Who leads, or who supports; neither for a body that does something else (“Cơ quan thẩm định”)."""
    leads, supports = re.search(_LEADS, plain), re.search(_SUPPORTS, plain)
    if leads:
        return Meaning("lead", 4 if re.search(r"\bchu ?tri\b", plain) else 3, also="support" if supports else "")
    if supports:
        return Meaning("support", 3)
    if re.search(_WORKS, plain):
        return Meaning("") if re.search(r"[0-9]{4}", plain) else Meaning("lead", 2)
    return Meaning("lead", 1) if re.fullmatch(_ONLY_BODIES, plain) else Meaning("")


def _points(plain: str) -> Meaning:
    """The most points, the points given, points that are neither, or points of which nothing is said."""
    if re.search(_OTHER_POINTS, plain):
        return Meaning("")
    if re.search(_MOST, plain):
        return Meaning("max_score", 3)
    for strength, words in _GIVEN:
        if re.search(words, plain):
            return Meaning("score", strength)
    return Meaning("points", 1, certain=re.fullmatch(_ONLY_POINTS, plain) is not None)
