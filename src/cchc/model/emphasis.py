"""Emphasis inside a text: `<i>…</i>` and `<b>…</b>`, and nothing else; a tag without its partner is just text."""

import re
from typing import NamedTuple

_TAG = r"<(/?)([ib])>"


class Run(NamedTuple):
    """A stretch of text in one look."""

    text: str
    italic: bool = False
    bold: bool = False


def runs(text: str) -> tuple[Run, ...]:
    """The text's stretches, in order; together they are the text without its tags."""
    tags = paired(text)
    found: list[Run] = []
    position, depth = 0, {"i": 0, "b": 0}
    for tag in tags:
        found.append(Run(text[position : tag.start()], depth["i"] > 0, depth["b"] > 0))
        depth[tag[2]] += -1 if tag[1] else 1
        position = tag.end()
    found.append(Run(text[position:], depth["i"] > 0, depth["b"] > 0))
    return tuple(run for run in found if run.text)


def plain(text: str) -> str:
    """The text without its tags."""
    return text if "<" not in text else "".join(run.text for run in runs(text))


def blanked(text: str) -> str:
    """The text with blanks in place of its tags, so that each letter keeps its place."""
    found, position = "", 0
    if "<" in text:
        for tag in paired(text):
            found += text[position : tag.start()] + " " * len(tag[0])
            position = tag.end()
    return found + text[position:]


def paired(text: str) -> list[re.Match[str]]:
    """The tags that have a partner, in order of the text."""
    opened: list[re.Match[str]] = []
    paired: list[re.Match[str]] = []
    for tag in re.finditer(_TAG, text):
        if not tag[1]:
            opened.append(tag)
        elif opened and opened[-1][2] == tag[2]:
            paired += [opened.pop(), tag]
    return sorted(paired, key=re.Match.start)
