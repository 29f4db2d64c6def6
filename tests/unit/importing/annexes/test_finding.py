import re
import time

import pytest
from helpers.foreign import document, table, text

from cchc.errors import CchcError, WrongUsageError
from cchc.importing.annexes.finding import WantedImport, imported
from cchc.importing.imported import Imported, ImportedAnnex, ImportedDocument, Weight
from cchc.reading.foreign.document import ForeignTable, ForeignText

TASKS = "TT | Nhiệm vụ | Chủ trì | Thời gian\n1 | Họp | VP | Quý I"
MAINTAIN = "TT | Tiêu chí | Điểm tối đa | Chủ trì\n1 | TC 1.1. Họp | 2 | VP"
REMEDY = "TT | Tiêu chí | Điểm tối đa | Điểm đạt | Chủ trì\n1 | TC 1.1. Họp | 2 | 1 | VP"
LETTERHEAD = (
    "ỦY BAN NHÂN DÂN¶XÃ MẪU¶Số: 05/KH-UBND | "
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM¶Độc lập - Tự do - Hạnh phúc¶Mẫu, ngày 05 tháng 01 năm 2026"
)
REFERENCE = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã Mẫu)"


def found_in(*blocks: ForeignText | ForeignTable | str, kind: str | None = None, year: int | None = None) -> Imported:
    return imported(document(*blocks), WantedImport(kind, year))


def only(*blocks: ForeignText | ForeignTable | str, kind: str | None = None, year: int | None = None) -> ImportedAnnex:
    [annex] = found_in(*blocks, kind=kind, year=year).annexes
    return annex


def titled(title: str, drawn: str = TASKS) -> ImportedAnnex:
    return only("PHỤ LỤC", title, table(drawn))


def sheet(name: str, drawn: str) -> ForeignTable:
    return table(drawn, f"trang tính “{name}”", sheet=True)


def test_the_lines_above_a_table_are_number_title_document_and_issuer() -> None:
    annex = only(
        text("PHỤ LỤC I", centred=True),
        text("PHÂN CÔNG NHIỆM VỤ CCHC\nNĂM 2026 CỦA XÃ MẪU", centred=True),
        "_______",
        "(Ban hành kèm theo Quyết định số     /QĐ-UBND ngày      tháng 01 năm 2026",
        "của Ủy ban nhân dân xã Mẫu)",
        table(TASKS),
    )
    assert (annex.kind, annex.number, annex.year) == ("assignments", "I", 2026)
    assert annex.title == "Phân công nhiệm vụ CCHC năm 2026 của xã Mẫu"
    assert annex.document == ImportedDocument(symbol="QĐ-UBND", date="2026-01")
    assert annex.issuer == "Ủy ban nhân dân xã Mẫu"
    assert annex.doubts == ()


def test_an_annex_without_a_label_is_known_by_its_reference() -> None:
    first, second = found_in(
        "DUY TRÌ CHỈ SỐ CCHC NĂM 2026",
        REFERENCE,
        table(MAINTAIN),
        "KHẮC PHỤC CHỈ SỐ NĂM 2025",
        REFERENCE,
        table(REMEDY),
    ).annexes
    assert (first.kind, first.title, first.number) == ("maintain", "Duy trì chỉ số CCHC năm 2026", None)
    assert (second.kind, second.title) == ("remedy", "Khắc phục chỉ số năm 2025")
    assert (second.year, second.assessed_year) == (2026, 2025)


def test_an_annex_without_a_reference_has_that_of_its_neighbour_and_it_is_doubted() -> None:
    first, second = found_in(
        "PHỤ LỤC I", "DUY TRÌ CHỈ SỐ", table(MAINTAIN), "PHỤ LỤC II", "KHẮC PHỤC CHỈ SỐ", REFERENCE, table(REMEDY)
    ).annexes
    assert first.document == second.document == ImportedDocument(number="05", symbol="KH-UBND", date="2026-01-15")
    assert (first.year, first.issuer) == (second.year, second.issuer) == (2026, "Ủy ban nhân dân xã Mẫu")
    assert [(doubt.place, doubt.read_as) for doubt in first.doubts if doubt.weight == Weight.KIND] == [
        ("bảng 1", REFERENCE)
    ]
    assert not [doubt for doubt in second.doubts if doubt.read_as == REFERENCE]


def test_an_annex_without_a_reference_has_none_where_its_neighbours_name_two_documents() -> None:
    other = REFERENCE.replace("05/KH", "06/KH")
    blocks = ("PHỤ LỤC I", "VIỆC NĂM 2026", REFERENCE, table(TASKS), "PHỤ LỤC II", "VIỆC KHÁC NĂM 2026", other)
    *_, last = found_in(*blocks, table(TASKS), "PHỤ LỤC III", "VIỆC CUỐI NĂM 2026", table(TASKS)).annexes
    assert last.document == ImportedDocument()


def test_a_name_may_stand_on_the_line_of_the_label_or_below_the_reference() -> None:
    on_line = only("PHỤ LỤC II: NHIỆM VỤ NĂM 2026", REFERENCE, table(TASKS))
    below = only("PHỤ LỤC II", REFERENCE, "NHIỆM VỤ NĂM 2026", table(TASKS))
    assert (on_line.number, on_line.title) == (below.number, below.title) == ("II", "Nhiệm vụ năm 2026")


def test_a_name_goes_on_from_capitals_to_small_letters() -> None:
    lines = (text("BẢNG TIÊU CHÍ", centred=True), text("Chấm điểm các đơn vị năm 2026, chấm điểm xã", centred=True))
    assert only(*lines, REFERENCE, table(MAINTAIN)).title == "Bảng tiêu chí chấm điểm các đơn vị năm 2026, chấm điểm xã"


def test_the_name_of_a_signatory_above_a_name_is_no_part_of_it() -> None:
    signed = (text("CHỦ TỊCH", centred=True), text("Nguyễn Văn Mẫu", centred=True))
    assert only(*signed, "NHIỆM VỤ NĂM 2026", REFERENCE, table(TASKS)).title == "Nhiệm vụ năm 2026"


def test_a_name_in_capitals_that_nothing_else_has_is_doubted() -> None:
    annex = titled("NHIỆM VỤ NĂM 2026 CỦA XÃ BÌNH AN")
    assert annex.title == "Nhiệm vụ năm 2026 của xã Bình An"
    assert [(doubt.weight, doubt.written) for doubt in annex.doubts] == [
        (Weight.LETTERS, "NHIỆM VỤ NĂM 2026 CỦA XÃ BÌNH AN")
    ]


def test_a_whole_plan_before_its_annexes_tells_what_their_references_do_not() -> None:
    found = found_in(
        table(LETTERHEAD),
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
        table("STT | Họ tên | Chức vụ\n1 | A | B"),
        table(MAINTAIN.replace("Chủ trì", "Ghi chú")),
        table("Nơi nhận: | TM. ỦY BAN NHÂN DÂN"),
        "PHỤ LỤC I",
        "MỤC TIÊU DUY TRÌ",
        "(Kèm theo Kế hoạch số       /KH-UBND)",
        table(MAINTAIN),
        "PHỤ LỤC II",
        "KHẮC PHỤC CHỈ SỐ NĂM 2025",
        table(REMEDY),
        table("1 | TC 2.1. Họp | 2 | 1 | VP"),
        table("Nơi nhận: | TM. ỦY BAN NHÂN DÂN"),
    )
    assert [(each.kind, each.number, each.title, each.year) for each in found.annexes] == [
        ("maintain", "I", "Mục tiêu duy trì", 2026),
        ("remedy", "II", "Khắc phục chỉ số năm 2025", 2026),
    ]
    assert {each.document for each in found.annexes} == {
        ImportedDocument(number="05", symbol="KH-UBND", date="2026-01-05")
    }
    assert {each.issuer for each in found.annexes} == {"ỦY BAN NHÂN DÂN XÃ MẪU"}
    assert [each.table.name for each in found.annexes[1].tables] == ["bảng 6", "bảng 7"]
    assert found.other_tables == ("bảng 1", "bảng 2", "bảng 3", "bảng 4", "bảng 8")


def test_a_table_in_the_text_of_a_plan_is_named_after_it() -> None:
    annex = only(
        table(LETTERHEAD), text("KẾ HOẠCH", centred=True), text("Cải cách hành chính năm 2026; cải cách TTHC", centred=True),
        "I. MỤC ĐÍCH", "Nâng cao chất lượng.", "II. PHÂN CÔNG NHIỆM VỤ", table(TASKS),
    )  # fmt: skip
    assert annex.title == "Kế hoạch cải cách hành chính năm 2026; cải cách TTHC"


def test_a_letterhead_of_the_party_and_dates_of_other_documents_in_the_text() -> None:
    annex = only(
        table("ĐẢNG ỦY XÃ MẪU¶*¶Số 12-KH/ĐU | ĐẢNG CỘNG SẢN VIỆT NAM¶Mẫu, ngày 05 tháng 02 năm 2026"),
        "Căn cứ Luật số 72/2025/QH15 ngày 16/6/2025;",
        "PHỤ LỤC",
        "NHIỆM VỤ",
        table(TASKS),
    )
    assert annex.document == ImportedDocument(number="12", symbol="KH/ĐU", date="2026-02-05")
    assert (annex.issuer, annex.year) == ("ĐẢNG ỦY XÃ MẪU", 2026)


def test_a_label_with_a_mark_behind_its_number_begins_an_annex_whatever_its_look() -> None:
    found = found_in(
        "Phụ lục I: Nhiệm vụ năm 2026", table(TASKS), "Phụ lục II kèm theo gồm nhiệm vụ", "Phụ lục II. Nhiệm vụ năm 2027",
        table(TASKS)
    )  # fmt: skip
    assert [(each.number, each.title) for each in found.annexes] == [
        ("I", "Nhiệm vụ năm 2026"),
        ("II", "Nhiệm vụ năm 2027"),
    ]


def test_a_line_that_looks_like_any_other_names_an_annex_where_nothing_else_does() -> None:
    annex = only("Nhiệm vụ năm 2026", table(TASKS))
    assert (annex.title, annex.doubts) == ("Nhiệm vụ năm 2026", ())


def test_the_unit_of_numbers_above_a_table_is_no_doubt() -> None:
    assert only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", "(Đơn vị tính: điểm)", table(TASKS)).doubts == ()


def test_a_heading_in_a_table_that_only_arranges_it_is_the_heading() -> None:
    found = found_in(table("PHỤ LỤC III¶NHIỆM VỤ NĂM 2026¶(Kèm theo Kế hoạch số 05/KH-UBND)"), table(TASKS))
    assert [(each.number, each.title) for each in found.annexes] == [("III", "Nhiệm vụ năm 2026")]
    assert found.other_tables == ()


def test_a_letterhead_right_above_a_name_is_no_part_of_it() -> None:
    drawn = f"UBND XÃ MẪU | | |\nNHIỆM VỤ NĂM 2026 | | |\n{TASKS}"
    assert only(sheet("Bảng", drawn)).title == "Nhiệm vụ năm 2026"
    assert only("ỦY BAN NHÂN DÂN", "XÃ MẪU", "NHIỆM VỤ CCHC CỦA", "XÃ MẪU NĂM 2026", table(TASKS)).title == (
        "Nhiệm vụ CCHC của xã Mẫu năm 2026"
    )


def test_without_a_plan_before_them_tables_above_the_first_label_are_annexes() -> None:
    found = found_in("NHIỆM VỤ NĂM 2026", table(TASKS), "PHỤ LỤC II", "DUY TRÌ NĂM 2026", table(MAINTAIN))
    assert [(each.number, each.title) for each in found.annexes] == [
        (None, "Nhiệm vụ năm 2026"),
        ("II", "Duy trì năm 2026"),
    ]


def test_very_long_lines_above_a_table_take_no_long_time() -> None:
    began = time.process_time()
    annex = only("KHẮC PHỤC NĂM " * 20_000, "MẪU, ngày tháng " * 20_000, table(REMEDY), year=2026)
    assert annex.year == 2026
    assert time.process_time() - began < 5


def test_the_number_of_a_page_parts_no_table() -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(TASKS), "Trang 2/3", table("2 | Báo cáo | VP | Quý II"))
    assert [each.table.name for each in annex.tables] == ["bảng 1", "bảng 2"]


def test_a_table_that_goes_on_after_a_page_is_of_the_annex_before() -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(TASKS), table(TASKS), table("2 | Báo cáo | VP | Quý II"))
    assert [(each.heading_rows, each.title) for each in annex.tables] == [((1,), ""), ((1,), ""), ((), "")]
    assert annex.tables[2].columns == annex.columns


@pytest.mark.parametrize(
    ("drawn", "rest"),
    [
        (TASKS, "2 | Triển khai nhiệm vụ cải cách thủ tục hành chính | Cơ quan, đơn vị liên quan | Thường xuyên"),
        (TASKS, "2 | Nhiệm vụ chuyển đổi số | Đơn vị chủ trì: VP | Thời gian thực hiện: cả năm\n3 | Họp | VP | Quý I"),
        (TASKS, " | triển khai nhiệm vụ ở thôn | cơ quan liên quan | Thường xuyên"),
        (TASKS, f"2 | Báo cáo | VP | Quý II\n{TASKS.replace('1 | Họp', '3 | Tổng kết')}"),
        (MAINTAIN, "2 | TC 1.2. Ba | 1 | Văn phòng\nII | TỔ CHỨC BỘ MÁY | |\n1 | TC 2.1. Bốn | 1 | Văn phòng"),
    ],
)
@pytest.mark.parametrize("between", [(), ("2",)])
def test_a_first_row_that_speaks_as_headings_do_is_no_heading_where_a_table_goes_on(
    drawn: str, rest: str, between: tuple[str, ...]
) -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(drawn), *between, table(rest))
    assert [(each.title_rows, each.heading_rows) for each in annex.tables] == [((), (1,)), ((), ())]
    assert annex.tables[1].columns == annex.columns


def test_a_table_right_below_another_one_with_headings_of_its_own_is_another_annex() -> None:
    other = table("TT | Nhiệm vụ | Sản phẩm | Thời gian\n1 | Họp | Biên bản | Quý I")
    found = found_in("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(TASKS), other)
    assert [[each.heading_rows for each in annex.tables] for annex in found.annexes] == [[(1,)], [(1,)]]


@pytest.mark.parametrize(
    "between",
    [
        ("(tiếp theo)",),
        ("- 2 -", "(tiếp)"),
        ("PHỤ LỤC I (tiếp theo)",),
        ("Phụ lục I", "NHIỆM VỤ NĂM 2026", REFERENCE),
        ("NHIỆM VỤ NĂM 2026 (tiếp theo)",),
        ("PHỤ LỤC I: NHIỆM VỤ NĂM 2026 (tiếp theo)",),
    ],
)
@pytest.mark.parametrize("rest", [TASKS, "2 | Báo cáo | VP | Quý II"])
def test_lines_that_say_that_an_annex_goes_on_name_no_part_of_it(between: tuple[str, ...], rest: str) -> None:
    annex = only("PHỤ LỤC I", "NHIỆM VỤ NĂM 2026", REFERENCE, table(TASKS), *between, table(rest))
    assert [each.title for each in annex.tables] == ["", ""]
    assert annex.doubts == ()


def test_a_part_below_a_line_that_says_that_the_annex_goes_on_has_its_name() -> None:
    annex = only(
        "PHỤ LỤC I", "NHIỆM VỤ NĂM 2026", "1. Thể chế", table(TASKS), "1. Thể chế (tiếp theo)", table(TASKS),
        "PHỤ LỤC I (tiếp theo)", "2. Thủ tục", table(TASKS)
    )  # fmt: skip
    assert [each.title for each in annex.tables] == ["1. Thể chế", "", "2. Thủ tục"]


def test_annexes_without_numbers_are_told_by_their_names() -> None:
    found = found_in("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(TASKS), "PHỤ LỤC", "NHIỆM VỤ KHÁC NĂM 2026", table(TASKS))
    assert [annex.title for annex in found.annexes] == ["Nhiệm vụ năm 2026", "Nhiệm vụ khác năm 2026"]


def test_a_table_that_may_go_on_below_a_text_is_doubted() -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(TASKS), "Thủ tục", table("2 | Báo cáo | VP | Quý II"))
    assert [(doubt.weight, doubt.place, doubt.written) for doubt in annex.doubts] == [
        (Weight.KIND, "bảng 2", "2 · Báo cáo · VP · Quý II")
    ]


def test_a_row_with_a_code_is_never_a_heading() -> None:
    rows = table("3 | TC 1.3. Ba | 1 | Văn phòng | Quý I\n4 | TC 1.4. Bốn | 2 | Văn phòng | Quý I")
    assert refused("PHỤ LỤC", "DUY TRÌ NĂM 2026", rows).startswith("Không bảng nào có tên cột của phụ lục")


def test_several_tables_under_one_heading_are_parts_of_it() -> None:
    annex = only(
        "PHỤ LỤC", "NHIỆM VỤ NĂM 2026", "1. Thể chế", table(TASKS), "2. Thủ tục", table(TASKS), table(TASKS)
    )  # fmt: skip
    assert [each.title for each in annex.tables] == ["1. Thể chế", "2. Thủ tục", ""]


def test_parts_whose_headings_mean_the_same_are_one_annex_and_other_words_are_doubted() -> None:
    other = table(TASKS.replace("Thời gian", "Thời hạn"))
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", "1. Thể chế", table(TASKS), "2. Thủ tục", other)
    assert [(doubt.place, doubt.written, doubt.read_as) for doubt in annex.doubts] == [
        ("bảng 2, hàng 1, cột 4", "Thời hạn", "Thời gian")
    ]


def test_tables_of_other_columns_under_one_heading_are_annexes_with_names_of_their_own() -> None:
    other = table(TASKS.replace("Chủ trì", "Sản phẩm"))
    first, second = found_in("PHỤ LỤC I", "NHIỆM VỤ NĂM 2026", table(TASKS), "Nhiệm vụ khác năm 2026", other).annexes
    assert [(each.number, each.title) for each in (first, second)] == [
        ("I", "Nhiệm vụ năm 2026"),
        ("I", "Nhiệm vụ khác năm 2026"),
    ]


def test_a_line_above_the_only_table_is_told() -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", "I. Thể chế", table(TASKS))
    assert annex.tables[0].title == ""
    assert [(doubt.weight, doubt.written) for doubt in annex.doubts] == [(Weight.READING, "I. Thể chế")]


def test_sheets_have_their_headings_in_their_first_rows_or_their_names() -> None:
    first = sheet("PL 1", f"PHỤ LỤC I | | |\nNHIỆM VỤ NĂM 2026 | | |\n{TASKS}")
    second = sheet("Phụ lục II", f"NHIỆM VỤ KHÁC NĂM 2026 | | |\n{TASKS}")
    found = found_in(first, second, sheet("Danh mục", "x | y"))
    assert [(each.number, each.title, each.tables[0].title_rows) for each in found.annexes] == [
        ("I", "Nhiệm vụ năm 2026", (1, 2)),
        ("II", "Nhiệm vụ khác năm 2026", (1,)),
    ]
    assert found.other_tables == ("trang tính “Danh mục”",)


def test_a_sheet_for_each_area_is_one_annex() -> None:
    annex = only(sheet("Thể chế", f"NHIỆM VỤ NĂM 2026 | | |\n{TASKS}"), sheet("Thủ tục", TASKS))
    assert [each.title for each in annex.tables][1] == "Thủ tục"


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("NHIỆM VỤ CCHC NĂM 2026", (2026, None, None)),
        ("NHIỆM VỤ CCHC GIAI ĐOẠN 2026-2030", (2026, 2030, None)),
        ("Nhiệm vụ giai đoạn từ năm 2026 đến năm 2030", (2026, 2030, None)),
        ("Nhiệm vụ năm 2026, định hướng đến năm 2030", (2026, None, None)),
        ("Nhiệm vụ 2026 theo Nghị quyết ngày 22/12/2024", (2026, None, None)),
    ],
)
def test_the_year_is_that_of_the_title(title: str, years: tuple[int, int | None, int | None]) -> None:
    annex = titled(title)
    assert (annex.year, annex.until, annex.assessed_year) == years


@pytest.mark.parametrize(
    ("title", "years", "doubted"),
    [
        ("Khắc phục tồn tại, hạn chế chỉ số CCHC năm 2023 và cải thiện chỉ số năm 2024", (2024, 2023), []),
        ("Khắc phục hạn chế năm 2023, năm 2024 và nhiệm vụ năm 2025", (2025, 2024), []),
        ("Khắc phục tồn tại năm 2025", (2026, 2025), ["kế hoạch năm 2026"]),
        ("Giải pháp nâng cao chỉ số CCHC năm 2026", (2026, 2025), ["điểm của năm 2025"]),
    ],
)
def test_the_assessed_year_is_the_one_that_the_title_says_or_the_year_before(
    title: str, years: tuple[int, int], doubted: list[str]
) -> None:
    annex = titled(title, REMEDY)
    assert (annex.year, annex.assessed_year) == years
    assert [doubt.read_as for doubt in annex.doubts if doubt.weight is Weight.YEAR] == doubted


def test_a_year_of_what_is_to_be_mended_that_is_the_plans_own_is_no_assessed_year() -> None:
    annex = only("PHỤ LỤC", "Khắc phục, nâng cao chỉ số năm 2026", REFERENCE, table(REMEDY))
    assert (annex.year, annex.assessed_year) == (2026, 2025)
    assert annex.doubts[0].weight is Weight.YEAR


def test_the_heading_of_the_points_may_say_the_assessed_year() -> None:
    annex = titled("Giải pháp năm 2026", REMEDY.replace("Điểm đạt", "Điểm đạt năm 2024"))
    assert annex.assessed_year == 2024
    assert annex.doubts == ()


def test_without_a_year_in_words_that_of_the_date_counts_and_one_at_a_years_end_is_doubted() -> None:
    january = only("PHỤ LỤC", "NHIỆM VỤ", REFERENCE, table(TASKS))
    december = only("PHỤ LỤC", "NHIỆM VỤ", REFERENCE.replace("15 tháng 01", "25 tháng 12"), table(TASKS))
    assert (january.year, january.doubts) == (2026, ())
    assert (december.year, [doubt.weight for doubt in december.doubts]) == (2026, [Weight.YEAR])
    named = REFERENCE.replace("Kế hoạch số", "Kế hoạch CCHC năm 2027 số").replace("15 tháng 01", "25 tháng 12")
    assert only("PHỤ LỤC", "NHIỆM VỤ", named, table(TASKS)).year == 2027


def test_without_any_year_it_has_to_be_asked_for() -> None:
    with pytest.raises(WrongUsageError, match="Đề nghị ghi --year, ví dụ --year 2026"):
        found_in("PHỤ LỤC", "NHIỆM VỤ", table(TASKS))
    assert only("PHỤ LỤC", "NHIỆM VỤ", table(TASKS), year=2026).year == 2026


def test_a_year_that_was_asked_for_counts_and_another_one_in_the_title_is_doubted() -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2025", table(TASKS), year=2026)
    assert annex.year == 2026
    assert [(doubt.weight, doubt.written, doubt.read_as) for doubt in annex.doubts] == [
        (Weight.YEAR, "năm 2025", "kế hoạch năm 2026")
    ]


@pytest.mark.parametrize(
    ("title", "asked", "read_as", "points"),
    [
        ("KHẮC PHỤC HẠN CHẾ CHỈ SỐ CCHC NĂM 2024, NHIỆM VỤ NĂM 2025", 2026, "điểm của năm 2024", "năm 2024"),
        ("NÂNG CAO CHỈ SỐ CCHC NĂM 2025", 2026, "điểm của năm 2025", "năm 2024"),
    ],
)
def test_the_points_of_last_years_document_are_doubted_for_the_year_that_was_asked_for(
    title: str, asked: int, read_as: str, points: str
) -> None:
    annex = only("PHỤ LỤC", title, table(REMEDY), year=asked)
    assert {(doubt.weight, doubt.read_as, doubt.advice) for doubt in annex.doubts[:2]} == {
        (
            Weight.YEAR,
            "kế hoạch năm 2026",
            "Văn bản ghi năm khác --year nên không lấy số, ngày của văn bản. Đề nghị sửa năm trong chữ.",
        ),
        (
            Weight.YEAR,
            read_as,
            f"Điểm trong bảng là của {points}. Đề nghị nhập kết quả chấm điểm năm 2025, sửa assessed_year và title, "
            "hoặc bỏ tệp này.",
        ),
    }


@pytest.mark.parametrize("asked", [2023, 2062])
def test_a_year_that_was_asked_for_far_from_the_documents_own_may_be_a_slip(asked: int) -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2025", table(TASKS), year=asked)
    assert [(doubt.weight, doubt.advice) for doubt in annex.doubts] == [
        (Weight.YEAR, f"Văn bản ghi năm 2025, --year ghi năm {asked}. Đề nghị kiểm tra lại --year.")
    ]


@pytest.mark.parametrize(
    ("reference", "issued", "issuer"),
    [
        (
            "(Kèm theo Kế hoạch số /KH-UBND ngày /01 /2024 của Ủy ban nhân dân xã Cẩm Giàng)",
            ImportedDocument(symbol="KH-UBND", date="2024-01"),
            "Ủy ban nhân dân xã Cẩm Giàng",
        ),
        (
            "(Kèm theo Kế hoạch số ..../KH-UBND ngày .../.../2024 của UBND xã Mẫu)",
            ImportedDocument(symbol="KH-UBND", date="2024"),
            "UBND xã Mẫu",
        ),
        (
            "(Kèm theo Kế hoạch số 07-KH/ĐU, ngày 05/02/2024 của Đảng ủy xã Mẫu)",
            ImportedDocument(number="07", symbol="KH/ĐU", date="2024-02-05"),
            "Đảng ủy xã Mẫu",
        ),
        (
            "(Kèm theo Công văn số 9/UBND-VP ngày 5 tháng 2 năm 2024)",
            ImportedDocument(number="09", symbol="UBND-VP", date="2024-02-05"),
            None,
        ),
        (
            "(Ban hành kèm theo Quyết định của UBND xã Mẫu năm 2024)",
            ImportedDocument(),
            "UBND xã Mẫu năm 2024",
        ),
    ],
)
def test_what_the_reference_leaves_open_stays_open(
    reference: str, issued: ImportedDocument, issuer: str | None
) -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2024", reference, table(TASKS))
    assert (annex.document, annex.issuer) == (issued, issuer)


@pytest.mark.parametrize(("label", "number"), [("Phụ lục 01", "I"), ("PHỤ LỤC SỐ 4", "IV"), ("Phụ lục B", "II")])
def test_a_number_that_is_no_roman_one_becomes_one_and_is_doubted(label: str, number: str) -> None:
    annex = only(label, "NHIỆM VỤ NĂM 2026", table(TASKS))
    assert annex.number == number
    assert [doubt.read_as for doubt in annex.doubts] == [f"Phụ lục {number}"]


def test_an_issuer_above_an_annex_that_names_no_document_is_its_issuer() -> None:
    whole = only(text("UBND XÃ MẪU", centred=True), text("PHỤ LỤC", centred=True), "NHIỆM VỤ NĂM 2026", table(TASKS))
    assert (whole.issuer, whole.document) == ("UBND XÃ MẪU", ImportedDocument())
    prose = only("UBND xã giao các đơn vị thực hiện.", text("PHỤ LỤC", centred=True), "NHIỆM VỤ NĂM 2026", table(TASKS))
    assert prose.issuer is None


@pytest.mark.parametrize("body", ["UBND xã", "Chủ tịch UBND xã", "UBND"])
def test_an_issuer_without_a_name_has_the_name_of_the_letterhead_or_of_the_title(body: str) -> None:
    reference = f"(Kèm theo Quyết định số 5/QĐ-UBND ngày 15/01/2026 của {body})"
    letterhead = table("ỦY BAN NHÂN DÂN¶XÃ BÌNH MINH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    for blocks in (
        (letterhead, "PHỤ LỤC", "NHIỆM VỤ NĂM 2026", reference, table(TASKS)),
        ("PHỤ LỤC", "Nhiệm vụ trên địa bàn xã Bình Minh năm 2026", reference, table(TASKS)),
    ):
        assert only(*blocks).issuer == "UBND xã Bình Minh"
    assert only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", reference, table(TASKS)).issuer == body


@pytest.mark.parametrize(
    "line",
    ["UBND xã Bình Minh", "(UBND xã Bình Minh)", "của UBND xã Bình Minh", "Đơn vị: UBND xã Bình Minh"],
)
def test_a_line_that_only_says_the_issuer_is_no_title(line: str) -> None:
    title = "PHÂN CÔNG NHIỆM VỤ CCHC NĂM 2025"
    rows = sheet("Bảng", f"{title} | | |\n{line} | | |\n{TASKS}")
    for blocks in (
        (title, line, table(TASKS)),
        (title, text(line, centred=True), table(TASKS)),
        ("PHỤ LỤC", title, line, table(TASKS)),
        (title, line, "(Kèm theo Kế hoạch số 5/KH-UBND ngày 15/01/2025)", table(TASKS)),
        (rows,),
    ):
        annex = only(*blocks)
        assert (annex.title, annex.year) == ("Phân công nhiệm vụ CCHC năm 2025", 2025)
        assert annex.issuer == "UBND xã Bình Minh"
        assert annex.doubts == ()


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("PHÂN CÔNG NHIỆM VỤ CCHC", "UBND XÃ BÌNH MINH", "NĂM 2025"), "Phân công nhiệm vụ CCHC năm 2025"),
        (("PHÂN CÔNG NHIỆM VỤ", "CỦA UBND XÃ BÌNH MINH", "VỀ CCHC NĂM 2025"), "Phân công nhiệm vụ về CCHC năm 2025"),
        (("ĐẢNG BỘ HUYỆN YÊN", "UBND XÃ BÌNH MINH", "NHIỆM VỤ NĂM 2025"), "Nhiệm vụ năm 2025"),
        (("HUYỆN YÊN", "UBND XÃ BÌNH MINH", "NHIỆM VỤ NĂM 2025"), "Nhiệm vụ năm 2025"),
        (("TM. ỦY BAN NHÂN DÂN", "NGUYỄN VĂN MẪU", "UBND XÃ BÌNH MINH", "NHIỆM VỤ NĂM 2025"), "Nhiệm vụ năm 2025"),
    ],
)
def test_an_issuer_amid_an_unlabelled_title_is_no_part_of_it_and_parts_it_from_no_letterhead(
    lines: tuple[str, ...], title: str
) -> None:
    annex = only(*lines, table(TASKS))
    assert (annex.title.replace("cchc", "CCHC"), annex.issuer) == (title, "UBND XÃ BÌNH MINH")


def test_a_title_without_a_label_may_stand_several_plain_lines_above_its_table() -> None:
    plain = ("Một câu.", "Hai câu.", "Ba câu.", "Bốn câu.")
    annex = only("NHIỆM VỤ NĂM 2025", *plain, table(TASKS))
    assert annex.title == "Nhiệm vụ năm 2025"
    assert [doubt.written for doubt in annex.doubts] == [" ".join(plain)]


@pytest.mark.parametrize("line", ["UBND xã Bình Minh", "Đơn vị: UBND xã Bình Minh", "(UBND xã Bình Minh)"])
def test_an_issuer_above_the_title_of_a_sheet_is_its_issuer(line: str) -> None:
    annex = only(sheet("Bảng", f"{line} | | |\nNHIỆM VỤ NĂM 2025 | | |\n{TASKS}"))
    assert (annex.title, annex.issuer) == ("Nhiệm vụ năm 2025", "UBND xã Bình Minh")


def test_lines_between_a_title_and_its_table_are_listed_and_may_say_the_year() -> None:
    annex = only("PHÂN CÔNG NHIỆM VỤ CCHC", "Thực hiện trong năm 2025.", "Giao cho các phòng.", table(TASKS))
    assert (annex.title, annex.year) == ("Phân công nhiệm vụ CCHC", 2025)
    assert [doubt.written for doubt in annex.doubts] == ["Thực hiện trong năm 2025. Giao cho các phòng."]


def test_rows_above_the_headings_in_a_table_that_are_in_no_field_are_listed() -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ MẪU\nTheo ý kiến của thôn\nPHỤ LỤC I\nNHIỆM VỤ NĂM 2026"
    rows = "\n".join(f"{line} | | |" for line in [*head.split("\n"), REFERENCE])
    annex = only(sheet("PL", f"{rows}\n{TASKS}"))
    assert [(doubt.place, doubt.written) for doubt in annex.doubts] == [
        ("trang tính “PL”, hàng 3", "Theo ý kiến của thôn")
    ]
    parts = only(
        "PHỤ LỤC",
        "NHIỆM VỤ NĂM 2026",
        table(TASKS),
        "Phần hai",
        table(f"Bản nháp | < | < | <\nLần 2 | < | < | <\n{TASKS}"),
    )
    assert [(doubt.place, doubt.written) for doubt in parts.doubts] == [("bảng 2, hàng 1", "Bản nháp")]


def test_the_number_and_the_day_of_another_year_are_not_taken() -> None:
    asked = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2025", REFERENCE.replace("2026", "2025"), table(TASKS), year=2026)
    assert asked.document == ImportedDocument(symbol="KH-UBND")
    own = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", REFERENCE, table(TASKS), year=2026)
    assert (own.document.number, own.document.date) == ("05", "2026-01-15")


def test_without_a_name_an_annex_has_that_of_its_kind_and_it_is_doubted() -> None:
    annex = only("PHỤ LỤC", table(TASKS), year=2026)
    assert annex.title == "Phụ lục phân công nhiệm vụ năm 2026"
    assert [doubt.read_as for doubt in annex.doubts] == [annex.title]


@pytest.mark.parametrize(("drawn", "kind"), [(TASKS, "assignments"), (MAINTAIN, "maintain"), (REMEDY, "remedy")])
def test_the_points_tell_the_kind(drawn: str, kind: str) -> None:
    assert titled("NHIỆM VỤ NĂM 2026", drawn).kind == kind


def test_a_kind_that_was_asked_for_counts_and_its_columns_are_made_to_fit() -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(REMEDY), kind="assignments")
    assert [column.name for column in annex.columns] == ["number", "criterion", "diem-toi-da-2", "diem-dat", "lead"]
    assert {(doubt.weight, doubt.written) for doubt in annex.doubts} == {
        (Weight.KIND, "TT · Tiêu chí · Điểm tối đa · Điểm đạt · Chủ trì"),
        (Weight.KIND, "Điểm tối đa"),
        (Weight.KIND, "Điểm đạt"),
    }
    assert only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", table(REMEDY), kind="remedy").doubts[1:] == ()


def test_a_name_that_speaks_of_the_other_kind_is_doubted() -> None:
    annex = titled("DUY TRÌ CHỈ SỐ NĂM 2026", REMEDY)
    assert [(doubt.weight, doubt.read_as) for doubt in annex.doubts][1:] == [(Weight.KIND, "phụ lục khắc phục")]
    assert annex.doubts[1].advice.endswith("hoặc ghi --kind duy-tri.")
    assert titled("DUY TRÌ VÀ KHẮC PHỤC CHỈ SỐ NĂM 2026", MAINTAIN).doubts == ()
    assert only("PHỤ LỤC", "KHẮC PHỤC NĂM 2026", table(MAINTAIN), kind="maintain").doubts == ()


def refused(*blocks: ForeignText | ForeignTable | str) -> str:
    with pytest.raises(CchcError) as refusal:
        found_in(*blocks)
    assert refusal.value.exit_code == 3
    return str(refusal.value)


def test_a_document_without_a_table_is_refused() -> None:
    assert refused("PHỤ LỤC").startswith("Văn bản không có bảng nào.")


def test_tables_without_known_headings_are_refused_with_what_they_have() -> None:
    message = refused(table("Tên | Tuổi\nA | 3"), table("x" * 200 + " | y"))
    assert "bảng 1: “Tên · Tuổi”" in message
    assert len(message) < 400
    assert re.search("“x{80}…”", message)


def test_two_tables_that_claim_one_annex_of_points_are_refused() -> None:
    other = table(MAINTAIN.replace("Chủ trì", "Thời hạn"))
    message = refused("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", "1. Thể chế", table(MAINTAIN), "2. Thủ tục", other)
    assert message.startswith("bảng 1 và bảng 2 cùng là phụ lục duy trì dưới một tên phụ lục, nhưng khác cột.")


def test_a_table_of_points_alone_beside_annexes_is_none() -> None:
    points = table("TT | Lĩnh vực | Điểm tối đa | Điểm đạt\n1 | Thể chế | 10 | 9")
    found = found_in("KẾT QUẢ NĂM 2025", points, "NHIỆM VỤ NĂM 2026", table(TASKS), year=2026)
    assert [each.kind for each in found.annexes] == ["assignments"]
    assert found.other_tables == ("bảng 1",)


def test_rows_are_read_with_the_tables_of_the_annex() -> None:
    annex = only("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", "1. Thể chế", table(TASKS), "2. Thủ tục", table(TASKS))
    assert [area.title.text for area in annex.content.areas] == ["Thể chế", "Thủ tục"]


@pytest.mark.parametrize("row", ["1 | Kế hoạch tuyên truyền | Công chức Văn phòng | Đúng hạn", "1 | Họp | VP | Quý I"])
def test_a_heading_in_an_old_code_table_is_refused_whatever_row_below_looks_like_one(row: str) -> None:
    drawn = f"TT | NhiÖm vô | Chñ tr× | Thêi gian\n{row}\n2 | Tiêu chí hai | Công chức | Thời gian quý I"
    with pytest.raises(CchcError, match="Tên cột ở bảng 2, hàng 1 thuộc bảng mã cũ TCVN3"):
        found_in("PHỤ LỤC I", "NHIỆM VỤ NĂM 2026", table(TASKS), "PHỤ LỤC II", "NHIỆM VỤ NĂM 2026", table(drawn))


def test_a_row_in_an_old_code_table_below_known_headings_is_read_cell_by_cell() -> None:
    rows = "1 | Häp giao ban | C«ng chøc | Quý mét\n2 | Họp hằng tháng | Công chức | Quý một\n3 | Báo cáo | Đảng ủy | Năm 2026"
    assert titled("NHIỆM VỤ NĂM 2026", f"TT | Nhiệm vụ | Chủ trì | Thời gian\n{rows}").year == 2026
