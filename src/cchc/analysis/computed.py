"""Số liệu tính toán: the answers to what was asked beside the real points of each plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc.analysis.recovery import Recovered
from cchc.analysis.scenario import Scenario
from cchc.analysis.score_history import ScoreYears


@dataclass(frozen=True, slots=True)
class Computed:
    """What was asked for some plans; each is blank where it was not asked."""

    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    """The scenarios with assumed scores, by the names of the plans' files."""
    recovered: Mapping[str, Recovered] = field(default_factory=dict)
    """The ways to win points back, by the names of the plans' files."""
    years: tuple[ScoreYears, ...] = ()
    """The lost points over the years, of each commune that has plans of several."""
