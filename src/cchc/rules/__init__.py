"""The rules: what must hold in sound files. One module a theme; a rule takes the dossier and yields places.

`ALL_RULES` is a plain tuple, in the order of the catalogue. A new rule is: the function in its theme's module ·
its name here · its entry in `cchc.diagnostics.catalogue` · an example file under `tests/examples` that announces it.
"""

from cchc.rules import cells, links, parties, progress, scores, structure, timing, wording
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
    cells.ditto_is_spelt_out,
    structure.assessed_year_is_past,
    parties.parties_are_registered,
    parties.names_are_unambiguous,
    parties.lead_is_not_swapped_with_support,
    parties.someone_is_accountable,
    parties.lead_does_not_support,
    parties.bracketed_speciality_is_stated,
    parties.bracketed_parties_differ,
    progress.performers_are_registered,
    wording.emphasis_is_closed,
    wording.words_are_not_doubled,
    wording.spaces_stand_where_they_belong,
    wording.percent_signs_follow_their_number,
    wording.years_are_the_plans,
    wording.territory_is_the_issuers,
    timing.timeframe_is_readable,
    timing.deliverables_are_distinct,
    timing.products_have_a_deadline,
    timing.stated_deadlines_are_tracked,
    timing.deadlines_fall_in_the_plans_year,
    timing.document_is_dated_in_its_time,
    progress.recorded_days_are_in_reason,
    progress.extensions_follow_one_another,
    links.related_criteria_exist,
    links.related_criteria_have_their_plan,
    links.recorded_occurrences_exist,
    links.equal_codes_name_one_criterion,
    links.maximum_is_the_same_in_both_years,
    links.annexes_of_one_plan_agree,
    links.annexes_of_one_plan_state_the_same,
    progress.results_are_recorded_once,
    progress.results_can_be_proved,
)
