"""The unit of a commune file, from the issuer that a document names."""

import pytest

from cchc.importing.annexes.issuing_unit import completed, issuing_unit


@pytest.mark.parametrize(
    ("issuer", "name", "unit", "own"),
    [
        ("Ủy ban nhân dân xã Mẫu", "Mẫu", "xã", "Ủy ban nhân dân xã Mẫu"),
        ("UBND phường  Tân An.", "Tân An", "phường", "UBND phường Tân An"),
        ("UBND đặc khu Mẫu", "Mẫu", "đặc khu", "UBND đặc khu Mẫu"),
        ("Ủy ban nhân dân phường 1, quận 3", "1", "phường", "Ủy ban nhân dân phường 1"),
        ("Ủy ban nhân dân xã Mẫu huyện Y tỉnh Z", "Mẫu", "xã", "Ủy ban nhân dân xã Mẫu"),
        ("Ủy ban nhân dân thị xã Mẫu", "Mẫu", "thị xã", "Ủy ban nhân dân thị xã Mẫu"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Hồ Chí Minh", "thành phố", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("ỦY BAN NHÂN DÂN XÃ EA MẪU", "Ea Mẫu", "xã", "Ủy ban nhân dân xã Ea Mẫu"),
        ("Đảng ủy xã Mẫu", "Mẫu", "xã", "Đảng ủy xã Mẫu"),
        ("Sở Nội vụ tỉnh Mẫu", "Sở Nội vụ tỉnh Mẫu", "tỉnh", "Sở Nội vụ tỉnh Mẫu"),
        ("Bảo hiểm xã hội tỉnh Mẫu", "Bảo hiểm xã hội tỉnh Mẫu", "tỉnh", "Bảo hiểm xã hội tỉnh Mẫu"),
        ("Bộ Nội vụ", "Bộ Nội vụ", None, "Bộ Nội vụ"),
    ],
)
def test_an_issuer_tells_the_name_and_the_level(issuer: str, name: str, unit: str | None, own: str) -> None:
    found = issuing_unit(issuer)
    assert (found.name, found.unit, found.issuer, found.is_known) == (name, unit, own, True)


def test_without_an_issuer_the_level_is_the_one_that_is_told() -> None:
    found = issuing_unit(None, "phường")
    assert (found.name, found.unit, found.issuer, found.is_known) == ("Chưa rõ", "phường", "Chưa rõ", False)


@pytest.mark.parametrize(
    ("issuer", "unit"),
    [
        ("UBND xã", "xã"),
        ("Ủy ban nhân dân xã ……", "xã"),
        ("Chủ tịch UBND phường", "phường"),
        ("Ban Thường vụ Đảng ủy xã", "xã"),
        ("UBND", None),
        ("Giám đốc Sở", None),
    ],
)
def test_a_body_without_a_proper_name_is_unknown_and_its_level_is_taken(issuer: str, unit: str | None) -> None:
    found = issuing_unit(issuer)
    assert (found.name, found.unit, found.issuer, found.is_known) == ("Chưa rõ", unit, "Chưa rõ", False)


@pytest.mark.parametrize(
    ("issuer", "own"),
    [
        ("Chủ tịch UBND xã Bình Minh", "UBND xã Bình Minh"),
        ("Phó Bí thư Đảng ủy xã Bình Minh", "Đảng ủy xã Bình Minh"),
        ("Giám đốc Sở Nội vụ tỉnh Mẫu", "Sở Nội vụ tỉnh Mẫu"),
    ],
)
def test_a_post_names_the_body_that_it_is_of(issuer: str, own: str) -> None:
    assert issuing_unit(issuer).issuer == own


@pytest.mark.parametrize(
    ("issuer", "letterhead", "title", "own"),
    [
        ("UBND xã", "ỦY BAN NHÂN DÂN XÃ BÌNH MINH", "", "UBND xã Bình Minh"),
        ("Chủ tịch UBND xã", "ỦY BAN NHÂN DÂN XÃ BÌNH MINH", "", "UBND xã Bình Minh"),
        ("UBND", "UBND phường 1", "", "UBND phường 1"),
        ("Ban Chỉ đạo CCHC xã", "UBND xã Bình Minh", "", "Ban Chỉ đạo CCHC xã Bình Minh"),
        ("UBND xã", "", "Nhiệm vụ trên địa bàn xã Bình Minh năm 2025", "UBND xã Bình Minh"),
        ("UBND tỉnh", "UBND xã Bình Minh", "Nhiệm vụ năm 2025", "UBND tỉnh"),
        ("Giám đốc Sở", "SỞ NỘI VỤ", "", "SỞ NỘI VỤ"),
        ("Giám đốc Sở", "UBND TỈNH MẪU", "", "Giám đốc Sở"),
        ("UBND xã An Khê", "UBND XÃ BÌNH MINH", "", "UBND xã An Khê"),
    ],
)
def test_an_issuer_without_a_name_is_completed_by_the_letterhead_or_the_title(
    issuer: str, letterhead: str, title: str, own: str
) -> None:
    assert completed(issuer, [letterhead] if letterhead else [], title) == own
