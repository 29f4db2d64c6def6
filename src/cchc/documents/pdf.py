"""The fonts of a PDF that LibreOffice made of our documents."""

import io
import logging
import re

from pypdf import PdfReader

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it says in English quotes the file raw
_TIMES = re.compile("TimesNewRoman|LiberationSerif|Tinos")
_SIGNS = re.compile("(?:Open)?Symbol|W(?:eb|ing)dings")
_SUBSET = re.compile("^/(?:[A-Z]{6}[+])?")


def foreign_fonts(pdf: bytes) -> list[str]:
    """The fonts of a PDF that are neither Times New Roman or its metric twins nor fonts of signs, by name."""
    fonts = [page.get("/Resources", {}).get("/Font", {}) for page in PdfReader(io.BytesIO(pdf)).pages]
    names = {str(font.get_object()["/BaseFont"]) for each in fonts for font in each.get_object().values()}
    bare = {_SUBSET.sub("", name) for name in names}
    return sorted(name for name in bare if not _TIMES.match(name) and not _SIGNS.match(name))
