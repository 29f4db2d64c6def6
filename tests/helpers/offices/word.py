"""Word files as offices make them: Times New Roman said of every run, words cut into runs, tables with merges."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from helpers.hostile_files import W, word
from helpers.offices.tables import Box, Placed, Rows, grid

from cchc.model.emphasis import runs

_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
_STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    "</w:styles>"
)
_NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>{more}</w:numbering>'
)
_LISTS = {"bullet": 1, "number": 2}
_WORDS_OF_A_RUN = 4
_PAGE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


def document(*blocks: str, restarts: int = 0) -> bytes:
    """A file of these blocks; `number` lists begin again at numId 3, 4 … as often as asked."""
    more = "".join(
        f'<w:num w:numId="{3 + each}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for each in range(restarts)
    )
    return word("".join(blocks) + _PAGE, {"styles": _STYLES, "numbering": _NUMBERING.replace("{more}", more)})


def paragraph(
    text: str = "", *, bold: bool = False, italic: bool = False, centred: bool = True, style: str = ""
) -> str:
    """A paragraph outside tables; a line break of the text is one of the paragraph."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{_aligned(centred=centred)}</w:pPr>{_runs(text, bold=bold, italic=italic, size=28)}</w:p>"
    )


def table(rows: Rows, *, headings: int = 1, borders: bool = True, breaks: bool = False) -> str:
    """A table; the first rows are repeated on each page. With `breaks` the lines of a cell are one paragraph."""
    drawn = list(grid(rows))
    width = max((placed.column + placed.box.columns for each in drawn for placed in each), default=0)
    columns = f'<w:gridCol w:w="{15000 // max(width, 1)}"/>' * width
    kind = "single" if borders else "none"
    sides = "".join(
        f'<w:{side} w:val="{kind}" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if at < headings else ''}{''.join(_cell(each, breaks=breaks) for each in placed)}</w:tr>"
        for at, placed in enumerate(drawn)
    )
    return (
        f"<w:tbl><w:tblPr><w:tblW w:w='5000' w:type='pct'/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
    )


def letterhead(issuer: Sequence[str], number: str, day: str) -> str:
    """The table at the top of a document: the issuer with the number, the country with the day."""
    return table(
        (
            (
                Box("\n".join((*issuer, number)), bold=True, centred=True),
                Box(
                    f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n<i>{day}</i>",
                    bold=True,
                    centred=True,
                ),
            ),
        ),
        headings=0,
        borders=False,
    )


def signature(*lines: str) -> str:
    """The table below an annex: places of receipt at the left, who signs at the right."""
    return table(
        ((Box("<b><i>Nơi nhận:</i></b>\n- Như trên;\n- Lưu: VT."), Box("\n".join(lines), bold=True, centred=True)),),
        headings=0,
        borders=False,
    )


def _cell(placed: Placed, *, breaks: bool) -> str:
    box = placed.box
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merge = "" if box.rows == 1 else '<w:vMerge w:val="restart"/>' if placed.begins else "<w:vMerge/>"
    return (
        f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraphs(box, breaks=breaks) if placed.begins else '<w:p/>'}</w:tc>"
    )


def _paragraphs(box: Box, *, breaks: bool) -> str:
    lines = [box.text] if breaks else box.text.split("\n")
    return "".join(
        f"<w:p><w:pPr>{_list(box.listed)}{_aligned(centred=box.centred)}</w:pPr>{_runs(line, bold=box.bold)}</w:p>"
        for line in lines
    )


def _list(kind: str) -> str:
    if not kind:
        return ""
    number = _LISTS.get(kind) or int(kind)
    return f'<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _aligned(*, centred: bool) -> str:
    return f'<w:spacing w:before="60" w:after="60"/><w:jc w:val="{"center" if centred else "both"}"/>'


def _runs(text: str, *, bold: bool, italic: bool = False, size: int = 24) -> str:
    """The text in runs of a few words, as Word leaves them behind after editing."""
    found = []
    for run in runs(text):
        look = f"{'<w:b/>' if bold or run.bold else ''}{'<w:i/>' if italic or run.italic else ''}"
        properties = f'<w:rPr>{_FONT}{look}<w:sz w:val="{size}"/></w:rPr>'
        for at, line in enumerate(run.text.split("\n")):
            found += [f"<w:r>{properties}<w:br/></w:r>"] if at else []
            found += [f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in _cut(line)]
    return '<w:proofErr w:type="spellStart"/>'.join(found)


def _cut(line: str) -> list[str]:
    words = line.split(" ")
    pieces = [" ".join(words[at : at + _WORDS_OF_A_RUN]) for at in range(0, len(words), _WORDS_OF_A_RUN)]
    return [
        piece if last else f"{piece} " for piece, last in zip(pieces, [False] * (len(pieces) - 1) + [True], strict=True)
    ]
