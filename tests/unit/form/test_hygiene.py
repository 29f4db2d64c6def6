"""Leftovers of drafting are for information, by our convention and never by the decree."""

import pytest
from helpers.decree import wording
from helpers.decree.draft import Draft, page, tasks
from helpers.decree.wording import cell, field, line, look, numbered, paragraph, row, run, table
from helpers.word_documents import Found, found

from cchc.diagnostics import Severity
from cchc.form import basis, findings

MARGINS = 'w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="{}" w:footer="{}" w:gutter="0"'
NUMBER = field(" PAGE ", look(14))
SECTION = "Phụ lục I, phần (section) 1"


def of_header(inner: str) -> Draft:
    """An annex with something more in its header."""
    return Draft(headers={"default": numbered(NUMBER) + inner})


def textpath(name: str) -> str:
    shape = f'<v:shape id="{name}"><v:textpath string="BẢN NHÁP"/></v:shape>'
    return paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")


def picture(width: int, behind: int) -> str:
    """A picture in the header, so many millimetres wide."""
    inner = (
        f'<wp:extent cx="{width * 36000}" cy="36000"/><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic>'
    )
    return paragraph(f'<w:r><w:drawing><wp:anchor behindDoc="{behind}">{inner}</wp:anchor></w:drawing></w:r>')


WORD_ART = paragraph(
    '<w:r><w:drawing><wp:anchor behindDoc="1"><wps:wsp><wps:bodyPr><a:prstTxWarp prst="textPlain"/></wps:bodyPr>'
    "</wps:wsp></wp:anchor></w:drawing></w:r>"
)
SIGNED = line("TM. ỦY BAN NHÂN DÂN", bold=True) + line("CHỦ TỊCH", bold=True) + paragraph() * 3
UNDERLINED = '<w:b/><w:u w:val="single"/>'
YELLOW, GREY = '<w:highlight w:val="yellow"/>', '<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>'
LEFTOVERS: list[tuple[str, Draft, Found]] = [
    ("header below the margin", Draft(paper=page(margins=MARGINS.format(1417, 567))), [("N843", SECTION)]),
    (
        "footer above the margin",
        Draft(paper=page(margins=MARGINS.format(567, 1417)), footers={"default": paragraph()}),
        [("N843", SECTION)],
    ),
    (
        "“Trang 2/7”",
        Draft(headers={"default": numbered(f"{run('Trang ', look(14))}{NUMBER}{run('/', look(14))}{NUMBER}")}),
        [("N844", f"{SECTION}, đầu trang")],
    ),
    (
        "the number of all pages beside it",
        Draft(headers={"default": numbered(NUMBER + run("/", look(14)) + field(" NUMPAGES ", look(14), "7"))}),
        [("N844", f"{SECTION}, đầu trang")],
    ),
    (
        "watermark of Word's gallery",
        of_header(textpath("PowerPlusWaterMarkObject1")),
        [("N845", f"{SECTION}, đầu trang")],
    ),
    ("watermark under another name", of_header(textpath("Hinh1")), [("N845", f"{SECTION}, đầu trang")]),
    ("drawn letters in the header", of_header(WORD_ART), [("N845", f"{SECTION}, đầu trang")]),
    ("a picture behind the page", of_header(picture(150, 1)), [("N845", f"{SECTION}, đầu trang")]),
    (
        "underlined name of the annex",
        Draft(title=paragraph(run("NHIỆM VỤ NĂM 2024", look(14, more=UNDERLINED)), '<w:jc w:val="center"/>')),
        [("N846", "Phụ lục I, dòng tên phụ lục")],
    ),
    (
        "underlined “Phụ lục”",
        Draft(label=paragraph(run("Phụ lục I", look(14, more=UNDERLINED)), '<w:jc w:val="center"/>')),
        [("N846", "Phụ lục I, dòng “Phụ lục”")],
    ),
    (
        "underlined name of the signer",
        Draft(after=SIGNED + paragraph(run("Nguyễn Văn A", look(14, more=UNDERLINED)), '<w:jc w:val="center"/>')),
        [("N846", "Phụ lục I, khối chữ ký")],
    ),
    ("marked text", Draft(after=paragraph(run("kiểm tra lại", YELLOW))), [("N847", "Phụ lục I, đoạn 6")]),
    ("shaded text", Draft(after=paragraph(run("kiểm tra lại", GREY))), [("N847", "Phụ lục I, đoạn 6")]),
    (
        "marked text in a cell",
        Draft(table=tasks() + table([row([cell(paragraph(run("a", YELLOW)), 800)], repeats=True)], (800,))),
        [("N847", "Phụ lục I, bảng 2, hàng 1, cột 1")],
    ),
]


@pytest.mark.parametrize(("draft", "expected"), [each[1:] for each in LEFTOVERS], ids=[each[0] for each in LEFTOVERS])
def test_leftovers_are_told_for_information(draft: Draft, expected: Found) -> None:
    made = draft.packed()
    assert found(made) == expected
    assert {(each.severity, each.basis) for each in findings(made, "a.docx")} == {(Severity.INFO, basis.CONVENTION)}


@pytest.mark.parametrize(
    "draft",
    [
        of_header(picture(20, 1)),
        of_header(picture(150, 0)),
        Draft(paper=page(margins=MARGINS.format(1134, 1134))),
        Draft(paper=page(margins=MARGINS.format(567, 1417))),
        Draft(headers={"default": numbered(run("- ", look(14)) + NUMBER + run(" -", look(14)))}),
        Draft(after=paragraph(run("kiểm tra", '<w:highlight w:val="white"/>'))),
        Draft(after=paragraph(run("kiểm tra", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'))),
        Draft(after=paragraph(run("   ", YELLOW))),
        Draft(after=paragraph(run("Chú ý", '<w:u w:val="single"/>'))),
        Draft(after=paragraph(wording.run("Chú ý", '<w:u w:val="none"/>'))),
    ],
    ids=["emblem", "before", "at the edge", "no footer", "dashes", "white", "clear", "blanks", "elsewhere", "no line"],
)
def test_what_is_usual_is_left_alone(draft: Draft) -> None:
    assert found(draft.packed()) == []
