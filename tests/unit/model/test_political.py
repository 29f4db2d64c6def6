"""Bodies of the Party and the Front, by their wording."""

import pytest

from cchc.model.political import is_political


@pytest.mark.parametrize(
    "name",
    [
        "Đảng ủy",
        "Văn phòng Đảng uỷ",
        "Uỷ ban Kiểm tra Đảng uỷ",
        "Ban Xây dựng Đảng",
        "Các cơ quan khối Đảng",
        "Các chi bộ trực thuộc",
        "Ban Tuyên giáo và Dân vận",
        "Ủy ban MTTQ Việt Nam",
        "UBMTTQ xã",
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MẪU",
        "MTTQ & các đoàn thể chính trị - xã hội",
        "Hội Nông dân",
        "Hội LHPN (chủ trì)",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Hội Cựu chiến binh, Hội Nông dân",
    ],
)
def test_a_body_of_the_party_or_the_front_is_known(name: str) -> None:
    assert is_political(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " , ",
        "Phòng Kinh tế",
        "Các ngành, đoàn thể",
        "Văn phòng Đảng ủy, HĐND và UBND",
        "Phòng Văn hóa - Xã hội; Hội Nông dân",
        "Hội Nông dân, HTX",
        "Hội Chữ thập đỏ",
        "Các hội, ngành",
        "Bạch Đằng",
        "MTTQX",
    ],
)
def test_what_joins_another_body_or_only_sounds_alike_is_none(name: str) -> None:
    assert not is_political(name)
