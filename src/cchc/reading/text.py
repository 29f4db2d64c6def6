"""The text of a run, letter by letter: what is printed of its elements, hidden or not.

A tab stop (`w:tabs/w:tab`) is none of a run's elements and no text.
"""

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

DELETED = {qn("w:del"), qn("w:moveFrom")}
"""The elements around text that a tracked change takes away."""
_TEXT = qn("w:t")
_SIGNS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def run_text(run: XmlElement) -> str:
    """The text of a `w:r`; that of a text box in it is another run's."""
    return "".join(
        child.text or "" if child.tag == _TEXT else _SIGNS.get(str(child.tag), "") for child in run.iterchildren()
    )


def whole_text(element: XmlElement) -> str:
    """The text of all runs in an element, whatever holds them."""
    return "".join(map(run_text, element.iter(qn("w:r"))))
