import pytest
from helpers.year_making import annex_of, over, scored, states

from cchc.analysis.copied_scores import copied_scores
from cchc.analysis.score_doubts import reworded, unlinked
from cchc.analysis.score_history import HistoryState
from cchc.analysis.successions import Basis, Succession, listed, successions
from cchc.model.plan import RemedyPlan
from cchc.model.title_likeness import Likeness

TITLE = "Đổi mới, sáng tạo trong thực hiện nhiệm vụ"
OTHER = "Kiểm tra công tác cải cách"


def links(earlier: RemedyPlan, later: RemedyPlan) -> list[Succession]:
    return successions(tuple(listed(earlier)), tuple(listed(later)))


def pairs(earlier: RemedyPlan, later: RemedyPlan) -> list[tuple[str, str, Basis, Likeness]]:
    """The addresses that are one criterion, and why."""
    return [
        (link.earlier.row.address, link.later.row.address, link.basis, link.likeness) for link in links(earlier, later)
    ]


def test_a_criterion_is_what_same_as_names_in_the_next_year() -> None:
    before = annex_of(2023, scored("1.6", "0", title=TITLE, same_as="1.4"), scored("1.4", "1", title=OTHER))
    after = annex_of(2024, scored("1.4", "1", title=TITLE), scored("1.3", "0", title=OTHER))
    assert pairs(before, after) == [("1.6", "1.4", Basis.MAPPED, Likeness.EQUAL)]


def test_a_file_copied_with_last_years_codes_still_links_each_criterion_to_itself() -> None:
    criteria = scored("1.6", "0", title=TITLE, same_as="1.4"), scored("1.4", "1", title=OTHER, same_as="1.3")
    assert pairs(annex_of(2023, *criteria), annex_of(2024, *criteria)) == [
        ("1.6", "1.6", Basis.CODE, Likeness.EQUAL),
        ("1.4", "1.4", Basis.CODE, Likeness.EQUAL),
    ]


def test_equal_same_as_makes_criteria_with_one_title_one() -> None:
    before, after = (
        annex_of(year, scored(code, "0", title=TITLE, same_as="1.4")) for year, code in ((2023, "1.6"), (2024, "1.5"))
    )
    assert pairs(before, after) == [("1.6", "1.5", Basis.SAME, Likeness.EQUAL)]


def test_codes_are_compared_without_case_and_titles_folded() -> None:
    before = annex_of(2023, scored("1.1a", "0", title="Kế hoạch cải cách, hoà giải"))
    after = annex_of(2024, scored("1.1A", "0", title="<b>Kế hoạch</b> cải cách,  hòa giải."))
    assert pairs(before, after) == [("1.1a", "1.1A", Basis.CODE, Likeness.EQUAL)]


@pytest.mark.parametrize(
    "title",
    [
        "Đổi mới, sáng tạo",
        "Đổi mới và sáng tạo trong thực hiện nhiệm vụ được giao",
        "Kết quả thực hiện nhiệm vụ: sáng tạo, đổi mới",
    ],
)
def test_a_reworded_title_is_one_criterion_and_told(title: str) -> None:
    before, after = annex_of(2023, scored("1.6", "0", title=TITLE)), annex_of(2024, scored("1.6", "1", title=title))
    assert pairs(before, after) == [("1.6", "1.6", Basis.CODE, Likeness.REWORDED)]
    assert len(list(reworded(over(before, after), Likeness.REWORDED))) == 1


def test_one_code_with_quite_another_title_is_two_criteria_and_told() -> None:
    before, after = (
        annex_of(2023, scored("1.6", "0", title=TITLE)),
        annex_of(2024, scored("1.6", "2", title=OTHER), scored("1.7", "1")),
    )
    assert pairs(before, after) == []
    years = over(before, after)
    assert states(years) == {"1.7": HistoryState.NEW, "1.6": HistoryState.ABSENT}
    [(one, other)] = unlinked(years)
    assert (one.listed.plan.assessed_year, other.listed.plan.assessed_year) == (2023, 2024)


def test_what_a_person_mapped_is_followed_under_another_title_and_told() -> None:
    before, after = (
        annex_of(2023, scored("1.6", "0", title=TITLE, same_as="1.4")),
        annex_of(2024, scored("1.4", "2", title=OTHER)),
    )
    assert pairs(before, after) == [("1.6", "1.4", Basis.MAPPED, Likeness.OTHER)]
    assert len(list(reworded(over(before, after), Likeness.OTHER))) == 1


def test_same_as_says_nothing_of_the_codes_two_years_later_unless_the_title_bears_it_out() -> None:
    before = annex_of(2023, scored("1.6", "0", title=TITLE, same_as="1.4"))
    assert pairs(before, annex_of(2025, scored("1.4", "2", title=OTHER))) == []
    assert pairs(before, annex_of(2025, scored("1.4", "2", title=TITLE))) == [
        ("1.6", "1.4", Basis.CODE, Likeness.EQUAL)
    ]


def test_of_a_code_that_same_as_gave_up_nothing_is_said() -> None:
    before = annex_of(2023, scored("1.6", "0", title=TITLE, same_as="1.4"))
    assert list(unlinked(over(before, annex_of(2024, scored("1.6", "1", title=OTHER))))) == []


def test_one_title_under_two_codes_is_two_criteria_and_told() -> None:
    before, after = annex_of(2023, scored("1.6", "0", title=TITLE)), annex_of(2024, scored("1.5", "1", title=TITLE))
    assert pairs(before, after) == []
    assert len(list(unlinked(over(before, after)))) == 1


def test_rows_without_a_code_are_one_by_their_title_and_not_by_their_place() -> None:
    plans = []
    for year, titles in ((2023, (TITLE, OTHER)), (2024, (OTHER, TITLE))):
        criteria = [{"title": title, "max_score": "2", "score": "1"} for title in titles]
        plans.append(annex_of(year, *criteria))
    assert pairs(*plans) == [
        ("I/1", "I/2", Basis.TITLE, Likeness.EQUAL),
        ("I/2", "I/1", Basis.TITLE, Likeness.EQUAL),
    ]


def copied(*after: dict[str, object], before: int = 4) -> int:
    """The scores copied into an annex from one of the year before that has four criteria, each with one point."""
    return copied_scores(
        annex_of(2023, *(scored(f"1.{at}", "1") for at in range(1, before + 1))), annex_of(2024, *after)
    )


def test_scores_are_copied_only_where_all_criteria_are_the_same_and_have_the_same() -> None:
    same = [scored(f"1.{at}", "1", most="3") for at in range(1, 5)]
    assert copied(*same) == 4
    assert copied(*same[::-1]) == 4
    assert copied(*same[:3], scored("1.4", "1,5")) == 0
    assert copied(*same[:3], scored("1.4", None)) == 0
    assert copied(*same[:3]) == copied(*same, scored("1.5", "1")) == 0
    assert copied(*same[:3], scored("1.4", "1", title="Chuyện khác")) == 0
    assert copied(*same[:2], before=2) == 0


def test_parts_tell_of_the_copied_scores_of_their_parent() -> None:
    parts = [scored(f"1.1.{at}", "1") for at in (1, 2, 3)]
    plans = [annex_of(year, scored("1.1", "3", "6", parts=parts), scored("1.2", None)) for year in (2023, 2024)]
    assert copied_scores(*plans) == 3
