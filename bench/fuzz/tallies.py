"""Counting: how many cases of each family there were, how long they took, what came of them."""

import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cases import Outcome


@dataclass(slots=True)
class Bad:
    """Bad cases with one cause; the first of them is named."""

    outcome: str
    detail: str
    seed: str
    family: str
    case: int
    times: int = 1


@dataclass(slots=True)
class Tally:
    """What was counted so far."""

    seconds: dict[str, float] = field(default_factory=dict)
    outcomes: dict[str, dict[str, int]] = field(default_factory=dict)
    bad: list[Bad] = field(default_factory=list)
    broken: bool = False
    """Whether the fuzzer itself failed."""

    @property
    def cases(self) -> int:
        """All cases of all families."""
        return sum(sum(counts.values()) for counts in self.outcomes.values())

    def add(self, seed: str, family: str, case: int, seconds: float, outcome: str, detail: str) -> None:
        """Count one case."""
        self.seconds[family] = self.seconds.get(family, 0) + seconds
        counts = self.outcomes.setdefault(family, {})
        counts[outcome] = counts.get(outcome, 0) + 1
        if Outcome(outcome).bad:
            self._add_bad(Bad(outcome, detail, seed, family, case))

    def add_all(self, other: "Tally") -> None:
        """Count what another run counted."""
        for family, seconds in other.seconds.items():
            self.seconds[family] = self.seconds.get(family, 0) + seconds
        for family, counts in other.outcomes.items():
            self.outcomes[family] = dict(Counter(self.outcomes.get(family, {})) + Counter(counts))
        for bad in other.bad:
            self._add_bad(Bad(**asdict(bad)))

    def _add_bad(self, bad: Bad) -> None:
        for known in self.bad:
            if (known.outcome, _bare(known.detail)) == (bad.outcome, _bare(bad.detail)):
                known.times += bad.times
                return
        self.bad.append(bad)


def _bare(detail: str) -> str:
    """Details that differ in their numbers alone are of one cause, but for the line that raised."""
    return re.sub(r"(?<![:\d+])\d+", "0", detail)


def table(tally: Tally) -> str:
    """A row a family, a column an outcome, and the totals."""
    names = [str(outcome) for outcome in Outcome]
    rows = [["family", "cases", "cases/s", *names]]
    for family, counts in tally.outcomes.items():
        rows.append(_row(family, counts, tally.seconds[family], names))
    total = sum((Counter(counts) for counts in tally.outcomes.values()), Counter[str]())
    rows.append(_row("total", total, sum(tally.seconds.values()), names))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _row(name: str, counts: dict[str, int] | Counter[str], seconds: float, outcomes: list[str]) -> list[str]:
    cases = sum(counts.values())
    return [
        name,
        str(cases),
        f"{cases / seconds if seconds else 0:.1f}",
        *(str(counts.get(each, 0)) for each in outcomes),
    ]


def added(file: Path, tally: Tally) -> Tally:
    """Add a run to those that a file has counted, and keep the sum there."""
    total = Tally()
    if file.exists():
        data = json.loads(file.read_text(encoding="utf-8"))
        total = Tally(data["seconds"], data["outcomes"], [Bad(**bad) for bad in data["bad"]])
    total.add_all(tally)
    file.write_text(json.dumps(asdict(total), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return total
