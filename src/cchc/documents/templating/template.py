"""A Word template, rendered with the words of an annex.

docxtpl renders; `language` says what a template may ask for. The place of an error is told in Word's terms: a syntax
error names a line of the part's XML, any other error leaves one in its traceback, and the tag on that line is looked up
among the template's own paragraphs.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache, lru_cache
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, NamedTuple
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError
from lxml.etree import XMLParser, XMLSyntaxError, XPath, fromstring
from lxml.etree import _Element as XmlElement

from cchc import resources
from cchc.documents.templating.arrangement import UnarrangedError, arrange
from cchc.documents.templating.language import Environment, said
from cchc.documents.templating.marks import KEEP_ROW
from cchc.documents.templating.outside import foreign
from cchc.documents.templating.review import leave_out_comments
from cchc.documents.templating.tags import spots, tags
from cchc.documents.views.annex import Annex, CriterionLine
from cchc.documents.views.view import View
from cchc.errors import CchcError
from cchc.reading import package
from cchc.reading.bounds import UNREADABLE
from cchc.reading.package import SAVE_AGAIN
from cchc.reading.word_file import Package, word_package

LARGEST_PART = 2 * 1024 * 1024
"""The most bytes that a part (text, styles, header …) may unpack to: the work on it takes more than linear time."""
_MOST_PARTS = 32
"""The most parts of templates whose healed text is kept: body, headers and footers of the templates of one command."""
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_LISTED = re.compile("[\t\a\n\f]")
"""The signs that docxtpl turns into elements."""
_ODD = XPath(
    "descendant::w:tr[count(w:tc) > $columns]"
    "| descendant::w:gridSpan[not(@w:val >= 1) or translate(@w:val, '0123456789', '') != '']",
    namespaces=nsmap,
)
"""Rows with too many cells, and spans that are no numbers."""
_FULL = XPath("boolean(descendant::w:tr[count(w:tc) = $columns and not(w:tc/w:tcPr/w:gridSpan)])", namespaces=nsmap)
_XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""The first bytes of a part that is XML, whatever its name."""
_FAULTS = (
    TemplateError,
    XMLSyntaxError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)
"""Errors that docxtpl, jinja2 and lxml raise for a tag that cannot be printed."""


class TemplateFaultError(CchcError):
    """A template asks for something that cannot be printed: the fault, and its place in Word's terms, or blank."""

    def __init__(self, template: Path, what: str, place: str = "") -> None:
        """Take the template's path, the fault, and its place."""
        self.what, self.place = what, place
        where = f" ở {place}" if place else ""
        super().__init__(f"Mẫu “{template}” có chỗ không xuất được{where}: {what}. Đề nghị mở mẫu bằng Word và sửa.")


class Template(NamedTuple):
    """Mẫu Word: the path and the bytes of a template, not checked yet."""

    path: Path
    content: bytes

    @property
    def is_ours(self) -> bool:
        """True if it is a template of the program as it is, not restyled by an office."""
        return self.content in _ours()

    def read(self) -> Package:
        """The template as an opened document.

        Raises:
            CchcError: The template is broken, or has content that reaches outside it.
        """
        read = word_package(self.content, f"Mẫu “{self.path}”")
        try:
            read.word.core_properties.author  # noqa: B018 — whether it can be asked for, and so be set
            self.refuse_reach(read.word)
        except UNREADABLE as error:
            raise CchcError(f"Mẫu “{self.path}” bị hỏng. {SAVE_AGAIN}") from error
        return read

    def refuse_reach(self, document: Document) -> None:
        """Refuse content that reaches outside the document, in the template or in a document made of it.

        Raises:
            CchcError: There is such content.
        """
        for what in foreign(document):
            raise CchcError(f"Mẫu “{self.path}” có {what}; mẫu không được dùng. Đề nghị bỏ phần này khỏi mẫu.")


@cache
def _ours() -> frozenset[bytes]:
    """The contents of the program's own templates."""
    return frozenset(path.read_bytes() for path in resources.templates())


def template(path: Path) -> Template:
    """The template in a file.

    Raises:
        WrongUsageError: There is no such file.
        CchcError: The file is no DOCX, or is too large.
    """
    content = package.package_bytes(path, "mẫu")
    with ZipFile(io.BytesIO(content)) as parts:
        sizes = [part.file_size for part in parts.infolist() if parts.open(part).read(64).lstrip().startswith(_XML)]
    if max(sizes, default=0) > LARGEST_PART:
        raise CchcError(f"Mẫu “{path}” quá dài. Đề nghị bớt chữ, bớt hàng, bớt kiểu trong mẫu.")
    return Template(path, content)


def rendered(template: Template, view: View, environment: Environment) -> Document:
    """The template with the view's words in it; the table of an annex has the annex's columns.

    Raises:
        TemplateFaultError: The template asks for something that cannot be printed, or its table cannot be arranged.
    """
    document = _docxtpl(template.content)
    leave_out_comments(document.docx)
    try:
        if isinstance(view, Annex):
            arrange(document.docx.element.body, view)
        document.render(context(view), environment)
    except UnarrangedError as error:
        raise TemplateFaultError(template.path, str(error)) from error
    except _FAULTS as error:
        raise TemplateFaultError(template.path, said(error), document.place(error)) from error
    result: Document = document.docx
    return result


def context(view: View) -> dict[str, Any]:
    """The names that a template may print."""
    names = {field.name: getattr(view, field.name) for field in fields(view)}
    return {**names, "lines": [_marked(line) for line in view.lines]}


def _marked(line: Any) -> Any:  # noqa: ANN401 — a line of any view
    """A line; the title of one that stays with the next line has a mark."""
    is_kept = isinstance(line, CriterionLine) and line.has_parts
    return replace(line, title=f"{KEEP_ROW}{line.title}") if is_kept else line


class _Traced(DocxTemplate):  # type: ignore[misc]  # docxtpl carries no types
    """docxtpl, which remembers what it is rendering, so that an error can be placed."""

    content = b""
    _lines: tuple[str, ...] = ()

    def render_xml_part(self, src_xml: str, part: Part, context: Mapping[str, Any], jinja_env: Environment) -> str:
        """Render a part, each of its paragraphs on a line of its own as docxtpl puts them."""
        self._lines = tuple(re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).split("\n"))
        result: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return result

    def patch_xml(self, src_xml: str) -> str:
        """Heal the tags of a part, as docxtpl does; for documents of the same template only once."""
        return _healed(src_xml)

    def resolve_listing(self, xml: str) -> str:
        """Turn line breaks and tabs in texts into elements, as docxtpl does; a paragraph without any stays as it is."""
        if not _LISTED.search(xml):
            return xml
        resolved = super().resolve_listing
        return _PARAGRAPH.sub(lambda each: resolved(each[0]) if _LISTED.search(each[0]) else each[0], xml)

    def fix_tables(self, xml: str) -> XmlElement:
        """Parse a rendered body, its grids mended as docxtpl does it, which goes through the cells of all tables."""
        body = fromstring(xml, XMLParser(recover=True))
        if all(map(_is_even, body.iter(qn("w:tbl")))):
            return body
        mended: XmlElement = super().fix_tables(xml)
        return mended

    def place(self, error: Exception) -> str:
        """The place, in Word's terms, of the tag that an error speaks of; blank when it cannot be told."""
        number = error.lineno if isinstance(error, TemplateSyntaxError) else _line_of(error.__traceback__)
        line = self._lines[number - 1] if number and number <= len(self._lines) else ""
        found = tags(re.sub("<[^>]+>", "", line))
        if not found:
            return ""
        named = re.findall(r"'([^']+)'", str(error))
        meant = next((tag for tag in reversed(found) if any(name in tag for name in named)), found[-1])
        places = spots(docx.Document(io.BytesIO(self.content)))
        return next((spot.place for spot in places if meant in tags(spot.text)), "")


def _is_even(table: XmlElement) -> bool:
    """True if docxtpl mends nothing: no row has more cells than the grid has columns, and one has as many."""
    grid = table.find(qn("w:tblGrid"))
    columns = 0 if grid is None else len(grid.findall(qn("w:gridCol")))
    return columns > 0 and not _ODD(table, columns=columns) and bool(_FULL(table, columns=columns))


@lru_cache(maxsize=_MOST_PARTS)
def _healed(xml: str) -> str:
    healed: str = DocxTemplate(io.BytesIO()).patch_xml(xml)  # a method that asks its object nothing
    return healed


def _docxtpl(content: bytes) -> _Traced:
    document = _Traced(io.BytesIO(content))
    document.content = content
    document.init_docx()
    return document


def _line_of(trace: TracebackType | None) -> int | None:
    """The line of the template that was being rendered, from jinja2's own rewriting of the traceback."""
    lines = [line for frame, line in walk_tb(trace) if frame.f_code.co_filename == "<template>"]
    return lines[-1] if lines else None
