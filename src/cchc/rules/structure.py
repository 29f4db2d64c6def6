"""Codes, areas and order: what belongs where in the table."""

from collections.abc import Iterator
from itertools import pairwise

from cchc.model.dossier import Dossier
from cchc.model.plan import MOST_YEARS, Criterion, RemedyPlan, Row
from cchc.model.values import roman_value
from cchc.rules.rule import Found, rule


@rule("P301")
def codes_are_unique(dossier: Dossier) -> Iterator[Found]:
    """A code names one criterion: gaps, deadlines and links between the annexes go by it."""
    first: dict[str, Row] = {}
    for row in dossier.rows:
        code = row.criterion.code
        if other := first.get(code):
            yield Found(
                row.criterion.at("code"),
                f"Mã {code} đã dùng cho tiêu chí ở lĩnh vực {other.area.number}, TT {other.number}. Đề nghị sửa một "
                "trong hai mã.",
                ((other.criterion.at("code"), f"mã {code} dùng lần đầu ở đây"),),
            )
        first.setdefault(code, row)


@rule("P302")
def codes_belong_to_their_area(dossier: Dossier) -> Iterator[Found]:
    """A code's first number is its area's."""
    for row in dossier.rows:
        if row.parent is None and _numbers(row.criterion)[0] != roman_value(row.area.number):
            yield Found(
                row.criterion.at("code"),
                f"{row.criterion.label} đứng ở lĩnh vực {row.area.number}, nhưng mã bắt đầu bằng "
                f"{_numbers(row.criterion)[0]}. Đề nghị sửa mã hoặc chuyển lĩnh vực.",
            )


@rule("P304")
def criteria_are_in_order(dossier: Dossier) -> Iterator[Found]:
    """The TT is derived from the order of the file, so the file must be in the order of the codes."""
    for siblings in _siblings(dossier):
        for before, after in pairwise(siblings):
            if _numbers(after) < _numbers(before):
                yield Found(
                    after.at("code"),
                    f"{after.label} đứng sau {before.label}. Đề nghị xếp lại theo thứ tự mã.",
                    ((before.at("code"), f"{before.label} ở đây"),),
                )


@rule("P305")
def areas_are_in_order(dossier: Dossier) -> Iterator[Found]:
    """Areas are numbered upwards; an annex may leave some out."""
    for before, after in pairwise(dossier.plan.areas if dossier.plan else ()):
        if roman_value(after.number) <= roman_value(before.number):
            yield Found(
                after.at("number"),
                f"Lĩnh vực {after.number} đứng sau lĩnh vực {before.number}. Đề nghị xếp lại, hoặc gộp nếu "
                "là cùng một lĩnh vực.",
                ((before.at("number"), f"lĩnh vực {before.number} ở đây"),),
            )


@rule("P306")
def parts_belong_to_their_parent(dossier: Dossier) -> Iterator[Found]:
    """The code of a part is its parent's with one number more."""
    for row in dossier.rows:
        if row.parent and not _is_part(row.criterion, row.parent):
            yield Found(
                row.criterion.at("code"),
                f"{row.criterion.label} đứng trong {row.parent.label}, nhưng mã phải có dạng "
                f"{row.parent.code}.x. Đề nghị sửa mã hoặc chuyển ra ngoài.",
            )
        for nested in row.criterion.parts if row.parent else ():
            yield Found(
                nested.at("code"),
                f"{nested.label} đứng trong tiêu chí thành phần {row.criterion.code}; tiêu chí thành phần "
                "không chia nhỏ nữa. Đề nghị chuyển ra ngoài.",
            )


@rule("P309")
def parts_stand_under_their_parent(dossier: Dossier) -> Iterator[Found]:
    """A part beside its listed parent would be counted twice."""
    for area in dossier.plan.areas if dossier.plan else ():
        listed = {_numbers(criterion): criterion for criterion in area.criteria}
        for criterion in area.criteria:
            if parent := listed.get(_numbers(criterion)[:-1]):
                yield Found(
                    criterion.at("code"),
                    f"{criterion.label} đứng ngang hàng với {parent.label} nên điểm bị tính hai lần. Đề nghị đưa "
                    f"vào trường parts của {parent.label}.",
                    ((parent.at("code"), f"{parent.label} ở đây"),),
                )


@rule("P317")
def assessed_year_is_past(dossier: Dossier) -> Iterator[Found]:
    """Points are given for a year that is over."""
    plan = dossier.plan
    if isinstance(plan, RemedyPlan) and plan.assessed_year >= plan.year:
        yield Found(
            plan.at("assessed_year"),
            f"Năm được chấm điểm {plan.assessed_year} phải trước năm {plan.year} của Kế hoạch. Đề nghị kiểm tra lại "
            "hai năm.",
            ((plan.at("year"), "năm của Kế hoạch"),),
        )


@rule("P318")
def period_follows_the_year(dossier: Dossier) -> Iterator[Found]:
    """A plan of a period goes on after its first year, and not for ever."""
    plan = dossier.plan
    if plan and plan.until is not None and not plan.year <= plan.until < plan.year + MOST_YEARS:
        yield Found(
            plan.at("until"),
            f"Năm cuối {plan.until} phải từ năm {plan.year} của Kế hoạch đến năm {plan.year + MOST_YEARS - 1}. Đề nghị "
            "kiểm tra lại hai năm.",
            ((plan.at("year"), "năm của Kế hoạch"),),
        )


def _siblings(dossier: Dossier) -> Iterator[tuple[Criterion, ...]]:
    for area in dossier.plan.areas if dossier.plan else ():
        yield area.criteria
        for criterion in area.criteria:
            yield criterion.parts


def _numbers(criterion: Criterion) -> tuple[int, ...]:
    return tuple(int(number) for number in criterion.code.split("."))


def _is_part(criterion: Criterion, parent: Criterion) -> bool:
    return _numbers(criterion)[:-1] == _numbers(parent)
