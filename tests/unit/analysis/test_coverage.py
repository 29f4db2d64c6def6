from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from helpers.rule_checks import criterion, model
from helpers.support import ROOT, dossier_of
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.analysis.both_annexes import both_annexes
from cchc.analysis.coverage import Coverage, Covered, covered, points_of
from cchc.analysis.gap_groups import GapBy, GapOrder, GapSort, gap_groups
from cchc.analysis.tracking import Asking, State
from cchc.model.commune import Commune
from cchc.model.dossier import SoundDossier
from cchc.model.occurrences import occurrences
from cchc.model.plan import MaintainPlan
from cchc.model.progress import Progress
from cchc.model.undated import undated_losses
from cchc.phrasing.coverages import COVERAGES, capital, remedy_upkeep, shown_classes
from cchc.phrasing.gap_columns import DUE

REAL = dossier_of(ROOT / "plans" / "2023_gaps.yaml")
EXAMPLE = dossier_of(ROOT / "tests" / "examples" / "remedy.yaml")
END_OF_YEAR = Asking(date(2024, 12, 31))
COMMUNE = Commune.model_validate(
    {
        "cchc": "1",
        "kind": "commune",
        "name": "Mẫu",
        "issuer": "UBND xã Mẫu",
        "parties": [
            {"id": "vp", "title": "Văn phòng", "kind": "unit"},
            {"id": "tp", "title": "Công chức Tư pháp", "kind": "official"},
            {"id": "tap-the", "title": "Cán bộ, công chức", "kind": "group"},
            {"id": "so", "title": "Sở Nội vụ", "kind": "outside"},
            {"id": "truong", "title": "Trường học", "kind": "outside", "head": "true"},
        ],
    }
)


def plan_of(*criteria: dict[str, Any], **fields: str) -> Covered:
    """What a plan of these criteria lost, on the last day of its year."""
    plan = model({"I": list(criteria)}, assessed_year="2023", **fields).plan
    assert plan is not None
    return covered("p", SoundDossier(plan, COMMUNE), END_OF_YEAR)


def codes(found: Covered) -> dict[str, Decimal]:
    return {remedy.gap.row.address: remedy.points for remedy in found.remedies}


def test_of_the_real_points_none_has_a_lead_and_a_deadline() -> None:
    found = covered("2023_gaps", REAL, END_OF_YEAR)
    classes = {coverage: found.points(coverage) for coverage in Coverage if found.of(coverage)}
    assert classes == {Coverage.UNDATED: 9, Coverage.NOBODY: Decimal("8.5"), Coverage.BLANK: 2}
    assert sum(classes.values()) == found.gaps.totals.gap == Decimal("19.5")
    assert len(found.undated) == len(found.remedies) == 10
    assert not found.is_recorded


def test_the_most_points_come_first_and_equal_ones_in_print_order() -> None:
    order = " ".join(codes(covered("2023_gaps", REAL, END_OF_YEAR)))
    assert order == "3.2.2 5.3.2 1.6 2.1 4.2 7.4.3 7.4.4 3.5.2 6.3 7.4.2"


def test_the_maintain_annex_stands_beside_it_with_its_lead_and_the_day_that_is_due_next() -> None:
    found = covered("2023_gaps", REAL, Asking(date(2024, 4, 1)))
    beside = {
        remedy.gap.row.address: (
            upkeep.row.address,
            upkeep.relation,
            [lead.party.id for lead in upkeep.lead if lead.party],
            upkeep.due and upkeep.due.isoformat(),
        )
        for remedy in found.remedies
        if (upkeep := remedy.upkeep)
    }
    assert beside == {
        "1.6": ("1.4", "same", ["vp-tk"], "2024-12-31"),
        "2.1": ("2.1", "same", ["tp-ht"], "2024-12-31"),
        "3.2.2": ("3.2.2", "same", ["vp-tk"], None),
        "3.5.2": ("3.5", "part", ["vp-tk"], None),
        "4.2": ("4.2", "same", ["vp-tk"], None),
        "5.3.2": ("5.3", "part", ["can-bo-cong-chuc", "to-chuc-ca-nhan"], None),
        "6.3": ("6.3", "same", ["tc-kt"], None),
        "7.4.3": ("7.4.3", "same", ["vp-tk"], None),
    }


def test_parts_tell_of_their_loss_and_are_parts_of_what_their_parent_relates_to() -> None:
    found = covered("remedy", EXAMPLE, END_OF_YEAR)
    assert codes(found) == {"1.1": Decimal("1.5"), "7.3.2": Decimal("1.5"), "7.3.1": Decimal("0.5")}
    upkeep = found.remedies[1].upkeep
    assert upkeep is not None
    assert (upkeep.row.address, upkeep.relation) == ("7.3", "part")


def test_without_a_maintain_plan_nothing_stands_beside() -> None:
    (alone,) = plan_of(criterion("1.1", score="1", same_as="1.1")).remedies
    assert alone.upkeep is None


@pytest.mark.parametrize(
    ("code", "title", "said"),
    [
        ("2.2", "Giải quyết hồ sơ đúng hạn", "chưa nối same_as; có thể là 2.2"),
        ("2.2", "Giải quyết hồ sơ TTHC đúng hạn", "chưa nối same_as; có thể là 2.2"),
        ("2.9", "GIẢI QUYẾT hồ sơ đúng hạn.", "chưa nối same_as; có thể là 2.2"),
        ("2.9", "Giải quyết hồ sơ TTHC đúng hạn", "không có"),
        ("2.2", "Tuyên truyền", "không có"),
    ],
)
def test_a_criterion_that_nothing_links_is_never_said_to_be_missing(code: str, title: str, said: str) -> None:
    maintain = model({"II": [{**criterion("2.2"), "title": "Giải quyết hồ sơ đúng hạn"}]}).plan
    remedy = model({"II": [{**criterion(code, score="0"), "title": title}]}, assessed_year="2023").plan
    assert isinstance(maintain, MaintainPlan)
    assert remedy is not None
    (found,) = covered("p", SoundDossier(remedy, COMMUNE, maintain=maintain), END_OF_YEAR).remedies
    assert remedy_upkeep(found) == said


def test_one_debt_has_one_day_in_both_annexes() -> None:
    maintain = model({"I": [criterion("1.3", timeframe="Hằng quý")]}).plan
    own = criterion("1.9", score="0", same_as="1.3", timeframe="Hằng quý")
    remedy = model({"I": [own]}, assessed_year="2023").plan
    assert isinstance(maintain, MaintainPlan)
    assert remedy is not None
    done = {"what": occurrences(remedy)[0].address, "date": "2024-03-01"}
    progress = Progress.model_validate({"cchc": "1", "kind": "progress", "plan": "p.yaml", "entries": [done]})
    dossier = SoundDossier(remedy, COMMUNE, maintain=maintain, progress=progress)
    (found,) = covered("p", dossier, Asking(date(2024, 8, 1))).remedies
    assert found.upkeep is not None
    assert (found.due, found.upkeep.due) == (date(2024, 6, 30), date(2024, 6, 30))


def test_a_political_body_is_never_told_to_be_late() -> None:
    plan = model(
        {"I": [criterion("1.1", score="0", lead="Đảng ủy xã", timeframe="Quý I/2024")]}, assessed_year="2023"
    ).plan
    assert plan is not None
    progress = Progress.model_validate({"cchc": "1", "kind": "progress", "plan": "p.yaml"})
    (remedy,) = covered("p", SoundDossier(plan, COMMUNE, progress=progress), END_OF_YEAR).remedies
    assert (remedy.state, remedy.told_state) == (State.OVERDUE, None)


@pytest.mark.parametrize(
    ("lead", "timeframe", "coverage"),
    [
        ("Văn phòng", "Quý III/2024", Coverage.DATED),
        ("Văn phòng", "Thường xuyên", Coverage.UNDATED),
        ("Văn phòng", "Khi có yêu cầu", Coverage.EVENT),
        ("Văn phòng", "Giữa năm", Coverage.UNREAD),
        ("Sở Nội vụ", "Giữa năm", Coverage.NOBODY),
        ("Văn phòng; Cán bộ, công chức", "Thường xuyên", Coverage.UNDATED),
        ("Cán bộ, công chức; Sở Nội vụ", "Quý III/2024", Coverage.NOBODY),
        ("Trường học", "Thường xuyên", Coverage.UNDATED),
        ("Công chức Kế toán", "Thường xuyên", Coverage.UNKNOWN),
        ("Công chức Kế toán; Công chức Tư pháp", "Thường xuyên", Coverage.UNDATED),
        ("Công chức Kế toán; Cán bộ, công chức", "Thường xuyên", Coverage.UNKNOWN),
        ("Văn phòng (phối hợp)", "Thường xuyên", Coverage.HELPERS),
        (None, "Quý III/2024", Coverage.BLANK),
    ],
)
def test_the_class_is_that_of_the_leads_and_of_the_due_day(
    lead: str | None, timeframe: str, coverage: Coverage
) -> None:
    (remedy,) = plan_of(criterion("1.1", score="0", lead=lead, timeframe=timeframe)).remedies
    assert remedy.coverage is coverage
    assert coverage.is_taken_up is any(lead.party and lead.party.accountable for lead in remedy.lead)


def test_who_leads_a_dated_task_of_a_criterion_leads_its_remedy() -> None:
    task = {"id": "a", "title": "A", "due": "2024-06-30", "lead": "Công chức Tư pháp"}
    (remedy,) = plan_of(criterion("1.1", score="0", lead="Cán bộ, công chức", deliverables=[task])).remedies
    assert [lead.text for lead in remedy.lead] == ["Cán bộ, công chức", "Công chức Tư pháp"]
    assert remedy.coverage is Coverage.DATED


@pytest.mark.parametrize(
    ("timeframe", "is_undated"),
    [
        ("Thường xuyên", True),
        (None, True),
        ("Giữa năm", False),
        ("Khi có yêu cầu", False),
        ("Quý III/2024", False),
    ],
)
def test_a_time_that_cannot_be_read_or_waits_for_an_event_is_no_missing_deadline(
    timeframe: str | None, is_undated: bool
) -> None:
    (remedy,) = plan_of(criterion("1.1", score="0", timeframe=timeframe)).remedies
    assert remedy.is_undated is is_undated


def test_no_deadline_means_the_same_in_the_classes_and_wherever_undated_criteria_are_counted() -> None:
    times = ("Thường xuyên", "Giữa năm", "Khi có yêu cầu", "Quý III/2024")
    found = plan_of(
        *(
            criterion(f"1.{at}", score="0", lead="Văn phòng", tasks="A", timeframe=time)
            for at, time in enumerate(times, 1)
        )
    )
    assert found.of(Coverage.UNDATED) == found.undated
    assert [loss.row.address for loss in undated_losses(found.gaps.plan)] == ["1.1"]
    lost = {capital(COVERAGES[each]): len(own) for each, own in shown_classes(found).items()}
    assert lost == {
        "Có đầu mối, có thời hạn": 1,
        "Có đầu mối, chưa ấn định thời hạn": 1,
        "Có đầu mối, thời hạn theo sự việc": 1,
        "Có đầu mối, thời hạn không đọc được": 1,
        "Chủ trì là tập thể hoặc cơ quan ngoài xã": 0,
        "Phụ lục khắc phục để trống": 0,
    }


PARTS = ("1.1.1", "1.1.2")
WORD, SURVEY = "không phát sinh", "điều tra XHH"


@pytest.mark.parametrize(
    ("score", "parts", "fields", "expected"),
    [
        ("1", ("0.5", "0.5"), {}, {"1.1.1": "1", "1.1.2": "1"}),
        ("1", (None, None), {}, {"1.1": "2"}),
        ("1", ("1", None), {}, {"1.1": "2"}),
        (None, ("1", None), {}, {"1.1.1": "0.5"}),
        ("1", ("1", WORD), {}, {"1.1.1": "0.5"}),
        ("2.5", ("1", WORD), {"not_applicable": "full"}, {"1.1.1": "0.5"}),
        (SURVEY, (None, None), {}, {}),
        (WORD, (None, None), {}, {}),
        ("3", ("1.5", "1.5"), {}, {}),
    ],
)
def test_each_point_is_told_once_by_the_parts_where_these_tell_of_all(
    score: str | None, parts: tuple[str | None, ...], fields: dict[str, str], expected: dict[str, str]
) -> None:
    listed = [criterion(code, "1.5", score=each) for code, each in zip(PARTS, parts, strict=True)]
    found = plan_of(criterion("1.1", "3", score=score, parts=listed), **fields)
    assert codes(found) == {code: Decimal(lost) for code, lost in expected.items()}


def test_a_parent_that_tells_of_its_parts_loss_has_their_leads_and_days() -> None:
    parts = [criterion(code, "1.5", score=None, lead="Văn phòng", timeframe="Quý I/2024") for code in PARTS]
    (remedy,) = plan_of(criterion("1.1", "3", score="1", parts=parts)).remedies
    assert (remedy.coverage, remedy.due, remedy.state) == (Coverage.DATED, date(2024, 3, 31), State.OVERDUE)


@pytest.mark.parametrize(
    ("timeframes", "coverage", "due"),
    [
        (("Thường xuyên", "Quý III/2024"), Coverage.UNDATED, "30/9/2024, một phần chưa ấn định"),
        (("Quý III/2024", "Thường xuyên"), Coverage.UNDATED, "30/9/2024, một phần chưa ấn định"),
        (("Thường xuyên", "Giữa năm"), Coverage.UNDATED, "chưa ấn định"),
        (("Quý III/2024", "Quý II/2024"), Coverage.DATED, "30/6/2024"),
    ],
)
def test_a_loss_is_dated_only_if_each_part_that_may_carry_it_has_a_day(
    timeframes: tuple[str, str], coverage: Coverage, due: str
) -> None:
    parts = [
        criterion(code, "2", score=score, lead="Văn phòng", tasks="A", timeframe=timeframe)
        for code, score, timeframe in zip(PARTS, ("1", None), timeframes, strict=True)
    ]
    found = plan_of(criterion("1.1", "4", score="2", parts=parts))
    (remedy,) = found.remedies
    assert (remedy.coverage, remedy.is_undated, DUE.text(remedy)) == (coverage, coverage is Coverage.UNDATED, due)
    assert bool(undated_losses(found.gaps.plan)) is remedy.is_undated


def test_parts_that_cannot_have_lost_points_neither_lead_the_remedy_nor_date_it() -> None:
    parts = [
        criterion("1.1.1", "1", score="1", lead="Sở Nội vụ", timeframe="Thường xuyên"),
        criterion("1.1.2", "1", score=WORD, lead="Công chức Tư pháp", timeframe="Quý I/2024"),
        criterion("1.1.3", "2", score=None, lead="Văn phòng", timeframe="Quý III/2024"),
    ]
    (remedy,) = plan_of(criterion("1.1", "4", score="2", parts=parts)).remedies
    assert ([lead.text for lead in remedy.lead], remedy.due) == (["Văn phòng"], date(2024, 9, 30))
    assert (remedy.coverage, remedy.is_undated) == (Coverage.DATED, False)


def test_the_day_that_counts_is_the_earliest_open_one_and_its_state_that_of_the_remedy() -> None:
    (remedy,) = plan_of(criterion("1.1", score="0", lead="Văn phòng", timeframe="Quý II, IV/2024")).remedies
    assert (remedy.due, remedy.state) == (date(2024, 6, 30), State.OVERDUE)


def test_parts_are_not_listed_beside_a_parent_that_tells_of_their_loss() -> None:
    """But for a part that did not occur, of which the sums tell."""
    parts = [
        criterion(f"1.1.{at}", "1.5", score=score)
        for at, score in enumerate(("1", "1.5", None, WORD), 1)  # 0.5 lost, none, not scored yet
    ]
    found = plan_of(criterion("1.1", "6", score="1", parts=parts), criterion("1.2", score="2"))
    assert codes(found) == {"1.1": Decimal("3.5")}
    assert [gap.row.address for gap in found.others] == ["1.1.4", "1.2"]
    assert [found.listed_points(gap).gap for gap in found.gaps.criteria] == [Decimal("3.5"), None, 0, None, None, 0]


SCORES = st.sampled_from([None, "0", "0,125", "1", "1.5", WORD, SURVEY])


@settings(max_examples=40)
@given(
    st.lists(st.tuples(SCORES, st.sampled_from(["", "Văn phòng", "Cán bộ, công chức", "Ai đó"])), min_size=1),
    st.sampled_from([None, "1", "2"]),
    st.lists(SCORES, max_size=3),
    st.sampled_from(["exclude", "full"]),
)
def test_classes_and_headings_add_up_to_the_points_lost(
    criteria: list[tuple[str | None, str]], whole: str | None, parts: list[str | None], counted: str
) -> None:
    wholes = [criterion(f"1.{at}", score=score, lead=lead or None) for at, (score, lead) in enumerate(criteria, 2)]
    listed = [criterion(f"1.1.{at}", score=s) for at, s in enumerate(parts, 1)]
    family = criterion("1.1", "8", score=whole, parts=listed)
    found = plan_of(family, *wholes, not_applicable=counted)
    assert sum(found.points(coverage) for coverage in Coverage) == (found.gaps.totals.gap or 0)
    assert sum(len(found.of(coverage)) for coverage in Coverage) == len(found.remedies)
    for by in get_args(GapBy):
        shown = {
            remedy.gap.row.address: remedy for group in gap_groups(found, GapOrder(by)) for remedy in group.remedies
        }
        assert set(shown) == set(codes(found))
        assert points_of(shown.values()) == found.lost
    assert not any(gap.points.gap for gap in found.others)
    assert sum(found.listed_points(gap).gap or 0 for gap in found.gaps.criteria) == found.lost


def headings(found: Covered, by: GapBy, sort: GapSort | None = None) -> list[tuple[str, str, str]]:
    """Each heading with its points and its criteria."""
    return [
        (group.key or group.title, f"{group.points:f}", " ".join(remedy.gap.row.address for remedy in group.remedies))
        for group in gap_groups(found, GapOrder(by, sort))
    ]


def test_areas_stand_by_what_they_lost_or_as_in_print() -> None:
    real = covered("2023_gaps", REAL, END_OF_YEAR)
    assert headings(real, "area") == [
        ("III", "5", "3.2.2 3.5.2"),
        ("VII", "5", "7.4.3 7.4.4 7.4.2"),
        ("V", "2.5", "5.3.2"),
        ("I", "2", "1.6"),
        ("II", "2.0", "2.1"),
        ("IV", "2", "4.2"),
        ("VI", "1", "6.3"),
    ]
    assert [key for key, _, _ in headings(real, "area", "plan")] == ["I", "II", "III", "IV", "V", "VI", "VII"]


def test_who_answers_comes_first_and_who_is_nobody_in_particular_after_them() -> None:
    assert headings(covered("2023_gaps", REAL, END_OF_YEAR), "official") == [
        ("vp-tk", "4", "3.2.2"),
        ("tp-ht", "2.0", "2.1"),
        ("vh-xh", "2", "7.4.4"),
        ("mot-cua", "1", "3.5.2"),
        ("can-bo-cong-chuc", "6.5", "5.3.2 1.6 4.2"),
        ("", "2", "7.4.3"),
        ("phong-tc-kh", "1", "6.3"),
        ("chuyen-mon", "1", "7.4.2"),
    ]


def test_a_criterion_with_two_leads_stands_under_both() -> None:
    both = plan_of(criterion("1.1", score="0", lead="Cán bộ, công chức; Văn phòng"), criterion("1.2", score="1"))
    assert headings(both, "official") == [("vp", "2", "1.1"), ("tap-the", "2", "1.1"), ("", "1", "1.2")]


def test_the_two_annexes_list_a_hundred_points_together_each_once() -> None:
    both = both_annexes(REAL)
    assert both is not None
    assert (both.maintained, [row.address for row in both.left_out], both.points) == (
        Decimal(96),
        ["7.4.2", "7.4.4"],
        Decimal(100),
    )
    assert both_annexes(SoundDossier(REAL.plan, REAL.commune)) is None


@pytest.mark.parametrize(
    ("remedy", "left_out"),
    [
        (criterion("2.1", score="1", same_as="1.1"), []),
        (criterion("2.1", score="1"), ["2.1"]),
        (criterion("1.1", score="1"), None),
        (criterion("2.1", "3", score="1", part_of="1.1", parts=[criterion("2.1.1", "3", score="1")]), []),
        (criterion("2.1", "3", score="1", parts=[criterion("2.1.1", "3", score="1")]), ["2.1"]),
        (
            criterion(
                "2.1",
                "3",
                score="1",
                parts=[criterion("2.1.1", "1", score="0", same_as="1.1"), criterion("2.1.2", "2", score="1")],
            ),
            ["2.1.2"],
        ),
    ],
)
def test_what_the_maintain_annex_leaves_out_is_counted_beside_it(
    remedy: dict[str, Any], left_out: list[str] | None
) -> None:
    maintain, plan = model({"I": [criterion("1.1")]}).plan, model({"I": [remedy]}, assessed_year="2023").plan
    assert plan is not None
    assert isinstance(maintain, MaintainPlan)
    both = both_annexes(SoundDossier(plan, COMMUNE, maintain))
    assert (both and [row.address for row in both.left_out]) == left_out
