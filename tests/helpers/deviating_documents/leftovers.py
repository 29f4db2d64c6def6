"""Tables that may lose text, and leftovers of drafting: deviations from our convention."""

from helpers.decree.draft import DEFAULTS, LEADS, NORMAL, PAGE, TABLE, TITLE, WIDTHS, Draft, area, heading, lines, page
from helpers.decree.formatting import style
from helpers.decree.paper import margins
from helpers.decree.wording import cell, field, look, numbered, paragraph, row, run, table
from helpers.deviating_documents.expected import deviates

SECTION = "phần (section) 1"
HEADER = f"{SECTION}, đầu trang"
CELL, BELOW = "bảng 1, hàng 3, cột 3", "đoạn 6"
CENTRED = '<w:jc w:val="center"/>'
YELLOW = '<w:highlight w:val="yellow"/>'
_14 = look(14)


def rows(*changed: str, head: str = "") -> Draft:
    """The table with other rows after its first area."""
    return Draft(
        table=table([head or heading(), area("I", "Chỉ đạo, điều hành"), *changed, *lines(rows=8)[1:]], WIDTHS)
    )


def marked(properties: str) -> Draft:
    return Draft(table=TABLE.replace(run(LEADS[1], look(12)), run(LEADS[1], look(12, more=properties)), 1))


@deviates("N818", "bảng 1, hàng 1", "không lặp lại")
def a_heading_that_is_not_repeated() -> Draft:
    return Draft(table=TABLE.replace("<w:tblHeader/>", "", 1))


@deviates("N819", "bảng 1, hàng 3", "có thể bị ngắt")
def a_row_that_may_split() -> Draft:
    first, second, *others = lines()
    return Draft(table=table([heading(), first, second.replace("<w:cantSplit/>", ""), *others], WIDTHS))


@deviates("N820", "bảng 1, hàng 2", "nằm một mình ở cuối trang")
def an_area_that_may_stand_alone() -> Draft:
    return Draft(table=TABLE.replace("<w:keepNext/>", "", 2))


@deviates("N821", "bảng 1, hàng 3, cột 3", "có thể sang trang")
def merged_cells_that_may_part() -> Draft:
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first, second = (
        row([cell("1", 800), cell("a", 7486), cell(text, 3000, merge), cell("b", 3000)])
        for text, merge in (("Phòng Kinh tế", start), ("", goes_on))
    )
    return rows(first, second)


@deviates("N822", "bảng 1, hàng 3", "thiếu 1 cột")
def a_row_that_lacks_a_cell() -> Draft:
    return rows(row([cell("1", 800), cell("a", 7486), cell("b", 3000)]))


@deviates("N823", "bảng 1, hàng 3, cột 3", "không gộp với nó")
def a_merged_cell_without_a_start() -> Draft:
    return rows(row([cell("1", 800), cell("a", 7486), cell("", 3000, "<w:vMerge/>"), cell("b", 3000)]))


@deviates("N824", "bảng 1, hàng 36", "hàng trống")
def a_blank_last_row() -> Draft:
    return Draft(table=table([heading(), *lines(), row(cell("", width) for width in WIDTHS)], WIDTHS))


@deviates("N825", CELL, "ngôn ngữ của chữ là en-US")
def a_language_of_a_run() -> Draft:
    return marked('<w:lang w:val="en-US"/>')


@deviates("N825", "dòng “Phụ lục”", "ngôn ngữ của chữ là fr-FR")
def a_language_of_the_default_style() -> Draft:
    french = NORMAL.replace("</w:style>", '<w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>')
    return Draft(styles=DEFAULTS + french)


@deviates("N832", CELL, "sửa đổi đang theo dõi")
def a_word_inserted_in_review() -> Draft:
    added = f'<w:ins w:id="9" w:author="A">{run(" và xã hội", look(12))}</w:ins>'
    return Draft(table=TABLE.replace(run(LEADS[1], look(12)), run(LEADS[1], look(12)) + added, 1))


@deviates("N833", BELOW, "báo lỗi")
def a_reference_that_is_lost() -> Draft:
    return Draft(after=paragraph(run("Xem ") + field(" REF muc_1 ", "", "Error! Reference source not found.")))


# Hygiene.


@deviates("N843", SECTION, "đầu trang cách mép giấy 25 mm")
def a_header_below_the_margin() -> Draft:
    return Draft(paper=page(margins=margins(30, 15).replace('w:header="567"', 'w:header="1417"')))


@deviates("N843", SECTION, "chân trang cách mép giấy 30 mm")
def a_footer_above_the_margin() -> Draft:
    deep = margins(30, 15).replace('w:footer="567"', 'w:footer="1701"')
    return Draft(paper=page(margins=deep), footers={"default": paragraph()})


@deviates("N844", HEADER, "bên cạnh số trang có chữ khác")
def a_page_of_pages() -> Draft:
    words = run("Trang ", _14) + field(" PAGE ", _14) + run("/", _14) + field(" NUMPAGES ", _14, "7")
    return Draft(headers={"default": numbered(words)})


@deviates("N844", HEADER, "bên cạnh số trang có chữ khác")
def a_number_of_pages_alone() -> Draft:
    return Draft(
        headers={"default": numbered(field(" PAGE ", _14) + run("/", _14) + field(" SECTIONPAGES ", _14, "7"))}
    )


@deviates("N844", HEADER, "bên cạnh số trang có chữ khác")
def the_word_page_in_a_content_control() -> Draft:
    word = f"<w:sdt><w:sdtContent>{run('Trang ', _14)}</w:sdtContent></w:sdt>"
    return Draft(headers={"default": numbered(word + field(" PAGE ", _14))})


@deviates("N845", HEADER, "hình mờ")
def a_watermark_of_words() -> Draft:
    shape = '<v:shape id="PowerPlusWaterMarkObject7"><v:textpath string="BẢN NHÁP"/></v:shape>'
    return Draft(headers={"default": PAGE + paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")})


@deviates("N845", f"{SECTION}, đầu trang thứ nhất", "hình mờ")
def a_watermark_of_the_first_page_alone() -> Draft:
    shape = '<v:shape id="Chu"><v:textpath string="KHẨN"/></v:shape>'
    first = paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")
    return Draft(headers={"default": PAGE, "first": first})


@deviates("N845", HEADER, "hình mờ")
def a_picture_behind_the_text() -> Draft:
    inner = '<wp:extent cx="5400000" cy="5400000"/><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic>'
    drawn = f'<w:r><w:drawing><wp:anchor behindDoc="1">{inner}</wp:anchor></w:drawing></w:r>'
    return Draft(headers={"default": PAGE + paragraph(drawn)})


@deviates("N847", CELL, "chữ còn tô nền")
def a_marked_cell() -> Draft:
    return marked(YELLOW)


@deviates("N847", BELOW, "chữ còn tô nền")
def a_shade_behind_words() -> Draft:
    return Draft(after=paragraph(run("Ghi chú", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>')))


@deviates("N847", BELOW, "chữ còn tô nền")
def a_marker_of_a_character_style() -> Draft:
    styles = DEFAULTS + NORMAL + style("Danh", YELLOW, kind="character")
    return Draft(after=paragraph(run("Ghi chú", '<w:rStyle w:val="Danh"/>')), styles=styles)


@deviates("N847", "dòng tên phụ lục", "chữ còn tô nền")
def a_marked_name() -> Draft:
    return Draft(title=TITLE.replace("<w:b/>", f"<w:b/>{YELLOW}"))
