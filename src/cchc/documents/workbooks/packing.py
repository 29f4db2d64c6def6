"""Workbooks as files: the same book gives the same bytes, which are valid by the schema of Open XML.

openpyxl orders the properties of a font as no schema does, and writes no results of formulas. So a cell that computes
is written with its result, like any other, and gets its formula here: a program that computes nothing shows the result.
"""

import errno
import gc
import io
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from traceback import clear_frames
from typing import cast
from zipfile import ZipFile

from lxml import etree
from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE, ARC_STYLE, DCTERMS_NS, PACKAGE_WORKSHEETS, SHEET_MAIN_NS
from openpyxl.xml.functions import tostring

from cchc import files
from cchc.reading.package import packed

Formulas = Mapping[str, Mapping[str, str]]
"""The formulas of a book, without their “=”: by the names of sheets, then by cells (E5)."""
_FONT = [
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
]
"""The properties of a font in the order of the schema (CT_Font, as the Open XML SDK reads it)."""


def saved(book: Workbook, at: datetime | None, formulas: Formulas | None = None) -> bytes:
    """The file, with its time of making `at`, or without a time for `None`; each formula beside its cell's value."""
    file = io.BytesIO()
    with files.scratch_for_libraries():
        try:
            book.save(file)
        except SerialisationError as error:  # lxml's way to say what the system refused: IO_ENOSPC
            number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
            _let_go(error)
            raise OSError(number, os.strerror(number)) from None
    content = file.getvalue()
    return packed(content, {ARC_CORE: _properties(book, at), **dict(_changed(content, book, formulas or {}))})


def _let_go(error: Exception) -> None:
    """End the unfinished work of openpyxl, which would print the error once more on stderr, as a traceback."""
    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        clear_frames(error.__traceback__)
        gc.collect()
    finally:
        sys.unraisablehook = before


def _properties(book: Workbook, at: datetime | None) -> bytes:
    """The part of the core properties; openpyxl states the time of saving, and fails where there is to be none."""
    if at:
        book.properties.created = book.properties.modified = at.astimezone(UTC).replace(tzinfo=None)
    tree = book.properties.to_tree()
    for time in [] if at else tree.findall(f"{{{DCTERMS_NS}}}*"):
        tree.remove(time)
    return cast("bytes", tostring(tree))  # as UTF-8, which its types do not know


def _changed(content: bytes, book: Workbook, formulas: Formulas) -> Iterator[tuple[str, bytes]]:
    """The parts in which something is put right, by their names."""
    with ZipFile(io.BytesIO(content)) as package:
        styles = etree.fromstring(package.read(ARC_STYLE))
        for font in styles.iter(f"{{{SHEET_MAIN_NS}}}font"):
            font[:] = sorted(font, key=lambda each: _FONT.index(etree.QName(each).localname))
        yield ARC_STYLE, etree.tostring(styles)
        for number, name in enumerate(book.sheetnames, 1):
            if of_sheet := formulas.get(name):
                part = f"{PACKAGE_WORKSHEETS}/sheet{number}.xml"
                yield part, _computing(package.read(part), of_sheet)


def _computing(part: bytes, formulas: Mapping[str, str]) -> bytes:
    """A sheet whose cells have these formulas, with the values that they had as results."""
    sheet = etree.fromstring(part)
    for cell in sheet.iter(f"{{{SHEET_MAIN_NS}}}c"):
        if formula := formulas.get(cell.get("r", "")):
            result = "".join(map(str, cell.itertext()))
            if not result or cell.get("t") != "n":
                cell.set("t", "str")
            cell[:] = []
            etree.SubElement(cell, f"{{{SHEET_MAIN_NS}}}f").text = formula
            etree.SubElement(cell, f"{{{SHEET_MAIN_NS}}}v").text = result
    return etree.tostring(sheet)
