"""The pieces of a paragraph that are seen, with those that a program is still to print."""

from cchc.reading.content import Paragraph
from cchc.reading.fields import has_page_number
from cchc.reading.pieces import TextPiece


def seen(paragraph: Paragraph) -> list[TextPiece]:
    """The pieces with letters or digits; of a page's number that was never printed, a digit in its field's look."""
    pieces = [piece for line in paragraph.lines for piece in line.pieces]
    counting = [piece for piece in pieces if piece.counts]
    return counting or (_still_to_print(paragraph, pieces) if has_page_number(paragraph) else [])


def _still_to_print(paragraph: Paragraph, pieces: list[TextPiece]) -> list[TextPiece]:
    looks = [piece.look for piece in pieces if not piece.text] or [paragraph.mark]
    return [TextPiece("1", look) for look in dict.fromkeys(looks)]
