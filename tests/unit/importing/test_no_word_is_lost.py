"""Whatever a table looks like, each of its words is in the plan, or among those left out."""

from collections import Counter
from collections.abc import Iterable

from helpers.foreign import text
from helpers.headed import ASSIGNMENTS, MAINTAIN, REMEDY, headed_table
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.importing.counting import reckoning, words
from cchc.importing.imported import HeadedTable, ImportedArea, ImportedRow, ImportedRows
from cchc.importing.rows.reading import rows_of
from cchc.model.ditto import says_ditto
from cchc.reading.foreign.document import ForeignCell, ForeignTable

_FORMS = [
    ("maintain", MAINTAIN),
    ("maintain", "criterion max_score cach-cham lead support"),
    ("remedy", REMEDY),
    ("remedy", "code title max_score chi-so score note"),
    ("assignments", ASSIGNMENTS),
    ("assignments", "number lead support nhom-nhiem-vu title target timeframe"),
]
_NUMBERS = ["", "", "I", "II.", "A", "B", "C", "1", "1", "2.", "3", "3.1", "1.1", "1.1.1", "a)", "-", "TT", "Phần I"]
_TITLES = [
    "", "Kế hoạch năm", "TC 1.1. Kế hoạch", "TC 1.2 Báo cáo", "TCTP 1.1.1. Đúng hạn", "TC 1.0. Đối thoại giữa", "4.2.Thực hiện",
    "CẢI CÁCH THỂ CHẾ", "I. CÔNG TÁC CHỈ ĐẠO", "II Cải cách", "A. SỞ NỘI VỤ", "1. TUYÊN TRUYỀN", "Tổng cộng", "TỔNG ĐIỂM (I+II)",
    "Ghi chú: điểm tự chấm", "* Điểm", "KT. CHỦ TỊCH¶PHÓ CHỦ TỊCH", "Nguyễn Văn A", "lãnh đạo đơn vị", "- Họp dân", "a) Đủ",
    "<i>Nghiêng</i>", "Nửa <i>nghiêng</i> nửa <b>đậm</b>", "Tổ chức diễn đàn, đối thoại giữa", "Tổ chức dân dân, đối thoại giữa lãnh đạo",
    "Tiêu chí", "(1)", "I.2.1 Đủ số lượng", "Lĩnh vực II: Thể chế",
]  # fmt: skip
_POINTS = [
    "",
    "2",
    "1,5",
    "1.5",
    "2đ",
    "1,5 điểm",
    "1.500",
    "1/4",
    "không phát sinh",
    "ĐTXHH",
    "−0,5",
    "tối đa 5",
    "15",
    "(2)",
]
_TEXTS = [
    "", "", "VP", "Công chức Văn phòng -", "Thống kê; dân", "như trên", "Như  trên", "nt", "〃", "Quý I", "- Một;¶- Hai", "các thôn",
    "Các ngành, các", "Các ngành, các thôn", "< 5% & > 3%", "<b>Đậm</b>", "<i>Kiểm tra; a¶b</i>", "a <i> b", "Chủ trì", "(3)",
]  # fmt: skip
_TEXT_OF = {
    "number": _NUMBERS,
    "criterion": _TITLES,
    "title": _TITLES,
    "code": _NUMBERS,
    "max_score": _POINTS,
    "score": _POINTS,
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, tuple[HeadedTable, ...]]:
    """The tables of an annex, with any rows and any merged cells in them."""
    kind, columns = draw(st.sampled_from(_FORMS))
    count = draw(st.integers(1, 2))
    titles = [draw(st.sampled_from(["", "Nhóm một", "II. Nhóm hai"])) for _ in range(count)]
    return kind, tuple(_table(draw, columns, name, title) for name, title in enumerate(titles, 1))


def _table(draw: st.DrawFn, columns_of: str, name: int, title: str) -> HeadedTable:
    names = columns_of.split()
    cells = [ForeignCell(text(f"Cột {column}"), 1, column) for column in range(1, len(names) + 1)]
    taken: set[tuple[int, int]] = set()
    count = draw(st.integers(0, 7))
    for row in range(2, count + 2):
        for column, field in enumerate(names, 1):
            if (row, column) in taken or draw(st.integers(0, 40)) == 0:
                continue
            rows, columns = draw(st.sampled_from([(1, 1)] * 8 + [(2, 1), (3, 1), (1, 2), (1, 9), (2, 2)]))
            rows, columns = min(rows, count + 2 - row), min(columns, len(names) + 1 - column)
            area = {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
            if area & taken:
                rows, columns, area = 1, 1, {(row, column)}
            taken |= area
            written = draw(st.sampled_from(_TEXT_OF.get(field, _TEXTS))).replace("¶", "\n")
            cells.append(ForeignCell(text(written), row, column, rows, columns))
    return headed_table(ForeignTable(f"bảng {name}", tuple(cells)), columns_of, title)


def _written(content: ImportedRows) -> Counter[str]:
    """The words of the plan's areas and rows."""
    return words(_in_areas(content.areas)) + words(_in_rows(content.rows))


def _in_areas(areas: Iterable[ImportedArea]) -> Iterable[str]:
    for area in areas:
        yield from (area.number or "", area.title.text)
        yield from _in_areas(area.areas)
        yield from _in_rows(area.rows)


def _in_rows(rows: Iterable[ImportedRow]) -> Iterable[str]:
    for row in rows:
        yield from (
            value.text
            for name, value in row.values.items()
            if name == "title" or (name != "number" and not says_ditto(value.text))
        )
        yield from _in_rows(row.parts)


@given(tables())
@settings(max_examples=100, deadline=None)
def test_each_word_of_any_table_is_in_the_plan_or_told(annex: tuple[str, tuple[HeadedTable, ...]]) -> None:
    kind, drawn = annex
    content = rows_of(drawn, kind)
    found = reckoning(drawn, _written(content), content.left_out, content.doubts)
    assert (dict(found.lost), set(found.invented)) == ({}, set())
