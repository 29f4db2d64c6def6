"""The bench: its plans are sound and always the same, its table and its comparison say what was measured."""

import json
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from helpers.support import ROOT

from bench import kept, table
from bench.figures import Figure, Unit
from bench.generating import BigPlan, commune, communes
from bench.instructions import told
from bench.kept import Result, result, slower
from bench.page import quoting
from bench.processes import Command, FailedCommandError, Spent, cpu, in_turn, ratio, spent, wall
from bench.rows import GROUPS
from bench.scaling import exponent
from cchc.diagnostics import Severity
from cchc.loading import load

BOTH = ("2024.yaml", "2023_gaps.yaml")
GROUND = {"python": "CPython 3.11.7", "typer": "0.29.2"}
EXACT = {"instructions/one": 1000.0, "instructions/yardstick": 500.0, "one/peer": 0.8}


def codes(paths: list[Path]) -> list[str]:
    return sorted(each.code for each in load(paths).diagnostics)


def test_a_commune_has_the_findings_of_the_real_one(tmp_path: Path) -> None:
    communes(tmp_path, 2, BOTH)
    real = codes([ROOT / "plans" / name for name in BOTH])
    assert [codes([folder / name for name in BOTH]) for folder in sorted(tmp_path.iterdir())] == [real, real]


def test_a_commune_is_always_the_same_and_no_two_are_alike() -> None:
    assert commune(7, BOTH) == commune(7, BOTH)
    plans = [commune(number).files["2024.yaml"].splitlines() for number in range(4)]
    for one, other in pairwise(plans):
        assert len(one) == len(other)
        assert sum(line != like for line, like in zip(one, other, strict=True)) > 30


def test_a_big_plan_is_sound_and_so_is_what_is_recorded_in_it(tmp_path: Path) -> None:
    plan = BigPlan(104, is_monthly=True)
    folder = plan.write(tmp_path / "big", entries=200)
    loaded = load([folder / "2024.yaml"])
    assert [each for each in loaded.diagnostics if each.severity is not Severity.INFO] == []
    text = (folder / "2024.yaml").read_text(encoding="utf-8")
    assert len(re.findall("  - code: ", text)) == 104
    assert len(set(plan.addresses)) == 104 * 12
    assert plan.text() == BigPlan(104, is_monthly=True).text()


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.876, Unit.RATIO, "0,88×"),
        (1508.4, Unit.INSTRUCTIONS, "1.508 triệu lệnh máy"),
        (14.25, Unit.SECONDS, "14,25 giây"),
        (62.3, Unit.MEMORY, "62 MiB"),
    ],
)
def test_a_number_is_written_as_in_vietnamese(value: float, unit: Unit, shown: str) -> None:
    assert unit.text(value) == shown


FIGURES = [
    Figure("`validate`", "yamllint", 0.2, Unit.RATIO, 0.22, "hundred/yamllint"),
    Figure("mỗi kế hoạch", "chính nó", 120, Unit.INSTRUCTIONS, 115, "instructions/marginal"),
    Figure("`check`", "đồng hồ", 3, Unit.SECONDS),
]


def test_the_table_tells_what_is_reached() -> None:
    assert table.plain(FIGURES).splitlines() == [
        "Việc          Đo theo   Số đo               Mốc                   Đạt",
        "`validate`    yamllint  0,20×               ≤ 0,22×               có",
        "mỗi kế hoạch  chính nó  120 triệu lệnh máy  ≤ 115 triệu lệnh máy  chưa",
        "`check`       đồng hồ   3,00 giây",
    ]
    assert table.markdown(FIGURES).splitlines()[:3] == [
        "| Việc | Đo theo | Số đo | Mốc | Đạt |",
        "| --- | --- | ---: | ---: | --- |",
        "| `validate` | yamllint | 0,20× | ≤ 0,22× | có |",
    ]


def test_the_page_quotes_the_output_in_place_of_the_one_before() -> None:
    once = quoting("A\n\n<!-- bench -->\n<!-- /bench -->\n\nB\n", "| 1 |")
    assert once == "A\n\n<!-- bench -->\n| 1 |\n<!-- /bench -->\n\nB\n"
    assert quoting(once, "| 2 |") == once.replace("1", "2")


def test_seconds_are_not_kept() -> None:
    assert result(FIGURES, GROUND).figures == {"hundred/yamllint": 0.2, "instructions/marginal": 120}


def compared(now: dict[str, float], **ground: str) -> list[str]:
    """The keys of what is slower than `EXACT` on its ground; `ground` says what is another now."""
    found = slower(Result({**GROUND, **ground}, {**EXACT, **now}), Result(GROUND, EXACT))
    return [each.split(":")[0] for each in found]


def test_a_count_is_compared_in_yardsticks() -> None:
    assert compared({"instructions/one": 1100, "instructions/yardstick": 550}) == []
    assert compared({"instructions/one": 1000, "instructions/yardstick": 480}) == ["instructions/one"]


def test_a_count_on_the_same_ground_may_grow_by_two_per_cent() -> None:
    assert compared({"instructions/one": 1019}) == []
    assert compared({"instructions/one": 1021}) == ["instructions/one"]


def test_a_ratio_may_grow_by_a_quarter_wherever_it_was_measured() -> None:
    assert compared({"one/peer": 0.99}, python="CPython 3.12.1") == []
    assert compared({"one/peer": 1.01}, python="CPython 3.12.1") == ["one/peer"]


@pytest.mark.parametrize(
    ("ground", "most"),
    [({"typer": "0.29.3"}, 1.05), ({"python": "CPython 3.11.9"}, 1.05), ({"python": "CPython 3.13.0"}, 1.15)],
)
def test_on_another_ground_a_count_may_grow_by_more(ground: dict[str, str], most: float) -> None:
    twice = {"instructions/yardstick": 1000.0}
    assert compared({**twice, "instructions/one": 2000 * (most - 0.01)}, **ground) == []
    assert compared({**twice, "instructions/one": 2000 * (most + 0.01)}, **ground) == ["instructions/one"]


def test_what_was_measured_lately_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    assert kept.last(path) is None
    kept.keep(Result(GROUND, EXACT), path)
    kept.keep(Result(GROUND, {"one/peer": 0.7}), path)
    assert kept.last(path) == Result(GROUND, {**EXACT, "one/peer": 0.7})
    other = {**GROUND, "typer": "0.30.0"}
    kept.keep(Result(other, {"one/peer": 0.6}), path)
    assert kept.last(path) == Result(other, {"one/peer": 0.6})


def test_the_kept_result_names_no_host_and_no_path() -> None:
    told = json.loads(kept.LAST.read_text(encoding="utf-8"))
    assert set(told) == {"ground", "figures"}
    assert kept.YARDSTICK in told["figures"]
    assert [each for each in told["ground"].values() if "/" in each or "\\" in each] == []


def test_ratios_are_taken_pair_by_pair() -> None:
    own = [Spent(2, 1, 10), Spent(30, 9, 10), Spent(4, 4, 10)]
    others = [Spent(1, 2, 10), Spent(10, 3, 10), Spent(2, 1, 10)]
    assert ratio(own, others, wall) == 2
    assert ratio(own, others, cpu) == 3


def test_the_time_of_a_process_that_a_process_waited_for_counts(tmp_path: Path) -> None:
    work = "sum(range(3_000_000))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    ((idle,), (waited,)) = in_turn([Command((sys.executable, "-c", code), tmp_path) for code in ("0", parent)], 1)
    assert waited.cpu > idle.cpu
    assert idle.peak > 1


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(FailedCommandError, match="exit code 3"):
        spent(Command((sys.executable, "-c", "raise SystemExit(3)"), tmp_path))


def test_instructions_of_forked_processes_are_added() -> None:
    assert told("==9== \n==9== I   refs:      1,234,567\n==10== I refs: 33\n") == 1_234_600


def test_linear_work_grows_with_the_power_one() -> None:
    assert exponent((100, 400), (1.5, 4.5), start=0.5) == pytest.approx(1)
    assert exponent((10, 100), (1.0, 100.0), start=0.0) == pytest.approx(2)


def test_every_group_of_rows_is_in_the_page_on_speed() -> None:
    page = (ROOT / "docs" / "toc-do.md").read_text(encoding="utf-8")
    assert [name for name in GROUPS if f"`{name}`" not in page] == []
