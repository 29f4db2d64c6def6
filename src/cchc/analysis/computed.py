"""Số liệu tính toán: the answers to what was asked beside the real points of each plan."""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.analysis.recovery import Recovered
    from cchc.analysis.scenario import Scenario
    from cchc.analysis.score_history import ScoreYears


class Computed(NamedTuple):
    """What was asked for some plans; each is blank where it was not asked."""

    scenarios: "Mapping[str, Scenario]" = MappingProxyType({})
    """The scenarios with assumed scores, by the names of the plans' files."""
    recovered: "Mapping[str, Recovered]" = MappingProxyType({})
    """The ways to win points back, by the names of the plans' files."""
    years: "tuple[ScoreYears, ...]" = ()
    """The lost points over the years, of each commune that has plans of several."""
