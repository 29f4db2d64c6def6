"""The fields of a paragraph, and the number that they print on a page."""

import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from helpers.decree.wording import code_of, field, simple_field

from cchc.reading.content import Paragraph
from cchc.reading.field_values import number_on, sums_page_number
from cchc.reading.fields import has_page_number, page_field
from cchc.reading.lists import Lists
from cchc.reading.looks import Looks
from cchc.reading.theme import Theme

LOOKS = Looks(None, Theme(None), Lists(None))
PAGE = field(" PAGE ")


def paragraph(inner: str) -> Paragraph:
    return Paragraph(parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"), LOOKS)


def nested(*pieces: str) -> Paragraph:
    """A field whose instruction is made of text and fields."""
    return paragraph(field("".join(each if each.startswith("<") else code_of(each) for each in pieces)))


@pytest.mark.parametrize(
    ("found", "on_first", "on_second"),
    [
        (paragraph(PAGE), "1", "2"),
        (paragraph(simple_field(r"page \* MERGEFORMAT")), "1", "2"),
        (paragraph(field("NUMPAGES")), "", ""),
        (paragraph(field("PAGEREF Muc1")), "", ""),
        (nested("IF ", PAGE, ">1 ", PAGE), "", "2"),
        (nested("IF", PAGE, '= "1" "" "', PAGE, '"'), "", "2"),
        (nested("IF ", PAGE, "=“1” “” “- ", PAGE, " -”"), "", "- 2 -"),
        (nested("IF 1<>", PAGE, " ", PAGE), "", "2"),
        (nested("IF ", PAGE, ' <= 1 "Đầu" "Sau"'), "Đầu", "Sau"),
        (nested("IF ", field("SECTION"), " = 1 ", PAGE), None, None),
        (nested("IF ", PAGE, " = ", field("NUMPAGES"), " Hết ", PAGE), None, None),
        (nested("IF ", PAGE, " > 1 ", field("".join((code_of("= "), PAGE, code_of(" - 1"))))), "", "1"),
        (nested("= ", PAGE, " - 1"), "0", "1"),
        (nested("=", PAGE, " + 3 - 1 ", r"\# 0"), "3", "4"),
        (nested("= MOD(", PAGE, ",2)"), None, None),
        (nested("QUOTE ", PAGE), None, None),
        (nested("IF ", PAGE), None, None),
    ],
)
def test_the_number_that_is_printed_is_told_where_it_can_be(
    found: Paragraph, on_first: str | None, on_second: str | None
) -> None:
    assert (number_on(found, 1), number_on(found, 2)) == (on_first, on_second)


def test_a_field_in_an_older_result_counts_no_more() -> None:
    condition = code_of("IF ") + PAGE + code_of(" > 1 ") + PAGE
    result = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{PAGE}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = paragraph(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{condition}{result}')
    assert number_on(found, 1) == ""
    assert page_field(found) == "IF  PAGE  > 1  PAGE "


def test_a_field_that_does_not_end_in_the_paragraph_is_read() -> None:
    assert has_page_number(paragraph(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code_of("PAGE")}'))
    assert not has_page_number(paragraph(code_of("PAGE")))


def test_a_sum_is_known() -> None:
    assert sums_page_number(nested("IF ", PAGE, " > 1 ", field("".join((code_of("="), PAGE, code_of("-1"))))))
    assert not sums_page_number(paragraph(PAGE))


def test_texts_in_an_instruction_are_not_printed() -> None:
    assert nested("IF ", field("PAGE", result="7"), ' > 1 "Tiếp theo"').text == "2"
    in_one_run = (
        '<w:r><w:t>a</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:t>b</w:t>'
        '<w:fldChar w:fldCharType="separate"/><w:t>2</w:t><w:fldChar w:fldCharType="end"/><w:t>c</w:t></w:r>'
    )
    assert paragraph(in_one_run).text == "a2c"
