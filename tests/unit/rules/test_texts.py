"""What officials write, and what the rules make of it: the sentences that must pass beside those that must not."""

import unicodedata
from pathlib import Path

import pytest

from cchc.diagnostics import Span
from cchc.loading import load

COMMUNE = """\
cchc: 1
kind: commune
name: Mẫu
unit: xã
issuer: Ủy ban nhân dân xã Mẫu
parties:
- {id: vp-tk, title: Công chức Văn phòng - Thống kê, short: VP-TK, kind: official}
- {id: tp-ht, title: Công chức Tư pháp - Hộ tịch, short: TP-HT, kind: official}
- {id: tap-the, title: "Cán bộ, công chức", kind: group}
"""


def found(folder: Path, **fields: str) -> list[tuple[str, str]]:
    """The findings of a plan with these cells: code, and the piece of text that it points at."""
    cells = {"target": "A", "tasks": "B", "lead": "VP-TK", "timeframe": "Thường xuyên", **fields}
    lines = [f"    {name}: {text}" for name, text in cells.items()]
    head = (
        "cchc: 1\nkind: maintain\nyear: 2024\ncommune: c.yaml\ntitle: T\nareas:\n- number: I\n  title: T\n  criteria:\n"
    )
    text = head + '  - code: "1.1"\n    title: T\n    max_score: 1\n' + "\n".join(lines) + "\n"
    (folder / "c.yaml").write_text(COMMUNE, encoding="utf-8")
    (folder / "p.yaml").write_text(text, encoding="utf-8")
    written = text.split("\n")
    return [
        (each.code, written[each.span.line - 1][each.span.column - 1 : each.span.end_column - 1])
        for each in load([folder / "p.yaml"]).diagnostics
        if each.path.endswith("p.yaml")
    ]


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
        ("Hoàn thành trước 30/11/2024", "D604", "trước 30/11/2024"),
        ("Chậm nhất ngày 15 tháng 12", "D604", "Chậm nhất ngày 15 tháng 12"),
        ("Nộp trong tháng 6", "D604", "trong tháng 6"),
        ("Xong trong quý III", "D604", "trong quý III"),
        ("Mỗi năm một lần", "D604", "Mỗi năm"),
    ],
)
def test_a_finding_points_at_its_piece(text: str, code: str, piece: str, tmp_path: Path) -> None:
    assert found(tmp_path, tasks=f'"{text}"') == [(code, piece)]


@pytest.mark.parametrize(
    "text",
    [
        "Xây dựng quy chế làm việc",
        "Rà soát, xây dựng quy chế làm việc",
        "Tiếp tục ban hành các kế hoạch, báo cáo",
        "Họp xét; quyết định chi thu nhập tăng thêm",
        "Hoàn thiện báo cáo kiểm soát",
    ],
)
def test_a_product_wants_a_deadline(text: str, tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, tasks=text)] == ["D603"]
    assert found(tmp_path, tasks=text, timeframe="Quý I/2024") == []


def test_an_unclosed_tag_is_the_one_without_a_partner(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert found(tmp_path / "x", tasks='"<i>a</i> <b>b"') == [("T501", "<b>")]


def test_spaces_at_a_values_beginning_move_no_caret(tmp_path: Path) -> None:
    assert found(tmp_path, lead='"  Ban Lạ; VP-TK"') == [("O401", "Ban Lạ")]
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


def test_a_short_name_after_a_post_is_guessed_by_the_short_name(tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, lead="Công chức TP-HT")] == ["O401"]
    (only,) = load([tmp_path / "p.yaml"]).diagnostics
    assert "có phải “Công chức Tư pháp - Hộ tịch”?" in only.message


def test_each_unknown_name_is_pointed_at_where_it_stands(tmp_path: Path) -> None:
    assert found(tmp_path, lead="Công chức VHX; Công chức VH") == [("O401", "Công chức VHX"), ("O401", "Công chức VH")]


@pytest.mark.parametrize("joined", [" và ", "/", " + "])
def test_known_parties_joined_otherwise_are_told_how_to_be_joined(joined: str, tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, lead=f"VP-TK{joined}TP-HT")] == ["O401"]
    (message,) = [each.message for each in load([tmp_path / "p.yaml"]).diagnostics]
    assert message.endswith("Đề nghị ghi các đầu mối cách nhau bằng dấu “;”.")


@pytest.mark.parametrize("text", ["nt", "-nt-", "như trêm", "Nhu tren.", '"″"'])
def test_what_resembles_as_above_is_told_once(text: str, tmp_path: Path) -> None:
    for column in ("tasks", "lead", "timeframe"):
        assert [code for code, _ in found(tmp_path, **{column: f"'{text}'"})] == ["P316"]


@pytest.mark.parametrize("phrase", ["06 tháng đầu năm 2024", "Thường xuyên trong năm 2024", "Thường xuyên, cả năm"])
def test_usual_timeframes_are_read(phrase: str, tmp_path: Path) -> None:
    assert found(tmp_path, timeframe=phrase) == []


def test_the_document_may_be_of_the_year_before_and_of_no_other(tmp_path: Path) -> None:
    for year, codes in {"2022": ["D606"], "2023": [], "2024": [], "2025": ["D606"]}.items():
        assert [code for code, _ in found(tmp_path, timeframe=f'Quý I\ndocument: {{date: "{year}"}}')] == codes


def test_a_party_that_leads_by_the_cell_above_and_supports_by_its_own_is_told(tmp_path: Path) -> None:
    below = (
        '\n  - code: "1.2"\n    title: U\n    max_score: 1\n    target: A\n    tasks: B\n    lead: như trên\n'
        "    support: Cán bộ, công chức; VP-TK\n    timeframe: Quý I"
    )
    assert found(tmp_path, timeframe=f"Quý I{below}") == [("O405", "Cán bộ, công chức; VP-TK")]
