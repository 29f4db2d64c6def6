"""Printing into a foreign text: what is seen becomes lines; what is not, or is odd, becomes remarks."""

from functools import cache

from cchc.model.emphasis import Run
from cchc.reading.families import is_of_old_table
from cchc.reading.foreign.document import ForeignText, Oddity, ReadingRemark
from cchc.reading.foreign.lines import line_of, visible
from cchc.reading.foreign.word.symbols import is_private, readable
from cchc.reading.looks import Look

_NOT_ASCII = range(0xA1, 0x2000)
"""The letters that an old code table may mean otherwise; dashes and quotes are beyond them."""


class ForeignPrinting:
    """A text that grows run by run."""

    def __init__(self, place: str = "") -> None:
        """A text without a line; `place` is where it stands, blank for a cell."""
        self.lines: list[list[Run]] = []
        self.aligned: set[bool] = set()
        """True for a centred paragraph with text, false for another one: both if it has both."""
        self._place = place
        self._is_joined = False
        self._remarks: dict[ReadingRemark, None] = {}
        self._noted: Oddity | None = None
        self._noted_text = ""
        """A stretch of odd text to which more may be added."""

    @property
    def text(self) -> ForeignText:
        """The text as far as it has been printed."""
        self._end_stretch()
        lines = tuple(filter(None, map(line_of, self.lines)))
        return ForeignText(lines, self.aligned == {True}, tuple(self._remarks))

    def show(self, text: str, look: Look) -> None:
        """Print the text of a run; a line break begins a line, hidden text is left out."""
        if look.hidden:
            self.note(Oddity.HIDDEN, text)
            return
        if is_private(text):
            text = self.readable(text, look.fonts.other)
        if look.struck:
            self.note(Oddity.STRUCK, text)
        elif self._noted and text.strip():
            self._end_stretch()
        for font in _old_fonts(text, look):
            self.remark(Oddity.OLD_FONT, font)
        first, *others = text.split("\n")
        self.lines[-1].append(Run(first, look.italic, look.bold))
        self.lines += [[Run(other, look.italic, look.bold)] for other in others]

    def note(self, oddity: Oddity, text: str) -> None:
        """Remark on a text; one that is as odd as the text before is one stretch with it."""
        if self._noted is not oddity:
            self._end_stretch()
        self._noted, self._noted_text = oddity, self._noted_text + text

    def remark(self, oddity: Oddity, text: str) -> None:
        """Remark on this place; twice the same is one remark."""
        place = f"{self._place}, hộp chữ" if self._place and oddity is Oddity.BOX else self._place
        self._remarks[ReadingRemark(oddity, " ".join(visible(text).split()), place)] = None

    def _end_stretch(self) -> None:
        if self._noted and self._noted_text.strip():
            self.remark(self._noted, self._noted_text)
        self._noted, self._noted_text = None, ""

    def readable(self, text: str, font: str) -> str:
        """A text with letters for the signs of a font; a sign without a letter is told as the picture that it is."""
        found, unknown = readable(text, font)
        if unknown:
            self.remark(Oddity.PICTURE, f"ký hiệu của phông chữ {font}")
        return found


def _old_fonts(text: str, look: Look) -> list[str]:
    """The fonts of old code tables in which letters beyond ASCII stand: ASCII is the same in all tables."""
    if text.isascii() or not any(map(_is_old, (look.fonts.other, look.fonts.complex))):
        return []
    fonts = (look.fonts.of(letter) for letter in text if ord(letter) in _NOT_ASCII)
    return sorted({font for font in fonts if _is_old(font)})


_is_old = cache(is_of_old_table)
