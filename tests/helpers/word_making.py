"""Word files for tests: our templates changed in one place, and annexes of small plans."""

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Word
from helpers.support import ROOT
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from cchc import resources
from cchc.documents.templating.template import template
from cchc.documents.views.annex import Annex, annex
from cchc.documents.word.render import docx
from cchc.loading import load
from cchc.model.dossier import Dossier


def changed_template(folder: Path, change: Callable[[Word], object], kind: str = "maintain") -> Path:
    """Our template with a change, as an office would make it in Word."""
    document = Document(str(ROOT / "templates" / f"{kind}.docx"))
    change(document)
    document.save(str(folder / "mau.docx"))
    return folder / "mau.docx"


def template_saying(folder: Path, text: str) -> Path:
    """Our template with another text in its first paragraph, which else prints `label`."""

    def say(document: Word) -> None:
        document.paragraphs[0].runs[0].text = text

    return changed_template(folder, say)


def view(path: str, **options: object) -> Annex:
    """The annex of a plan file."""
    found = dossier(path)
    assert found.plan and found.commune
    return annex(found.plan, found.commune, **options)  # type: ignore[arg-type]


@cache
def dossier(path: str) -> Dossier:
    """The dossier of a plan file; loaded once for all tests."""
    return load([ROOT / path]).cases[0].dossier


@cache
def rendered(path: str, **options: object) -> bytes:
    """A plan file's annex as DOCX, by our template; made once for all tests."""
    kind = "remedy" if "gaps" in path or "remedy" in path else "maintain"
    return docx(view(path, **options), template(resources.template(f"{kind}.docx")))


def opened(content: bytes) -> Word:
    """The document in these bytes."""
    return Document(io.BytesIO(content))


def repacked(folder: Path, part: str, change: Callable[[str], str]) -> Path:
    """Our template with the text of a part changed, as no program would save it."""
    with ZipFile(ROOT / "templates" / "maintain.docx") as source, ZipFile(folder / "mau.docx", "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()) if name == part else content)
    return folder / "mau.docx"


def pdf_with(fonts: Sequence[str]) -> bytes:
    """A PDF of one blank page that names these fonts."""
    writer = PdfWriter()
    page = writer.add_blank_page(842, 595)
    named = {NameObject(f"/F{number}"): font(name) for number, name in enumerate(fonts)}
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject(named)})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def font(name: str) -> DictionaryObject:
    entries = {"/Type": "/Font", "/Subtype": "/TrueType", "/BaseFont": f"/{name}"}
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in entries.items()})
