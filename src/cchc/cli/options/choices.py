"""Options and arguments of two kinds: one of a few words, and the name of a file or a folder."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

import typer

from cchc import files
from cchc.guessing import nearest, question


def one_of(words: Any, *names: str, **details: Any) -> Any:  # noqa: ANN401 — a Literal, and typer's own parameters
    """An option that takes one of the words of a Literal; `names` and `details` as with `typer.Option`.

    The words are its metavar, unless another is given, and what the shell offers.
    """
    return typer.Option(*names, **_details(words, details))


def argument_of(words: Any, **details: Any) -> Any:  # noqa: ANN401 — as above
    """An argument that takes one of the words of a Literal."""
    return typer.Argument(**_details(words, details))


def path_option(*names: str, **details: Any) -> Any:  # noqa: ANN401 — as above
    """An option that names a file or a folder: a `typed_path`."""
    return typer.Option(*names, parser=typed_path, show_default=False, **details)


def path_argument(**details: Any) -> Any:  # noqa: ANN401 — as above
    """An argument that names files or folders: `typed_path`."""
    return typer.Argument(parser=typed_path, show_default=False, **details)


def typed_path(text: str | Path) -> Path:
    """A parser for a path: keyboards compose accents, other systems name files with decomposed ones, and both are one.

    Nothing is asked of the file: what cannot be read is told by the command, in our own words.
    """
    return files.existing(Path(text))


def choice(words: Sequence[str]) -> Callable[[str], str]:
    """A parser that accepts one of a few words."""

    def parse(text: str) -> str:
        if text not in words:
            raise typer.BadParameter(
                f"“{text}” không thuộc các giá trị được dùng{question(nearest(text, words))} "
                f"Đề nghị ghi một trong: {', '.join(words)}."
            )
        return text

    return parse


def _details(literal: Any, details: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 — as above
    words: tuple[str, ...] = get_args(literal)
    return {
        "metavar": "|".join(words),
        "parser": choice(words),
        "autocompletion": lambda incomplete: [word for word in words if word.startswith(incomplete)],
        "show_default": False,
        **details,
    }
