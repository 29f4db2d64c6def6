"""Faults of form, as the checks yield them, and the findings that are made of them.

Equal faults at many places are one finding, with the first place and their number: a document in Arial has one wrong
font.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten

from cchc.diagnostics import FILE_START, Diagnostic
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.package import too_large
from cchc.reading.sections import Section
from cchc.wording import count

_LONGEST_QUOTE = 60
_MOST_KINDS = 1000
_DECREE = "theo Nghị định số 30/2020/NĐ-CP, Phụ lục I,"
OF_PAGE = f"{_DECREE} Phần I, mục I"
OF_ANNEX = f"{_DECREE} Phần I, mục III.1"
OF_NUMBER = f"{_DECREE} Phần I, mục II.3"
OF_DATE = f"{_DECREE} Phần I, mục II.4"
OF_SIGNATURE = f"{_DECREE} Phần I, mục II.7"
OUR_CONVENTION = "theo quy ước trình bày"


@dataclass(frozen=True, slots=True)
class FormFault:
    """A fault of form: its code, the place in Word's words, what is wrong and what it should be, the mend.

    `what` begins in lower case, since a quote may go before it; equal ones are one finding.
    """

    code: str
    where: str
    what: str
    mend: str
    quote: str = ""


def gathered(found: Iterable[FormFault], path: str) -> Iterator[Diagnostic]:
    """A finding for each kind of fault (code, `what` and mend).

    Raises:
        CchcError: There are more kinds than anybody could mend.
    """
    alike: dict[tuple[str, str, str], list[FormFault]] = {}
    for each in found:
        alike.setdefault((each.code, each.what, each.mend), []).append(each)
        if len(alike) > _MOST_KINDS:
            raise too_large(f"Tệp “{path}”")
    for (code, _, _), group in alike.items():
        yield Diagnostic(path, FILE_START, code, _message(group), group[0].where)


def place(*parts: str) -> str:
    """A place made of its parts that are not blank, from the larger to the smaller."""
    return ", ".join(part for part in parts if part)


def section_of(annex: DocumentAnnex, section: Section) -> str:
    """“Phụ lục I, phần (section) 2”."""
    return place(annex.name, f"phần (section) {section.number}")


def cell_of(annex: DocumentAnnex, table: int, row: int, column: int | None = None) -> str:
    """“Phụ lục I, bảng 1, hàng 3, cột 4”."""
    return place(annex.name, f"bảng {table}, hàng {row}", f"cột {column}" if column else "")


def _message(group: list[FormFault]) -> str:
    first = group[0]
    quote = shorten(first.quote[: 10 * _LONGEST_QUOTE], _LONGEST_QUOTE, placeholder="…")
    what = f"“{quote}”: {first.what}" if quote else first.what[:1].upper() + first.what[1:]
    number = f"; có {count(len(group))} chỗ như vậy" if len(group) > 1 else ""
    return f"{what}{number}. {first.mend}"
