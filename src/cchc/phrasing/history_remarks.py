"""Sentences on lost points over the years: sources, states, and what is in doubt between two years."""

from collections.abc import Iterator
from itertools import pairwise, product

from cchc.analysis.copied_scores import copied_scores
from cchc.analysis.score_doubts import reworded, unlinked
from cchc.analysis.score_history import AssessedYear, HistoryState, ScoreHistory, ScoreYears
from cchc.analysis.successions import Listed
from cchc.model.emphasis import plain
from cchc.model.title_likeness import Likeness
from cchc.phrasing.gap_titles import office
from cchc.phrasing.history_columns import HISTORY_STATES, NOT_LISTED, standing_text
from cchc.phrasing.score_sources import score_source
from cchc.phrasing.unscored import missing
from cchc.wording import copied_scores_sentence, count, listing, points


def history_title(years: ScoreYears) -> str:
    """The heading: “ĐIỂM BỊ MẤT QUA CÁC NĂM – Chỉ số CCHC năm 2023, 2024, UBND xã Cẩm Giàng”."""
    named = ", ".join(str(each.year) for each in years.years)
    return f"ĐIỂM BỊ MẤT QUA CÁC NĂM – Chỉ số CCHC năm {named}, {office(years.commune)}"


def history_lead(years: ScoreYears) -> Iterator[str]:
    """The sources of the points, and how to read a cell and a state."""
    yield f"Nguồn điểm: {_sources(years)}."
    yield f"Mỗi năm: điểm đạt/điểm tối đa; “{NOT_LISTED}” là không có trong phụ lục của năm ấy."
    yield f"Tình trạng là của năm {years.years[-1].year}, so với điểm gần nhất trước đó."


def history_foot(years: ScoreYears) -> Iterator[str]:
    """Scores that were copied; then the states, what the sums lack, and what is to be checked."""
    yield from _copied(years)
    yield from _states(years)
    yield from _fallen(years)
    yield from _lacking(years)
    yield from _skipped(years)
    yield from _other_maximums(years)
    yield from _of_titles(years)
    yield from _rest(years)


def history_doubts(years: ScoreYears) -> Iterator[str]:
    """What may be wrong: scores copied from the year before, titles that changed, criteria that may be one."""
    yield from _copied(years)
    yield from _of_titles(years)


def _of_titles(years: ScoreYears) -> Iterator[str]:
    """Titles that changed, and criteria that may be one though they count as two."""
    for step in reworded(years, Likeness.OTHER):
        yield (
            f"Nối theo same_as nhưng tên khác hẳn: {_named(step.earlier)}; {_named(step.later)}. Đề nghị kiểm tra lại "
            "same_as."
        )
    if changed := [f"{_named(step.earlier)}, {_named(step.later)}" for step in reworded(years, Likeness.REWORDED)]:
        yield f"Tên thay đổi nhưng tính là một tiêu chí: {'; '.join(changed)}. Đề nghị đối chiếu."
    for one, other in unlinked(years):
        mend = f"same_as: {other.listed.row.address}" if other.listed.code else "mã ở cả hai phụ lục"
        yield f"Tính là hai tiêu chí: {_named(one.listed)}; {_named(other.listed)}. Nếu là một, đề nghị ghi {mend}."


def _sources(years: ScoreYears) -> str:
    """The sources of the points; by years where they differ."""
    found = {each.year: _source(each) for each in years.years}
    if len(set(found.values())) == 1:
        return found[years.years[0].year]
    return "; ".join(f"năm {year}: {source}" for year, source in found.items())


def _source(year: AssessedYear) -> str:
    sources = dict.fromkeys(score_source(each.gaps.plan) or "chưa ghi" for each in year.annexes)
    return ", ".join(sources)


def _states(years: ScoreYears) -> Iterator[str]:
    for state, name in HISTORY_STATES.items():
        if found := years.of(state):
            lost = sum(history.lost for history in found)
            more = f", mất {points(lost)} điểm" if lost else ""
            codes = ", ".join(history.newest.listed.row.address for history in found)
            yield f"{name}: {count(len(found))} tiêu chí{more} ({codes})."
    if years.of(HistoryState.ABSENT):
        yield (
            "Phụ lục chỉ nêu tiêu chí bị mất điểm: tiêu chí không có trong phụ lục năm sau thì chưa có điểm năm ấy, "
            "không tính là đã khắc phục."
        )


def _fallen(years: ScoreYears) -> Iterator[str]:
    """The criteria that had lost points before, and have fewer since."""
    found = [(history.newest.listed.row.address, each) for history in years.histories if (each := history.fallen)]
    if found:
        said = "; ".join(
            f"{code} ({standing_text(before)} → {standing_text(newest)})" for code, (before, newest) in found
        )
        yield f"Giảm thêm so với lần chấm trước: {said}."


def _lacking(years: ScoreYears) -> Iterator[str]:
    for year in years.years:
        if said := "".join(missing(each.gaps) for each in year.annexes).strip():
            yield f"Tổng năm {year.year} còn thiếu điểm {said}."


def _skipped(years: ScoreYears) -> Iterator[str]:
    """The years between the first and the last that have no annex."""
    own = [each.year for each in years.years]
    if lacking := [str(year) for year in range(own[0], own[-1]) if year not in own]:
        yield f"Không có phụ lục của điểm năm {listing(lacking)}: năm trước và năm sau được so thẳng với nhau."


def _other_maximums(years: ScoreYears) -> Iterator[str]:
    if found := [history for history in years.histories if history.has_other_maximum]:
        said = "; ".join(f"{history.newest.listed.row.address}: {_maximums(history)}" for history in found)
        yield f"Điểm tối đa thay đổi qua các năm, nên so theo phần đạt được của điểm tối đa: {said}."


def _maximums(history: ScoreHistory) -> str:
    known = [standing for standing in history.known if standing.points]
    return ", ".join(f"{points(each.gap.points.max_score)} ({each.listed.plan.assessed_year})" for each in known)


def _copied(years: ScoreYears) -> Iterator[str]:
    for before, after in pairwise(years.years):
        for one, other in product(before.annexes, after.annexes):
            if copied := copied_scores(one.gaps.plan, other.gaps.plan):
                yield f"Năm {after.year}: {copied_scores_sentence(copied, before.year)}"


def _named(listed: Listed) -> str:
    """A criterion in one year: “2.1 “Kiểm tra” (2023)”."""
    return f"{listed.row.address} “{plain(listed.criterion.title)}” ({listed.plan.assessed_year})"


def _rest(years: ScoreYears) -> Iterator[str]:
    """How a parent and its parts are counted that both have a line, and the criteria without one."""
    lines = {id(standing.listed.criterion): history for history in years.histories for standing in history.known}
    parents = (standing.listed.row.parent for history in years.histories for standing in history.known)
    if both := dict.fromkeys(lines[id(each)].newest.listed.row.address for each in parents if id(each) in lines):
        yield f"Tiêu chí {', '.join(both)} và thành phần của nó đều có dòng riêng; tổng mỗi năm tính một lần."
    if years.others:
        codes = ", ".join(history.newest.listed.row.address for history in years.others)
        yield f"Không nêu ở bảng: {count(len(years.others))} tiêu chí không mất điểm riêng ở năm nào ({codes})."
