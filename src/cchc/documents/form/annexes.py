"""The annexes in a document: from each line “Phụ lục …” to the next one.

A Kế hoạch may carry its annexes as later sections; what stands before the first such line is not theirs. The line is a
short one of its own: “Phụ lục I kèm theo Kế hoạch này” in running text is none. A document without one is one annex.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.form.content import Line, Paragraph, children
from cchc.documents.form.package import Package
from cchc.documents.form.sections import Section, section_end, sections
from cchc.documents.form.tables import Table, table
from cchc.model.values import roman_value

_NUMBER = r"(?:số ?:? ?)?(?P<number>[IVX]+|\d+|[A-ZĐ])"
_LABEL = re.compile(rf"phụ lục(?: {_NUMBER})?[ .:…]*", re.IGNORECASE)
_LABEL_WITH_TITLE = re.compile(rf"phụ lục {_NUMBER}\b ?[.:–-]? ?(?P<title>\S.*)", re.IGNORECASE)
_REFERENCE = re.compile(r"\(? ?(?:ban hành )?kèm theo\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. ?\S", re.IGNORECASE)
_HEAD = 12
"""Lines after “Phụ lục” among which “(Kèm theo …)” is looked for."""
_LAYOUT_ROWS = 3
"""A table without lines, of at most so many rows, that holds a line of heading or signatures arranges text."""
_REFERENCE_LINES = 3
_TITLE_LINES = 4


@dataclass(frozen=True)
class Block:
    """A paragraph or a table, with the index of its section."""

    content: Paragraph | Table
    section: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return isinstance(self.content, Paragraph) and not self.content.text


@dataclass(frozen=True)
class Annex:
    """One annex of a document, with the lines of its heading."""

    position: int
    """Which of the document's annexes it is, from 1."""
    of: int
    """How many there are."""
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    begins_section: bool
    """Whether it begins with a new section on a new page, so that its pages can be numbered from 1."""

    @cached_property
    def label(self) -> Line | None:
        """The line “Phụ lục …”, together with the name when both are one line."""
        first = next((line for line in _lines(self.blocks) if line.text), None)
        return first if first is not None and _label(first) else None

    @property
    def label_holds_title(self) -> bool:
        """Whether the name stands on the line of “Phụ lục …”."""
        return self.label is not None and _LABEL.fullmatch(self.label.text) is None

    @property
    def number(self) -> str:
        """Its number as written, blank when it has none."""
        match = _label(self.label) if self.label else None
        return (match["number"] or "") if match else ""

    @property
    def roman(self) -> int | None:
        """The value of its Roman number; `None` for any other."""
        return roman_value(self.number) if re.fullmatch("[IVX]+", self.number) else None

    @property
    def name(self) -> str:
        """What findings call it: “Phụ lục I”, “Phụ lục”, blank without such a line."""
        if self.number or self.of == 1:
            return f"Phụ lục {self.number}".strip() if self.label else ""
        return f"Phụ lục thứ {self.position}"

    @cached_property
    def reference(self) -> tuple[Line, ...]:
        """The line “(Kèm theo …)”, up to the closing bracket when it takes several."""
        following = list(self._head)
        for index, line in enumerate(following):
            if _REFERENCE.match(line.text):
                open_lines = list(takewhile(lambda each: ")" not in each.text, following[index:]))
                end = len(open_lines) + 1 if line.text.startswith("(") and ")" not in line.text else 1
                return tuple(following[index : index + min(end, _REFERENCE_LINES)])
        return ()

    @cached_property
    def title(self) -> tuple[Line, ...]:
        """The lines of the name: those above “(Kèm theo …)” or, without it, those that look like a heading."""
        if self.reference:
            return tuple(takewhile(lambda line: line is not self.reference[0], self._head))
        return tuple(islice(takewhile(_looks_like_heading, self._head), _TITLE_LINES))

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its paragraphs outside tables."""
        return [block.content for block in self.blocks if isinstance(block.content, Paragraph)]

    @property
    def tables(self) -> list[Table]:
        """Its tables that hold data, in their order."""
        return [block.content for block in self.blocks if isinstance(block.content, Table)]

    @property
    def head(self) -> list[Paragraph]:
        """Its paragraphs above the first table."""
        above = takewhile(lambda block: isinstance(block.content, Paragraph), self.blocks)
        return [block.content for block in above if isinstance(block.content, Paragraph)]

    @property
    def tail(self) -> list[Paragraph]:
        """Its paragraphs below the last table, all of them when there is none."""
        below = takewhile(lambda block: isinstance(block.content, Paragraph), reversed(self.blocks))
        return [block.content for block in below if isinstance(block.content, Paragraph)][::-1]

    @cached_property
    def _head(self) -> tuple[Line, ...]:
        """The first lines with letters after “Phụ lục”, down to the first table."""
        written = (line for paragraph in self.head for line in paragraph.lines if line.looks)
        return tuple(islice((line for line in written if line is not self.label), _HEAD))


def annexes(package: Package) -> tuple[Annex, ...]:
    """The annexes of a document, at least one."""
    blocks = tuple(_blocks(package))
    starts = [index for index, block in enumerate(blocks) if _begins_annex(block)] or [0]
    section_starts = {block.section: index for index, block in reversed([*enumerate(blocks)]) if not block.is_blank}
    every = sections(package)
    found: list[Annex] = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        own = blocks[start:end]
        indices = sorted({block.section for block in own if not block.is_blank} or {len(every) - 1})
        first = every[indices[0]]
        begins = section_starts.get(indices[0], start) >= start and (first.number == 1 or not first.goes_on)
        found.append(Annex(len(found) + 1, len(starts), own, tuple(every[index] for index in indices), begins))
    return tuple(found)


def is_authority(line: Line) -> bool:
    """Whether a line begins the block of signatures: “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”."""
    return _AUTHORITY.match(line.text) is not None


def _blocks(package: Package) -> Iterator[Block]:
    """The paragraphs and tables of a document; a table that only arranges text is its paragraphs."""
    section = 0
    for element in children(package.body, "w:p", "w:tbl"):
        for content in _contents(element, package):
            yield Block(content, section)
        section += section_end(element) is not None


def _contents(element: XmlElement, package: Package) -> Iterator[Paragraph | Table]:
    if element.tag == qn("w:p"):
        yield Paragraph(element, package.looks)
        return
    found = table(element, package.looks)
    paragraphs = [paragraph for _, _, paragraph in found.paragraphs()]
    is_small = len(found.rows) <= _LAYOUT_ROWS and not found.has_lines
    if is_small and any(_arranges(line) for each in paragraphs for line in each.lines):
        yield from paragraphs
    else:
        yield found


def _arranges(line: Line) -> bool:
    return _LABEL.fullmatch(line.text) is not None or is_authority(line)


def _begins_annex(block: Block) -> bool:
    if not isinstance(block.content, Paragraph):
        return False
    first = next((line for line in block.content.lines if line.text), None)
    return first is not None and _label(first) is not None


def _label(line: Line) -> re.Match[str] | None:
    """The line as “Phụ lục …”: alone or, in bold and centred, with the name after it."""
    if match := _LABEL.fullmatch(line.text):
        return match
    is_heading = line.centred and all(look.bold for look in line.looks)
    return _LABEL_WITH_TITLE.fullmatch(line.text) if is_heading else None


def _looks_like_heading(line: Line) -> bool:
    return line.centred or line.printed.isupper() or all(look.bold for look in line.looks)


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    return (line for block in blocks if isinstance(block.content, Paragraph) for line in block.content.lines)
