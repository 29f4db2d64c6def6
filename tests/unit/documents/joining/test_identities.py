"""Marks and numbers that must be unique."""

from typing import Any

from docx.oxml.ns import qn
from helpers.docx_hosts import W14, element, office, picture
from helpers.docx_reading import part

from cchc.documents.joining import appended


def test_drawings_changes_and_controls_keep_identities_apart() -> None:
    def fill(document: Any) -> None:
        for _ in range(2):
            document.add_picture(picture(b"\xff\0\0"))
        marks = "<w:bookmarkStart w:id='0' w:name='Dấu'/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id='0'/>"
        control = "<w:sdt><w:sdtPr><w:id w:val='5'/><w:dataBinding w:xpath='x'/></w:sdtPr><w:sdtContent/></w:sdt>"
        link = "<w:hyperlink w:anchor='Dấu'><w:r><w:instrText> REF Dấu \\h </w:instrText></w:r></w:hyperlink>"
        field = "<w:fldSimple w:instr=' PAGEREF Dấu '/>"
        document.element.body.insert(
            0, element(f"<w:p w14:paraId='1A' w:rsidR='00AA'>{marks}{control}{link}{field}</w:p>")
        )

    both = office(fill)
    document = part(appended(both, [both, both]))
    drawings = [each.get("id") for each in document.iter(qn("wp:docPr"))]
    assert len(drawings) == len(set(drawings)) == 6
    starts = [each.get(qn("w:id")) for each in document.iter(qn("w:bookmarkStart"))]
    assert starts == [each.get(qn("w:id")) for each in document.iter(qn("w:bookmarkEnd"))]
    assert len(starts) == len(set(starts)) == 3
    wanted = ["Dấu", "Dấu_2", "Dấu_3"]
    assert [each.get(qn("w:name")) for each in document.iter(qn("w:bookmarkStart"))] == wanted
    assert [each.get(qn("w:anchor")) for each in document.iter(qn("w:hyperlink"))] == wanted
    assert [each.text for each in document.iter(qn("w:instrText"))] == [f" REF {name} \\h " for name in wanted]
    assert [each.get(qn("w:instr")) for each in document.iter(qn("w:fldSimple"))] == [f" PAGEREF {n} " for n in wanted]
    assert len(list(document.iter(qn("w:dataBinding")))) == 1
    assert len([each for each in document.iter(qn("w:p")) if each.get(f"{{{W14}}}paraId")]) == 1
