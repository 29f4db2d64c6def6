"""Quick ways through the XML of a template and its documents find what the careful ones do."""

import io

from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import _Element as XmlElement
from lxml.etree import fromstring, tostring

from cchc.documents.templating import instructions, outside
from cchc.documents.templating.template import _Traced
from cchc.reading.namespaces import qn

W = qn("w:p")[1:].partition("}")[0]
TEXTS = st.lists(st.text(alphabet="ab \t\n\f\a", max_size=8), max_size=4)
INSIDE = st.lists(
    st.sampled_from(
        [
            "<w:r><w:t>a</w:t><w:tab/></w:r>",
            '<w:fldSimple w:instr="INCLUDETEXT a"/>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText>DDE</w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<x href="http://a"/>',
            '<x y:src="#a"/>',
            "<w:object/><w:control/>",
        ]
    ),
    max_size=4,
)


CELLS = st.lists(
    st.sampled_from(
        [
            "<w:tc/>",
            "<w:tc><w:tcPr/><w:p/></w:tc>",
            '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc>',
            '<w:tc><w:tcPr><w:gridSpan w:val="0"/></w:tcPr></w:tc>',
            '<w:tc><w:tbl><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc/><w:tc/></w:tr></w:tbl></w:tc>',
        ]
    ),
    max_size=5,
)


def root(*inside: str) -> XmlElement:
    """A paragraph of these elements."""
    return fromstring(f'<w:p xmlns:w="{W}" xmlns:y="urn:y">{"".join(inside)}</w:p>')


@given(TEXTS)
def test_only_paragraphs_with_signs_are_resolved_and_all_come_out_as_of_docxtpl(texts: list[str]) -> None:
    xml = "".join(f'<w:p w:a="1"><w:r><w:t>{text}</w:t></w:r></w:p>\n' for text in texts)
    assert _Traced(io.BytesIO()).resolve_listing(xml) == DocxTemplate(io.BytesIO()).resolve_listing(xml)


@given(st.lists(CELLS, max_size=4), st.integers(min_value=1, max_value=5))
def test_grids_are_mended_as_docxtpl_does_it(rows: list[list[str]], columns: int) -> None:
    column = '<w:gridCol w:w="90"/>'
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    xml = f'<w:body xmlns:w="{W}"><w:tbl><w:tblGrid>{column * columns}</w:tblGrid>{lines}</w:tbl></w:body>'
    mended = (class_(io.BytesIO()).fix_tables(xml) for class_ in (DocxTemplate, _Traced))
    assert len(set(map(tostring, mended))) == 1


@given(INSIDE)
def test_content_from_elsewhere_is_found_without_going_through_each_element(inside: list[str]) -> None:
    body = root(*inside)
    careful = [*outside._by_names(body), *_field_faults(body)]
    assert list(outside._in_elements(body)) == careful


def _field_faults(body: XmlElement) -> list[tuple[XmlElement, str]]:
    """The faults of fields, whether there are fields or not."""
    found: list[tuple[XmlElement, str]] = []
    for each in instructions._fields(body):
        if isinstance(each, tuple):
            found.append(each)
        else:
            readings = sorted(each.readings())
            found += [(each.at, said) for reading in readings if (said := instructions._judged(reading))]
    return found
