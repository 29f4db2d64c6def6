"""Annexes that are built to take long or much, to fetch something or to run something, in each format of `import`."""

from collections.abc import Callable
from functools import partial

from helpers.hostile_files import HEADING_ROW, S, W, cell, changed, excel, relations, types, word
from helpers.offices.constructs import annex, p, run, tc, tr

_ROW = tr("1", "TC 1.1. Kế hoạch", "2", "Đạt 100%", "Ban hành", "Văn phòng", "Phòng Kinh tế", "Năm 2026")
_HEADINGS = ("TT", "Tiêu chí", "Điểm tối đa", "Mục tiêu", "Nhiệm vụ, giải pháp", "Chủ trì", "Phối hợp", "Thời gian")
_CELLS = ("1", "TC 1.1. Kế hoạch", "2", "Đạt 100%", "Ban hành", "Văn phòng", "Phòng Kinh tế", "Năm 2026")
_ENTITIES = (
    "<!DOCTYPE x [<!ENTITY a '"
    + "a" * 1000
    + "'>"
    + "".join(f"<!ENTITY {chr(98 + each)} '{f'&{chr(97 + each)};' * 10}'>" for each in range(8))
    + "]>"
)
_FETCHING = (
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    'Target="{}" TargetMode="External"/>'
)


def word_rows(number: int) -> bytes:
    """An annex of so many rows."""
    return annex(*[_ROW] * number)


def criteria(number: int) -> bytes:
    """An annex of so many criteria, each with a code of its own."""
    rows = (
        tr(str(at % 90 + 1), f"TC 1.{at % 90 + 1}.{at // 90 + 1}. Tiêu chí số {at}", *_CELLS[2:])
        for at in range(number)
    )
    return annex(*rows)


def sheet_rows(number: int) -> bytes:
    """A workbook whose only sheet is an annex of so many rows."""
    heading = f"<row>{''.join(map(cell, _HEADINGS))}</row>"
    rows = f"<row>{''.join(map(cell, _CELLS))}</row>" * number
    return changed(
        excel(""),
        {"xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{_title()}{heading}{rows}</sheetData></worksheet>"},
    )


def _title() -> str:
    return f"<row>{cell('NHIỆM VỤ DUY TRÌ CHỈ SỐ CCHC NĂM 2026')}</row>"


def html_rows(number: int, cells: str = "") -> bytes:
    """A page with an annex of so many rows."""
    return page(html_table(number, cells))


def html_table(number: int, cells: str = "") -> str:
    """The table of such a page."""
    heading = "".join(f"<th>{text}</th>" for text in _HEADINGS)
    row = "".join(f"<td>{text}</td>" for text in _CELLS)
    return f"<table><tr>{heading}</tr>{cells}{f'<tr>{row}</tr>' * number}</table>"


def page(body: str, head: str = "") -> bytes:
    """A page with a title of an annex."""
    title = "<p>NHIỆM VỤ DUY TRÌ CHỈ SỐ CCHC NĂM 2026</p>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{title}{body}</body></html>".encode()


def fetching(ending: str, url: str) -> bytes:
    """An annex that points to `url` wherever its format can point somewhere."""
    return _FETCHERS[ending](url)


def _word_fetching(url: str) -> bytes:
    kinds = ("attachedTemplate", "image", "oleObject", "subDocument", "hyperlink", "frame", "styles", "numbering")
    said = "".join(_FETCHING.format(kind, f"{url}/{kind}").replace("r1", f"x{at}") for at, kind in enumerate(kinds))
    include = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "{url}/t" </w:instrText></w:r>'
    )
    include += (
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Ban hành")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    row = tr("1", "TC 1.1. Kế hoạch", "2", "Đạt", tc(p(include)), "Văn phòng", "Phòng Kinh tế", "Năm 2026")
    return changed(annex(row), {"word/_rels/document.xml.rels": relations(("styles", "styles.xml"), more=said)})


def _sheet_fetching(url: str) -> bytes:
    said = "".join(
        _FETCHING.format(kind, f"{url}/{kind}").replace("r1", f"x{at}")
        for at, kind in enumerate(("externalLinkPath", "hyperlink", "image", "oleObject"))
    )
    return changed(
        sheet_rows(2),
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relations(more=said),
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml"), more=said),
        },
    )


def _page_fetching(url: str) -> bytes:
    head = (
        f'<base href="{url}/"><meta http-equiv=refresh content="0;url={url}/r"><link rel=stylesheet href="{url}/s">'
        f'<script src="{url}/j"></script><style>@import url({url}/i);</style>'
    )
    body = (
        f'<img src="{url}/p"><iframe src="{url}/f"></iframe><object data="{url}/o"></object><embed src="{url}/e">'
        f'<script>document.write("<table><tr><td>x</td></tr></table>"); fetch("{url}/x")</script>'
        f'<svg><image href="{url}/v"/></svg>{html_table(2)}'
    )
    return page(body, head)


_FETCHERS: dict[str, Callable[[str], bytes]] = {
    ".docx": _word_fetching,
    ".xlsx": _sheet_fetching,
    ".html": _page_fetching,
}
FETCHING = tuple(_FETCHERS)


def _defining(types: str, entity: str) -> bytes:
    """A page that defines an entity and uses it."""
    return f"{types}<html><body><p>&{entity};</p>{html_table(1)}</body></html>".encode()


_OUTSIDE = "../../../../../../etc/passwd"
HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "100,000 rows of Word": (".docx", partial(word_rows, 100_000)),
    "10,000 rows of Word": (".docx", partial(word_rows, 10_000)),
    "100,000 rows of a sheet": (".xlsx", partial(sheet_rows, 100_000)),
    "100,000 rows of a page": (".html", partial(html_rows, 100_000)),
    "entities in Word": (
        ".docx",
        lambda: word(
            f"{_ENTITIES}<w:document {W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>".encode()
        ),
    ),
    "entities in a sheet": (
        ".xlsx",
        lambda: changed(
            excel(""),
            {
                "xl/worksheets/sheet1.xml": f"{_ENTITIES}<worksheet {S}><sheetData>{HEADING_ROW}</sheetData>&i;</worksheet>"
            },
        ),
    ),
    "entities in a page": (".html", partial(_defining, _ENTITIES, "i")),
    "a file of the system as an entity": (
        ".html",
        partial(_defining, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "e"),
    ),
    "a relation that leaves the package": (
        ".docx",
        lambda: changed(
            word_rows(1), {"word/_rels/document.xml.rels": relations(("styles", _OUTSIDE), ("numbering", "/../../a"))}
        ),
    ),
    "a relation of a workbook that leaves the package": (
        ".xlsx",
        lambda: changed(sheet_rows(1), {"xl/_rels/workbook.xml.rels": relations(("worksheet", _OUTSIDE))}),
    ),
    "macros in a file that says it has none": (
        ".docx",
        lambda: changed(
            word_rows(1),
            {
                "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 1000,
                "[Content_Types].xml": types(
                    {
                        "word/document.xml": "application/vnd.ms-word.document.macroEnabled.main+xml",
                        "word/vbaProject.bin": "application/vnd.ms-office.vbaProject",
                    }
                ),
            },
        ),
    ),
    "merges over everything": (
        ".xlsx",
        lambda: changed(
            sheet_rows(3),
            {
                "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{_title()}</sheetData>"
                f"<mergeCells>{'<mergeCell ref=' + chr(34) + 'A1:XFD1048576' + chr(34) + '/>' * 50_000}</mergeCells></worksheet>"
            },
        ),
    ),
    "spans of a page": (".html", lambda: html_rows(2, "<tr><td colspan=1000 rowspan=65534>a</td></tr>" * 300)),
    "larger spans of a page": (
        ".html",
        lambda: html_rows(2, "<tr><td colspan=999999999 rowspan=999999999>a</td></tr>" * 9),
    ),
    "a deep page": (".html", lambda: page("<div>" * 300_000 + html_table(1))),
    "tables in tables of a page": (".html", lambda: page("<table><tr><td>" * 20_000 + html_table(1))),
    "tags of a page": (".html", lambda: page("<b>" * 1_000_000 + html_table(1))),
    "a long attribute of a page": (".html", lambda: page(f"<p title='{'a' * 9_000_000}'>{html_table(1)}")),
    "many attributes of a page": (
        ".html",
        lambda: page(f"<p {' '.join(f'a{each}=1' for each in range(300_000))}>{html_table(1)}"),
    ),
    "a long word of a page": (".html", lambda: html_rows(1, f"<tr><td>{'a' * 500_000}</td></tr>")),
    "many lines in a cell of a page": (".html", lambda: html_rows(1, f"<tr><td>{'<br>a' * 20_000}</td></tr>")),
    "comments of a page": (".html", lambda: page(f"{'<!-- -->' * 500_000}{html_table(1)}")),
    "many tables of a page": (".html", lambda: page("<table><tr><td>a</td></tr></table>" * 3_000 + html_table(1))),
    "blanks in a cell": (".docx", lambda: word_long(" " * 3_000_000 + "x")),
    "a long word in a cell": (".docx", lambda: word_long("a" * 3_000_000)),
    "a long text in a cell": (".docx", lambda: word_long("ngày 30 tháng 6 năm 2026, hằng quý; " * 1_000)),
    "a long title": (".docx", lambda: annex(_ROW, before=p(run("MỤC TIÊU NĂM 2026 " * 50_000)))),
    "a long heading": (".docx", lambda: annex(_ROW, heading=tr(*_HEADINGS[:7], "Thời gian " * 50_000))),
    "brackets": (".docx", lambda: word_long("(" * 30_000)),
    "tags of ours": (".docx", lambda: word_long("&lt;i&gt;" * 3_000)),
    "dots and digits": (".docx", lambda: annex(tr("1", "1." * 200_000, *_CELLS[2:]))),
}
"""By what is large in them: the ending of the file's name, and its bytes."""


def word_long(text: str) -> bytes:
    """An annex with a long text in each of its cells."""
    return annex(tr("1", f"TC 1.1. {text}", "2", text, text, text, text, text), _ROW)
