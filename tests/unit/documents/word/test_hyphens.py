"""Hyphens at which no line ends, shown as “=”."""

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from cchc.documents.word.hyphens import harden_hyphens
from cchc.reading.text import run_text
from cchc.reading.word_file import package_of


def hardened(*texts: str, room: int | None = None) -> str:
    """A paragraph whose runs have these texts, with its hyphens hardened; in a cell of this width, in points."""
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    if room is not None:
        cell.width = Pt(room)
    paragraph = document.add_paragraph() if room is None else cell.paragraphs[0]
    for text in texts:
        run = paragraph.add_run(text)
        run.font.size = Pt(12)
    harden_hyphens(document.element.body, package_of(document).looks)
    assert "".join(run_text(run._r) for run in paragraph.runs) == "".join(texts)
    signs = {qn("w:noBreakHyphen"): "=", qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(
        signs.get(str(child.tag), child.text or "")
        for run in paragraph.runs
        for child in run._r
        if child.tag != qn("w:rPr")
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("VP-TK; TC-KT", "VP=TK; TC=KT"),
        ("số\u00a005/KH-UBND ngày", "số\u00a005/KH=UBND ngày"),
        ("số\u00a0\u00a0\u00a0-KH/ĐU ngày", "số\u00a0\u00a0\u00a0=KH/ĐU ngày"),
        ("1.1/hoan-thanh", "1.1/hoan=thanh"),
        ("1.3/tin-bai/2024-06", "1.3/tin=bai/2024=06"),
        ("(2026-2030).", "(2026=2030)."),
        ("VH-XH-TT", "VH=XH=TT"),
        ("- Xây dựng kế hoạch\n-Báo cáo", "- Xây dựng kế hoạch\n-Báo cáo"),
        ("Văn phòng - Thống kê", "Văn phòng - Thống kê"),
        ("a--b -5 5- -", "a--b -5 5- -"),
        ("https://dich-vu-cong.gov.vn/p-home", "https://dich-vu-cong.gov.vn/p-home"),
        ("dich-vu-cong.gov.vn", "dich-vu-cong.gov.vn"),
        ("www.xa-mau.gov.vn/tin-tuc, vp-tk@xa.gov.vn", "www.xa-mau.gov.vn/tin-tuc, vp-tk@xa.gov.vn"),
        ("mot-hai-ba-bon-nam-sau-bay-tam-chin", "mot-hai-ba-bon-nam-sau-bay-tam-chin"),
        ("16-HD/VPTW,TT.HĐND-VP", "16=HD/VPTW,TT.HĐND=VP"),
        ("", ""),
    ],
)
def test_hyphens_within_a_short_word_hold_it_together(text: str, printed: str) -> None:
    assert hardened(text) == printed


def test_a_word_of_several_looks_is_one_word() -> None:
    assert hardened("T", "C", "-", "KT; V", "P-TK") == "TC=KT; VP=TK"
    assert hardened("https:", "//a-b", ".vn") == "https://a-b.vn"


@pytest.mark.parametrize(("room", "printed"), [(100, "1.1/hoan=thanh"), (80, "1.1/hoan-thanh"), (5, "1.1/hoan-thanh")])
def test_a_word_wider_than_its_cell_may_break(room: int, printed: str) -> None:
    assert hardened("1.1/hoan-thanh", room=room) == printed


def test_blanks_beside_a_hyphen_are_kept() -> None:
    document = Document()
    run = document.add_paragraph().add_run("a ")
    run._r.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"> VP-TK </w:t>'))
    run._r.append(OxmlElement("w:tab"))
    harden_hyphens(document.element.body, package_of(document).looks)
    assert run.text == "a  VP-TK \t"
    assert all(text.get(qn("xml:space")) == "preserve" for text in list(run._r.iter(qn("w:t")))[1:])
