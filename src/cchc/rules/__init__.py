"""The rules: what must hold in sound files. One module a theme; a rule takes the dossier and yields places.

`ALL_RULES` is a plain tuple, in the order of the catalogue. A new rule is: the function in its theme's module ·
its name here · its entry in `cchc.diagnostics.catalogue` · an example file under `tests/examples` that announces it.
"""

from cchc.rules import cells, links, parties, scores, structure, timing, wording
from cchc.rules.rule import Rule as Rule

ALL_RULES: tuple[Rule, ...] = (
    structure.codes_are_unique,
    structure.codes_belong_to_their_area,
    scores.score_within_maximum,
    structure.criteria_are_in_order,
    structure.areas_are_in_order,
    structure.parts_belong_to_their_parent,
    scores.maximums_of_parts_sum_to_parent,
    scores.scores_of_parts_sum_to_parent,
    structure.parts_stand_under_their_parent,
    cells.ditto_continues_something,
    cells.target_is_stated,
    cells.tasks_are_stated,
    cells.lead_is_stated,
    cells.timeframe_is_stated,
    cells.lost_score_has_remedy,
    parties.parties_are_registered,
    parties.names_are_unambiguous,
    wording.emphasis_is_closed,
    timing.timeframe_is_readable,
    timing.deliverables_are_distinct,
    links.related_criteria_exist,
    links.related_criteria_have_their_plan,
    links.recorded_occurrences_exist,
)
