"""Documents of other formats by way of LibreOffice itself: what is read of them, and what is never asked for."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer

import pytest
from helpers.docx_hosts import parts
from helpers.hostile_files import zipped
from helpers.word_making import rendered

from cchc.reading.foreign.document import ForeignTable
from cchc.reading.foreign.word.reader import foreign_word
from cchc.soffice import as_docx, find_soffice

pytestmark = pytest.mark.needs("soffice")
ODF = "urn:oasis:names:tc:opendocument:xmlns"


@pytest.mark.parametrize(("suffix", "form"), [(".doc", "doc:MS Word 97"), (".odt", "odt")])
def test_a_real_annex_that_was_saved_in_another_format_is_the_same(tmp_path: Path, suffix: str, form: str) -> None:
    content = rendered("plans/2024.yaml")
    (tmp_path / "a.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert cells(converted((tmp_path / "a.docx").with_suffix(suffix).read_bytes(), suffix)) == cells(content)


def test_nothing_that_a_document_points_to_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret words")
    with listening() as (address, asked):
        content = converted(pointing((tmp_path / "secret.txt").as_uri(), address), ".odt")
    assert asked == []
    assert not any(b"secret words" in part for part in parts(content).values())


def converted(content: bytes, suffix: str) -> bytes:
    program = find_soffice(None)
    assert program
    return as_docx(content, suffix, program)


def cells(content: bytes) -> list[tuple[object, ...]]:
    """The cells of the only table, without what LibreOffice makes of looks that nobody sees."""
    (found,) = foreign_word(content, "Tệp “a.docx”").tables
    assert isinstance(found, ForeignTable)
    return [(cell.row, cell.column, cell.rows, cell.columns, cell.content.lines) for cell in found.cells]


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """An address of this machine, and what is asked of it."""
    asked: list[bytes] = []

    class Answer(BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.request.recv(1000))

    server = TCPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def pointing(file: str, address: str) -> bytes:
    """An ODT with sections from a file and from an address, a picture and an object from there."""
    section = '<text:section text:name="{0}"><text:section-source xlink:href="{0}"/><text:p>a</text:p></text:section>'
    frame = '<text:p><draw:frame draw:name="{0}" svg:width="2cm" svg:height="2cm">{0}</draw:frame></text:p>'
    drawn = [f'<draw:{kind} xlink:href="{address}/{kind}" xlink:actuate="onLoad"/>' for kind in ("image", "object")]
    body = "".join(map(section.format, (file, f"{address}/section")))
    body += "".join(frame.replace("{0}", "a", 1).replace("{0}", each) for each in drawn)
    names = "".join(f' xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text"))
    names += f' xmlns:draw="{ODF}:drawing:1.0" xmlns:svg="{ODF}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    entry = "<manifest:file-entry manifest:full-path="
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content{names} office:version="1.2"><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0">{entry}"/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            f'{entry}"content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        }
    )
