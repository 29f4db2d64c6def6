"""Reading the files that signing and checking need, up to a size that none of their kind exceeds."""

from pathlib import Path

from cchc import files
from cchc.errors import CchcError, WrongUsageError

MAX_INPUT_BYTES = 32 * 1024 * 1024
"""The size limit in bytes of certificates, lists of revoked ones (of several megabytes) and typefaces (of twenty)."""
NO_FILE = "không phải là tệp thường. Đề nghị ghi tên của một tệp."


def read_bounded(path: Path, limit: int = MAX_INPUT_BYTES, *, anywhere: bool = True) -> bytes:
    """The content of a file of at most `limit` bytes; without `anywhere`, links that lead too far are refused.

    Raises:
        WrongUsageError: There is no such file.
        CchcError: It cannot be read, is no file but a device or a pipe by name, or is far too large.
    """
    if files.never_ends(path):
        raise CchcError(f"“{path}” {NO_FILE}")
    try:
        content = files.read(path, limit, anywhere=anywhere)
    except FileNotFoundError as error:
        raise WrongUsageError(f"Không có tệp “{path}”. Đề nghị kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise CchcError(f"{path}: {files.unreadable(error)}") from error
    if len(content) > limit:
        raise CchcError(f"Tệp “{path}” quá lớn. Đề nghị kiểm tra tên tệp.")
    return content
