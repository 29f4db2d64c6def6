"""What stands in a run beside its text: pictures, text boxes, notes, signs of other fonts, choices of a form.

A picture, a box or a note is no text of the place where it hangs: it is told in a remark. A choice and a sign are text.
"""

from collections.abc import Iterator, Mapping

from lxml.etree import QName
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at, switch, value
from cchc.reading.content import paragraphs_within
from cchc.reading.foreign.document import Oddity, ReadingRemark
from cchc.reading.foreign.word.symbols import in_font
from cchc.reading.lengths import whole
from cchc.reading.namespaces import qn, relation
from cchc.reading.text import whole_text

_NOTES = {
    qn("w:footnoteReference"): (relation("footnotes"), "w:footnote"),
    qn("w:endnoteReference"): (relation("endnotes"), "w:endnote"),
    qn("w:commentReference"): (relation("comments"), "w:comment"),
}
_DRAWN = {qn(f"w:{name}") for name in ("drawing", "pict", "object", "contentPart", "altChunk", "subDoc")}
_MAY_HOLD_TEXT = {"blip", "imagedata", "OLEObject", "chart", "relIds", "contentPart", "control", "altChunk", "subDoc"}
"""The names of what a drawing shows that is no line and no shape: pictures, objects, charts, diagrams, other files."""
_PICTURE_NAMES = {"docPr", "shape"}
_BOX, _SYMBOL, _FIELD = qn("w:txbxContent"), qn("w:sym"), qn("w:fldChar")
_HEXADECIMAL = 16
EXTRAS = {*_NOTES, *_DRAWN}
"""The elements of a run that are told in remarks."""


class ForeignExtras:
    """The notes of a document, by their references, and whatever else hangs in its text."""

    def __init__(self, beside: Mapping[str, XmlElement]) -> None:
        """The notes in these parts, by the kinds of their relations."""
        self._notes = {tag: _by_id(beside.get(kind), note) for tag, (kind, note) in _NOTES.items()}

    def remarks(self, element: XmlElement) -> Iterator[ReadingRemark]:
        """The remarks on one of `EXTRAS`."""
        if element.tag in _NOTES:
            note = self._notes[str(element.tag)].get(element.get(qn("w:id"), ""))
            yield ReadingRemark(Oddity.NOTE, "" if note is None else paragraphs_text(note))
            return
        if box := " ".join(_box_texts(element)):
            yield ReadingRemark(Oddity.BOX, box)
        if any(QName(each).localname in _MAY_HOLD_TEXT for each in element.iter("{*}*")):
            yield ReadingRemark(Oddity.PICTURE, _picture_name(element))


def paragraphs_text(element: XmlElement) -> str:
    """The text of all paragraphs in an element, with single blanks."""
    return " ".join(" ".join(map(whole_text, paragraphs_within(element))).split())


def symbol(element: XmlElement) -> tuple[str, str]:
    """The letter of a `w:sym`, which may be of the private area, and its font; no letter for a code that is none."""
    font = element.get(qn("w:font"), "")
    try:
        return in_font(chr(int(element.get(qn("w:char"), ""), _HEXADECIMAL)), font), font
    except (ValueError, OverflowError):
        return "", font


def choice_text(mark: XmlElement) -> str:
    """The choice that a field of an old form shows (`w:fldChar`): an entry of a list, a box with or without a cross."""
    data = at(mark, "w:ffData")
    entries = at(data, "w:ddList")
    if entries is not None:
        chosen = whole(value(entries, "w:result") or value(entries, "w:default")) or 0
        texts = [each.get(qn("w:val"), "") for each in entries.iterchildren(qn("w:listEntry"))]
        return texts[chosen] if chosen < len(texts) else ""
    box = at(data, "w:checkBox")
    if box is None:
        return ""
    ticked = switch(box, "w:checked")
    return "☒" if (switch(box, "w:default") if ticked is None else ticked) else "☐"


def _box_texts(element: XmlElement) -> Iterator[str]:
    """The texts of the boxes in a drawing, each once, and of letters drawn as a picture (WordArt)."""
    boxes = (each for each in element.iter(_BOX) if next(each.iterancestors(_BOX), None) is None)
    yield from filter(None, map(paragraphs_text, boxes))
    paths = element.iter("{urn:schemas-microsoft-com:vml}textpath")
    yield from (text for each in paths if (text := each.get("string", "")))


def _picture_name(element: XmlElement) -> str:
    """A picture's description by its author, else its name in the program; blank for neither."""
    for each in element.iter("{*}*"):
        if QName(each).localname in _PICTURE_NAMES:
            return each.get("descr") or each.get("alt") or each.get("title") or each.get("name") or ""
    return ""


def _by_id(root: XmlElement | None, tag: str) -> dict[str, XmlElement]:
    return {} if root is None else {each.get(qn("w:id"), ""): each for each in root.iterchildren(qn(tag))}
