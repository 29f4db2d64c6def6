"""A template reaches nothing outside it; neither does a document on its way to PDF."""

import io
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from helpers.support import ROOT, libreoffice
from helpers.word_making import changed_template, opened, rendered, view
from lxml.etree import tostring

from cchc.documents.templating.template import template
from cchc.documents.word.render import docx
from cchc.errors import CchcError
from cchc.soffice import pdfs

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
        docx(view("tests/examples/maintain.yaml"), template(path))
    assert str(refused.value) == f"Mẫu “{path}” có {what}; mẫu không được dùng. Đề nghị bỏ phần này khỏi mẫu."


def test_links_that_a_reader_may_follow_and_page_numbers_are_harmless(tmp_path: Path) -> None:
    def harmless(document: Word) -> None:
        document.part.relate_to("https://vanban.chinhphu.vn", KINDS.HYPERLINK, is_external=True)
        field(document, "NUMPAGES")

    path = changed_template(tmp_path, harmless)
    assert docx(view("tests/examples/maintain.yaml"), template(path)).startswith(b"PK")


def test_the_note_of_the_template_that_a_file_was_made_from_is_dropped(tmp_path: Path) -> None:
    def made_from(document: Word) -> None:
        settings = document.part.part_related_by(KINDS.SETTINGS)
        name = settings.relate_to("file:///C:/Users/a/Normal.dotm", f"{BASE}/attachedTemplate", is_external=True)
        document.settings.element.insert(0, parse_xml(f'<w:attachedTemplate {NAMESPACES} r:id="{name}"/>'))

    made = opened(docx(view("tests/examples/maintain.yaml"), template(changed_template(tmp_path, made_from))))
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


@pytest.mark.needs("soffice")
def test_libreoffice_fetches_nothing_for_a_document(listener: tuple[int, list[bytes]]) -> None:
    port, asked = listener
    document = opened(rendered("tests/examples/maintain.yaml"))
    linked_picture(document, f"http://127.0.0.1:{port}/steal.png")
    linked_picture(document, (ROOT / "docs" / "phu-luc-i-trang-1.png").as_uri())
    (pdf,) = pdfs([saved(document)], libreoffice())
    assert asked == []
    assert b"/Subtype/Image" not in pdf


def saved(document: Word) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def begin(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def says(*texts: str) -> str:
    return "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in texts)


BEGIN, SEPARATE, END = begin("begin"), begin("separate"), begin("end")
SHAPE = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
HIDDEN = {
    "cut over runs": BEGIN + says("D", "DE", "AUTO c:\\x y") + END,
    "cut in another place": BEGIN + says(" INCL", "UDEPICTURE x") + SEPARATE + END,
    "behind a mark of a speller": BEGIN + says("D") + '<w:proofErr w:type="spellStart"/>' + says("DE x") + END,
    "in small letters, with quotes": BEGIN + says(" &quot;dde", "Auto&quot; x") + END,
    "with letters that nobody sees": BEGIN + says("DDE\u200b\u00adAU\ufeffTO x") + END,
    "in wide letters": BEGIN + says("ＤＤＥＡＵＴＯ x") + END,
    "by references to characters": BEGIN + says("&#68;&#x44;E", "AUTO x") + END,
    "in a tracked insertion": BEGIN + says("D") + f"<w:ins w:id='1' w:author='a'>{says('DE x')}</w:ins>" + END,
    "in a tracked deletion": BEGIN
    + f"<w:del w:id='1' w:author='a'><w:r><w:delInstrText>PAGE </w:delInstrText></w:r></w:del>{says('DDE x')}"
    + END,
    "in a smart tag": BEGIN + f"<w:smartTag w:element='a'>{says('DD')}</w:smartTag>" + says("E x") + END,
    "in text instead of an instruction": BEGIN + "<w:r><w:t>DDE x</w:t></w:r>" + END,
    "made by another field": BEGIN
    + BEGIN
    + says("QUOTE 68 68 69")
    + SEPARATE
    + "<w:r><w:t>PAGE</w:t></w:r>"
    + END
    + END,
    "half made by another field": BEGIN + says("DD") + BEGIN + says("QUOTE E") + END + says("AUTO x") + END,
    "in another field": BEGIN + says("IF 1 = 1 ") + BEGIN + says("DD", "E x") + END + END,
    "in two versions": f"{BEGIN}<mc:AlternateContent {MC}><mc:Choice Requires='w'>{says('DDE x')}</mc:Choice><mc:Fallback>{says('PAGE')}</mc:Fallback></mc:AlternateContent>{END}",
    "over the end of a version": f"<mc:AlternateContent {MC}><mc:Choice Requires='w'>{BEGIN}{says('D')}</mc:Choice><mc:Fallback>{END}</mc:Fallback></mc:AlternateContent>{says('DE x')}{END}",
    "in no field": says(" D", "DE x"),
    "in a simple field": "<w:fldSimple w:instr='&#9;&#10; DDE x'/>",
    "of a name that Word has not": BEGIN + says("DDEX x") + END,
    "an address in VML": f"<w:r><w:pict><v:shape {SHAPE}><v:imagedata src='http://x/a.png'/></v:shape></w:pict></w:r>",
    "an address of another machine": f"<w:r><w:pict><v:shape {SHAPE}><v:fill src='\\\\x\\a.png'/></v:shape></w:pict></w:r>",
    "an address of a file": f"<w:r><w:pict><v:shape {SHAPE}><v:imagedata o:href='file:///c:/a.png'/></v:shape></w:pict></w:r>",
    "a link of a shape": f"<w:r><w:pict><v:shape {SHAPE} href='//x/a'/></w:pict></w:r>",
    "an embedded object": f"<w:r><w:object><o:OLEObject {SHAPE} r:id='rId1'/></w:object></w:r>",
    "a control": "<w:r><w:object><w:control r:id='rId1'/></w:object></w:r>",
}
"""What would fetch or run something, in a paragraph."""


@pytest.mark.parametrize("inner", HIDDEN.values(), ids=HIDDEN)
def test_what_hides_what_it_does_is_refused_with_its_place(tmp_path: Path, inner: str) -> None:
    path = changed_template(
        tmp_path, lambda word: word.element.body.insert(0, parse_xml(f"<w:p {NAMESPACES}>{inner}</w:p>"))
    )
    with pytest.raises(CchcError, match=r"Mẫu “.*” có .* ở đoạn 1; mẫu không được dùng\."):
        template(path).read()


def test_a_field_over_two_paragraphs_is_one(tmp_path: Path) -> None:
    def change(word: Word) -> None:
        for inner in (says("DE x") + END, BEGIN + says("D")):
            word.element.body.insert(0, parse_xml(f"<w:p {NAMESPACES}>{inner}</w:p>"))

    with pytest.raises(CchcError, match="trường"):
        template(changed_template(tmp_path, change)).read()


HARMLESS = (
    "PAGE",
    " NUMPAGES \\* Arabic",
    "= 1 + 2",
    "REF _Toc1 \\h",
    "TOC \\o",
    "HYPERLINK &quot;https://x&quot;",
    "",
)


@pytest.mark.parametrize("instruction", HARMLESS)
def test_a_field_that_prints_of_the_document_is_harmless(tmp_path: Path, instruction: str) -> None:
    half = len(instruction) // 2
    inner = (
        BEGIN
        + says(
            instruction if ";" in instruction else instruction[:half], "" if ";" in instruction else instruction[half:]
        )
        + SEPARATE
        + END
    )
    path = changed_template(
        tmp_path, lambda word: word.element.body.insert(0, parse_xml(f"<w:p {NAMESPACES}>{inner}</w:p>"))
    )
    assert docx(view("tests/examples/maintain.yaml"), template(path)).startswith(b"PK")


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes", "endnotes", "comments", "glossary/document", "x"])
def test_every_part_is_looked_at(tmp_path: Path, kind: str) -> None:
    def change(word: Word) -> None:
        content = f"<w:x {NAMESPACES}><w:p>{BEGIN}{says('DD', 'E x')}{END}</w:p></w:x>".encode()
        name = PackURI(f"/word/{kind}9.xml")
        word.part.relate_to(
            Part(name, f"application/vnd.x.{kind.split('/', maxsplit=1)[0]}+xml", content), f"{BASE}/{kind}"
        )

    with pytest.raises(CchcError, match="trường DDE, lấy nội dung từ nơi khác ở"):
        template(changed_template(tmp_path, change)).read()


@pytest.mark.parametrize("kind", ["hyperlink", "attachedTemplate", "image", "x"])
def test_a_relation_to_the_outside_that_is_no_link_for_readers_is_refused_whatever_its_type(
    tmp_path: Path, kind: str
) -> None:
    def change(word: Word) -> None:
        linked_picture(word, "http://127.0.0.1/a.png")
        for relation in word.part.rels.values():
            if relation.is_external:
                relation._reltype = f"{BASE}/{kind}"

    with pytest.raises(CchcError, match=r"lấy từ nơi khác \(http://127.0.0.1/a.png\) ở đoạn 1;"):
        template(changed_template(tmp_path, change)).read()


def with_origin(part: Any, root: Any, kind: str) -> None:
    name = part.relate_to("file:///C:/Users/a/Normal.dotm", f"{BASE}/{kind}", is_external=True)
    root.insert(0, parse_xml(f'<w:attachedTemplate {NAMESPACES} r:id="{name}"/>'))


def origin_in_settings(word: Word) -> None:
    settings: Any = word.part.part_related_by(KINDS.SETTINGS)
    with_origin(settings, settings.element, "attachedTemplate")


def origin_by_another_relation(word: Word) -> None:
    settings: Any = word.part.part_related_by(KINDS.SETTINGS)
    with_origin(settings, settings.element, "hyperlink")


def origin_in_the_text(word: Word) -> None:
    with_origin(word.part, word.element.body, "attachedTemplate")


def origin_in_other_settings(word: Word) -> None:
    other = Part(PackURI("/word/glossary/settings.xml"), "application/x.settings+xml", b"")
    root = parse_xml(f"<w:settings {NAMESPACES}/>")
    with_origin(other, root, "attachedTemplate")
    other._blob = tostring(root)
    word.part.relate_to(other, f"{BASE}/settings2")


@pytest.mark.parametrize(
    "change", [origin_in_settings, origin_by_another_relation, origin_in_the_text, origin_in_other_settings]
)
def test_nothing_of_the_files_origin_comes_into_the_document(tmp_path: Path, change: Callable[[Word], object]) -> None:
    made = docx(view("tests/examples/maintain.yaml"), template(changed_template(tmp_path, change)))
    with ZipFile(io.BytesIO(made)) as package:
        parts = b"".join(package.read(name) for name in package.namelist())
    assert b"attachedTemplate" not in parts
    assert b"Normal.dotm" not in parts


def test_what_a_template_makes_of_its_tags_is_looked_at_as_well(tmp_path: Path) -> None:
    inner = BEGIN + says("{{ 'PAGE'[:0] }}{{ 'DD' ~ 'E' }} x") + END
    path = changed_template(
        tmp_path,
        lambda word: word.element.body.insert(
            0, parse_xml(f"<w:p {NAMESPACES}>{BEGIN}{says('REF {{ title }}')}{END}</w:p>")
        ),
    )
    assert docx(view("tests/examples/maintain.yaml"), template(path)).startswith(b"PK")
    path = changed_template(
        tmp_path, lambda word: word.element.body.insert(0, parse_xml(f"<w:p {NAMESPACES}>{inner}</w:p>"))
    )
    with pytest.raises(CchcError, match=r"mẫu không được dùng|không xuất được"):
        docx(view("tests/examples/maintain.yaml"), template(path))


def test_a_text_of_a_plan_is_never_a_field() -> None:
    titled = replace(view("tests/examples/maintain.yaml"), title="{ DDEAUTO c:\\x } <w:instrText>DDE</w:instrText>")
    made = opened(docx(titled, template(ROOT / "templates" / "maintain.docx")))
    assert "{ DDEAUTO c:\\x } <w:instrText>DDE</w:instrText>" in made.element.body.xml.replace("&lt;", "<").replace(
        "&gt;", ">"
    )
    assert [field.text for field in made.element.body.iter("{*}instrText")] == []
