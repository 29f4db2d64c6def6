"""Across files: the other annex's criteria, and what was recorded as done."""

from collections.abc import Iterator

from cchc.model.dossier import Dossier
from cchc.model.occurrences import occurrences
from cchc.model.plan import MaintainPlan, RemedyCriterion, RemedyPlan
from cchc.rules.rule import Found, rule
from cchc.wording import field_name, listing, nearest, question


@rule("X703")
def related_criteria_exist(dossier: Dossier) -> Iterator[Found]:
    """The codes of the two annexes do not all agree, so the plan says which criterion is which; that one must exist."""
    if dossier.maintain is None:
        return
    known = {row.criterion.code for row in dossier.maintain.rows}
    for criterion in _related(dossier):
        field = "same_as" if criterion.same_as else "part_of"
        code = criterion.same_as or criterion.part_of
        if code not in known:
            guess = _same_title(criterion, dossier.maintain)
            yield (
                criterion.at(field),
                f"{criterion.label} ghi {field_name(field)} là “{code}”, nhưng phụ lục duy trì năm "
                f"{dossier.maintain.year} không có mã này{question(guess)} Đề nghị kiểm tra lại mã.",
            )


@rule("X704")
def related_criteria_have_their_plan(dossier: Dossier) -> Iterator[Found]:
    """Without the maintain plan nobody can follow the relation."""
    related = list(_related(dossier))
    if related and isinstance(dossier.plan, RemedyPlan) and dossier.plan.maintain_plan is None:
        codes = listing([criterion.code for criterion in related])
        yield (
            related[0].at("same_as" if related[0].same_as else "part_of"),
            f"Tiêu chí {codes} dẫn tới tiêu chí của phụ lục duy trì, nhưng tệp không ghi maintain_plan. "
            f"Đề nghị bổ sung, ví dụ “maintain_plan: {dossier.plan.year}.yaml”.",
        )


@rule("X705")
def recorded_occurrences_exist(dossier: Dossier) -> Iterator[Found]:
    """A record for an address that the plan lacks would count for nothing, and the task would stay late."""
    if dossier.plan is None or dossier.progress is None:
        return
    known = {occurrence.address for occurrence in occurrences(dossier.plan)}
    for entry in dossier.progress.entries:
        if entry.what not in known:
            yield (
                entry.at("what"),
                f"Kế hoạch không có nhiệm vụ “{entry.what}”{question(nearest(entry.what, sorted(known)))} "
                "Đề nghị kiểm tra lại địa chỉ.",
            )


def _related(dossier: Dossier) -> Iterator[RemedyCriterion]:
    for row in dossier.rows:
        if isinstance(row.criterion, RemedyCriterion) and (row.criterion.same_as or row.criterion.part_of):
            yield row.criterion


def _same_title(criterion: RemedyCriterion, maintain: MaintainPlan) -> str | None:
    """The code of the criterion with the most similar title."""
    codes = {row.criterion.title: row.criterion.code for row in maintain.rows}
    title = nearest(criterion.title, codes)
    return codes[title] if title else None
