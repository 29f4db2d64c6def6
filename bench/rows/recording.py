"""Recording what was done, and the calendar, where there are thousands of either."""

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.figures import Figure, Unit
from bench.generating import BigPlan
from bench.lab import Lab, program
from bench.processes import cpu, in_turn, median

ENTRIES = 5_000
PLAN = BigPlan(434, is_monthly=True)
"""A plan of 5,208 dates."""


def recording(lab: Lab) -> Iterator[Figure]:
    """One more entry after 5,000, and a calendar of 5,208 dates."""
    source = PLAN.write(lab.folder / "recorded", ENTRIES)
    place, clear = lab.fresh("recording")

    def prepare() -> None:
        clear()
        shutil.copytree(source, place)

    prepare()
    address = next(islice(PLAN.addresses, ENTRIES, None))
    done = program("done", address, ".", "--date", "2024-12-20", folder=Path(place), prepare=prepare)
    calendar = program("status", ".", "-o", "lich.ics", "--force", folder=source)
    recorded, dated = in_turn([done, calendar], rounds=3)
    yield Figure("`done` sau 5.000 lần ghi nhận", "CPU", median(recorded, cpu), Unit.SECONDS, 1.5)
    yield Figure("lịch của 5.208 ngày", "CPU", median(dated, cpu), Unit.SECONDS, 3)
