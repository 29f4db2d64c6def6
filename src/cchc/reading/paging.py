"""The pages of an annex, as far as a file tells them: whether there is surely more than one.

Only Word knows where its pages end. A file tells of a second page by its own count, by breaks within the annex (the
author's, or those that Word noted when it saved), and by sections that begin on new pages. Where it has none of these,
the height of the text decides; it is measured, not drawn, so a text that is a little too high still counts as one page.
"""

from collections.abc import Iterator

from lxml.etree import _Element as XmlElement

from cchc.reading.annexes import DocumentAnnex
from cchc.reading.attributes import at
from cchc.reading.blocks import Block
from cchc.reading.content import Paragraph, children
from cchc.reading.crossing import page_room
from cchc.reading.lengths import POINTS_A_MILLIMETRE, whole
from cchc.reading.measuring import paragraph_height, row_heights
from cchc.reading.namespaces import qn
from cchc.reading.sections import Section

_SURELY = 1.2
"""The height of a text, in pages, from which on it surely takes more than one."""
_RUN, _TEXT, _BREAK, _NOTED = qn("w:r"), qn("w:t"), qn("w:br"), qn("w:lastRenderedPageBreak")


def goes_over_a_page(annex: DocumentAnnex, stated: int | None) -> bool:
    """True if an annex surely takes more than one page.

    `stated` is the number of pages that the program that saved the file counted for all of the document. 1 is no proof:
    some programs write it always.
    """
    is_alone = annex.begins_document and annex.of == 1
    if is_alone and stated is not None and stated > 1:
        return True
    return _has_later_sections(annex) or _has_breaks(annex) or _height(annex) > _SURELY


def _has_later_sections(annex: DocumentAnnex) -> bool:
    return any(not section.goes_on for section in annex.sections[1:])


def _has_breaks(annex: DocumentAnnex) -> bool:
    """True if a page ends between two texts of the annex."""
    has_text = is_over = False
    for element in _pieces(annex):
        if element.tag == _TEXT:
            if is_over:
                return True
            has_text = has_text or bool((element.text or "").strip())
        elif element.tag == _NOTED or element.get(qn("w:type")) == "page":
            is_over = has_text
    return False


def _pieces(annex: DocumentAnnex) -> Iterator[XmlElement]:
    """The texts and breaks of an annex in their order."""
    for block in annex.blocks:
        for run in children(block.content.element, "w:r"):
            yield from run.iterchildren(_TEXT, _BREAK, _NOTED)


def _height(annex: DocumentAnnex) -> float:
    """The height of an annex's text, in pages."""
    section = annex.sections[0]
    columns = whole(_columns(section)) or 1
    wide = (section.paper[0] - section.margins["left"] - section.margins["right"]) * POINTS_A_MILLIMETRE / columns
    height = sum(_block_height(block, wide) for block in (*annex.letterhead, *annex.blocks))
    return height / max(page_room(section, ()).other * columns, 1)


def _columns(section: Section) -> str | None:
    found = at(section.element, "w:cols")
    return None if found is None else found.get(qn("w:num"))


def _block_height(block: Block, wide: float) -> float:
    content = block.content
    return paragraph_height(content, wide) if isinstance(content, Paragraph) else sum(row_heights(content))
