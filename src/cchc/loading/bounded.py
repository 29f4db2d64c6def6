"""Reading the small files that settle what a check tells, `cchc.toml` and baselines, without trusting their size."""

from pathlib import Path

from cchc import files
from cchc.errors import WrongUsageError


def bounded(path: Path, limit: int, name: str) -> bytes:
    """The content of a file of at most `limit` bytes; `name` is what messages call it.

    Raises:
        OSError: The file cannot be opened or read.
        WrongUsageError: It is larger, or it is a pipe or a device, whose reading might never end.
    """
    if files.never_ends(path):
        raise WrongUsageError(f"{name} là đường ống hoặc thiết bị. Đề nghị thay bằng một tệp thường.")
    content = files.read(path, limit)
    if len(content) > limit:
        raise WrongUsageError(f"{name} lớn hơn {limit // 1024} KB. Đề nghị kiểm tra lại tên tệp và nội dung.")
    return content
