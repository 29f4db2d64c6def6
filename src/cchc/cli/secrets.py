"""Passwords and PINs: from the keyboard, unseen, or from a file descriptor; never from an argument or the environment.

Arguments and the environment of a process are open to others on the machine, and stay in the shell's history.
"""

import sys

import typer

from cchc.errors import CchcError, WrongUsageError
from cchc.wording import harmless

_LONGEST = 1024


def secret(asked: str, descriptor: int | None) -> str:
    """The secret: the first line of a descriptor, or the answer to “`asked`:”.

    Raises:
        WrongUsageError: The descriptor is not open for reading, or what comes is no text.
        CchcError: Nobody sits at a terminal.
    """
    return _typed(asked) if descriptor is None else _read(descriptor)


def _typed(asked: str) -> str:
    """The secret as somebody types it.

    Raises:
        CchcError: Nobody sits at a terminal.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise CchcError(
            f"Không có bàn phím để nhập {asked[0].lower()}{asked[1:]}. Đề nghị chạy trong cửa sổ dòng lệnh, "
            "hoặc dùng --secret-fd."
        )
    typed: str = typer.prompt(harmless(asked), default="", hide_input=True, show_default=False, err=True)
    return typed


def _read(descriptor: int) -> str:
    """The secret that another program has written, up to the end of its first line.

    Raises:
        WrongUsageError: The descriptor is not open for reading, or what comes is no text.
    """
    try:
        with open(descriptor, "rb", buffering=0, closefd=False) as file:
            line = file.readline(_LONGEST)
        text = line.decode()
    except (OSError, ValueError, OverflowError) as error:
        raise _unreadable(descriptor) from error
    if not 0 < len(line) < _LONGEST:  # nothing is no empty secret: a token would count it as a wrong PIN
        raise _unreadable(descriptor)
    return text.rstrip("\r\n")


def _unreadable(descriptor: int) -> WrongUsageError:
    return WrongUsageError(
        f"--secret-fd {descriptor}: không đọc được gì. Đề nghị ghi số của một luồng đang mở để đọc, ví dụ 0."
    )
