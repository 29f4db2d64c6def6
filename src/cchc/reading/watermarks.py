"""Watermarks: text or a picture behind a page's text, as the galleries of Word and LibreOffice put it into headers."""

from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph
from cchc.reading.lengths import whole
from cchc.reading.namespaces import qn

_SHAPE_NAMES = ("id", "name")
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_ANCHOR, _EXTENT, _WARP = qn("wp:anchor"), qn("wp:extent"), qn("a:prstTxWarp")
_FLAT = "textNoShape"
_LARGE = 50 * 36_000
"""The least width of a picture that fills a page, in EMU: a coat of arms or a logo is smaller than 50 mm."""


def has_watermark(paragraph: Paragraph) -> bool:
    """True if a watermark hangs on the paragraph; those in a text box on it hang on another paragraph."""
    drawn = paragraph.has_drawing
    return drawn and any(_is_watermark(each) for each in paragraph.element.iter() if _owner(each) is paragraph.element)


def _is_watermark(element: XmlElement) -> bool:
    if any("watermark" in element.get(name, "").casefold() for name in _SHAPE_NAMES):
        return True
    if element.tag == _WARP:
        return element.get("prst") != _FLAT
    return element.tag == _TEXT_PATH or (element.tag == _ANCHOR and _is_behind(element))


def _is_behind(anchor: XmlElement) -> bool:
    """True for a large picture behind the text."""
    extent = anchor.find(_EXTENT)
    width = whole(extent.get("cx")) if extent is not None else None
    behind = anchor.get("behindDoc") in {"1", "true"} and next(anchor.iter("{*}blip"), None) is not None
    return behind and (width or 0) >= _LARGE


def _owner(element: XmlElement) -> XmlElement | None:
    return next(element.iterancestors(qn("w:p")), None)
