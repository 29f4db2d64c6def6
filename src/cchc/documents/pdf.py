"""A PDF that LibreOffice made of our documents, looked at: its fonts, and where its annexes close."""

import io
import logging
import re
from itertools import islice

from pypdf import PdfReader

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it says in English quotes the file raw
_TIMES = re.compile("TimesNewRoman|LiberationSerif|Tinos")
_SUBSET = re.compile("^/(?:[A-Z]{6}[+])?")
_CLOSING = "./."


def foreign_fonts(pdf: bytes) -> list[str]:
    """The fonts of a PDF that are neither Times New Roman nor its metric twins, by name."""
    fonts = [page.get("/Resources", {}).get("/Font", {}) for page in PdfReader(io.BytesIO(pdf)).pages]
    names = {str(font.get_object()["/BaseFont"]) for each in fonts for font in each.get_object().values()}
    bare = {_SUBSET.sub("", name) for name in names}
    return sorted(name for name in bare if not _TIMES.match(name))


def stranded(pdf: bytes, annexes: int) -> list[bool]:
    """For each of the last `annexes` annexes of a PDF: True if its closing lines stand alone on a page.

    Word keeps these lines with the last row of the table; LibreOffice cannot. An annex's closing lines are known by
    `./.`; where the PDF has fewer of these than annexes, the answer is False for all.
    """
    pages = (page.extract_text().split() for page in reversed(PdfReader(io.BytesIO(pdf)).pages))
    closing = islice((words for words in pages if _CLOSING in words), annexes)
    found = [words[0].isdigit() and words[1:2] == [_CLOSING] for words in closing][::-1]
    return found if len(found) == annexes else [False] * annexes
