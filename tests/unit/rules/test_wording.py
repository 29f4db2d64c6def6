"""Wording: the sentences that must pass beside those that must not, and the piece that is pointed at."""

import unicodedata
from pathlib import Path

import pytest
from helpers.rule_checks import COMMUNE, criterion, found, model, places
from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Span
from cchc.loading import load
from cchc.model.commune import Commune
from cchc.model.dossier import Dossier
from cchc.rules import wording
from cchc.source import parse


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện hiện đại hóa hành chính",
        "Nộp báo cáo theo quy định định kỳ",
        "Đánh giá giá trị; đăng ký ký số; lãnh đạo đạo đức; hành chính chính quy",
        "Thường xuyên, luôn luôn theo dõi; ngày ngày cập nhật; năm năm một lần",
        "Theo cơ chế một cửa, một cửa liên thông",
        "Đến thôn Thôn 1; Xã xã hội hóa",
        "Đạt 100% (đủ: quý, năm); khoảng 12,5%; vân vân …",
        "Nghị định số 29/2023/NĐ-CP ngày 03/6/2023; Quyết định 12/QĐ-UBND ngày 03/6/2023",
        "Luật Cán bộ, công chức năm 2008; giai đoạn 2021-2025; đến năm 2025; so với năm 2023",
        "Mô hình «một cửa» và «dân vận»; dùng Windows® và Excel®; 5 µm, 10 m²",
        "Trên địa bàn xã; trên địa bàn dân cư; trên địa bàn các thôn",
        "Quyết định của UBND tỉnh được triển khai; Kế hoạch đạt 100%",
        "Báo cáo của UBND xã; báo cáo đúng thời gian quy định",
        "Từ năm 2024 đến năm 2030",
        "Theo dõi thi hành luật theo dõi thi hành luật",  # five words: a list without its comma, perhaps
    ],
)
def test_sound_texts_pass(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, tasks=f'"{text}"') == []


@pytest.mark.parametrize(
    ("text", "code", "piece"),
    [
        ("Thực hiện tiết kiệm tiết kiệm kinh phí", "T502", "tiết kiệm tiết kiệm"),
        ("Nhiệm vụ của của xã", "T502", "của của"),
        ("Theo dõi thi hành theo dõi thi hành luật", "T502", "Theo dõi thi hành theo dõi thi hành"),
        ("Công chức và công  chức xã", "T503", "công  chức"),
        ("Đủ (quý, năm) .", "T503", "năm) ."),
        ("Đạt 90% hoặc 100 %", "T504", "100 %"),
        ("Đạt 100\u00a0% hồ sơ", "T504", "100\u00a0%"),
        ("Năm 2024 như năm 2022", "T505", "2022"),
        ("Việc trên địa bàn huyện", "T506", "địa bàn huyện"),
        ("Việc trên địa bàn thị xã Mẫu", "T506", "địa bàn thị xã"),
        ("<i>mở <i>đóng</i> hết", "T501", "<i>"),
    ],
)
def test_a_finding_points_at_its_piece(text: str, code: str, piece: str, tmp_path: Path) -> None:
    assert found(tmp_path, tasks=f'"{text}"') == [(code, piece)]


def test_an_unclosed_tag_is_the_one_without_a_partner(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert found(tmp_path / "x", tasks='"<i>a</i> <b>b"') == [("T501", "<b>")]


def test_spaces_at_a_values_beginning_move_no_caret(tmp_path: Path) -> None:
    assert found(tmp_path, target='"  Đạt 100 % việc"') == [("T504", "100 %")]
    assert found(tmp_path, tasks="|2-\n        Thụt\n      Nội dung <u>gạch") == [("T501", "<u>")]


def test_a_piece_of_decomposed_letters_is_whole(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Việc trên địa bàn huyện này")
    pieces = dict(found(tmp_path, tasks=text))
    assert unicodedata.normalize("NFC", pieces["T506"]) == "địa bàn huyện"


def test_a_piece_is_found_over_folded_lines(tmp_path: Path) -> None:
    found(tmp_path, tasks=">-\n      Việc trên địa\n      bàn huyện và xã")
    (only,) = load([tmp_path / "p.yaml"]).diagnostics
    assert (only.code, only.span) == ("T506", Span(15, 17, 16, 16))


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        ("2024", "Nhiệm vụ do UBND huyện giao", []),
        ("2025", "Nhiệm vụ do UBND huyện giao", []),
        ("2026", "Nhiệm vụ do UBND huyện giao", ["areas.0.criteria.0.tasks"]),
        ("2026", "Nhiệm vụ do ủy ban nhân dân huyện giao", ["areas.0.criteria.0.tasks"]),
        ("2026", "Nhiệm vụ do UBND huyện (cũ) giao", []),
        ("2026", "Nhiệm vụ do UBND huyện cũ giao", []),
        ("2026", "Nhà văn hóa cấp huyện Mẫu", []),
        ("2026", "Theo Quyết định số 12/QĐ-UBND ngày 03/6/2023 của UBND huyện", []),
        ("2026", "Nhiệm vụ do UBND xã giao", []),
    ],
)
def test_a_body_that_ended_is_told_from_the_year_after_on(year: str, text: str, expected: list[str]) -> None:
    assert places(wording.bodies_still_exist, model({"I": [criterion("1.1", tasks=text)]}, year=year)) == expected


def test_all_cells_that_name_a_body_that_ended_are_one_finding() -> None:
    cells = [criterion(f"1.{number}", lead="Công chức Văn phòng - Thống kê") for number in (1, 2, 3)]
    (found,) = wording.bodies_still_exist.check(model({"I": cells}, year="2026"))
    assert found.message.startswith(
        "Từ ngày 01/7/2025 kết thúc hoạt động của cấp huyện; Kế hoạch năm 2026 còn ghi “Công chức Văn phòng - Thống kê” (và "
        "ở 02 ô nữa)."
    )
    assert [".".join(map(str, place.path)) for place, _ in found.related] == [
        f"areas.0.criteria.{at}.lead" for at in (1, 2)
    ]


IN_ANY_CASE = st.tuples(*(st.sampled_from((small, small.upper())) for small in "địa bàn huyện")).map("".join)


@given(IN_ANY_CASE, st.sampled_from(["năm 2022", "Năm\n2022", "tháng 5/2022", "/2022."]))
def test_territories_and_years_are_found_in_any_case(territory: str, year: str) -> None:
    plan = model({"I": [criterion("1.1"), criterion("1.2", tasks=f"Việc trên {territory}", target=year)]}).plan
    dossier = Dossier(plan, Commune.model_validate(parse(COMMUNE.encode()).data))
    assert places(wording.territory_is_the_issuers, dossier) == ["areas.0.criteria.1.tasks"]
    assert places(wording.years_are_the_plans, dossier) == ["areas.0.criteria.1.target"]
