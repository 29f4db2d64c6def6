"""How cells name parties: the longest known name, no name cut, collectives by their wording."""

import time

import pytest

from bench import reading
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND các xã, phường, đặc khu; Công an", ["tập thể", "Công an"]),
        ("Công an, UBND các xã, phường, đặc khu", ["Công an", "tập thể"]),
        ("Các xã, phường, đặc khu; Trạm Y tế", ["tập thể", "?"]),
        ("Công an xã, tỉnh", ["Công an", "?"]),
        ("Các thôn, ấp, khu phố; Công an", ["tập thể", "Công an"]),
        ("Thủ trưởng cơ quan, đơn vị; Công an", ["tập thể", "Công an"]),
        ("Công an, Thủ trưởng cơ quan, đơn vị", ["Công an", "tập thể"]),
        ("Hiệu trưởng trường Mầm non, Tiểu học; Công an", ["?", "Công an"]),
        ("Công an, UBND các xã A, B", ["Công an", "?"]),
        ("UBND các xã A, B; Công an", ["?", "Công an"]),
        ("UBND các xã A, B, Công an", ["?", "Công an"]),
        ("Công an, UBND các xã Tân An, Tân Bình, VNPT", ["Công an", "?"]),
        ("Công an, Thôn 1, 2, 3", ["Công an", "?"]),
        ("Công an, Thôn Đông, Tây", ["Công an", "?"]),
        ("Các thôn: Đông, Tây; Công an", ["?", "Công an"]),
        ("Phòng Kinh tế,\nHạ tầng và Đô thị; Công an", ["?", "Công an"]),
        ("Công an,\nPhòng Kinh tế", ["Công an", "Phòng Kinh tế"]),
        ("Công an,\nTrạm Y tế,\nPhòng Kinh tế", ["Công an", "?", "Phòng Kinh tế"]),
        ("Sở Văn hóa,\nThể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Văn hóa, Thể thao\nvà Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Phòng Văn hóa\n- Xã hội", ["Phòng Văn hóa - Xã hội"]),
        ("Trung tâm Dịch vụ,\nSự nghiệp công", ["Trung tâm Dịch vụ, Sự nghiệp công"]),
        ("- Phòng Kinh tế,\n- Công an", ["Phòng Kinh tế", "Công an"]),
        ("Văn phòng HĐND\nvà UBND", ["Văn phòng HĐND và UBND"]),
        ("Công an\nUBND các xã, phường,\nđặc khu", ["Công an", "tập thể"]),
        ("Các trường mầm non, tiểu học; Công an", ["tập thể", "Công an"]),
        ("Công an, các trường Mầm non, Tiểu học, THCS", ["Công an", "tập thể"]),
        ("Công an, các Phó Chủ tịch UBND", ["Công an", "tập thể"]),
        ("Các Sở: Nội vụ, Tài chính; Công an", ["?", "Công an"]),
        ("Công an, các Sở: Nội vụ, Tài chính, Tư pháp", ["Công an", "?"]),
        ("a) Phòng Kinh tế, b) Công an, c) Trạm Y tế", ["Phòng Kinh tế", "Công an", "?"]),
        ("1) Phòng Kinh tế 2) Công an 3) Trạm Y tế", ["Phòng Kinh tế", "?"]),
        ("1. Phòng Kinh tế. 2. Công an.", ["Phòng Kinh tế", "Công an"]),
        ("a. Phòng Kinh tế b. Công an", ["Phòng Kinh tế", "Công an"]),
        ("+ Phòng Kinh tế + Công an", ["Phòng Kinh tế", "Công an"]),
    ],
)
def test_lists_of_levels_heads_schools_and_items_are_parted_only_between_names(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in read(text)] == expected


def test_all_of_a_registered_collective_are_that_collective() -> None:
    known = commune("Doanh nghiệp", "UBND các xã, phường", "Tổ công nghệ số cộng đồng", "Công an")
    groups = known.model_copy(
        update={"parties": tuple(party.model_copy(update={"kind": "group"}) for party in known.parties[:3])}
    )

    def titles(commune: Commune, text: str) -> list[str | None]:
        found = [each.party for each in commune.mentions(text)]
        return [None if party is None else party.title if party.id else "tập thể" for party in found]

    assert titles(known, "Các doanh nghiệp trên địa bàn; Công an") == ["Doanh nghiệp", "Công an"]
    assert titles(known, "UBND các xã, phường, đặc khu") == ["tập thể"]
    assert titles(known, "UBND các xã, phường trên địa bàn") == ["UBND các xã, phường"]
    assert titles(known, "các Tổ công nghệ số cộng đồng") == [None]
    assert titles(groups, "các Tổ công nghệ số cộng đồng") == ["Tổ công nghệ số cộng đồng"]


def test_a_level_that_ends_a_list_of_levels_belongs_to_the_name() -> None:
    known = commune("UBND các phường, xã")
    assert [each.party is None for each in known.mentions("UBND các phường")] == [False]
    assert known.find("UBND các phường") is None
    assert known.find("UBND các phường xã") is known.parties[0]


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
        "UBND các xã, phường, đặc khu trên địa bàn tỉnh",
        "UBND CÁC XÃ, PHƯỜNG, ĐẶC KHU",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "Uỷ ban nhân dân các xã, phường",
        "Ủy ban nhân dân các xã, phường, thị trấn",
        "HĐND các xã, phường, đặc khu",
        "Đảng ủy các xã, phường, đặc khu",
        "Công an các xã, phường, đặc khu",
        "Chủ tịch UBND các xã, phường, đặc khu",
        "Các phường, xã, đặc khu",
        "Các phường, đặc khu",
        "các đặc khu",
        "Các thị trấn",
        "Xã, phường, thị trấn",
        "Xã, phường, đặc khu",
        "xã, phường, đặc khu có liên quan",
        "UBND 102 xã, phường, đặc khu",
        "UBND xã, phường, thị trấn",
        "UBND xã, phường",
        "Thôn, ấp, khu phố, tổ dân phố",
        "Thôn, xóm, khóm",
        "các thôn, xóm, khóm, ấp",
        "Các khóm, ấp",
        "12 thôn, khu phố",
        "Thủ trưởng cơ quan, đơn vị có liên quan",
        "Thủ trưởng cơ quan, đơn vị thuộc xã",
        "Thủ trưởng các cơ quan, đơn vị, địa phương",
        "Người đứng đầu cơ quan, đơn vị",
        "Người đứng đầu cơ quan, tổ chức, đơn vị",
        "Lãnh đạo phòng, ban",
        "Lãnh đạo sở, ngành",
        "Giám đốc sở, ngành",
        "Các trưởng thôn, bí thư chi bộ",
        "Hiệu trưởng các trường Mầm non, Tiểu học, THCS",
        "Hiệu trưởng các trường học",
        "UBND các tỉnh, thành phố",
        "UBND các tỉnh, thành phố trực thuộc Trung ương",
        "Các tỉnh, thành phố trực thuộc Trung ương",
        "UBND các xã biên giới",
        "UBND các xã có liên quan",
        "Tất cả các doanh nghiệp",
        "Các doanh nghiệp, hợp tác xã",
        "Các doanh nghiệp và người dân",
        "Các Doanh nghiệp nhà nước",
        "Các Tổ công nghệ số cộng đồng",
        "các Tổ CNSCĐ",
        "Các Tổ công nghệ số cộng đồng thôn",
        "Các hộ dân",
        "Các hộ gia đình, cá nhân",
        "Các sở,\nban, ngành",
        "Các cơ quan,\nđơn vị",
        "Các trường Mầm non, Tiểu học, THCS trên địa bàn",
        "Các trường MN, TH, THCS",
        "Các trường Mầm non và Tiểu học",
        "Các nhà trường",
        "Các ông, bà trưởng thôn",
        "Các đồng chí trưởng ấp",
        "Các đ/c Trưởng thôn",
        "Các Trưởng thôn",
        "Các Phó Chủ tịch UBND xã",
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
        "Các Sở Nội vụ, Tài chính",
        "Tổ giúp việc (Công an, Phòng Kinh tế)",
        "Tổ giúp việc (Công an; Phòng Kinh tế)",
        "Tổ “Công dân số; chính quyền số”",
        "Phòng Kinh tế\nvà Hạ tầng",
        "Phòng Kinh tế\nhạ tầng và đô thị",
        "Tổ công tác 06 xã",
        "Tổ giúp việc Nghị quyết 57 xã",
        "Tổ triển khai Đề án 06 thôn",
        "Toàn thể Công an xã",
        "Trưởng thôn, bí thư chi bộ",
        "Công an xã, phường",
        "Công an xã, phường, thị trấn",
        "Thủ trưởng Sở Nội vụ, đơn vị",
        "UBND các phường 1, 2, 3",
        "UBND các xã Tân An, Tân Bình và Tân Cảnh",
        "UBND CÁC XÃ TÂN AN, TÂN BÌNH",
        "Các xã A, B, C",
        "Các thôn Đông, Tây, Nam",
        "Các ấp 1, 2, 3",
        "UBND các tỉnh An Giang, Đồng Tháp",
        "UBND các xã, phường: A, B",
        "Doanh nghiệp, hộ kinh doanh",
        "Các doanh nghiệp bưu chính, viễn thông",
        "Phòng Kinh tế chủ trì phối hợp các phòng",
        "Các trường Mầm non Hoa Sen, Tiểu học Mẫu",
        "Các Trường THCS Nguyễn Du",
        "Các ông Nguyễn A, Trần B",
        "Các phòng: Kinh tế, Văn hóa - Xã hội",
        "Tổ 1. Công an",
        "Phòng Kinh tế,\nHạ tầng và Đô thị",
        "Các Sở: Nội vụ, Tài chính, Tư pháp",
        "UBND các xã A, B",
        "Các xã, phường Tân An, Tân Bình",
        "Hiệu trưởng trường Mầm non, Tiểu học",
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


@pytest.mark.parametrize(
    ("text", "leading", "helping"),
    [
        ("Phòng Kinh tế chủ trì, phối hợp với Công an xã, Ban CHQS", ["kt"], ["ca", "qs"]),
        ("Phòng Kinh tế phối hợp với Công an", ["kt"], ["ca"]),
        ("Phòng Kinh tế chủ trì, phối hợp với Công an; Ban CHQS", ["kt"], ["ca", "qs"]),
        ("Phòng Kinh tế chủ trì, phối hợp với Công an; Ban CHQS chủ trì", ["kt", "qs"], ["ca"]),
        ("Phòng Kinh tế phối hợp với Công an\nBan CHQS", ["kt", "qs"], ["ca"]),
        ("Phòng Kinh tế phối hợp với Viettel", ["kt"], ["?"]),
        ("Phòng Nội vụ phối hợp với Công an, Ban CHQS", ["?"], []),
        ("Phòng Kinh tế (chủ trì), Công an (phối hợp)", ["kt"], ["ca"]),
        ("Công an (phối hợp); Phòng Kinh tế (chủ trì)", ["kt"], ["ca"]),
        ("Chủ trì: Phòng Kinh tế\nPhối hợp: Công an, Ban CHQS", ["kt"], ["ca", "qs"]),
        ("Công an (phối hợp)", [], ["ca"]),
    ],
)
def test_who_only_helps_is_no_lead(text: str, leading: list[str], helping: list[str]) -> None:
    known = commune(*TITLES)
    ids = {"Phòng Kinh tế": "kt", "Công an": "ca", "Ban Chỉ huy Quân sự": "qs"}
    said = known.mentions(text)
    leads = known.leads(text)

    assert [ids[each.party.title] if each.party else "?" for each in leads] == leading
    assert [ids[each.party.title] if each.party else "?" for each in said if each not in leads] == helping


@pytest.mark.parametrize(
    "piece",
    [
        "x, ",
        "x. ",
        "(“",
        "(chủ trì)",
        " liên quan",
        "1. ",
        "A b\n",
        "các sở, ",
        "tỉnh A-",
        "các xã A, ",
        "B,\n",
        "phối hợp với ",
    ],
)
def test_no_cell_takes_long_to_read(piece: str) -> None:
    started = time.process_time()
    read((f"Công an\nÔ {piece}" + piece * 2000)[:2000].strip())
    assert time.process_time() - started < 10


def test_emphasis_around_several_names_keeps_none_from_being_known() -> None:
    found = commune(*TITLES).mentions("<i>Công an xã; Phòng Kinh tế</i>")
    assert [(each.party and each.party.title, each.start, each.text) for each in found] == [
        ("Công an", 3, "Công an xã"),
        ("Phòng Kinh tế", 15, "Phòng Kinh tế"),
    ]


def test_what_nobody_knows_is_listed_whole() -> None:
    assert read("Bảo hiểm xã hội, Thuế cơ sở") == [("?", "Bảo hiểm xã hội, Thuế cơ sở")]
    assert read("Phòng Kinh tế và Hạ tầng; Công an") == [("?", "Phòng Kinh tế và Hạ tầng"), ("Công an", "Công an")]


def test_a_name_that_two_parties_share_without_its_connectors_is_neither_s() -> None:
    both = commune("Phòng Kinh tế - Hạ tầng", "Phòng Kinh tế, Hạ tầng")
    (found,) = both.mentions("Phòng Kinh tế Hạ tầng")
    assert found.party is None


def test_the_cells_of_real_annexes_are_read_as_a_person_read_them() -> None:
    known, right = reading.commune(), reading.right_pieces()
    cells = reading.cells()
    read = {cell: reading.read_pieces(cell, known) for cell in cells}
    found = {cell: reading.faults(pieces, right[cell]) for cell, pieces in read.items()}

    assert (len(cells), list(right)) == (204, cells)
    assert {cell for cell, faults in found.items() if faults & {"invented", "cut", "lost"}} == set()
    assert sum(not faults for faults in found.values()) >= 198
    assert sum(all(piece.means != "?" for piece in pieces) for pieces in read.values()) >= 179


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("A, B → A, B ¦ C", set()),
        ("A, B → ? ¦ C → ?", set()),
        ("A, B ¦ C → tập thể", {"invented"}),
        ("A → ? ¦ B → ? ¦ C", {"cut"}),
        ("A ¦ B → ? ¦ C", {"cut", "invented"}),
        ("A, B; C → ?", {"merged"}),
        ("A, B", {"lost"}),
    ],
)
def test_a_fault_of_a_reading_is_told_by_its_pieces(said: str, faults: set[str]) -> None:
    cell = "A, B; C"
    right, read = (list(reading.pieces(cell, pieces)) for pieces in ("A, B ¦ C", said))
    assert reading.faults(read, right) == faults
