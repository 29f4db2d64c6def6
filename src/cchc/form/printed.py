"""All that is printed of an annex, paragraph by paragraph, each with its place: whatever the paragraph stands in."""

from collections.abc import Iterator

from cchc.form.found import cell_of, place, section_of
from cchc.form.page import PAGES
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.content import Paragraph, TextLine
from cchc.reading.footnotes import Footnotes
from cchc.reading.table_style import paragraphs_of

PlacedParagraph = tuple[str, Paragraph]


def printed(annex: DocumentAnnex, notes: Footnotes) -> Iterator[PlacedParagraph]:
    """The paragraphs, text boxes after what they hang on; then notes, then headers and footers by section."""
    yield from _text(annex)
    for where, paragraph in _top(annex):
        yield from ((place(where, "chú thích"), each) for each in notes.of(paragraph.element))
    for section in annex.sections:
        kinds = (section.first_kind, *section.other_kinds)
        for name, parts in (("đầu", section.headers), ("chân", section.footers)):
            for kind in dict.fromkeys(kinds):
                where = place(section_of(annex, section), f"{name} {PAGES[kind]}")
                yield from ((where, each) for each in parts.get(kind, ()))


def heading_lines(annex: DocumentAnnex) -> list[tuple[str, tuple[TextLine, ...]]]:
    """The lines of the annex's heading, by their names in places."""
    return [
        ("dòng “Phụ lục”", (annex.label,) if annex.label else ()),
        ("dòng tên phụ lục", annex.title),
        ("dòng “Kèm theo”", annex.reference),
    ]


def _text(annex: DocumentAnnex) -> Iterator[PlacedParagraph]:
    for where, paragraph in _top(annex):
        yield where, paragraph
        if paragraph.table is None:
            _, *boxed = paragraphs_of(paragraph.element, paragraph.looks)
            yield from ((place(where, "hộp văn bản"), each) for each in boxed)


def _top(annex: DocumentAnnex) -> Iterator[PlacedParagraph]:
    """The paragraphs outside tables, then those of tables; of the latter, text boxes are paragraphs as well."""
    for number, paragraph in enumerate(annex.paragraphs, 1):
        yield place(annex.name, _heading_line(annex, paragraph) or f"đoạn {number}"), paragraph
    for index, table in enumerate(annex.tables, 1):
        for row, cell, paragraph in table.paragraphs():
            yield cell_of(annex, index, row.number, cell.column), paragraph


def _heading_line(annex: DocumentAnnex, paragraph: Paragraph) -> str:
    for name, lines in heading_lines(annex):
        if any(line is own for line in lines for own in paragraph.lines):
            return name
    return ""
