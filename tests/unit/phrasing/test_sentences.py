"""What is said of a person's duties: all turns of one that recurs in one line."""

from collections.abc import Iterable
from datetime import date, timedelta

from helpers.support import COMMUNE

from cchc.analysis.duties import Duty, duties, duties_in
from cchc.analysis.status import tally
from cchc.analysis.tracking import Asking, State, Tracked, tracked
from cchc.model.dossier import SoundDossier
from cchc.model.plan import MaintainPlan
from cchc.model.progress import Progress
from cchc.phrasing import sentences

DELIVERABLES = [
    {"id": "tin", "title": "Tin, bài", "every": "month"},
    {"id": "hop", "title": "Cuộc họp", "every": "quarter"},
    {"id": "so-ket", "title": "Sơ kết", "every": "half-year"},
    {"id": "tong-ket", "title": "Tổng kết", "every": "year"},
    {"id": "kiem-tra", "title": "Kiểm tra", "due": ["2024-03-14", "2024-09-12"]},
    {"id": "ke-hoach", "title": "Kế hoạch", "due": ["2024-06-30"]},
]


def plan() -> MaintainPlan:
    """A small plan with all sorts of deliverables."""
    criterion = {"code": "1.3", "title": "Tuyên truyền", "max_score": "4", "deliverables": DELIVERABLES}
    areas = [{"number": "I", "title": "Chỉ đạo", "criteria": [criterion]}]
    head = {"cchc": "1", "kind": "maintain", "year": "2024", "commune": "commune.yaml", "title": "Mục tiêu"}
    return MaintainPlan.model_validate({**head, "areas": areas})


def found(as_of: str, done: Iterable[tuple[str, str]] = (), **asking: object) -> dict[str, Duty]:
    """The duties of the small plan, by address."""
    entries = [{"what": f"1.3/{what}", "date": day} for what, day in done]
    extension = {
        "what": "1.3/ke-hoach",
        "was": "2024-06-30",
        "due": "2024-07-31",
        "document": "x",
        "date": "2024-06-20",
    }
    progress = Progress.model_validate(
        {"cchc": "1", "kind": "progress", "plan": "2024.yaml", "entries": entries, "extensions": [extension]}
    )
    day = Asking(date.fromisoformat(as_of), **asking)  # type: ignore[arg-type]
    return {
        duty.address: duty
        for duty in duties(tracked("2024.yaml", SoundDossier(plan(), COMMUNE, progress=progress), day))
    }


DONE = (("tin/2024-01", "2024-01-20"), ("tin/2024-02", "2024-03-05"), ("hop/2024-Q1", "2024-03-01"))


def test_what_recurs_is_one_duty_and_a_list_of_dates_too() -> None:
    assert {address: len(duty.items) for address, duty in found("2024-06-20").items()} == {
        "1.3/tin": 12,
        "1.3/hop": 4,
        "1.3/so-ket": 2,
        "1.3/tong-ket": 1,
        "1.3/kiem-tra": 2,
        "1.3/ke-hoach": 1,
    }


def test_when_a_duty_is_due_says_how_often_and_the_next_turn() -> None:
    assert {address: sentences.due(duty) for address, duty in found("2024-06-20", DONE).items()} == {
        "1.3/tin": "Hằng tháng; kỳ tới 30/6/2024",
        "1.3/hop": "Hằng quý; kỳ tới 30/6/2024",
        "1.3/so-ket": "6 tháng một lần; kỳ tới 30/6/2024",
        "1.3/tong-ket": "Hằng năm; kỳ tới 31/12/2024",
        "1.3/kiem-tra": "02 kỳ; kỳ tới 12/9/2024",
        "1.3/ke-hoach": "31/7/2024",
    }
    assert sentences.due(found("2025-01-01")["1.3/hop"]) == "Hằng quý; kỳ cuối 31/12/2024"


def test_the_result_counts_turns_and_names_those_that_are_late() -> None:
    assert {address: sentences.result(duty) for address, duty in found("2024-06-20", DONE).items()} == {
        "1.3/tin": "Đã xong 02/12 kỳ; xong quá hạn: tháng 2; quá hạn: tháng 3–5; kỳ tới còn 10 ngày",
        "1.3/hop": "Đã xong 01/04 kỳ; kỳ tới còn 10 ngày",
        "1.3/so-ket": "Đã xong 0/02 kỳ; kỳ tới còn 10 ngày",
        "1.3/tong-ket": "Đã xong 0/01 kỳ",
        "1.3/kiem-tra": "Đã xong 0/02 kỳ; quá hạn: 14/3/2024",
        "1.3/ke-hoach": "Trong hạn; đã gia hạn 01 lần",
    }


def test_the_result_of_a_single_day() -> None:
    def result(as_of: str, done: str | None = None) -> str:
        duty = found(as_of, [("ke-hoach", done)] if done else [])["1.3/ke-hoach"]
        return sentences.result(duty).removesuffix("; đã gia hạn 01 lần")

    assert result("2024-07-01") == "Trong hạn"
    assert result("2024-07-17") == "Còn 14 ngày"
    assert result("2024-07-31") == "Đến hạn trong ngày"
    assert result("2024-08-12") == "Quá hạn 12 ngày"
    assert result("2024-08-12", "2024-07-31") == "Hoàn thành 31/7/2024"
    assert result("2024-08-12", "2024-08-02") == "Hoàn thành 02/8/2024 (quá hạn 02 ngày)"


def test_a_day_that_was_moved_says_from_where() -> None:
    moved = found("2024-06-20", moved=lambda _, due: due + timedelta(days=1))
    assert sentences.due(moved["1.3/ke-hoach"]) == "01/8/2024"
    assert sentences.result(moved["1.3/ke-hoach"]) == "Trong hạn; 31/7/2024 là ngày nghỉ; đã gia hạn 01 lần"
    assert sentences.due(moved["1.3/hop"]) == "Hằng quý; kỳ tới 01/7/2024"
    assert sentences.result(moved["1.3/hop"]).endswith("; kỳ tới còn 11 ngày; 30/6/2024 là ngày nghỉ")
    assert sentences.soon(Duty("1.3/hop", "Cuộc họp", moved["1.3/hop"].items[1:2])) == (
        "Cuộc họp (1.3/hop): hạn 01/7/2024 (chuyển từ 30/6/2024, ngày nghỉ) (còn 11 ngày)"
    )


def test_lines_about_what_is_late_have_the_most_late_first() -> None:
    items = [item for duty in found("2024-08-12", DONE).values() for item in duty.items]
    late = duties_in(State.OVERDUE, items)
    assert [sentences.late(duty) for duty in late] == [
        "Kiểm tra (1.3/kiem-tra): 14/3/2024; quá hạn 151 ngày",
        "Tin, bài (1.3/tin): tháng 3–7; quá hạn lâu nhất 134 ngày",
        "Cuộc họp (1.3/hop): quý II; quá hạn 43 ngày",
        "Sơ kết (1.3/so-ket): 6 tháng đầu năm; quá hạn 43 ngày",
        "Kế hoạch (1.3/ke-hoach): hạn 31/7/2024, quá hạn 12 ngày",
    ]
    assert [sentences.late_briefly(duty) for duty in late] == [
        "Kiểm tra: 14/3/2024 (151 ngày)",
        "Tin, bài: tháng 3–7 (lâu nhất 134 ngày)",
        "Cuộc họp: quý II (43 ngày)",
        "Sơ kết: 6 tháng đầu năm (43 ngày)",
        "Kế hoạch (12 ngày)",
    ]


def test_lines_about_what_is_due_soon_have_the_soonest_first() -> None:
    items = [item for duty in found("2024-08-31", soon=30).values() for item in duty.items]
    soon = duties_in(State.DUE_SOON, items)
    assert [sentences.soon(duty) for duty in soon] == [
        "Tin, bài (1.3/tin): hạn 31/8/2024 (đến hạn trong ngày), hạn 30/9/2024 (còn 30 ngày)",
        "Kiểm tra (1.3/kiem-tra): hạn 12/9/2024 (còn 12 ngày)",
        "Cuộc họp (1.3/hop): hạn 30/9/2024 (còn 30 ngày)",
    ]
    assert sentences.soon_briefly(soon[0]) == "Tin, bài: 31/8/2024, 30/9/2024"


def unrecorded(as_of: str) -> dict[str, Duty]:
    """The duties of the same plan without a progress file."""
    day = Asking(date.fromisoformat(as_of))
    return {duty.address: duty for duty in duties(tracked("2025.yaml", SoundDossier(plan(), COMMUNE), day))}


def items_of(*groups: dict[str, Duty]) -> list[Tracked]:
    return [item for group in groups for duty in group.values() for item in duty.items]


def test_nothing_recorded_is_not_late_and_has_no_days() -> None:
    past = unrecorded("2024-07-01")
    assert {address: sentences.result(past[address]) for address in ("1.3/tin", "1.3/ke-hoach")} == {
        "1.3/tin": "Đã xong 0/12 kỳ; đã đến hạn, chưa ghi nhận kết quả: tháng 1–6",
        "1.3/ke-hoach": "Đã đến hạn, chưa ghi nhận kết quả",
    }
    listed = duties_in(State.OVERDUE, items_of(past))
    assert [sentences.past_due(duty) for duty in listed if duty.address in {"1.3/tin", "1.3/ke-hoach"}] == [
        "Tin, bài (1.3/tin): tháng 1–6",
        "Kế hoạch (1.3/ke-hoach): hạn 30/6/2024",
    ]
    assert [sentences.past_due_briefly(duty) for duty in listed][-1] == "Kế hoạch: 30/6/2024"


def totals(items: list[Tracked], as_of: str) -> list[str]:
    return list(sentences.totals(tally(items, date.fromisoformat(as_of)), items))


def test_nothing_recorded_has_no_share_and_no_points() -> None:
    assert totals(items_of(unrecorded("2024-07-01")), "2024-07-01") == [
        "Tổng số 22 nhiệm vụ có thời hạn: 11 đã đến hạn, chưa ghi nhận kết quả; 11 trong hạn."
    ]
    assert totals(items_of(unrecorded("2024-01-10")), "2024-01-10") == [
        "Tổng số 22 nhiệm vụ có thời hạn: 22 trong hạn.",
        "Tỷ lệ hoàn thành đúng hạn: chưa có nhiệm vụ đến hạn.",
    ]


def test_beside_a_plan_with_nothing_recorded_the_share_is_that_of_the_other() -> None:
    both = items_of(found("2024-03-20", DONE), unrecorded("2024-03-20"))
    assert totals(both, "2024-03-20") == [
        "Tổng số 44 nhiệm vụ có thời hạn: 02 hoàn thành đúng hạn; 01 hoàn thành quá hạn; 01 quá hạn, chưa hoàn thành; "
        "03 đã đến hạn, chưa ghi nhận kết quả; 03 sắp đến hạn; 34 trong hạn.",
        "01 tiêu chí có nhiệm vụ quá hạn (tổng điểm tối đa 4; không phải điểm bị mất).",
        "Tỷ lệ hoàn thành đúng hạn: 33,3% (01/03 nhiệm vụ đã đến hạn của kế hoạch có tệp tiến độ).",
    ]
    assert sentences.unrecorded(both) == "Chưa có tệp tiến độ cho 2025.yaml nên chưa biết nhiệm vụ nào đã hoàn thành."
