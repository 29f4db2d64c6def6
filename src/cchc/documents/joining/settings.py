"""What a file sets for all its sections alike; it stays as the host has it, and an annex is made to fit."""

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.parts import WordFile
from cchc.documents.joining.properties import properties_of
from cchc.reading.attributes import switch


def is_on(file: WordFile, setting: str) -> bool:
    """Whether a setting of the whole file is on: `w:evenAndOddHeaders`, `w:autoHyphenation`."""
    return switch(file.root("settings"), setting) is True


def forbid_hyphens(styles: XmlElement) -> None:
    """Say in an annex's defaults that words are not split: the host may split words wherever nothing is said."""
    place = styles
    for tag in ("w:docDefaults", "w:pPrDefault", "w:pPr", "w:suppressAutoHyphens"):
        place = properties_of(place, tag)
    place.set(qn("w:val"), "1")
