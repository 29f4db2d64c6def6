"""The runs of a Word paragraph, printed into a foreign text, with remarks on all that is not text.

Unlike `content`, which judges documents by what they show, this reads whatever offices and programs put into a text,
and tells what it did not read.
"""

from collections.abc import Callable, Iterable
from itertools import chain

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import COMPATIBILITY
from cchc.reading.content import Paragraph
from cchc.reading.foreign.document import Oddity
from cchc.reading.foreign.word.equations import EQUATIONS, equation_text
from cchc.reading.foreign.word.extras import EXTRAS, ForeignExtras, choice_text, symbol
from cchc.reading.foreign.word.printing import ForeignPrinting
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn
from cchc.reading.stated import NOTHING
from cchc.reading.text import DELETED, Printing

_RUN, _TEXT, _FIELD, _RUBY = (qn(f"w:{name}") for name in ("r", "t", "fldChar", "ruby"))
_RUBY_PARTS = (qn("w:rubyBase"), qn("w:rt"))
_SIGNS = {qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
_VERSIONS = (f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback")
_PROPERTIES = {qn(f"w:{name}") for name in ("pPr", "rPr", "sdtPr", "sdtEndPr")}
_WRITTEN = (qn("w:delText"), _TEXT, "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_ONE_LINE = str.maketrans("\n\r\t\v\f", "     ")


class ForeignRuns:
    """Printing the runs of paragraphs, one paragraph after the other."""

    def __init__(self, looks: Looks, extras: ForeignExtras) -> None:
        """The runs of a document with these looks and notes."""
        self._looks, self._extras = looks, extras
        self._into, self._style, self._table = ForeignPrinting(), NOTHING, NOTHING
        self._fields: Printing | None = None
        self._handlers: dict[object, Callable[[XmlElement], object]] = {
            _RUN: self._run,
            _ALTERNATIVES: lambda element: self._all(_version(element)),
            **dict.fromkeys(DELETED, self._deleted),
            **dict.fromkeys(EQUATIONS, self._equation),
            **dict.fromkeys(EXTRAS, self._told),
        }
        self._texts: dict[object, Callable[[XmlElement], str]] = {
            _TEXT: lambda child: (child.text or "").translate(_ONE_LINE),
            **dict.fromkeys(_SIGNS, lambda child: _SIGNS[str(child.tag)]),
            qn("w:sym"): lambda child: self._into.readable(*symbol(child)),
            _RUBY: self._ruby,
            _ALTERNATIVES: lambda child: self._text(_version(child)),
            **dict.fromkeys(EXTRAS, self._told),
        }

    def show(self, paragraph: Paragraph, into: ForeignPrinting) -> None:
        """Print a paragraph's runs."""
        self._into = into
        self._style, self._table = paragraph.styles
        self._fields = Printing() if _has_whole_fields(paragraph.element) else None
        self._all(paragraph.element)

    def tell(self, element: XmlElement, into: ForeignPrinting) -> None:
        """Remark on one of `EXTRAS` that stands beside the paragraphs."""
        self._into = into
        self._told(element)

    def _all(self, element: Iterable[XmlElement]) -> None:
        for child in element:
            if (handler := self._handlers.get(child.tag)) is not None:
                handler(child)
            elif child.tag not in _PROPERTIES:
                self._all(child)

    def _run(self, run: XmlElement) -> None:
        text = self._text(run) if self._fields is None else self._text_with_fields(run, self._fields)
        if text:
            self._into.show(text, self._looks.of_run(run, self._style, self._table))

    def _text_with_fields(self, run: XmlElement, fields: Printing) -> str:
        choices = "".join(map(choice_text, run.iterchildren(_FIELD)))
        return choices + self._text(fields.of(run))

    def _text(self, children: Iterable[XmlElement]) -> str:
        found = ((self._texts.get(child.tag), child) for child in children)
        return "".join(text_of(child) for text_of, child in found if text_of)

    def _ruby(self, element: XmlElement) -> str:
        """The text of a word with small letters above it, which stand in brackets behind it."""
        parts = (element.iterchildren(tag) for tag in _RUBY_PARTS)
        base, above = ("".join(self._text(run) for each in part for run in each.iter(_RUN)) for part in parts)
        return f"{base}({above})"

    def _deleted(self, element: XmlElement) -> None:
        self._into.note(Oddity.DELETED, written_text(element))

    def _equation(self, element: XmlElement) -> None:
        self._into.show(equation_text(element), self._looks.of_run(element, self._style, self._table))

    def _told(self, element: XmlElement) -> str:
        for remark in self._extras.remarks(element):
            self._into.remark(remark.oddity, remark.text)
        return ""


def written_text(element: XmlElement) -> str:
    """All text in an element, deleted or not."""
    return "".join(each.text or "" for each in element.iter(*_WRITTEN))


def _version(alternatives: XmlElement) -> Iterable[XmlElement]:
    """The newest version of a content; older programs show the other one."""
    versions = (alternatives.iterchildren(tag) for tag in _VERSIONS)
    return next(chain.from_iterable(versions), ())


def _has_whole_fields(paragraph: XmlElement) -> bool:
    """True if each field that begins in a paragraph ends there; of others nobody knows where the instruction ends."""
    kinds = [mark.get(qn("w:fldCharType")) for mark in paragraph.iter(_FIELD)]
    return bool(kinds) and kinds.count("begin") == kinds.count("end")
