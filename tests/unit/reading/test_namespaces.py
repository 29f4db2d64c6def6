"""The full names in Word files are those that python-docx knows."""

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import ns

from cchc.reading.namespaces import qn, relation


@pytest.mark.parametrize("name", ["w:tbl", "r:id", "a:blip", "wp:inline"])
def test_a_name_in_full_is_that_of_python_docx(name: str) -> None:
    assert qn(name) == ns.qn(name)


def test_relations_are_those_of_python_docx() -> None:
    assert relation("styles") == RELATIONSHIP_TYPE.STYLES
    assert relation("officeDocument") == RELATIONSHIP_TYPE.OFFICE_DOCUMENT
