"""Deadlines in prose: which phrases are proposed, as what, and that nothing is tracked that nobody asked for."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.imported_making import annex_of, annex_with, row
from helpers.rule_checks import COMMUNE
from helpers.support import ROOT

from cchc.importing.imported import ImportedRow, Weight
from cchc.importing.writing.plan_text import PlanText, PlanWriting, plan_text
from cchc.language.formatting import formatted
from cchc.loading import load
from cchc.source import Data, parse

WANTED = PlanWriting(commune="c.yaml", source="ke-hoach.docx")
ACCEPTED = replace(WANTED, accept_proposals=True)
QUARTERS = {"every": "quarter"}


def made(*rows: ImportedRow, wanted: PlanWriting = WANTED, **fields: str) -> PlanText:
    return plan_text(annex_with(*rows, **fields), wanted)


def proposed(tasks: str, timeframe: str = "Thường xuyên", **fields: str) -> list[dict[str, Data]]:
    """The deliverables that a row with these tasks and this time has, once they are accepted."""
    text = made(row(code="1.1", title="T", max_score="1", tasks=tasks, timeframe=timeframe), wanted=ACCEPTED, **fields)
    return deliverables(parse(text.text.encode()).data)


def deliverables(data: Data) -> list[dict[str, Data]]:
    if isinstance(data, list):
        return [found for each in data for found in deliverables(each)]
    if not isinstance(data, dict):
        return []
    own = data.get("deliverables")
    inner = [found for name in ("areas", "criteria", "parts") for found in deliverables(data.get(name))]
    return [*(each for each in (own if isinstance(own, list) else []) if isinstance(each, dict)), *inner]


def times(tasks: str, timeframe: str = "Thường xuyên", **fields: str) -> list[dict[str, Data]]:
    """The times of what is proposed."""
    return [
        {name: each[name] for name in ("due", "every") if name in each} for each in proposed(tasks, timeframe, **fields)
    ]


def uncommented(text: str) -> str:
    """A text without the signs of its indented comments, as a person takes them away."""
    return re.sub(r"^( +)# ?", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("tasks", "title", "time"),
    [
        (
            "Thường xuyên đôn đốc các nhiệm vụ, để đến hết tháng 11/2024 hoàn thành 100% nhiệm vụ đề ra.",
            "Hoàn thành 100% nhiệm vụ đề ra",
            {"due": "2024-11-30"},
        ),
        ("Đảm bảo hàng tháng có tin, bài trên trang TTĐT", "Tin, bài trên trang TTĐT", {"every": "month"}),
        ("hàng quý có 01 cuộc họp liên quan đến CCHC", "01 cuộc họp liên quan đến CCHC", QUARTERS),
        ("Mỗi quý họp giao ban", "Họp giao ban", QUARTERS),
        ("Tổ chức họp giao ban hằng tuần tại UBND xã", "Tổ chức họp giao ban tại UBND xã", {"every": "week"}),
        ("Mỗi năm có ít nhất 01 sáng kiến", "Ít nhất 01 sáng kiến", {"every": "year"}),
        ("04 báo cáo (gồm 02 báo cáo quý, 01 báo cáo 6 tháng, 01 báo cáo năm)", "Báo cáo quý, 6 tháng, năm", QUARTERS),
        ("Chế độ báo cáo định kỳ (quý, 6 tháng, năm)", "Báo cáo quý, 6 tháng, năm", QUARTERS),
        ("Báo cáo hằng quý, 6 tháng và năm", "Báo cáo quý, 6 tháng, năm", QUARTERS),
        ("Báo cáo quý, 6 tháng, 9 tháng và năm", "Báo cáo quý, 6 tháng, 9 tháng, năm", QUARTERS),
        ("Đủ 04 báo cáo (02 quý, 01 sáu tháng, 01 năm)", "Báo cáo quý, 6 tháng, năm", QUARTERS),
        ("Quý I/2024: xây dựng kế hoạch", "Xây dựng kế hoạch", {"due": "2024-03-31"}),
        ("Gửi kết quả, hạn cuối 30/6/2024", "Gửi kết quả", {"due": "2024-06-30"}),
        ("12 báo cáo tháng", "Báo cáo tháng", {"every": "month"}),
        ("Ban hành kế hoạch trước ngày 15/3/2024 gửi Sở", "Ban hành kế hoạch gửi Sở", {"due": "2024-03-14"}),
        ("Rà soát TTHC định kỳ 6 tháng", "Rà soát TTHC", {"every": "half-year"}),
        ("01 lần/quý rà soát TTHC", "Rà soát TTHC", QUARTERS),
        ("Sơ kết xong trong quý I, II", "Sơ kết xong", {"due": ["2024-03-31", "2024-06-30"]}),
        ("Muộn nhất ngày 20/6 nộp báo cáo", "Nộp báo cáo", {"due": "2024-06-20"}),
    ],
)
def test_a_time_in_prose_is_proposed_with_what_is_to_be_done(tasks: str, title: str, time: dict[str, Data]) -> None:
    [found] = proposed(tasks)
    assert ({name: found[name] for name in found if name in {"due", "every"}}, found["title"]) == (time, title)


@pytest.mark.parametrize(
    ("tasks", "identity", "title"),
    [
        ("Chậm nhất ngày 20 hằng tháng gửi 01 báo cáo", "bao-cao", "Gửi 01 báo cáo"),
        ("Chậm nhất là hằng quý gửi 01 báo cáo", "bao-cao", "Gửi 01 báo cáo"),
        ("Mỗi quý chậm nhất ngày 15 gửi 01 báo cáo", "bao-cao", "Gửi 01 báo cáo"),
        ("Gửi 01 báo cáo quý chậm nhất ngày 20 hằng quý", "bao-cao", "Gửi 01 báo cáo quý"),
        ("Hằng năm chậm nhất ngày 15/12 gửi 01 báo cáo", "bao-cao", "Gửi 01 báo cáo"),
        ("Định kỳ hằng tháng nộp báo cáo", "bao-cao", "Nộp báo cáo"),
        ("Kịp thời báo cáo trước ngày 15/6/2024", "bao-cao", "Báo cáo"),
        ("Đúng hạn trước ngày 15/6/2024 gửi báo cáo", "bao-cao", "Gửi báo cáo"),
        ("Thời hạn: 15/6/2024 nộp báo cáo", "bao-cao", "Nộp báo cáo"),
        ("Trong quý I/2024 phải ban hành kế hoạch", "ke-hoach", "Ban hành kế hoạch"),
        ("Chậm nhất đến hết tháng 6/2024 trình phê duyệt đề án", "de-an", "Trình phê duyệt đề án"),
        ("Theo dõi thi hành pháp luật hằng quý", "theo-doi", "Theo dõi thi hành pháp luật"),
        ("Hoàn thành trước 30/6/2024", "t", "T"),
    ],
)
def test_ids_and_titles_say_what_is_delivered_and_not_by_when(tasks: str, identity: str, title: str) -> None:
    [found] = proposed(tasks)
    assert (found["id"], found["title"]) == (identity, title)


@pytest.mark.parametrize(
    ("tasks", "first"),
    [("Báo cáo trước ngày 20 hằng tháng", "2024-01-19"), ("Hằng tháng, trước ngày 20, báo cáo UBND", "2024-01-19")],
)
def test_a_day_beside_a_rhythm_is_part_of_the_time(tasks: str, first: str) -> None:
    [found] = proposed(tasks)
    due = found["due"]
    assert isinstance(due, list)
    assert (due[0], len(due)) == (first, 12)


@pytest.mark.parametrize(
    "tasks",
    [
        "Thường xuyên đôn đốc",
        "Ban hành kế hoạch trước ngày 15/3/2023",
        "Số liệu tính đến ngày 14/6/2024",
        "Rà soát trước 30/02/2024",
        "Hàng tháng, quý có báo cáo",
        "Báo cáo quý I: đầy đủ",
        "Họp giao ban hằng tuần vào sáng thứ Hai",
        "01 báo cáo 6 tháng",
        "Báo cáo 6 tháng, 9 tháng, năm",
        "Giải ngân vốn ngân sách nhà nước hằng năm",
        "Có ít nhất 01 phương án được phê duyệt",
    ],
)
def test_what_names_no_day_and_no_rhythm_is_not_proposed(tasks: str) -> None:
    assert proposed(tasks) == []


def test_what_is_counted_in_a_whole_year_takes_its_end() -> None:
    [found] = proposed("Tổ chức tối thiểu 01 cuộc đối thoại trở lên", "Năm 2024")
    assert found == {"id": "doi-thoai", "title": "Tổ chức tối thiểu 01 cuộc đối thoại trở lên", "due": "2024-12-31"}
    assert proposed("Đạt ít nhất 90% hồ sơ", "Năm 2024") == []
    assert proposed("Tổ chức tối thiểu 01 cuộc đối thoại", "Quý III/2024") == []
    task = row(title="Tổ chức ít nhất 02 hội nghị", timeframe="Năm 2024")
    assert made(task, kind="assignments").doubts == ()


def test_the_rows_own_time_stays_tracked_beside_what_is_proposed() -> None:
    assert times("Hằng quý có 01 cuộc họp", "Trước ngày 30/11/2024") == [{"due": "2024-11-29"}, QUARTERS]
    assert times("Hằng quý có 01 cuộc họp", "Hằng quý") == []
    assert times("Hoàn thành trong quý III", "Quý III/2024") == []


@pytest.mark.parametrize(
    ("tasks", "timeframe"),
    [
        ("Gửi báo cáo quý, 6 tháng, năm", "Trước ngày 10 của tháng cuối quý"),
        ("Gửi báo cáo quý, 6 tháng, năm", "Trước ngày 20 hằng tháng"),
        ("Gửi báo cáo quý, 6 tháng, năm", "Quý I, II, III và IV"),
        ("Hằng quý có 01 cuộc họp", "Hằng tháng"),
        ("Báo cáo hằng tháng (ngày 20)", "Trước ngày 20 hằng tháng"),
    ],
)
def test_a_rhythm_in_prose_adds_nothing_where_the_rows_own_time_recurs_as_often(tasks: str, timeframe: str) -> None:
    assert times(tasks, timeframe) == []


def test_a_finer_rhythm_than_the_rows_own_and_other_days_of_its_rhythm_are_proposed() -> None:
    assert len(times("Hằng tháng họp giao ban", "Trước ngày 10 của tháng cuối quý")) == 2
    assert len(times("Họp ngày 5 hằng tháng", "Trước ngày 20 hằng tháng")) == 2
    assert times("Hằng quý họp", "Quý I và quý III") == [{"due": ["2024-03-31", "2024-09-30"]}, QUARTERS]


@pytest.mark.parametrize(
    "tasks", ["Họp hằng tháng\nBáo cáo trước ngày 20 hằng tháng", "Báo cáo trước ngày 20 hằng tháng\nHọp hằng tháng"]
)
def test_of_two_times_of_one_rhythm_the_one_with_days_is_proposed(tasks: str) -> None:
    [found] = times(tasks)
    assert isinstance(found["due"], list)
    assert found["due"][0] == "2024-01-19"


def test_the_same_day_said_in_two_ways_is_proposed_once() -> None:
    [found] = times("Báo cáo trước ngày 20 hằng tháng\nCập nhật hằng tháng (ngày 20)")
    assert isinstance(found["due"], list)
    assert found["due"][0] == "2024-01-19"


def test_the_time_above_counts_for_a_cell_that_continues_it() -> None:
    first = row(3, code="1.1", title="T", max_score="1", timeframe="Quý I/2024")
    second = row(4, code="1.2", title="U", max_score="1", tasks="Hằng quý họp", timeframe="như trên")
    found = deliverables(parse(made(first, second, wanted=ACCEPTED).text.encode()).data)
    assert [each.get("due") or each["every"] for each in found] == ["2024-03-31", "quarter"]


@pytest.mark.parametrize("timeframe", ["Khi có phát sinh", "Trong cuối năm"])
def test_a_time_that_deliverables_would_hide_keeps_them_comments(timeframe: str) -> None:
    text = made(row(code="1.1", title="T", max_score="1", tasks="Hằng quý họp", timeframe=timeframe), wanted=ACCEPTED)
    assert deliverables(parse(text.text.encode()).data) == []
    assert "    # deliverables:" in text.text
    assert [doubt.weight for doubt in text.doubts] == [Weight.DEADLINE]


def test_the_same_time_in_two_cells_is_proposed_once() -> None:
    one = row(title="T", max_score="1", code="1.1", target="Hằng quý có 01 cuộc họp", tasks="Họp hằng quý")
    assert [doubt.place for doubt in made(one).doubts] == ["bảng 2, hàng 3, cột 6"]


def test_a_task_states_its_time_in_its_title() -> None:
    only = row(title="Họp giao ban hằng tháng")
    text = made(only, kind="assignments").text
    assert deliverables(parse(uncommented(text).encode()).data) == [
        {"id": "hop-giao", "title": "Họp giao ban", "every": "month"}
    ]
    assert formatted(text.encode()).content.decode() == text


def test_a_plan_of_several_years_has_no_deadline_without_a_year() -> None:
    assert times("Hoàn thành trong tháng 6", until="2026") == []
    assert times("Hoàn thành trước ngày 15/6/2025", until="2026") == [{"due": "2025-06-14"}]


def test_the_real_annex_has_six_places_and_none_of_them_is_live() -> None:
    data = parse((ROOT / "plans/2024.yaml").read_bytes()).data
    assert isinstance(data, dict)
    made = plan_text(annex_of(data), WANTED)
    assert [doubt.read_as for doubt in made.doubts] == [
        "thời hạn 30/11/2024",
        "việc của mỗi quý",
        "việc của mỗi tháng",
        "việc của mỗi quý",
        "việc của mỗi năm",
        "thời hạn 31/12/2024",
    ]
    assert deliverables(parse(made.text.encode()).data) == []


@pytest.mark.parametrize("name", ["2024.yaml", "2023_gaps.yaml"])
def test_comment_lines_without_their_sign_are_what_is_written_live(name: str, tmp_path: Path) -> None:
    data = parse((ROOT / "plans" / name).read_bytes()).data
    assert isinstance(data, dict)
    annex = annex_of(data)
    by_hand, live = uncommented(plan_text(annex, WANTED).text), plan_text(annex, ACCEPTED).text
    assert parse(by_hand.encode()).data == parse(live.encode()).data
    assert formatted(by_hand.encode()).content.decode() == by_hand
    assert formatted(live.encode()).content.decode() == live
    (tmp_path / "c.yaml").write_text(COMMUNE, encoding="utf-8")
    (tmp_path / "p.yaml").write_text(by_hand, encoding="utf-8")
    codes = {each.code for each in load([tmp_path / "p.yaml"]).diagnostics}
    assert not {code for code in codes if code[0] in "YS"} | codes & {"D601", "D602", "D604", "D605"}


def test_what_was_asked_for_is_no_open_deadline_any_more() -> None:
    found = made(row(code="1.1", title="T", max_score="1", tasks="Hằng quý họp"), wanted=ACCEPTED)
    assert [doubt.weight for doubt in found.doubts] == [Weight.TRACKED]


def test_odd_words_stay_in_their_comment() -> None:
    odd = 'Hằng quý: họp # “1” & <i>x</i> - "y"\nhằng tháng [a, b] {c}: - d'
    one = row(code="1.1", title="T", max_score="1", tasks=odd)
    text = made(one).text
    assert formatted(text.encode()).content.decode() == text
    assert parse(uncommented(text).encode()).faults == ()
    assert len(deliverables(parse(uncommented(text).encode()).data)) == 2
