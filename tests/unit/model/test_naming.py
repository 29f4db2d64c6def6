"""How cells name parties: the longest known name, no name cut, collectives by their wording."""

import time

import pytest
from reading import cells, register

from cchc.model.commune import Commune

TITLES = (
    "Văn phòng HĐND và UBND",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Dịch vụ, Sự nghiệp công",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Công an",
    "UBND tỉnh",
    "Ban Chỉ huy Quân sự",
    "Trung tâm Phục vụ hành chính công",
    "Ủy ban MTTQ Việt Nam",
    "Văn phòng Đảng ủy",
)


def commune(*titles: str) -> Commune:
    parties = [{"id": f"p-{number}", "title": title, "kind": "unit"} for number, title in enumerate(titles)]
    return Commune.model_validate(
        {"cchc": "1", "kind": "commune", "name": "Mẫu", "unit": "xã", "issuer": "UBND xã Mẫu", "parties": parties}
    )


def read(text: str) -> list[tuple[str, str]]:
    """The mentions in a cell: the title of a known party, “tập thể”, or “?”, each with its piece of the cell."""
    found = commune(*TITLES).mentions(text)
    kinds = ["?" if each.party is None else each.party.title if each.party.id else "tập thể" for each in found]
    assert [text[each.start : each.start + len(each.text)] for each in found] == [each.text for each in found]
    return [(kind, each.text) for kind, each in zip(kinds, found, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VP HĐND-UBND", ["Văn phòng HĐND và UBND"]),
        ("Văn phòng HĐND&UBND xã", ["Văn phòng HĐND và UBND"]),
        ("Công an xã Mẫu", ["Công an"]),
        ("Phòng Kinh tế (chủ trì), Công an xã.", ["Phòng Kinh tế", "Công an"]),
        ("Trung tâm Dịch vụ, Sự nghiệp công, Công an xã", ["Trung tâm Dịch vụ, Sự nghiệp công", "Công an"]),
        ("Sở Văn hoá Thể thao du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("- Phòng Kinh tế;\n- Phòng Văn hóa - Xã hội", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]),
        ("• Phòng Kinh tế\n• Công an", ["Phòng Kinh tế", "Công an"]),
        ("Phòng Kinh tế và các đơn vị có liên quan", ["Phòng Kinh tế", "tập thể"]),
        ("Các phòng, ban, ngành; Công an", ["tập thể", "Công an"]),
        ("UBND các xã; UBND các tỉnh, thành phố", ["tập thể", "tập thể"]),
        ("Các cơ quan: Công an xã, Phòng Kinh tế", ["?", "Phòng Kinh tế"]),
        ("Các đơn vị (Công an, Phòng Kinh tế)", ["?"]),
        ("các Phòng Kinh tế, Văn hóa - Xã hội", ["?"]),
        ("Các thôn, bưu điện văn hóa xã", ["?"]),
        ("Các phòng chuyên môn, Viettel An Giang và các đơn vị liên quan", ["tập thể", "?"]),
        ("Các trường trung cấp, cao đẳng trên địa bàn tỉnh", ["tập thể"]),
        ("Sở Nội vụ có liên quan", ["?"]),
        ("sở, ngành có liên quan", ["tập thể"]),
        ("Công an tỉnh liên quan", ["?"]),
        ("Công an trên địa bàn tỉnh", ["?"]),
        ("Công an trên địa bàn xã", ["Công an"]),
        ("Công an xã, tỉnh", ["Công an", "?"]),
        ("Tổ công nghệ số 12 thôn", ["tập thể"]),
        ("Tổ công tác Đề án 06 xã", ["?"]),
        ("Công an tỉnh", ["?"]),
        ("Phòng Nội vụ và Lao động", ["?"]),
        ("Phòng Kinh tế và Hạ tầng", ["?"]),
        ("Phòng Kinh tế và Phòng Nội vụ", ["?"]),
        ("Phòng Kinh tế, Phòng Nội vụ", ["Phòng Kinh tế", "?"]),
        ("Phòng Kinh tế, Ban Quản lý khu công nghiệp, khu kinh tế", ["Phòng Kinh tế", "?"]),
        ("Bảo hiểm xã hội, Thuế cơ sở", ["?"]),
        ("Liên hiệp các Hội Khoa học", ["?"]),
        ("x" * 3000, ["?"]),
    ],
)
def test_a_cell_names_its_parties(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in read(text)] == expected


@pytest.mark.parametrize("name", ["Đồng Tháp", "Đắk Lắk", "An Giang", "Ấn Âm", "Bà Rịa - Vũng Tàu", "Ô Ổ Ứ"])
def test_a_province_may_have_any_capital_letters_in_its_name(name: str) -> None:
    assert read(f"UBND tỉnh {name}") == [("UBND tỉnh", f"UBND tỉnh {name}")]
    assert read(f"UBND TỈNH {name.upper()}; Công an") == [
        ("UBND tỉnh", f"UBND TỈNH {name.upper()}"),
        ("Công an", "Công an"),
    ]


@pytest.mark.parametrize("text", ["UBND tỉnh giao", "UBND tỉnh Sở Nội vụ", "UBND tỉnh Đồng tháp", "UBND tỉnh 57"])
def test_what_is_no_proper_name_after_a_level_keeps_a_name_unknown(text: str) -> None:
    assert read(text) == [("?", text)]


@pytest.mark.parametrize("head", ["Sở", "Phòng", "Ban", "Viện", "các Sở", "các Phòng"])
@pytest.mark.parametrize("name", ["Ấn loát", "Ô tô", "Ứng dụng", "Đo đạc", "Xây dựng"])
def test_a_proper_name_with_any_capital_letter_is_no_collective(head: str, name: str) -> None:
    ending = "" if head.startswith("các") else " có liên quan"
    assert read(f"{head} {name}{ending}") == [("?", f"{head} {name}{ending}")]


@pytest.mark.parametrize(
    "text",
    [
        "Sở, Ban, Ngành có liên quan",
        "CÁC SỞ, BAN, NGÀNH TỈNH",
        "Sở, ban, ngành tỉnh",
        "Ban, ngành, đoàn thể xã",
        "Các Ban xây dựng Đảng",
        "Các cơ quan chuyên môn thuộc UBND tỉnh",
        "Thủ trưởng các cơ quan, đơn vị",
        "Trưởng các phòng, ban",
        "Hiệu trưởng các trường",
        "Ban nhân dân các ấp",
        "Trưởng 12 ấp",
        "12 ấp",
        "Tổ công nghệ số cộng đồng 12 ấp",
        "UBND 102 xã, phường",
        "Các trường Mầm non, Tiểu học, THCS trên địa bàn xã",
        "Các Phòng Chuyên môn",
        "Xã, phường có liên quan",
        "Đoàn thể chính trị - xã hội có liên quan",
    ],
)
def test_a_collective_is_known_whole_by_its_wording(text: str) -> None:
    assert read(text) == [("tập thể", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ",
        "Phòng Kinh tế, Văn hóa - Xã hội",
        "Văn phòng Đảng ủy, HĐND và UBND",
        "Trung tâm Văn hóa, Thể thao và Truyền thanh",
        "các Phòng Kinh tế, Văn hóa - Xã hội",
        "Các trường MN, TH, THCS",
        "Các Sở Nội vụ, Tài chính",
        "Tổ giúp việc (Công an, Phòng Kinh tế)",
        "Tổ giúp việc (Công an; Phòng Kinh tế)",
        "Tổ “Công dân số; chính quyền số”",
        "Phòng Kinh tế\nvà Hạ tầng",
        "Phòng Kinh tế\nhạ tầng và đô thị",
        "Phòng Kinh tế phối hợp với Công an, Trạm Y tế",
        "Tổ công tác 06 xã",
        "Tổ giúp việc Nghị quyết 57 xã",
        "Tổ triển khai Đề án 06 thôn",
        "Toàn thể Công an xã",
    ],
)
def test_no_name_is_cut_whatever_stands_before_and_after_it(text: str) -> None:
    assert read(text) == [("?", text)]
    assert read(f"Công an xã, {text}; Ban CHQS xã") == [
        ("Công an", "Công an xã"),
        ("?", text),
        ("Ban Chỉ huy Quân sự", "Ban CHQS xã"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Công an xã, BCH Quân sự xã",
        "Công an xã\nBan chỉ huy quân sự xã",
        "Công an\nxã; Ban Chỉ huy\nQuân sự xã",
        "Công an xã;\nvà Ban CHQS",
        "- Công an xã\n- Ban CHQS",
        "+ Công an xã;\n+ Ban CHQS.",
        "• Công an xã • Ban CHQS",
        "1. Công an xã\n2. Ban CHQS",
        "1) Công an xã\n2) Ban CHQS",
        "a) Công an xã; b) Ban CHQS",
        "a. Công an xã\nb. Ban CHQS",
        "Công an xã. Ban CHQS.",
        "Công an/BCHQS",
        "Công an & Ban CHQS",
        "CÔNG AN VÀ BAN CHQS",
        "công an\nban chỉ huy quân sự",
        "Công an xã, Ban CHQS,…",
        "Công an xã, Ban CHQS, v.v.",
        "Chủ trì: Công an xã; Ban CHQS",
        "Công an xã chủ trì, Ban CHQS",
        "Công an xã; Ban CHQS -",
    ],
)
def test_two_parties_are_parted_however_they_are_listed(text: str) -> None:
    assert [kind for kind, _ in read(text)] == ["Công an", "Ban Chỉ huy Quân sự"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("VP.HĐND&UBND", "Văn phòng HĐND và UBND"),
        ("Văn phòng HĐND\nvà UBND", "Văn phòng HĐND và UBND"),
        ("P. Kinh tế", "Phòng Kinh tế"),
        ("Phòng VHXH xã", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa -\nXã hội", "Phòng Văn hóa - Xã hội"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
        ("TT PVHCC xã", "Trung tâm Phục vụ hành chính công"),
        ("Trung tâm Phục vụ\nHành chính công", "Trung tâm Phục vụ hành chính công"),
        ("- Trung tâm Phục vụ\nHành chính công xã", "Trung tâm Phục vụ hành chính công"),
        ("BCH QS xã", "Ban Chỉ huy Quân sự"),
        ("UBMTTQVN xã", "Ủy ban MTTQ Việt Nam"),
        ("UB MTTQ Việt Nam", "Ủy ban MTTQ Việt Nam"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Ủy ban MTTQ Việt Nam"),
    ],
)
def test_a_party_is_known_by_the_usual_abbreviations_of_its_name(text: str, title: str) -> None:
    assert [kind for kind, _ in read(text)] == [title]


def test_a_party_after_a_comma_is_no_field_of_the_one_before() -> None:
    assert read("Phòng Kinh tế, Hội đồng nghĩa vụ quân sự, VNPT") == [
        ("Phòng Kinh tế", "Phòng Kinh tế"),
        ("?", "Hội đồng nghĩa vụ quân sự"),
        ("?", "VNPT"),
    ]


def test_who_only_helps_is_not_read_beside_the_one_who_leads() -> None:
    assert read("Phòng Kinh tế chủ trì, phối hợp với Công an xã, Ban CHQS") == [
        ("Phòng Kinh tế", "Phòng Kinh tế chủ trì"),
        ("?", "phối hợp với Công an xã, Ban CHQS"),
    ]


@pytest.mark.parametrize(
    "piece", ["x, ", "x. ", "(“", "(chủ trì)", " liên quan", "1. ", "A b\n", "các sở, ", "tỉnh A-"]
)
def test_no_cell_takes_long_to_read(piece: str) -> None:
    started = time.process_time()
    read((f"Công an\nÔ {piece}" + piece * 2000)[:2000].strip())
    assert time.process_time() - started < 10


def test_what_nobody_knows_is_listed_whole() -> None:
    assert read("Bảo hiểm xã hội, Thuế cơ sở") == [("?", "Bảo hiểm xã hội, Thuế cơ sở")]
    assert read("Phòng Kinh tế và Hạ tầng; Công an") == [("?", "Phòng Kinh tế và Hạ tầng"), ("Công an", "Công an")]


def test_a_name_that_two_parties_share_without_its_connectors_is_neither_s() -> None:
    both = commune("Phòng Kinh tế - Hạ tầng", "Phòng Kinh tế, Hạ tầng")
    (found,) = both.mentions("Phòng Kinh tế Hạ tầng")
    assert found.party is None


def test_of_the_cells_of_real_annexes_nearly_all_name_nobody_unknown() -> None:
    known = commune(*register())
    found = [known.mentions(cell) for cell in cells()]
    assert len(found) == 204
    assert sum(all(each.party for each in mentions) for mentions in found) >= 175
