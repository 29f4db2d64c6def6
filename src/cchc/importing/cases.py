"""Titles in capitals as sentences: “CHỈ SỐ CCHC NĂM 2024” is “Chỉ số CCHC năm 2024”.

Annexes print the titles of annexes and areas in capitals; a plan file holds them as a sentence, and they are printed in
capitals again. A word that no Vietnamese syllable looks like is an abbreviation, and stays: CCHC, UBND, VAT. So does a
Roman numeral behind a word that is counted (quý III), and one word in brackets without accents (AI). Names of bodies
and places cannot be told from other words by themselves; whoever calls gives those that the document writes elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable

from cchc.model.folding import fold

WORD = re.compile(r"[^\W_]+")
_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_NUCLEUS = (
    "(?:iêu|yêu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|uya|uyê|uyu|ia|iê|yê|ya|oa|oă|oe|oo|ua|uâ|uê|uô|uơ|uy|ưa|ươ"
    "|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(rf"{_ONSET}{_NUCLEUS}(?:ch|ng|nh|[cmnpt])?")
_STOPPED = re.compile("(?:ch|[cpt])$")
"""The ends of syllables that are spoken with one of two tones only; a text without either is no Vietnamese word."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OF_STOPPED = "\u0301\u0323"
_ROMAN = re.compile("[IVX]+")
_COUNTED = re.compile(r"(?:quý|phần|kỳ|đợt|khóa|khoá|giai đoạn|lần|loại|cấp|hạng|nhóm|mức|phụ lục|chương|mục|số)\s$")
_LONGEST_COUNTED = 10
_BRACKETED = re.compile(r"\([A-Z0-9]+\)")


def is_in_capitals(text: str) -> bool:
    """True if a text has two letters or more, and none of them is small."""
    return text.isupper() and sum(letter.isalpha() for letter in text) > 1


def sentence_case(text: str, names: Iterable[str] = ()) -> str:
    """A title in capitals as a sentence, its abbreviations and these names kept; any other text as it stands."""
    if not is_in_capitals(text):
        return text
    small = WORD.sub(lambda found: found[0] if stays(found) else found[0].lower(), text)
    for name in names:
        small = _named(small, name)
    first = next(index for index, letter in enumerate(small) if letter.isalpha())
    return small[:first] + small[first].upper() + small[first + 1 :]


def stays(word: re.Match[str]) -> bool:
    """True if a word in a text in capitals keeps them whatever it means: an abbreviation, a Roman numeral."""
    before = word.string[max(word.start() - _LONGEST_COUNTED, 0) : word.start()].casefold()
    is_number = _ROMAN.fullmatch(word[0]) and _COUNTED.search(before)
    is_bracketed = _BRACKETED.match(word.string, max(word.start() - 1, 0))
    return bool(is_number or is_bracketed) or not _is_syllable(word[0].lower())


def _is_syllable(word: str) -> bool:
    """True if a word in small letters looks like a Vietnamese syllable; “i” is always a number."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [letter for letter in decomposed if letter in _TONES]
    toneless = unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in _TONES))
    if len(tones) > 1 or toneless == "i" or not _SYLLABLE.fullmatch(toneless):
        return False
    return not _STOPPED.search(toneless) or (len(tones) == 1 and tones[0] in _OF_STOPPED)


def _named(text: str, name: str) -> str:
    """The text with this name written as it is given, wherever it stands as whole words."""
    if not fold(name):
        return text
    words = r"\s+".join(map(re.escape, name.split()))
    return re.sub(rf"(?<!\w){words}(?!\w)", lambda _: name, text, flags=re.IGNORECASE)
