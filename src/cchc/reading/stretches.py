"""The widths of text in Times: of a whole text, and of the stretches in which a line of text does not break.

Letters have the widths of `resources.letter_widths`. A line breaks at blanks, and after hyphens, dashes and the few
signs after which LibreOffice breaks it. A hard space or hyphen holds its words together. All lengths are in points.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from cchc import resources
from cchc.reading.looks import Look
from cchc.reading.pieces import TextPiece

_BLANKS = " \t\n"
_BREAKS = "‐–—…?!|-"
"""The signs after which a line may break."""
_WORD = rf"[^{_BLANKS}{_BREAKS}]*[{_BREAKS}]+[)\].,;:”’»%]*|[^{_BLANKS}{_BREAKS}]+"
_CHUNKS = re.compile(f"[{_BLANKS}]+|{_WORD}")
_WORDS = re.compile(f"([{_BLANKS}]*)({_WORD})")
"""A word with the blanks before it."""
_BLANK, _BREAKING, _WHOLE = "blank", "breaking", "whole"
"""Kinds of chunks of text: blanks, a word after which a line may break, any other."""
_TWINS = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\t": "    "}
"""Letters that are as wide as others: hard spaces and hyphens, a tab as a few blanks."""
_UNKNOWN, _IDEOGRAPH = 556, 1000
"""The widths of letters that Times lacks, in thousandths of the size."""
HAIR = 0.02
"""The room that may be missing at a line's end: programs round widths."""
_MOST_KNOWN = 2048
"""The most lines whose stretches are kept: those of an annex of 200 rows."""
_MOST_WORDS = 16384
Stretch = tuple[float, float, float]
"""The width of the blanks before a stretch, its own, and the size of its largest letters."""


class Stretches(NamedTuple):
    """The stretches of a line in a room that is as wide as the widest of them, and what they have in common."""

    parts: tuple[Stretch, ...]
    widest: float
    """The width of the widest of them; 0 without any."""
    whole: float
    """The width of the line if nothing breaks it."""
    largest: float
    """The size of its largest letters; 0 without any."""

    def within(self, pieces: Sequence[TextPiece], room: float) -> Sequence[Stretch]:
        """The stretches of these pieces, which are the line's, in a room: a word that is wider comes in parts."""
        return self.parts if self.widest <= room else tuple(_stretches(pieces, room))


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text on one line, in letters of this size."""
    return _thousandths(text, bold, italic) * size / 1000


@lru_cache(maxsize=_MOST_KNOWN)
def stretches(pieces: tuple[TextPiece, ...]) -> Stretches:
    """The stretches of a line that consists of these pieces; many cells say the same, and tables are laid out twice."""
    parts = (len(pieces) == 1 and _words(pieces[0])) or tuple(_stretches(pieces, math.inf))
    if not parts:
        return Stretches((), 0.0, 0.0, 0.0)
    blanks, words, sizes = zip(*parts, strict=True)
    return Stretches(parts, max(words), sum(map(add, blanks, words)), max(sizes))


def _words(piece: TextPiece) -> tuple[Stretch, ...]:
    """The stretches of a line of one piece, each a word; none where one has no width, which makes no stretch alone."""
    look, text = piece.look, piece.text.upper() if piece.look.capitals else piece.text
    bold, italic, size = look.bold, look.italic, look.size
    found = [_stretch(blank, word, size, bold, italic) for blank, word in _WORDS.findall(text.rstrip(_BLANKS))]
    return tuple(found) if all(word > 0 for _, word, _ in found) else ()


@lru_cache(maxsize=_MOST_WORDS)
def _stretch(blank: str, word: str, size: float, bold: bool, italic: bool) -> Stretch:  # noqa: FBT001 — as below
    """A word as a stretch, with the blanks before it."""
    return _thousandths(blank, bold, italic) * size / 1000, _thousandths(word, bold, italic) * size / 1000, size


def _stretches(pieces: Sequence[TextPiece], room: float) -> Iterator[Stretch]:
    blank = word = size = 0.0
    for kind, wide, high in _chunks(pieces, room):
        if word and (kind == _BLANK or word + wide > room + HAIR):
            yield blank, word, size
            blank = word = size = 0.0
        if kind == _BLANK:
            blank += wide
            continue
        word, size = word + wide, max(size, high)
        if kind == _BREAKING:
            yield blank, word, size
            blank = word = size = 0.0
    if word:
        yield blank, word, size


def _chunks(pieces: Sequence[TextPiece], room: float) -> Iterator[tuple[str, float, float]]:
    """The blanks and words of a line by their kind, each with its width and its letters' size.

    A word that is wider than the room comes in as many pieces as it takes.
    """
    for piece in pieces:
        look, text = piece.look, piece.text.upper() if piece.look.capitals else piece.text
        for chunk in _CHUNKS.findall(text):
            kind, thousandths = _chunk(chunk, look.bold, look.italic)
            wide = thousandths * look.size / 1000
            if wide > room and kind != _BLANK:
                yield from ((_BREAKING, part, look.size) for part in _parts(chunk, look, room))
            else:
                yield kind, wide, look.size


def _parts(word: str, look: Look, room: float) -> Iterator[float]:
    """The widths of a word's pieces, as many letters in each as the room holds, at least one."""
    end = 0.0
    for letter in word:
        wide = _thousandths(letter, look.bold, look.italic) * look.size / 1000
        if end and end + wide > room + HAIR:
            yield end
            end = 0.0
        end += wide
    yield end


@lru_cache(maxsize=_MOST_WORDS)
def _chunk(text: str, bold: bool, italic: bool) -> tuple[str, int]:  # noqa: FBT001 — the face, as a key of the cache
    """The kind of a blank or a word, and its width in thousandths of the size."""
    kind = _BLANK if text[0] in _BLANKS else _BREAKING if any(sign in _BREAKS for sign in text) else _WHOLE
    return kind, _thousandths(text, bold, italic)


@lru_cache(maxsize=_MOST_WORDS)
def _thousandths(text: str, bold: bool, italic: bool) -> int:  # noqa: FBT001 — as above
    return sum(map(_face(bold, italic).__getitem__, text))


@cache
def _face(bold: bool, italic: bool) -> "_Face":  # noqa: FBT001 — as above
    name = " ".join(name for name, wanted in (("bold", bold), ("italic", italic)) if wanted)
    return _Face(resources.letter_widths()[name or "regular"])


class _Face(dict[str, int]):
    """The widths of a face's letters; the width of one that it lacks is guessed."""

    def __missing__(self, letter: str) -> int:
        """The width of a twin, of nothing, or of a letter in another font."""
        if twin := _TWINS.get(letter):
            return sum(map(self.__getitem__, twin))
        if unicodedata.combining(letter) or not letter.isprintable():
            return 0
        return _IDEOGRAPH if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN
