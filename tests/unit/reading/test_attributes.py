"""What elements and attributes say, and what they mean where they say nothing."""

import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from cchc.reading.attributes import is_on, switch, value


def properties(inner: str) -> BaseOxmlElement:
    return parse_xml(f"<w:p {nsdecls('w')}><w:rPr>{inner}</w:rPr></w:p>")


@pytest.mark.parametrize(
    ("inner", "on"),
    [
        ("", None),
        ("<w:b/>", True),
        *((f'<w:b w:val="{word}"/>', True) for word in ("1", "true", "on")),
        *((f'<w:b w:val="{word}"/>', False) for word in ("0", "false", "off")),
        ('<w:b w:val="0"/><w:b/>', False),
    ],
)
def test_a_switch_without_a_value_is_on(inner: str, on: bool | None) -> None:
    assert switch(properties(inner), "w:rPr/w:b") is on


def test_a_switch_may_be_an_attribute() -> None:
    assert [is_on(word) for word in ("1", "true", "on", None, "0", "false", "off")] == [True] * 4 + [False] * 3


def test_what_is_not_there_says_nothing() -> None:
    assert value(properties("<w:sz/>"), "w:rPr/w:sz") is None
    assert value(properties(""), "w:rPr/w:sz") is None
    assert value(None, "w:rPr/w:sz") is None
