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

from cchc.documents.templating.marks import keep_row_with_next
from cchc.documents.word.closing import bring_in
from cchc.documents.word.widths import fit
from cchc.reading.annexes import DocumentAnnex, annexes
from cchc.reading.attributes import at, value
from cchc.reading.crossing import Crossing, crossing, page_room
from cchc.reading.sections import Section
from cchc.reading.tables import Table, TableRow
from cchc.reading.word_file import Package

_FIT = "cchc: fit"
"""The words in a table's alternative text by which a template asks for fitted columns."""


def lay_out(package: Package, *, fitted: bool) -> None:
    """Bring the closing of an annex into its table; unmerge rows and let rows cross pages where they are too high.

    Tables whose columns are to be `fitted` to their texts, or which say so in their alternative text, are.
    """
    bring_in(package)
    found = _fitted_crossings(package, fitted=fitted)
    while groups := [group for _, each in found for group in each.groups]:
        for group in groups:
            _unmerge(group)
        found = _fitted_crossings(package, fitted=fitted)
    for table, each in found:
        for row in table.rows:
            if row.number in each.rows:
                _drop(row.element, "w:trPr/w:cantSplit")


def _fitted_crossings(package: Package, *, fitted: bool) -> list[tuple[Table, Crossing]]:
    """What may cross a page in each table of an annex that has lines, with columns fitted to their texts."""
    for table, section, annex in _annex_tables(package):
        if fitted or _FIT in (value(table.element, "w:tblPr/w:tblDescription") or ""):
            fit(table, page_room(section, annex.head))
    return [(table, crossing(table, section, annex.head)) for table, section, annex in _annex_tables(package)]


def _annex_tables(package: Package) -> list[tuple[Table, Section, DocumentAnnex]]:
    return [
        (table, section, annex)
        for annex in annexes(package)
        for table, section in annex.placed_tables
        if table.has_lines
    ]


def _unmerge(group: Sequence[TableRow]) -> None:
    """Give each row of a group the texts of its merged cells, and let the rows part."""
    is_kept = group[-1].kept_with_next
    for row in group:
        for paragraph in row.element.iter(qn("w:p")):
            _drop(paragraph, "w:pPr/w:keepNext")
    for above, row in pairwise(group):
        for cell in row.continued(above):
            _copy_content(above.by_column[cell.column].element, cell.element)
    for cell in (cell for row in group for cell in row.cells):
        _drop(cell.element, "w:tcPr/w:vMerge")
    if is_kept:
        keep_row_with_next(group[-1].element)


def _copy_content(source: XmlElement, target: XmlElement) -> None:
    """Put what stands in one cell in the place of what stands in another."""
    properties = qn("w:tcPr")
    for each in [each for each in target if each.tag != properties]:
        target.remove(each)
    target.extend(deepcopy(each) for each in source if each.tag != properties)


def _drop(element: XmlElement, path: str) -> None:
    found = at(element, path)
    parent = None if found is None else found.getparent()
    if found is not None and parent is not None:
        parent.remove(found)
