"""A web page as a document of another program: saved by Word or Excel, made by LibreOffice, pasted from a portal.

The elements are gone through once, without recursion: a page may have thousands of them inside one another. What is in
no cell of a table that has data is text; a table that only arranges the page is looked into.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.etree import _Element as HtmlElement

from cchc.errors import CchcError
from cchc.reading.bounds import TooMuchError
from cchc.reading.foreign.document import ForeignDocument, ForeignTable, ForeignText, Oddity, ReadingRemark
from cchc.reading.foreign.html.flow import HtmlFlow
from cchc.reading.foreign.html.page import page
from cchc.reading.foreign.html.styles import HtmlLook, HtmlStyles, Properties, declared, is_gone, looked
from cchc.reading.foreign.html.tables import HtmlCell, HtmlTable, blocks_of
from cchc.reading.list_numbers import in_form
from cchc.reading.package import SAVE_AGAIN

_NEVER = {"head", "script", "style", "template", "noscript", "xml", "datalist", "noframes", "title", "meta", "link"}
"""The elements whose text is none of the page's."""
_OBJECTS = {"img", "svg", "canvas", "object", "iframe", "embed", "video", "audio", "select", "applet", "map"}
"""The elements that are shown, and are not read."""
_BLOCKS = {
    *(
        "html",
        "body",
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "menu",
        "dir",
    ),
    *("pre", "blockquote", "address", "article", "section", "header", "footer", "main", "nav", "aside", "figure", "hr"),
    *("figcaption", "form", "fieldset", "legend", "caption", "center", "details", "summary", "table", "td", "th", "tr"),
}
"""The elements that begin and end a paragraph."""
_NOTE = re.compile("#_?(?:ftn|edn|msocom|sdfootnote|sdendnote|cmnt)", re.IGNORECASE)
"""The addresses of footnotes, endnotes and comments: of Word, of LibreOffice, of Google Docs."""
_FORMS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
"""The kinds of numbers of lists, with Word's names for them."""
_OF_TABLES = {"thead", "tbody", "tfoot", "tr", "td", "th"}
_DIGITS = re.compile(r"\s*([0-9]{1,6})")
_DEEPEST = 32
"""The most tables inside one another."""
_OUTSIDE = "ngoài các bảng"


def foreign_html(content: bytes, named: str) -> ForeignDocument:
    """The texts and tables of a web page; `named` begins the error message.

    Raises:
        CchcError: It is no web page, cannot be decoded, or is larger or deeper than any page of an office.
    """
    root = page(content, named)
    if root is None:
        return ForeignDocument(())
    try:
        reader = _PageReader(HtmlStyles(root))
        reader.read(root)
    except TooMuchError as error:
        raise CchcError(f"{named} có bảng, kiểu chữ quá lớn hoặc lồng nhau quá sâu. {SAVE_AGAIN}") from error
    return reader.document()


@dataclass(frozen=True, slots=True)
class _OpenElement:
    """An element that is open: its look, and what is done at its end."""

    look: HtmlLook
    end: Callable[["_PageReader"], None] | None = None


@dataclass
class _PageReader:
    """A page that is being read: the elements, flows, tables and lists that are open, the innermost last."""

    styles: HtmlStyles
    frames: list[_OpenElement] = field(default_factory=lambda: [_OpenElement(HtmlLook())])
    flows: list[HtmlFlow] = field(default_factory=lambda: [HtmlFlow()])
    tables: list[HtmlTable] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    """The number of the next item of each list."""

    @property
    def flow(self) -> HtmlFlow:
        """The innermost flow."""
        return self.flows[-1]

    def read(self, root: HtmlElement) -> None:
        """Read all elements.

        Raises:
            TooMuchError: Tables are too large, or too deep in one another.
        """
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
            elif not self._begins(element):
                walk.skip_subtree()

    def document(self) -> ForeignDocument:
        """The document that was read, its tables counted."""
        flow = self.flows[0]
        flow.end_paragraph()
        tables = 0
        blocks: list[ForeignText | ForeignTable] = []
        remarks: list[ReadingRemark] = []
        for block in flow.blocks:
            if isinstance(block, ForeignTable):
                tables += 1
                blocks.append(replace(block, name=f"bảng {tables}"))
            elif block.lines:
                blocks.append(block)
            else:
                remarks += [each._replace(place=_OUTSIDE) for each in block.remarks if each.oddity != Oddity.PICTURE]
        return ForeignDocument(tuple(blocks), tuple(remarks))

    def _begins(self, element: HtmlElement) -> bool:
        """Begin an element; `False` if what is in it is not to be read."""
        tag, properties = str(element.tag), self.styles.of(element)
        look = looked(self.frames[-1].look, properties)
        if tag in _BLOCKS:
            self.flow.end_paragraph()
        if tag in _NEVER or self._is_told(element, properties):
            self.frames.append(_OpenElement(look))
            return False
        begin, end = _PARTS.get(tag, (None, None))
        self.frames.append(_OpenElement(look, end))
        if begin:
            begin(self, element)
        self._write(element.text)
        return True

    def _is_told(self, element: HtmlElement, properties: Properties) -> bool:
        """True for what is not read, but told: hidden, deleted, a note, a picture."""
        oddity = _oddity(element, properties)
        if oddity is None:
            return False
        text = " ".join((*map(str, element.itertext()), element.get("alt", "")))
        if text.strip() or oddity == Oddity.PICTURE:
            in_table = element.tag in _OF_TABLES and self.tables
            (self.tables[-1] if in_table else self.flow).remark(oddity, text)
        return True

    def _end(self, element: HtmlElement) -> None:
        frame = self.frames.pop()
        if element.tag in _BLOCKS:
            self.flow.end_paragraph()
        if frame.end:
            frame.end(self)
        self._write(element.tail)

    def _write(self, text: str | None) -> None:
        look = self.frames[-1].look
        if text and look.unseen:
            self.flow.remark(Oddity.HIDDEN, text) if text.strip() else None
        elif text:
            self.flow.write(text, look)


def _oddity(element: HtmlElement, properties: Properties) -> Oddity | None:
    if is_gone(properties):
        return Oddity.HIDDEN
    if element.tag == "del":
        return Oddity.DELETED
    if element.tag == "a" and _NOTE.match(element.get("href", "")):
        return Oddity.NOTE
    return Oddity.PICTURE if element.tag in _OBJECTS else None


def _begin_table(reader: _PageReader, _: HtmlElement) -> None:
    if len(reader.tables) >= _DEEPEST:
        raise TooMuchError
    reader.tables.append(HtmlTable())


def _end_table(reader: _PageReader) -> None:
    reader.flow.add(blocks_of(reader.tables.pop()))


def _begin_group(reader: _PageReader, element: HtmlElement) -> None:
    if reader.tables:
        reader.tables[-1].begin_group(str(element.tag))


def _end_group(reader: _PageReader) -> None:
    if reader.tables:
        reader.tables[-1].begin_group("")


def _begin_row(reader: _PageReader, element: HtmlElement) -> None:
    if reader.tables:
        is_repeated = declared(element.get("style", "")).get("mso-yfti-tblheader") == "yes"
        reader.tables[-1].begin_row(is_flat=element.get("height") == "0", is_repeated=is_repeated)


def _begin_cell(reader: _PageReader, element: HtmlElement) -> None:
    if reader.tables:
        rows, columns = _number(element, "rowspan", 1), _number(element, "colspan", 1)
        cell = HtmlCell(rows, max(columns, 1), element.tag == "th")
        reader.tables[-1].begin_cell(cell)
        reader.flows.append(cell.flow)


def _end_cell(reader: _PageReader) -> None:
    if reader.tables:
        reader.flows.pop()


def _begin_list(reader: _PageReader, element: HtmlElement) -> None:
    reader.lists.append(_number(element, "start", 1))


def _end_list(reader: _PageReader) -> None:
    reader.lists.pop()


def _begin_item(reader: _PageReader, element: HtmlElement) -> None:
    marker = reader.frames[-1].look.marker
    lists = reader.lists or [1]
    number = _number(element, "value", lists[-1])
    lists[-1] = number + 1
    if marker in _FORMS:
        reader.flow.mark(f"{in_form(number, _FORMS[marker])}. ")
    elif marker != "none":
        reader.flow.mark("- ")


def _end_item(reader: _PageReader) -> None:
    reader.flow.mark("")


def _end_line(reader: _PageReader, _: HtmlElement) -> None:
    reader.flow.end_line()


_PARTS: Mapping[str, tuple[Callable[[_PageReader, HtmlElement], None], Callable[[_PageReader], None] | None]] = {
    "table": (_begin_table, _end_table),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (_begin_group, _end_group)),
    "tr": (_begin_row, None),
    **dict.fromkeys(("td", "th"), (_begin_cell, _end_cell)),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), (_begin_list, _end_list)),
    "li": (_begin_item, _end_item),
    "br": (_end_line, None),
}
"""What is done where an element begins, and where it ends."""


def _number(element: HtmlElement, name: str, otherwise: int) -> int:
    """The number in an attribute, as browsers read one: its first digits."""
    found = _DIGITS.match(element.get(name, ""))
    return int(found[1]) if found else otherwise
