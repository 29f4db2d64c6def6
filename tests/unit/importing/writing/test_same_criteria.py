"""Criteria that both annexes have: offered in a comment where code and title agree."""

from dataclasses import replace

import pytest
from helpers.imported_making import annex_with, row

from cchc.importing.imported import ImportedRow, Weight
from cchc.importing.writing.plan_text import PlanWriting, plan_text
from cchc.language.formatting import formatted
from cchc.source import parse

MAINTAIN = annex_with(row(code="4.2", title="Tinh giản biên chế", max_score="2"))
WANTED = PlanWriting(commune="c.yaml", maintain_plan="2024.yaml", source="ke-hoach.docx", maintain=MAINTAIN)
COMMENT = '    # same_as: "4.2"  # cùng mã, tên ở phụ lục duy trì: nếu đúng thì bỏ dấu “# ” ở đầu dòng\n'


def remedy(one: ImportedRow) -> str:
    made = plan_text(annex_with(one, kind="remedy", assessed_year="2023"), WANTED)
    assert formatted(made.text.encode()).content.decode() == made.text
    return made.text


def test_an_equal_code_and_title_is_offered_and_asked() -> None:
    one = annex_with(row(code="4.2", title="TINH GIẢN  biên chế", max_score="2"), kind="remedy", assessed_year="2023")
    made = plan_text(one, WANTED)
    assert COMMENT in made.text
    [doubt] = made.doubts
    assert (doubt.weight, doubt.place, doubt.read_as) == (
        Weight.SAME,
        "bảng 2, hàng 3, cột 3",
        "có thể là tiêu chí 4.2 của phụ lục duy trì",
    )
    by_hand = made.text.replace('# same_as: "4.2"  #', 'same_as: "4.2"  #')
    assert parse(by_hand.encode()).faults == ()


@pytest.mark.parametrize(
    ("code", "title"), [("4.3", "Tinh giản biên chế"), ("4.2", "Tinh giản"), ("", "Tinh giản biên chế")]
)
def test_another_code_or_title_is_not_offered(code: str, title: str) -> None:
    assert "same_as" not in remedy(row(code=code, title=title))


def test_both_offers_stand_one_below_the_other() -> None:
    text = remedy(row(code="4.2", title="Tinh giản biên chế", tasks="Hằng quý có 01 cuộc họp"))
    assert f"{COMMENT}    # deliverables:  #" in text


def test_without_the_maintain_annex_nothing_is_offered() -> None:
    one = annex_with(row(code="4.2", title="Tinh giản biên chế"), kind="remedy", assessed_year="2023")
    assert "same_as" not in plan_text(one, replace(WANTED, maintain=None)).text
