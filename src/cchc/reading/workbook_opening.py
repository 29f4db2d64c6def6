"""Opening a workbook: refused when it is too large, damaged or of another form, else opened twice.

openpyxl gives the formulas of a workbook, or the values that they had when it was saved, so each sheet comes as a pair.
"""

import io
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.xml.constants import ARC_SHARED_STRINGS, ARC_WORKBOOK

from cchc.errors import CchcError
from cchc.reading.bounds import UNREADABLE, unpacked
from cchc.reading.package import EXCEL, refuse_others

_MOST_OF_CELLS = 220_000
"""The most elements in rows and in shared texts: 4,000 rows of a real annex have 36,000 cells of four or five."""
_MOST_SHEETS = 200
_MOST_OTHERS = 60_000
"""The most elements beside rows, cells and texts: styles, formats by condition …"""
_MOST_FORMULAS = 1_000_000
"""The most letters in formulas: openpyxl writes a formula that cells share anew for each of these cells."""
_SHEETS = re.compile(rb"<(?:[\w.-]+:)?(?:sheet|Relationship)[\s/>]")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULAS = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]([^<]*)")
_OF_CELLS = {b"c", b"v", b"f", b"t", b"is", b"row"}
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
Parts: TypeAlias = Mapping[str, bytes]
ExcelSheet: TypeAlias = Any
ExcelCell: TypeAlias = Any
"""A sheet or a cell: openpyxl has other classes for those opened only for reading, and its types do not know them."""


@contextmanager
def opened(content: bytes, named: str, mend: str, *, rich: bool = False) -> Iterator[tuple[Workbook, Workbook, Parts]]:
    """The workbook with its values, the same one with its formulas, and its parts; `rich` texts know their look.

    `named` begins the error message, `mend` ends it where the workbook is too large. What goes wrong while the workbook
    is read is told as damage, too.

    Raises:
        CchcError: It is no .xlsx, is locked by a password, has macros, is damaged, or is too large.
    """
    refuse_others(content, named, EXCEL)
    parts = unpacked(content)
    _refuse_too_much(parts, named, mend)
    if _STRICT in parts.get(ARC_WORKBOOK, b""):
        raise CchcError(f"{named} lưu dạng Strict Open XML nên không đọc được. {EXCEL.save_again}")
    try:
        if _has_twins(parts.values()):
            raise broken(named)
        with warnings.catch_warnings(action="ignore"):  # openpyxl tells of each thing in the file that it leaves out
            values, formulas = (_loaded(content, values=values, rich=rich) for values in (True, False))
            try:
                yield values, formulas, parts
            finally:
                values.close()
                formulas.close()
    except UNREADABLE as error:
        raise broken(named) from error


def broken(named: str) -> CchcError:
    """The error for a workbook that cannot be read."""
    return CchcError(f"{named} bị hỏng hoặc không đúng dạng. {EXCEL.save_again}")


def _refuse_too_much(parts: Parts, named: str, mend: str) -> None:
    """Refuse a workbook that is too large for openpyxl, which makes an object of each cell, style and condition.

    Raises:
        CchcError: The workbook is too large.
    """
    elements = Counter(name for part in parts.values() for name in _ELEMENT.findall(part))
    of_texts = Counter(_ELEMENT.findall(parts.get(ARC_SHARED_STRINGS, b"")))
    of_cells = sum((elements if name in _OF_CELLS else of_texts)[name] for name in {*_OF_CELLS, *of_texts})
    formulas = [formula for part in parts.values() for formula in _FORMULAS.findall(part)]
    measured = (
        (of_cells, _MOST_OF_CELLS),
        (elements.total() - of_cells, _MOST_OTHERS),
        (elements[b"sheet"], _MOST_SHEETS),
        (len(formulas) * max(map(len, formulas), default=0), _MOST_FORMULAS),
    )
    if any(number > most for number, most in measured):
        raise CchcError(f"{named} có quá nhiều ô, kiểu, công thức hoặc trang tính. {mend}")


def _has_twins(parts: Iterable[bytes]) -> bool:
    """True if one part is listed as several sheets, and would be read as often."""
    named = [(each.get(_ID), each.get("Target", "").rpartition("/")[2]) for part in parts for each in _relating(part)]
    sheets, targets = ([name for name in names if name] for names in zip(*named, strict=True)) if named else ([], [])
    return len(set(sheets)) < len(sheets) or len(set(targets)) < len(targets)


def _relating(part: bytes) -> Iterator[etree._Element]:
    """The sheets that a workbook lists, and the relations to sheets."""
    if _SHEETS.search(part):
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
        yield from root.iter("{*}sheet")
        yield from (each for each in root.iter("{*}Relationship") if each.get("Type", "").endswith("/worksheet"))


def _loaded(content: bytes, *, values: bool, rich: bool) -> Workbook:
    """The workbook with its formulas, or with the values that they had when it was saved."""
    return load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False, rich_text=rich)
