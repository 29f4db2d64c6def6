"""Equations of Word (Office Math) as text in one line: “(a+b)/c”, “x^2”, “√(x)”."""

from lxml.etree import _Element as XmlElement

from cchc.reading.namespaces import qn
from cchc.reading.text import DELETED

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATIONS = {f"{_MATH}oMath", f"{_MATH}oMathPara"}
_TEXTS = {f"{_MATH}t", qn("w:t")}
_SIGNS = {"f": ("num", "/", "den"), "sSup": ("e", "^", "sup"), "sSub": ("e", "_", "sub"), "rad": ("", "√", "e")}
"""Structures by their elements: what stands before their sign, the sign, and what stands behind it."""


def equation_text(element: XmlElement) -> str:
    """The text of an equation; what is more than one letter or number long stands in brackets beside a sign."""
    if element.tag in _TEXTS:
        return element.text or ""
    name = element.tag.removeprefix(_MATH)
    if name in _SIGNS:
        before, sign, behind = _SIGNS[name]
        return f"{_part(element, before)}{sign}{_part(element, behind)}"
    return "".join(equation_text(each) for each in element if each.tag not in DELETED)


def _part(element: XmlElement, name: str) -> str:
    text = "".join(map(equation_text, element.iterchildren(f"{_MATH}{name}"))) if name else ""
    return f"({text})" if name and not text.isalnum() else text
