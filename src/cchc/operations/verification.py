"""Checking the signatures of PDFs, one file after the other: a file that cannot be read has a result, too."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cchc import files
from cchc.errors import WrongUsageError
from cchc.signing.certificates import certificates
from cchc.signing.document import MAX_PDF_BYTES
from cchc.signing.reading import NO_FILE
from cchc.signing.signatures import Flaw, SignedFile
from cchc.signing.verify import verified


def verified_files(paths: Sequence[Path], trust: Sequence[Path], now: datetime) -> list[tuple[str, SignedFile]]:
    """The name of each file, and the result of checking its signatures.

    Raises:
        WrongUsageError: There is no file by such a name.
        CchcError: A certificate to be trusted cannot be read.
    """
    missing = [path for path in paths if not (files.is_stream(path) or files.exists(path) or files.is_link(path))]
    if missing:
        raise WrongUsageError(f"Không có tệp “{missing[0]}”. Đề nghị kiểm tra lại đường dẫn.")
    roots = certificates(trust)
    return [(files.name_of(path), _verified(path, roots, now)) for path in paths]


def _verified(path: Path, roots: Sequence[object], now: datetime) -> SignedFile:
    """The result for one file; for a file that cannot be read or is too large to be a document, the reason."""
    if files.never_ends(path):
        return _unread(f"Đó {NO_FILE}")
    try:
        content = files.read(path, MAX_PDF_BYTES)
    except OSError as error:
        return _unread(files.unreadable(error))
    if len(content) > MAX_PDF_BYTES:
        return _unread(f"Tệp quá lớn (trên {MAX_PDF_BYTES // 2**20} MB). Đề nghị kiểm tra tên tệp.")
    return verified(content, tuple(roots), now)


def _unread(reason: str) -> SignedFile:
    return SignedFile(flaws=(Flaw.NOT_READ,), reason=reason)
