"""The letters of an annex: their font, their colour, their language, wherever they stand."""

from collections.abc import Iterator

from cchc.form.basis import CONVENTION, LETTERS
from cchc.form.found import FormFault, cell_of, place, section_of
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.content import Paragraph, TextLine, TextPiece
from cchc.reading.families import TIMES

_ASIA, _LATIN_AGAIN, _EAST_ASIA = 0x0590, 0x1D00, 0x2E80
"""The codes at which letters of Asia begin, from Hebrew on; those of the Latin ones that follow; those of East Asia."""
_NEARLY_BLACK = 15
"""The highest red, green or blue (0 to 255) of a colour that no eye and no printer tells from black."""
_LONGEST = 2000
"""The number of characters of a paragraph that are searched for the text to quote."""
_SIGNS = {"symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3"}
"""Fonts whose letters are signs: a box to tick, an arrow."""


def check_letters(annex: DocumentAnnex) -> Iterator[FormFault]:
    """Times New Roman, black; Vietnamese. A paragraph counts once for each fault."""
    for where, paragraph in _paragraphs(annex):
        pieces = [piece for line in paragraph.lines for piece in line.pieces if piece.counts]
        yield from _check_fonts(where, paragraph, pieces)
        yield from _check_colours(where, paragraph, pieces)
        yield from _check_languages(where, paragraph, [piece for piece in pieces if piece.has_letters])


def _check_fonts(where: str, paragraph: Paragraph, pieces: list[TextPiece]) -> Iterator[FormFault]:
    fonts = {font: piece for piece in reversed(pieces) for font in _fonts(piece)}
    for font, piece in fonts.items():
        if font.casefold() not in _SIGNS | {TIMES.casefold()}:
            mend = f"Đề nghị chọn toàn bộ văn bản (Ctrl-A) rồi đổi sang {TIMES}."
            quote = _quote(paragraph, piece)
            yield FormFault("N803", where, f"phông chữ {font}", LETTERS, f"phải là {TIMES}", mend, quote)


def _check_colours(where: str, paragraph: Paragraph, pieces: list[TextPiece]) -> Iterator[FormFault]:
    colours = {piece.look.colour: piece for piece in reversed(pieces)}
    for colour, piece in colours.items():
        if not _is_black(colour):
            wrong, mend = f"chữ không phải màu đen (mã màu {colour})", "Đề nghị đổi màu chữ sang Automatic."
            yield FormFault("N804", where, wrong, LETTERS, "phải là màu đen", mend, _quote(paragraph, piece))


def _check_languages(where: str, paragraph: Paragraph, pieces: list[TextPiece]) -> Iterator[FormFault]:
    languages = {piece.look.language: piece for piece in reversed(pieces)}
    for language, piece in languages.items():
        if language.casefold().split("-")[0] != "vi":
            wrong = f"ngôn ngữ của chữ là {language}" if language else "chữ chưa đặt ngôn ngữ"
            mend = "Đề nghị vào Review, Language, Set Proofing Language, chọn Vietnamese."
            yield FormFault("N825", where, wrong, CONVENTION, "là tiếng Việt (vi-VN)", mend, _quote(paragraph, piece))


def _paragraphs(annex: DocumentAnnex) -> Iterator[tuple[str, Paragraph]]:
    """The printed paragraphs, each with its place: the headers and footers of the sections last."""
    for number, paragraph in enumerate(annex.paragraphs, 1):
        yield place(annex.name, _heading_line(annex, paragraph) or f"đoạn {number}"), paragraph
    for index, table in enumerate(annex.tables, 1):
        for row, cell, paragraph in table.paragraphs():
            yield cell_of(annex, index, row.number, cell.column), paragraph
    for section in annex.sections:
        kinds = (section.first_kind, *section.other_kinds)
        for name, parts in (("đầu trang", section.headers), ("chân trang", section.footers)):
            for kind in dict.fromkeys(kinds):
                yield from ((place(section_of(annex, section), name), each) for each in parts.get(kind, ()))


def _heading_line(annex: DocumentAnnex, paragraph: Paragraph) -> str:
    named: list[tuple[str, tuple[TextLine, ...]]] = [
        ("dòng “Phụ lục”", (annex.label,) if annex.label else ()),
        ("dòng tên phụ lục", annex.title),
        ("dòng “Kèm theo”", annex.reference),
    ]
    for name, lines in named:
        if any(line is own for line in lines for own in paragraph.lines):
            return name
    return ""


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
