"""Data that comes with the program."""

import letter_widths
import pytest
from helpers.support import ROOT
from helpers.tools import LIBERATION, liberation

from cchc import resources


@pytest.mark.needs(LIBERATION)
def test_the_widths_of_letters_are_those_of_the_typeface() -> None:
    stored = (ROOT / "src" / "cchc" / "letter_widths.txt").read_text(encoding="utf-8")
    assert letter_widths.table(liberation()) == stored


def test_each_face_has_the_letters_of_vietnamese_and_the_signs_of_plans() -> None:
    wanted = set("aàảãáạăằắâấậđéệíịôộơờợưựýỵ AĐỆỰ0123456789-–—“”…≥≤×½%•./;:(),\u0301")
    assert {face: wanted - set(widths) for face, widths in resources.letter_widths().items()} == {
        "regular": set(),
        "bold": set(),
        "italic": set(),
        "bold italic": set(),
    }


def test_widths_are_told_by_face() -> None:
    assert [resources.letter_widths()[face]["ế"] for face in ("regular", "bold", "italic")] == [444, 444, 444]
    assert [resources.letter_widths()[face]["Đ"] for face in ("regular", "bold", "italic")] == [722, 722, 722]
    assert [resources.letter_widths()[face]["m"] for face in ("regular", "bold", "italic")] == [778, 833, 722]
    assert resources.letter_widths()["regular"][" "] == 250
