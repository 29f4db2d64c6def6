"""Merged cells, emphasis, and rows that stay with the next one, in a rendered document.

A template prints text only, and docxtpl's own `{% vm %}` gives every column the same extent and drops text. So the text
that is printed carries private-use characters as marks, and once the document is rendered they become `w:vMerge` of
their cell, `w:i`/`w:b` of the runs that they enclose, or `w:keepNext` of their row. Data never holds such a character:
reading refuses it.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement
from docx.text.font import Font
from lxml.etree import _Element as XmlElement

from cchc.model.emphasis import Run, runs
from cchc.reading.attributes import switch
from cchc.reading.content import blocks_after, children, paragraphs_around
from cchc.reading.table_reading import merge

MERGE_START, MERGE_CONTINUE = "\ue000", "\ue001"
KEEP_ROW = "\ue006"
"""The mark of a row that stays with the next one."""
_ITALIC_ON, _ITALIC_OFF, _BOLD_ON, _BOLD_OFF = "\ue002", "\ue003", "\ue004", "\ue005"
_OF_TABLE = re.compile(f"[{MERGE_START}{MERGE_CONTINUE}{KEEP_ROW}]")
_MARK = re.compile("([\ue000-\ue006])")
_EMPHASIS = {
    _ITALIC_ON: ("italic", True),
    _ITALIC_OFF: ("italic", False),
    _BOLD_ON: ("bold", True),
    _BOLD_OFF: ("bold", False),
}
_BLOCKS = (qn("w:p"), qn("w:tbl"))
_MERGE = qn("w:vMerge")
_MERGES = {MERGE_START: "restart", MERGE_CONTINUE: "continue"}


def marked(text: str) -> str:
    """A text of a plan with its emphasis as marks."""
    return text if "<" not in text else "".join(map(_enclosed, runs(text)))


def _enclosed(run: Run) -> str:
    """A run between its marks, those of bold inside those of italic."""
    text = f"{_BOLD_ON}{run.text}{_BOLD_OFF}" if run.bold else run.text
    return f"{_ITALIC_ON}{text}{_ITALIC_OFF}" if run.italic else text


def resolve(body: XmlElement) -> None:
    """Turn every mark in a body, a header or a footer into what it stands for."""
    marked = paragraphs_around(filter(_has_mark, body.iter(qn("w:t"))))
    for paragraph in [each for each in body.iter(qn("w:p")) if each in marked]:
        if any(map(_has_mark, paragraph.iter(qn("w:t")))):  # those of a paragraph within one are gone by now
            look = {"italic": False, "bold": False}
            for run in list(paragraph.iter(qn("w:r"))):
                _settle(run)
                _emphasise(run, look)
    _keep_rows_together(body)


def _has_mark(text: XmlElement) -> bool:
    return _MARK.search(text.text or "") is not None


def _settle(run: XmlElement) -> None:
    """Turn a merge mark at the beginning of a cell's text into `w:vMerge`; drop all others, which mean nothing.

    A row stays with the next one wherever its mark stands.
    """
    for text in run.iter(qn("w:t")):
        first = (text.text or "")[:1]
        row = next(run.iterancestors(qn("w:tr")), None) if KEEP_ROW in (text.text or "") else None
        if row is not None:
            keep_row_with_next(row)
        text.text = _OF_TABLE.sub("", text.text or "")
        cell: Any = next(run.iterancestors(qn("w:tc")), None) if first in _MERGES else None
        if cell is not None:
            cell.vMerge = _MERGES[first]
            cell.tcPr.vMerge.set(qn("w:val"), _MERGES[first])  # python-docx leaves “continue” unsaid


def _emphasise(run: XmlElement, look: dict[str, bool]) -> None:
    """Split a run at its emphasis marks into runs of one look each; `look` goes on from run to run of a paragraph."""
    for piece in _pieces(run, look):
        if len(piece.findall("*")) > len(piece.findall(qn("w:rPr"))):
            run.addprevious(piece)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _pieces(run: XmlElement, look: dict[str, bool]) -> Iterator[Any]:
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
                piece.add_t(part).set(qn("xml:space"), "preserve")
    yield piece


def _run_like(run: XmlElement, look: dict[str, bool]) -> Any:  # noqa: ANN401 — python-docx's class, which mypy cannot tell
    """An empty run that looks like another, with emphasis added."""
    new: Any = OxmlElement("w:r")
    if (properties := run.find(qn("w:rPr"))) is not None:
        new.append(deepcopy(properties))
    for name in (name for name, wanted in look.items() if wanted):
        setattr(Font(new), name, True)
        new.rPr.extend([each for each in new.rPr.iterchildren("{*}*") if _is_later(each)])
    return new


def _is_later(child: XmlElement) -> bool:
    """True if a run's property comes after all that python-docx knows: a tracked change, an addition of Word 2010."""
    return child.tag == qn("w:rPrChange") or not child.tag.startswith(f"{{{nsmap['w']}}}")


def _keep_rows_together(body: XmlElement) -> None:
    """Set `w:keepNext` on the rows that must stay on one page with what follows them.

    A merged cell shows its text on the first of its pages only; a heading or an annex's closing must not be alone on
    a page.
    """
    for table in body.iter(qn("w:tbl")):
        rows = list(children(table, "w:tr"))
        held = [row for row, below in pairwise(rows) if _is_heading(row) or _continues(below)]
        following = next((each for block in blocks_after(table) for each in block.iter(*_BLOCKS)), None)
        if following is not None and following.tag == qn("w:p"):
            held += rows[-1:]
        for row in held:
            keep_row_with_next(row)


def _continues(row: XmlElement) -> bool:
    """True if a cell of the row goes on from above; in most rows nothing speaks of merging."""
    speaks = next(row.iter(_MERGE), None) is not None
    return speaks and any(merge(cell) == "continue" for cell in children(row, "w:tc"))


def _is_heading(row: XmlElement) -> bool:
    return switch(row, "w:trPr/w:tblHeader") is True


def keep_row_with_next(row: XmlElement) -> None:
    """Let a row of a table stay on the page of the next one."""
    for paragraph in row.iter(qn("w:p")):
        _keep_with_next(paragraph)


def _keep_with_next(paragraph: Any) -> None:  # noqa: ANN401 — as above
    """Set `w:keepNext`, which only the style goes before: python-docx would ask for all 34 that may follow."""
    properties = paragraph.get_or_add_pPr()
    if properties.keepNext is None:
        properties.insert(0 if properties.pStyle is None else 1, OxmlElement("w:keepNext"))
    else:
        properties.keepNext_val = True
