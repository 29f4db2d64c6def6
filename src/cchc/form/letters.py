"""The letters of an annex: their font, their colour, their language, wherever they stand."""

from collections.abc import Iterable, Iterator

from cchc.form.basis import CONVENTION, LETTERS
from cchc.form.found import FormFault, place
from cchc.form.printed import PlacedParagraph
from cchc.reading.content import Paragraph
from cchc.reading.families import TIMES, is_of_old_table
from cchc.reading.pieces import TextPiece
from cchc.reading.seen import seen
from cchc.source.legacy import legacy_encoding

_ASIA, _LATIN_AGAIN, _EAST_ASIA = 0x0590, 0x1D00, 0x2E80
"""The codes at which letters of Asia begin, from Hebrew on; those of the Latin ones that follow; those of East Asia."""
_CHANGE = f"Đề nghị chọn toàn bộ văn bản (Ctrl-A) rồi đổi sang {TIMES}."
_CONVERT = f"Đề nghị chuyển mã sang Unicode (UniKey Toolkit, Ctrl+Shift+F6), rồi đặt phông chữ {TIMES}."
_NEARLY_BLACK = 15
"""The highest red, green or blue (0 to 255) of a colour that no eye and no printer tells from black."""
_LONGEST = 2000
"""The number of characters of a paragraph that are searched for the text to quote."""
_SIGNS = {"symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3"}
"""Fonts whose letters are signs: a box to tick, an arrow."""


def check_letters(everything: Iterable[PlacedParagraph]) -> Iterator[FormFault]:
    """Times New Roman, Unicode, black; Vietnamese. A paragraph, or its automatic number, counts once for each fault."""
    for where, paragraph in everything:
        pieces = seen(paragraph)
        yield from _check_fonts(where, paragraph, pieces)
        yield from _check_colours(where, paragraph, pieces)
        yield from _check_encoding(where, paragraph)
        yield from _check_languages(where, paragraph, [piece for piece in pieces if piece.has_letters])
        if (mark := paragraph.list_mark) and mark.counts and not mark.look.hidden:
            of_mark = place(where, "số thứ tự tự động")
            yield from _check_fonts(of_mark, paragraph, [mark])
            yield from _check_colours(of_mark, paragraph, [mark])


def other_fonts(everything: Iterable[PlacedParagraph]) -> set[str]:
    """The fonts of letters that are not Times New Roman; fonts of signs are none."""
    pieces = (piece for _, paragraph in everything for piece in seen(paragraph))
    return {font for piece in pieces for font in _fonts(piece) if _is_other(font)}


def _check_fonts(where: str, paragraph: Paragraph, pieces: list[TextPiece]) -> Iterator[FormFault]:
    fonts = {font: piece for piece in reversed(pieces) for font in _fonts(piece)}
    for font, piece in fonts.items():
        if _is_other(font):
            mend = _CONVERT if is_of_old_table(font) else _CHANGE
            quote = _quote(paragraph, piece)
            yield FormFault("N803", where, f"phông chữ {font}", LETTERS, f"phải là {TIMES}", mend, quote)


def _check_colours(where: str, paragraph: Paragraph, pieces: list[TextPiece]) -> Iterator[FormFault]:
    colours = {piece.look.colour: piece for piece in reversed(pieces)}
    for colour, piece in colours.items():
        if not _is_black(colour):
            wrong, mend = f"chữ không phải màu đen (mã màu {colour})", "Đề nghị đổi màu chữ sang Automatic."
            yield FormFault("N804", where, wrong, LETTERS, "phải là màu đen", mend, _quote(paragraph, piece))


def _check_encoding(where: str, paragraph: Paragraph) -> Iterator[FormFault]:
    """Text of an old code table in a font of Unicode; in a font of that table, the font is the fault."""
    pieces = (piece for line in paragraph.lines for piece in line.pieces)
    text = "".join(piece.text for piece in pieces if not any(map(is_of_old_table, _fonts(piece))))
    if encoding := legacy_encoding(text[:_LONGEST]):
        yield FormFault("N842", where, f"chữ theo bảng mã {encoding}", LETTERS, "phải là Unicode", _CONVERT, text)


def _is_other(font: str) -> bool:
    return font.casefold() not in _SIGNS | {TIMES.casefold()}


def _check_languages(where: str, paragraph: Paragraph, pieces: list[TextPiece]) -> Iterator[FormFault]:
    languages = {piece.look.language: piece for piece in reversed(pieces)}
    for language, piece in languages.items():
        if language.casefold().split("-")[0] != "vi":
            wrong = f"ngôn ngữ của chữ là {language}" if language else "chữ chưa đặt ngôn ngữ"
            mend = "Đề nghị vào Review, Language, Set Proofing Language, chọn Vietnamese."
            yield FormFault("N825", where, wrong, CONVENTION, "là tiếng Việt (vi-VN)", mend, _quote(paragraph, piece))


def _fonts(piece: TextPiece) -> set[str]:
    """The fonts that its letters are printed in; those of Asia have fonts of their own."""
    letters = {letter for letter in piece.text if letter.isalnum() and not _ASIA <= ord(letter) < _LATIN_AGAIN}
    return {piece.look.fonts.of(letter) for letter in letters if ord(letter) < _EAST_ASIA}


def _is_black(colour: str) -> bool:
    try:
        return colour == "auto" or max(bytes.fromhex(colour)) <= _NEARLY_BLACK
    except ValueError:
        return False


def _quote(paragraph: Paragraph, piece: TextPiece) -> str:
    """The paragraph, from the piece on; of a long one, the beginning."""
    text = paragraph.text[:_LONGEST]
    return text[max(text.find(" ".join(piece.text[:_LONGEST].split())), 0) :]
