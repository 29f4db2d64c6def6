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
    reached = {0}
    for word in short:
        reached = {at + taken for at in reached for taken in _taken(word, long[at:])}
    return len(long) in reached


def _taken(word: str, long: Sequence[str]) -> list[int]:
    """The numbers of words for which a word may stand: one like it, or several of which it is the initials.

    A word in capitals may stand among the initials whole.
    """
    found = [1] if long and fold(word) == fold(long[0]) else []
    letters, reached = _plain(word), {0}
    for number, other in enumerate(long if _is_capitals(word) else (), 1):
        steps = {_plain(other[0]), _plain(other) if _is_capitals(other) else _plain(other[0])}
        reached = {at + len(step) for at in reached for step in steps if letters.startswith(step, at)}
        if len(letters) in reached:
            found.append(number)
    return found


def _plain(letters: str) -> str:
    """Letters without their marks; Đ stays another letter than D."""
    decomposed = unicodedata.normalize("NFD", letters.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_capitals(word: str) -> bool:
    return word.isupper()
