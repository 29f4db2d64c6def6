"""What is read of files that are joined."""

import pytest
from docx_hosts import plan
from word_making import rendered

from cchc.documents.joining import HostText, appended, host_text
from cchc.documents.joining.text import refuse_loss
from cchc.errors import CchcError
from cchc.model.folding import fold


def test_a_plan_tells_of_its_annexes_and_of_changes_that_nobody_has_accepted() -> None:
    assert host_text(plan()) == HostText(refers=True, labels=frozenset(), tracked=False)
    changed = plan("<w:p><w:ins w:id='9' w:author='a'><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>")
    assert host_text(changed).tracked
    joined = appended(plan(), [rendered("plans/2024.yaml"), rendered("plans/2023_gaps.yaml")])
    assert host_text(joined).labels == {fold("Phụ lục I"), fold("Phụ lục II")}


def test_a_joined_file_that_lost_something_is_refused() -> None:
    maintain, remedy = rendered("tests/examples/maintain.yaml"), rendered("tests/examples/remedy.yaml")
    joined = appended(plan(), [maintain])
    refuse_loss(joined, [plan(), maintain])
    for sources in ([plan()], [plan(), remedy], [maintain, plan()], [plan(), maintain, maintain]):
        with pytest.raises(CchcError, match="không còn đủ chữ"):
            refuse_loss(joined, sources)
