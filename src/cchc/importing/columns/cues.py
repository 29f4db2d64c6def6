"""The general words by which a heading tells what its column holds, and where they stand in it.

Words are compared without accents, line breaks and spaces; short ones only with their accents and by themselves. A text
with slips is mended by the likeness of its words to these.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cchc.guessing import Vocabulary
from cchc.model.folding import folded_in_place
from cchc.wording import bare

_CUES: Mapping[str, str] = {
    "code": "mã, mã số, ký hiệu, số hiệu",
    "criterion": "tiêu chí, tctp, tc, nội dung đánh giá, nội dung chấm, chỉ số thành phần",
    "area": "lĩnh vực, chỉ số, nhóm, danh mục",
    "what": "nội dung, công việc, đầu việc, việc cần làm, việc, hoạt động, hạng mục, vấn đề, tên",
    "task": "nhiệm vụ, giải pháp, biện pháp, cách thức thực hiện, cách làm",
    "points": "điểm, điểm tối đa, điểm chuẩn, điểm đạt, điểm đạt được, thang điểm, khung điểm, barem, ba rem, tự chấm, "
    "tự đánh giá, thẩm định",
    "target": "mục tiêu, chỉ tiêu, yêu cầu, mục đích",
    "product": "sản phẩm, kết quả, đầu ra",
    "party": "cơ quan, đơn vị, bộ phận, công chức, cán bộ, người, cá nhân, lãnh đạo, phòng, ban, ngành, tổ chức, "
    "đầu mối, trách nhiệm, phân công, chủ trì, phối hợp, phụ trách, tham mưu, hỗ trợ, ai, giao cho, thực hiện",
    "timeframe": "thời gian, thời hạn, hạn, thời điểm, tiến độ, kỳ hạn, mốc, lộ trình, hoàn thành, ngày, bao giờ, "
    "khi nào, lịch, bắt đầu, kết thúc, xong",
    "basis": "căn cứ, cơ sở pháp lý, văn bản",
    "funding": "kinh phí, nguồn vốn, vốn, dự toán, ngân sách, nguồn lực, chi phí, nguồn tài chính",
    "note": "ghi chú, chú thích, lưu ý",
    "": "đơn vị tính, địa điểm, cách chấm, cách tính, phương pháp, hướng dẫn, minh chứng, kiểm chứng, bằng chứng, "
    "tài liệu, hồ sơ, họ và tên, họ tên, chức vụ, người ký, cơ quan ban hành, ban hành, ngày ban hành, ngày ký, "
    "số văn bản, tình hình, trạng thái, tỷ lệ, số lượng, khối lượng, tồn tại, hạn chế, khó khăn, nguyên nhân, lý do, "
    "đặc điểm, quan điểm, trọng điểm, đánh giá, xếp loại, xếp hạng",
}
"""The words that tell what a column holds; those that tell that it is no field of the language."""
_ABBREVIATIONS: Mapping[str, str] = {
    "đv": "đơn vị", "đ/v": "đơn vị", "cq": "cơ quan", "bp": "bộ phận", "cc": "công chức", "cb": "cán bộ",
    "tg": "thời gian", "t/g": "thời gian", "t/gian": "thời gian", "th/gian": "thời gian", "t/hạn": "thời hạn",
    "ht": "hoàn thành", "th": "thực hiện", "t/hiện": "thực hiện", "ph": "phối hợp", "p/h": "phối hợp",
    "p/hợp": "phối hợp", "c/trì": "chủ trì", "mt": "mục tiêu", "nv": "nhiệm vụ", "n/vụ": "nhiệm vụ",
    "gp": "giải pháp", "nd": "nội dung", "n/dung": "nội dung", "sp": "sản phẩm", "kq": "kết quả", "kp": "kinh phí",
    "vb": "văn bản", "tđ": "tối đa", "đđ": "điểm đạt", "g/c": "ghi chú",
}  # fmt: skip
"""Usual abbreviations in headings."""
_SHORT = 6
"""Words of fewer letters count only by themselves, with their accents."""
_LIKENESS = 82
"""The least likeness, of 100, at which other letters are taken for a slip."""
_MOST_WORDS = 4


class Cue(NamedTuple):
    """A word of a heading that tells something."""

    role: str
    start: int
    end: int
    exact: bool


def in_full(small: str) -> str:
    """A heading in small letters, its abbreviations in full."""
    return _abbreviated().sub(lambda word: _ABBREVIATIONS[word[0]], small)


def cues_in(small: str, plain: str) -> list[Cue]:
    """The words of a heading that tell something, from left to right; short ones only with their accents."""
    found = []
    for each in _pattern().finditer(plain):
        letters = _letters(each[0])
        role, cue, _ = _known()[letters]
        exact = _letters(small[each.start() : each.end()]) == cue or small.isascii()
        if exact or len(letters) >= _SHORT:
            found.append(Cue(role, each.start(), each.end(), exact))
    return found


def mended(plain: str) -> str:
    """The text with words that are nearly those that tell something as these are."""
    words = list(re.finditer(r"\w+", plain))
    for index, word in enumerate(words):
        for last in words[index : index + _MOST_WORDS]:
            if near := _near(plain[word.start() : last.end()]):
                return plain[: word.start()] + _known()[near][2] + mended(plain[last.end() :])
    return plain


def _near(words: str) -> str | None:
    """The letters of a long word that tells something and that these words nearly are, unless one stands in them."""
    letters = _letters(words)
    holds_one = any(len(_letters(each[0])) >= _SHORT for each in _pattern().finditer(words))
    return None if holds_one or len(letters) < _SHORT else _long_cues().nearest(letters, _LIKENESS)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@cache
def _known() -> Mapping[str, tuple[str, str, str]]:
    """By the letters of a word without accents: its role, its letters with accents, and its text without these."""
    cues = [(role, folded_in_place(cue.strip())) for role, listed in _CUES.items() for cue in listed.split(",")]
    return {_letters(bare(cue)): (role, _letters(cue), bare(cue)) for role, cue in cues}


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_ABBREVIATIONS, key=len, reverse=True))})(?!\w)")


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
