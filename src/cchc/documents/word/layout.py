"""The pages of a rendered annex: what may cross them, and what stays together.

A merged cell shows its text on the first of its pages only. So a group of merged rows that is too high to stay on one
page is printed unmerged, the text in each row; other groups stay together (`templating.marks`). A row that is too high
may cross a page, others may not. `reading.crossing` says what is too high, for this and for `cchc check`.
"""

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.templating.marks import keep_row_with_next
from cchc.documents.word.closing import bring_in
from cchc.reading.annexes import annexes
from cchc.reading.attributes import at
from cchc.reading.crossing import Crossing, crossing
from cchc.reading.tables import Table, TableRow
from cchc.reading.word_file import package_of


def lay_out(document: WordDocument) -> None:
    """Bring the closing of an annex into its table; unmerge rows and let rows cross pages where they are too high."""
    package = package_of(document)
    read = annexes(package)
    for annex in read:
        for table, section in annex.placed_tables:
            if table.has_lines:
                _let_cross(table, crossing(table, section, annex.head))
    if read[-1].tables:
        bring_in(read[-1].tables[-1], package.looks)


def _let_cross(table: Table, high: Crossing) -> None:
    for group in high.groups:
        _unmerge(group)
    for row in table.rows:
        if row.number in high.rows:
            _drop(row.element, "w:trPr", "w:cantSplit")


def _unmerge(group: Sequence[TableRow]) -> None:
    """Give each row of a group the texts of its merged cells, and let the rows part."""
    is_kept = group[-1].kept_with_next
    for row in group:
        for paragraph in row.element.iter(qn("w:p")):
            _drop(paragraph, "w:pPr", "w:keepNext")
    for above, row in pairwise(group):
        for cell in row.continued(above):
            _copy_content(above.by_column[cell.column].element, cell.element)
    for cell in (cell for row in group for cell in row.cells):
        _drop(cell.element, "w:tcPr", "w:vMerge")
    if is_kept:
        keep_row_with_next(group[-1].element)


def _copy_content(source: XmlElement, target: XmlElement) -> None:
    """Put what stands in one cell in the place of what stands in another."""
    properties = qn("w:tcPr")
    for each in [each for each in target if each.tag != properties]:
        target.remove(each)
    target.extend(deepcopy(each) for each in source if each.tag != properties)


def _drop(element: XmlElement, properties: str, name: str) -> None:
    """Take away one of an element's properties, and the place of the properties when nothing else stands there."""
    place = at(element, properties)
    found = at(place, name)
    if place is not None and found is not None:
        place.remove(found)
        if not len(place):
            element.remove(place)
