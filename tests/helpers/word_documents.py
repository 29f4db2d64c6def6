"""Word documents for tests: our own annex, changed as a person in Word would, and documents that others made."""

import io
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from helpers.docx_hosts import elements
from helpers.word_making import opened, rendered

from cchc.form import findings

Change = Callable[[WordDocument], object]
LABEL, TITLE, REFERENCE, RULE, END = range(5)
"""The paragraphs of our own annex outside its table."""
Found = list[tuple[str, str]]
"""Codes, and where they were found."""


def found(content: bytes) -> Found:
    """What is wrong with the form of a document."""
    return [(each.code, each.where) for each in findings(content, "a.docx")]


@cache
def ours(plan: str = "tests/examples/maintain.yaml") -> bytes:
    """Our own annex of a plan, its closing below the table, where a person would write it."""
    document = opened(rendered(plan))
    table: Any = document.tables[-1]._tbl
    closing = table.tr_lst[-1]
    document.element.body.remove(table.getnext())
    for paragraph in reversed(closing.tc_lst[0].p_lst):
        table.addnext(paragraph)
    table.remove(closing)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(*changes: Change, content: bytes | None = None) -> bytes:
    """A document after some changes."""
    document = opened(content or ours())
    for change in changes:
        change(document)
    return saved(document)


def all_of(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(document: WordDocument) -> None:
        for each in changes:
            each(document)

    return change


def with_parts(content: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The package with some parts put in the place of its own, or left out."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            part = parts[name] if name in parts else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return file.getvalue()


def element(tag: str, **attributes: str) -> Any:
    """A WordprocessingML element: `element("w:sz", val="28")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_text(paragraph: Any, text: str) -> None:
    """Put a text into a paragraph's first run; the others go."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run._r.getparent().remove(run._r)


def put(properties: Any, tag: str, **attributes: str) -> None:
    """Set a property in the place of the one that is there."""
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    properties.append(element(tag, **attributes))


def new_section(document: WordDocument, *, start: str | None = "1") -> None:
    """End the section after the last paragraph, with what the document's section says; the next begins so."""
    last = document.element.body.sectPr
    paragraph = document.add_paragraph()
    paragraph._p.get_or_add_pPr().append(deepcopy(last))
    for numbers in last.findall(qn("w:pgNumType")):
        numbers.attrib.pop(qn("w:start"), None)
        if start is not None:
            numbers.set(qn("w:start"), start)


def second_annex(document: WordDocument, label: str = "Phụ lục II", **section: Any) -> None:
    """The same annex once more, under another number, in a section of its own."""
    body = document.element.body
    copies = [deepcopy(child) for child in body if child.tag != qn("w:sectPr")]
    new_section(document, **section)
    for copy in copies:
        body.sectPr.addprevious(copy)
    next(text for text in copies[0].iter(qn("w:t"))).text = label


def section(**values: object) -> Change:
    """Change the first section."""
    return lambda document: _set(document.sections[0], values)


def run(paragraph: int, **values: object) -> Change:
    """Change the font of a paragraph."""
    return lambda document: _set(document.paragraphs[paragraph].runs[0].font, values)


def text(paragraph: int, words: str) -> Change:
    return lambda document: set_text(document.paragraphs[paragraph], words)


def upright_second_line(document: Any) -> None:
    """“(Kèm theo …” in two paragraphs, the second one upright."""
    first = document.paragraphs[REFERENCE]
    second = deepcopy(first._p)
    first._p.addnext(second)
    set_text(first, "(Kèm theo Kế hoạch số 05/KH-UBND")
    next(second.iter(qn("w:t"))).text = "ngày 05 tháng 3 năm 2024 của UBND xã)"
    for run in second.iter(qn("w:r")):
        put(run.get_or_add_rPr(), "w:i", val="0")


def left(paragraph: int) -> Change:
    return lambda document: setattr(document.paragraphs[paragraph], "alignment", WD_ALIGN_PARAGRAPH.LEFT)


def without(paragraph: int) -> Change:
    return lambda document: document.element.body.remove(document.paragraphs[paragraph]._p)


def above(paragraph: int, *lines: str) -> Change:
    """Lines above a paragraph."""

    def change(document: Any) -> None:
        place = document.paragraphs[paragraph]
        for line in lines:
            place.insert_paragraph_before(line)

    return change


def rows(document: Any) -> Any:
    return document.tables[0]._tbl.tr_lst


def cell(document: Any, row: int, column: int) -> Any:
    return rows(document)[row - 1].tc_lst[column - 1]


def in_row(row: int, tag: str) -> Change:
    """Take a property away from a row."""

    def change(document: Any) -> None:
        for each in list(rows(document)[row - 1].iter(qn(tag))):
            each.getparent().remove(each)

    return change


def written(row: int, column: int, words: str) -> Change:
    return lambda document: cell(document, row, column).p_lst[0].add_r().add_t(words)


def holding(row: int, column: int, xml: str) -> Change:
    """Put something at the end of the paragraph of a cell."""
    return lambda document: cell(document, row, column).p_lst[0].extend(elements(xml))


def text_of_cell(row: int, column: int, words: str) -> Change:
    return lambda document: set_text(document.tables[0].cell(row - 1, column - 1).paragraphs[0], words)


def in_cell(row: int, column: int, tag: str, **attributes: str) -> Change:
    """Say something of the text of a cell."""

    def change(document: Any) -> None:
        for each in cell(document, row, column).iter(qn("w:r")):
            put(each.get_or_add_rPr(), tag, **attributes)

    return change


def setting(part: str, tag: str, **attributes: str) -> Change:
    return lambda document: put(
        document.sections[0]._sectPr if part == "sectPr" else document.settings.element, tag, **attributes
    )


def of_table(**properties: dict[str, str] | None) -> Change:
    """Set properties of the table, or take them away: `of_table(tblW={"type": "auto", "w": "0"}, jc=None)`."""

    def change(document: Any) -> None:
        for name, attributes in properties.items():
            put(document.tables[0]._tbl.tblPr, f"w:{name}", **(attributes or {}))
            if attributes is None:
                document.tables[0]._tbl.tblPr.remove(document.tables[0]._tbl.tblPr[-1])

    return change


FITTED = of_table(tblW={"type": "pct", "w": "5000"})
"""As wide as the page between its margins: Word's AutoFit Window."""


def portrait(document: Any) -> None:
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)


def header(**values: object) -> Change:
    """Change the font of the page number."""

    def change(document: Any) -> None:
        for each in document.sections[0].header.paragraphs[0].runs:
            _set(each.font, values)

    return change


def _set(target: object, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(target, name, value)


def header_left(document: Any) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT


def page_field(paragraph: Any, instruction: str = " PAGE ") -> None:
    field = element("w:fldSimple", instr=instruction)
    paragraph._p.append(field)
    field.append(element("w:r"))
    field[0].append(element("w:t"))
    field[0][0].text = "2"


def tabbed(position: int) -> Change:
    """The page number after a tab to a centring stop, so many millimetres from the margin."""

    def change(document: Any) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(position), WD_TAB_ALIGNMENT.CENTER)
        paragraph._p.insert(1, element("w:r"))
        paragraph._p[1].append(element("w:tab"))

    return change


def in_footer(document: Any) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_field(paragraph)


def in_header(words: str) -> Change:
    """Text before the page number, in its look."""

    def change(document: Any) -> None:
        first = document.sections[0].header.paragraphs[0].runs[0]._r
        before = deepcopy(first)
        first.addprevious(before)
        for each in before.xpath("w:fldChar"):
            before.remove(each)
        before.add_t(words)

    return change


def watermark(document: Any) -> None:
    paragraph = document.sections[0].header.paragraphs[0]._p
    paragraph.append(element("w:r"))
    paragraph[-1].append(element("w:pict"))
    paragraph[-1][0].append(
        paragraph.makeelement("{urn:schemas-microsoft-com:vml}shape", id="PowerPlusWaterMarkObject1")
    )


def no_number(document: Any) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    for each in list(paragraph._p.iter(qn("w:r"))):
        paragraph._p.remove(each)


def no_titlepg(document: Any) -> None:
    document.sections[0].different_first_page_header_footer = False


def in_first_header(document: Any) -> None:
    document.sections[0].first_page_header.paragraphs[0].add_run("Số: 05/KH-UBND")


def signatures(*lines: str, capitals: bool = False, bold: bool = True, size: int = 14) -> Change:
    def change(document: Any) -> None:
        for line in lines:
            added = document.add_paragraph().add_run(line)
            added.bold, added.font.size, added.font.all_caps = bold, Pt(size), capitals

    return change


def remove_cell(document: Any) -> None:
    rows(document)[2].remove(cell(document, 3, 8))


def extra_cell(document: Any) -> None:
    rows(document)[2].append(element("w:tc"))
    rows(document)[2][-1].append(element("w:p"))


def add_row(*words: str) -> Change:
    def change(document: Any) -> None:
        row = document.tables[0].add_row()
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for place, word in zip(row.cells, words, strict=False):
            place.paragraphs[0].add_run(word)

    return change


def orphan(document: Any) -> None:
    put(cell(document, 7, 3).get_or_add_tcPr(), "w:vMerge")


def not_kept(row: int) -> Change:
    def change(document: Any) -> None:
        for paragraph in rows(document)[row - 1].iter(qn("w:p")):
            paragraph.get_or_add_pPr().append(element("w:keepNext", val="0"))
            for other in paragraph.pPr.findall(qn("w:keepNext"))[:-1]:
                paragraph.pPr.remove(other)

    return change


def joined(separator: str) -> Change:
    """“Phụ lục I” and the name in one paragraph."""

    def change(document: Any) -> None:
        title = document.paragraphs[TITLE].text
        set_text(document.paragraphs[LABEL], f"Phụ lục I{separator}{title}")
        document.paragraphs[LABEL].alignment = WD_ALIGN_PARAGRAPH.CENTER
        without(TITLE)(document)

    return change
