"""Pictures and links come along; what cannot is refused."""

import re
from typing import Any

import pytest
from docx.oxml.ns import qn
from helpers.docx_hosts import RELATIONS, element, office, parts, picture, related
from helpers.docx_reading import part

from cchc.documents.joining import appended
from cchc.errors import CchcError


def with_link(document: Any) -> None:
    relation_id = document.part.relate_to("https://example.vn/", f"{RELATIONS}/hyperlink", is_external=True)
    link = f'<w:hyperlink r:id="{relation_id}"><w:r><w:t>trang</w:t></w:r></w:hyperlink>'
    document.element.body.insert(0, element(f"<w:p>{link}</w:p>"))


def test_pictures_and_links_come_along(maintain: bytes) -> None:
    def fill(document: Any) -> None:
        document.add_picture(picture(b"\xff\0\0"))
        document.sections[0].header.paragraphs[0].add_run().add_picture(picture(b"\0\xff\0"))
        with_link(document)

    result = appended(maintain, [office(fill), office(fill)])
    images = [name for name in parts(result) if name.startswith("word/media/")]
    assert sorted(images) == ["word/media/image1.png", "word/media/image2.png"]
    blips = [each.get(qn("r:embed")) for each in part(result).iter(qn("a:blip"))]
    red = picture(b"\xff\0\0").getvalue()
    assert [parts(result)[f"word/{related(result, each)}"] for each in blips] == [red, red]
    links = [each.get(qn("r:id")) for each in part(result).iter(qn("w:hyperlink"))]
    assert [related(result, each) for each in links] == ["https://example.vn/"] * 2
    headers = [name for name in parts(result) if re.fullmatch(r"word/header\d+\.xml", name)]
    green = [each.get(qn("r:embed")) for name in headers for each in part(result, name).iter(qn("a:blip"))]
    assert len(green) == 2


NOT_CARRIED = {
    "chú thích cuối trang": "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
    "chú thích cuối văn bản": "<w:p><w:r><w:endnoteReference w:id='1'/></w:r></w:p>",
    "bình luận": "<w:p><w:r><w:commentReference w:id='1'/></w:r></w:p>",
    "biểu đồ": "<w:p><w:r><w:object r:id='{chart}'/></w:r></w:p>",
    "đối tượng nhúng": "<w:p><w:r><w:object r:id='{oleObject}'/></w:r></w:p>",
    "phần “webVideo”": "<w:p><w:r><w:object r:id='{webVideo}'/></w:r></w:p>",
}


@pytest.mark.parametrize("what", NOT_CARRIED)
def test_what_cannot_come_along_is_refused_by_its_name(what: str, maintain: bytes) -> None:
    def fill(document: Any) -> None:
        kinds = ("chart", "oleObject", "webVideo")
        ids = {kind: document.part.relate_to("x", f"{RELATIONS}/{kind}", is_external=True) for kind in kinds}
        document.element.body.insert(0, element(NOT_CARRIED[what].format(**ids)))

    with pytest.raises(CchcError) as refusal:
        appended(maintain, [office(fill)])
    assert str(refusal.value) == f"Mẫu phụ lục có {what}, không đưa vào kế hoạch được. Đề nghị bỏ {what} khỏi mẫu."
