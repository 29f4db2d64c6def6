"""Words and columns of assumed points, and of the ways to win points back."""

from collections.abc import Iterator
from decimal import Decimal

from cchc.analysis.gaps import ScoredPoints
from cchc.analysis.recovery import Recovered, Recovery, Winnable
from cchc.analysis.scenario import Moved, Scenario
from cchc.model.emphasis import plain
from cchc.phrasing.column import Column, ValueKind
from cchc.phrasing.gap_columns import POINTS
from cchc.phrasing.gap_titles import sum_label
from cchc.phrasing.headings import NOBODY, holder_name
from cchc.phrasing.unscored import missing
from cchc.wording import count, points

CALCULATED = "Số liệu tính toán, không phải kết quả chấm điểm."
"""The foot of all that was computed from an assumption."""
ASSUMED_TITLE = "PHƯƠNG ÁN GIẢ ĐỊNH"
_BY_COMMUNE, _BY_OTHERS = "xã tự quyết định được", "do cấp trên quyết định"


def moved_sentence(moved: Moved) -> str:
    """The sums of a plan before and after: “Tổng điểm đạt: 8 → 14; tổng điểm bị mất: 19,5 → 13,5.”."""
    return _moves(moved, ("Tổng điểm đạt", "tổng điểm bị mất"))


def sums_of(scenario: Scenario) -> list[tuple[str, Moved]]:
    """The sums of the areas with assumed scores and of the plan, each with its label and what it still lacks."""
    areas = [(f"{sum_label(area.area)}{missing(scenario.assumed, area.area)}", moved) for area, moved in scenario.areas]
    return [*areas, (f"{sum_label()}{missing(scenario.assumed)}", scenario.totals)]


def scenario_notes(scenario: Scenario) -> Iterator[str]:
    """The criteria whose points the sums lacked before, so that the points lost may rise with the score."""
    for gap, moved in scenario.criteria:
        if moved.real.gap is None and moved.assumed.gap:
            yield f"{gap.row.label} trước đó chưa có điểm; nay tính thêm mất {points(moved.assumed.gap)} điểm."
    yield CALCULATED


def recovery_title(found: Recovered) -> str:
    """The heading of the ways to win back what is wanted."""
    return f"PHƯƠNG ÁN LẤY LẠI ÍT NHẤT {points(found.wanted)} ĐIỂM"


def recovery_sentence(found: Recovered) -> str:
    """The number of criteria that it takes."""
    size = len(found.ways[0].criteria)
    return f"Cần ít nhất {count(size)} tiêu chí trong số bị mất điểm, mỗi tiêu chí đạt điểm tối đa."


def recovery_notes(found: Recovered) -> Iterator[str]:
    """Each criterion with who leads it; the reading of one for which nobody above is named, the order of the ways."""
    yield from map(_with_leads, found.criteria)
    yield "Tiêu chí không ghi cấp quyết định điểm (decided_by) được tính là xã tự quyết định được."
    if len(found.ways) > 1:
        yield ("Thứ tự: ít tiêu chí do cấp trên quyết định trước, rồi nhiều điểm trước, rồi theo thứ tự trong phụ lục.")
    if found.has_more:
        yield f"Nêu {count(len(found.ways))} phương án đầu; còn phương án khác cùng số tiêu chí."
    yield CALCULATED


def _with_leads(criterion: Winnable) -> str:
    """“2.2. Giải quyết hồ sơ: Các phòng, đơn vị thuộc xã (tập thể).”."""
    named = "; ".join(map(holder_name, criterion.lead)) or NOBODY
    return f"{criterion.row.address}. {plain(criterion.row.criterion.title)}: {named}."


def assumed_sentences(scenario: Scenario) -> Iterator[str]:
    """A scenario in sentences, for a document: each criterion, each area, the plan."""
    named = [
        *((f"{gap.row.address}. {plain(gap.row.criterion.title)}", moved) for gap, moved in scenario.criteria),
        *sums_of(scenario)[:-1],
    ]
    for name, moved in named:
        yield f"{name}: {_moves(moved, ('đạt', 'mất'))}"
    yield moved_sentence(scenario.totals)
    yield from scenario_notes(scenario)


def ways_sentences(found: Recovered) -> Iterator[str]:
    """The ways to win points back in sentences, for a document."""
    yield recovery_sentence(found)
    for number, way in enumerate(found.ways, 1):
        yield f"Phương án {number}: {_criteria(way)}; được {points(way.points)} điểm; {_decided_by(way)}."
    yield from recovery_notes(found)


def _moves(moved: Moved, names: tuple[str, str]) -> str:
    """The score and the loss before and after, under these names."""
    real, assumed = moved.real, moved.assumed
    sums = zip(names, ((real.score, assumed.score), (real.gap, assumed.gap)), strict=True)
    return "; ".join(f"{name}: {_known(before)} → {_known(after)}" for name, (before, after) in sums) + "."


def _known(value: Decimal | None) -> str:
    return "chưa có" if value is None else points(value)


def _real(column: Column[ScoredPoints]) -> Column[Moved]:
    return Column(column.heading, column.kind, lambda moved: column.value(moved.real), 8)


def _assumed(column: Column[ScoredPoints]) -> Column[Moved]:
    return Column(f"{column.heading} giả định", column.kind, lambda moved: column.value(moved.assumed), 9)


def _criteria(way: Recovery) -> str:
    return "; ".join(f"{each.row.address} ({points(each.points)})" for each in way.criteria)


def _decided_by(way: Recovery) -> str:
    """The commune alone; or the levels above, each with the criteria that it decides."""
    deciders: dict[str, list[str]] = {}
    for each in way.decided_by_others:
        deciders.setdefault(plain(each.decided_by or ""), []).append(each.row.address)
    others = [f"{decider}: {', '.join(codes)}" for decider, codes in deciders.items()]
    return f"{_BY_OTHERS} ({'; '.join(others)})" if others else _BY_COMMUNE


_MAXIMUM, _SCORE, _GAP = POINTS
ASSUMED = (_assumed(_SCORE), _assumed(_GAP))
"""The points of a scenario."""
MOVED = (_real(_MAXIMUM), _real(_SCORE), _assumed(_SCORE), _real(_GAP), _assumed(_GAP))
"""The maximum, and the real points with the assumed ones beside them."""
NUMBER = Column[int]("TT", ValueKind.NUMBER, int, 5)
"""The number of a way."""
WAYS = Column[str]("Phương án lấy lại điểm", ValueKind.TEXT, str)
"""The numbers of the ways that a criterion is in."""
WAY = (
    Column[Recovery]("Tiêu chí (điểm)", ValueKind.TEXT, _criteria, 60, wide=True),
    Column[Recovery]("Điểm", ValueKind.POINTS, lambda way: way.points, 8),
    Column[Recovery]("Thẩm quyền quyết định điểm", ValueKind.TEXT, _decided_by, 30, wraps=True),
)
"""A way to win points back, after its number."""
