"""Quick ways through a document read what careful ones do."""

from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import _Element as XmlElement
from lxml.etree import fromstring

from cchc.reading.content import Paragraph
from cchc.reading.lists import Lists
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn
from cchc.reading.table_reading import read_anew, table
from cchc.reading.tables import Table
from cchc.reading.theme import Theme

W = qn("w:p")[1:].partition("}")[0]
HIDING = '<w:style w:type="character" w:default="1" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
STYLES = st.sampled_from(["", HIDING, '<w:style w:type="character" w:styleId="a"/>'])
RUNS = st.lists(
    st.sampled_from(
        [
            "<w:r><w:t>một</w:t><w:br/><w:tab/><w:t>hai\nba</w:t><w:noBreakHyphen/></w:r>",
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>",
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>',
            "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:t>bớt</w:t></w:r></w:del>",
            '<w:r><w:fldChar w:fldCharType="begin"/><w:t>mã</w:t></w:r>',
            '<w:r><w:t>a</w:t><w:fldChar w:fldCharType="separate"/><w:t>b</w:t></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ]
    ),
    max_size=5,
)
CELLS = st.lists(
    st.sampled_from(
        [
            "<w:p/>",
            "<w:tcPr/><w:p><w:r><w:t>một</w:t></w:r></w:p>",
            '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/>',
            '<w:tcPr><w:gridSpan w:val="2"/><w:tcMar><w:top w:w="20"/></w:tcMar><w:vMerge/></w:tcPr><w:p/><w:p/>',
            '<w:tcPr><w:textDirection w:val="btLr"/></w:tcPr><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/>',
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='3'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        ]
    ),
    min_size=1,
    max_size=3,
)
ROWS = st.lists(CELLS, min_size=1, max_size=4)


def element(xml: str) -> XmlElement:
    return fromstring(f'<w:x xmlns:w="{W}">{xml}</w:x>')


def looks(styles: str) -> Looks:
    return Looks(element(styles), Theme(None, ""), Lists(None))


def a_row(cells: list[str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def a_table(rows: list[list[str]]) -> XmlElement:
    grid = '<w:tblGrid><w:gridCol w:w="200"/><w:gridCol w:w="400"/></w:tblGrid>'
    return element(f"<w:tbl>{grid}{''.join(map(a_row, rows))}</w:tbl>")[0]


@given(RUNS, STYLES)
def test_the_text_that_is_seen_is_that_of_the_lines(runs: list[str], styles: str) -> None:
    paragraph = Paragraph(element(f"<w:p>{''.join(runs)}</w:p>")[0], looks(styles))
    assert paragraph.seen == "\n".join("".join(piece.text for piece in line.pieces) for line in paragraph.lines)


@given(ROWS, st.data())
def test_a_table_whose_changed_rows_are_read_anew_is_as_one_that_is_read(
    rows: list[list[str]], data: st.DataObject
) -> None:
    found, known = a_table(rows), looks("")
    read = table(found, known)
    changed = [row for row in read.rows if data.draw(st.booleans())]
    for row in changed:
        row.element.clear()
        row.element.extend(element(a_row(data.draw(CELLS)))[0])
    found[0][0].set(qn("w:w"), "300")
    assert read_anew(read, changed, known) == table(found, known)


@given(ROWS)
def test_a_last_row_that_a_table_was_left_without_is_read_with_those_that_changed(rows: list[list[str]]) -> None:
    found, known = a_table(rows), looks("")
    read = table(found, known)
    without = Table(found, read.rows[:-1], read.widths, read.margins, read.has_lines)
    assert read_anew(without, (), known) == read
