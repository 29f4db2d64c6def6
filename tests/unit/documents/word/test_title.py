"""The name of an annex in lines of about equal length, measured as Word and LibreOffice lay it out."""

import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from cchc import resources
from cchc.documents.word.title import balance
from cchc.reading.content import Paragraph
from cchc.reading.measuring import lines_of
from cchc.reading.stretches import width
from cchc.reading.word_file import word_package

REAL = (
    "MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP TIẾP TỤC DUY TRÌ THỰC HIỆN NÂNG CAO CHẤT LƯỢNG CHỈ\u00a0SỐ\u00a0CCHC NĂM\u00a02024"
)
LONG = f"{REAL} TRÊN ĐỊA BÀN XÃ\u00a0CẨM\u00a0GIÀNG VÀ CÁC GIẢI PHÁP KHẮC PHỤC TỒN TẠI, HẠN CHẾ NĂM\u00a02023; BẢNG PHÂN CÔNG"
PAGE = 252 / 25.4 * 72


def with_title(title: str, prepare: str = "") -> bytes:
    """The maintain annex's template with a title; `prepare` names what an office changed in its paragraph."""
    document = Document(str(resources.template("maintain.docx")))
    paragraph = document.paragraphs[1]
    paragraph.runs[0].text = title
    match prepare:
        case "at the left":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        case "indented":
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(20)
        case "with other words":
            paragraph.add_run(" (dự thảo)")
        case "of two sections":
            document.add_section()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def balanced(title: str, prepare: str = "") -> tuple[list[float], float]:
    """The indents of the title's paragraph in millimetres, and the number of its lines, after balancing."""
    package = word_package(with_title(title, prepare), "Tệp")
    balance(package, title)
    form = package.word.paragraphs[1].paragraph_format
    indents = [0 if each is None else each.pt for each in (form.left_indent, form.right_indent)]
    paragraph = Paragraph(package.word.paragraphs[1]._p, package.looks)
    return indents, len(lines_of(paragraph.lines[0], PAGE - sum(indents)))


def lines(title: str, room: float) -> list[float]:
    """The widths of a title's lines, filled word by word."""
    found: list[str] = []
    for word in title.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        found = [*found[:-1], longer] if found and width(longer, 14, bold=True) <= room else [*found, word]
    return [width(line, 14, bold=True) for line in found]


@pytest.mark.parametrize(("title", "number"), [(REAL, 2), (LONG, 3), ("RẤT DÀI " * 30, 3)])
def test_the_lines_are_as_few_as_they_must_be_and_about_equally_long(title: str, number: int) -> None:
    title = title.strip()
    (left, right), found = balanced(title)
    assert left == right > 0
    assert found == len(lines(title, PAGE)) == number
    longest = lines(title, PAGE - left - right)
    assert max(longest) - min(longest) < 0.15 * max(longest)
    assert PAGE - left - right - max(longest) >= 4


@pytest.mark.parametrize("title", [REAL, LONG])
def test_a_hair_more_or_less_of_room_breaks_no_line_elsewhere(title: str) -> None:
    room = PAGE - sum(balanced(title)[0])
    assert lines(title, room - 4) == lines(title, room) == lines(title, room + 4)


@pytest.mark.parametrize(
    "title", ["X" * 200, "DÀI " * 2000], ids=["a word wider than the page", "a text that is no title"]
)
def test_what_cannot_be_balanced_stays_as_it_is(title: str) -> None:
    assert balanced(title.strip())[0] == [0, 0]


@pytest.mark.parametrize("title", ["PHÂN CÔNG NHIỆM VỤ", "A", REAL[:80]])
def test_a_title_of_one_line_stays_as_it_is(title: str) -> None:
    assert balanced(title) == ([0, 0], 1)


@pytest.mark.parametrize("prepare", ["at the left", "with other words", "of two sections"])
def test_a_title_that_an_office_set_otherwise_stays_as_it_is(prepare: str) -> None:
    assert balanced(REAL, prepare)[0] == [0, 0]


def test_an_offices_own_indents_stay_and_are_added_to() -> None:
    (left, right), number = balanced(REAL, "indented")
    assert left == right == pytest.approx(balanced(REAL)[0][0], abs=1)
    assert number == 2
