"""The annexes in a document: from each line “Phụ lục …” to the next one.

A Kế hoạch may carry its annexes as later sections; what stands before the first such line is not theirs. Only a
letterhead (name of the country, of the office, “Số: …”) right above the line is: some offices begin an annex with it. A
document without such a line is one annex.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, islice, takewhile

from cchc.model.codes import roman_value
from cchc.reading.blocks import Block, blocks
from cchc.reading.content import Paragraph, TextLine
from cchc.reading.letterheads import letterhead_start
from cchc.reading.sections import Section, sections
from cchc.reading.signposts import is_bare_label, is_issued_with, is_label, is_reference, label_number
from cchc.reading.tables import Table
from cchc.reading.word_file import Package

_HEAD = 12
"""The number of lines after “Phụ lục” that may hold the annex's name and “(Kèm theo …)”."""
_REFERENCE_LINES = 3
_TITLE_LINES = 4


@dataclass(frozen=True)
class DocumentAnnex:
    """One annex of a document, with the lines of its heading."""

    position: int
    """The number of the annex in the document, from 1."""
    of: int
    """The number of annexes in the document."""
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    begins_section: bool
    """True if the annex begins with a new section on a new page, so that its pages can be numbered from 1."""
    begins_document: bool
    """True if nothing stands before the annex."""
    letterhead: tuple[Block, ...] = ()
    """The blocks of a letterhead above the line “Phụ lục …”."""

    @cached_property
    def label(self) -> TextLine | None:
        """The line “Phụ lục …”, together with the name when both are one line."""
        first = next((line for each in self.paragraphs for line in each.lines if line.text), None)
        return first if first is not None and is_label(first) else None

    @property
    def is_named(self) -> bool:
        """True if it has the line “Phụ lục …” or “(Kèm theo …)”; “Ban hành kèm theo” may stand in a regulation, too."""
        return self.label is not None or (bool(self.reference) and not is_issued_with(self.reference[0]))

    @property
    def label_holds_title(self) -> bool:
        """True if the annex's name stands on the line of “Phụ lục …”."""
        return self.label is not None and not is_bare_label(self.label)

    @property
    def number(self) -> str:
        """Its number as written, blank when it has none."""
        return label_number(self.label) if self.label else ""

    @property
    def roman(self) -> int | None:
        """The value of its Roman number; `None` for any other."""
        return roman_value(self.number) if re.fullmatch("[IVX]+", self.number) else None

    @property
    def name(self) -> str:
        """The name in findings: “Phụ lục I”, “Phụ lục”, “Phụ lục thứ 2”; blank for an only annex without a label."""
        if self.number or self.of == 1:
            return f"Phụ lục {self.number}".strip() if self.label else ""
        return f"Phụ lục thứ {self.position}"

    @cached_property
    def reference(self) -> tuple[TextLine, ...]:
        """The line “(Kèm theo …)”, up to the closing bracket when it takes several."""
        following = list(self._head)
        for index, line in enumerate(following):
            if is_reference(line):
                open_lines = list(takewhile(lambda each: ")" not in each.text, following[index:]))
                end = len(open_lines) + 1 if line.text.startswith("(") and ")" not in line.text else 1
                return tuple(following[index : index + min(end, _REFERENCE_LINES)])
        return ()

    @cached_property
    def title(self) -> tuple[TextLine, ...]:
        """The lines of the name: those above “(Kèm theo …)” or, without it, those that look like a heading."""
        if self.reference:
            return tuple(takewhile(lambda line: line is not self.reference[0], self._head))
        return tuple(islice(takewhile(_looks_like_heading, self._head), _TITLE_LINES))

    @property
    def title_below(self) -> bool:
        """True if the name stands below “(Kèm theo …)” and not above it."""
        following = islice(dropwhile(lambda line: line not in self.reference, self._head), len(self.reference), None)
        name = next(following, None) if self.reference and not self.title else None
        return name is not None and name.printed.isupper() and name.bold

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its paragraphs outside tables."""
        return [block.content for block in self.blocks if isinstance(block.content, Paragraph)]

    @property
    def tables(self) -> list[Table]:
        """Its tables that hold data, in their order."""
        return [block.content for block in self.blocks if isinstance(block.content, Table)]

    @property
    def placed_tables(self) -> list[tuple[Table, Section]]:
        """The tables that hold data, each with its section."""
        by_number = {section.number: section for section in self.sections}
        found = ((block.content, by_number[block.section + 1]) for block in self.blocks if not block.is_blank)
        return [(content, section) for content, section in found if isinstance(content, Table)]

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
    def _head(self) -> tuple[TextLine, ...]:
        """The first lines with letters after “Phụ lục”, down to the first table."""
        written = (line for paragraph in self.head for line in paragraph.lines if line.looks)
        return tuple(islice((line for line in written if line is not self.label), _HEAD))


def annexes(package: Package) -> tuple[DocumentAnnex, ...]:
    """The annexes of a document, at least one."""
    every = tuple(blocks(package))
    labels = [index for index, block in enumerate(every) if _begins_annex(block)] or [0]
    starts = [letterhead_start(every, label) for label in labels]
    beginnings = _section_beginnings(every)
    of_document = sections(package)
    first_written = min(beginnings.values(), default=0)
    found: list[DocumentAnnex] = []
    for start, label, end in zip(starts, labels, [*starts[1:], len(every)], strict=True):
        within = _sections_within(every[start:end], of_document)
        first = within[0]
        begins = beginnings.get(first.number, start) >= start and (first.number == 1 or not first.goes_on)
        found.append(
            DocumentAnnex(
                len(found) + 1,
                len(starts),
                every[label:end],
                within,
                begins,
                start <= first_written,
                every[start:label],
            )
        )
    return tuple(found)


def _section_beginnings(every: Sequence[Block]) -> dict[int, int]:
    """By number of section, the index of the section's first block that is not blank."""
    return {block.section + 1: index for index, block in reversed(list(enumerate(every))) if not block.is_blank}


def _sections_within(own: Sequence[Block], of_document: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of those blocks that are not blank; the document's last section when all are blank."""
    indices = sorted({block.section for block in own if not block.is_blank})
    return tuple(of_document[index] for index in indices) or of_document[-1:]


def _begins_annex(block: Block) -> bool:
    if not isinstance(block.content, Paragraph):
        return False
    first = next((line for line in block.content.lines if line.text), None)
    return first is not None and is_label(first)


def _looks_like_heading(line: TextLine) -> bool:
    return line.centred or line.printed.isupper() or line.bold
