"""Lists in centred cells: lines that begin with a dash are aligned to the left, so that their dashes stand in a row."""

import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph, paragraphs_within
from cchc.reading.text import has_hard_hyphens
from cchc.reading.word_file import Package

_BEGINNING = re.compile(r"[-–+•] ")
"""The beginning of a line of a list: one of the dashes, and a blank."""
_FIRST_DASH = re.compile(r"(?:^|\n)\s*[-–+•]")
"""A dash that no letter stands before, which a line with a dash before it has in one of its texts."""


def align_lists(package: Package) -> None:
    """Align each centred paragraph of a table to the left that has a line with a dash before it."""
    for table in package.body.iter(qn("w:tbl")):
        for element in paragraphs_within(table):
            if _is_centred_list(Paragraph(element, package.looks)):
                _align_left(element)


def _is_centred_list(paragraph: Paragraph) -> bool:
    is_list = _has_dash(paragraph.element) and paragraph.centred
    return is_list and any(_BEGINNING.match(line.text) for line in paragraph.lines)


def _has_dash(element: XmlElement) -> bool:
    """True if a text of a paragraph begins with a dash, or there is a hard hyphen: else no line begins with a dash."""
    texts = element.iter(qn("w:t"))  # `itertext` would have python-docx put together the text of each run
    return any(_FIRST_DASH.search(text.text or "") for text in texts) or has_hard_hyphens(element)


def _align_left(paragraph: Any) -> None:  # noqa: ANN401 — python-docx's class
    paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.LEFT
