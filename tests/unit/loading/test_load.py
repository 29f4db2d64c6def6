"""Files that refer to each other: each is read once, and reported once under its own name."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc.diagnostics import CATALOGUE, Choice, Severity
from cchc.loading import Loaded, Settings, load
from cchc.model.dossier import Dossier
from cchc.rules import ALL_RULES, Rule
from cchc.rules.rule import Found

COMMUNE = "cchc: 1\nkind: commune\nname: M\nissuer: U\nparties:\n- {id: a, title: A, kind: official}\n"
ROW = "{code: '1.1', title: T, max_score: 1, target: A, tasks: B, lead: A, timeframe: Cả năm}"
MAINTAIN = f"""cchc: 1
kind: maintain
year: 2024
commune: commune.yaml
annex: I
title: T
areas:
- number: I
  title: T
  criteria:
  - {ROW}
"""
REMEDY = (
    MAINTAIN.replace("maintain", "remedy")
    .replace("max_score: 1,", "max_score: 1, score: 0, same_as: '1.1',")
    .replace("annex: I", "annex: II")
    .replace("year: 2024\n", "year: 2024\nassessed_year: 2023\nmaintain_plan: m.yaml\n")
)
PROGRESS = "cchc: 1\nkind: progress\nplan: m.yaml\nentries:\n- {what: '1.1', date: '2024-06-30', evidence: B}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"commune": COMMUNE, "m": MAINTAIN, "r": REMEDY, "m.progress": PROGRESS}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def codes(loaded: Loaded) -> list[tuple[str, str]]:
    return [(found.path, found.code) for found in loaded.diagnostics]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_sound_files_make_a_whole_dossier() -> None:
    loaded = load([Path("m.yaml"), Path("r.yaml")])
    assert codes(loaded) == []
    assert len(loaded.settings) == 4
    maintain, remedy = (case.dossier for case in loaded.cases)
    assert all((maintain.plan, maintain.commune, maintain.progress))
    assert maintain.maintain is None
    assert all((remedy.plan, remedy.commune))
    assert (remedy.maintain, remedy.progress) == (maintain.plan, None)


def test_a_plan_that_is_referred_to_is_checked_with_the_one_that_refers_to_it(folder: Path) -> None:
    replace(folder / "m.yaml", "target: A, ", "")
    assert codes(load([Path("r.yaml")])) == [("m.yaml", "P311")]


def test_a_shared_file_is_reported_once(folder: Path) -> None:
    replace(folder / "commune.yaml", "- {id: a, title: A, kind: official}", "- {id: a, title: A, kind: official}\n" * 2)
    loaded = load([Path("m.yaml"), Path("r.yaml"), Path("commune.yaml"), Path("./m.yaml")])
    assert codes(loaded) == [("commune.yaml", "O402")] * 2
    assert {case.has_errors for case in loaded.cases} == {True}


def test_rules_wait_for_the_schema_in_that_file_only(folder: Path) -> None:
    replace(folder / "m.yaml", "year: 2024", "year: 24")
    replace(folder / "r.yaml", "lead: A", "lead: B")
    loaded = load([Path("m.yaml"), Path("r.yaml")])
    assert codes(loaded) == [("m.yaml", "S208"), ("r.yaml", "O401")]
    assert loaded.waiting == ("m.yaml",)


def test_a_commune_that_is_broken_makes_its_plans_unusable_but_hides_nothing_of_them(folder: Path) -> None:
    (folder / "commune.yaml").write_text("cchc: [", encoding="utf-8")
    replace(folder / "m.yaml", "target: A, ", "")
    loaded = load([Path("m.yaml")])
    assert codes(loaded) == [("commune.yaml", "Y101"), ("m.yaml", "P311")]
    assert loaded.cases[0].has_errors


def test_without_progress_the_progress_file_is_not_even_read(folder: Path) -> None:
    (folder / "m.progress.yaml").write_text("?", encoding="utf-8")
    assert codes(load([Path("m.yaml")], with_progress=False)) == []
    assert codes(load([Path("m.yaml")])) != []


def test_a_progress_file_of_another_name_is_told_so_and_checked_against_its_plan_all_the_same(folder: Path) -> None:
    (folder / "other.yaml").write_text(PROGRESS.replace("'1.1'", "'1.2'"), encoding="utf-8")
    assert codes(load([Path("other.yaml")])) == [("other.yaml", "X706"), ("other.yaml", "X705")]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (".", [("m.progress.yaml", "S211")]),
        ("a/m.yaml", [("m.progress.yaml", "X706")]),
        ("./m.yml", [("m.yaml", "X706")]),
        ("m", [("m.yaml", "X706")]),
    ],
)
def test_a_progress_file_that_names_no_plan_or_another_is_told(
    folder: Path, plan: str, expected: list[tuple[str, str]]
) -> None:
    text = PROGRESS.replace("plan: m.yaml", f"plan: {plan}")
    assert text != PROGRESS
    (folder / "m.progress.yaml").write_text(text, encoding="utf-8")
    loaded = load([Path("m.yaml")])
    assert codes(loaded) == expected
    assert loaded.cases[0].has_errors


def test_a_file_outside_the_folder_is_not_reached_by_a_link(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "m.yaml").write_text(MAINTAIN, encoding="utf-8")
    (folder / "sub" / "commune.yaml").symlink_to(folder / "commune.yaml")
    assert codes(load([Path("sub/m.yaml")])) == [("sub/m.yaml", "X701")]


def test_the_same_file_by_two_names_is_one_file() -> None:
    plans = Path(__file__).resolve().parents[3] / "plans"
    loaded = load([plans / "2024.yaml", plans / ".." / "plans" / "2024.yaml"])
    assert len(loaded.settings) == 2
    assert len(loaded.cases) == 1
    assert {Path(found.path).name for found in loaded.diagnostics} == {"2024.yaml", "commune.yaml"}


def test_findings_are_in_order_of_path_line_column_and_code() -> None:
    found = load(sorted((Path(__file__).resolve().parents[2] / "examples").glob("[p-x]*.yaml"))).diagnostics
    assert len(found) > 60
    keys = [(each.path, each.span.line, each.span.column, each.code) for each in found]
    assert keys == sorted(keys)


@pytest.mark.usefixtures("in_project")
def test_a_finding_says_where_it_is_in_the_annex() -> None:
    words = {
        found.code: found.where for found in load([Path("plans/2024.yaml"), Path("plans/2023_gaps.yaml")]).diagnostics
    }
    assert words["P314"] == "Phụ lục I, lĩnh vực I, TT 4, cột Thời gian thực hiện"
    assert words["P315"] == "Phụ lục II, lĩnh vực VII, TT 2, cột Nhiệm vụ, giải pháp"
    assert words["O407"] == ""


def test_a_file_whose_name_is_decomposed_on_disk_is_found_by_its_composed_name(folder: Path) -> None:
    for name, text in {"kế hoạch": MAINTAIN, "kế hoạch.progress": PROGRESS.replace("m.yaml", "kế hoạch.yaml")}.items():
        (folder / f"{unicodedata.normalize('NFD', name)}.yaml").write_text(text, encoding="utf-8")
    (file,) = (each for each in folder.iterdir() if "hoạch.yaml" in unicodedata.normalize("NFC", each.name))
    (case,) = load([file]).cases
    assert case.dossier.progress is not None
    assert not case.has_errors


def hostile(folder: Path, criteria: str, parties: str = "") -> Loaded:
    """A plan that keeps to the schema, and is made to be slow."""
    (folder / "commune.yaml").write_text(COMMUNE + parties, encoding="utf-8")
    (folder / "m.yaml").write_text(MAINTAIN.split("  - {code", maxsplit=1)[0] + criteria, encoding="utf-8")
    return load([Path("m.yaml")])


def rows(number: int, fields: str) -> str:
    return "".join(
        f"  - {{code: '1.{n % 99 + 1}.{n // 99 + 1}', title: T, max_score: 1, {fields}}}\n" for n in range(number)
    )


def test_a_long_column_of_as_above_is_no_recursion(folder: Path) -> None:
    loaded = hostile(folder, rows(2000, "lead: như trên"))
    assert [found.span.line for found in loaded.diagnostics if found.code == "P310"] == [11]
    assert len([found for found in loaded.diagnostics if found.code == "P312"]) == 2000


@pytest.mark.parametrize(
    "lead",
    ["A" + " " * 200_000 + "B", "a; " * 50_000, "<i>" * 50_000, "<i>a</i>" * 20_000, "- " * 100_000, "ế" * 300_000],
)
def test_a_long_cell_is_one_bounded_finding_at_most(folder: Path, lead: str) -> None:
    loaded = hostile(folder, rows(1, f"target: A, tasks: B, lead: '{lead}', timeframe: Cả năm"))
    for found in loaded.diagnostics:
        assert len(found.message) < 400
        assert "\n" not in found.message


@pytest.mark.parametrize("text", ["a" + "\u0323\u0301" * 200_000, "1.2\u200b", "\uf0b7 Một", "\ue001"])
def test_characters_that_nobody_sees_or_that_pile_up_are_refused(folder: Path, text: str) -> None:
    assert codes(hostile(folder, rows(1, f"target: '{text}'"))) == [("m.yaml", "Y107")]


def test_a_name_of_a_file_that_no_system_can_hold_is_a_finding(folder: Path) -> None:
    replace(folder / "m.yaml", "commune.yaml", "a" * 300)
    assert codes(load([Path("m.yaml")])) == [("m.yaml", "S211")]


def test_faults_of_the_maintain_plan_are_not_the_remedy_plans(folder: Path) -> None:
    replace(folder / "m.yaml", "code: '1.1'", "code: '2.1'")
    remedy, maintain = load([Path("r.yaml"), Path("m.yaml")], with_progress=False).cases
    assert (maintain.has_errors, remedy.has_errors) == (True, True)  # 1.1 is no longer there to correspond to
    replace(folder / "r.yaml", "same_as: '1.1'", "same_as: '2.1'")
    remedy, maintain = load([Path("r.yaml"), Path("m.yaml")], with_progress=False).cases
    assert (maintain.has_errors, remedy.has_errors) == (True, False)


def test_emphasis_hides_no_meaning(folder: Path) -> None:
    replace(folder / "m.yaml", "lead: A, timeframe: Cả năm", "lead: <i>A</i>, timeframe: <b>Cả năm</b>")
    assert codes(load([Path("m.yaml")])) == []


def test_a_blank_group_is_one_without_fields(folder: Path) -> None:
    replace(folder / "m.yaml", "title: T\nareas", "title: T\ndocument:\ncolumns:\nareas")
    assert codes(load([Path("m.yaml")])) == []


def test_a_part_is_named_by_its_own_number() -> None:
    examples = Path(__file__).resolve().parents[2] / "examples"
    words = {found.where for found in load([examples / "p-structure.yaml"]).diagnostics if found.code == "P306"}
    assert words == {"Phụ lục, lĩnh vực III, TT 2.2", "Phụ lục, lĩnh vực II, TT 1.1"}


def test_rules_are_listed_in_the_order_of_the_catalogue() -> None:
    order = list(CATALOGUE)
    assert [rule.code for rule in ALL_RULES] == sorted((rule.code for rule in ALL_RULES), key=order.index)


def test_remedy_plans_of_one_year_are_copies_only_when_they_are_of_one_assessed_year(folder: Path) -> None:
    for assessed, expected in (("2022", []), ("2023", [("s.yaml", "X715")])):
        other = REMEDY.replace("assessed_year: 2023", f"assessed_year: {assessed}")
        (folder / "s.yaml").write_text(other, encoding="utf-8")
        assert codes(load([Path("r.yaml"), Path("s.yaml")])) == expected


def test_an_ignore_without_effect_is_told_only_when_every_file_was_checked(folder: Path) -> None:
    replace(folder / "m.yaml", "year: 2024", "year: 2024  # cchc: ignore[P314] đã hỏi Sở")
    assert codes(load([Path("m.yaml")])) == [("m.yaml", "Y115")]
    replace(folder / "r.yaml", "year: 2024\n", "year: 24\n")
    assert codes(load([Path("m.yaml"), Path("r.yaml")])) == [("r.yaml", "S208")]


def test_who_asks_for_errors_only_gets_them_all_and_the_same_cases() -> None:
    examples = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
    whole, quick = load(examples), load(examples, errors_only=True)
    errors = [found for found in whole.diagnostics if found.severity is Severity.ERROR]
    assert len(errors) > 100
    assert [found for found in quick.diagnostics if found.severity is Severity.ERROR] == errors
    assert [(case.name, case.has_errors) for case in quick.cases] == [
        (case.name, case.has_errors) for case in whole.cases
    ]


def test_a_rule_runs_only_if_somebody_wants_its_code_or_a_comment_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run: list[str] = []

    def spy(code: str) -> Rule:
        def check(_: Dossier) -> Iterator[Found]:
            run.append(code)
            return iter(())

        return Rule(code, check)

    monkeypatch.setattr("cchc.rules.ALL_RULES", tuple(spy(rule.code) for rule in ALL_RULES))
    replace(folder / "m.yaml", "year: 2024", "year: 2024  # cchc: ignore[P314] đã hỏi Sở")
    load([Path("m.yaml")], settings_for=lambda _: Settings(Choice(select=("T50",), ignore=("T503",))))
    assert {*run} == {"P301", "O402", "D602", "P314", "T501", "T502", "T504", "T505", "T506", "T507"}


@pytest.mark.parametrize("kind", ["maintian", "maintains"])
def test_a_misspelt_kind_does_not_hide_the_other_findings(folder: Path, kind: str) -> None:
    replace(folder / "m.yaml", "kind: maintain", f"kind: {kind}")
    replace(folder / "m.yaml", "max_score: 1", "max_score: hai")
    assert [code for _, code in codes(load([Path("m.yaml")]))] == ["S205", "S206"]


def test_of_a_kind_that_is_like_none_nothing_more_is_said(folder: Path) -> None:
    replace(folder / "m.yaml", "kind: maintain", "kind: xyz")
    replace(folder / "m.yaml", "max_score: 1", "max_score: hai")
    assert [code for _, code in codes(load([Path("m.yaml")]))] == ["S205"]
