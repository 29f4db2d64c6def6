"""The number of the document that is signed: from the command line, from the plan, or half from each."""

import re
import unicodedata
from typing import TYPE_CHECKING

from cchc.errors import WrongUsageError
from cchc.model.document_kind import numbered
from cchc.wording import issued_number

if TYPE_CHECKING:
    from cchc.model.plan import IssuedDocument

_OF_PARTY = re.compile(r"[0-9]+-[^/-]+/")
"""The beginning of a number of the Party's: 05-KH/ĐU."""
_SYMBOL = re.compile(r"[\w.&-]+(?:/[\w.&-]+)*")


def full_number(number: str | None, issued: "IssuedDocument | None") -> str:
    """“05/KH-UBND”, of the Party “05-KH/ĐU”: from the option, completed from what a plan states.

    Below ten with a leading zero, as the decree has it.

    Raises:
        WrongUsageError: Number or symbol is not known, or is none.
    """
    stated_number, stated_symbol = (issued.number, issued.symbol) if issued else (None, None)
    wanted = unicodedata.normalize("NFC", (number or stated_number or "").strip())
    digits, own_symbol = _parts(wanted)
    symbol = own_symbol or stated_symbol or ""
    if not wanted:
        raise WrongUsageError(
            "Chưa biết số của văn bản. Đề nghị ghi --number 05/KH-UBND, hoặc --plan có document.number."
        )
    if not symbol:
        raise WrongUsageError(
            f"Số “{wanted}” chưa có ký hiệu. Đề nghị ghi đủ, ví dụ --number {wanted}/KH-UBND, hoặc --plan."
        )
    if (written := issued_number(digits)) is None or not _SYMBOL.fullmatch(symbol):
        raise WrongUsageError(f"“{wanted}” không phải là số văn bản. Đề nghị ghi dạng 05/KH-UBND.")
    return numbered(written, symbol)


def _parts(number: str) -> tuple[str, str]:
    """The number and the symbol of a document's full number; the symbol is blank when it is not stated."""
    digits, _, symbol = number.partition("-" if _OF_PARTY.match(number) else "/")
    return digits, symbol
