"""Sentences on sums of points: what they lack, since criteria have no number, and what they are sums of."""

from collections.abc import Iterator

from cchc.analysis.gaps import CriterionGap, Gaps
from cchc.model.criterion import Area
from cchc.model.values import Unscored
from cchc.phrasing.coverages import awaited_lead, awaited_time
from cchc.wording import count

_FEW = 10
"""The most criteria without a number that are named, and not only counted."""
_MISSING = (Unscored.PENDING, Unscored.SURVEY)
"""The states of criteria whose points the totals lack."""
_NO_NUMBER = {Unscored.PENDING: "Chưa chấm", Unscored.SURVEY: "Điều tra XHH, chưa có điểm"}


def missing(gaps: Gaps, area: Area | None = None) -> str:
    """What a sum lacks, in brackets: “ (chưa chấm 02 tiêu chí)”; blank when it lacks nothing."""
    found = {state: gaps.told(state, area) for state in _MISSING}
    said = [f"{state.value} {count(len(codes))} tiêu chí" for state, codes in found.items() if codes]
    return f" ({'; '.join(said)})" if said else ""


def without_number(gaps: Gaps) -> Iterator[str]:
    """The criteria without a number, for each reason, and how they are counted in the sums."""
    lacking = tuple(not_scored_yet(gaps))
    yield from lacking
    if lacking:
        yield "Tổng có điểm tối đa của các tiêu chí này, chưa có điểm đạt, điểm mất."
    if codes := gaps.told(Unscored.NOT_APPLICABLE):
        how = "tính đủ điểm tối đa" if gaps.plan.counts_in_full else "không tính vào tổng"
        yield f"Không phát sinh: {count(len(codes))} tiêu chí ({', '.join(codes)}), {how}."


def not_scored_yet(gaps: Gaps) -> Iterator[str]:
    """The criteria that have no number yet, a sentence for each reason; then who leads them, and until when."""
    for state in _MISSING:
        if codes := gaps.told(state):
            named = f" ({', '.join(codes)})" if len(codes) <= _FEW else ""
            yield f"{_NO_NUMBER[state]}: {count(len(codes))} tiêu chí{named}."
    if 0 < len(gaps.awaited) <= _FEW:
        yield f"Chủ trì, thời hạn: {'; '.join(map(_in_charge, gaps.awaited))}."


def _in_charge(gap: CriterionGap) -> str:
    return " · ".join((gap.row.address, awaited_lead(gap), awaited_time(gap)))


def extent(gaps: Gaps) -> str:
    """The sentence on what the sums are sums of, lest they be taken for the commune's score."""
    counted = [gap for gap in gaps.criteria if not gap.row.is_heading]
    lost = "bị mất điểm" if all(gap.points.gap for gap in counted) else "của phụ lục khắc phục"
    return f"Chỉ gồm {count(len(counted))} tiêu chí {lost}; không phải tổng điểm Chỉ số CCHC của xã."
