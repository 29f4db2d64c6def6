"""Fonts and colours that a file takes from its theme, said outright, since another file has another theme."""

from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.parts import WordFile
from cchc.reading.theme import Theme

_FONTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_COLOURS = [qn(f"w:theme{name}") for name in ("Color", "Tint", "Shade", "Fill", "FillTint", "FillShade")]


def theme_of(file: WordFile) -> Theme:
    """The theme of a file; one that says nothing for a file without one."""
    part = file.related("theme")
    return Theme(None if part is None else file.element(part))


def same_theme(one: WordFile, other: WordFile) -> bool:
    """Whether two files have one theme, so that what refers to it may go on doing so."""
    parts = one.related("theme"), other.related("theme")
    return _content(parts[0]) == _content(parts[1])


def settle(root: XmlElement, theme: Theme) -> None:
    """Name the fonts outright; a colour has its value beside the name of the theme's."""
    for element in root.iter(qn("w:rFonts")):
        for themed, plain in _FONTS.items():
            face = theme.font(str(element.attrib.pop(qn(f"w:{themed}"), "")))
            if face is not None:
                element.set(qn(f"w:{plain}"), face)
    for element in root.iter(qn("w:*")):
        for name in _COLOURS:
            element.attrib.pop(name, "")


def _content(part: Part | None) -> bytes:
    return b"" if part is None else part.blob
