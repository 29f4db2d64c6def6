"""A letterhead above “Phụ lục …” is part of the annex, and told as what it is; other lines are not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from helpers.decree.draft import Draft, page, section
from helpers.decree.layouts import open_table
from helpers.decree.paper import plan, plan_without_numbers_before
from helpers.decree.wording import cell, line, paragraph
from helpers.word_documents import found

HERE = [("N834", "Phụ lục I, trên dòng “Phụ lục”")]
LEFT = line("ỦY BAN NHÂN DÂN HUYỆN", 12) + line("ỦY BAN NHÂN DÂN XÃ", 12, bold=True) + line("Số: 15/KH-UBND", 13)
RIGHT = (
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    + line("Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    + line("Xã A, ngày 05 tháng 3 năm 2024", 13, italic=True)
)


@pytest.mark.parametrize(
    "above",
    [
        LEFT + RIGHT,
        RIGHT,
        line("UBND XÃ", 12),
        LEFT + line("__________") + paragraph() + RIGHT + paragraph(),
        open_table((6000, 8000), cell(LEFT, 6000), cell(RIGHT, 8000)) + paragraph(),
        line("SỞ NỘI VỤ", 12) + line("Số: …/BC-SNV", 13),
    ],
)
def test_a_letterhead_is_told_once_and_no_page_is_made_for_it(above: str) -> None:
    assert found(Draft(before=above).packed()) == HERE


def test_a_letterhead_of_a_second_section_begins_the_annex_there() -> None:
    draft = plan_without_numbers_before()
    assert found(replace(draft, before=draft.before + LEFT).packed()) == HERE


def test_the_plan_s_own_letterhead_is_none() -> None:
    """Where the annex follows right after a plan, it has no section of its own."""
    codes = [code for code, _ in found(Draft(before=LEFT + RIGHT + plan()).packed())]
    assert codes == ["N814", "N817"]


@pytest.mark.parametrize(
    "above",
    [
        lambda: line("TM. ỦY BAN NHÂN DÂN", bold=True) + line("CHỦ TỊCH", bold=True),
        lambda: line("DANH SÁCH CÁC PHỤ LỤC"),
        lambda: line("(Chi tiết tại Phụ lục kèm theo)./."),
    ],
)
def test_other_lines_are_no_letterhead(above: Callable[[], str]) -> None:
    draft = Draft(before=plan() + above() + section(page(portrait=True)))
    assert found(draft.packed()) == []
