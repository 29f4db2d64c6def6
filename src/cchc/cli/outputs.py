"""Where results go: stdout, or a file in one step."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.errors import CchcError

if TYPE_CHECKING:
    from cchc.report.forms import Report


def put(content: str | bytes) -> None:
    """Print a result as it is: UTF-8, no line end translated.

    A reader that has closed the pipe has seen enough; the exit code stays what it is.
    """
    try:
        sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def deliver(report: "Report", form: str, output: Path | None, *, force: bool) -> None:
    """Print a report, or write it to a file; a CSV file begins with a BOM, by which Excel knows that it is UTF-8."""
    from cchc.report.forms import printed

    if output is None or output == files.STDIO:
        put(printed(report, form, _terminal_width()))
        return
    refuse_overwriting(output, force=force)
    files.write(output, printed(report, form, None).encode("utf-8-sig" if form == "csv" else "utf-8"))


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Nothing that exists is replaced unasked.

    Raises:
        CchcError: The file exists, and `force` is not given; or it is a folder.
    """
    if path.is_dir():
        raise CchcError(f"“{path}” là thư mục. Đề nghị ghi tên tệp.")
    if path.is_file() and not force:
        raise CchcError(f"Tệp “{path}” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.")


def _terminal_width() -> int | None:
    """The width of the terminal that the result is shown on; `None` for a pipe or a file."""
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return None
    return os.get_terminal_size(sys.stdout.fileno()).columns
