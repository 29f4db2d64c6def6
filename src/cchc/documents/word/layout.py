"""The pages of a rendered annex: what may cross them, and what stays together.

A merged cell shows its text on the first of its pages only. So a group of merged rows that is too high to stay on one
page is printed unmerged, the text in each row; other groups stay together (`templating.marks`). A row that is too high
may cross a page, others may not. `reading.crossing` says what is too high, for this and for `cchc check`.
"""

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.templating.arrangement import FIT
from cchc.documents.templating.marks import keep_row_with_next
from cchc.documents.word.closing import bring_in
from cchc.documents.word.widths import FittedTable, fit
from cchc.reading.annexes import DocumentAnnex, annexes
from cchc.reading.attributes import at, value
from cchc.reading.crossing import crossing, page_room
from cchc.reading.looks import Looks
from cchc.reading.sections import Section
from cchc.reading.table_reading import read_anew
from cchc.reading.tables import Table, TableRow
from cchc.reading.word_file import Package


def lay_out(package: Package, *, fitted: bool) -> None:
    """Bring the closing of an annex into its table; unmerge rows and let rows cross pages where they are too high.

    Tables whose columns are to be `fitted` to their texts, or which say so in their alternative text, are.
    """
    read = annexes(package)
    for annex in read:
        for each, section in annex.placed_tables:
            if each.has_lines:
                is_fitted = fitted or FIT in (value(each.element, "w:tblPr/w:tblDescription") or "")
                _lay_out(each, section, annex, package.looks if is_fitted else None)
                if value(each.element, "w:tblPr/w:tblDescription") == FIT:
                    _drop(each.element, "w:tblPr", "w:tblDescription")
    if read[-1].tables:
        bring_in(read[-1].tables[-1], package.looks)


def _lay_out(read: Table, section: Section, annex: DocumentAnnex, looks: Looks | None) -> None:
    """Let the rows of a table cross pages that are too high; its columns are fitted where `looks` are given.

    Rows that are unmerged have other texts, so the columns are then fitted once more.
    """
    room = page_room(section, annex.head, annex.tail)
    fitted = fit(read, room) if looks else FittedTable(read, ())
    high = crossing(fitted.table, section, annex.head)
    for group in high.groups:
        _unmerge(group)
    if looks and high.groups:
        changed = (row for group in high.groups for row in group)
        _lay_out(read_anew(fitted.table, changed, looks), section, annex, looks)
        return
    fitted.set_cells()
    for row in read.rows:
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
