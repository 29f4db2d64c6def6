"""The places of documents of several folders: as their plans lie, never two in one place, never upwards."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.operations.places import places


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def placed(typed: str, *plans: str, others: tuple[str, ...] = ()) -> list[str]:
    """Where the documents of plans go, typed folders and plans told by their paths."""
    for plan in (*plans, *others):
        Path(plan).parent.mkdir(parents=True, exist_ok=True)
    named = [(Path(plan), Path(plan).stem) for plan in plans]
    return [path.as_posix() for path in places(named, map(Path, others), map(Path, typed.split()))]


def test_plans_of_one_folder_lie_side_by_side() -> None:
    assert placed("plans", "plans/2024.yaml", "plans/2025.yaml") == ["2024", "2025"]
    assert placed(".", "xa-a/plans/2024.yaml") == ["2024"]
    assert placed("xa-a/plans/2024.yaml", "xa-a/plans/2024.yaml") == ["2024"]


@pytest.mark.parametrize(
    ("typed", "plans", "found"),
    [
        (".", ["xa-a/plans/1.yaml", "xa-b/plans/1.yaml"], ["xa-a/1", "xa-b/1"]),
        ("tinh", ["tinh/h/xa-a/plans/1.yaml", "tinh/h/xa-b/plans/1.yaml"], ["h/xa-a/1", "h/xa-b/1"]),
        ("xa-a/plans xa-b/plans", ["xa-a/plans/1.yaml", "xa-b/plans/1.yaml"], ["xa-a/1", "xa-b/1"]),
        ("t/xa-a t/xa-b", ["t/xa-a/plans/1.yaml", "t/xa-b/1.yaml"], ["xa-a/1", "xa-b/1"]),
        ("plans", ["plans/1.yaml", "plans/cu/1.yaml"], ["1", "cu/1"]),
        ("plans/1.yaml plans/cu/1.yaml", ["plans/1.yaml", "plans/cu/1.yaml"], ["1", "cu/1"]),
        (".", ["1.yaml", "plans/1.yaml"], ["1", "plans/1"]),
        (".", ["xa/1.yaml", "xa/plans/1.yaml", "xa/plans/2.yaml"], ["xa/1", "xa/plans/1", "xa/plans/2"]),
        (".", ["xa/1.yaml", "xa/plans/2.yaml"], ["xa/1", "xa/2"]),
        (".", ["Xa/1.yaml", "xa/1.yaml", "XA/1.yaml"], ["Xa-2/1", "xa-3/1", "XA/1"]),
        (".", ["xa/plans/1.yaml", "Xa/plans/1.yaml"], ["xa/plans/1", "Xa/1"]),
        ("plans .", ["plans/1.yaml", "1.yaml"], ["plans/1", "1"]),
        (".", ["1.yaml", "1.docx/2.yaml", "1.pdf/3.yaml"], ["1", "1.docx-2/2", "1.pdf-2/3"]),
        (".", ["Xa/plans/1.yaml", "xa/plans/1.yaml", "XA/plans/1.yaml"], ["Xa/plans/1", "xa-2/1", "XA/1"]),
        (".", ["xa/1.yaml", "xa/1.docx/h/k.yaml"], ["xa/1", "xa-2/1.docx-2/h-2/k"]),
        (".", ["xa.yaml", "xa.docx/plans/1.yaml"], ["xa", "xa.docx-2/1"]),
    ],
)
def test_plans_of_several_folders_lie_as_they_do_below_the_typed_one(
    typed: str, plans: list[str], found: list[str]
) -> None:
    assert placed(typed, *plans) == found


def test_a_folder_whose_plans_are_left_out_counts_too() -> None:
    assert placed("xa-a xa-b", "xa-a/1.yaml", others=("xa-b/1.yaml",)) == ["xa-a/1"]


def test_accents_composed_or_not_are_one_name_and_accents_or_none_two() -> None:
    composed, decomposed = (f"{unicodedata.normalize(form, 'Mỹ')}/1.yaml" for form in ("NFC", "NFD"))
    assert sorted(placed(".", composed, decomposed, "My/1.yaml")) == sorted(
        [f"{Path(decomposed).parent}/1", f"{Path(composed).parent}-2/1", "My/1"]
    )


def test_no_place_leads_upwards() -> None:
    Path("a").mkdir()
    assert placed("../x a/../b", "../x/1.yaml", "a/../b/1.yaml") == ["x/1", f"{Path.cwd().name}/b/1"]


@given(st.lists(st.lists(st.sampled_from(["a", "A", "plans", "Plans", "1.docx", "1-2"]), max_size=4), min_size=1))
def test_no_two_documents_meet_on_any_disk(folders: list[list[str]]) -> None:
    plans = [(Path(*parts, f"{stem}.yaml"), stem) for parts in {*map(tuple, folders)} for stem in ("1", "a")]
    found = [f"{path.as_posix()}.docx".casefold() for path in places(plans, (), [Path()])]
    assert len({*found}) == len(plans)
    assert not {*found} & {parent.as_posix() for path in found for parent in Path(path).parents}
