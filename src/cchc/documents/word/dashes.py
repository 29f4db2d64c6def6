"""Lists in centred cells: lines that begin with a dash are aligned to the left, so that their dashes stand in a row."""

import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph, paragraphs_around, paragraphs_within
from cchc.reading.word_file import Package

_TEXT, _HARD_HYPHEN = qn("w:t"), qn("w:noBreakHyphen")
_BEGINNING = re.compile(r"[-–+•] ")
"""The beginning of a line of a list: one of the dashes, and a blank."""
_DASHES = tuple("-–+•")


def align_lists(package: Package) -> None:
    """Align each centred paragraph of a table to the left that has a line with a dash before it."""
    for table in package.body.iter(qn("w:tbl")):
        dashed = paragraphs_around(filter(_may_begin_with_dash, table.iter(_TEXT, _HARD_HYPHEN)))
        for element in paragraphs_within(table):
            if element in dashed and _is_centred_list(Paragraph(element, package.looks)):
                _align_left(element)


def _is_centred_list(paragraph: Paragraph) -> bool:
    return paragraph.centred and any(_BEGINNING.match(line.text) for line in paragraph.lines)


def _may_begin_with_dash(element: XmlElement) -> bool:
    """True for a hard hyphen, and for a text of which a line begins with a dash: what prints such a line has either."""
    text = element.text or ""
    return element.tag == _HARD_HYPHEN or any(line.lstrip().startswith(_DASHES) for line in text.split("\n"))


def _align_left(paragraph: Any) -> None:  # noqa: ANN401 — python-docx's class
    paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.LEFT
