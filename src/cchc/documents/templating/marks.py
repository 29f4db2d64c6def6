"""Merged cells and emphasis in a rendered document.

A template prints text only, and docxtpl's own `{% vm %}` gives every column the same extent and drops text. So the text
that is printed carries private-use characters as marks, and once the document is rendered they become `w:vMerge` of
their cell, and `w:i`/`w:b` of the runs that they enclose. Data never holds such a character:
reading refuses it.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml.etree import _Element as XmlElement

from cchc.model.emphasis import runs

MERGE_START, MERGE_CONTINUE = "\ue000", "\ue001"
_ITALIC_ON, _ITALIC_OFF, _BOLD_ON, _BOLD_OFF = "\ue002", "\ue003", "\ue004", "\ue005"
_MERGE = re.compile(f"[{MERGE_START}{MERGE_CONTINUE}]")
_MARK = re.compile("([\ue000-\ue005])")
_EMPHASIS = {_ITALIC_ON: ("w:i", True), _ITALIC_OFF: ("w:i", False), _BOLD_ON: ("w:b", True), _BOLD_OFF: ("w:b", False)}
_CELL_ORDER = (
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
)
_RUN_ORDER = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
)


def marked(text: str) -> str:
    """A text of a plan with its emphasis as marks."""
    return "".join(
        f"{_ITALIC_ON * run.italic}{_BOLD_ON * run.bold}{run.text}{_BOLD_OFF * run.bold}{_ITALIC_OFF * run.italic}"
        for run in runs(text)
    )


def resolve(body: XmlElement) -> None:
    """Turn every mark in a body, a header or a footer into what it stands for."""
    for paragraph in body.iter(qn("w:p")):
        if any(_MARK.search(text.text or "") for text in paragraph.iter(qn("w:t"))):
            look = dict.fromkeys(("w:i", "w:b"), False)
            for run in list(paragraph.iter(qn("w:r"))):
                _merge(run)
                _emphasise(run, look)
    _keep_rows_together(body)


def _merge(run: XmlElement) -> None:
    """`w:vMerge` for the cell that a merge mark begins; elsewhere a mark means nothing."""
    for text in run.iter(qn("w:t")):
        first = (text.text or "")[:1]
        text.text = _MERGE.sub("", text.text or "")
        if first in {MERGE_START, MERGE_CONTINUE}:
            cell = next(run.iterancestors(qn("w:tc")), None)
            if cell is not None:
                _set(
                    _properties(cell, "w:tcPr"),
                    "w:vMerge",
                    "restart" if first == MERGE_START else "continue",
                    _CELL_ORDER,
                )


def _emphasise(run: XmlElement, look: dict[str, bool]) -> None:
    """Split a run at its emphasis marks into runs of one look each; `look` goes on from run to run of a paragraph."""
    for piece in _pieces(run, look):
        if len(piece.findall("*")) > len(piece.findall(qn("w:rPr"))):
            run.addprevious(piece)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _pieces(run: XmlElement, look: dict[str, bool]) -> Iterator[XmlElement]:
    piece = _run_like(run, look)
    for child in list(run):
        if child.tag == qn("w:rPr"):
            continue
        if child.tag != qn("w:t"):
            piece.append(child)
            continue
        for part in _MARK.split(child.text or ""):
            if part in _EMPHASIS:
                yield piece
                look[_EMPHASIS[part][0]] = _EMPHASIS[part][1]
                piece = _run_like(run, look)
            elif part:
                piece.append(_text(part))
    yield piece


def _run_like(run: XmlElement, look: dict[str, bool]) -> XmlElement:
    """An empty run that looks like another, with emphasis added."""
    new = OxmlElement("w:r")
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        new.append(deepcopy(properties))
    for tag, wanted in look.items():
        if wanted:
            _set(_properties(new, "w:rPr"), tag, None, _RUN_ORDER)
    return new


def _text(text: str) -> XmlElement:
    element = OxmlElement("w:t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def _properties(element: XmlElement, tag: str) -> XmlElement:
    """The element's properties, which come first in it."""
    found = element.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        element.insert(0, found)
    return found


def _set(properties: XmlElement, tag: str, value: str | None, order: tuple[str, ...]) -> None:
    """Set a property; the schema demands an order of them."""
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    new = OxmlElement(tag)
    if value is not None:
        new.set(qn("w:val"), value)
    properties.append(new)
    ranks = {qn(f"w:{name}"): rank for rank, name in enumerate(order)}
    properties[:] = sorted(properties, key=lambda child: ranks.get(child.tag, len(order)))


def _keep_rows_together(body: XmlElement) -> None:
    """Rows that stay on one page with what follows (`w:keepNext`).

    A merged cell shows its text on the first of its pages only; and what closes the annex is not alone on a page.
    """
    for table in body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        held = [row for row, below in pairwise(rows) if any(_continues(merge) for merge in below.iter(qn("w:vMerge")))]
        following = table.getnext()
        if following is not None and following.tag == qn("w:p"):
            held += rows[-1:]
        for row in held:
            for paragraph in row.iter(qn("w:p")):
                _keep_with_next(paragraph)


def _continues(merge: XmlElement) -> bool:
    return merge.get(qn("w:val")) == "continue"


def _keep_with_next(paragraph: XmlElement) -> None:
    properties = _properties(paragraph, "w:pPr")
    if properties.find(qn("w:keepNext")) is None:
        style = properties.find(qn("w:pStyle"))
        properties.insert(0 if style is None else 1, OxmlElement("w:keepNext"))
