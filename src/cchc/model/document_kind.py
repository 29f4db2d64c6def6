"""Tên loại văn bản: the kind of the document that an annex goes with, and how its number and symbol are written.

The symbol tells the kind by its first part: `QĐ-UBND` is a Quyết định, `UBND-VP`, which begins with a body, a Công văn.
A first part that is neither is no reason to guess: the document is then called “Văn bản”, as in the decree's sample.

Offices write `05/KH-UBND` (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3), bodies of the Party `05-KH/ĐU`; their
Công văn has an abbreviation, `CV`, which the decree's has not.
"""

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from cchc.model.folding import fold
from cchc.resources import document_bodies, document_kinds
from cchc.wording import bare

if TYPE_CHECKING:
    from cchc.model.plan import IssuedDocument

PLAN, LETTER, DOCUMENT = "Kế hoạch", "Công văn", "Văn bản"
_LETTER_OF_PARTY = "CV"
_MARK = r"\s*[-\u2010-\u2015\u2212/]\s*"
_NUMBER = r"\s*(?!(?:19|20)[0-9]{2}\s*/)[0-9]*\s*[-\u2010-\u2015\u2212/]\s*"
"""A number that is written before the symbol (`05-KH/ĐU`), or only its mark; a year (`2026/NQ-HĐND`) is none."""
_OF_PARTY = r"(?P<kind>[^-\u2010-\u2015\u2212/]+)/"


def kind_of(document: "IssuedDocument", issuer: str) -> str:
    """The kind's name as printed: as stated, else by the symbol; “Văn bản” for a symbol that does not tell it."""
    if document.kind:
        return kind_named(document.kind)
    return (kind_in(document.symbol, issuer) or DOCUMENT) if document.symbol else PLAN


def mentioned(document: "IssuedDocument", issuer: str) -> str:
    """The kind's name within a sentence, where “văn bản” stands for a kind that the symbol does not tell."""
    kind = kind_of(document, issuer)
    return kind.lower() if kind == DOCUMENT else kind


def kind_named(text: str) -> str:
    """The name of a kind that is written as its name or abbreviation, in any case; another name as it is written."""
    return _known(text) or " ".join(text.split())


def kind_in(symbol: str, issuer: str) -> str | None:
    """The kind that a symbol tells; `None` when its first part is neither an abbreviation of a kind nor a body."""
    first = first_part(symbol)
    return _known(first) or (LETTER if _is_body(first, issuer) else None)


def first_part(symbol: str) -> str:
    """The first part of a symbol, without a number or a year before it: `KH` of `05-KH/ĐU`."""
    return next((part for part in re.split(_MARK, symbol.strip()) if part and not part.isdecimal()), "")


def numbered(number: str, symbol: str) -> str:
    """A document's number with its symbol: `05/KH-UBND`, and `05-KH/ĐU` for a symbol of the Party (`KH/ĐU`)."""
    written = " ".join(symbol.split()) or symbol
    before = re.match(_NUMBER, written)
    own = written[before.end() :] if before else written
    return f"{number}{'-' if is_of_party(own) else '/'}{own}"


def is_of_party(symbol: str) -> bool:
    """True for a symbol of the Party: a kind, then `/` and the body."""
    found = re.match(_OF_PARTY, symbol)
    return found is not None and _known(found["kind"]) is not None


def _known(text: str) -> str | None:
    """The kind that a name or an abbreviation, in any letters, means; `None` for one that is not known."""
    wanted = fold(text).replace("ð", "đ")  # the Icelandic letter, which some keyboards give for Đ
    known = {**document_kinds(), _LETTER_OF_PARTY: LETTER}
    return next((name for short, name in known.items() if wanted in {fold(name), fold(short)}), None)


def _is_body(part: str, issuer: str) -> bool:
    """True for a known body's abbreviation, or the first initials of the issuer: `UBNDX` of an Ủy ban nhân dân xã."""
    initials = "".join(word if word.isupper() else word[:1] for word in issuer.split())
    is_issuer = len(part) > 1 and bare(initials).startswith(bare(part))
    return is_issuer or any(fnmatchcase(part.upper(), pattern.upper()) for pattern in document_bodies())
