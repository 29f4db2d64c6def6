"""The words and columns of lost points over the years."""

from cchc.analysis.score_history import HistoryState, ScoreHistory, ScoreYears, YearStanding
from cchc.model.emphasis import plain
from cchc.phrasing.column import Column, ValueKind
from cchc.phrasing.gap_columns import CODE, TITLE
from cchc.wording import points

HISTORY_STATES = {
    HistoryState.UNRECOVERED: "Chưa khắc phục",
    HistoryState.AGAIN: "Mất điểm lại",
    HistoryState.NEW: "Mới mất điểm",
    HistoryState.PARTLY: "Khắc phục một phần",
    HistoryState.RECOVERED: "Đã khắc phục",
    HistoryState.ABSENT: "Không có trong phụ lục năm sau (chưa có điểm)",
    HistoryState.UNSCORED: "Có trong phụ lục năm sau, chưa có điểm",
}
"""The names of the states, in the order of summaries: what is to be done first."""
NOT_LISTED = "–"
"""In place of points in a year whose annex does not list the criterion."""


def standing_text(standing: YearStanding | None) -> str:
    """A criterion's points in one year, or the word that stands in their place."""
    if standing is None:
        return NOT_LISTED
    word, own = standing.gap.unscored, standing.gap.points
    if word or own.score is None:
        return word.value if word else NOT_LISTED
    return f"{points(own.score)}/{points(own.max_score)}"


def title_over_years(history: ScoreHistory) -> str:
    """The newest title, with the codes of earlier years where they are others: “… (năm 2023: mã 1.6)”."""
    newest = history.newest
    earlier: dict[str, list[str]] = {}
    for standing in history.known:
        if standing.listed.code != newest.listed.code:
            code = standing.listed.row.address
            earlier.setdefault(code, []).append(str(standing.listed.plan.assessed_year))
    said = "; ".join(f"năm {', '.join(years)}: mã {code}" for code, years in earlier.items())
    title = plain(newest.listed.criterion.title)
    return f"{title} ({said})" if said else title


def history_columns(years: ScoreYears) -> tuple[Column[ScoreHistory], ...]:
    """The columns of the table, one of them for each year."""
    of_years = (_year_column(at, each.year) for at, each in enumerate(years.years))
    return (_CODE, _TITLE, *of_years, _STATE)


def lost_texts(years: ScoreYears) -> tuple[str, ...]:
    """The line of sums: the points lost in each year. The maximums have none: they are those of what lost points."""
    lost = (year.totals.gap for year in years.years)
    return ("", "Tổng điểm bị mất", *("" if each is None else points(each) for each in lost), "")


def _year_column(at: int, year: int) -> Column[ScoreHistory]:
    """The column of one year, by its place among the years."""
    return Column(str(year), ValueKind.NUMBER, lambda history: standing_text(history.standings[at]), 9, wraps=True)


_CODE = Column[ScoreHistory](CODE.heading, CODE.kind, lambda history: history.newest.listed.row.address, 10)
_TITLE = Column[ScoreHistory](TITLE.heading, TITLE.kind, title_over_years, 64, wide=True)
_STATE = Column[ScoreHistory](
    "Tình trạng", ValueKind.TEXT, lambda history: HISTORY_STATES[history.state], 19, wraps=True
)
BESIDE = (
    Column[ScoreHistory](
        "Tình trạng qua các năm",
        ValueKind.TEXT,
        lambda history: HISTORY_STATES[history.state] if history.is_lost else None,
    ),
    Column[ScoreHistory]("Mã ở năm mới nhất", ValueKind.CODE, lambda history: history.newest.listed.row.address),
)
"""The columns beside the record of each criterion and year: all records of one criterion have the same code there."""
