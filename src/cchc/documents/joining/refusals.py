"""Refusals and error messages for Word files that cannot be joined."""

from collections.abc import Iterable

from cchc.errors import CchcError
from cchc.reading.package import SAVE_AGAIN

NAMED = "Tệp Word của Kế hoạch"


def refuse_signed(kinds: Iterable[str]) -> None:
    """Refuse a package that is signed, by the types of its relationships.

    Raises:
        CchcError: It is signed.
    """
    if any(kind.endswith("/digital-signature/origin") for kind in kinds):
        raise CchcError(
            f"{NAMED} đã ký số, thêm phụ lục sẽ làm hỏng chữ ký. "
            "Đề nghị dùng bản chưa ký, ghép phụ lục xong rồi mới ký."
        )


def broken() -> CchcError:
    """Error message for a Word file that is broken inside."""
    return CchcError(f"{NAMED} bị hỏng. {SAVE_AGAIN}")
