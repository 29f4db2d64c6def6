"""Codes, areas and order: what belongs where in the table."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from cchc.model.codes import Ordinal, are_comparable, in_system, is_part_of, joined, ordinal, ordinals, parents_of
from cchc.model.criterion import Area
from cchc.model.dossier import Dossier
from cchc.model.plan import MOST_YEARS, Plan, RemedyPlan
from cchc.model.rows import Row
from cchc.rules.rule import Found, rule


@rule("P301")
def codes_are_unique(dossier: Dossier) -> Iterator[Found]:
    """A code, or an address that stands for it, names one row: gaps, deadlines and links go by it."""
    first: dict[str, Row] = {}
    for row in dossier.rows:
        if other := first.get(row.address.casefold()):
            yield _twice(row, other)
        first.setdefault(row.address.casefold(), row)


@rule("P302")
def codes_belong_to_their_area(dossier: Dossier) -> Iterator[Found]:
    """A code that begins with the number of an area stands in that area."""
    follows = _codes_follow_areas(dossier)
    for row in dossier.rows:
        claimed = _claimed(row, dossier.plan, follows=follows) if dossier.plan and row.parent is None else ""
        if claimed:
            yield Found(
                row.criterion.at("code"),
                f"{row.label} đứng ở lĩnh vực {row.area_number}, nhưng mã bắt đầu bằng {claimed}. Đề nghị sửa mã hoặc "
                "chuyển lĩnh vực.",
            )


@rule("P304")
def criteria_are_in_order(dossier: Dossier) -> Iterator[Found]:
    """The TT is derived from the order of the file, so the file must be in the order of the codes."""
    for siblings in _siblings(dossier):
        coded = [row for row in siblings if row.criterion.code]
        parts = in_system([row.criterion.code or "" for row in coded])
        for (before, own), (after, others) in pairwise(zip(coded, parts, strict=True)):
            if are_comparable(own, others) and others < own:
                yield Found(
                    after.criterion.at("code"),
                    f"{after.label} đứng sau {before.label}. Đề nghị xếp lại theo thứ tự mã.",
                    ((before.criterion.at("code"), f"{before.label} ở đây"),),
                )


@rule("P305")
def areas_are_in_order(dossier: Dossier) -> Iterator[Found]:
    """Areas are numbered upwards; an annex may leave some out."""
    for siblings in _sibling_areas(dossier.plan):
        numbered = [area for area in siblings if area.number]
        places = in_system([area.number or "" for area in numbered])
        for (before, own), (after, others) in pairwise(zip(numbered, places, strict=True)):
            if are_comparable(own, others) and others <= own:
                yield Found(
                    after.at("number"),
                    f"Lĩnh vực {after.number} đứng sau lĩnh vực {before.number}. Đề nghị xếp lại, hoặc gộp nếu "
                    "là cùng một lĩnh vực.",
                    ((before.at("number"), f"lĩnh vực {before.number} ở đây"),),
                )


@rule("P306")
def parts_belong_to_their_parent(dossier: Dossier) -> Iterator[Found]:
    """The code of a part is its parent's with one part more."""
    for row in dossier.rows:
        code, parent = row.criterion.code, row.parent and row.parent.code
        if code and parent and not is_part_of(code, parent):
            yield Found(
                row.criterion.at("code"),
                f"{row.label} đứng trong tiêu chí {parent}, nhưng mã phải có dạng {parent}.x. Đề nghị sửa mã hoặc "
                "chuyển ra ngoài.",
            )
        for nested in row.criterion.parts if row.parent else ():
            yield Found(
                nested.at("code"),
                f"“{nested.code or nested.title}” đứng trong tiêu chí thành phần {row.address}; tiêu chí thành phần "
                "không chia nhỏ nữa. Đề nghị chuyển ra ngoài.",
            )


@rule("P309")
def parts_stand_under_their_parent(dossier: Dossier) -> Iterator[Found]:
    """A part beside its listed parent would be counted twice."""
    if dossier.plan is None or not dossier.plan.prints("max_score"):
        return
    for row, parent in (pair for siblings in _siblings(dossier) for pair in _beside_parent(siblings)):
        yield Found(
            row.criterion.at("code"),
            f"{row.label} đứng ngang hàng với {parent.label} nên điểm bị tính hai lần. Đề nghị đưa "
            f"vào trường parts của {parent.label}.",
            ((parent.criterion.at("code"), f"{parent.label} ở đây"),),
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


def _twice(row: Row, other: Row) -> Found:
    """The finding for a row with the code, or the address, of another one."""
    area = f"lĩnh vực {other.area_number}, " if other.area_number else ""
    where = f"{area}TT {other.number}"
    if row.criterion.code:
        return Found(
            row.criterion.at("code"),
            f"Mã {row.criterion.code} đã dùng cho tiêu chí ở {where}. Đề nghị sửa một trong hai mã{_or_no_code(row)}.",
            ((other.criterion.at("code"), f"mã {other.criterion.code or other.address} dùng lần đầu ở đây"),),
        )
    return Found(
        row.criterion.at("title"),
        f"Hàng này có cùng địa chỉ “{row.address}” với hàng ở {where}. Đề nghị ghi mã (code), hoặc đánh số lĩnh vực "
        "khác nhau.",
        ((other.criterion.at("title"), f"địa chỉ {row.address} dùng lần đầu ở đây"),),
    )


def _beside_parent(siblings: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows that stand beside the row whose parts they are by their codes, each with it."""
    coded: dict[str, list[Row]] = {}
    for row in siblings:
        coded.setdefault((row.criterion.code or "").casefold(), []).append(row)
    for row in siblings:
        parents = sorted(parents_of(row.criterion.code or ""))
        yield from ((row, each) for parent in parents for each in coded.get(parent, ()))


def _or_no_code(row: Row) -> str:
    """The other mend for a plain number, which is mostly a TT."""
    return ", hoặc bỏ code nếu chỉ là số thứ tự" if "." not in (row.criterion.code or "") else ""


def _codes_follow_areas(dossier: Dossier) -> bool:
    """True if the first part of a code is the number of its area, in whatever numerals.

    Codes of criteria are those of the Chỉ số, with the label TC or without. Codes of tasks without labels may count on
    their own, so most of them must tell it.
    """
    plan = dossier.plan
    if plan is None or plan.labelled or plan.shows_labels:
        return plan is not None
    told = [_stands_in_its_area(row, plan) for row in dossier.rows if row.parent is None]
    return told.count(True) > told.count(False)


def _claimed(row: Row, plan: Plan, *, follows: bool) -> str:
    """The first parts of a code where they are the number of another area than the row's own; else blank.

    If codes follow their areas, 2.1 in the area I is of another one. If not, or where areas are lettered, and for areas
    within areas, the parts are an area's only where they are written as areas are: in Roman numerals or letters, or as
    the number of another area.
    """
    code = row.criterion.code or ""
    if not row.areas or "." not in code:
        return ""
    stands = _stands_in_its_area(row, plan) if follows else None
    if stands is False:
        return code.split(".")[0]
    if stands and plan.shows_labels:
        return ""
    return next(filter(None, (_other_area(row, plan, depth) for depth in range(len(row.areas)))), "")


def _stands_in_its_area(row: Row, plan: Plan) -> bool | None:
    """True if the first part of a code is the number of the row's area; `None` where letters leave that open.

    With a label it is that of the outermost area, without one that of any around the row.
    """
    first, point, _ = (row.criterion.code or "").partition(".")
    numbers = _numbers(row.areas[:1] if plan.shows_labels else row.areas)
    return _is_one_of(first, tuple(numbers)) if point and numbers else None


@lru_cache(maxsize=512)
def _is_one_of(part: str, numbers: tuple[str, ...]) -> bool | None:
    """True if a part of a code is one of these areas' numbers; `None` where letters leave that open.

    Cached: all plans number their areas and criteria alike.
    """
    own, areas = ordinal(part), [ordinals(each)[0] for each in numbers]
    if "letter" in {own.system, *(each.system for each in areas)}:
        return None
    return own.value in {each.value for each in areas}


def _other_area(row: Row, plan: Plan, depth: int) -> str:
    """The beginning of a code that is the number of another area beside the one at this depth; blank for none."""
    stated, own = row.criterion.code or "", row.areas[depth].number
    code, before = ordinals(stated), _numbers(row.areas[:depth])
    if own is None or any(_begins(code, each) for each in (own, joined((*before, own)))):
        return ""
    if not depth and code[0].system == ordinals(own)[0].system != "arabic":
        return stated.split(".")[0]
    others = _numbers(_beside(row, plan, depth))
    claims = (*others, *(joined((*before, other)) for other in others))
    return next((number for number in claims if _begins(code, number)), "")


def _beside(row: Row, plan: Plan, depth: int) -> Sequence[Area]:
    """The areas among which a row's area at this depth stands, itself included."""
    return row.areas[depth - 1].areas if depth else plan.areas


def _numbers(areas: Sequence[Area]) -> list[str]:
    return [area.number for area in areas if area.number]


def _begins(code: Sequence[Ordinal], number: str) -> bool:
    """True if a code has the parts of an area's number, and more behind them."""
    area = ordinals(number)
    return len(code) > len(area) and tuple(code[: len(area)]) == area


def _siblings(dossier: Dossier) -> Iterator[tuple[Row, ...]]:
    """The rows that stand together: those of an area, and the parts of a criterion."""
    found: dict[int, list[Row]] = {}
    for row in dossier.rows:
        found.setdefault(id(row.parent or row.area), []).append(row)
    return (tuple(rows) for rows in found.values())


def _sibling_areas(plan: Plan | None) -> Iterator[Sequence[Area]]:
    if plan:
        yield plan.areas
        yield from (area.areas for area in plan.areas)
