"""The annex that all made documents vary: a table of several pages, landscape, in the decree's form.

A test takes a `Draft`, changes one of its pieces, and packs it into a DOCX. All pieces are XML: what Word would write.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import nsdecls
from helpers.decree import wording
from helpers.decree.wording import TIMES, cell, line, row, table

Change = Callable[["Draft"], object]
WIDTHS = (800, 7486, 3000, 3000)
"""The columns of the table: all the room between margins of 30 and 15 mm on a landscape page."""
NARROW = (800, 3550, 2500, 2500)
"""The same on a portrait page."""
HEADINGS = ("TT", "Mục tiêu, nhiệm vụ, giải pháp", "Chủ trì", "Thời gian thực hiện")
TASKS = (
    "Ban hành kế hoạch cải cách hành chính, phân công rõ trách nhiệm của từng công chức và thời hạn hoàn thành",
    "Tuyên truyền trên trang thông tin điện tử, đài truyền thanh; mỗi tháng có tin, bài về cải cách hành chính",
    "Công khai đầy đủ thủ tục hành chính tại bộ phận tiếp nhận và trả kết quả, rà soát sau mỗi lần sửa đổi",
    "Tự kiểm tra việc giải quyết hồ sơ, khắc phục ngay những trường hợp trễ hạn và xin lỗi người dân",
)
LEADS = ("Công chức Văn phòng - Thống kê", "Công chức Văn hóa - Xã hội", "Công chức Tư pháp - Hộ tịch")
APP = "docProps/app.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_SPACES = nsdecls("w", "r", "wp", "a", "w14") + (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{TIMES}<w:sz w:val="28"/><w:szCs w:val="28"/>'
    '<w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
PAGE = wording.numbered(wording.field(" PAGE ", wording.look(14)))


def page(*, portrait: bool = False, margins: str = "", more: str = "", first: bool = True, kind: str = "") -> str:
    """What a section says: A4, margins of 30, 15, 20 and 20 mm, numbers from 1, none on the first page."""
    size = '<w:pgSz w:w="11906" w:h="16838"/>' if portrait else '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    sides = (
        margins or 'w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"'
    )
    numbers = more or '<w:pgNumType w:start="1"/>'
    title = "<w:titlePg/>" if first else ""
    return f"{kind}{size}<w:pgMar {sides}/>{numbers}{title}"


def tasks(widths: tuple[int, ...] = WIDTHS, properties: str = "", rows: int = 32) -> str:
    """The table: a heading that is repeated, areas that stay with the next row, and rows that stay on one page."""
    return table([heading(widths), *lines(widths, rows)], widths, properties)


def heading(widths: tuple[int, ...] = WIDTHS) -> str:
    """The row of headings."""
    each = (cell(text, width, bold=True, jc="center") for text, width in zip(HEADINGS, widths, strict=True))
    return row(each, repeats=True)


def lines(widths: tuple[int, ...] = WIDTHS, rows: int = 32) -> list[str]:
    """The rows below the heading."""
    found = []
    for number in range(1, rows + 1):
        if number % 16 == 1:
            found.append(area("I" * (number // 16 + 1), "Công tác chỉ đạo, điều hành", widths))
        texts = (str(number), TASKS[number % 4], LEADS[number % 3], f"Quý {'I' * (number % 3 + 1)}/2024")
        found.append(row(cell(text, width) for text, width in zip(texts, widths, strict=True)))
    return found


def area(number: str, title: str, widths: tuple[int, ...] = WIDTHS) -> str:
    """The row of an area: its number, and its title over all other columns."""
    span = f'<w:gridSpan w:val="{len(widths) - 1}"/>'
    return row(
        [cell(number, widths[0], bold=True, kept=True), cell(title, sum(widths[1:]), span, bold=True, kept=True)]
    )


LABEL = line("Phụ lục I", bold=True)
TITLE = line("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2024", bold=True)
REFERENCE = line("(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân xã)", 13, italic=True)
RULE = line("_______________")
END = line("./.", jc="right")
PAPER = page()
TABLE = tasks()


@dataclass
class Draft:
    """The pieces of a document. Of the blocks, `before` stands above the annex and `after` below its `./.`."""

    label: str = LABEL
    title: str = TITLE
    reference: str = REFERENCE
    rule: str = RULE
    table: str = TABLE
    end: str = END
    before: str = ""
    after: str = ""
    paper: str = PAPER
    """What the last section says, without its headers: paper, margins, numbers, `w:titlePg`."""
    headers: dict[str, str] = field(default_factory=lambda: {"default": PAGE})
    """By kind (`default`, `first`, `even`), the paragraphs of the last section's headers; those of others are in `parts`."""
    footers: dict[str, str] = field(default_factory=dict)
    styles: str = DEFAULTS + NORMAL
    settings: str = ""
    theme: str = ""
    """The theme's `a:fontScheme` and what stands beside it; without one the document has no theme."""
    numbering: str = ""
    font_table: str = ""
    footnotes: str = ""
    pages: int | None = None
    """The number of pages that the document says of itself."""
    parts: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """More parts by relationship id: kind (`header`, `footer`, `comments`), name, content."""

    @property
    def blocks(self) -> str:
        """The blocks of the document, down to the last section's end."""
        own = (self.before, self.label, self.title, self.reference, self.rule, self.table, self.end, self.after)
        return "".join(own)

    def packed(self) -> bytes:
        """The document as DOCX."""
        related = self._related()
        references = "".join(
            f'<w:{kind}Reference w:type="{of}" r:id="{kind}-{of}"/>'
            for kind, each in (("header", self.headers), ("footer", self.footers))
            for of in each
        )
        body = f"<w:body>{self.blocks}<w:sectPr>{references}{self.paper}</w:sectPr></w:body>"
        files = {f"word/{name}": content for _, name, content in related.values()}
        files["word/document.xml"] = f"{_HEAD}<w:document {_SPACES}>{body}</w:document>"
        files["word/_rels/document.xml.rels"] = _relations(
            {each: (f"{_RELATED}{kind}", name) for each, (kind, name, _) in related.items()}
        )
        own = {"document": (f"{_RELATED}officeDocument", "word/document.xml")}
        kinds = {"/word/document.xml": f"{_TYPES}document.main+xml"}
        kinds |= {f"/word/{name}": _type(kind) for kind, name, _ in related.values()}
        if self.pages is not None:
            own["app"] = (f"{_RELATED}extended-properties", APP)
            kinds[f"/{APP}"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
            extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
            files[APP] = f'{_HEAD}<Properties xmlns="{extended}"><Pages>{self.pages}</Pages></Properties>'
        files["_rels/.rels"] = _relations(own)
        return _zipped({"[Content_Types].xml": _content_types(kinds), **files})

    def _related(self) -> dict[str, tuple[str, str, str]]:
        """The parts beside the document, by relationship id."""
        found = {"styles": ("styles", "styles.xml", _part("styles", self.styles))}
        for kind, name in (("settings", "settings"), ("numbering", "numbering"), ("fontTable", "fonts")):
            if inner := {"settings": self.settings, "numbering": self.numbering, "fontTable": self.font_table}[kind]:
                found[kind] = (kind, f"{kind}.xml", _part(name, inner))
        if self.footnotes:
            found["footnotes"] = ("footnotes", "footnotes.xml", _part("footnotes", self.footnotes))
        if self.theme:
            content = f'{_HEAD}<a:theme {nsdecls("a")} name="Office"><a:themeElements>{self.theme}</a:themeElements></a:theme>'
            found["theme"] = ("theme", "theme/theme1.xml", content)
        for kind, tag, each in (("header", "hdr", self.headers), ("footer", "ftr", self.footers)):
            for of, inner in each.items():
                found[f"{kind}-{of}"] = (kind, f"{kind}-{of}.xml", _part(tag, inner))
        return found | self.parts


def section(paper: str, references: str = "") -> str:
    """A paragraph that ends a section."""
    return f"<w:p><w:pPr><w:sectPr>{references}{paper}</w:sectPr></w:pPr></w:p>"


def header(inner: str, tag: str = "hdr") -> str:
    """The content of a header (`ftr`: a footer) for `Draft.parts`."""
    return _part(tag, inner)


def _part(tag: str, inner: str) -> str:
    return f"{_HEAD}<w:{tag} {_SPACES}>{inner}</w:{tag}>"


def _type(kind: str) -> str:
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    return theme if kind == "theme" else f"{_TYPES}{kind}+xml"


def _relations(each: dict[str, tuple[str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{to}"/>' for id_, (kind, to) in each.items())
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{inner}</Relationships>'


def _content_types(kinds: dict[str, str]) -> str:
    usual = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
    )
    inner = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return f'{_HEAD}<Types xmlns="{_PACKAGE}content-types">{usual}{inner}</Types>'


def _zipped(files: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return content.getvalue()
