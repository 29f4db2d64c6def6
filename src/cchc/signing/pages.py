"""The pages of a PDF and what they inherit, through pyHanko, which has no types for them."""

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject

from cchc.signing.area import Box, common, rectangle

INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
"""The entries that a page may have from a group of pages above it (ISO 32000-2, table 31)."""
_DEEPEST = 100
"""The most levels of nested groups of pages; a tree of thousands of pages has three or four."""


def held(holder: Any, name: str) -> Any:  # noqa: ANN401 — pyHanko has no types
    """The value of that name, references followed, unlike pyHanko's own `get`; an empty one when it is missing."""
    return holder[name] if isinstance(holder, DictionaryObject) and name in holder else {}


def pages(node: DictionaryObject) -> Iterator[DictionaryObject]:
    """The pages below a node of the tree of pages, in their order."""
    if "/Kids" not in node:
        yield node
        return
    for kid in node["/Kids"]:
        yield from pages(kid.get_object())


def inherited(page: DictionaryObject, name: str) -> Any:  # noqa: ANN401 — as above
    """A value of a page or of the nearest group of pages above it; `None` when none of them has it."""
    node: Any = page
    for _ in range(_DEEPEST):
        if name in node:
            return node[name]
        node = held(node, "/Parent")
    return None


def visible(page: DictionaryObject) -> Box:
    """The part of the page that is shown: its crop box, as far as it lies on the paper."""
    paper = rectangle(inherited(page, "/MediaBox"))
    return common(rectangle(inherited(page, "/CropBox") or paper), paper)
