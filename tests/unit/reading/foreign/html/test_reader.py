"""A web page is read as a person sees it: texts in lines, tables in rows and columns, and what was left out is told."""

import pytest

from cchc.errors import CchcError
from cchc.model.emphasis import Run
from cchc.reading.foreign.document import ForeignDocument, ForeignTable, ForeignText
from cchc.reading.foreign.html.reader import foreign_html

NAMED = "Tệp “a.html”"


def read(body: str, head: str = "") -> ForeignDocument:
    return foreign_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), NAMED)


def marked(run: Run) -> str:
    text = f"<b>{run.text}</b>" if run.bold else run.text
    return f"<i>{text}</i>" if run.italic else text


def written(text: ForeignText) -> str:
    return "¶".join("".join(map(marked, line)) for line in text.lines)


def texts(body: str, head: str = "") -> list[str]:
    """The texts of a page without tables."""
    blocks = read(body, head).blocks
    assert all(isinstance(block, ForeignText) for block in blocks)
    return [written(block) for block in blocks if isinstance(block, ForeignText)]


def cells(body: str, head: str = "") -> list[tuple[int, int, int, int, str]]:
    """The cells of the only table: row, column, rows, columns, text."""
    (table,) = read(body, head).tables
    return [(cell.row, cell.column, cell.rows, cell.columns, written(cell.content)) for cell in table.cells]


def remarks(body: str, head: str = "") -> list[tuple[str, str]]:
    """The remarks about all texts and cells."""
    document = read(body, head)
    of_cells = [cell.content for table in document.tables for cell in table.cells]
    of_texts = [block for block in document.blocks if isinstance(block, ForeignText)]
    found = [remark for text in (*of_texts, *of_cells) for remark in text.remarks]
    return [(remark.oddity.value, remark.text) for remark in (*document.remarks, *found)]


def row(*texts: str) -> str:
    return f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        ("  a \n b ", ["a b"]),
        ("<p>a<p>b", ["a", "b"]),
        ("a<div>b</div>c", ["a", "b", "c"]),
        ("<p>a<br>b<br><br>c</p>", ["a¶b¶c"]),
        ("<p>a&nbsp;&nbsp; b&shy;c&#8203;d</p>", ["a bcd"]),
        ("<p>VP&#8209;TK</p>", ["VP-TK"]),
        ("<p>&lt;i&gt; &amp; &foo;</p>", ["<i> & &foo;"]),
        ("<pre>a\n  b</pre>", ["a¶b"]),
        ("<p>m<sup>2</sup></p>", ["m2"]),
        ("<script>x</script><style>p{}</style><template>x</template><!-- x --><noscript>x</noscript><p>a", ["a"]),
        ("<!--[if gte mso 9]><xml>x</xml><![endif]--><p>a<o:p></o:p></p>", ["a"]),
        ("<p><![if !supportLists]><span>-<span>&nbsp;&nbsp;</span></span><![endif]>a</p>", ["- a"]),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", ["- a", "- b", "c"]),
        ("<ol><li>a<li>b</ol><ol start=5><li>c<li value=9>d<li>e</ol>", ["1. a", "2. b", "5. c", "9. d", "10. e"]),
        ("<ol type=a><li>a</ol><ol type=I start=4><li>b</ol>", ["a. a", "IV. b"]),
        ("<ol style='list-style:lower-roman inside'><li>a</ol>", ["i. a"]),
        ("<ul style='list-style-type:none'><li>a</ul>", ["a"]),
        ("<ul><li></ul><p>a", ["a"]),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>", ["- a", "1. b", "- c"]),
    ],
)
def test_text_comes_in_paragraphs_and_lines(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a <b>b</b> <strong>c</strong>", "a <b>b c</b>"),
        ("<i>a</i><em>b</em><cite>c</cite>", "<i>abc</i>"),
        ("<i>a <b>b</b></i>", "<i>a </i><i><b>b</b></i>"),
        ("<span style='font-weight:700'>a</span><span style='font-weight: 400'>b</span>", "<b>a</b>b"),
        ("<b>a<span style='font-weight:normal'>b</span></b>", "<b>a</b>b"),
        ("<span style='font-style:italic !important'>a</span>", "<i>a</i>"),
        ("<span style='font:italic bold 12pt/14pt \"Times New Roman\"'>a</span>", "<i><b>a</b></i>"),
        ("<b>a<span style='font:7.0pt \"Times New Roman\"'>b</span></b>", "<b>a</b>b"),
        ("<h2>a</h2>", "<b>a</b>"),
        ("<span class='c1 c2'>a</span><span class=c2>b</span>", "<i><b>a</b></i><i>b</i>"),
        ("<p class=Nhan>a</p>", "<i>a</i>"),
    ],
)
def test_emphasis_comes_from_tags_styles_and_classes(body: str, expected: str) -> None:
    sheet = "<style><!-- @page {x:y} /* } */ @media print {.c2 {font-weight:bold}} .c1{font-weight:700} .c2, p.Nhan{font-style:italic} --></style>"
    assert texts(body, sheet) == [expected]


@pytest.mark.parametrize(
    ("body", "centred"),
    [
        ("<p align=center>a", True),
        ("<p style='text-align:center'>a<br>b", True),
        ("<center>a</center>", True),
        ("<div align=CENTER>a", True),
        ("<h1 class=giua>a", True),
        ("<div align=center><p align=left>a", False),
        ("<p>a", False),
    ],
)
def test_a_text_may_be_centred(body: str, *, centred: bool) -> None:
    (text,) = read(body, "<style>p {text-align: left} .giua {text-align: center}</style>").blocks
    assert isinstance(text, ForeignText) and text.centred is centred


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (row("a", "b") + row("c", "d"), [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (2, 1, 1, 1, "c"), (2, 2, 1, 1, "d")]),
        (
            "<tr><td rowspan=2>a<td>b<tr><td>c<tr><td colspan=2>d",
            [(1, 1, 2, 1, "a"), (1, 2, 1, 1, "b"), (2, 2, 1, 1, "c"), (3, 1, 1, 2, "d")],
        ),
        ("<tr><td rowspan=0>a<td>b<tr><td>c", [(1, 1, 2, 1, "a"), (1, 2, 1, 1, "b"), (2, 2, 1, 1, "c")]),
        ("<tr><td rowspan=65000 colspan=0>a<td>b<tr><td>c", [(1, 1, 2, 1, "a"), (1, 2, 1, 1, "b"), (2, 2, 1, 1, "c")]),
        (
            "<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d",
            [(1, 1, 1, 1, "a"), (1, 2, 2, 1, "b"), (2, 1, 1, 1, "c"), (2, 3, 1, 1, "d")],
        ),
        ("<tr><td colspan=999999>a<tr><td>b<td>c", [(1, 1, 1, 2, "a"), (2, 1, 1, 1, "b"), (2, 2, 1, 1, "c")]),
        ("<tr><td colspan=3>a<td>b<tr><td colspan=3>c<td>d", [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (2, 1, 1, 1, "c"), (2, 2, 1, 1, "d")]),
        ("<tr><td rowspan=2>a<td rowspan=2>b<tr></tr><tr><td>c<td>d", [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (2, 1, 1, 1, "c"), (2, 2, 1, 1, "d")]),
        ("<td>a<td>b", [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b")]),
        (row("a", "b") + "<tr height=0><td><td><td></tr>", [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b")]),
        (row("<p>a</p><p>- b</p>", "c<br>d"), [(1, 1, 1, 1, "a¶- b"), (1, 2, 1, 1, "c¶d")]),
        ("<tfoot><tr><td>z<td>z</tfoot><tr><td rowspan=5>a<td>b", [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (2, 1, 1, 1, "z"), (2, 2, 1, 1, "z")]),
    ],
)  # fmt: skip
def test_cells_stand_where_browsers_place_them(table: str, expected: list[tuple[int, int, int, int, str]]) -> None:
    assert cells(f"<table>{table}</table>") == expected


@pytest.mark.parametrize(
    ("table", "repeated"),
    [
        (f"<thead>{row('a', 'b')}{row('c', 'd')}</thead>{row('e', 'f')}", {1, 2}),
        (f"<thead>{row('a', 'b')}</thead><tbody>{row('e', 'f')}</tbody><thead>{row('a', 'b')}</thead>", {1, 3}),
        ("<tr><th>a<th>b<tr><th>c<td>d", {1}),
        ("<tr style='mso-yfti-irow:0;mso-yfti-tblHeader:yes'><td>a<td>b<tr><td>c<td>d", {1}),
        (row("a", "b"), set()),
    ],
)
def test_rows_of_headings_say_so(table: str, repeated: set[int]) -> None:
    (found,) = read(f"<table>{table}</table>").tables
    assert found.repeated == repeated


def test_a_cell_may_be_centred_its_heading_bold() -> None:
    (table,) = read(f"<center><table><tr><th>a<td align=center>b<td>c{row('d', 'e', 'f')}</table></center>").tables
    assert [(cell.text, cell.content.centred, cell.content.bold) for cell in table.cells] == [
        ("a", True, True),
        ("b", True, False),
        ("c", False, False),
        ("d", False, False),
        ("e", False, False),
        ("f", False, False),
    ]


TABLE = f"<table>{row('TT', 'Nhiệm vụ')}{row('1', 'Họp')}</table>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"a{TABLE}b{TABLE}", ["a", "bảng 1", "b", "bảng 2"]),
        ("<table><tr><td>a<p>b</table>", ["a", "b"]),
        ("<table><tr><td>a<tr><td>b</table>", ["a", "b"]),
        (f"<table><tr><td>a{TABLE}b</table>", ["a", "bảng 1", "b"]),
        (f"<table><tr><td>menu<td>a{TABLE}<td>x</table>", ["menu", "a", "bảng 1", "x"]),
        (f"<table><tr><td><table><tr><td>{TABLE}</table></table>", ["bảng 1"]),
        (f"<table>{row('TT', 'Một nhiệm vụ có tên dài')}{row('1', TABLE)}</table>", ["bảng 1"]),
        (f"<table>a<caption>b</caption>{row('c', 'd')}</table>", ["a", "b", "bảng 1"]),
        ("<table></table>", []),
    ],
)
def test_a_table_that_only_arranges_is_looked_into(body: str, expected: list[str]) -> None:
    blocks = read(body).blocks
    assert [block.name if isinstance(block, ForeignTable) else block.text for block in blocks] == expected


@pytest.mark.parametrize(
    ("body", "expected", "told"),
    [
        ("<p>a<del>b</del>", ["a"], [("deleted", "b")]),
        ("<p>a<ins>b</ins>", ["ab"], []),
        ("<p>a<s>b</s>", ["ab"], [("struck", "b")]),
        ("<p>a<span style='text-decoration:line-through'>b</span>", ["ab"], [("struck", "b")]),
        ("<p>a<span style='display:none;mso-hide:all'>b</span>", ["a"], [("hidden", "b")]),
        ("<p>a<span hidden>b</span><span style='visibility:hidden'>c</span>", ["a"], [("hidden", "b"), ("hidden", "c")]),
        ("<p>a<span class=an>b</span>", ["a"], [("hidden", "b")]),
        ("<div style='display:none'> </div><div style='DISPLAY: none'>b</div>a", ["a"], [("hidden", "b")]),
        ("<p>a<a href='#_ftn1'>[1]</a>", ["a"], [("note", "[1]")]),
        ("<p>a<a href='#sdfootnote1sym'><sup>1</sup></a>", ["a"], [("note", "1")]),
        ("<p>a<a href='https://example.vn'>b</a>", ["ab"], []),
        ("<p>a<img alt='Sơ đồ'>", ["a"], [("picture", "Sơ đồ")]),
        ("<p><img alt='Biểu trưng'>", [], []),
        ("<p><font face='.VnTime'>C«ng</font>", ["C«ng"], [("old-font", ".VnTime")]),
        ("<p style='font-family:\"VNI-Times\",serif'>Coâng", ["Coâng"], [("old-font", "VNI-Times")]),
        ("<p class=cu>Coâng", ["Coâng"], [("old-font", "VNI-Times")]),
        ("<font face='.VnTime'> </font><p>a", ["a"], []),
    ],
)  # fmt: skip
def test_what_is_left_out_or_odd_is_told(body: str, expected: list[str], told: list[tuple[str, str]]) -> None:
    sheet = "<style>.an {display:none} p.cu {font-family: VNI-Times}</style>"
    assert (texts(body, sheet), remarks(body, sheet)) == (expected, told)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (f"{row('a', 'b')}<tr style='display:none'><td>c<td>d</tr>", [("hidden", "c d")]),
        (f"<tr hidden><td>c</tr>{row('a', 'b')}", [("hidden", "c")]),
        ("<tr><td>a<td hidden>c<td>b", [("hidden", "c")]),
        ("<tr><td>a<td>b <img>", [("picture", "")]),
    ],
)
def test_hidden_rows_and_cells_are_none_and_told(table: str, told: list[tuple[str, str]]) -> None:
    body = f"<table>{table}</table>"
    assert cells(body) == [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b")]
    assert remarks(body) == told


def test_a_table_in_a_cell_is_read_as_lines_and_told() -> None:
    body = f"<table>{row('TT', 'Một nhiệm vụ có tên dài')}{row('1', f'x{TABLE}y')}</table>"
    assert cells(body)[-1] == (2, 2, 1, 1, "x¶TT¶Nhiệm vụ¶1¶Họp¶y")
    assert remarks(body) == [("nested", "TT Nhiệm vụ 1 Họp")]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Công chức".encode(),
        "\ufeff<p>Công chức".encode(),
        "<p>Công chức".encode("utf-16"),
        "<p>Công chức".encode("utf-16-be"),
        b"<meta http-equiv=Content-Type content='text/html; charset=windows-1258'><p>"
        + "Công chư\u0301c".encode("cp1258"),
        "<meta charset=windows-1252><p>Công chức".encode(),
        b"<meta charset=windows-1252><p>C\xf4ng ch&#7913;c",
        b"<?xml version='1.0' encoding='iso-8859-1'?><p>C\xf4ng ch&#x1ee9;c",
    ],
)
def test_letters_are_of_the_code_table_that_is_stated(content: bytes) -> None:
    (text,) = foreign_html(content, NAMED).blocks
    assert isinstance(text, ForeignText) and text.text == "Công chức"


WORD = "Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx)."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<p>C\xf4ng", f"{NAMED} không ghi bảng mã chữ và không phải là UTF-8. {WORD}"),
        (b"<meta charset=utf-8><p>C\xf4ng", f"{NAMED} ghi bảng mã utf-8 mà chữ không đọc được theo bảng mã ấy. {WORD}"),
        (b"<meta charset=viscii><p>C\xf4ng", f"{NAMED} ghi bảng mã viscii mà chữ không đọc được theo bảng mã ấy. {WORD}"),
        (b"<meta charset=windows-1252><p>C\x81ng", f"{NAMED} có chữ không thuộc bảng mã windows-1252 mà tệp ghi. {WORD}"),
        (b"\xff\xfea", f"{NAMED} có chữ không thuộc bảng mã utf-16-le. {WORD}"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", f"{NAMED} là trang web lưu thành một tệp (.mht, .mhtml) nên không đọc được. {WORD}"),
        (b"From: <Saved by Blink>\r\n", f"{NAMED} là trang web lưu thành một tệp (.mht, .mhtml) nên không đọc được. {WORD}"),
        (b"PK\x03\x04", f"{NAMED} không phải là trang web (.html). {WORD}"),
        (b"{\\rtf1", f"{NAMED} không phải là trang web (.html). {WORD}"),
        (b"<div>" * 100_000 + b"x", f"{NAMED} có các phần lồng nhau quá sâu. {WORD}"),
        (b"<table><tr><td>" * 33 + b"x", f"{NAMED} có bảng, kiểu chữ quá lớn hoặc lồng nhau quá sâu. {WORD}"),
        (b"<table>" + b"<tr><td colspan=1000 rowspan=0>x" * 1001, f"{NAMED} có bảng, kiểu chữ quá lớn hoặc lồng nhau quá sâu. {WORD}"),
        (b"<p " + b"a " * 2001 + b">", f"{NAMED} quá lớn (tối đa 24 MB, 600000 thẻ HTML). Đề nghị tách thành nhiều tệp, hoặc mở bằng Word và lưu lại dạng Word Document (.docx)."),
        (b"<style>" + b".a{b:c}" * 300_000, f"{NAMED} có bảng, kiểu chữ quá lớn hoặc lồng nhau quá sâu. {WORD}"),
        (b"<a>" * 600_001, f"{NAMED} quá lớn (tối đa 24 MB, 600000 thẻ HTML). Đề nghị tách thành nhiều tệp, hoặc mở bằng Word và lưu lại dạng Word Document (.docx)."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(CchcError) as caught:
        foreign_html(content, NAMED)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b '&b;&b;'>]><p>&a;&b;</p>",
        b"<p>" + b"<b>" * 1500 + b"x",
        b"</table></td></tr></li></ol><td>x<li>y<br></p>",
        b"<table><tr><td colspan=99999999999999999999 rowspan=-1>x",
        b"<style>@{{{}}}}} /* a{ .x:hover > p {} {{</style><p style=';;:;a:;:b;font;font:'>x",
        b"<ol start=99999999999><li>x</ol><ol type=i start=5000><li>y",
        b"<p style='font-weight:" + b"9" * 100_000 + b"'>x",
    ],
)
def test_odd_pages_are_read(content: bytes) -> None:
    assert all(len(block.text) < 40 for block in foreign_html(content, NAMED).blocks if isinstance(block, ForeignText))


def test_a_page_of_many_rows_deep_in_others_is_read_in_time_that_grows_with_it() -> None:
    content = b"<div>" * 1000 + b"<table>" + b"<tr><td>1<td>a" * 5000
    (table,) = foreign_html(content, NAMED).tables
    assert (table.row_count, len(table.cells)) == (5000, 10_000)
