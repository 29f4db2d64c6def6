"""The lines of a document around the tables of its annexes, those in tables that only arrange a heading included."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cchc.importing.annexes.issuing_unit import stated_issuer
from cchc.reading.foreign.document import ForeignTable, ForeignText
from cchc.reading.signposts import is_authority, is_label, is_reference
from cchc.resources import levels

_LABEL = re.compile(r"(?i)phụ lục (?:số )?(?:[ivx]+|\d+|[a-zđ]) ?[.:–-]")
_LETTERHEAD = re.compile(r"(?i)cộng hòa xã hội|độc lập ?[-–—]|số ?:|.{2,40}, ngày .*tháng .*năm")
_BODY = re.compile(r"(?i)(?:ủy|uỷ) ban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng (?:ủy|uỷ|bộ)|sở\b")
_PAGE = re.compile(r"(?i)[-–— ]*(?:trang )?\d{1,3}(?: ?/ ?\d{1,3})?[-–— ]*")
"""The number of a page between the parts of a table."""
_LONGEST = 200
"""The most characters of a line that may be of a letterhead."""
_LAYOUT_ROWS = 6
"""The most rows of a table that only arranges lines: a letterhead, a heading, signatures."""


class DocumentLine(NamedTuple):
    """A line that stands outside the rows of an annex."""

    text: str
    centred: bool
    bold: bool
    table: str = ""
    """The name of the table that the line stands in; blank for none."""

    @property
    def printed(self) -> str:
        """The text as it is printed."""
        return self.text

    @property
    def is_headline(self) -> bool:
        """True if the line looks like a heading: centred, or in capitals."""
        return self.centred or self.text.isupper()

    @property
    def is_numbered(self) -> bool:
        """True if the line begins with a number, as the heading of a part does: “II. …”, “1) …”."""
        return re.match(r"(?:[IVX]+|[A-ZĐ]|\d{1,2})[.)/]\s*\D", self.text) is not None


def text_lines(content: ForeignText, table: str = "") -> Iterator[DocumentLine]:
    """The lines of a text that have a letter or a digit, and are no page's number.

    One in capitals, or “Phụ lục I: …”, is as good as centred and bold: web pages and sheets may have neither.
    """
    for text in content.written:
        if any(letter.isalnum() for letter in text) and not _PAGE.fullmatch(text):
            stands_out = text.isupper() or _LABEL.match(text) is not None
            yield DocumentLine(text, content.centred or stands_out, content.bold or stands_out, table)


def row_lines(table: ForeignTable, rows: Iterable[int]) -> list[DocumentLine]:
    """The lines of the cells in these rows of a table."""
    cells = [cell for row in rows for cell in table.starting_in(row)]
    return [line for cell in cells for line in text_lines(cell.content, table.name)]


def layout_lines(table: ForeignTable) -> list[DocumentLine]:
    """The lines of a table that may only arrange text; none for a longer one."""
    return row_lines(table, range(1, table.row_count + 1)) if table.row_count <= _LAYOUT_ROWS else []


def sheet_lines(table: ForeignTable) -> list[DocumentLine]:
    """The name of a sheet as a line, since it may be “Phụ lục I”; none for a table that is no sheet."""
    named = re.search("“(.*)”", table.name) if table.is_sheet else None
    return [DocumentLine(named[1], centred=True, bold=True, table=table.name)] if named else []


def holds_heading(lines: Iterable[DocumentLine]) -> bool:
    """True if “Phụ lục …” or “(Kèm theo …)” is among the lines."""
    return any(is_label(line) or is_reference(line) for line in lines)


def headlines_above(lines: Sequence[DocumentLine], most: int) -> list[DocumentLine]:
    """The last lines as far as they look like one heading, which may go on from capitals to small letters."""
    found: list[DocumentLine] = []
    for index in reversed(range(len(lines))):
        line, before = lines[index], lines[index - 1] if index else None
        is_other = found and found[-1].text.isupper() and not line.text.isupper()
        if len(found) == most or is_other or not line.is_headline or is_letterhead(line, before):
            break
        found.append(line)
    return found[::-1]


def is_letterhead(line: DocumentLine, before: DocumentLine | None) -> bool:
    """True if a line belongs to what stands above a heading: a letterhead, or signatures."""
    if stated_issuer(line.text) or is_authority(line) or names_body(line) or _LETTERHEAD.match(line.text[:_LONGEST]):
        return True
    return before is not None and names_body(before) and names_place(line)


def names_body(line: DocumentLine) -> bool:
    """True if a line begins with the body that issues a document: “ỦY BAN NHÂN DÂN”, “UBND XÃ MẪU”."""
    return _BODY.match(line.text) is not None


def names_place(line: DocumentLine) -> bool:
    """True if a line begins with the level of a unit, as the second line of a body’s name does: “XÃ MẪU”."""
    return any(line.text.casefold().startswith(f"{level} ") for level in levels())
