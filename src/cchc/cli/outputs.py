"""Where results go: stdout, or a file in one step."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.errors import CchcError, WrongUsageError

if TYPE_CHECKING:
    from cchc.report.forms import Report

OUT = Path("out")
"""The folder of documents, unless another is named."""
FORMS = {".csv": "csv", ".json": "json", ".md": "md", ".txt": "table", "": "table"}


def put(content: str | bytes) -> None:
    """Print a result: a text in UTF-8, or a document for a pipe or a file.

    A reader that has closed the pipe has seen enough; the exit code stays what it is.

    Raises:
        CchcError: There is no standard output, or it takes nothing (a full disk).
        WrongUsageError: A document is to be shown on a terminal.
    """
    if isinstance(content, bytes) and _on_terminal():
        raise WrongUsageError(
            "Tệp Word, Excel, PDF, lịch không hiện được trong cửa sổ dòng lệnh. Đề nghị ghi -o TÊN TỆP, hoặc chuyển "
            "đầu ra chuẩn vào tệp (> TÊN TỆP)."
        )
    put_as_is(encoded(content) if isinstance(content, str) else content)


def put_as_is(content: bytes) -> None:
    """Print these bytes wherever it is, no line end translated; the rest is as with `put`."""
    if sys.stdout is None:
        raise CchcError(
            "Không có đầu ra chuẩn để in kết quả. Đề nghị chạy lệnh trong cửa sổ dòng lệnh, hoặc ghi ra tệp."
        )
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer goes nowhere
        if not isinstance(error, BrokenPipeError):
            raise CchcError("Không in được kết quả ra đầu ra chuẩn. Đề nghị kiểm tra chỗ trống trên đĩa.") from error


def encoded(text: str) -> bytes:
    """The text in UTF-8; what of a file's name is no text is shown as “?”."""
    return text.encode(errors="replace")


def deliver(report: "Report", form: str | None, output: Path | None, *, force: bool) -> None:
    """Print a report, or write it to a file; without `form` the file's ending decides.

    A CSV file begins with a BOM, by which Excel knows that it is UTF-8.
    """
    from cchc.report.forms import printed

    if output is None or output == files.STDIO:
        put(printed(report, form or "table", terminal_width()))
        return
    form = form or form_of(output)
    refuse_overwriting(output, force=force)
    files.write(output, printed(report, form, None).encode("utf-8-sig" if form == "csv" else "utf-8"), follow=force)
    put(f"Đã ghi {output.as_posix()}\n")


def form_of(output: Path, forms: Mapping[str, str] = FORMS) -> str:
    """The form that a file's ending stands for.

    Raises:
        WrongUsageError: The ending is that of another kind of file.
    """
    ending = output.suffix.lower()
    if ending not in forms:
        raise WrongUsageError(
            f"Không ghi được dạng “{ending}”. Đề nghị dùng một trong các đuôi {', '.join(filter(None, forms))}."
        )
    return forms[ending]


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Nothing that exists is replaced unasked.

    Raises:
        CchcError: The file exists, and `force` is not given; or it is a folder.
    """
    if files.is_stream(path):
        return
    if files.is_folder(path):
        raise CchcError(f"“{path}” là thư mục. Đề nghị ghi tên tệp.")
    if files.is_file(path) and not force:
        raise CchcError(f"Tệp “{path}” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.")


def terminal_width() -> int | None:
    """The width of the terminal that the result is shown on; `None` for a pipe, a file or a terminal of no abilities.

    It is what COLUMNS says, else the terminal itself; one that says 0, as those of CI and of `script` do, has 80.
    """
    if not _on_terminal() or os.environ.get("TERM") == "dumb":
        return None
    return shutil.get_terminal_size().columns


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
