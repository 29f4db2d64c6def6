"""The starter register: which parties each level has, their kinds, and that no two share a name."""

import pytest
from helpers.support import ROOT

from cchc.model.commune import Commune
from cchc.model.folding import loosely
from cchc.model.starter import starter_levels, starter_party, starter_register

LEVELS = ("xã", "phường", "đặc khu")
ECONOMY = {
    "xã": "Phòng Kinh tế",
    "phường": "Phòng Kinh tế, Hạ tầng và Đô thị",
    "đặc khu": "Phòng Kinh tế, Hạ tầng và Đô thị",
}
CELLS = ROOT / "tests" / "data" / "party-cells.txt"


def commune(level: str, name: str = "Mẫu") -> Commune:
    parties = starter_register(level)
    return Commune(cchc="1", kind="commune", name=name, unit=level, issuer=f"UBND {level} {name}", parties=parties)


def test_there_is_a_register_for_each_level_since_2025() -> None:
    assert starter_levels() == LEVELS


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_has_its_parties_by_kind(level: str) -> None:
    by_kind: dict[tuple[str, bool], list[str]] = {}
    for party in starter_register(level):
        by_kind.setdefault((party.kind, party.head), []).append(party.title)
    assert by_kind == {
        ("official", False): ["Chủ tịch UBND", "Phó Chủ tịch UBND"],
        ("unit", False): [
            "Văn phòng HĐND và UBND",
            ECONOMY[level],
            "Phòng Văn hóa - Xã hội",
            "Trung tâm Phục vụ hành chính công",
            "Trung tâm Cung ứng dịch vụ sự nghiệp công",
        ],
        ("outside", True): ["Công an", "Ban Chỉ huy Quân sự", "Trạm Y tế"],
        ("outside", False): [
            "Văn phòng Đảng ủy",
            "Ủy ban MTTQ Việt Nam",
            "Đảng ủy",
            "Ban Xây dựng Đảng",
            "Ủy ban Kiểm tra Đảng ủy",
            "Đoàn TNCS Hồ Chí Minh",
            "Hội Nông dân",
            "Hội Liên hiệp Phụ nữ",
            "Hội Cựu chiến binh",
        ],
        ("group", False): ["UBND", "Tổ công nghệ số cộng đồng", "Các trường học", "Các thôn", "Các tổ dân phố"],
    }


@pytest.mark.parametrize("level", LEVELS)
def test_every_name_means_its_own_party_only(level: str) -> None:
    register = commune(level)
    names = [(name, party) for party in register.parties for name in party.names]
    assert [(name, register.find(name)) for name, _ in names] == names
    owners: dict[str, set[str]] = {}
    for name, party in names:
        owners.setdefault(loosely(register.fold(name)), set()).add(party.id)
    assert [name for name, ids in owners.items() if len(ids) > 1] == []
    assert len({party.id for party in register.parties}) == len(register.parties)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng HĐND và UBND"),
        ("VP HĐND&UBND xã Mẫu", "Văn phòng HĐND và UBND"),
        ("Phòng Văn hoá-Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Trung tâm PVHCC xã", "Trung tâm Phục vụ hành chính công"),
        ("TT CUDVC", "Trung tâm Cung ứng dịch vụ sự nghiệp công"),
        ("CÔNG AN XÃ", "Công an"),
        ("Ban CHQS xã", "Ban Chỉ huy Quân sự"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Ủy ban MTTQ Việt Nam"),
        ("Chủ tịch Ủy ban nhân dân xã Mẫu", "Chủ tịch UBND"),
        ("Công an tỉnh", None),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", None),
    ],
)
def test_usual_ways_to_write_a_party_of_a_xa_are_known(written: str, title: str | None) -> None:
    found = commune("xã").find(written)
    assert (found.title if found else None) == title


def test_the_cells_of_real_communes_name_the_registers_parties() -> None:
    """The communes' own cells stand from “Văn phòng Đảng uỷ” on, after those of provinces and ministries."""
    cells = CELLS.read_text(encoding="utf-8").split("\n\n")[1].split("\n")
    own = [cell for cell in cells[cells.index("Văn phòng Đảng uỷ") :] if cell]
    register = commune("xã")
    unknown = [mention.text for cell in own for mention in register.mentions(cell) if mention.party is None]
    assert unknown == [
        "Ban Chỉ đạo Nghị quyết 57 xã",
        "VNPT, Viettel, Điện lực",
        "Tư pháp - Hộ tịch",
        "Bộ phận tiếp nhận & trả kết quả",
        "Sở Công thương",
        "Ngân hàng, Viettel Money, VNPT Money",
        "Bưu điện, Viettel Post, Hợp tác xã",
        "Đài truyền thanh xã",
        "Hợp tác xã",
        "HTX",
        "DN viễn thông",
    ]


@pytest.mark.parametrize(
    ("unit", "written", "title"),
    [
        ("xã", "Phòng Kinh tế", "Phòng Kinh tế"),
        ("Xã", "Phòng Kinh tế xã", "Phòng Kinh tế"),
        ("đặc khu", "Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("phường", "Phòng Kinh tế", None),
        (None, "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("thị trấn", "Trạm Y tế thị trấn", "Trạm Y tế"),
        ("xã", "Ban Lạ", None),
    ],
)
def test_a_name_is_looked_up_at_the_communes_own_level(unit: str | None, written: str, title: str | None) -> None:
    own = Commune.model_validate(
        {
            **commune("xã").model_dump(include={"cchc", "kind", "name", "issuer"}),
            "unit": unit,
            "parties": commune("xã").parties[:1],
        }
    )
    found = starter_party(written, own)
    assert (found.title if found else None) == title
