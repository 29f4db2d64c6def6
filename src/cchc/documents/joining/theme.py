"""Replacing references to a file's theme by its fonts and colours, since another file has another theme."""

from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.parts import WordFile
from cchc.reading.theme import Theme, theme_language

_FONTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_COLOURS = [qn(f"w:theme{name}") for name in ("Color", "Tint", "Shade", "Fill", "FillTint", "FillShade")]


def theme_of(file: WordFile) -> Theme:
    """The theme of a file; an empty one for a file without one."""
    part = file.related("theme")
    return Theme(None if part is None else file.element(part), _language(file))


def same_theme(one: WordFile, other: WordFile) -> bool:
    """True if two files have the same theme for the same language, so that references to it can stay."""
    parts = one.related("theme"), other.related("theme")
    return _content(parts[0]) == _content(parts[1]) and _language(one) == _language(other)


def settle(root: XmlElement, theme: Theme) -> None:
    """Replace the theme's fonts by their names, and drop the names of its colours: each has its value beside it."""
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


def _language(file: WordFile) -> str:
    part = file.related("settings")
    return theme_language(None if part is None else file.element(part))
