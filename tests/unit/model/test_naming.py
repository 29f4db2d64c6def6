"""How cells name parties: the longest known name, no name cut, collectives by their wording."""

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
