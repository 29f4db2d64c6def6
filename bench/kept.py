"""The last result, kept in the repository, and what got slower since.

Only what other machines can be held to is kept: ratios, exponents and counts of instructions. A count is compared
after it is divided by that of the yardstick, work of the same kind that leaves the program out: so it does not matter
how many packages stand beside the program. With other libraries or another Python it may differ by more: versions do
not make all code faster alike.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure, Unit
from bench.ground import minor

LAST = Path(__file__).with_name("last.json")
YARDSTICK = "instructions/yardstick"
KEPT_UNITS = (Unit.RATIO, Unit.INSTRUCTIONS, Unit.EXPONENT)
RATIO_TOLERANCE = 0.25
EXACT_TOLERANCE = 0.02
OTHER_LIBRARIES_TOLERANCE = 0.05
OTHER_PYTHON_TOLERANCE = 0.15


@dataclass(frozen=True, slots=True)
class Result:
    """Figures by their keys, and the ground that they stand on."""

    ground: Mapping[str, str]
    figures: Mapping[str, float]

    def as_json(self) -> str:
        """The result as a file: counts in millions to one decimal, others to three."""
        rounded = {key: round(value, 1 if _is_count(key) else 3) for key, value in sorted(self.figures.items())}
        return json.dumps({"ground": dict(self.ground), "figures": rounded}, ensure_ascii=False, indent=1) + "\n"


def result(figures: Sequence[Figure], ground: Mapping[str, str]) -> Result:
    """The result of a run: its figures that have a key."""
    return Result(ground, {each.key: each.value for each in figures if each.key and each.unit in KEPT_UNITS})


def last(path: Path = LAST) -> Result | None:
    """The kept result; `None` where there is none."""
    if not path.is_file():
        return None
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Result(told["ground"], told["figures"])


def keep(found: Result, path: Path = LAST) -> None:
    """Keep a result; figures that this run has not measured stay, unless they stand on another ground."""
    before = last(path)
    others = before.figures if before is not None and before.ground == found.ground else {}
    path.write_text(Result(found.ground, {**others, **found.figures}).as_json(), encoding="utf-8")


def slower(now: Result, before: Result, exact: float = EXACT_TOLERANCE) -> Iterator[str]:
    """A sentence for each figure of both results that is larger now by more than it may be.

    `exact` is the tolerance of counts on the same ground.
    """
    for key in sorted(now.figures.keys() & before.figures.keys() - {YARDSTICK}):
        tolerance = count_tolerance(now, before, exact) if _is_count(key) else RATIO_TOLERANCE
        growth = _value(now, key) / _value(before, key) - 1
        if growth > tolerance:
            figures = f"{before.figures[key]:.4g} → {now.figures[key]:.4g}"
            yield f"{key}: {figures} ({100 * growth:+.1f} %, at most {100 * tolerance:+.0f} %)"


def count_tolerance(now: Result, before: Result, exact: float) -> float:
    """The part by which a count may have grown: the same ground, other libraries, another Python."""
    if now.ground == before.ground:
        return exact
    same_python = minor(now.ground["python"]) == minor(before.ground["python"])
    return OTHER_LIBRARIES_TOLERANCE if same_python else OTHER_PYTHON_TOLERANCE


def _value(of: Result, key: str) -> float:
    """A figure as it is compared: a count in yardsticks."""
    return of.figures[key] / (of.figures[YARDSTICK] if _is_count(key) else 1)


def _is_count(key: str) -> bool:
    return key.startswith("instructions/")
