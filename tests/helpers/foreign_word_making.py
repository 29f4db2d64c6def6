"""Small Word files as other programs write them, and what is read of them."""

from collections.abc import Sequence

from helpers.hostile_files import Parts, W, word

from cchc.reading.foreign.document import ForeignDocument, ForeignTable, ForeignText
from cchc.reading.foreign.word.reader import foreign_word

NAMESPACES = (
    f'{W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
LINES = "<w:tblBorders><w:top w:val='single'/><w:insideV w:val='single'/></w:tblBorders>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    runs = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """A cell of paragraphs, of runs, or of plain text."""
    inner = (
        content
        if content.startswith(("<w:p>", "<w:p ", "<w:tbl>", "<w:sdt><w:sdtContent><w:p>"))
        else paragraph(content)
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def spanning(columns: int) -> str:
    return f"<w:gridSpan w:val='{columns}'/>"


START, ON = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
"""The first cell of a merge down the rows, and one that continues it."""


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, which are written whole or as plain text."""
    inner = "".join(each if "<w:tc" in each else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, widths: Sequence[int] = (), properties: str = LINES) -> str:
    grid = "".join(f"<w:gridCol w:w='{width}'/>" for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def read(body: str, parts: Parts | None = None) -> ForeignDocument:
    return foreign_word(word(body, parts, root=NAMESPACES), "Tệp “a.docx”")


def read_table(*rows: str, widths: Sequence[int] = (), parts: Parts | None = None) -> ForeignTable:
    """The only table of a document."""
    (found,) = read(table(*rows, widths=widths), parts).tables
    return found


def read_cell(content: str, parts: Parts | None = None) -> ForeignText:
    """The content of a cell with these paragraphs or runs."""
    found, _ = read_table(row(cell(content), "chữ"), parts=parts).cells
    return found.content


def drawing(found: ForeignTable) -> str:
    """A table as `helpers.foreign.table` draws it: `^` continues the cell above, `<` the one to the left, `~` is a hole."""
    return "\n".join(
        " | ".join(_drawn(found, row, column) for column in range(1, found.column_count + 1))
        for row in range(1, found.row_count + 1)
    )


def _drawn(found: ForeignTable, row: int, column: int) -> str:
    each = found.at(row, column)
    if each is None:
        return "~"
    if each.row < row:
        return "^"
    return "<" if each.column < column else "¶".join(each.content.written)


def marked(found: ForeignText) -> str:
    """A text with its emphasis, a line a line."""
    return "\n".join(
        "".join(_tagged(run.text, "i" * run.italic + "b" * run.bold) for run in line) for line in found.lines
    )


def _tagged(text: str, tags: str) -> str:
    return f"<{tags}>{text}</{tags}>" if tags else text


def told(found: ForeignText) -> list[tuple[str, str]]:
    """The remarks on a text: the oddity and what it is about."""
    return [(remark.oddity.value, remark.text) for remark in found.remarks]
