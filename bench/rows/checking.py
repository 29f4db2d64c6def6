"""Checking plans: one, a hundred, those of every commune; and writing them in canonical form."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Unit
from bench.generating import communes
from bench.lab import PROGRAMS, ROOT, Lab, program
from bench.processes import Command, cpu, in_turn, ratio, spent, wall

SCHEMA = ROOT / "schema" / "plan.schema.json"
COMMUNES, COMMUNES_BEFORE = 3_321, 10_598
"""The communes of the country since July 2025, and before."""
TWO = {"CCHC_WORKERS": "2"}
ALONE = {"CCHC_WORKERS": "1"}
_HUNDRED_PEERS = {"check-jsonschema": 0.25, "yamllint": 0.22, "yamale": 2.0}
_ONE_PEERS = {"check-jsonschema": 0.88, "check-jsonschema+clib": None}


def peer_command(lab: Lab, name: str, folder: Path, plans: list[str]) -> Command:
    """A peer's check of plans."""
    tool = name.split("+", maxsplit=1)[0]
    options = {
        "check-jsonschema": ("--schemafile", str(SCHEMA)),
        "yamllint": (),
        "yamale": ("-s", str(PROGRAMS / "plan.yamale.yaml")),
    }
    return Command((lab.peers[name].script(tool), *options[tool], *plans), folder)


def one_file(lab: Lab) -> Iterator[Figure]:
    """One plan, against a check of its schema alone: processor time, in turn."""
    found = [name for name in _ONE_PEERS if name in lab.peers]
    others = [peer_command(lab, name, lab.one, ["plans/2024.yaml"]) for name in found]
    own, *runs = in_turn([program("validate", "plans", folder=lab.one), *others], rounds=15)
    for name, each in zip(found, runs, strict=True):
        shown = name.replace("+clib", " có bộ đọc C")
        yield Figure(
            "`validate`, một kế hoạch", shown, ratio(own, each, cpu), Unit.RATIO, _ONE_PEERS[name], f"one/{name}"
        )


def hundred_files(lab: Lab) -> Iterator[Figure]:
    """A hundred plans with two processes, on the clock, in turn."""
    plans = sorted(str(path.relative_to(lab.hundred)) for path in lab.hundred.glob("*/2024.yaml"))
    found = [name for name in _HUNDRED_PEERS if name in lab.peers]
    others = [peer_command(lab, name, lab.hundred, plans) for name in found]
    own, *runs = in_turn([program("validate", ".", folder=lab.hundred, environment=TWO), *others], rounds=3)
    for name, each in zip(found, runs, strict=True):
        value, goal = ratio(own, each, wall), _HUNDRED_PEERS[name]
        yield Figure("`validate`, 100 kế hoạch, hai tiến trình", name, value, Unit.RATIO, goal, f"hundred/{name}")


def province(lab: Lab) -> Iterator[Figure]:
    """The plans of every commune, against the floor, and the memory of the largest process."""
    now = communes(lab.folder / "country" / "now", COMMUNES)
    alone = spent(program("validate", ".", folder=now, environment=ALONE))
    both = spent(program("validate", ".", folder=now, environment=TWO))
    floor = lab.peers.get("floor")
    work = "`validate`, 3.321 kế hoạch"
    if floor:
        lowest = spent(Command((floor.python, str(PROGRAMS / "floor.py"), "."), now)).wall
        yield Figure(f"{work}, một tiến trình", "sàn", alone.wall / lowest, Unit.RATIO, 30, "country/one")
        yield Figure(f"{work}, hai tiến trình", "sàn", both.wall / lowest, Unit.RATIO, 18, "country/two")
    yield Figure(f"{work}, hai tiến trình", "đồng hồ", both.wall, Unit.SECONDS, 15)
    yield Figure(f"{work}, bộ nhớ", "tiến trình lớn nhất", max(alone.peak, both.peak), Unit.MEMORY, 72)
    communes(lab.folder / "country" / "before", COMMUNES_BEFORE - COMMUNES)
    yield from _whole_country(lab, now.parent)
    shutil.rmtree(now.parent)


def _whole_country(lab: Lab, country: Path) -> Iterator[Figure]:
    both = spent(program("validate", ".", folder=country, environment=TWO))
    floor, work = lab.peers.get("floor"), "`validate`, 10.598 kế hoạch"
    if floor:
        lowest = spent(Command((floor.python, str(PROGRAMS / "floor.py"), "."), country)).wall
        yield Figure(f"{work}, hai tiến trình", "sàn", both.wall / lowest, Unit.RATIO, 18, "country/before")
    yield Figure(f"{work}, hai tiến trình", "đồng hồ", both.wall, Unit.SECONDS, 50)
    yield Figure(f"{work}, bộ nhớ", "tiến trình lớn nhất", both.peak, Unit.MEMORY, 72)


def formatting(lab: Lab) -> Iterator[Figure]:
    """A thousand plans in canonical form, as they are once laid out, against the check of the same, on the clock."""
    folder = communes(lab.folder / "thousand", 1_000)
    spent(program("fmt", ".", folder=folder))
    checked, formatted = in_turn(
        [program(name, ".", folder=folder, environment=TWO) for name in ("validate", "fmt")], 2
    )
    value = ratio(formatted, checked, wall)
    yield Figure("`fmt`, 1.000 kế hoạch, hai tiến trình", "`validate` cùng tệp", value, Unit.RATIO, 0.6, "fmt")
