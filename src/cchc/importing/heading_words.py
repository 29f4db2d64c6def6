"""The meaning of a column's heading by the general words in it.

The noun that a heading begins with says what the column holds: “Văn bản giao nhiệm vụ” is a document, “Thời gian thực
hiện nhiệm vụ” a time. What follows tells posts and points apart: “Cơ quan chủ trì thực hiện”, “Điểm tối đa”. Words are
compared without accents, line breaks and spaces, then by their likeness: copies of scans have slips in all of these.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from cchc.guessing import Vocabulary
from cchc.model.folding import folded_in_place
from cchc.wording import bare

_CUES: Mapping[str, str] = {
    "code": "mã, mã số, ký hiệu, số hiệu",
    "criterion": "tiêu chí, tctp, tc, nội dung đánh giá, nội dung chấm, chỉ số thành phần",
    "area": "lĩnh vực, chỉ số, nhóm, danh mục",
    "what": "nội dung, công việc, đầu việc, việc cần làm, việc, hoạt động, hạng mục, tên",
    "task": "nhiệm vụ, giải pháp, biện pháp, cách thức thực hiện, cách làm",
    "points": "điểm, điểm tối đa, điểm chuẩn, điểm đạt, điểm đạt được, thang điểm, khung điểm, barem, ba rem, tự chấm, "
    "tự đánh giá, thẩm định",
    "target": "mục tiêu, chỉ tiêu, yêu cầu, mục đích",
    "product": "sản phẩm, kết quả, đầu ra",
    "party": "cơ quan, đơn vị, bộ phận, công chức, cán bộ, người, cá nhân, lãnh đạo, phòng, ban, ngành, tổ chức, "
    "đầu mối, trách nhiệm, phân công, chủ trì, phối hợp, phụ trách, tham mưu, hỗ trợ, ai, thực hiện",
    "timeframe": "thời gian, thời hạn, hạn, thời điểm, tiến độ, kỳ hạn, mốc, lộ trình, hoàn thành, ngày, bao giờ, "
    "khi nào, lịch",
    "basis": "căn cứ, cơ sở pháp lý, văn bản",
    "funding": "kinh phí, nguồn vốn, vốn, dự toán, ngân sách, nguồn lực, chi phí, nguồn tài chính",
    "note": "ghi chú, chú thích, lưu ý",
    "": "đơn vị tính, địa điểm, cách chấm, cách tính, phương pháp, hướng dẫn, minh chứng, kiểm chứng, tài liệu, hồ sơ, "
    "họ và tên, họ tên, chức vụ, người ký, cơ quan ban hành, ban hành, ngày ban hành, ngày ký, số văn bản, tình hình, "
    "trạng thái, tỷ lệ, số lượng, khối lượng, tồn tại, hạn chế, khó khăn, nguyên nhân, lý do, đặc điểm, quan điểm, "
    "trọng điểm, đánh giá, xếp loại, xếp hạng",
}
"""The words that tell what a column holds; those that tell that it is no field of the language."""
_NUMBER = re.compile(r"s ?t ?t|t ?t|so ?t ?t|(?:so )?thu ?tu|no|#")
_TITLES = {"criterion", "area", "what", "task"}
_NAMED = {"criterion", "party", "product"}
"""What a name (“Tên tiêu chí”, “Nội dung tiêu chí”) may be of, so that the column holds just that."""
_PRECEDENCE = {"criterion": 0, "task": 1, "what": 1}
"""What a column is for before anything else that its heading lists."""
_LISTED = re.compile(r"(?:[,;/&+(–-]|\bva|\bhoac)\s*$")
_GIVING = r"\b(?:giao|chi dao|can cu|phap ly|quy dinh|lien quan|chu truong)\b|^can ?cu|^co so"
_RESULT = r"\b(?:dau ra|ban hanh|du kien|san pham|tham muu)\b"
_LEADS = r"chu ?tri|\b(?:phu trach|chiu trach nhiem|dau moi|tham muu|lam chinh|dam nhan)\b"
_SUPPORTS = r"phoi ?hop|\b(?:ho tro|lien quan|tham gia|cung (?:thuc hien|lam))\b"
_WORKS = r"thuc ?hien|\b(?:xu ly|trien khai|duoc giao|giai quyet|lam|phan cong|trach nhiem)\b"
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
    (1, r"\b(?:ket qua|thuc hien|thuc te|dieu tra|xa hoi hoc|xhh|nam [0-9]{4})\b"),
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
_LONGEST = 200
"""The most characters of a heading; a longer text is none."""
_SHORT = 6
"""Words of fewer letters count only by themselves, with their accents."""
_LIKENESS = 82
"""The least likeness, of 100, at which other letters are taken for a slip."""
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a heading: a field or `criterion`, `area`, `what`, `task`, `points`; blank for another column."""

    role: str
    strength: int = 2
    """How well the words say it: of two columns for one field, the stronger one is meant."""
    certain: bool = True
    """False where letters were taken for slips, or a word may mean something else."""
    also: str = ""
    """Another field that the column holds, too."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word of a heading that tells something."""

    role: str
    start: int
    exact: bool


def meaning_of(heading: str) -> Meaning | None:
    """The meaning of a heading; `None` where no word tells it."""
    if not heading or len(heading) > _LONGEST:
        return None
    small = folded_in_place(" ".join(heading.split()))
    plain = bare(small)
    if _NUMBER.fullmatch(plain.strip(" .:()")):
        return Meaning("number")
    found = _cues(small, plain)
    told = _told(found, plain) if found else None
    whole = told is None or (found[0].role == "party" and not told.role)
    mended = _mended(plain) if whole else _mended(plain[: found[0].start]) + plain[found[0].start :]
    if mended == plain:
        return told
    likely = _cues(mended, mended)
    return replace(_told(likely, mended), certain=False) if likely else told


def _told(found: Sequence[_Cue], plain: str) -> Meaning:
    """What the words of a heading say together: the first one, and those that follow a comma or a slash."""
    listed = [_named(found), *(each for each in found[1:] if _LISTED.search(plain[: each.start]))]
    first = min(listed, key=lambda each: _PRECEDENCE.get(each.role, len(_PRECEDENCE)))
    meaning = _resolved(first, plain)
    others = [each.role for each in listed if each.role != first.role and {each.role, first.role} - _TITLES]
    also = meaning.also or "".join(others[:1])
    return replace(meaning, certain=meaning.certain and first.exact, also=also)


def _named(found: Sequence[_Cue]) -> _Cue:
    """The first word, or the one behind it whose name it only speaks of: “Tên tiêu chí”."""
    is_name = len(found) > 1 and found[0].role == "what" and found[1].role in _NAMED
    return found[is_name]


def _resolved(first: _Cue, plain: str) -> Meaning:
    rest = plain[first.start :]
    match first.role:
        case "party":
            return _party(plain)
        case "points":
            return _points(plain)
        case "product" if re.search(r"\b(?:diem|cham|danh gia)\b", rest):
            return _points(plain)
        case "basis" if not re.search(_GIVING, rest):
            return Meaning("product" if re.search(_RESULT, rest) else "basis", 1, certain=False)
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
        return Meaning("lead", 2)
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


def _cues(small: str, plain: str) -> list[_Cue]:
    """The words of a heading that tell something, from left to right; short ones only with their accents."""
    found = []
    for each in _pattern().finditer(plain):
        letters = _letters(each[0])
        role, cue = _known()[letters]
        exact = _letters(small[each.start() : each.end()]) == cue or small.isascii()
        if exact or len(letters) >= _SHORT:
            found.append(_Cue(role, each.start(), exact))
    return found


def _mended(plain: str) -> str:
    """The text with words that are nearly those that tell something as these are."""
    words = list(re.finditer(r"\w+", plain))
    for index, word in enumerate(words):
        for last in words[index : index + _MOST_WORDS]:
            if near := _near(plain[word.start() : last.end()]):
                return plain[: word.start()] + near + _mended(plain[last.end() :])
    return plain


def _near(words: str) -> str | None:
    """The letters of a long word that tells something and that these words nearly are, unless one stands in them."""
    letters = _letters(words)
    holds_one = any(len(_letters(each[0])) >= _SHORT for each in _pattern().finditer(words))
    return None if holds_one or len(letters) < _SHORT else _long_cues().nearest(letters, _LIKENESS)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@cache
def _known() -> Mapping[str, tuple[str, str]]:
    """By the letters of a word without accents: its role, and its letters with accents."""
    cues = [(role, folded_in_place(cue.strip())) for role, listed in _CUES.items() for cue in listed.split(",")]
    return {bare(cue).replace(" ", ""): (role, cue.replace(" ", "")) for role, cue in cues}


@cache
def _long_cues() -> Vocabulary:
    return Vocabulary(letters for letters in _known() if len(letters) >= _SHORT)


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the words, the longest first; one of many letters also without blanks around and in it."""
    cues = {bare(folded_in_place(cue.strip())) for listed in _CUES.values() for cue in listed.split(",")}
    patterns = [
        joined if len(cue.replace(" ", "")) >= _SHORT else rf"(?<!\w){joined}(?!\w)"
        for cue in sorted(cues, key=len, reverse=True)
        for joined in [r"[\W_]*".join(map(re.escape, cue.split()))]
    ]
    return re.compile("|".join(patterns))
