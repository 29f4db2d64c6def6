"""The unit of a commune file, from the issuer that a document names."""

import pytest

from cchc.importing.annexes.issuing_unit import issuing_unit


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
