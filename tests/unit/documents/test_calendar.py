from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from helpers.workbook_making import MAINTAIN, REMEDY, recorded, renamed, state_of

from cchc.analysis.tracking import Asking, Tracked, tracked
from cchc.documents.calendar import calendar_file
from cchc.model.dossier import SoundDossier

AT = datetime(2024, 7, 15, 1, 30, tzinfo=UTC)
DAY = date(2024, 7, 15)
MINUTES = (AT - datetime(2024, 1, 1, tzinfo=UTC)) // timedelta(minutes=1)
EXTENSION = {
    "what": "1.2/quy-3", "was": "2024-09-16", "due": "2024-09-30",
    "document": "Công văn số 12/UBND-VP", "date": "2024-07-10",
}  # fmt: skip


def items_of(dossier: SoundDossier = MAINTAIN, day: date = DAY, name: str = "2024.yaml") -> tuple[Tracked, ...]:
    return tracked(name, dossier, Asking(day))


def one(dossier: SoundDossier, address: str, **asked: Any) -> Tracked:
    return next(item for item in items_of(dossier, **asked) if item.address == address)


def read(items: Sequence[Tracked]) -> Any:
    """The calendar as a reader reads it that shares nothing with the library that wrote it."""
    return vobject.readOne(calendar_file(items, "CCHC – VP-TK, xã; 2024", AT).decode())


def test_each_nhiem_vu_with_a_day_is_an_event_and_a_to_do_on_that_day() -> None:
    items = items_of()
    days = sorted(item.due for item in items if item.due)
    made = read(items)
    assert sorted(event.dtstart.value for event in made.vevent_list) == days
    assert sorted(event.dtend.value - timedelta(days=1) for event in made.vevent_list) == days
    assert sorted(todo.due.value for todo in made.vtodo_list) == days
    assert {event.transp.value for event in made.vevent_list} == {"TRANSPARENT"}
    assert len(days) == 27 - 1


def test_it_says_what_is_to_be_done_by_whom_and_how_it_stands() -> None:
    made = read([one(recorded([], [EXTENSION]), "1.2/quy-3")])
    assert (made.x_wr_calname.value, made.version.value, made.calscale.value) == (
        "CCHC – VP-TK, xã; 2024",
        "2.0",
        "GREGORIAN",
    )
    for component in (made.vevent, made.vtodo):
        assert component.summary.value == "TC 1.2: Báo cáo CCHC quý III"
        assert component.description.value.split("\n") == [
            "TC 1.2. Thực hiện chế độ báo cáo định kỳ",
            "Chủ trì: Công chức Văn phòng - Thống kê",
            "Phối hợp: Các công chức: VP-TK; VH-XH; TC-KT; TP-HT",
            "Điểm tối đa: 1,5",
            "Tình trạng: Trong hạn",
            "Đã gia hạn 01 lần, từ 16/9/2024 (Công văn số 12/UBND-VP)",
        ]
        assert component.categories.value == ["CCHC", "Lĩnh vực I", "TC 1.2"]
        assert (component.sequence.value, component.dtstamp.value) == (str(MINUTES), AT)
    assert made.vevent.dtstart.value == date(2024, 9, 30)


def test_a_day_that_was_moved_says_from_which_day_off() -> None:
    asking = Asking(DAY, moved=lambda _, due: due + timedelta(days=2))
    item = next(item for item in tracked("2024.yaml", MAINTAIN, asking) if item.address == "1.1/hoan-thanh")
    made = read([item])
    assert made.vevent.dtstart.value == date(2024, 12, 2)
    assert "Thời hạn 30/11/2024 là ngày nghỉ, tính đến ngày làm việc tiếp theo" in made.vevent.description.value


@pytest.mark.parametrize(
    ("day", "priority"),
    [("2024-03-15", 5), ("2024-02-29", 9), ("2024-03-16", 3), ("2024-03-23", 2), ("2024-07-15", 1)],
)
def test_the_later_it_is_the_more_urgent(day: str, priority: int) -> None:
    made = read([one(MAINTAIN, "1.2/quy-1", day=date.fromisoformat(day))])
    assert (made.vtodo.priority.value, made.vtodo.status.value) == (str(priority), "NEEDS-ACTION")


def test_what_is_open_reminds_in_the_morning_a_week_and_a_day_before() -> None:
    made = read([one(MAINTAIN, "1.2/quy-3")])
    for component, related in ((made.vevent, "START"), (made.vtodo, "END")):
        alarms = component.valarm_list
        assert [alarm.action.value for alarm in alarms] == ["DISPLAY", "DISPLAY"]
        assert [alarm.description.value for alarm in alarms] == [
            "Còn 7 ngày: TC 1.2: Báo cáo CCHC quý III",
            "Còn 1 ngày: TC 1.2: Báo cáo CCHC quý III",
        ]
        due = datetime(2024, 9, 16)  # noqa: DTZ001
        assert [due + alarm.trigger.value for alarm in alarms] == [
            datetime(2024, 9, 9, 7, 30),  # noqa: DTZ001
            datetime(2024, 9, 15, 7, 30),  # noqa: DTZ001
        ]
        assert {alarm.trigger.params["RELATED"][0] for alarm in alarms} == {related}


def test_what_is_done_or_late_does_not_remind() -> None:
    done = read([one(recorded([{"what": "1.2/quy-3", "date": "2024-07-14"}]), "1.2/quy-3")])
    assert (done.vtodo.status.value, done.vtodo.percent_complete.value) == ("COMPLETED", "100")
    assert done.vtodo.completed.value == datetime(2024, 7, 14, 5, tzinfo=UTC)
    assert "cchc done" not in done.vtodo.description.value
    late = read([one(MAINTAIN, "1.2/quy-1")])
    assert [hasattr(each, "valarm") for made in (done, late) for each in (made.vevent, made.vtodo)] == [False] * 4


def uids(dossier: SoundDossier, **asked: Any) -> list[str]:
    made = read([item for item in items_of(dossier, **asked) if item.due])
    return [component.uid.value for component in (*made.vevent_list, *made.vtodo_list)]


def test_a_nhiem_vu_keeps_its_name_whatever_is_asked_and_however_the_file_is_called() -> None:
    every = uids(MAINTAIN)
    assert len(set(every)) == len(every)
    assert every == uids(MAINTAIN, day=date(2025, 3, 1), name="ban-sao.yaml")
    assert every == uids(recorded([{"what": "1.2/quy-3", "date": "2024-07-14"}], [EXTENSION]))
    assert not set(every) & set(uids(next_year()))


def next_year() -> SoundDossier:
    plan = MAINTAIN.plan.changed(year=2025)
    return SoundDossier(plan, MAINTAIN.commune)


def test_lines_are_as_long_as_the_format_allows_and_any_text_comes_back() -> None:
    title = "Một, hai; ba\\n: “bốn” \\ năm – " + "Ủy ban nhân dân xã " * 12
    items = items_of(renamed(title))
    content = calendar_file(items, "x", AT)
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert vobject.readOne(content.decode()).vevent.summary.value == f"Kết quả TC 2.1: {title}"


def test_a_calendar_of_nothing_is_still_a_calendar() -> None:
    undated = [item for item in state_of(REMEDY, DAY).items if item.due is None]
    assert undated
    made = read(undated)
    assert [component.name for component in made.components()] == ["VTIMEZONE"]
    assert made.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"


def test_the_same_list_at_the_same_time_gives_the_same_bytes() -> None:
    assert calendar_file(items_of(), "x", AT) == calendar_file(items_of(), "x", AT)


def test_two_annexes_of_one_year_and_kind_share_no_name() -> None:
    other = SoundDossier(MAINTAIN.plan.model_copy(update={"annex": "III"}), MAINTAIN.commune)
    assert set(uids(MAINTAIN)).isdisjoint(uids(other))


def test_an_entry_is_never_older_than_in_the_calendar_that_is_replaced() -> None:
    item = one(MAINTAIN, "1.2/nam")
    first = calendar_file([item], "x", AT)
    ahead = first.replace(f"SEQUENCE:{MINUTES}".encode(), b"SEQUENCE:99999999")
    assert ahead != first

    def sequences(at: datetime, replaced: bytes) -> set[str]:
        made: Any = vobject.readOne(calendar_file([item], "x", at, replaced).decode())
        return {each.sequence.value for each in (made.vevent, made.vtodo)}

    assert sequences(AT - timedelta(days=1), first) == {str(MINUTES)}
    assert sequences(AT + timedelta(minutes=1), first) == {str(MINUTES + 1)}
    assert sequences(AT, ahead) == {"99999999"}
    assert sequences(AT, calendar_file([one(MAINTAIN, "1.2/quy-3")], "x", AT + timedelta(days=9))) == {str(MINUTES)}
