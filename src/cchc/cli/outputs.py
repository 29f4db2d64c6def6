"""The one door through which all that is printed passes: results on stdout, what is said of the run on stderr.

Names of files and texts of plans, workbooks and PDFs are foreign: they may hold what a terminal obeys (colours, the
order of letters) or what a runner of CI takes for a command. Reports make their values harmless one by one, so that a
line break in a value begins no line (`wording.harmless`); here it is seen to once more for the finished text, whose
wrapped lines nobody can foresee. Formats for machines are made so that the door has nothing to change.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterable
from itertools import chain
from typing import TextIO

from cchc.errors import CchcError, WrongUsageError
from cchc.wording import harmless, without_commands, without_markers

_COLOUR = r"\x1b\[[0-9;]*m"


def put(content: str | bytes, *, coloured: bool = False, annotations: bool = False) -> None:
    """Print a result: a text in UTF-8, or a document for a pipe or a file.

    What would act on a terminal or in a log becomes U+FFFD, but for the colours of a text that rich has `coloured`, and
    the commands that begin the lines of GitHub's `annotations`. A reader that has closed the pipe has seen enough; the
    exit code stays what it is.

    Raises:
        CchcError: There is no standard output, or it takes nothing (a full disk).
        WrongUsageError: A document is to be shown on a terminal.
    """
    if isinstance(content, bytes) and _on_terminal():
        raise WrongUsageError(
            "Tệp Word, Excel, PDF, HTML, lịch không hiện được trong cửa sổ dòng lệnh. Đề nghị ghi -o TÊN TỆP, hoặc "
            "chuyển đầu ra chuẩn vào tệp (> TÊN TỆP)."
        )
    if isinstance(content, str):
        text = _cleaned(content, rf"(\r?\n|{_COLOUR})" if coloured else r"(\r?\n)")
        content = (without_markers(text) if annotations else without_commands(text)).encode()
    _print(content)


def put_all(pieces: Iterable[str], *, coloured: bool = False, annotations: bool = False) -> None:
    """Print a result that is made piece by piece, each of whole lines, as `put` does.

    Raises:
        CchcError: As with `put`; also for no pieces at all.
    """
    for piece in chain([""], pieces):
        put(piece, coloured=coloured, annotations=annotations)


def put_line(sentence: str) -> None:
    """Print one line, whatever values it quotes."""
    put(f"{harmless(sentence)}\n")


def confirm(*sentences: str) -> None:
    """Print what has been done, a line each.

    Raises:
        CchcError: It cannot be printed, and says what has been done all the same.
    """
    try:
        put("".join(f"{harmless(sentence)}\n" for sentence in sentences))
    except CchcError as error:
        raise error.after(*sentences) from error


def put_as_is(content: bytes) -> None:
    """Print a text that is somebody's own, each byte as it is; on a terminal as `put` does."""
    if _on_terminal():
        put(content.decode("utf-8-sig", errors="replace"))
    else:
        _print(content)


def say(*sentences: str) -> None:
    """Say something about the run, a line of stderr for each sentence; where nobody can listen, nothing.

    Without a place for what is said, the exit code still tells.
    """
    if sys.stderr is not None:
        try:
            sys.stderr.write("".join(f"{without_commands(harmless(sentence))}\n" for sentence in sentences))
            sys.stderr.flush()
        except OSError:
            _silence(sys.stderr)


def _cleaned(text: str, kept: str) -> str:
    """The text made harmless, but for what that pattern keeps: line breaks among others."""
    if text.replace("\n", "").isprintable():  # no piece has anything to make harmless
        return text
    return "".join(piece if at % 2 else harmless(piece) for at, piece in enumerate(re.split(kept, text)))


def _print(content: bytes) -> None:
    if sys.stdout is None:
        raise CchcError(
            "Không có đầu ra chuẩn để in kết quả. Đề nghị chạy lệnh trong cửa sổ dòng lệnh, hoặc ghi ra tệp."
        )
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except OSError as error:
        _silence(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise CchcError("Không in được kết quả ra đầu ra chuẩn. Đề nghị kiểm tra chỗ trống trên đĩa.") from error


def _silence(stream: TextIO) -> None:
    """Let what is left in a stream's buffer go nowhere, where the end of the process would complain of it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def terminal_width() -> int | None:
    """The width of the terminal that the result is shown on; `None` for a pipe, a file or a terminal of no abilities.

    It is what COLUMNS says, else the terminal itself; one that says 0, as those of CI and of `script` do, has 80.
    """
    if not _on_terminal() or os.environ.get("TERM") == "dumb":
        return None
    return shutil.get_terminal_size().columns


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
