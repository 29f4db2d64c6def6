"""The family that a font's name stands for: “Times New Roman Bold” is Times New Roman.

Programs write a face's name (“Times New Roman Bold”, “TimesNewRomanPS-BoldMT”, “Times New Roman,Bold”), the name that
Windows has for a family's letters of one alphabet (“Times New Roman (Vietnamese)”, “Times New Roman CE”), or a list
(“Times New Roman;serif”). The other name that a table of fonts has for a font (`w:altName`) is none of its names:
LibreOffice notes there that Times New Roman may stand in for Liberation Serif.
"""

import re

TIMES = "Times New Roman"
_IS_TIMES = re.compile(
    r"timesnewroman(?:ps|mt|bold|italic|oblique|regular|normal|unicode|ce|cyr|greek|tur|baltic)*(?:\([\w]*\))?"
)
_OF_OLD_TABLES = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)
"""How the fonts for TCVN3 (.VnTime) and VNI (VNI-Times) begin: another font makes their text unreadable."""
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


def family(font: str) -> str:
    """The family of a font: Times New Roman for all its names, for another font its name."""
    first = re.split("[;,]", font, maxsplit=1)[0].strip(" '\"@")
    return TIMES if _IS_TIMES.fullmatch(_BETWEEN_WORDS.sub("", first).casefold()) else font


def is_of_old_table(font: str) -> bool:
    """True for a font of an old code table: .VnTime (TCVN3), VNI-Times."""
    return _OF_OLD_TABLES.match(font) is not None
