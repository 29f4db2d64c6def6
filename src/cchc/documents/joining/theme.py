"""Fonts and colours that a file takes from its theme, said outright, since another file has another theme."""

from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.parts import WordFile

_FONTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_SCRIPTS = {"Ascii": "a:latin", "HAnsi": "a:latin", "EastAsia": "a:ea", "Bidi": "a:cs"}
_COLOURS = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")


def fonts(file: WordFile) -> dict[str, str]:
    """The theme's names for fonts (“minorHAnsi”) and what they stand for unless it leaves that open."""
    part = file.related("theme")
    if part is None:
        return {}
    scheme = file.element(part)
    found = {
        f"{family}{script}": scheme.find(f".//{qn(f'a:{family}Font')}/{qn(tag)}")
        for family in ("major", "minor")
        for script, tag in _SCRIPTS.items()
    }
    return {name: face for name, font in found.items() if font is not None and (face := font.get("typeface"))}


def same(one: WordFile, other: WordFile) -> bool:
    """Whether two files have one theme, so that what refers to it may go on doing so."""
    parts = one.related("theme"), other.related("theme")
    return _content(parts[0]) == _content(parts[1])


def settle(root: XmlElement, faces: dict[str, str]) -> None:
    """Name the fonts outright; a colour has its value beside the name of the theme's."""
    for element in root.iter(qn("w:rFonts")):
        for themed, plain in _FONTS.items():
            face = faces.get(str(element.attrib.pop(qn(f"w:{themed}"), "")))
            if face is not None:
                element.set(qn(f"w:{plain}"), face)
    for element in root.iter(qn("w:*")):
        for name in _COLOURS:
            element.attrib.pop(qn(f"w:{name}"), "")


def _content(part: Part | None) -> bytes:
    return b"" if part is None else part.blob
