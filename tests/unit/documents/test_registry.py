"""The registry of documents: each has its template, its title, and a sample that the template prints."""

import pytest
from helpers.support import ROOT

from cchc import resources
from cchc.documents.registry import DOCUMENTS, WordDocument, annex_of
from cchc.documents.sample import SAMPLES
from cchc.documents.templating.template import template
from cchc.documents.trial import template_faults
from cchc.documents.word.readback import losses
from cchc.documents.word.render import docx
from cchc.model.kinds import PLANS


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
