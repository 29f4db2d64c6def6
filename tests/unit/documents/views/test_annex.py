"""The annex as finished strings."""

from datetime import date
from typing import Any

import pytest
from helpers.rule_checks import criterion, model
from helpers.support import COMMUNE, ROOT

from cchc.documents.views.annex import BLANK, Annex, AreaLine, Cell, CriterionLine, PaperCopy, annex
from cchc.loading import load
from cchc.model.plan import IssuedDocument
from cchc.model.values import PartialDate


def view(path: str, **changes: object) -> Annex:
    dossier = load([ROOT / path]).cases[0].dossier
    assert dossier.plan and dossier.commune
    return annex(dossier.plan.model_copy(update=changes), dossier.commune)


def test_the_heading_lines_keep_the_blanks_of_an_electronic_document() -> None:
    real = view("plans/2024.yaml")
    assert real.label == "Phụ lục I"
    assert real.title.replace("\u00a0", " ") == (
        "MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP TIẾP TỤC DUY TRÌ THỰC HIỆN NÂNG CAO CHẤT LƯỢNG CHỈ SỐ CCHC NĂM 2024"
    )
    assert real.title.endswith("CHỈ\u00a0SỐ\u00a0CCHC NĂM\u00a02024")
    assert real.name == (
        "Phụ lục I. MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP TIẾP TỤC DUY TRÌ THỰC HIỆN NÂNG CAO CHẤT LƯỢNG CHỈ SỐ CCHC NĂM 2024"
    )
    assert real.reference == (
        f"(Kèm theo Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng\u00a001 năm\u00a02024 của Ủy ban nhân dân xã Cẩm Giàng)"
    )


def test_what_the_plan_leaves_open_of_the_date_stays_blank() -> None:
    assert view("plans/2023_gaps.yaml").reference.startswith(
        f"(Kèm theo Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng\u00a0{BLANK} năm\u00a02024 của "
    )
    assert (
        f"số{BLANK}/{BLANK} ngày{BLANK}tháng\u00a0{BLANK} năm\u00a0{BLANK} của"
        in view("plans/2024.yaml", document=IssuedDocument()).reference
    )


@pytest.mark.parametrize(("month", "word"), [(1, "01"), (2, "02"), (3, "3"), (12, "12")])
def test_months_are_written_as_the_decree_has_them(month: int, word: str) -> None:
    issued = IssuedDocument.model_construct(date=PartialDate(2024, month, 5), symbol="KH-UBND")
    assert f"ngày{BLANK}tháng\u00a0{word} năm\u00a02024" in view("plans/2024.yaml", document=issued).reference


@pytest.mark.parametrize(
    ("document", "printed"),
    [
        ({"symbol": "QĐ-UBND"}, f"Quyết định số{BLANK}/QĐ-UBND"),
        ({"symbol": "UBND-VP"}, f"Công văn số{BLANK}/UBND-VP"),
        ({"symbol": "UBNDXCG"}, f"Công văn số{BLANK}/UBNDXCG"),
        ({"symbol": "XYZ-UBND"}, f"Văn bản số{BLANK}/XYZ-UBND"),
        ({"symbol": "XYZ-UBND", "kind": "qđ"}, f"Quyết định số{BLANK}/XYZ-UBND"),
        ({"symbol": "KH/ĐU"}, f"Kế hoạch số{BLANK}-KH/ĐU"),
        ({"symbol": "05-KH/ĐU"}, f"Kế hoạch số{BLANK}-KH/ĐU"),
        ({"symbol": "NQ - HĐND"}, f"Nghị quyết số{BLANK}/NQ\u00a0-\u00a0HĐND"),
        ({"kind": "Kế hoạch liên tịch"}, f"Kế hoạch liên tịch số{BLANK}/{BLANK}"),
        ({}, f"Kế hoạch số{BLANK}/{BLANK}"),
    ],
)
def test_the_annex_names_the_kind_of_the_document_that_it_goes_with(document: dict[str, str], printed: str) -> None:
    real = view("plans/2024.yaml", document=IssuedDocument.model_validate(document))
    assert real.reference.startswith(f"(Kèm theo {printed} ngày")
    assert real.subject == f"Phụ lục kèm theo {real.document} năm 2024 của Ủy ban nhân dân xã Cẩm Giàng"


def test_a_number_on_paper_stays_with_its_symbol() -> None:
    dossier = load([ROOT / "plans/2024.yaml"]).cases[0].dossier
    assert dossier.plan and dossier.commune
    plan = dossier.plan.model_copy(update={"document": IssuedDocument(symbol="KH/ĐU")})
    assert annex(plan, dossier.commune, paper=PaperCopy("05", date(2024, 3, 5))).reference == (
        "(Kèm theo Kế hoạch số\u00a005-KH/ĐU ngày\u00a005 tháng\u00a03 năm\u00a02024 của Ủy ban nhân dân xã Cẩm Giàng)"
    )


def test_an_only_annex_has_no_number() -> None:
    assert view("plans/2024.yaml", annex=None).label == "Phụ lục"


def test_headings_are_the_kinds_own_unless_the_plan_says_otherwise() -> None:
    assert list(view("plans/2024.yaml").heading.values()) == [
        "TT",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Mục tiêu năm 2024",
        "Nhiệm vụ, giải pháp",
        "Cơ quan chủ trì thực hiện",
        "Cơ quan phối hợp thực hiện",
        "Thời gian thực hiện",
    ]
    remedy = view("plans/2023_gaps.yaml").heading
    assert remedy["target"] == "Mục tiêu năm 2023"
    assert (remedy["lead"], remedy["support"]) == ("Công chức/bộ phận chủ trì", "Công chức/bộ phận phối hợp")


def test_an_area_precedes_its_rows_and_numbers_are_derived() -> None:
    lines = view("tests/examples/maintain.yaml").lines
    assert [(line.number, line.title) for line in lines] == [
        ("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("1", "TC 1.1. Kế hoạch CCHC năm"),
        ("2", "TC 1.10. Tuyên truyền"),
        ("VII", "CHÍNH QUYỀN SỐ"),
        ("1", "TC 7.3. Ứng dụng"),
        ("1.1", "TCTP 7.3.1. Văn bản điện tử"),
        ("1.2", "TCTP 7.3.2. Tuyên truyền"),
    ]
    assert [type(line) for line in lines][:2] == [AreaLine, CriterionLine]


def test_cells_that_continue_the_one_above_print_nothing_and_mean_the_same() -> None:
    first, second = (
        line for line in view("tests/examples/maintain.yaml").lines[1:3] if isinstance(line, CriterionLine)
    )
    assert first.target == Cell("100% nhiệm vụ hoàn thành", "start")
    assert second.target == Cell("100% nhiệm vụ hoàn thành", "continue")
    assert second.target.printed == ""
    assert first.support == Cell("Cán bộ, công chức; Bộ phận một cửa")
    assert second.support == Cell("")


def test_points_have_a_decimal_comma() -> None:
    lines = [line for line in view("plans/2023_gaps.yaml").lines if isinstance(line, CriterionLine)]
    assert [(line.max_score, line.score) for line in lines[:2]] == [("2", "0"), ("5,5", "3,5")]


def test_a_cell_without_a_number_is_blank_or_has_the_plans_word() -> None:
    lines = [line for line in view("tests/examples/remedy-unscored.yaml").lines if isinstance(line, CriterionLine)]
    assert [(line.number, line.max_score, line.score) for line in lines] == [
        ("1", "4,125", "2,5"),
        ("2", "1", ""),
        ("3", "2", "không phát sinh"),
        ("1", "3", "1"),
        ("1.1", "1,5", "1"),
        ("1.2", "1,5", "không phát sinh"),
        ("2", "3", ""),
        ("2.1", "1,5", "0,875"),
        ("2.2", "1,5", "điều tra XHH"),
        ("1", "2", ""),
    ]


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({}, "Điểm đạt được"),
        ({"score_source": "self"}, "Điểm đạt được (theo điểm tự chấm)"),
        ({"score_document": "Quyết định số 12/QĐ-UBND"}, "Điểm đạt được (theo Quyết định số 12/QĐ-UBND)"),
        ({"score_source": "self", "columns": {"score": "Điểm năm 2023"}}, "Điểm năm 2023"),
    ],
)
def test_the_heading_of_the_scores_says_their_source_when_the_plan_does_and_leaves_the_heading_open(
    fields: dict[str, Any], heading: str
) -> None:
    plan = model({"I": [criterion("1.1", score="1")]}, assessed_year="2023", **fields).plan
    assert plan
    assert annex(plan, COMMUNE).heading["score"] == heading
