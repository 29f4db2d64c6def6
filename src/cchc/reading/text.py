"""The text of a run, letter by letter: what is printed of its elements, hidden or not.

A tab stop (`w:tabs/w:tab`) is none of a run's elements and no text.
"""

from collections.abc import Iterable

from lxml.etree import _Element as XmlElement

from cchc.reading.namespaces import qn

DELETED = {qn("w:del"), qn("w:moveFrom")}
"""The elements around text that a tracked change takes away."""
_TEXT, _HARD_HYPHEN = qn("w:t"), qn("w:noBreakHyphen")
_SIGNS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", _HARD_HYPHEN: "-"}
FIELD = qn("w:fldChar")
"""The element that begins, parts and ends a field."""


class Printing:
    """Reading the runs of a paragraph in their order: the instructions of fields are not printed, their results are."""

    def __init__(self) -> None:
        """Before the first run."""
        self._in_code: list[bool] = []

    def of(self, run: XmlElement) -> Iterable[XmlElement]:
        """The children of the next run that are printed; texts in an instruction are the results of inner fields."""
        if not self._in_code and next(run.iterchildren(FIELD), None) is None:
            return run
        return [child for child in run if self._is_printed(child)]

    def _is_printed(self, child: XmlElement) -> bool:
        kind = child.get(qn("w:fldCharType")) if child.tag == FIELD else None
        if kind == "begin":
            self._in_code.append(True)
        elif self._in_code and kind == "separate":
            self._in_code[-1] = False
        elif self._in_code and kind == "end":
            self._in_code.pop()
        return not any(self._in_code)


def run_text(run: Iterable[XmlElement]) -> str:
    """The text of a `w:r`, or of some children of one; that of a text box in it is another run's."""
    return "".join(map(_printed, run))


def has_hard_hyphens(element: XmlElement) -> bool:
    """True if an element has hyphens at which no line breaks."""
    return next(element.iter(_HARD_HYPHEN), None) is not None


def laid_text(run: Iterable[XmlElement]) -> str:
    """As `run_text`; a hyphen at which no line breaks is U+2011."""
    return "".join("\u2011" if child.tag == _HARD_HYPHEN else _printed(child) for child in run)


def whole_text(element: XmlElement) -> str:
    """The text of all runs in an element, whatever holds them."""
    return "".join(map(run_text, element.iter(qn("w:r"))))


def _printed(child: XmlElement) -> str:
    return child.text or "" if child.tag == _TEXT else _SIGNS.get(str(child.tag), "")
