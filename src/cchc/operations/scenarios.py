"""Questions about lost points: assumed scores of some criteria, and the criteria that bring a number of points.

A question that the plans cannot answer is refused with one sentence.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.analysis.computed import Computed
from cchc.analysis.gaps import CriterionGap, Gaps, gaps
from cchc.analysis.recovery import Recovered, recovered
from cchc.analysis.scenario import NotAssumed, not_assumed, scenario
from cchc.errors import WrongUsageError
from cchc.guessing import Vocabulary, questions
from cchc.language.spellings import code_meant
from cchc.model.plan import RemedyPlan
from cchc.model.values import Unscored
from cchc.operations.assumption import Assumption
from cchc.wording import count, listing, points

if TYPE_CHECKING:
    from cchc.model.dossier import SoundDossier
    from cchc.operations.sound import SoundPlan


_ONE_PLAN = "Đề nghị chỉ ghi một trong các tệp ấy, không dùng --years."
"""The mend of a question that only one remedy plan can answer."""


def computed(cases: "Sequence[SoundPlan]", assumed: Sequence[Assumption], wanted: Decimal | None) -> Computed:
    """The answers for these remedy plans to assumed scores, or to a wanted number of points.

    Raises:
        WrongUsageError: Both were asked, or the plans cannot answer what was asked.
    """
    if assumed and wanted is not None:
        raise WrongUsageError("--if và --recover loại trừ nhau. Đề nghị bỏ một trong hai.")
    dossiers = {case.name: case.dossier for case in cases}
    found = {case.name: gaps(case.plan, case.dossier) for case in cases if isinstance(case.plan, RemedyPlan)}
    scores = _scores(found, assumed)
    scenarios = {name: scenario(found[name], dossiers[name], own) for name, own in scores.items()}
    return Computed(scenarios, {} if wanted is None else _ways(found, dossiers, wanted))


def _scores(found: Mapping[str, Gaps], assumed: Sequence[Assumption]) -> dict[str, dict[str, Decimal]]:
    """The assumed scores by the names of the plans and the addresses of their criteria.

    Raises:
        WrongUsageError: A criterion is unknown, stands in several plans or twice, or takes no such score.
    """
    scores: dict[str, dict[str, Decimal]] = {}
    for each in assumed:
        name, gap = _meant(each.code, found)
        own, address = scores.setdefault(name, {}), gap.row.address
        if address in own:
            twice = f"{points(own[address])} và {points(each.score)}"
            raise WrongUsageError(f"{gap.row.label} được giả định hai lần ({twice}). Đề nghị giữ lại một.")
        _refuse(found[name], gap, each.score)
        own[address] = each.score
    for name, own in scores.items():
        _refuse_parent_and_part(found[name], own)
    return scores


def _ways(found: Mapping[str, Gaps], dossiers: "Mapping[str, SoundDossier]", wanted: Decimal) -> dict[str, Recovered]:
    """The ways to win the points back, in the one plan.

    Raises:
        WrongUsageError: There are several plans, or so many points cannot be won back.
    """
    if len(found) > 1:
        raise WrongUsageError(
            f"--recover tính cho một phụ lục khắc phục, mà ở đây có {count(len(found))}: {listing(list(found))}. "
            f"{_ONE_PLAN}"
        )
    ways = {name: recovered(own.plan, dossiers[name], wanted) for name, own in found.items()}
    for name, own in ways.items():
        if not own.ways:
            raise WrongUsageError(_too_much(own, found[name]))
    return ways


def _too_much(found: Recovered, of_plan: Gaps) -> str:
    """Error message for more points than can be won back."""
    reachable = points(found.reachable)
    open_ones = len(of_plan.told(Unscored.PENDING)) + len(of_plan.told(Unscored.SURVEY))
    unknown = f", chưa kể {count(open_ones)} tiêu chí chưa có điểm" if open_ones else ""
    mend = f"ghi --recover từ {reachable} trở xuống" if found.reachable else "bỏ --recover"
    return (
        f"Khắc phục hết các tiêu chí bị mất điểm thì được {reachable} điểm{unknown}, không đủ {points(found.wanted)} "
        f"điểm. Đề nghị {mend}."
    )


def _meant(code: str, plans: Mapping[str, Gaps]) -> tuple[str, CriterionGap]:
    """The criterion that a code means, after the name of its plan's file.

    Raises:
        WrongUsageError: There is none, or it stands in several plans.
    """
    meant = (code_meant(code) or code).casefold()
    every = [(name, gap) for name, own in plans.items() for gap in own.criteria]
    found = [(name, gap) for name, gap in every if gap.row.address.casefold() == meant]
    if not found:
        near = Vocabulary(dict.fromkeys(gap.row.address for _, gap in every)).nearest_few(code)
        raise WrongUsageError(
            f"Không có tiêu chí “{code}” trong phụ lục khắc phục{questions(near)} Đề nghị ghi mã như cột Mã của cchc "
            "gaps."
        )
    if len(found) > 1:
        names = listing([name for name, _ in found])
        raise WrongUsageError(f"Tiêu chí “{code}” có ở {count(len(found))} phụ lục khắc phục: {names}. {_ONE_PLAN}")
    return found[0]


def _refuse(found: Gaps, gap: CriterionGap, score: Decimal) -> None:
    """Refuse an assumed score that its criterion does not take.

    Raises:
        WrongUsageError: It does not; the sentence says why.
    """
    row, most = gap.row, gap.points.max_score
    if reason := not_assumed(found.plan, row):
        raise WrongUsageError(_REASONS[reason](gap, found))
    if score > most:
        full = row.criterion.max_score
        left = " còn lại khi không tính TCTP không phát sinh" if full and most < full else ""
        raise WrongUsageError(
            f"{row.label}: điểm giả định {points(score)} lớn hơn điểm tối đa {points(most)}{left}. Đề nghị ghi từ 0 "
            f"đến {points(most)}."
        )


def _refuse_parent_and_part(found: Gaps, scores: Iterable[str]) -> None:
    """Refuse scores of a criterion and of a part of it, which tell of the same points.

    Raises:
        WrongUsageError: There are such.
    """
    assumed = {id(gap.row.criterion): gap.row for gap in found.criteria if gap.row.address in scores}
    for row in assumed.values():
        if parent := assumed.get(id(row.parent)):
            raise WrongUsageError(
                f"{row.label} là một phần của tiêu chí {parent.address}, không giả định điểm của cả hai. Đề nghị giữ "
                "lại một."
            )


def _did_not_occur(gap: CriterionGap, _: Gaps) -> str:
    return f"{gap.row.label} không phát sinh nên không có điểm để giả định. Đề nghị bỏ --if của tiêu chí này."


def _is_sum(gap: CriterionGap, found: Gaps) -> str:
    parts = [each.row.address for each in found.criteria if each.row.parent is gap.row.criterion]
    return (
        f"Điểm của tiêu chí {gap.row.address} là tổng điểm các tiêu chí thành phần {listing(parts)}. Đề nghị ghi --if "
        "cho tiêu chí thành phần."
    )


def _is_within(gap: CriterionGap, found: Gaps) -> str:
    parent = next(each.row.address for each in found.criteria if each.row.criterion is gap.row.parent)
    return (
        f"{gap.row.label} chưa có điểm riêng, điểm của tiêu chí {parent} đã gồm cả phần này. Đề nghị ghi --if cho tiêu "
        f"chí {parent}."
    )


_REASONS: Mapping[NotAssumed, Callable[[CriterionGap, Gaps], str]] = {
    NotAssumed.NOT_APPLICABLE: _did_not_occur,
    NotAssumed.IN_PARTS: _is_sum,
    NotAssumed.IN_PARENT: _is_within,
}
"""The error message for each reason why a criterion takes no assumed score."""
