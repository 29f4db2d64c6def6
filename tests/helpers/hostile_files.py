"""Word files and workbooks that are built to take long or much: small as files, each large in another way.

Each is near what may be read, or beyond it; `WORD` and `EXCEL` have them by what is large in them.
"""

import io
import itertools
import struct
from collections.abc import Callable, Mapping
from functools import partial
from zipfile import ZIP_DEFLATED, ZipFile

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
S = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml."
Parts = Mapping[str, str | bytes]
P = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"


def zipped(parts: Parts) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def types(overrides: Mapping[str, str], defaults: str = "") -> str:
    each = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{defaults}{each}</Types>'
    )


def relations(*each: tuple[str, str], more: str = "") -> str:
    """Relations with the ids rId1, rId2 …: kind and target."""
    said = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(each, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}{more}</Relationships>'


def word(body: str | bytes, parts: Parts | None = None, *, main: str = "word/document.xml", root: str = W) -> bytes:
    """A Word file with this body; each of `parts` (`styles`, `settings`, `header1` …) is related as rId1, rId2 …."""
    more = parts or {}
    kinds = {name: name.rstrip("0123456789") for name in more}
    said = body if isinstance(body, bytes) else f"<w:document {root}><w:body>{body}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": types(
                {main: f"{_WORD}document.main+xml"} | {f"word/{n}.xml": f"{_WORD}{k}+xml" for n, k in kinds.items()}
            ),
            "_rels/.rels": relations(("officeDocument", main)),
            main: said,
            f"word/_rels/{main.removeprefix('word/')}.rels": relations(*((k, f"{n}.xml") for n, k in kinds.items())),
            **{f"word/{name}.xml": content for name, content in more.items()},
        }
    )


HEADINGS = ("Mã nhiệm vụ", "Ngày hoàn thành", "Tài liệu kiểm chứng")


def cell(text: str, place: str = "") -> str:
    at = f' r="{place}"' if place else ""
    return f'<c{at} t="inlineStr"><is><t>{text}</t></is></c>'


HEADING_ROW = f"<row>{''.join(map(cell, HEADINGS))}</row>"


def excel(data: str, parts: Parts | None = None, *, sheet: str = "", sheets: str = "") -> bytes:
    """A workbook with one sheet of these rows; `sheet` goes behind them, `parts` are further ones by their names."""
    more = parts or {}
    kinds = {f"xl/{n}.xml": f"{_EXCEL}{n}+xml" for n in ("styles", "sharedStrings") if f"xl/{n}.xml" in more}
    related = [("worksheet", "worksheets/sheet1.xml")]
    related += [(n, f"{n}.xml") for n in ("styles", "sharedStrings") if f"xl/{n}.xml" in more]
    return zipped(
        {
            "[Content_Types].xml": types(
                {"xl/workbook.xml": f"{_EXCEL}sheet.main+xml", "xl/worksheets/sheet1.xml": f"{_EXCEL}worksheet+xml"}
                | kinds
            ),
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {S}><sheets><sheet name="A" sheetId="1" r:id="rId1"/>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(*related),
            "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{HEADING_ROW}{data}</sheetData>{sheet}</worksheet>",
            **more,
        }
    )


def _nested(opening: str, closing: str, times: int, inner: str = P) -> str:
    return opening * times + inner + closing * times


def _table(rows: int, row: str, grid: str = "") -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{f'<w:tr>{row}</w:tr>' * rows}</w:tbl>"


def _cell(properties: str = "", inner: str = P) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _styled(number: int, chain: Callable[[int], str]) -> bytes:
    """A paragraph of each of so many styles, and the table and the run of each."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{each}"><w:name w:val="s{each}"/>{chain(each)}'
        '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
        for each in range(number)
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{each}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' for each in range(number)
    )
    return word(body, {"styles": f"<w:styles {W}>{styles}</w:styles>"})


def _themed(number: int) -> bytes:
    """A theme of many colours, and runs that each ask for one that it does not have."""
    theme = f"<a:theme xmlns:a='urn:a'>{'<a:x/>' * number}</a:theme>"
    body = "".join(
        f'<w:p><w:r><w:rPr><w:color w:val="000000" w:themeColor="x{each}"/><w:rFonts w:asciiTheme="minorX"/></w:rPr>'
        "<w:t>a</w:t></w:r></w:p>"
        for each in range(number // 4)
    )
    return word(body, {"theme": theme})


def _sections(number: int, paragraphs: int) -> bytes:
    """Many sections with one header of many paragraphs."""
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    section = "<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>"
    return word(
        f"<w:p><w:pPr>{section}</w:pPr></w:p>" * number,
        {"header": f"<w:hdr {W}>{f'<w:p>{page}</w:p>' * paragraphs}</w:hdr>"},
    )


def _related(number: int, parts: int) -> bytes:
    """Many relations to many small parts."""
    names = [f"c{each}" for each in range(parts)]
    base = word(P, dict.fromkeys(names, f"<x {W}/>"))
    more = relations(*((names[each % parts], f"{names[each % parts]}.xml") for each in range(number)))
    return changed(base, {"word/_rels/document.xml.rels": more})


def changed(content: bytes, parts: Mapping[str, str | bytes | None]) -> bytes:
    """A package with some parts put in the place of its own, added or left out."""
    with ZipFile(io.BytesIO(content)) as old:
        own: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    return zipped({name: part for name, part in {**own, **parts}.items() if part is not None})


def lying(content: bytes, name: str, size: int) -> bytes:
    """A package whose list of parts says that one of them is so large, whatever it is."""
    packed = bytearray(content)
    with ZipFile(io.BytesIO(content)) as package:
        entry = package.getinfo(name)
    at = packed.index(b"PK\x01\x02")
    while packed[at + 46 : at + 46 + len(name)] != name.encode():
        at = packed.index(b"PK\x01\x02", at + 4)
    struct.pack_into("<I", packed, at + 24, size)
    struct.pack_into("<I", packed, entry.header_offset + 22, size)
    return bytes(packed)


def overlapping(content: bytes, name: str, copies: int) -> bytes:
    """A package that lists one part under many names: all are the same bytes of the file."""
    packed = bytearray(content)
    end = packed.rindex(b"PK\x05\x06")
    at = packed.index(b"PK\x01\x02")
    while packed[at + 46 : at + 46 + len(name)] != name.encode():
        at = packed.index(b"PK\x01\x02", at + 4)
    length = 46 + len(name) + sum(struct.unpack_from("<HH", packed, at + 30))
    entry = bytes(packed[at : at + length])
    listed = b"".join(entry[:46] + f"{each:0{len(name)}}".encode() + entry[46 + len(name) :] for each in range(copies))
    tail = bytearray(packed[end:])
    number, size = struct.unpack_from("<H", tail, 10)[0] + copies, struct.unpack_from("<I", tail, 12)[0] + len(listed)
    struct.pack_into("<HHI", tail, 8, number, number, size)
    return bytes(packed[:end] + listed + tail)


_BIG = 16_000_000
_RUN = "<w:r><w:t>a</w:t></w:r>"
_CHOICE = f"<mc:AlternateContent><mc:Choice Requires='w'>{_RUN}</mc:Choice></mc:AlternateContent>"
_STRICT = W.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
_LABELLED = "<w:p><w:r><w:t>Phụ lục I</w:t></w:r></w:p>"

WORD: dict[str, Callable[[], bytes]] = {
    "main part by another name": lambda: word("<w:p/>" * 12_000_000, main="word/document.bin"),
    "main part by another name, in few elements": lambda: word(
        f"<w:p><w:r><w:t>{'a' * 150_000_000}</w:t></w:r></w:p>", main="word/x"
    ),
    "a size that lies": lambda: lying(word("<w:p/>" * 5_000_000), "word/document.xml", 1000),
    "one part under many names": lambda: overlapping(word("<w:p/>" * 1_000_000), "word/document.xml", 500),
    "many small parts": lambda: word(P, {f"x{each}": "<x/>" for each in range(20_000)}),
    "many relations": lambda: _related(60_000, 900),
    "a chain of parts": lambda: _chain(3000),
    "empty paragraphs": lambda: word("<w:p/>" * 295_000),
    "more empty paragraphs": lambda: word("<w:p/>" * 2_000_000),
    "short paragraphs": lambda: word(P * 95_000),
    "annexes": lambda: word(_LABELLED * 95_000),
    "annexes in a few": lambda: word(_LABELLED * 20_000),
    "runs in a paragraph": lambda: word(f"<w:p>{_RUN * 145_000}</w:p>"),
    "breaks in a run": lambda: word(f"<w:p><w:r><w:t>a</w:t>{'<w:br/>' * 290_000}</w:r></w:p>"),
    "a long text": lambda: word(f"<w:p><w:r><w:t>{'a' * 9_900_000}</w:t></w:r></w:p>"),
    "long texts of words": lambda: word(
        f"<w:p>{'<w:r><w:t>' + 'ngày tháng năm ' * 30_000 + '</w:t></w:r>'}</w:p>" * 20
    ),
    "a reference that goes on and on": lambda: word(
        _LABELLED + f"<w:p><w:r><w:t>(Kèm theo {'ngày tháng ' * 700_000})</w:t></w:r></w:p>"
    ),
    "a label that goes on and on": lambda: word(f"<w:p><w:r><w:t>Phụ lục I{' .' * 3_000_000}</w:t></w:r></w:p>"),
    "attributes": lambda: word(f"<w:p {' '.join(f'a{each}=' + chr(34) + chr(34) for each in range(400_000))}/>"),
    "attributes of many": lambda: word("<w:p a='' b='' c='' d='' e='' f='' g='' h=''/>" * 250_000),
    "a long attribute": lambda: word(f"<w:p w:x='{'a' * 9_900_000}'/>"),
    "namespaces": lambda: word(
        f"<w:p {' '.join(f'xmlns:n{each}=' + chr(39) + 'urn:' + str(each) + chr(39) for each in range(20_000))}>"
        f"{_CHOICE * 20_000}</w:p>"
    ),
    "choices": lambda: word(f"<w:p>{_CHOICE * 58_000}</w:p>"),
    "choices in choices": lambda: word(
        f"<w:p>{_nested('<mc:AlternateContent><mc:Choice Requires=' + chr(39) + 'w' + chr(39) + '>', '</mc:Choice></mc:AlternateContent>', 110, _RUN * 90_000)}</w:p>"
    ),
    "controls in controls": lambda: word(_nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 110, P * 90_000)),
    "deeper than anything": lambda: word(_nested("<w:sdt>", "</w:sdt>", 1_000_000)),
    "tables in tables": lambda: word(
        _nested("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 70, P * 90_000) + P
    ),
    "boxes in boxes": lambda: word(
        _nested("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 60, P * 90_000)
    ),
    "a wide row": lambda: word(_table(1, _cell() * 45_000)),
    "a wide table": lambda: word(_table(7, _cell() * 6_000, "<w:gridCol w:w='1'/>" * 6_000)),
    "a grid": lambda: word(_table(2, _cell(), "<w:gridCol w:w='1'/>" * 280_000)),
    "spans": lambda: word(_table(50_000, _cell("<w:gridSpan w:val='2000000000'/>", "<w:p/>"))),
    "merges": lambda: word(_table(6_000, _cell("<w:vMerge/>") * 6)),
    "long table": lambda: word(_table(7_000, _cell() * 6)),
    "small tables": lambda: word((_table(1, _cell()) + "<w:p/>") * 25_000),
    "styles in a chain": lambda: _styled(9_900, lambda each: f'<w:basedOn w:val="s{each + 1}"/>'),
    "styles in a circle": lambda: _styled(30_000, lambda each: f'<w:basedOn w:val="s{(each + 1) % 30_000}"/>'),
    "styles of many parts": lambda: word(
        _table(1000, _cell()),
        {
            "styles": f"<w:styles {W}><w:style w:type='table' w:default='1' w:styleId='t'><w:name w:val='t'/>"
            f"{'<w:tblStylePr w:type=' + chr(39) + 'x' + chr(39) + '/>' * 200_000}</w:style></w:styles>"
        },
    ),
    "a theme": lambda: _themed(150_000),
    "a theme and fewer": lambda: _themed(80_000),
    "numbering": lambda: word(
        P,
        {"numbering": f"<w:numbering {W}>{'<w:num w:numId=' + chr(39) + '1' + chr(39) + '/>' * 200_000}</w:numbering>"},
    ),
    "sections": lambda: word("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 90_000),
    "sections with a header": lambda: _sections(20_000, 40_000),
    "fewer sections with a header": lambda: _sections(1_000, 5_000),
    "settings": lambda: word(P, {"settings": f"<w:settings {W}>{'<w:x/>' * 280_000}</w:settings>"}),
    "properties": lambda: word("<w:p><w:pPr><w:jc w:val='center'/><w:keepNext/></w:pPr></w:p>" * 70_000),
    "tabs": lambda: word(
        f"<w:p><w:pPr><w:tabs>{'<w:tab w:val=' + chr(39) + 'left' + chr(39) + ' w:pos=' + chr(39) + '1' + chr(39) + '/>' * 200_000}</w:tabs></w:pPr>{_RUN}</w:p>"
    ),
    "fields": lambda: word(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>" * 55_000
    ),
    "bookmarks": lambda: word(
        "".join(f"<w:bookmarkStart w:id='{each}' w:name='b{each}'/>" for each in range(150_000)) + P
    ),
    "a huge id": lambda: word(
        f"<w:bookmarkStart w:id='{'9' * 100_000}' w:name='b'/><w:bookmarkEnd w:id='{'9' * 100_000}'/>" + P
    ),
    "the strict form": lambda: word(P * 95_000, root=_STRICT),
    "a paragraph of marks": lambda: word("<w:p>" + "<!-- -->" * 1_000_000 + "</w:p>"),
    "instructions to programs": lambda: word("<w:p>" + "<?a?>" * 2_000_000 + "</w:p>"),
    "references to characters": lambda: word(f"<w:p><w:r><w:t>{'&#65;' * 1_900_000}</w:t></w:r></w:p>"),
    "entities": lambda: word(
        (
            "<!DOCTYPE x [<!ENTITY a '"
            + "a" * 1000
            + "'>"
            + "".join(f"<!ENTITY {chr(98 + each)} '{f'&{chr(97 + each)};' * 10}'>" for each in range(8))
            + f"]><w:document {W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
        ).encode()
    ),
    "content types": lambda: changed(
        word(P),
        {
            "[Content_Types].xml": types(
                {"word/document.xml": f"{_WORD}document.main+xml", **{f"x{each}": "a/b" for each in range(150_000)}}
            )
        },
    ),
}


def _chain(length: int) -> bytes:
    """Parts of which each refers to the next."""
    names = [f"c{each}" for each in range(length)]
    more = {
        f"word/_rels/{name}.xml.rels": relations(("c", f"{after}.xml")) for name, after in itertools.pairwise(names)
    }
    return changed(word(P, {"c0": "<x/>"}), {f"word/{name}.xml": "<x/>" for name in names} | more)


def _row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


_THREE = "".join(map(partial(cell, place=""), ("1.3/tin-bai", "2024-06-28", "x")))
_WIDE = '<c r="XFD{}"><v>1</v></c>'
_ONE = "<c><v>1</v></c>"

EXCEL: dict[str, Callable[[], bytes]] = {
    "rows": lambda: excel("<row/>" * 2_000_000),
    "rows to the last": lambda: excel(_row(2, _THREE) + _row(1_048_576, _THREE)),
    "columns to the last": lambda: excel("".join(_row(each, _WIDE.format(each)) for each in range(2, 10_000))),
    "columns to the last, and more": lambda: excel(
        "".join(_row(each, _WIDE.format(each)) for each in range(2, 200_000))
    ),
    "spans": lambda: excel("".join(f'<row r="{each}" spans="1:16384">{_THREE}</row>' for each in range(2, 9_000))),
    "a dimension": lambda: changed(
        excel(_row(2, _THREE)),
        {
            "xl/worksheets/sheet1.xml": f'<worksheet {S}><dimension ref="A1:XFD1048576"/><sheetData>{HEADING_ROW}</sheetData></worksheet>'
        },
    ),
    "cells of a row": lambda: excel(f"<row>{_ONE * 1_000_000}</row>"),
    "cells of a row, in few": lambda: excel(f"<row>{_ONE * 145_000}</row>"),
    "one cell again and again": lambda: excel(
        f"<row>{'<c r=' + chr(34) + 'A2' + chr(34) + '><v>1</v></c>' * 140_000}</row>"
    ),
    "cells": lambda: excel(f"<row>{_ONE * 14}</row>" * 9_900),
    "more cells": lambda: excel(f"<row>{_ONE * 14}</row>" * 100_000),
    "texts": lambda: excel(f"<row>{cell('x' * 30) * 10}</row>" * 9_000),
    "a long number": lambda: excel(f"<row><c><v>{'9' * 9_000_000}</v></c></row>"),
    "long numbers": lambda: excel(f"<row>{('<c><v>' + '9' * 4_000 + '</v></c>') * 3}</row>" * 900),
    "a long place": lambda: excel(f'<row r="{"9" * 100_000}"><c r="A{"1" * 100_000}"><v>1</v></c></row>'),
    "a column of many letters": lambda: excel(f'<row r="2"><c r="{"A" * 1_000_000}2"><v>1</v></c></row>'),
    "a shared text": lambda: excel(
        '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 9_000,
        {"xl/sharedStrings.xml": f"<sst {S}><si><t>{'ab ' * 3_000_000}</t></si></sst>"},
    ),
    "a shared text, shorter": lambda: excel(
        '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 9_000,
        {"xl/sharedStrings.xml": f"<sst {S}><si><t>{'ab ' * 10_000}</t></si></sst>"},
    ),
    "shared texts": lambda: excel(_THREE, {"xl/sharedStrings.xml": f"<sst {S}>{'<si><t>a</t></si>' * 900_000}</sst>"}),
    "shared texts, in few": lambda: excel(
        _row(2, _THREE), {"xl/sharedStrings.xml": f"<sst {S}>{'<si><t>a</t></si>' * 140_000}</sst>"}
    ),
    "runs of a shared text": lambda: excel(
        _row(2, _THREE), {"xl/sharedStrings.xml": f"<sst {S}><si>{'<r><t>a</t></r>' * 140_000}</si></sst>"}
    ),
    "styles": lambda: excel(
        _row(2, _THREE), {"xl/styles.xml": f"<styleSheet {S}><cellXfs>{'<xf/>' * 1_500_000}</cellXfs></styleSheet>"}
    ),
    "styles, in few": lambda: excel(
        _row(2, _THREE), {"xl/styles.xml": f"<styleSheet {S}><cellXfs>{'<xf/>' * 25_000}</cellXfs></styleSheet>"}
    ),
    "fonts": lambda: excel(
        _row(2, _THREE), {"xl/styles.xml": f"<styleSheet {S}><fonts>{'<font/>' * 25_000}</fonts></styleSheet>"}
    ),
    "formats of numbers": lambda: excel(
        _row(2, _THREE),
        {
            "xl/styles.xml": f"<styleSheet {S}><numFmts>{''.join('<numFmt numFmtId=' + chr(34) + str(200 + each) + chr(34) + ' formatCode=' + chr(34) + 'y' + chr(34) + '/>' for each in range(25_000))}</numFmts><cellXfs>{'<xf numFmtId=' + chr(34) + '300' + chr(34) + '/>' * 10}</cellXfs></styleSheet>"
        },
    ),
    "merged cells": lambda: excel(
        _row(2, _THREE),
        sheet=f"<mergeCells>{'<mergeCell ref=' + chr(34) + 'A1:XFD1048576' + chr(34) + '/>' * 250_000}</mergeCells>",
    ),
    "checks of data": lambda: excel(
        _row(2, _THREE),
        sheet=f"<dataValidations>{'<dataValidation sqref=' + chr(34) + 'A1:XFD1048576' + chr(34) + '/>' * 100_000}</dataValidations>",
    ),
    "formats by condition": lambda: excel(
        _row(2, _THREE),
        sheet="<conditionalFormatting sqref='A1:XFD1048576'><cfRule type='cellIs' priority='1'/></conditionalFormatting>"
        * 100_000,
    ),
    "columns said": lambda: excel(
        _row(2, _THREE),
        sheet=f"<cols>{'<col min=' + chr(34) + '1' + chr(34) + ' max=' + chr(34) + '16384' + chr(34) + '/>' * 100_000}</cols>",
    ),
    "links": lambda: excel(
        _row(2, _THREE),
        sheet=f"<hyperlinks>{'<hyperlink ref=' + chr(34) + 'A1:XFD1048576' + chr(34) + '/>' * 100_000}</hyperlinks>",
    ),
    "breaks of pages": lambda: excel(
        _row(2, _THREE), sheet=f"<rowBreaks>{'<brk id=' + chr(34) + '1' + chr(34) + '/>' * 100_000}</rowBreaks>"
    ),
    "sheets": lambda: excel(_row(2, _THREE), sheets='<sheet name="B" sheetId="2" r:id="rId1"/>' * 100_000),
    "sheets that are one": lambda: excel(
        _row(2, _THREE) * 9_000, sheets='<sheet name="B" sheetId="2" r:id="rId1"/>' * 100
    ),
    "names": lambda: changed(
        excel(_row(2, _THREE)),
        {
            "xl/workbook.xml": f'<workbook {S}><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets><definedNames>{"<definedName name=" + chr(34) + "_xlnm.Print_Titles" + chr(34) + " localSheetId=" + chr(34) + "0" + chr(34) + ">A!$1:$1</definedName>" * 100_000}</definedNames></workbook>'
        },
    ),
    "a long name": lambda: changed(
        excel(_row(2, _THREE)),
        {
            "xl/workbook.xml": f'<workbook {S}><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">{"A!$A$1," * 1_000_000}</definedName></definedNames></workbook>'
        },
    ),
    "deep": lambda: excel(_row(2, _THREE), sheet=_nested("<a>", "</a>", 500_000, "")),
    "formulas": lambda: excel(
        "<row><c><f t='shared' si='0' ref='A2:C9000'>A1+B1</f></c><c><f t='shared' si='0'/></c><c><v>1</v></c></row>"
        * 9_000
    ),
    "a long formula": lambda: excel(
        f"<row><c r='A2'><f t='shared' si='0' ref='A2:C9000'>{'A1+' * 20_000}1</f></c></row>"
        + "".join(f"<row r='{each}'><c r='A{each}'><f t='shared' si='0'/></c></row>" for each in range(3, 3_000))
    ),
    "a part by another name": lambda: changed(
        excel(_row(2, _THREE)), {"xl/worksheets/sheet2.bin": b"<row/>" * 5_000_000}
    ),
    "properties": lambda: changed(
        excel(_row(2, _THREE)),
        {
            "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            + '<property name="a" pid="2" fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"><vt:i4>1</vt:i4></property>'
            * 50_000
            + "</Properties>"
        },
    ),
    "content types": lambda: changed(
        excel(_row(2, _THREE)),
        {
            "[Content_Types].xml": types(
                {
                    "xl/workbook.xml": f"{_EXCEL}sheet.main+xml",
                    "xl/worksheets/sheet1.xml": f"{_EXCEL}worksheet+xml",
                    **{f"x{each}": "a/b" for each in range(100_000)},
                }
            )
        },
    ),
}
