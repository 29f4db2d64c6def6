"""A check in blocks says what one check of all files says, byte for byte, whatever the blocks and the processes."""

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from helpers.support import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.diagnostics import Severity
from cchc.loading import load
from cchc.operations.block_checks import Sharing
from cchc.operations.blocks import dealt
from cchc.operations.checking import Check, check_plans
from cchc.operations.paths import plan_files
from cchc.operations.wanted import Wanted
from cchc.report.findings import (
    FORMS,
    Checked,
    CheckedFiles,
    Presentation,
    WantedForm,
    closing,
    report,
    told,
)

VIEW = Presentation()
EVERY_FORM = [*(WantedForm(form, VIEW) for form in (*FORMS, "statistics")), WantedForm("text", Presentation(90))]
WHOLE = Sharing(1, 10_000)
MANIFOLD = [Sharing(1, 1), Sharing(1, 3), Sharing(1, 7), Sharing(2, 2), Sharing(3, 5)]
PLAIN = Wanted()
COMMUNE = "cchc: 1\nkind: commune\nname: Mẫu\nissuer: UBND xã Mẫu\nparties:\n- {id: a, title: A, kind: official}\n"
ROW = "  - {code: '1.%s', title: T%s, max_score: 2, score: '%s', target: A  B, tasks: B, lead: A, timeframe: Cả năm}\n"


def plan(kind: str, year: int, title: str, rows: str, more: str = "") -> str:
    return f"""cchc: 1
kind: {kind}
year: {year}
commune: commune.yaml
{more}title: {title}
areas:
- number: I
  title: T
  criteria:
{rows}"""


def maintain(year: int, title: str = "Duy trì", more: str = "") -> str:
    return plan("maintain", year, title, ROW.replace(" score: '%s',", "") % (1, 1), more)


def remedy(year: int, scores: str = "101", more: str = "") -> str:
    rows = "".join(ROW % (at, at, score) for at, score in enumerate(scores, 1))
    return plan("remedy", year, f"Khắc phục {year}", rows, f"assessed_year: {year - 1}\n{more}")


TREE = {
    "a/commune.yaml": COMMUNE,
    "a/2024.yaml": maintain(2024),
    "a/2024 (1).yaml": maintain(2024),
    "a/2024_gaps.yaml": remedy(2024, more="maintain_plan: 2024.yaml\n").replace("T1,", "Khác,"),
    "a/2025_gaps.yaml": remedy(2025),
    "a/2026_gaps.yaml": remedy(2026).replace("2025\n", "2025  # cchc: ignore[X718] đã hỏi Sở Nội vụ\n"),
    "a/cu/commune.yaml": COMMUNE,
    "a/cu/2024.yaml": maintain(2024).replace("lead: A", "lead: B"),
    "a/thu/commune.yaml": COMMUNE,
    "a/thu/2024.yaml": maintain(2024, "Bản khác"),
    "b/commune.yaml": COMMUNE,
    "b/2027_gaps.yaml": remedy(2027),
    "b/2028.yaml": maintain(2028, more="document: {number: 15/KH-UBND, date: '2028-01-15'}\n"),
    "b/2028.progress.yaml": "cchc: 1\nkind: progress\nplan: 2028.yaml\nentries:\n- {what: '1.1', date: '2028-06-30'}\n",
    "c/commune.yaml": COMMUNE + "# cchc: ignore[O407] không còn\n",
    "c/2024.yaml": maintain(2024).replace("lead: A", "lead: A  # cchc: ignore[P313] đã phân công\n   "),
}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that have to do with each other across folders."""
    for name, text in TREE.items():
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "plans"


def everything(check: Check[CheckedFiles]) -> tuple[object, ...]:
    """All that a person sees of a check."""
    return check.exit_code, check.notes, *("".join(told(check.checked, form)) for form in EVERY_FORM)


def alike_in_blocks(wanted: Wanted = PLAIN, change: Callable[[], None] = lambda: None) -> tuple[object, ...]:
    """All that a person sees, which is the same however the files are shared out; `change` is made before each check."""
    change()
    expected = everything(check_plans(None, wanted, EVERY_FORM, sharing=WHOLE))
    for sharing in MANIFOLD:
        change()
        assert everything(check_plans(None, wanted, EVERY_FORM, sharing=sharing)) == expected
    return expected


@pytest.mark.usefixtures("tree")
def test_a_block_of_all_files_says_what_the_findings_of_one_load_say() -> None:
    loaded = load(plan_files(None), with_evidence=True)
    failing = frozenset(found for found in loaded.diagnostics if found.severity is Severity.ERROR)
    communes = {name: owner.names for name, owner in loaded.owners.items()}
    whole = Checked(loaded.diagnostics, loaded.suppressed, tuple(loaded.settings), failing, communes)
    check = check_plans(None, Wanted(), EVERY_FORM, sharing=WHOLE)
    assert [*everything(check)[2:]] == [report(form.form, whole, form.view) for form in EVERY_FORM]
    assert check.notes[-1] == closing(whole)


@pytest.mark.usefixtures("tree")
def test_twins_copied_scores_and_shared_files_in_different_blocks_are_found() -> None:
    seen = alike_in_blocks()
    shape = json.loads(str(seen[2 + FORMS.index("json")]))
    found = {(each["path"].removeprefix("plans/"), each["code"]) for each in shape["diagnostics"]}
    assert {each for each in found if each[1] in {"X715", "X718", "X707", "Y115"}} == {
        ("a/2024 (1).yaml", "X715"),
        ("a/cu/2024.yaml", "X715"),
        ("b/2027_gaps.yaml", "X718"),
        ("a/2024_gaps.yaml", "X707"),
        ("c/commune.yaml", "Y115"),
        ("c/2024.yaml", "Y115"),
    }


def test_ignores_are_unused_only_if_no_file_in_any_block_keeps_the_rules_waiting(tree: Path) -> None:
    (tree / "d").mkdir()
    (tree / "d" / "2024.yaml").write_text("cchc: [", encoding="utf-8")
    assert "Y115" not in str(alike_in_blocks())


def test_a_broken_plan_has_its_commune_though_that_is_in_another_block(tree: Path) -> None:
    for year in range(2030, 2040):
        (tree / "c" / f"{year}.yaml").write_text(maintain(year).replace("title", "titel"), encoding="utf-8")
    assert str(alike_in_blocks()[2 + FORMS.index("json")]).count('"commune": "Mẫu"') > 20


def test_what_a_baseline_knows_and_what_is_gone_from_it_is_the_same(tree: Path) -> None:
    baseline = tree / "co-so.json"

    def change() -> None:
        baseline.unlink(missing_ok=True)

    written: set[bytes] = set()
    for wanted in (Wanted(baseline=baseline, write_baseline=True), Wanted(baseline=baseline)):
        seen = alike_in_blocks(wanted, change if wanted.write_baseline else lambda: None)
        written.add(baseline.read_bytes())
        assert "Đã bỏ qua" in str(seen[1])
    assert len(written) == 1
    (tree / "a" / "2025_gaps.yaml").unlink()
    (tree / "a" / "2024.yaml").write_text(maintain(2024).replace("A  B", "A B"), encoding="utf-8")
    assert "phát hiện không thấy nữa" in str(alike_in_blocks(Wanted(baseline=baseline)))


def test_settings_of_each_folder_count_in_every_block(tree: Path) -> None:
    (tree / "a" / "cchc.toml").write_text('select = ["X", "T"]\nfail-on = "warning"\n', encoding="utf-8")
    (tree / "b" / "cchc.toml").write_text('ignore = ["T"]\nfail-on = "never"\n', encoding="utf-8")
    assert alike_in_blocks()[0] == 1
    alike_in_blocks(Wanted(select=("T50", "X718"), ignore=("T503",), fail_on="info", in_brief=True))


@pytest.mark.usefixtures("in_office")
def test_examples_of_all_faults_in_one_folder_are_told_alike() -> None:
    shutil.copytree(ROOT / "tests" / "examples", "plans", dirs_exist_ok=True)
    alike_in_blocks()


names = st.sampled_from(["a", "b", "b/c", "d"])


@settings(max_examples=50)
@given(st.lists(st.tuples(names, st.integers(0, 99)), unique=True), st.integers(1, 9))
def test_files_are_dealt_in_their_order_and_folders_cut_only_if_large(files: list[tuple[str, int]], size: int) -> None:
    paths = [Path(folder, f"{number}.yaml") for folder, number in files]
    blocks = list(dealt(paths, size))
    assert [path for block in blocks for path in block] == paths
    assert all(0 < len(block) <= size for block in blocks)
    for one, other in pairwise(blocks):
        shared = {path.parent for path in one} & {path.parent for path in other}
        assert not shared or len(paths) > size
