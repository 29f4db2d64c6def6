"""The text of a run, letter by letter: what is printed of its elements, hidden or not.

A tab stop (`w:tabs/w:tab`) is none of a run's elements and no text.
"""

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

DELETED = {qn("w:del"), qn("w:moveFrom")}
"""The elements around text that a tracked change takes away."""
_TEXT, _HARD_HYPHEN = qn("w:t"), qn("w:noBreakHyphen")
_SIGNS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", _HARD_HYPHEN: "-"}


def run_text(run: XmlElement) -> str:
    """The text of a `w:r`; that of a text box in it is another run's."""
    return "".join(map(_printed, run.iterchildren()))


def has_hard_hyphens(element: XmlElement) -> bool:
    """True if an element has hyphens at which no line breaks."""
    return next(element.iter(_HARD_HYPHEN), None) is not None


def laid_text(run: XmlElement) -> str:
    """As `run_text`; a hyphen at which no line breaks is U+2011."""
    return "".join("\u2011" if child.tag == _HARD_HYPHEN else _printed(child) for child in run.iterchildren())


def whole_text(element: XmlElement) -> str:
    """The text of all runs in an element, whatever holds them."""
    return "".join(map(run_text, element.iter(qn("w:r"))))


def _printed(child: XmlElement) -> str:
    return child.text or "" if child.tag == _TEXT else _SIGNS.get(str(child.tag), "")
