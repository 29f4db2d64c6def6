"""Writing a single value in YAML: as it is, in quotes, or as a block of lines."""

import re
from enum import Enum
from functools import lru_cache

WIDTH = 100
"""The most characters of a line; a text that does not fit on its field's line is folded."""
STEP = "  "
_ODD_BEGINNING = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~]|\s")
_OTHER_TYPE = re.compile(
    r"(?:<<|=|null|true|false|yes|no|on|off|y|n|[-+.0-9][-+._:,0-9exobEXOBa-fA-F]*(?:[Tt ][0-9:.Zz+ -]*)?|\.inf|\.nan)",
    re.IGNORECASE,
)
"""Texts that some YAML reader takes for another type."""


class Style(Enum):
    """The style of a scalar: a number or word as it is, double quotes, or a text in the form that suits it."""

    PLAIN = "plain"
    QUOTED = "quoted"
    TEXT = "text"


@lru_cache(maxsize=256)
def field_name(name: str) -> str:
    """A field's name, in quotes when it is no plain word."""
    return name if re.fullmatch(r"[A-Za-z_][\w-]*", name) else _in_quotes(name)


def scalar(text: str, style: Style, room: int, depth: int) -> list[str]:
    """The lines of a value: the first goes on its field's line, the others below."""
    if style is Style.PLAIN and not _needs_quotes(text, numbers=True):
        return [text]
    if style is Style.QUOTED and "\n" not in text:
        return [_in_quotes(text)]
    if "\n" in text:
        return _literal(text)
    if text != text.strip() or "\t" in text:
        return [_in_quotes(text)]
    written = _in_quotes(text) if _needs_quotes(text) else text
    return [written] if len(written) <= room else [">-", *_folded(text, WIDTH - depth - len(STEP))]


def _needs_quotes(text: str, *, numbers: bool = False) -> bool:
    """True if a text on one line, without quotes, would mean something else to this or another reader of YAML."""
    if _ODD_BEGINNING.match(text) or ": " in text or " #" in text or text.endswith((":", " ")) or "\n" in text:
        return True
    return not numbers and bool(_OTHER_TYPE.fullmatch(text))


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _literal(text: str) -> list[str]:
    """A block text, line for line; in quotes when its ends or blank lines could not be seen.

    The sign says whether a last line break belongs to it, and how far it is indented when it begins with a space.
    """
    lines = text.removesuffix("\n").split("\n")
    if not lines[-1] or any(line and not line.strip() for line in lines):
        return [_in_quotes(text)]
    first = next(line for line in lines if line)
    hint = str(len(STEP)) if first[0] in " \t" else ""
    ending = "" if text.endswith("\n") else "-"
    return [f"|{hint}{ending}", *lines]


def _folded(text: str, width: int) -> list[str]:
    """The text in lines, broken where exactly one space stands: there, a reader puts the space back."""
    lines: list[str] = []
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
