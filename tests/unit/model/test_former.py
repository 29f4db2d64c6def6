"""Bodies and levels of government that ended: which names count, and which only look so."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.folding import folded_in_place
from cchc.model.former import former_names, name_places
from cchc.resources import former_bodies

(ENDED,) = former_bodies()


def named(text: str) -> list[str]:
    return [text[start:end] for start, end in former_names(text, ENDED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhiệm vụ do UBND huyện giao", ["UBND huyện"]),
        ("nhiệm vụ do uỷ ban nhân dân huyện giao", ["uỷ ban nhân dân huyện"]),
        ("Huyện uỷ", ["Huyện uỷ"]),
        ("HUYỆN ỦY", ["HUYỆN ỦY"]),
        ("Huyện ủy Cẩm Giàng chỉ đạo", ["Huyện ủy"]),
        ("Ủy ban nhân dân huyện Cẩm Giàng", ["Ủy ban nhân dân huyện"]),
        ("UBND quận 1", ["UBND quận"]),
        ("UBND huyện Cẩm Giàng giao", ["UBND huyện"]),
        ("trên địa bàn quận", ["địa bàn quận"]),
        ("báo cáo quận", ["quận"]),
        ("thị xã giao", ["thị xã"]),
        ("tại thị trấn", ["thị trấn"]),
        ("các xã, thị trấn", ["các xã, thị trấn"]),
        ("các quận, huyện", ["các quận, huyện"]),
        ("các huyện, quận", ["các huyện, quận"]),
        ("cấp quận", ["cấp quận"]),
        ("cấp huyện", ["cấp huyện"]),
        ("Bộ phận Tiếp nhận & Trả kết quả", ["Bộ phận Tiếp nhận & Trả kết quả"]),
        ("Bộ phận tiếp nhận, trả kết quả", ["Bộ phận tiếp nhận, trả kết quả"]),
        ("Bộ phận Tiếp nhận và trả kết quả xã", ["Bộ phận Tiếp nhận và trả kết quả"]),
        ("Công chức Văn phòng – Thống kê", ["Công chức Văn phòng – Thống kê"]),
        ("Công chức Văn phòng—Thống kê", ["Công chức Văn phòng—Thống kê"]),
        ("Công chức Văn phòng Thống kê", ["Công chức Văn phòng Thống kê"]),
        ("Phòng Nội vụ huyện", ["huyện"]),
        ("Phòng Nội vụ huyện Cẩm Giàng", ["huyện"]),
        ("Bệnh viện huyện", ["huyện"]),
        ("Trung tâm Y tế huyện phối hợp", ["huyện"]),
        ("địa bàn huyện Cẩm Giàng", ["địa bàn huyện"]),
        ("UBND thị xã Mẫu", ["UBND thị xã"]),
        ("UBND\u00a0huyện", ["UBND\u00a0huyện"]),
        ("Thị ủy", ["Thị ủy"]),
        ("3 cấp: tỉnh, huyện, xã", ["huyện"]),
        ("Đảng ủy thị trấn", ["thị trấn"]),
        ("đường dây nóng của UBND huyện", ["UBND huyện"]),
        ("UBND các xã, phường, thị trấn", ["các xã, phường, thị trấn"]),
        ("Quyết định giao; UBND huyện giao", ["UBND huyện"]),
        ("Tiếp nhận hồ sơ do UBND huyện giao", ["UBND huyện"]),
        ("trình UBND huyện trước khi ban hành", ["UBND huyện"]),
        ("báo cáo UBND huyện trước ngày 20/12", ["UBND huyện"]),
        ("sắp xếp hồ sơ nộp UBND huyện", ["UBND huyện"]),
        ("trường hợp huyện Mẫu giao", ["huyện"]),
        ("hồ sơ huyện Mẫu", ["huyện"]),
        ("khu vực huyện Mẫu", ["huyện"]),
        ("đường dây nóng quận 1", ["quận"]),
        ("không có ý kiến của UBND huyện", ["UBND huyện"]),
        ("UBND huyện giao nhiệm vụ chuyển giao công nghệ", ["UBND huyện"]),
        ("Thị trấn", ["Thị trấn"]),
        ("KẾ HOẠCH CỦA UBND HUYỆN", ["UBND HUYỆN"]),
        ("Bộ phận TN&TKQ", ["Bộ phận TN&TKQ"]),
        ("Bộ  phận\u00a0tiếp nhận\nvà trả kết quả", ["Bộ  phận\u00a0tiếp nhận\nvà trả kết quả"]),
    ],
)
def test_a_body_or_level_that_ended_is_found_however_it_is_written(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "không còn cấp huyện",
        "sau khi kết thúc hoạt động của cấp huyện",
        "địa bàn huyện Cẩm Giàng (cũ)",
        "huyện Cẩm Giàng cũ",
        "UBND huyện (cũ)",
        "Bệnh viện huyện Cẩm Giàng",
        "Bệnh viện Đa khoa huyện Cẩm Giàng cũ",
        "Bệnh viện huyện X cũ",
        "Đảng ủy xã Thị Trấn Mẫu",
        "UBND xã Thị trấn Đông Anh",
        "Nhà văn hóa cấp huyện Mẫu",
        "đường Quận 1",
        "chợ thị trấn Lai Cách",
        "Tiếp nhận nhiệm vụ từ cấp huyện chuyển giao",
        "nhiệm vụ của cấp huyện chuyển giao cho cấp xã",
        "khi bỏ cấp huyện",
        "hồ sơ của UBND huyện trước đây",
        "các huyện, thị xã (cũ)",
        "UBND xã giao",
        "quân đội",
        "tuyến đường huyện",
        "Trường THPT thị xã Quảng Trị",
        "Không tổ chức cấp huyện",
        "thay cho UBND huyện",
        "huyện (trước đây)",
        "không còn chính quyền cấp huyện",
        "không còn đơn vị hành chính cấp huyện",
        "bàn giao từ UBND huyện",
        "nhiệm vụ chuyển giao từ cấp huyện về cấp xã",
        "UBND huyện Cẩm Giàng (nay là UBND xã Mẫu)",
        "UBND huyện Cẩm Giàng trước đây",
        "UBND huyện Cẩm Giàng, thị xã (cũ)",
        "thôn Thị Trấn",
        "Tổ dân phố Thị trấn 2",
        "giao thông liên huyện",
        "trước khi sắp xếp các huyện",
    ],
)
def test_names_of_what_goes_on_and_words_on_the_end_itself_are_no_such_body(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("piece", ["huyện ", "UBND huyện A, ", "bệnh viện ", "các quận, ", "không còn các "])
def test_no_text_takes_long_to_search(piece: str) -> None:
    started = time.process_time()
    named(piece * 2000)
    assert time.process_time() - started < 5


def plainly_joined(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these names, the longest first, each written out."""
    ordered = sorted(names, key=len, reverse=True)
    words = (re.findall(r"\w+", folded_in_place(name)) for name in ordered)
    gap = r"(?:\s*[-&,]\s*|\s+(?:và\s+)?)"
    return re.compile(rf"\b(?:{'|'.join(gap.join(word for word in name if word != 'và') for name in words)})\b")


NAMES = st.sampled_from([*ENDED.names, *ENDED.levels]).map(lambda name: name.split())
WORDS = st.sampled_from(sorted({word for name in (*ENDED.names, *ENDED.levels) for word in name.split()}))
TEXTS = st.lists(NAMES.map(" ".join) | WORDS | st.sampled_from([" ", ", ", " - ", " và ", "xã", "uỷ"]), max_size=9)


@given(TEXTS, st.sampled_from(["", " "]))
def test_names_are_found_as_by_trying_each_from_the_longest(pieces: list[str], between: str) -> None:
    text = folded_in_place(between.join(pieces))
    for names in (ENDED.names, ENDED.levels):
        assert name_places(names, text) == [each.span() for each in plainly_joined(names).finditer(text)]
