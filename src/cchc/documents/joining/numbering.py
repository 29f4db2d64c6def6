"""Lists of an annex, under numbers of their own: its lists begin anew, whatever the host counts."""

from copy import deepcopy

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.identities import free
from cchc.documents.joining.references import References
from cchc.errors import CchcError
from cchc.reading.attributes import value
from cchc.reading.stylesheet import StyleSheet

_NUMBER, _ABSTRACT, _NUMBER_ID, _ABSTRACT_ID = "w:num", "w:abstractNum", "w:numId", "w:abstractNumId"
_NOT_KEPT = ("w:nsid", "w:tmpl", "w:name", "w:styleLink", "w:numStyleLink")
"""Links of a list to others like it; in one file they would tie an annex's lists to those of the host."""


class Numbering:
    """The lists of one annex on their way into the host.

    `host` is the root of the host's `w:numbering`, to which lists are added as they are asked for.
    """

    def __init__(self, host: XmlElement, annex: XmlElement, styles: XmlElement, referred: References) -> None:
        """`annex` is the root of the annex's `w:numbering`; its `styles` may name lists, too; so has the host."""
        self._host, self._referred = host, referred
        self._numbers = _by_id(annex, _NUMBER, _NUMBER_ID)
        self._abstracts = _by_id(annex, _ABSTRACT, _ABSTRACT_ID)
        self._sheet = StyleSheet(styles)
        self._moved: dict[str, str] = {}
        self.levels: list[XmlElement] = []
        """The levels that were added; they may still name styles of the annex."""

    def renumber(self, root: XmlElement) -> None:
        """Replace the numbers of lists in `root` by their numbers in the host."""
        for reference in root.iter(qn(_NUMBER_ID)):
            reference.set(qn("w:val"), self._moved_number(reference.get(qn("w:val"), "")))

    def _moved_number(self, number: str) -> str:
        """A list's number in the host; 0, “no list”, for a list that the annex doesn't define."""
        if number not in self._numbers:
            return "0"
        if number not in self._moved:
            self._moved[number] = self._add(self._numbers[number])
        return self._moved[number]

    def _add(self, number: XmlElement) -> str:
        abstract = deepcopy(self._definition(number))
        _refuse_pictures(abstract)
        for name in _NOT_KEPT:
            for link in abstract.findall(qn(name)):
                abstract.remove(link)
        abstract_id = str(free({*_by_id(self._host, _ABSTRACT, _ABSTRACT_ID), *self._referred.abstract_lists}))
        abstract.set(qn(_ABSTRACT_ID), abstract_id)
        self._insert(abstract, before=(_NUMBER, "w:numIdMacAtCleanup"))
        added = deepcopy(number)
        added.set(qn(_NUMBER_ID), str(free({*_by_id(self._host, _NUMBER, _NUMBER_ID), *self._referred.lists})))
        for reference in added.iter(qn(_ABSTRACT_ID)):
            reference.set(qn("w:val"), abstract_id)
        self._insert(added, before=("w:numIdMacAtCleanup",))
        self.levels += [*abstract.iter(qn("w:lvl")), *added.iter(qn("w:lvl"))]
        return added.get(qn(_NUMBER_ID), "")

    def _definition(self, number: XmlElement) -> XmlElement:
        """The definition of a list's look; a list may leave that to a style, which names another list."""
        abstract = self._abstract(number)
        style = self._sheet.by_id.get(("numbering", value(abstract, "w:numStyleLink")))
        linked = self._numbers.get(value(style, f"w:pPr/w:numPr/{_NUMBER_ID}") or "")
        return abstract if linked is None else self._abstract(linked)

    def _abstract(self, number: XmlElement) -> XmlElement:
        found = self._abstracts.get(value(number, _ABSTRACT_ID) or "")
        return number.makeelement(qn(_ABSTRACT)) if found is None else found

    def _insert(self, element: XmlElement, before: tuple[str, ...]) -> None:
        """Insert in the order that the schema asks for: definitions, then lists."""
        for follower in self._host.iterchildren(*map(qn, before)):
            follower.addprevious(element)
            return
        self._host.append(element)


def _by_id(root: XmlElement, tag: str, name: str) -> dict[str, XmlElement]:
    return {element.get(qn(name), ""): element for element in root.findall(qn(tag))}


def _refuse_pictures(abstract: XmlElement) -> None:
    if abstract.find(f".//{qn('w:lvlPicBulletId')}") is not None:
        raise CchcError(
            "Mẫu phụ lục có danh sách đánh dấu bằng hình, không đưa vào kế hoạch được. "
            "Đề nghị đổi sang dấu đầu dòng bằng chữ trong mẫu."
        )
