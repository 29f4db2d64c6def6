"""Words that keep their capitals when a title in capitals becomes a sentence: abbreviations and Roman numerals.

A word that no Vietnamese syllable looks like is an abbreviation: CCHC, UBND, VAT. So is one word in brackets without
accents (AI). A Roman numeral stays behind a word that is counted (quý III).
"""

import re
import unicodedata

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
