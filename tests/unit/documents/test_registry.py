"""The registry of documents: each has its template, its title, and a sample that the template prints."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from helpers.support import ROOT
from openxml_audit import OpenXmlValidator

from cchc import resources
from cchc.documents.registry import DOCUMENTS, WordDocument, annex_of
from cchc.documents.sample import SAMPLES
from cchc.documents.templating.template import template
from cchc.documents.trial import template_faults
from cchc.documents.word.readback import losses
from cchc.documents.word.render import docx
from cchc.model.kinds import PLANS

LEFTOVERS = "ja-JP|ＭＳ|savePreviewPicture|useFELayout|doNotAutoCompressPictures|rsid|docId|docGrid"


def test_each_document_has_a_template_a_title_and_a_sample_and_each_plan_a_document() -> None:
    names = [document.template for document in DOCUMENTS]
    assert names == list(resources.TEMPLATES)
    assert sorted(names) == [path.name for path in resources.templates()]
    assert tuple(SAMPLES) == DOCUMENTS
    assert [annex_of(kind).name for kind in PLANS] == list(PLANS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])
def test_a_template_is_tried_with_the_sample_of_its_own_document(document: WordDocument) -> None:
    ours = template(ROOT / "templates" / document.template)
    assert template_faults(ours) == []
    view = SAMPLES[document]()
    assert list(losses(docx(view, ours), view)) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])
def test_nothing_is_left_of_the_file_that_the_templates_were_made_from(document: WordDocument, tmp_path: Path) -> None:
    content = docx(SAMPLES[document](), template(ROOT / "templates" / document.template))
    with ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if "theme" not in name}
    assert [name for name, text in parts.items() if re.search(LEFTOVERS, text)] == []
    assert not parts.keys() & {"word/numbering.xml", "word/webSettings.xml"}
    settings = parts["word/settings.xml"]
    assert re.findall(r"<w:(themeFontLang|decimalSymbol|listSeparator) ([^/]*)/>", settings) == [
        ("themeFontLang", 'w:val="vi-VN"'),
        ("decimalSymbol", 'w:val=","'),
        ("listSeparator", 'w:val=";"'),
    ]
    (tmp_path / "a.docx").write_bytes(content)
    assert list(OpenXmlValidator().validate(str(tmp_path / "a.docx")).errors) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])
def test_a_template_has_no_style_that_it_does_not_use(document: WordDocument) -> None:
    word = Document(str(ROOT / "templates" / document.template))
    parts = [word.element, *(each.target_part.element for each in word.part.rels.values() if "header" in each.reltype)]
    named = {
        name for part in parts for name in part.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    }
    own = {style.style_id for style in word.styles if style.element.get(qn("w:default")) != "1"}
    assert own == named
