"""Rows, parties and occurrences of a plan, on small plans made here."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cchc.diagnostics import Place
from cchc.model.commune import Commune
from cchc.model.occurrences import occurrences
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.model.progress import Progress


def plan(*criteria: dict[str, Any], year: str = "2024") -> MaintainPlan:
    area = {"number": "I", "title": "Chỉ đạo", "criteria": list(criteria)}
    data = {
        "cchc": "1",
        "kind": "maintain",
        "year": year,
        "commune": "commune.yaml",
        "title": "Duy trì",
        "areas": [area],
    }
    return MaintainPlan.model_validate(data)


def criterion(code: str, **fields: Any) -> dict[str, Any]:
    return {"code": code, "title": f"Tiêu chí {code}", "max_score": "2", **fields}


def commune(*parties: dict[str, Any], unit: str | None = "xã") -> Commune:
    data = {
        "cchc": "1",
        "kind": "commune",
        "name": "Mẫu",
        "unit": unit,
        "issuer": "UBND xã Mẫu",
        "parties": list(parties),
    }
    return Commune.model_validate(data)


VP_TK = {"id": "vp-tk", "title": "Công chức Văn phòng - Thống kê", "kind": "official", "short": "VP-TK"}
VHTT = {"id": "vhtt", "title": "Công chức Văn hóa - Xã hội (VHTT)", "kind": "official"}
STAFF = {"id": "can-bo", "title": "Cán bộ, công chức", "kind": "group", "aliases": ["Các ngành"]}


def test_a_cell_that_says_as_above_means_the_cell_above() -> None:
    rows = plan(
        criterion("1.1", lead="VP-TK", tasks="Làm"),
        criterion("1.2", lead="như trên"),
        criterion("1.3", lead=" Như  trên. ", tasks="như trên"),
    ).rows
    assert [row.text("lead") for row in rows] == ["VP-TK", "VP-TK", "VP-TK"]
    assert [row.continues("lead") for row in rows] == [False, True, True]
    assert [row.text("tasks") for row in rows] == ["Làm", None, None]


def test_rows_are_numbered_within_their_parent_and_labelled_by_their_code() -> None:
    parts = [criterion("1.2.1"), criterion("1.2.2")]
    rows = plan(criterion("1.1"), criterion("1.2", parts=parts), criterion("1.3.1")).rows
    assert [row.number for row in rows] == ["1", "2", "2.1", "2.2", "3"]
    assert [row.label for row in rows] == ["TC 1.1", "TC 1.2", "TCTP 1.2.1", "TCTP 1.2.2", "TCTP 1.3.1"]
    assert [row.is_heading for row in rows] == [False, True, False, False, False]


def test_a_model_is_frozen_and_knows_its_place() -> None:
    settled = plan(criterion("1.1", deliverables=[{"id": "a", "title": "A", "every": "year"}])).settle(Place("x.yaml"))
    deliverable = settled.areas[0].criteria[0].deliverables[0]
    assert deliverable.at("id") == Place("x.yaml", ("areas", 0, "criteria", 0, "deliverables", 0, "id"))
    with pytest.raises(ValidationError, match="frozen"):
        deliverable.title = "B"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Công chức văn phòng–thống kê xã", ["vp-tk"]),
        ("VP-TK; Cán bộ, công chức xã", ["vp-tk", "can-bo"]),
        ("VP-TK, các ngành", ["vp-tk", "can-bo"]),
        ("VP-TK; VP-TK", ["vp-tk"]),
        ("Công chức Văn hóa - Xã hội", [None]),
        ("Công chức Văn hoá - Xã hội (VHTT)", ["vhtt"]),
        ("Ai đó, VP-TK; ", [None, "vp-tk"]),
        ("Ai đó, ai nữa", [None]),
        (";", []),
    ],
)
def test_a_cell_names_parties_whole_or_piece_by_piece(text: str, parties: list[str | None]) -> None:
    mentions = commune(VP_TK, VHTT, STAFF).mentions(text)
    assert [mention.party.id if mention.party else None for mention in mentions] == parties


def test_only_the_communes_own_level_word_is_folded_away() -> None:
    assert commune(VP_TK, unit="phường").find("VP-TK xã") is None
    assert commune(VP_TK, unit=None).find("VP-TK") is not None


def addresses(**fields: Any) -> dict[str, str]:
    return {each.address: each.due.isoformat() for each in occurrences(plan(criterion("1.1", **fields)))}


def test_each_kind_of_deliverable_has_its_addresses_and_days() -> None:
    listed = [
        {"id": "mot", "title": "Một", "due": "2024-11-30"},
        {"id": "nhieu", "title": "Nhiều", "due": ["2024-03-14", "2024-06-14"]},
        {"id": "quy", "title": "Quý", "every": "quarter"},
        {"id": "nua", "title": "Nửa năm", "every": "half-year"},
        {"id": "nam", "title": "Năm", "every": "year"},
    ]
    assert addresses(deliverables=listed, timeframe="Quý I") == {
        "1.1/mot": "2024-11-30",
        "1.1/nhieu/2024-03-14": "2024-03-14",
        "1.1/nhieu/2024-06-14": "2024-06-14",
        "1.1/quy/2024-Q1": "2024-03-31",
        "1.1/quy/2024-Q2": "2024-06-30",
        "1.1/quy/2024-Q3": "2024-09-30",
        "1.1/quy/2024-Q4": "2024-12-31",
        "1.1/nua/2024-H1": "2024-06-30",
        "1.1/nua/2024-H2": "2024-12-31",
        "1.1/nam/2024": "2024-12-31",
    }
    months = addresses(deliverables=[{"id": "tin", "title": "Tin", "every": "month"}])
    assert list(months) == [f"1.1/tin/2024-{month:02}" for month in range(1, 13)]
    assert months["1.1/tin/2024-02"] == "2024-02-29"


def test_without_a_deliverable_the_timeframe_makes_one() -> None:
    assert addresses(timeframe="Năm 2024") == {"1.1": "2024-12-31"}
    assert addresses(timeframe="Hằng năm") == {"1.1/2024": "2024-12-31"}
    assert addresses(timeframe="Thường xuyên") == addresses(timeframe="sớm") == addresses() == {}


def test_an_implicit_deliverable_asks_to_confirm_the_result() -> None:
    (only,) = occurrences(plan(criterion("1.1", timeframe="Tháng 6", lead="VP-TK")))
    assert (only.title, only.lead) == ("Tiêu chí 1.1", "VP-TK")


def test_a_row_that_continues_the_timeframe_above_has_its_own_deadline() -> None:
    both = occurrences(
        plan(criterion("1.1", timeframe="Quý I", lead="A"), criterion("1.2", timeframe="như trên", lead="như trên"))
    )
    assert [(each.address, each.due, each.lead) for each in both] == [
        ("1.1", date(2024, 3, 31), "A"),
        ("1.2", date(2024, 3, 31), "A"),
    ]


@given(st.integers(2000, 2099), st.sampled_from(["month", "quarter", "half-year", "year"]))
def test_what_recurs_is_due_on_the_last_day_of_each_period(year: int, every: str) -> None:
    fields = {"deliverables": [{"id": "a", "title": "A", "every": every}]}
    days = [each.due for each in occurrences(plan(criterion("1.1", **fields), year=str(year)))]
    assert len(days) == {"month": 12, "quarter": 4, "half-year": 2, "year": 1}[every]
    assert days == sorted(set(days))
    assert days[-1] == date(year, 12, 31)
    assert all((day + timedelta(days=1)).day == 1 for day in days)


def test_what_was_withdrawn_or_is_still_to_come_is_not_done() -> None:
    entries = [
        {"what": "1.1", "date": "2024-06-30"},
        {"what": "1.2", "date": "2024-06-30", "withdrawn": "2024-07-02"},
        {"what": "1.3", "date": "2024-07-02"},
    ]
    progress = Progress.model_validate({"cchc": "1", "kind": "progress", "plan": "2024.yaml", "entries": entries})
    assert set(progress.done_by(date(2024, 7, 1))) == {"1.1"}
    assert set(progress.done_by(date(2024, 7, 2))) == {"1.1", "1.3"}


def test_gap_is_the_maximum_less_the_score() -> None:
    data = plan(criterion("1.1")).model_dump(include={"title", "cchc", "commune"}) | {
        "kind": "remedy",
        "year": "2024",
        "assessed_year": "2023",
        "areas": [{"number": "I", "title": "Một", "criteria": [criterion("1.1", score="0,5")]}],
    }
    assert [str(each.gap) for area in RemedyPlan.model_validate(data).areas for each in area.criteria] == ["1.5"]
