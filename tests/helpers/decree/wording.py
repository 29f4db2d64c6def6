"""Pieces of WordprocessingML as text: runs, paragraphs, fields, cells, rows, tables."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

_ON = {True: "", False: ' w:val="0"'}


def fonts(name: str) -> str:
    """All four fonts of a run."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


TIMES = fonts("Times New Roman")


def look(size: float = 14, *, bold: bool | None = None, italic: bool | None = None, more: str = "") -> str:
    """The properties of a run, in the schema's order; `more` is put before the others (fonts, a style)."""
    switches = "".join(f"<w:{tag}{_ON[said]}/>" for tag, said in (("b", bold), ("i", italic)) if said is not None)
    return f'{more}{switches}<w:sz w:val="{round(size * 2)}"/>'


def run(text: str, properties: str = "") -> str:
    """A run; `\\n` is a line break, `\\t` a tab."""
    signs = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    parts, letters = [], ""
    for letter in [*text, ""]:
        if letter and letter not in signs:
            letters += letter
            continue
        parts.append(f'<w:t xml:space="preserve">{escape(letters)}</w:t>' if letters else "")
        parts.append(signs.get(letter, ""))
        letters = ""
    return f"<w:r>{_properties('w:rPr', properties)}{''.join(parts)}</w:r>"


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph of runs and what else may stand in one."""
    return f"<w:p>{_properties('w:pPr', properties)}{content}</w:p>"


def line(
    text: str, size: float = 14, *, bold: bool | None = None, italic: bool | None = None, jc: str = "center"
) -> str:
    """A paragraph of one run with direct formatting."""
    return paragraph(run(text, look(size, bold=bold, italic=italic)), f'<w:jc w:val="{jc}"/>')


def field(instruction: str, properties: str = "", result: str = "2") -> str:
    """A complex field; `instruction` may hold fields itself. Without a `result` it has never been printed."""
    mark = f'<w:r>{_properties("w:rPr", properties)}<w:fldChar w:fldCharType="{{}}"/></w:r>'
    code = instruction if instruction.startswith("<") else code_of(instruction, properties)
    shown = f"{mark.format('separate')}{run(result, properties)}" if result else ""
    return f"{mark.format('begin')}{code}{shown}{mark.format('end')}"


def code_of(instruction: str, properties: str = "") -> str:
    """A run with a piece of a field's instruction."""
    code = f'<w:instrText xml:space="preserve">{escape(instruction)}</w:instrText>'
    return f"<w:r>{_properties('w:rPr', properties)}{code}</w:r>"


def simple_field(instruction: str, properties: str = "", result: str = "2") -> str:
    """A field whose instruction is an attribute."""
    return f'<w:fldSimple w:instr="{escape(instruction)}">{run(result, properties)}</w:fldSimple>'


def numbered(field_xml: str, properties: str = '<w:jc w:val="center"/>') -> str:
    """A paragraph of a header, with the page's number."""
    return paragraph(field_xml, properties)


def cell(
    text: str = "",
    width: int = 0,
    properties: str = "",
    *,
    size: float = 12,
    bold: bool = False,
    kept: bool = False,
    jc: str = "left",
) -> str:
    """A cell; a `text` that begins with `<` is its blocks."""
    inner = text
    if not text.startswith("<"):
        written = run(text, look(size, bold=bold or None)) if text else ""
        inner = paragraph(written, f'{"<w:keepNext/>" if kept else ""}<w:jc w:val="{jc}"/>')
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def row(cells: Iterable[str], *, repeats: bool = False, more: str = "") -> str:
    """A row that stays on one page; with `repeats`, one of the heading."""
    header = "<w:tblHeader/>" if repeats else ""
    return f"<w:tr><w:trPr>{more}<w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
LINES = f"<w:tblBorders>{BORDERS}</w:tblBorders>"


def table(rows: Iterable[str], widths: Sequence[int], properties: str = "") -> str:
    """A table with lines, as wide as its columns; `properties` stand in the place of its borders."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    said = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{properties or LINES}<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{said}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _properties(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>" if inner else ""
