"""Files in the strict form of Word: said to be that, not damaged."""

from pathlib import Path

import pytest
from helpers.docx_hosts import STRICT, changed, plan, strict
from helpers.word_making import rendered

from cchc.documents.templating.template import template
from cchc.errors import CchcError
from cchc.form import findings

SAID = (
    "là dạng “Strict Open XML Document”, chương trình không đọc dạng này. Đề nghị mở bằng Word và lưu lại dạng Word "
    "Document (.docx)."
)


def half(content: bytes) -> bytes:
    """A file of which only the text is in the strict form."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return changed(content, {"word/document.xml": lambda text: text.replace(name, f"{STRICT}wordprocessingml/main")})


@pytest.mark.parametrize("form", [strict, half])
def test_a_strict_file_is_told_from_a_damaged_one(form: object, tmp_path: Path) -> None:
    content = form(plan())  # type: ignore[operator]
    with pytest.raises(CchcError) as told:
        findings(content, "a.docx")
    assert str(told.value) == f"Tệp “a.docx” {SAID}"
    path = tmp_path / "mau.docx"
    path.write_bytes(form(rendered("tests/examples/maintain.yaml")))  # type: ignore[operator]
    with pytest.raises(CchcError) as told:
        template(path).read()
    assert str(told.value) == f"Mẫu “{path}” {SAID}"
