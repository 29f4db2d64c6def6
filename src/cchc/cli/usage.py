"""Wrong usage, in Vietnamese. Typer says it in English sentences; they are recognised here by what they hold."""

import re
from collections.abc import Sequence
from typing import Any

import typer

from cchc.guessing import nearest, question

_SENTENCES = (
    (r"No such command ['\"](.*?)['\"]\.", "Không có lệnh “{0}”{1}"),
    (r"Missing command", "Chưa ghi lệnh."),
    (r"Got unexpected extra argument\(s\) \((.*)\)", "Thừa tham số “{0}”."),
    (r"Option '(.*?)' requires", "Tùy chọn “{0}” cần một giá trị."),
    (r"Option '(.*?)' does not take a value", "Tùy chọn “{0}” không nhận giá trị."),
)


def sentence(error: typer.TyperException, arguments: Sequence[str]) -> str:
    """One sentence for a usage error, and where to read on."""
    context = getattr(error, "ctx", None)
    named = [word for word in arguments[:1] if not word.startswith("-")]
    command = context.command_path if context else " ".join(["cchc", *named])
    return f"{_what(error, context, arguments)} Xem cách dùng: {command} --help"


def _what(error: typer.TyperException, context: Any, arguments: Sequence[str]) -> str:  # noqa: ANN401 — typer's context, whichever
    if option := getattr(error, "option_name", None):
        if type(error).__name__ == "NoSuchOption":
            return f"Không có tùy chọn “{option}”{question(nearest(option, _options(context)))}"
    elif parameter := getattr(error, "param", None):
        return _of_parameter(error, parameter, arguments)
    for pattern, words in _SENTENCES:
        if match := re.search(pattern, error.message):
            named = match.groups() or ("",)
            return words.format(named[0], question(nearest(named[0], _commands(context))))
    return error.message


def _of_parameter(error: typer.TyperException, parameter: Any, arguments: Sequence[str]) -> str:  # noqa: ANN401 — as above
    if parameter.param_type_name == "argument":
        missing = type(error).__name__ == "MissingParameter"  # its own message is blank
        return f"Thiếu tham số {parameter.metavar}." if missing else f"Tham số {parameter.metavar}: {error.message}"
    option = " hoặc ".join(f"“{name}”" for name in (_typed(parameter.opts, arguments), parameter.envvar) if name)
    return f"Tùy chọn {option}: {error.message}"


def _typed(names: Sequence[str], arguments: Sequence[str]) -> str:
    """The name of an option that was typed last; its full one where none was."""
    words = (word.partition("=")[0] for word in reversed(arguments))
    return next((word for word in words if word in names), names[-1])


def _options(context: Any) -> list[str]:  # noqa: ANN401 — as above
    return [name for parameter in context.command.get_params(context) for name in parameter.opts] if context else []


def _commands(context: Any) -> list[str]:  # noqa: ANN401 — as above
    return list(getattr(context.command, "commands", ())) if context else []
