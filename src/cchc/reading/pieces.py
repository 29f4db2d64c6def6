"""Stretches of text of one look: what the lines of a document are made of."""

from typing import NamedTuple

from cchc.reading.looks import Look


class TextPiece(NamedTuple):
    """A stretch of text of one look."""

    text: str
    look: Look

    @property
    def counts(self) -> bool:
        """True if the piece has a letter or a digit: nobody sees a blank or a sign in another font."""
        return any(letter.isalnum() for letter in self.text)

    @property
    def is_marked(self) -> bool:
        """True if the piece has a letter or a digit with a marker's colour, or a shade, behind it."""
        return self.look.highlighted and self.counts

    @property
    def has_letters(self) -> bool:
        """True if the piece has a letter, and so a language: a number has none."""
        return any(letter.isalpha() for letter in self.text)
