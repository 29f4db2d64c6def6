"""The family that a font's name stands for: “Times New Roman Bold” is Times New Roman.

Programs write a face's name (“Times New Roman Bold”, “TimesNewRomanPS-BoldMT”, “Times New Roman,Bold”), the name that
Windows has for a family's letters of one alphabet (“Times New Roman (Vietnamese)”, “Times New Roman CE”), or a list
(“Times New Roman;serif”). A document's table of fonts may know a family by another name (`w:altName`). Fonts of older
encodings (.VnTime, VNI-Times) are never Times New Roman: in it their text is other letters.
"""

import re

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import value

TIMES = "Times New Roman"
_IS_TIMES = re.compile(
    r"timesnewroman(?:ps|mt|bold|italic|oblique|regular|normal|unicode|ce|cyr|greek|tur|baltic)*(?:\([\w]*\))?"
)
_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_OLDER_ENCODINGS = (".vn", "vni")


class Families:
    """The families of a document's fonts."""

    def __init__(self, table: XmlElement | None = None) -> None:
        """The families by this `w:fonts`; a document may be without one."""
        self._others = {
            font.get(qn("w:name"), ""): value(font, "w:altName") or ""
            for font in (() if table is None else table.iterchildren(qn("w:font")))
        }

    def of(self, font: str) -> str:
        """The family of a font: Times New Roman for all its names, for another font its name."""
        names = (font, *self._others.get(font, "").split(","))
        if font.casefold().startswith(_OLDER_ENCODINGS):
            return font
        return TIMES if any(map(_is_times, names)) else font


def _is_times(name: str) -> bool:
    first = re.split("[;,]", name, maxsplit=1)[0].strip(" '\"@")
    return _IS_TIMES.fullmatch(_BETWEEN_WORDS.sub("", first).casefold()) is not None
