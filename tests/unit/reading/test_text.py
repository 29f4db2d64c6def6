"""The text of runs."""

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.reading.text import run_text, whole_text


def element(xml: str) -> XmlElement:
    found: XmlElement = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    return found


BOX = "<w:pict><w:txbxContent><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:txbxContent></w:pict>"


def test_signs_of_a_run_are_letters() -> None:
    signs = "<w:t>a</w:t><w:tab/><w:ptab/><w:t/><w:br/><w:cr/><w:noBreakHyphen/><w:fldChar/><w:t>b</w:t><!-- c -->"
    assert run_text(element(f"<w:r><w:rPr><w:b/></w:rPr>{signs}</w:r>")[0]) == "a\t\t\n\n-b"


def test_the_text_of_a_box_is_that_of_its_own_runs() -> None:
    assert run_text(element(f"<w:r><w:t>ngoài </w:t>{BOX}</w:r>")[0]) == "ngoài "
    assert whole_text(element(f"<w:r><w:t>ngoài </w:t>{BOX}</w:r>")) == "ngoài trong"


def test_tab_stops_and_deleted_text_are_no_text_and_links_are() -> None:
    stops = "<w:pPr><w:tabs><w:tab w:val='center' w:pos='99'/></w:tabs></w:pPr>"
    deleted = "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    link = "<w:hyperlink><w:r><w:t>xem</w:t></w:r></w:hyperlink>"
    assert whole_text(element(f"{stops}{deleted}{link}")) == "xem"
