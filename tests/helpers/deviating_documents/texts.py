"""Texts that deviate: what “(Kèm theo …)” says, the block of signatures, the end."""

from helpers.decree.draft import Draft
from helpers.decree.layouts import open_table
from helpers.decree.wording import cell, line, look, paragraph, row, run, table
from helpers.deviating_documents.expected import deviates

LINE, SIGNED, END = "dòng “Kèm theo”", "khối chữ ký", "cuối phụ lục"
DAY = "ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân xã"


def said(text: str) -> Draft:
    """The annex of a Kế hoạch of this number, day and issuer."""
    return Draft(reference=line(f"(Kèm theo Kế hoạch {text})", 13, italic=True))


def signed(*lines: str, name: str = "Nguyễn Văn A", bold: bool = True, size: float = 14, of_name: str = "") -> Draft:
    """The annex with a block of signatures."""
    titles = "".join(line(text, size, bold=bold) for text in lines or ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    own = paragraph(run(name, of_name or look(14, bold=True)), '<w:jc w:val="center"/>')
    return Draft(after=titles + paragraph() * 3 + own)


@deviates("N811", LINE, "“05/ KH - UBND”")
def spaces_in_the_symbol() -> Draft:
    return said(f"số 05/ KH - UBND {DAY}")


@deviates("N811", LINE, "“05 /KH-UBND”")
def a_space_before_the_slash() -> Draft:
    return said(f"số 05 /KH-UBND {DAY}")


@deviates("N811", LINE, "“05/KH–UBND”")
def a_dash_in_the_symbol() -> Draft:
    return said(f"số 05/KH–UBND {DAY}")


@deviates("N811", LINE, "“05/kh-ubnd”")
def a_symbol_in_small_letters() -> Draft:
    return said(f"số 05/kh-ubnd {DAY}")


@deviates("N811", LINE, "“05 KH-UBND”")
def a_symbol_without_a_slash() -> Draft:
    return said(f"số 05 KH-UBND {DAY}")


@deviates("N811", LINE, "thiếu ký hiệu")
def no_symbol() -> Draft:
    return said(f"số 05 {DAY}")


@deviates("N811", LINE, "thiếu số")
def no_number() -> Draft:
    return said(DAY)


@deviates("N811", LINE, "phải ghi “số 05”")
def a_number_without_a_nought() -> Draft:
    return said(f"số 5/KH-UBND {DAY}")


@deviates("N848", LINE, "“Số:05/KH-UBND” thiếu dấu cách")
def no_space_before_the_number() -> Draft:
    return said(f"Số:05/KH-UBND {DAY}")


@deviates("N811", LINE, "phải ghi “ngày 05”")
def a_day_without_a_nought() -> Draft:
    return said("số 05/KH-UBND ngày 5 tháng 01 năm 2024 của UBND xã")


@deviates("N811", LINE, "phải ghi “tháng 01”")
def january_without_a_nought() -> Draft:
    return said("số 05/KH-UBND ngày 15 tháng 1 năm 2024 của UBND xã")


@deviates("N811", LINE, "phải ghi “tháng 02”")
def february_of_an_open_day_without_a_nought() -> Draft:
    return said("số …/KH-UBND ngày … tháng 2 năm 2024 của UBND xã")


@deviates("N811", LINE, "phải ghi “tháng 9”")
def september_with_a_nought() -> Draft:
    return said("số 05/KH-UBND ngày 15 tháng 09 năm 2024 của UBND xã")


@deviates("N811", LINE, "phải ghi “năm 2024”")
def a_year_of_two_figures() -> Draft:
    return said("số 05/KH-UBND ngày 15 tháng 01 năm 24 của UBND xã")


@deviates("N811", LINE, "“ngày 15/01/2024”")
def a_day_in_figures() -> Draft:
    return said("số 05/KH-UBND ngày 15/01/2024 của UBND xã")


@deviates("N811", LINE, "“ngày 15/01/24”")
def a_day_in_short_figures() -> Draft:
    return said("số 05/KH-UBND ngày 15/01/24 của UBND xã")


@deviates("N811", LINE, "“tháng 01/2024”")
def a_month_in_figures() -> Draft:
    return said("số 05/KH-UBND ngày 15 tháng 01/2024 của UBND xã")


@deviates("N811", LINE, "“tháng Giêng”")
def a_month_in_words() -> Draft:
    return said("số 05/KH-UBND ngày 15 tháng Giêng năm 2024 của UBND xã")


@deviates("N811", LINE, "“tháng III”")
def a_month_in_roman_figures() -> Draft:
    return said("số 05/KH-UBND ngày 15 tháng III năm 2024 của UBND xã")


@deviates("N811", LINE, "không có trong lịch")
def a_day_in_no_calendar() -> Draft:
    return said("số 05/KH-UBND ngày 30 tháng 02 năm 2024 của UBND xã")


@deviates("N811", LINE, "thiếu ngày, tháng, năm")
def no_day() -> Draft:
    return said("số 05/KH-UBND của UBND xã")


@deviates("N811", LINE, "thiếu tên cơ quan")
def no_issuer() -> Draft:
    return said("số 05/KH-UBND ngày 15 tháng 01 năm 2024")


@deviates("N811", LINE, "ký hiệu là của Quyết định")
def the_symbol_of_another_kind() -> Draft:
    return said(f"số 05/QĐ-UBND {DAY}")


@deviates("N831", LINE, "ghi “Ban hành kèm theo”")
def issued_with() -> Draft:
    return Draft(reference=line(f"(Ban hành kèm theo Quyết định số 05/QĐ-UBND {DAY})", 13, italic=True))


# Signatures.


@deviates("N840", SIGNED, "“TS.”")
def a_doctor() -> Draft:
    return signed(name="TS. Nguyễn Văn A")


@deviates("N840", SIGNED, "“ThS.”")
def a_master() -> Draft:
    return signed(name="ThS. Nguyễn Văn A")


@deviates("N840", SIGNED, "“PGS.TS.”")
def a_professor() -> Draft:
    return signed(name="PGS.TS. Nguyễn Văn A")


@deviates("N840", SIGNED, "“BS.”")
def a_physician() -> Draft:
    return signed(name="BS. Nguyễn Văn A")


@deviates("N840", SIGNED, "“Thạc sĩ”")
def a_master_in_words() -> Draft:
    return signed(name="Thạc sĩ Nguyễn Văn A")


@deviates("N840", SIGNED, "“Thượng tá”")
def a_rank() -> Draft:
    return signed(name="Thượng tá Nguyễn Văn A")


@deviates("N840", SIGNED, "“Nhà giáo ưu tú”")
def an_honour() -> Draft:
    return signed(name="Nhà giáo ưu tú Nguyễn Văn A")


@deviates("N840", SIGNED, "“KS.”")
def an_engineer_who_heads_a_phong() -> Draft:
    draft = signed("TRƯỞNG PHÒNG", name="KS. Nguyễn Văn A")
    text = "(Kèm theo Kế hoạch số 05/KH-KTHT ngày 15 tháng 01 năm 2024 của Phòng Kinh tế, Hạ tầng và Đô thị)"
    draft.reference = line(text, 13, italic=True)
    return draft


@deviates("N840", SIGNED, "“ThS.”")
def a_master_in_a_table_of_signatures() -> Draft:
    block = line("TM. HỘI ĐỒNG NHÂN DÂN", bold=True) + line("CHỦ TỊCH", bold=True) + paragraph() * 2
    name = line("ThS. Nguyễn Văn A", bold=True)
    return Draft(after=open_table((4000, 5000), cell(paragraph(), 4000), cell(block + name, 5000)))


@deviates("N840", SIGNED, "“BS.”")
def a_physician_in_a_table_of_five_rows() -> Draft:
    texts = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "BS. Nguyễn Văn A")
    made = [row([cell(paragraph(), 4000), cell(line(text, bold=True), 5000)]) for text in texts]
    return Draft(after=table(made, (4000, 5000), "<w:tblBorders/>"))


@deviates("N828", SIGNED, "thẩm quyền, chức vụ chưa in hoa")
def an_authority_in_small_letters() -> Draft:
    return signed("TM. Ủy ban nhân dân", "CHỦ TỊCH")


@deviates("N828", SIGNED, "thẩm quyền, chức vụ chưa in hoa")
def a_post_in_small_letters() -> Draft:
    return signed("TM. ỦY BAN NHÂN DÂN", "Chủ tịch")


@deviates("N828", SIGNED, "thẩm quyền, chức vụ không đậm")
def a_thin_authority() -> Draft:
    return signed("KT. CHỦ TỊCH", bold=False)


@deviates("N828", SIGNED, "thẩm quyền, chức vụ cỡ 12")
def a_small_authority() -> Draft:
    return signed("KT. CHỦ TỊCH", size=12)


@deviates("N828", SIGNED, "thẩm quyền, chức vụ không đậm")
def a_thin_post_that_signs_for_itself() -> Draft:
    return signed("CHỦ TỊCH", bold=False)


@deviates("N828", SIGNED, "họ tên người ký in hoa")
def a_name_in_capitals() -> Draft:
    return signed(name="NGUYỄN VĂN A")


@deviates("N828", SIGNED, "họ tên người ký không đậm")
def a_thin_name() -> Draft:
    return signed(of_name=look(14))


@deviates("N828", SIGNED, "họ tên người ký nghiêng")
def a_slanted_name() -> Draft:
    return signed(of_name=look(14, bold=True, italic=True))


@deviates("N828", SIGNED, "họ tên người ký cỡ 12")
def a_small_name() -> Draft:
    return signed(of_name=look(12, bold=True))


@deviates("N828", SIGNED, "họ tên người ký không canh giữa")
def a_name_at_the_left() -> Draft:
    titles = line("TM. ỦY BAN NHÂN DÂN", bold=True) + line("CHỦ TỊCH", bold=True)
    return Draft(after=titles + paragraph() * 3 + line("Nguyễn Văn A", bold=True, jc="left"))


@deviates("N846", SIGNED, "gạch chân")
def an_underlined_name() -> Draft:
    return signed(of_name=f'<w:b/>{look(14)}<w:u w:val="single"/>')


@deviates("N826", END, "không có “./.”")
def no_end() -> Draft:
    return Draft(end="")
