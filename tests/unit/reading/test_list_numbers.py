"""Automatic numbers “Phụ lục I”: counted as Word counts them, judged as text."""

from dataclasses import replace

import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from helpers.decree.draft import LABEL, Draft
from helpers.decree.paper import two_annexes
from helpers.decree.wording import look, paragraph
from helpers.decree.writing import numbering
from helpers.word_documents import found

from cchc.reading.list_numbers import label_numbers
from cchc.reading.lists import Lists
from cchc.reading.looks import Looks
from cchc.reading.theme import Theme

CENTRED, BOLD = '<w:jc w:val="center"/>', f"<w:rPr>{look(14, bold=True)}</w:rPr>"
LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def level(depth: int, text: str, form: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbers(levels: str, *used: tuple[int, int], lists: str = "") -> list[str]:
    """The numbers of paragraphs, given by their list and level."""
    definition = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    plain = lists or '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    root = parse_xml(f"<w:numbering {nsdecls('w')}>{definition}{plain}</w:numbering>")
    each = (f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' for number, depth in used)
    body = parse_xml(f"<w:body {nsdecls('w')}>{''.join(f'<w:p><w:pPr>{one}</w:pPr></w:p>' for one in each)}</w:body>")
    return list(label_numbers(body, Looks(None, Theme(None), Lists(root))).values())


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("upperRoman", ["I", "II", "III", "IV"]),
        ("lowerRoman", ["i", "ii", "iii", "iv"]),
        ("upperLetter", ["A", "B", "C", "D"]),
        ("lowerLetter", ["a", "b", "c", "d"]),
        ("decimal", ["1", "2", "3", "4"]),
        ("decimalZero", ["01", "02", "03", "04"]),
        ("strange", ["1", "2", "3", "4"]),
    ],
)
def test_a_number_is_printed_in_its_form(form: str, expected: list[str]) -> None:
    assert numbers(level(0, "Phụ lục %1", form), *[(1, 0)] * 4) == [f"Phụ lục {each}" for each in expected]


def test_a_deeper_level_begins_anew() -> None:
    levels = level(0, "PHỤ LỤC %1", "upperRoman") + level(1, "Phụ lục %1.%2", "decimal", "<w:isLgl/>")
    assert numbers(levels, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == [
        "PHỤ LỤC I",
        "Phụ lục 1.1",
        "Phụ lục 1.2",
        "PHỤ LỤC II",
        "Phụ lục 2.1",
    ]


def test_lists_of_one_definition_count_on_unless_one_begins_anew() -> None:
    first, second = (f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>' for number in (1, 2))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    used = [(1, 0), (2, 0), (2, 0)]
    text = level(0, "Phụ lục %1", "decimal")
    assert numbers(text, *used, lists=f"{first}</w:num>{second}</w:num>") == ["Phụ lục 1", "Phụ lục 2", "Phụ lục 3"]
    assert numbers(text, *used, lists=f"{first}</w:num>{second}{anew}</w:num>") == [
        "Phụ lục 1",
        "Phụ lục 5",
        "Phụ lục 6",
    ]


def test_other_numbers_are_not_told() -> None:
    assert numbers(level(0, "Điều %1.", "decimal"), (1, 0), (1, 0)) == []
    assert numbers(level(0, "Điều %1.", "decimal") + level(1, "Phụ lục %2", "decimal"), (1, 0), (1, 1)) == ["Phụ lục 1"]


def listed(properties: str = BOLD, text: str = "Phụ lục %1", form: str = "upperRoman") -> Draft:
    """The annex with its label numbered by the program."""
    plain = f"<w:rPr>{look(14, bold=True)}</w:rPr>"
    label = paragraph("", f"{LIST}{CENTRED}{properties}")
    return Draft(label=label, numbering=numbering(text, form=form).replace(plain, ""))


def test_an_automatic_number_is_judged_as_text() -> None:
    assert found(listed().packed()) == []
    assert found(listed("").packed()) == [("N806", "Phụ lục I, dòng “Phụ lục”")]
    assert found(listed(text="PHỤ LỤC %1").packed()) == [("N806", "Phụ lục I, dòng “Phụ lục”")]
    assert found(listed(form="decimal").packed()) == [("N812", "Phụ lục 1, dòng “Phụ lục”")]


def test_two_annexes_of_one_list_are_two() -> None:
    draft, label = two_annexes(), listed().label
    both = replace(draft, before=draft.before.replace(LABEL, label), label=label, numbering=listed("").numbering)
    assert found(both.packed()) == []
    fixed = replace(both, numbering=both.numbering.replace("Phụ lục %1", "Phụ lục I"))
    assert found(fixed.packed()) == [("N812", "Phụ lục I, dòng “Phụ lục”")]
