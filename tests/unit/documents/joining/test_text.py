"""What is read of files that are joined."""

import re

import pytest
from helpers.docx_hosts import DOCUMENT, changed, plan
from helpers.word_making import rendered

from cchc.documents.joining import HostText, appended, host_text
from cchc.documents.joining.text import refuse_loss
from cchc.errors import CchcError
from cchc.model.folding import fold
from cchc.reading.review import Trace

BY = "w:id='9' w:author='a'"


def test_a_plan_tells_of_its_annexes_and_of_what_reviewers_left() -> None:
    assert host_text(plan()) == HostText(refers=True, labels=frozenset(), traces=frozenset())
    for kind, xml in {
        Trace.CHANGE: f"<w:p><w:ins {BY}><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>",
        Trace.COMMENT: "<w:p><w:r><w:commentReference w:id='1'/></w:r></w:p>",
    }.items():
        assert host_text(plan(xml)).traces == {kind}
    joined = appended(plan(), [rendered("plans/2024.yaml"), rendered("plans/2023_gaps.yaml")])
    assert host_text(joined).labels == {fold("Phụ lục I"), fold("Phụ lục II")}


def test_traces_in_any_part_and_in_any_properties_of_a_plan_count() -> None:
    format_only = f"<w:p><w:pPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr></w:p>"
    assert host_text(plan(format_only)).traces == {Trace.CHANGE}
    change = f"<w:p><w:ins {BY}/>"
    header = changed(plan(), {"word/header1.xml": lambda text: re.sub("<w:p[ >].*?(?=<w:pPr>)", change, text, count=1)})
    assert host_text(header).traces == {Trace.CHANGE}


@pytest.mark.parametrize("sign", ["<w:br/>", "<w:cr/>", "<w:tab/>", "<w:ptab/>", "<w:t> </w:t>"])
def test_a_label_may_be_broken_by_any_sign(sign: str) -> None:
    broken = plan(f"<w:p><w:r><w:t>Phụ</w:t>{sign}<w:t>lục I</w:t></w:r></w:p>")
    assert host_text(broken).labels == {fold("Phụ lục I")}


def test_what_is_deleted_or_moved_away_or_in_a_box_is_no_label() -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>trong hộp</w:t></w:r></w:p></w:txbxContent></w:pict>"
    gone = "<w:del w:id='1' w:author='a'><w:r><w:t>Phụ lục V</w:t></w:r></w:del>"
    moved = "<w:moveFrom w:id='2' w:author='a'><w:r><w:t>Phụ lục X</w:t></w:r></w:moveFrom>"
    host = plan(f"<w:p>{gone}</w:p>", f"<w:p>{moved}</w:p>", f"<w:p><w:r><w:t>Phụ lục I</w:t>{box}</w:r></w:p>")
    assert host_text(host).labels == {fold("Phụ lục I")}


def test_a_joined_file_that_lost_something_is_refused() -> None:
    maintain, remedy = rendered("tests/examples/maintain.yaml"), rendered("tests/examples/remedy.yaml")
    joined = appended(plan(), [maintain])
    refuse_loss(joined, [plan(), maintain])
    for sources in ([plan()], [plan(), remedy], [maintain, plan()], [plan(), maintain, maintain]):
        with pytest.raises(CchcError, match="không còn đủ chữ"):
            refuse_loss(joined, sources)


def test_a_joined_file_whose_cells_cover_other_columns_is_refused() -> None:
    maintain = rendered("tests/examples/maintain.yaml")
    joined = appended(plan(), [maintain])
    narrower = changed(joined, {DOCUMENT: lambda text: re.sub('gridSpan w:val="[0-9]+"', 'gridSpan w:val="2"', text)})
    with pytest.raises(CchcError, match="không còn đủ chữ"):
        refuse_loss(narrower, [plan(), maintain])
