"""Faults of form, as the checks yield them, and the findings that are made of them.

Equal faults at many places are one finding, with the first place and their number: a document in Arial has one wrong
font.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from textwrap import shorten

from cchc.diagnostics import FILE_START, Diagnostic, Related
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.package import too_large
from cchc.reading.sections import Section
from cchc.wording import count

_LONGEST_QUOTE = 60
_MOST_KINDS = 1000
_MOST_PLACES = 100
"""The most other places that a finding names."""


@dataclass(frozen=True, slots=True)
class FormFault:
    """A fault of form: its code, the place in Word's words, what is wrong, what asks for what, the mend.

    `wrong` begins in lower case, since a quote may go before it; after `basis`, `right` says what is asked for (“phải
    là …”). Faults that are equal but for their place and quote are one finding.
    """

    code: str
    where: str
    wrong: str
    basis: str
    right: str
    mend: str
    quote: str = ""


def gathered(found: Iterable[FormFault], path: str) -> Iterator[Diagnostic]:
    """A finding for each kind of fault (all but its place and quote), with the other places of the fault.

    Raises:
        CchcError: There are more kinds than anybody could mend.
    """
    alike: dict[FormFault, list[FormFault]] = {}
    for each in found:
        alike.setdefault(replace(each, where="", quote=""), []).append(each)
        if len(alike) > _MOST_KINDS:
            raise too_large(f"Tệp “{path}”")
    for kind, group in alike.items():
        others = dict.fromkeys(each.where for each in group[1:] if each.where != group[0].where)
        related = tuple(Related(path, FILE_START, where) for where in islice(others, _MOST_PLACES))
        yield Diagnostic(
            path, FILE_START, kind.code, _message(group), group[0].where, related=related, basis=kind.basis
        )


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
    wrong = f"“{quote}”: {first.wrong}" if quote else first.wrong[:1].upper() + first.wrong[1:]
    number = f"; có {count(len(group))} chỗ như vậy" if len(group) > 1 else ""
    return f"{wrong}, theo {first.basis} {first.right}{number}. {first.mend}"
