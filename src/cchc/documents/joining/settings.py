"""What a file sets for all its sections alike; it stays as the host has it, and an annex is made to fit."""

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.parts import WordFile


def is_on(file: WordFile, setting: str) -> bool:
    """Whether a setting of the whole file is on: `w:evenAndOddHeaders`, `w:autoHyphenation`."""
    said = file.root("settings").find(qn(setting))
    return said is not None and said.get(qn("w:val"), "1") not in {"0", "false", "off"}


def forbid_hyphens(styles: XmlElement) -> None:
    """Say in an annex's defaults that words are not split: the host may split words wherever nothing is said."""
    place = styles
    for tag in ("w:docDefaults", "w:pPrDefault", "w:pPr", "w:suppressAutoHyphens"):
        found = place.find(qn(tag))
        if found is None:
            found = place.makeelement(qn(tag))
            place.insert(0, found)
        place = found
    place.set(qn("w:val"), "1")
