"""The closing of an annex, `./.` and the signatory's block, on one page with the table's last row.

Word keeps them together by itself (`w:keepNext`). LibreOffice does not let a table stay with what follows it; where
LibreOffice would leave the closing alone on a page, it gets a document with a page break before the last row.
"""

import io
from collections.abc import Sequence
from copy import deepcopy

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.reading import word_file
from cchc.reading.table_reading import table

_BREAK = f"""<w:p {nsdecls("w")}><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20"
 w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>"""


def brought_along(annex: bytes) -> bytes:
    """The annex with a page break before its last row, or before the rows that stay with it; headings are repeated."""
    package = word_file.word_package(annex, "Tệp")
    old = package.body.findall(qn("w:tbl"))[-1]
    read = table(old, package.looks)
    headings = sum(row.repeats for row in read.rows)
    start = len(read.rows) - 1
    while start > headings and read.rows[start - 1].kept_with_next:
        start -= 1
    if start > headings:
        new = deepcopy(old)
        _keep(old, range(start))
        _keep(new, [*range(headings), *range(start, len(read.rows))])
        before = parse_xml(_BREAK)
        old.addnext(before)
        before.addnext(new)
    file = io.BytesIO()
    package.word.save(file)
    return file.getvalue()


def _keep(table: XmlElement, wanted: Sequence[int]) -> None:
    """Remove the rows of a table whose index is not `wanted`."""
    for number, row in enumerate(table.findall(qn("w:tr"))):
        if number not in wanted:
            table.remove(row)
