"""Variants of one party's name: “Công chức VP-TK”, “VP-TK”, “Công chức Văn phòng – Thống kê xã”.

Two names are one party if they fold alike without the word “Công chức”, or if one abbreviates the other word by word: a
word in capitals stands for the initials of several (“TN&Trả KQ”: tiếp nhận và trả kết quả). Where that is true of
several names, or only without diacritics, nobody can tell.
"""

import re
import unicodedata
from collections.abc import Sequence

from cchc.model.bodies import is_field
from cchc.model.commune import Commune, bracketless
from cchc.model.folding import fold, loosely
from cchc.wording import bare

_OFFICIAL = r"(?i)^(?:(?:các|những)\s+)?(?:công chức|cc)(?:\s+(?:phụ trách|lĩnh vực|chuyên trách))?\s*:?\s+"
_NOT_A_POST = r"(?i)(?:chuyên môn|liên quan|có|của|các|thuộc|xã|phường|được|phòng|ban|trung tâm|bộ phận)\b"
"""What follows “công chức” where it does not name a post."""
_POST = r"[-–]|^[A-ZĐ]{3,}$"
"""The sign of a post that is called by its fields: a dash between them, or their initials alone."""
_AUTHORITY = r"(?i)\b(?:hđnd|ubnd|đảng)\b"
_WORD = r"[^\W_]+"
_AND = fold("và")
_LEAST_CAPITALS = 2


def post(name: str) -> str:
    """A name without “Công chức” before a post that is called by its fields: “Các công chức: VP-TK” is VP-TK."""
    rest = re.sub(_OFFICIAL, "", name)
    if rest == name or re.match(_NOT_A_POST, rest) or re.search(_AUTHORITY, rest):
        return name
    return rest if re.search(_POST, bracketless(rest)) or is_field(rest) else name


def key(name: str, commune: Commune) -> str:
    """The key that variants share which fold alike."""
    return loosely(commune.fold(post(name)))


def nearly(name: str, commune: Commune) -> str:
    """The key that names share which differ in diacritics, a word written twice or the commune's name at most."""
    words = bare(key(re.sub(rf"\s+{re.escape(commune.name)}$", "", name), commune)).split()
    return "".join(word for index, word in enumerate(words) if words[index - 1 : index] != [word])


def is_abbreviated(name: str) -> bool:
    """True if a name has a word of two or more capitals: VP-TK."""
    return any(_is_capitals(word) and len(word) >= _LEAST_CAPITALS for word in _words(bracketless(name)))


def abbreviates(short: str, long: str) -> bool:
    """True if `short` is `long` with initials in place of words: “Bộ phận TN&Trả KQ”."""
    return _stands_for(_words(short), _words(long))


def initials(name: str) -> str:
    """The initials of a name's words, all letters of one in capitals: alike for a name and its abbreviation."""
    return _plain("".join(word if _is_capitals(word) or word.isdigit() else word[0] for word in _words(name)))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(_WORD, unicodedata.normalize("NFC", name)) if fold(word) != _AND]


def _stands_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """True if each word of `short` is the next one of `long`, or the initials of the next ones."""
    if not short or not long:
        return not short and not long
    if fold(short[0]) == fold(long[0]) and _stands_for(short[1:], long[1:]):
        return True
    return _is_capitals(short[0]) and any(_stands_for(short[1:], long[taken:]) for taken in _taken(short[0], long))


def _taken(letters: str, long: Sequence[str]) -> list[int]:
    """The numbers of words of which these letters may be the initials; a word in capitals may stand there whole."""
    if not letters:
        return [0]
    if not long:
        return []
    steps = [_initial(long[0])] + ([long[0]] if _is_capitals(long[0]) and len(long[0]) > 1 else [])
    ahead = [len(step) for step in steps if _plain(letters).startswith(_plain(step))]
    return [1 + more for length in ahead for more in _taken(letters[length:], long[1:])]


def _initial(word: str) -> str:
    return word[0]


def _plain(letters: str) -> str:
    """Letters without their marks; Đ stays another letter than D."""
    decomposed = unicodedata.normalize("NFD", letters.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_capitals(word: str) -> bool:
    return word.isupper()
