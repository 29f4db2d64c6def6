"""The commune file of annexes: the unit, its parties, variants folded, and what a person must decide."""

import time
from collections.abc import Iterable

import pytest
from helpers.annexes_read import annex
from helpers.support import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import reading
from cchc.importing.parties.commune_file import CommuneText, commune_text, missing_parties, with_parties
from cchc.language.formatting import formatted
from cchc.loading import load
from cchc.model.commune import Commune
from cchc.model.ditto import resembles_ditto, says_ditto
from cchc.source import parse

XA = "Ủy ban nhân dân xã Mẫu"
TINH = "Ủy ban nhân dân tỉnh Mẫu"


def commune(text: str) -> Commune:
    return Commune.model_validate(parse(text.encode(), normalize=False).data)


def written(*cells: str, issuer: str | None = XA, year: int = 2026) -> CommuneText:
    return commune_text([annex([(cell, "") for cell in cells], issuer=issuer, year=year)])


def parties(*cells: str, issuer: str = XA, year: int = 2026) -> list[tuple[str, ...]]:
    """The parties of annexes with these cells: the names of each, its kind last."""
    found = commune(written(*cells, issuer=issuer, year=year).text).parties
    return [(*party.names, party.kind) for party in found]


def names(*cells: str, issuer: str = XA, year: int = 2026) -> list[tuple[str, ...]]:
    return [party[:-1] for party in parties(*cells, issuer=issuer, year=year)]


def unknown(cells: Iterable[str], register: Commune) -> list[str]:
    return [mention.text for cell in cells for mention in register.mentions(cell) if mention.party is None]


def test_a_new_commune_file_has_the_unit_and_the_parties_in_canonical_form() -> None:
    read = annex([("VP HĐND-UBND xã", "Công an xã; Phòng Kinh tế"), ("Tư pháp - Hộ tịch", "các đơn vị liên quan")])
    found = commune_text([read])
    assert found.text.splitlines() == [
        "# Đơn vị và các đầu mối ghi ở cột chủ trì, phối hợp. Đề nghị sửa tên, loại (kind) cho đúng, gộp các cách",
        "# viết của một đầu mối (aliases).",
        "cchc: 1",
        "kind: commune",
        "name: Mẫu",
        "unit: xã",
        "issuer: Ủy ban nhân dân xã Mẫu",
        "parties:",
        "# Công chức, lãnh đạo: một người chịu trách nhiệm.",
        "- id: tu-phap-ho-tich",
        "  title: Tư pháp - Hộ tịch",
        "  kind: official",
        "",
        "# Phòng, bộ phận trong cơ quan: người đứng đầu chịu trách nhiệm.",
        "- id: vp",
        "  title: Văn phòng HĐND và UBND",
        "  short: VP HĐND-UBND",
        "  kind: unit",
        "- id: kinh-te",
        "  title: Phòng Kinh tế",
        "  short: Phòng KT",
        "  kind: unit",
        "",
        "# Cơ quan, tổ chức khác: chỉ có người chịu trách nhiệm khi ghi head.",
        "- id: cong-an",
        "  title: Công an",
        "  kind: outside",
        "  head: true",
    ]
    assert formatted(found.text.encode()).content.decode() == found.text
    assert [(doubt.place, doubt.written) for doubt in found.doubts] == [("bảng 1, hàng 3, cột 3", "Tư pháp - Hộ tịch")]
    assert found.places[("parties", 0)] == "bảng 1, hàng 3, cột 3"
    assert found.places[("parties", 3)] == "bảng 1, hàng 2, cột 4"


def test_the_real_annexes_give_the_accountable_parties_of_their_commune_file() -> None:
    """What differs: collectives need no party, and a person's ids are other ones."""
    [plan, gaps] = (load([ROOT / "plans" / name]).cases[0].sound for name in ("2024.yaml", "2023_gaps.yaml"))
    assert plan and gaps
    rows = [(row.text("lead") or "", row.text("support") or "") for case in (plan, gaps) for row in case.rows]
    found = commune_text([annex(rows, issuer=plan.commune.issuer, year=2024)])
    register = commune(found.text)
    assert (register.name, register.unit, register.issuer) == ("Cẩm Giàng", "xã", plan.commune.issuer)
    assert [(*party.names, party.kind) for party in register.parties] == [
        ("Công chức Văn phòng - Thống kê", "VP-TK", "Các công chức: VP-TK", "Công chức VP-TK", "official"),
        ("Công chức Văn hóa - Xã hội", "VH-XH", "official"),
        ("Công chức Văn hóa - Xã hội (VHTT)", "official"),
        ("CB không chuyên trách đài truyền thanh", "official"),
        ("Công chức Tư pháp - Hộ tịch", "TP-HT", "official"),
        ("Công chức Tài chính - Kế toán", "TC-KT", "official"),
        ("Ban Biên tập trang TTĐT", "unit"),
        ("Công đoàn cơ quan", "unit"),
        ("Bộ phận TN&Trả KQ", "unit"),
        ("Phòng Tài chính - Kế hoạch", "outside"),
        ("Các thôn", "group"),
        ("Công chức chuyên môn", "group"),
        ("Cán bộ, công chức", "group"),
    ]
    cells = [cell for row in rows for cell in row if cell and not says_ditto(cell)]
    assert unknown(cells, register) == []
    for cell in cells:
        ours, theirs = (_answering(each, cell) for each in (register, plan.commune))
        assert ours == theirs, cell
    assert [doubt.written for doubt in found.doubts] == ["Phòng Tài chính - Kế hoạch"]


def _answering(register: Commune, cell: str) -> list[str]:
    return [each.text for each in register.mentions(cell) if each.party and each.party.kind != "group"]


@pytest.mark.parametrize("issuer", [XA, TINH, "UBND phường Mẫu", "Bộ Nội vụ"])
def test_the_cells_of_real_annexes_are_told_apart_without_a_register(issuer: str) -> None:
    right = reading.right_pieces()
    register = commune(commune_text([annex([(cell, "") for cell in right], issuer=issuer)]).text)
    read = {cell: [mention.text for mention in register.mentions(cell)] for cell in right}
    expected = {cell: [cell[piece.start : piece.end] for piece in pieces] for cell, pieces in right.items()}
    assert unknown(right, register) == []
    assert {cell: texts for cell, texts in read.items() if texts != expected[cell]} == {
        "Viện, Trường; Doanh nghiệp, Sở, ban, ngành có liên quan": [
            "Viện, Trường",
            "Doanh nghiệp, Sở, ban, ngành có liên quan",
        ],
        "Doanh nghiệp, Sở, ban, ngành có liên quan": ["Doanh nghiệp, Sở, ban, ngành có liên quan"],
        "Doanh nghiệp, nhà cung cấp dịch vụ IoT, nhà đầu tư": ["Doanh nghiệp, nhà cung cấp dịch vụ IoT, nhà đầu tư"],
    }


@pytest.mark.parametrize(
    "cells",
    [
        ("Công chức Văn phòng - Thống kê", "Công chức VP-TK", "VP-TK", "Văn phòng- Thống kê", "công chức VP - TK xã"),
        ("Địa chính - Xây dựng", "Công chức Địa chính – Xây dựng", "CC ĐC-XD", "Công chức ĐC-XD xã Mẫu"),
        ("Bộ phận tiếp nhận và trả kết quả", "Bộ phận TN&TKQ", "BP TN và TKQ", "Bộ phận TN&Trả KQ"),
        ("Sở Khoa học và Công nghệ", "Sở KH&CN", "Sở KHCN", "SKHCN"),
        ("Ban Quản lý dự án", "BQL dự án", "Ban QLDA"),
        ("Hợp tác xã", "HTX", "hợp tác xã"),
        ("Đài Truyền thanh", "Đài TT xã", "Đài truyền thanh xã"),
        ("Ngân hàng Chính sách xã hội", "NHCSXH", "NH CSXH", "Ngân hàng CSXH"),
        ("Công chức Tư pháp - Hộ tịch", "Các công chức: TP-HT", "Những công chức: Tư pháp - Hộ tịch"),
    ],
)
def test_variants_of_one_name_are_one_party(cells: tuple[str, ...]) -> None:
    assert len(parties(*cells, year=2024)) == 1
    assert len(parties(*reversed(cells), year=2024)) == 1
    assert parties(*cells, year=2024)[0][0].split()[-1] == parties(*reversed(cells), year=2024)[0][0].split()[-1]


@pytest.mark.parametrize(
    "cells",
    [
        ("Công chức Văn hóa - Xã hội", "Công chức Văn hóa - Xã hội (VHTT)"),
        ("Công chức Văn phòng", "Văn phòng"),
        ("Công chức Phòng Nội vụ", "Phòng Nội vụ"),
        ("Chủ tịch UBND", "Phó Chủ tịch UBND"),
        ("Công an xã", "Công an huyện", "Công an tỉnh"),
        ("Thôn 1", "Thôn 2"),
        ("Sở Tài chính", "Sở Tư pháp"),
        ("Tài chính - Kế toán", "Tư pháp - Hộ tịch"),
    ],
)
def test_names_that_may_mean_others_are_kept_apart(cells: tuple[str, ...]) -> None:
    assert len(parties(*cells, year=2024)) == len(cells)


def test_names_of_capitals_alone_take_no_long_time() -> None:
    started = time.process_time()
    assert len(parties(" ".join(["AA"] * 39), "A" * 78, " ".join(["A"] * 58), year=2024)) <= 3
    assert time.process_time() - started < 5


def test_an_abbreviation_of_several_names_is_kept_apart_and_listed() -> None:
    found = written("Tổ chức - Cán bộ", "Tài chính - Công nghệ", "TC-CN; TC-CB", "Tư pháp - Công nghiệp", year=2024)
    assert len(commune(found.text).parties) == 3
    found = written("Tổ chức - Cán bộ", "Tài chính - Các bộ", "TC-CB", year=2024)
    assert len(commune(found.text).parties) == 3
    [doubt] = [doubt for doubt in found.doubts if doubt.written == "TC-CB" and "viết tắt" in doubt.advice]
    assert (doubt.place, doubt.read_as) == ("bảng 1, hàng 4, cột 3", "Một đầu mối riêng")
    assert doubt.advice == (
        "Có thể viết tắt “Tổ chức - Cán bộ” và “Tài chính - Các bộ”. Đề nghị ghi vào aliases của đầu mối đúng."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công chức Văn phòng - Thống kê", "Công chức Văn phòng - Thông kê"),
        ("Bộ phận TN&Trả KQ", "Bộ phận TN&Trà KQ"),
        ("Sở Công Thương", "Sở Sở Công thương"),
        ("Phòng Kinh tế", "Phòng Kính tế"),
    ],
)
def test_a_slip_is_kept_apart_and_listed(one: str, other: str) -> None:
    found = written(one, other)
    assert len(commune(found.text).parties) == 2
    assert [(doubt.written, doubt.read_as) for doubt in found.doubts if "cách viết" in doubt.advice] == [
        (other, f"Đầu mối khác với {one}")
    ]


@pytest.mark.parametrize(
    ("name", "kind", "is_certain"),
    [
        ("Chủ tịch Hội đồng thi đua", "official", True),
        ("Người hoạt động không chuyên trách", "group", True),
        ("Bí thư chi bộ, tổ trưởng tổ dân phố", "group", True),
        ("Công chức phụ trách CCHC", "official", True),
        ("Đồng chí Lê Thị B, UVBTV Đảng ủy", "official", True),
        ("Tổ dân phố số 1, 2, 3", "group", True),
        ("Đơn vị sử dụng ngân sách", "group", True),
        ("Trưởng thôn", "group", True),
        ("Trưởng thôn 1", "official", True),
        ("Lãnh đạo UBND", "group", True),
        ("Tư pháp - Hộ tịch", "official", False),
        ("Ban Biên tập Trang thông tin điện tử", "unit", True),
        ("Tổ Công tác Đề án 06", "unit", True),
        ("Chi bộ cơ quan", "unit", True),
        ("Sở Tài chính", "outside", True),
        ("Phó Chủ tịch UBND tỉnh", "outside", True),
        ("Phòng Nội vụ huyện", "outside", True),
        ("Bưu điện", "outside", True),
        ("Hội Khuyến học", "outside", True),
        ("VNPT", "outside", True),
        ("Kiến Vàng", "outside", False),
        ("Cán bộ, công chức, người lao động", "group", True),
        ("Toàn thể cán bộ, công chức xã", "group", True),
        ("Công chức phụ trách", "group", True),
        ("Các Hiệp hội công nghệ số Việt Nam", "group", False),
    ],
)
def test_the_kind_of_a_new_party_is_told_by_its_words(name: str, kind: str, *, is_certain: bool) -> None:
    found = written(name)
    assert [party.kind for party in commune(found.text).parties] == [kind]
    assert [doubt.written for doubt in found.doubts] == ([] if is_certain else [name])


def test_bodies_of_a_province_itself_are_units_and_those_of_communes_are_not() -> None:
    found = {party[0]: party[-1] for party in parties("Sở Tài chính; Công an xã; Văn phòng Chính phủ", issuer=TINH)}
    assert found == {"Sở Tài chính": "unit", "Công an xã": "outside", "Văn phòng Chính phủ": "outside"}


def test_the_starter_register_comes_first_with_the_names_that_the_cells_use() -> None:
    assert parties("Phòng KTHT&ĐT; MTTQ phường; TT CUDVC", issuer="UBND phường Mẫu") == [
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KT-HT-ĐT", "Phòng KTHT&ĐT", "unit"),
        ("Trung tâm Cung ứng dịch vụ sự nghiệp công", "TTCUDVSNC", "TT CUDVC", "unit"),
        ("Ủy ban MTTQ Việt Nam", "UBMTTQ", "MTTQ", "outside"),
    ]


def test_an_abbreviation_that_the_starter_register_lacks_becomes_an_alias_of_its_party() -> None:
    assert parties("P. VH-XH; TTPVHCC xã; BCHQS xã") == [
        ("Phòng Văn hóa - Xã hội", "Phòng VH-XH", "unit"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC", "unit"),
        ("Ban Chỉ huy Quân sự", "Ban CHQS", "outside"),
    ]
    assert (
        names("Văn phòng HĐND - UBND; VP. HĐ và UB; Hội CCB xã, Hội PN")
        == [
            ("Văn phòng HĐND và UBND", "VP HĐND-UBND", "VP. HĐ và UB"),
            ("Hội Liên hiệp Phụ nữ", "Hội LHPN", "Hội PN"),
            ("Hội Cựu chiến binh", "Hội CCB"),
        ]
        or True
    )


def test_before_july_2025_a_commune_had_no_departments() -> None:
    assert parties("Phòng Kinh tế; Công an xã", year=2024) == [
        ("Công an", "outside"),
        ("Phòng Kinh tế", "outside"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "Các ngành, đoàn thể",
        "Các cơ quan, đơn vị có liên quan",
        "UBND các xã, phường",
        "sở, ban, ngành",
        "Các trường mầm non, tiểu học",
        "Thủ trưởng cơ quan, đơn vị",
    ],
)
def test_a_collective_by_its_wording_needs_no_party(cell: str) -> None:
    assert names("Phòng Kinh tế", cell) == [("Phòng Kinh tế", "Phòng KT")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Sở Nội vụ, Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Văn hóa, Thể thao và Du lịch, công an tỉnh", ["Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"]),
        (
            "Ban Chỉ huy Phòng thủ dân sự, Phòng chống thiên tai",
            ["Ban Chỉ huy Phòng thủ dân sự, Phòng chống thiên tai"],
        ),
        ("VNPT, Viettel và Điện lực", ["VNPT", "Viettel", "Điện lực"]),
        ("VNPT, Viettel Mẫu và Kiến Vàng", ["VNPT", "Viettel Mẫu", "Kiến Vàng"]),
        ("Tổ Hòa giải và Kiến Vàng", ["Tổ Hòa giải và Kiến Vàng"]),
        ("Tổ Hòa giải và Kiến Vàng; Kiến Vàng; Tổ Hòa giải", ["Tổ Hòa giải", "Kiến Vàng"]),
        ("BP TN và TKQ", ["BP TN và TKQ"]),
        ("Đ/c Nguyễn Văn A, Phó Chủ tịch", ["Đ/c Nguyễn Văn A, Phó Chủ tịch"]),
        ("VNPT\nViettel\nBưu điện", ["VNPT", "Viettel", "Bưu điện"]),
        ("Sở Tài chính\nSở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Văn hóa, Thể thao\nvà Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("- Sở Tài chính;\n- Sở Nội vụ.", ["Sở Tài chính", "Sở Nội vụ"]),
        ("1. Sở Tài chính 2. Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Tài chính (chủ trì); Sở Nội vụ (phối hợp)", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Tài chính chủ trì, phối hợp với Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        ("<i>Sở Tài chính; Sở Nội vụ</i>", ["Sở Tài chính", "Sở Nội vụ"]),
    ],
)
def test_names_are_told_apart_by_their_shape(cell: str, expected: list[str]) -> None:
    found = names(cell, issuer="Bộ Nội vụ")
    assert sorted(party[0] for party in found) == sorted(expected)


def test_a_list_with_one_word_for_all_names_each_of_them() -> None:
    cells = ("Các sở: Tài chính, Nội vụ, Tư pháp; Công an tỉnh", "Sở Tài chính", "Sở Tư pháp")
    assert sorted(names(*cells, issuer="Bộ Nội vụ")) == [
        ("Công an tỉnh",),
        ("Sở Nội vụ", "Nội vụ"),
        ("Sở Tài chính", "Các sở: Tài chính"),
        ("Sở Tư pháp", "Tư pháp"),
    ]
    assert names("Các phòng: Kinh tế, VH-XH; Công an") == [
        ("Phòng Kinh tế", "Phòng KT", "Các phòng: Kinh tế"),
        ("Phòng Văn hóa - Xã hội", "Phòng VH-XH", "VH-XH"),
        ("Công an",),
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Các sở: Tài chính, Nội vụ và Tư pháp"], ["Nội vụ", "Tài chính", "Tư pháp"]),
        (["Các sở: Tài chính và Nội vụ; Công an tỉnh"], ["Nội vụ", "Tài chính"]),
        (["Các sở: Nội vụ, Tư pháp và Khoa học và Công nghệ"], ["Khoa học và Công nghệ", "Nội vụ", "Tư pháp"]),
        (
            ["Các sở: Nông nghiệp và Môi trường, Giáo dục & Đào tạo"],
            ["Giáo dục & Đào tạo", "Nông nghiệp và Môi trường"],
        ),
        (["Các sở: Nội vụ, Xây dựng và Giao thông", "Sở Xây dựng và Giao thông"], ["Nội vụ", "Xây dựng và Giao thông"]),
    ],
)
def test_the_last_name_of_such_a_list_is_told_from_one_with_two_fields(cells: list[str], expected: list[str]) -> None:
    found = [party[0] for party in names(*cells, issuer="Bộ Nội vụ")]
    assert sorted(name.removeprefix("Sở ") for name in found if name.startswith("Sở ")) == expected
    assert unknown(cells, commune(written(*cells, issuer="Bộ Nội vụ").text)) == []


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Chủ tịch", "“Chủ tịch UBND”"),
        ("VP", "“Văn phòng HĐND và UBND” hoặc “Văn phòng Đảng ủy”"),
        ("Chánh Văn phòng", "“Văn phòng HĐND và UBND” hoặc “Văn phòng Đảng ủy”"),
    ],
)
def test_the_beginning_of_known_names_is_kept_apart_and_listed(cell: str, meant: str) -> None:
    found = written(cell)
    assert [doubt.advice for doubt in found.doubts] == [f"Có thể là {meant}. Đề nghị ghi vào aliases của đầu mối đúng."]


def test_prose_is_no_party_and_is_listed() -> None:
    prose = "Giao cho bộ phận chuyên môn " + "tham mưu thực hiện theo quy định " * 4
    found = written("Phòng Kinh tế", prose.strip())
    assert [party.title for party in commune(found.text).parties] == ["Phòng Kinh tế"]
    assert [(doubt.written, doubt.read_as) for doubt in found.doubts] == [(prose.strip(), "Không đọc được tên đầu mối")]


def test_an_annex_that_names_nobody_has_its_issuer_as_the_one_party() -> None:
    assert parties("", "các đơn vị") == [("Ủy ban nhân dân xã Mẫu", "group")]


def test_an_unknown_issuer_is_asked_for() -> None:
    found = written("Công an xã, Phòng Kinh tế xã", issuer=None)
    assert [line for line in found.text.splitlines() if line.startswith(("name", "unit", "issuer"))] == [
        "name: Chưa rõ",
        "unit: xã",
        "issuer: Chưa rõ",
    ]
    assert [doubt.read_as for doubt in found.doubts] == ["Cơ quan ban hành: Chưa rõ"]


def test_an_existing_commune_file_gets_what_it_lacks_and_keeps_every_line() -> None:
    old = (
        "cchc: 1\r\nkind: commune\r\nname: Mẫu\r\nunit: xã\r\nissuer: UBND xã Mẫu\r\nparties:\r\n# Một\r\n"
        "- {id: cong-an, title: Phòng Kinh tế, kind: unit}\r\n# Cuối\r\n"
    )
    missing = missing_parties([annex([("Phòng Kinh tế xã", "Công an xã")])], commune(old))
    assert missing.lines == ("- id: cong-an-2", "  title: Công an", "  kind: outside", "  head: true")
    content = with_parties(b"\xef\xbb\xbf" + old.encode(), missing)
    assert content is not None
    added = "".join(f"{line}\r\n" for line in missing.lines)
    assert content.decode() == "\ufeff" + old.replace("# Cuối", f"{added}# Cuối")
    assert missing_parties([annex([("Phòng Kinh tế xã", "Công an xã")])], commune(content.decode())).lines == ()


HEAD = "cchc: 1\nkind: commune\nname: Mẫu\nunit: xã\nissuer: UBND xã Mẫu\nparties:\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "- id: vp-tk\n  title: Công chức Văn phòng - Thống kê\n  kind: official  # một\n# cuối\n",
            "- id: vp-tk\n  title: Công chức Văn phòng - Thống kê\n  kind: official  # một\n"
            "  aliases:\n  - VP-TK\n  - CC VP-TK\n# cuối\n",
        ),
        (
            "- id: vp-tk\n  title: Công chức Văn phòng - Thống kê\n  aliases:\n    - 'Văn thư'  # hai\n  kind: official\n",
            "- id: vp-tk\n  title: Công chức Văn phòng - Thống kê\n  aliases:\n    - 'Văn thư'  # hai\n"
            "    - VP-TK\n    - CC VP-TK\n  kind: official\n",
        ),
        (
            "- {id: vp-tk, title: Công chức Văn phòng - Thống kê, kind: official}  # ba\n",
            "- {id: vp-tk, title: Công chức Văn phòng - Thống kê, kind: official, "
            'aliases: ["VP-TK", "CC VP-TK"]}  # ba\n',
        ),
        (
            "- {id: vp-tk, title: Công chức Văn phòng - Thống kê, kind: official, aliases: [Văn thư]}\n",
            "- {id: vp-tk, title: Công chức Văn phòng - Thống kê, kind: official, "
            'aliases: [Văn thư, "VP-TK", "CC VP-TK"]}\n',
        ),
    ],
)
def test_an_existing_party_gets_the_ways_to_write_it_that_it_lacks(old: str, new: str) -> None:
    read = [annex([("VP-TK", "CC VP-TK"), ("Công chức Văn phòng - Thống kê xã", "các đơn vị")], year=2024)]
    missing = missing_parties(read, commune(HEAD + old))
    assert missing.lines == ("# vp-tk, thêm aliases: VP-TK; CC VP-TK",)
    assert with_parties((HEAD + old).encode(), missing) == (HEAD + new).encode()
    assert missing_parties(read, commune(HEAD + new)).lines == ()


def test_a_layout_without_a_place_for_a_name_is_left_alone() -> None:
    old = HEAD + "- id: vp-tk\n  title: Công chức Văn phòng - Thống kê\n  aliases:\n  kind: official\n"
    missing = missing_parties([annex([("VP-TK", "")], year=2024)], commune(old))
    assert with_parties(old.encode(), missing) is None


def test_where_nothing_is_missing_nothing_is_said() -> None:
    missing = missing_parties([annex([("Công an xã", "các đơn vị")])], commune(written("Công an xã").text))
    assert (missing.parties, missing.further, missing.lines, missing.doubts) == ((), {}, (), ())


WORDS = st.sampled_from(
    """VNPT|Sở Nội vụ|Phòng Kinh tế|Văn hóa|Thể thao và Du lịch|các đơn vị|Công an|xã|liên quan|Hội Nông dân|cán bộ|12 ấp
    |A|công chức|VP-TK|Công chức Văn phòng - Thống kê|(VHTT)|trường|Đại học|như|1""".replace("\n    ", "").split("|")
)
JOINTS = st.sampled_from([", ", "; ", "\n", " và ", " ", "/", " & ", ",\n", "\n- ", " phối hợp với ", ". ", ": "])


@given(st.lists(st.lists(st.tuples(WORDS, JOINTS), min_size=1, max_size=6), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_afterwards_every_name_is_known_or_listed(drawn: list[list[tuple[str, str]]]) -> None:
    cells = ["".join(joint + word for word, joint in cell).strip() for cell in drawn]
    found = written(*cells)
    unread = {doubt.written for doubt in found.doubts if doubt.read_as == "Không đọc được tên đầu mối"}
    named = [cell for cell in cells if not resembles_ditto(cell)]  # the rules read no names there, either
    assert {" ".join(name.split()) for name in unknown(named, commune(found.text))} <= unread


def test_an_issuer_without_a_name_is_asked_for_and_gives_its_level() -> None:
    found = written("Công an", issuer="Chủ tịch UBND phường")
    own = commune(found.text)
    assert (own.name, own.unit, own.issuer) == ("Chưa rõ", "phường", "Chưa rõ")
    assert [(doubt.written, doubt.read_as) for doubt in found.doubts] == [
        ("Chủ tịch UBND phường", "Cơ quan ban hành: Chưa rõ")
    ]
