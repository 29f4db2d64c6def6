"""Word files for tests of joining: a Kế hoạch, annexes of ours and of an office, and how to look into them."""

import io
import re
import struct
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from helpers.docx_reading import part
from lxml import etree

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

DOCUMENT, STYLES, NUMBERING, SETTINGS, THEME, RELATED, KINDS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/theme/theme1.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)

SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
ENDINGS = {
    "a paragraph": "<w:p><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:t>Nơi nhận</w:t></w:r></w:p>",
    "a paragraph whose properties changed": (
        "<w:p><w:pPr><w:jc w:val='both'/><w:pPrChange w:id='1' w:author='a'><w:pPr/></w:pPrChange></w:pPr></w:p>"
    ),
    "a mark after a paragraph": "<w:bookmarkEnd w:id='7'/>",
    "a table": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "a section": SECTION,
    "a content control": "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "a paragraph that a change inserted": "<w:p><w:pPr><w:rPr><w:ins w:id='9' w:author='a'/></w:rPr></w:pPr></w:p>",
    "a paragraph that is hidden": "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>",
    "a paragraph that says that it is not hidden": "<w:p><w:pPr><w:rPr><w:vanish w:val='0'/></w:rPr></w:pPr></w:p>",
    "a paragraph in a frame": "<w:p><w:pPr><w:framePr w:w='100'/></w:pPr></w:p>",
}
"""How the text of a host may end."""


def saved(document: Any) -> bytes:
    """A document as Word of today saves it; python-docx's own template is in the mode of Word 2010."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def plan(*ending: str, **settings: bool) -> bytes:
    """A Kế hoạch of the office: Cambria and Calibri, 10 pt after each paragraph, a header, a footer, a list."""
    document = Document()
    document.add_heading("KẾ HOẠCH", 1)
    document.add_paragraph("Thực hiện theo Phụ lục I và Phụ lục II kèm theo.")
    document.add_paragraph("Một", style="List Number")
    document.sections[0].header.paragraphs[0].text = "đầu trang của kế hoạch"
    document.sections[0].footer.paragraphs[0].text = "chân trang của kế hoạch"
    document.settings.odd_and_even_pages_header_footer = settings.get("facing", False)
    for xml in ending:
        for each in elements(xml):
            document.element.body.find(qn("w:sectPr")).addprevious(each)
    return saved(document)


def element(xml: str) -> Any:
    """An element of WordprocessingML."""
    (only,) = elements(xml)
    return only


def elements(xml: str) -> list[Any]:
    """Some elements of WordprocessingML."""
    return list(etree.fromstring(f'<x {nsdecls("w", "r", "wp", "a")} xmlns:w14="{W14}" xmlns:mc="{MC}">{xml}</x>'))


THEMED = '<w:rFonts w:asciiTheme="majorHAnsi"/><w:color w:val="365F91" w:themeColor="accent1" w:themeShade="BF"/>'


def office(change: Callable[[Any], object] = lambda _: None) -> bytes:
    """An annex from a template that an office made from Word's own: theme fonts, lists, tables with styles."""
    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "đầu trang của mẫu"
    document.add_heading("Phụ lục", 1)
    document.add_paragraph("Đoạn trước bảng")
    themed = element(f"<w:p><w:r><w:rPr>{THEMED}</w:rPr><w:t>Chữ theo chủ đề</w:t></w:r></w:p>")
    document.element.body.insert(2, themed)
    for text in ("một", "hai"):
        document.add_paragraph(text, style="List Number")
    for style in ("Table Grid", "Medium Grid 3 Accent 2"):
        table = document.add_table(2, 2, style=style)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "Ô của bảng"
        document.add_paragraph("Sau bảng").add_run(" đậm", style="Strong")
    change(document)
    return saved(document)


def _without_part(name: str) -> bytes:
    """A Kế hoạch that has no such part at all."""
    content = parts(plan(UNDEFINED))
    kept = {each: data for each, data in content.items() if each != f"word/{name}.xml"}
    kept[RELATED] = re.sub(rf'<Relationship [^>]*"{name}.xml"[^>]*/>', "", kept[RELATED].decode()).encode()
    kept[KINDS] = re.sub(rf'<Override [^>]*"/word/{name}.xml"[^>]*/>', "", kept[KINDS].decode()).encode()
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for each, data in kept.items():
            new.writestr(each, data)
    return file.getvalue()


UNDEFINED = "".join(
    f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:rPr><w:rStyle w:val='{style}'/></w:rPr><w:t>{style}</w:t>"
    "</w:r></w:p>"
    for style in ("Normal", "normal", "TableGrid", "Strong", "Mất", "Phụlục-số", "Bảng-nộidung")
)
"""Paragraphs in styles that a Kế hoạch may lack, and that an annex has."""
_DOCX_JS = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>
<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Heading1"><w:name
 w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:link w:val="Heading1Char"/></w:style>
<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:basedOn w:val="Normal"/></w:style>"""
_WHOLE = re.compile(r"(<w:styles[^>]*>).*(</w:styles>)", re.DOTALL)


def _restyled(change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: changed(plan(UNDEFINED), {STYLES: change})


def localised(text: str) -> str:
    """Styles as the Vietnamese Word names them: “Normal” has the id “Binhthng”."""
    return text.replace('"Normal"', '"Binhthng"').replace('<w:name w:val="Binhthng"/>', '<w:name w:val="Normal"/>')


HOSTS: dict[str, Callable[[], bytes]] = {
    "as python-docx writes it": lambda: plan(UNDEFINED),
    "as docx.js writes it, without Normal": _restyled(lambda text: _WHOLE.sub(rf"\1{_DOCX_JS}\2", text)),
    "without a default style": _restyled(lambda text: text.replace(' w:default="1"', "")),
    "with several default styles": _restyled(
        lambda text: re.sub(
            '<w:style (?![^>]*w:default)(?=[^>]*"(?:ListNumber|BodyText|TableGrid)")', '<w:style w:default="1" ', text
        )
    ),
    "with ids of the Vietnamese Word": _restyled(localised),
    "without defaults of the document": _restyled(
        lambda text: re.sub("(?s)<w:docDefaults>.*</w:docDefaults>", "", text)
    ),
    "without latent styles": _restyled(lambda text: re.sub("(?s)<w:latentStyles.*</w:latentStyles>", "", text)),
    "without any style": _restyled(lambda text: _WHOLE.sub(r"\1\2", text)),
    **{f"without the part {name}": partial(_without_part, name) for name in ("styles", "numbering", "settings")},
}
"""Files in which an annex has to change nothing: the styles that they name are there, or not."""


def changed(content: bytes, changes: dict[str, Callable[[str], str]]) -> bytes:
    """A file with some of its parts rewritten."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, changes[name](data.decode()).encode() if name in changes else data)
    return file.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def canonical(found: Any) -> bytes:
    return etree.tostring(found, method="c14n", exclusive=True, with_tail=False)


def body(content: bytes) -> list[Any]:
    return list(part(content).find(qn("w:body")))


def sections(content: bytes) -> list[Any]:
    return list(part(content).iter(qn("w:sectPr")))


def margins(content: bytes, section: Any) -> dict[str, str]:
    """The text of each header and footer that a section names."""
    found = {}
    for reference in section.iterchildren(qn("w:headerReference"), qn("w:footerReference")):
        name = related(content, reference.get(qn("r:id")))
        texts = "".join(part(content, f"word/{name}").itertext()).strip()
        kind = "header" if reference.tag == qn("w:headerReference") else "footer"
        found[f"{reference.get(qn('w:type'))} {kind}"] = texts
    return found


def related(content: bytes, relation_id: str, source: str = "document") -> str:
    (target,) = (
        relation.get("Target")
        for relation in part(content, f"word/_rels/{source}.xml.rels")
        if relation.get("Id") == relation_id
    )
    return str(target)


def picture(colour: bytes) -> io.BytesIO:
    """A PNG of one point."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head, data = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), zlib.compress(b"\0" + colour)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def strict(content: bytes) -> bytes:
    """A file in the strict form of ISO/IEC 29500."""
    pairs = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": f"{STRICT}wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": f"{STRICT}officeDocument/relationships",
        "http://schemas.openxmlformats.org/drawingml/2006/main": f"{STRICT}drawingml/main",
    }
    words = {
        'w:val="left"': 'w:val="start"',
        "w:left=": "w:start=",
        "w:right=": "w:end=",
        "<w:left ": "<w:start ",
        "<w:right ": "<w:end ",
    }
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith((".xml", ".rels")):
                text = data.decode()
                for before, after in (pairs | (words if "pgMar" not in text else {})).items():
                    text = text.replace(before, after)
                data = text.replace("<w:document ", '<w:document w:conformance="strict" ', 1).encode()
            new.writestr(name, data)
    return file.getvalue()
