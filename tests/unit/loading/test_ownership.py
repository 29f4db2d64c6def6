"""The commune of each file, as far as the files state it, sound or not."""

from pathlib import Path

import pytest

from cchc.loading import load
from cchc.model.commune_names import CommuneNames

COMMUNE = """cchc: 1
kind: commune
name: {name}
code: "{code}"
issuer: Ủy ban nhân dân xã {name}
parties:
- {{id: a, title: A, kind: official}}
"""
PLAN = """cchc: 1
kind: maintain
year: 2024
commune: {commune}
title: T
areas:
- number: I
  title: L
  criteria:
  - {{code: "1.1", title: X, max_score: 1, target: A, tasks: A, lead: A, timeframe: Quý I}}
"""
AN, BINH = (
    CommuneNames(name, code, f"Ủy ban nhân dân xã {name}") for name, code in (("An", "00001"), ("Bình", "00002"))
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files of two communes."""
    monkeypatch.chdir(tmp_path)
    for letter, names in (("a", AN), ("b", BINH)):
        text = COMMUNE.format(name=names.name, code=names.code)
        (tmp_path / f"xa-{letter}.yaml").write_text(text, encoding="utf-8")
        (tmp_path / f"{letter}.yaml").write_text(PLAN.format(commune=f"xa-{letter}.yaml"), encoding="utf-8")
    return tmp_path


def communes(*names: str) -> dict[str, CommuneNames]:
    """The commune of each file that was read."""
    return {name: owner.names for name, owner in load(map(Path, names)).owners.items()}


def test_a_plan_belongs_to_the_commune_that_it_names_and_its_progress_to_the_same(folder: Path) -> None:
    (folder / "b.progress.yaml").write_text("cchc: 1\nkind: progress\nplan: 7\n", encoding="utf-8")
    assert communes("a.yaml", "b.yaml") == {
        "a.yaml": AN,
        "xa-a.yaml": AN,
        "b.yaml": BINH,
        "xa-b.yaml": BINH,
        "b.progress.yaml": BINH,
    }


@pytest.mark.parametrize(
    ("file", "sound", "broken"),
    [
        ("b.yaml", "year: 2024", "yaer: 2024"),
        ("b.yaml", "kind: maintain", "kind: maintian"),
        ("b.yaml", '"1.1"', '"1"'),
    ],
)
def test_a_broken_plan_belongs_to_the_commune_that_it_names(folder: Path, file: str, sound: str, broken: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert sound in text
    (folder / file).write_text(text.replace(sound, broken), encoding="utf-8")
    assert communes(file, "xa-a.yaml", "xa-b.yaml")[file] == BINH


def test_a_broken_commune_still_has_the_names_that_it_states(folder: Path) -> None:
    text = (folder / "xa-b.yaml").read_text(encoding="utf-8").replace('"00002"', '"2"').replace("issuer", "isuer")
    (folder / "xa-b.yaml").write_text(text, encoding="utf-8")
    assert communes("b.yaml")["b.yaml"] == CommuneNames("Bình", None, None)


@pytest.mark.parametrize(
    "stated",
    ["xa-c.yaml", "a.yaml", "../xa-a.yaml", "/xa-a.yaml", '"x\\0.yaml"', "[xa-a.yaml]", "-", ".", "xa-a.yaml/x"],
)
def test_the_commune_of_a_plan_that_names_none_is_not_guessed_among_several(folder: Path, stated: str) -> None:
    (folder / "a.yaml").write_text(PLAN.format(commune=stated), encoding="utf-8")
    assert "a.yaml" not in communes("a.yaml", "xa-a.yaml", "xa-b.yaml")


def test_a_file_that_cannot_be_read_belongs_to_the_only_commune_of_its_folder(folder: Path) -> None:
    (folder / "a.yaml").write_text("kind: [\n", encoding="utf-8")
    assert communes("a.yaml") == {}
    assert communes("a.yaml", "xa-a.yaml")["a.yaml"] == AN
    assert communes("a.yaml", "xa-a.yaml", "xa-b.yaml") == {"xa-a.yaml": AN, "xa-b.yaml": BINH}


def test_a_link_belongs_to_the_folder_that_it_stands_in(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "c.yaml"
    elsewhere.write_text("", encoding="utf-8")
    (folder / "c.yaml").symlink_to(elsewhere)
    assert communes("c.yaml", "xa-a.yaml") == {"c.yaml": AN, "xa-a.yaml": AN}


def test_a_plan_that_names_a_file_that_is_not_there_does_not_belong_to_another_one(folder: Path) -> None:
    (folder / "a.yaml").write_text(PLAN.format(commune="xa-c.yaml"), encoding="utf-8")
    assert communes("a.yaml", "xa-b.yaml") == {"xa-b.yaml": BINH}
