"""The most that a Word file may hold: more than any text of an office, and no more than can be read in time."""

from functools import cache
from typing import cast

from lxml.etree import Comment, ProcessingInstruction, XPath
from lxml.etree import _Element as XmlElement

from cchc.reading.namespaces import NAMESPACES, qn

MAX_ELEMENTS = 350_000
"""The most elements of a text: an annex of 4,000 rows, a hundred times a real one, has 320,000."""
MAX_PARAGRAPHS = 34_000
MAX_RUNS = 80_000
"""The most paragraphs, and the most runs: the 4,000 rows have 32,000 and 20,000. Each is examined several times."""
MAX_STYLES = 10_000


def is_long(text: XmlElement) -> bool:
    """True if a text (`w:document`, `w:body`) is longer than any text of an office."""
    return (
        any(len(each) > MAX_PARAGRAPHS for each in (text, *text.iterchildren(qn("w:body"))))
        or number_of(text, "*") + sum(1 for _ in text.iter(Comment, ProcessingInstruction)) > MAX_ELEMENTS
        or number_of(text, "w:p") > MAX_PARAGRAPHS
        or number_of(text, "w:r") > MAX_RUNS
    )


def number_of(root: XmlElement, tag: str) -> int:
    """The number of elements of that name in a part; of all elements for `*`."""
    return int(cast("float", _counting(tag)(root)))


@cache
def _counting(tag: str) -> XPath:
    return XPath(f"count(descendant-or-self::{tag})", namespaces=NAMESPACES)
