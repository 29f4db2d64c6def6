"""Fields of a paragraph, those in their instructions included; and the page's number that they print.

`{PAGE}` is the number itself. Conditions and sums hold it as a field within theirs: `{IF {PAGE} > 1 {PAGE}}` prints
nothing on the first page. `field_values` tells what is printed on a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property

from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph
from cchc.reading.namespaces import qn

_SIMPLE, _MARK, _CODE = qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")
_COMPUTED = {"IF", "=", "QUOTE"}
"""Fields whose result is made of their instruction alone: a field in the result of an earlier time counts no more."""


@dataclass(frozen=True)
class Field:
    """A field: the pieces of its instruction, text and other fields."""

    code: tuple["str | Field", ...]

    @property
    def instruction(self) -> str:
        """The instruction as one text, switches included; those of other fields stand in their places."""
        return "".join(piece if isinstance(piece, str) else piece.instruction for piece in self.code)

    @cached_property
    def name(self) -> str:
        """The first word of the instruction in capitals, or `=`."""
        words = self.instruction.split(maxsplit=1)
        return "=" if words and words[0].startswith("=") else words[0].upper() if words else ""

    def within(self) -> Iterator["Field"]:
        """The field, and those in its instruction."""
        yield self
        for piece in self.code:
            if isinstance(piece, Field):
                yield from piece.within()


def page_fields(paragraph: Paragraph) -> tuple[Field, ...]:
    """The fields of a paragraph that depend on the page's number."""
    return tuple(found for found in _fields(paragraph.element) if any(each.name == "PAGE" for each in found.within()))


def has_page_number(paragraph: Paragraph) -> bool:
    """True if the field PAGE is in the paragraph."""
    return bool(page_fields(paragraph))


def page_field(paragraph: Paragraph) -> str:
    """The instruction of the paragraph's field for the page's number, switches included; blank without one."""
    return next((found.instruction for found in page_fields(paragraph)), "")


@dataclass
class _BegunField:
    """A field that has begun, with its instruction so far."""

    code: list["str | Field"] = dataclass_field(default_factory=list)
    in_code: bool = True

    @property
    def read(self) -> Field:
        return Field(tuple(self.code))


class _FieldReader:
    """Reading the pieces of a paragraph's fields in their order; Word may cut an instruction over several runs."""

    def __init__(self) -> None:
        self.found: list[Field] = []
        """The fields that print something."""
        self._begun: list[_BegunField] = []

    def take(self, element: XmlElement) -> None:
        """Read the next piece."""
        if element.tag == _SIMPLE:
            self._put(Field((element.get(qn("w:instr"), ""),)))
        elif element.tag == _CODE and self._begun:
            self._begun[-1].code.append(element.text or "")
        elif element.tag == _MARK:
            self._mark(element.get(qn("w:fldCharType")))

    def _mark(self, kind: str | None) -> None:
        if kind == "begin":
            self._begun.append(_BegunField())
        elif kind == "separate" and self._begun:
            self._begun[-1].in_code = False
        elif kind == "end":
            self.end()

    def end(self) -> None:
        """End the field that has begun last; nothing happens without one."""
        if self._begun:
            self._put(self._begun.pop().read)

    def _put(self, ended: Field) -> None:
        """Put a field where it belongs: into the instruction that is open, or among those that print."""
        if self._begun and self._begun[-1].in_code:
            self._begun[-1].code.append(ended)
        elif not any(each.read.name in _COMPUTED for each in self._begun):
            self.found.append(ended)


def _fields(paragraph: XmlElement) -> list[Field]:
    reader, pieces = _FieldReader(), list(_own(paragraph))
    for element in pieces:
        reader.take(element)
    for _ in pieces:  # a field may end in another paragraph
        reader.end()
    return reader.found


def _own(paragraph: XmlElement) -> Iterator[XmlElement]:
    """The pieces of fields in a paragraph; those of a text box in it are another paragraph's."""
    found = paragraph.iter(_SIMPLE, _MARK, _CODE)
    return (element for element in found if next(element.iterancestors(qn("w:p"))) is paragraph)
