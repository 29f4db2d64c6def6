"""Reading our own DOCX back from its XML, independently of how it was written."""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree


def part(content: bytes, name: str = "word/document.xml") -> Any:
    """The root element of a part of the file."""
    with ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def table(content: bytes) -> Any:
    """The only table of the document."""
    (only,) = part(content).iter(qn("w:tbl"))
    return only


def rows(content: bytes) -> list[Any]:
    """The rows of the only table."""
    return list(table(content).findall(qn("w:tr")))


Grid = list[list[tuple[str, int, str | None]]]
"""Of each row its cells as they are in the file: text, columns spanned, state of a vertical merge."""


def grid(content: bytes) -> Grid:
    """The only table as a grid."""
    (only,) = grids(content)
    return only


def grids(content: bytes) -> list[Grid]:
    """Every table as a grid."""
    return [
        [[_cell(cell) for cell in row.findall(qn("w:tc"))] for row in each.findall(qn("w:tr"))]
        for each in part(content).iter(qn("w:tbl"))
    ]


def unmerged(rows: Grid) -> Iterator[list[str]]:
    """The texts of rows; a cell that continues the one above has its text."""
    above: dict[int, str] = {}
    for row in rows:
        texts, column = [], 0
        for text, span, merge in row:
            above[column] = above[column] if merge == "continue" else text
            texts.append(above[column])
            column += span
        yield texts


def _cell(cell: Any) -> tuple[str, int, str | None]:
    properties = cell.find(qn("w:tcPr"))
    span = properties.find(qn("w:gridSpan"))
    merge = properties.find(qn("w:vMerge"))
    text = "\n".join(_text(paragraph) for paragraph in cell.findall(qn("w:p")))
    columns = 1 if span is None else int(span.get(qn("w:val")))
    return text, columns, None if merge is None else merge.get(qn("w:val"), "continue")


def _text(paragraph: Any) -> str:
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
    return "".join(
        element.text or "" if element.tag == qn("w:t") else marks.get(element.tag, "") for element in paragraph.iter()
    )
