"""A template reaches nothing outside it; neither does a document on its way to PDF."""

import io
import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.oxml.parser import parse_xml
from support import ROOT
from word_making import changed_template, opened, rendered, view

from cchc.documents.pdf import find_soffice, pdfs
from cchc.documents.template import template
from cchc.documents.word import docx
from cchc.errors import CchcError

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)

BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def linked_picture(document: Word, address: str) -> None:
    """A picture that is not in the file but somewhere else."""
    relation = document.part.relate_to(address, KINDS.IMAGE, is_external=True)
    document.element.body.insert(
        0,
        parse_xml(
            f'<w:p {NAMESPACES}><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="9" name="x"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:link="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        ),
    )


def field(document: Word, instruction: str) -> None:
    document.element.body.insert(0, parse_xml(f'<w:p {NAMESPACES}><w:fldSimple w:instr=" {instruction} "/></w:p>'))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            lambda document: linked_picture(document, "http://127.0.0.1/a.png"),
            "hình ảnh lấy từ nơi khác (http://127.0.0.1/a.png) ở đoạn 1",
        ),
        (
            lambda document: field(document, "INCLUDETEXT &quot;C:/x.docx&quot;"),
            "trường INCLUDETEXT, lấy nội dung từ nơi khác ở đoạn 1",
        ),
        (lambda document: field(document, "ddeauto excel x"), "trường DDEAUTO, lấy nội dung từ nơi khác ở đoạn 1"),
        (
            lambda document: document.part.relate_to("http://x/y.dotm", f"{BASE}/aFChunk", is_external=True),
            "nội dung lấy từ nơi khác (http://x/y.dotm)",
        ),
        (lambda document: document.part.relate_to(document.part, KINDS.OLE_OBJECT), "đối tượng nhúng"),
    ],
)
def test_a_template_that_would_fetch_something_is_refused(
    tmp_path: Path, change: Callable[[Word], object], what: str
) -> None:
    path = changed_template(tmp_path, change)
    with pytest.raises(CchcError) as refused:
        docx(view("plans/2024.yaml"), template(path))
    assert str(refused.value) == f"Mẫu “{path}” có {what}; mẫu không được dùng. Đề nghị bỏ phần này khỏi mẫu."


def test_links_that_a_reader_may_follow_and_page_numbers_are_harmless(tmp_path: Path) -> None:
    def harmless(document: Word) -> None:
        document.part.relate_to("https://vanban.chinhphu.vn", KINDS.HYPERLINK, is_external=True)
        field(document, "NUMPAGES")

    path = changed_template(tmp_path, harmless)
    assert docx(view("plans/2024.yaml"), template(path)).startswith(b"PK")


def test_the_note_of_the_template_that_a_file_was_made_from_is_dropped(tmp_path: Path) -> None:
    def made_from(document: Word) -> None:
        settings = document.part.part_related_by(KINDS.SETTINGS)
        name = settings.relate_to("file:///C:/Users/a/Normal.dotm", f"{BASE}/attachedTemplate", is_external=True)
        document.settings.element.insert(0, parse_xml(f'<w:attachedTemplate {NAMESPACES} r:id="{name}"/>'))

    made = opened(docx(view("plans/2024.yaml"), template(changed_template(tmp_path, made_from))))
    assert made.settings.element.findall("{*}attachedTemplate") == []
    assert list(made.part.part_related_by(KINDS.SETTINGS).rels) == []


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine, and what was asked of it."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    asked.append(connection.recv(100))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], asked
        done.set()
        thread.join()


@pytest.mark.skipif(os.environ.get("CI") != "true" and shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_fetches_nothing_for_a_document(listener: tuple[int, list[bytes]]) -> None:
    port, asked = listener
    document = opened(rendered("tests/examples/maintain.yaml"))
    linked_picture(document, f"http://127.0.0.1:{port}/steal.png")
    linked_picture(document, (ROOT / "docs" / "phu-luc-i-trang-1.png").as_uri())
    (pdf,) = pdfs([saved(document)], find_soffice(None))
    assert asked == []
    assert b"/Subtype/Image" not in pdf


def saved(document: Word) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
