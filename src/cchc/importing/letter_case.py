"""Titles in capitals as a sentence writes them: “CHỈ SỐ CCHC CỦA XÃ CẨM GIÀNG” is “Chỉ số CCHC của xã Cẩm Giàng”.

Capitals do not tell an abbreviation or a name from a word. The other texts of the document do: how they write a word,
and the word after another one. Where they are silent, `cases` tells abbreviations, and what follows the level of a unit
(“xã”) is taken for a name, which is not sure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, groupby, takewhile
from typing import NamedTuple

from cchc.importing.cases import WORD, stays
from cchc.resources import levels

_MOST_LETTERS = 200_000
"""The most characters of a document that are read for the ways in which it writes words."""
_CAPITALS = 0.7
"""The least share of capitals among the letters of a title in capitals."""
_KNOWN = (
    "của Ủy ban nhân dân, của Hội đồng nhân dân, của Đảng ủy, của Mặt trận Tổ quốc",
    "và, của, theo, trong, về, từ, đến, năm, tháng, quý, giai, nhiệm, tại, cấp",
)
"""Names with a capital wherever they stand, and words that are no part of the name of a place."""
_JOINING = " -–—"
"""What may stand between two words of one name: Phòng Văn hóa - Xã hội."""
_LONGEST_NAME = 3
"""The most syllables of a place's name that no other text has."""


class Cased(NamedTuple):
    """A text in sentence case, and the words that may be names or not."""

    text: str
    unsure: tuple[str, ...] = ()


class LetterCase:
    """The ways in which a document writes its words."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts of the document, which are read once a title in capitals needs them."""
        self._texts = texts

    @cached_property
    def _forms(self) -> "_Forms":
        """The forms of words in the texts that are not in capitals, as many as bounds allow."""
        found, left = _Forms(), _MOST_LETTERS
        for text in chain(_KNOWN, self._texts):
            if left <= 0:
                break
            if not _is_of_capitals(text):
                found.learn(text[:left])
                left -= len(text)
        return found

    def title(self, lines: Sequence[str]) -> Cased:
        """A title in lines: those in capitals in sentence case, others as they are; only the first one begins it."""
        found: list[Cased] = []
        for _, group in groupby(lines, is_in_capitals):
            cased = self.in_sentence(" ".join(group))
            found.append(cased._replace(text=self._going_on(cased.text)) if found else cased)
        return Cased(" ".join(each.text for each in found), tuple(word for each in found for word in each.unsure))

    def in_sentence(self, title: str) -> Cased:
        """A title in capitals in sentence case; any other title as it is."""
        if not is_in_capitals(title):
            return Cased(title)
        found: list[_Form] = []
        end = 0
        for word in WORD.finditer(title):
            joined = not title[end : word.start()].strip(_JOINING)
            found.append(self._form(word, found if joined else []))
            end = word.end()
        forms = iter(found)
        text = WORD.sub(lambda _: next(forms).text, title)
        return Cased(text[:1].upper() + text[1:], tuple(form.text for form in found if form.unsure))

    def _going_on(self, text: str) -> str:
        """A text that goes on with a sentence: its first word is small where the document writes it so."""
        first = WORD.match(text)
        return (
            text[:1].lower() + text[1:] if first and _usual(self._forms.alone.get(first[0].lower())).islower() else text
        )

    def _form(self, word: re.Match[str], before: list["_Form"]) -> "_Form":
        """The form of a word behind others of its clause, as the document writes it."""
        small = word[0].lower()
        last = before[-1].text.lower() if before else ""
        alone = "" if stays(word) else _usual(self._forms.alone.get(small))
        if told := _usual(self._forms.after.get((last, small))) or alone:
            return _Form(told)
        if stays(word) or not word[0].isalpha():
            return _Form(word[0])
        return _Form(word[0].capitalize(), unsure=True) if _may_be_name(before) else _Form(small)


class _Forms:
    """The forms in which words are written, by their small letters, alone and behind the word before."""

    def __init__(self) -> None:
        self.alone: dict[str, Counter[str]] = defaultdict(Counter)
        self.after: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def learn(self, text: str) -> None:
        """Count the forms of the words; a capital at the beginning of a clause says nothing."""
        last, end = "", 0
        for word in WORD.finditer(text):
            form, small = word[0], word[0].lower()
            last = "" if text[end : word.start()].strip(_JOINING) else last
            if last:
                self.after[last, small][form] += 1
            if form == small or form.isupper():
                self.alone[small][form] += 1
            last, end = small, word.end()


class _Form(NamedTuple):
    """A word as a sentence writes it; unsure for one that was taken for a part of a name."""

    text: str
    unsure: bool = False


def is_in_capitals(text: str) -> bool:
    """True for a text of more than one word whose letters are capitals, some small ones aside."""
    letters = list(filter(str.isalpha, text))
    capitals = sum(map(str.isupper, letters))
    return capitals >= _CAPITALS * len(letters) and len(WORD.findall(text)) > 1


def _is_of_capitals(text: str) -> bool:
    """True for a text in capitals, and for one word in capitals that may be part of one; not for an abbreviation."""
    only = WORD.findall(text)
    alone = WORD.search(text) if len(only) == 1 and only[0].isupper() else None
    return not stays(alone) if alone else is_in_capitals(text)


def _usual(forms: Counter[str] | None) -> str:
    """The most frequent form of a word; blank for a word that is not there."""
    return forms.most_common(1)[0][0] if forms else ""


def _may_be_name(before: list[_Form]) -> bool:
    """True right behind the level of a unit, or behind the beginning of a name there."""
    name = list(takewhile(lambda form: form.unsure, reversed(before)))
    level = before[-len(name) - 1].text.lower() if len(name) < len(before) else ""
    return len(name) < _LONGEST_NAME and level in {each.split()[-1] for each in levels()}
