"""Số liệu tính toán: the answers to what was asked beside the real points, by the names of the plans' files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc.analysis.recovery import Recovered
from cchc.analysis.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Computed:
    """The scenarios with assumed scores, and the ways to win points back; blank where nothing was asked."""

    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    recovered: Mapping[str, Recovered] = field(default_factory=dict)
