"""Lines of the heading that deviate in form: “Phụ lục I”, the name, “(Kèm theo …)”, the short rule."""

from helpers.decree.draft import DEFAULTS, LABEL, NORMAL, TITLE, Draft
from helpers.decree.formatting import style
from helpers.decree.layouts import control
from helpers.decree.paper import two_annexes
from helpers.decree.wording import line, look, paragraph, run
from helpers.deviating_documents.expected import deviates

LABEL_LINE, TITLE_LINE, REFERENCE_LINE = "dòng “Phụ lục”", "dòng tên phụ lục", "dòng “Kèm theo”"
HEAD = "đầu phụ lục"
CENTRED = '<w:jc w:val="center"/>'
NAME = "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2024"
SAID = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân xã)"


def label(properties: str, text: str = "Phụ lục I") -> Draft:
    return Draft(label=paragraph(run(text, properties), CENTRED))


def title(properties: str, text: str = NAME) -> Draft:
    return Draft(title=paragraph(run(text, properties), CENTRED))


def reference(properties: str, text: str = SAID) -> Draft:
    return Draft(reference=paragraph(run(text, properties), CENTRED))


def styled(part: str, text: str, properties: str, lines: str = CENTRED, kind: str = "paragraph") -> Draft:
    """A line of the heading in a style of these properties, and nothing said directly."""
    own = style("Dong", properties, kind=kind, lines=lines if kind == "paragraph" else "")
    inner = run(text) if kind == "paragraph" else run(text, '<w:rStyle w:val="Dong"/>')
    xml = paragraph(inner, '<w:pStyle w:val="Dong"/>' if kind == "paragraph" else lines)
    return Draft(**{part: xml}, styles=DEFAULTS + NORMAL + own)  # type: ignore[arg-type]


# “Phụ lục I”.


@deviates("N806", LABEL_LINE, "in hoa")
def a_label_in_capitals() -> Draft:
    return label(look(14, bold=True), "PHỤ LỤC I")


@deviates("N806", LABEL_LINE, "in hoa")
def a_label_shown_in_capitals() -> Draft:
    return label(f"<w:b/><w:caps/>{look(14)}")


@deviates("N806", LABEL_LINE, "in hoa")
def a_label_shown_in_capitals_by_its_style() -> Draft:
    return styled("label", "Phụ lục I", '<w:b/><w:caps/><w:sz w:val="28"/>')


@deviates("N841", LABEL_LINE, "viết hoa cả hai chữ")
def a_label_with_two_capitals() -> Draft:
    return label(look(14, bold=True), "Phụ Lục I")


@deviates("N806", LABEL_LINE, "cỡ 13")
def a_small_label() -> Draft:
    return label(look(13, bold=True))


@deviates("N806", LABEL_LINE, "cỡ 16")
def a_large_label_by_its_style() -> Draft:
    return styled("label", "Phụ lục I", '<w:b/><w:sz w:val="32"/>')


@deviates("N806", LABEL_LINE, "cỡ 13,5")
def a_label_smaller_by_half_a_point() -> Draft:
    return label(look(13.5, bold=True))


@deviates("N806", LABEL_LINE, "cỡ 12")
def a_number_of_the_label_in_another_size() -> Draft:
    return Draft(label=paragraph(run("Phụ lục ", look(14, bold=True)) + run("I", look(12, bold=True)), CENTRED))


@deviates("N806", LABEL_LINE, "không đậm")
def a_thin_label() -> Draft:
    return label(look(14))


@deviates("N806", LABEL_LINE, "không đậm")
def a_label_made_thin_by_two_bold_styles() -> Draft:
    """Bold over bold is not bold, as in Word."""
    styles = style("Dam", "<w:b/>", lines=CENTRED) + style("DamChu", "<w:b/>", kind="character")
    text = run("Phụ lục I", '<w:rStyle w:val="DamChu"/>')
    return Draft(label=paragraph(text, '<w:pStyle w:val="Dam"/>'), styles=DEFAULTS + NORMAL + styles)


@deviates("N806", LABEL_LINE, "nghiêng")
def a_slanted_label() -> Draft:
    return label(look(14, bold=True, italic=True))


@deviates("N806", LABEL_LINE, "nghiêng")
def a_label_slanted_by_a_character_style() -> Draft:
    return styled("label", "Phụ lục I", "<w:b/><w:i/>", kind="character")


@deviates("N806", LABEL_LINE, "không canh giữa")
def a_label_at_the_left() -> Draft:
    return Draft(label=line("Phụ lục I", bold=True, jc="left"))


@deviates("N806", LABEL_LINE, "không canh giữa")
def a_label_at_the_right_by_its_style() -> Draft:
    return styled("label", "Phụ lục I", "<w:b/>", lines='<w:jc w:val="right"/>')


@deviates("N806", LABEL_LINE, "không canh giữa")
def a_label_justified_in_a_content_control() -> Draft:
    return Draft(label=control(line("Phụ lục I", bold=True, jc="both")))


@deviates("N806", LABEL_LINE, "không canh giữa")
def a_label_centred_in_a_frame_at_the_left() -> Draft:
    frame = '<w:framePr w:w="4000" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="left" w:y="1"/>'
    return Draft(label=LABEL.replace(CENTRED, f"{frame}{CENTRED}"))


@deviates("N805", LABEL_LINE, "ở cùng một dòng")
def a_label_and_a_name_in_one_line() -> Draft:
    return Draft(label=line(f"Phụ lục I: {NAME}", bold=True), title="")


@deviates("N805", LABEL_LINE, "ở cùng một dòng")
def a_label_and_a_name_after_a_dash() -> Draft:
    return Draft(label=line(f"Phụ lục I - {NAME}", bold=True), title="")


@deviates("N805", HEAD, "không có dòng “Phụ lục”")
def no_label() -> Draft:
    return Draft(label="")


@deviates("N846", LABEL_LINE, "gạch chân")
def an_underlined_label() -> Draft:
    return label(f'<w:b/>{look(14)}<w:u w:val="single"/>')


# The name.


@deviates("N808", TITLE_LINE, "chưa in hoa")
def a_name_in_small_letters() -> Draft:
    return title(look(14, bold=True), "Nhiệm vụ cải cách hành chính năm 2024")


@deviates("N808", TITLE_LINE, "chưa in hoa")
def a_name_with_one_word_in_small_letters() -> Draft:
    return title(look(14, bold=True), "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH năm 2024")


@deviates("N808", TITLE_LINE, "chưa in hoa")
def a_name_whose_second_line_is_in_small_letters() -> Draft:
    return Draft(title=TITLE + line("Năm 2024", bold=True))


@deviates("N808", TITLE_LINE, "cỡ 12")
def a_small_name() -> Draft:
    return title(look(12, bold=True))


@deviates("N808", TITLE_LINE, "cỡ 16")
def a_large_name_by_its_style() -> Draft:
    return styled("title", NAME, '<w:b/><w:sz w:val="32"/>')


@deviates("N808", TITLE_LINE, "cỡ 12")
def a_name_smaller_by_an_inherited_style() -> Draft:
    styles = style("Goc", '<w:sz w:val="24"/>') + style("Ten", "<w:b/>", based_on="Goc", lines=CENTRED)
    return Draft(title=paragraph(run(NAME), '<w:pStyle w:val="Ten"/>'), styles=DEFAULTS + NORMAL + styles)


@deviates("N808", TITLE_LINE, "không đậm")
def a_thin_name() -> Draft:
    return title(look(14))


@deviates("N808", TITLE_LINE, "không đậm")
def a_name_with_one_thin_word() -> Draft:
    parts = run("NHIỆM VỤ CẢI CÁCH ", look(14, bold=True)) + run("HÀNH CHÍNH", look(14))
    return Draft(title=paragraph(parts, CENTRED))


@deviates("N808", TITLE_LINE, "nghiêng")
def a_slanted_name() -> Draft:
    return title(look(14, bold=True, italic=True))


@deviates("N808", TITLE_LINE, "không canh giữa")
def a_name_at_the_left() -> Draft:
    return Draft(title=line(NAME, bold=True, jc="left"))


@deviates("N808", TITLE_LINE, "không canh giữa")
def a_name_justified_by_its_style() -> Draft:
    return styled("title", NAME, "<w:b/>", lines='<w:jc w:val="both"/>')


@deviates("N807", HEAD, "không có tên phụ lục")
def no_name() -> Draft:
    return Draft(title="")


@deviates("N846", TITLE_LINE, "gạch chân")
def an_underlined_name() -> Draft:
    return title(f'<w:b/>{look(14)}<w:u w:val="single"/>')


@deviates("N846", TITLE_LINE, "gạch chân")
def a_name_underlined_by_its_style() -> Draft:
    return styled("title", NAME, '<w:b/><w:u w:val="double"/>')


# “(Kèm theo …)” and the rule.


@deviates("N810", REFERENCE_LINE, "không nghiêng")
def an_upright_reference() -> Draft:
    return reference(look(13))


@deviates("N810", REFERENCE_LINE, "đậm")
def a_bold_reference() -> Draft:
    return reference(look(13, bold=True, italic=True))


@deviates("N810", REFERENCE_LINE, "cỡ 12")
def a_small_reference() -> Draft:
    return reference(look(12, italic=True))


@deviates("N810", REFERENCE_LINE, "cỡ 15")
def a_large_reference_by_its_style() -> Draft:
    return styled("reference", SAID, '<w:i/><w:sz w:val="30"/>')


@deviates("N810", REFERENCE_LINE, "không nghiêng")
def a_reference_set_upright_by_two_slanted_styles() -> Draft:
    styles = style("Ng", "<w:i/>", lines=CENTRED) + style("NgChu", "<w:i/>", kind="character")
    text = run(SAID, '<w:rStyle w:val="NgChu"/>')
    return Draft(reference=paragraph(text, '<w:pStyle w:val="Ng"/>'), styles=DEFAULTS + NORMAL + styles)


@deviates("N810", REFERENCE_LINE, "không canh giữa")
def a_reference_at_the_left() -> Draft:
    return Draft(reference=line(SAID, 13, italic=True, jc="left"))


@deviates("N810", REFERENCE_LINE, "in hoa")
def a_reference_shown_in_capitals() -> Draft:
    return reference(f"<w:i/><w:caps/>{look(13)}")


@deviates("N810", REFERENCE_LINE, "không nghiêng")
def a_reference_upright_in_its_second_line() -> Draft:
    first = line("(Kèm theo Kế hoạch số 15/KH-UBND", 13, italic=True)
    return Draft(reference=first + line("ngày 05 tháng 3 năm 2024 của UBND xã)", 13))


@deviates("N809", HEAD, "không có dòng “Kèm theo”")
def no_reference() -> Draft:
    return Draft(reference="")


@deviates("N810", REFERENCE_LINE, "ở trên tên phụ lục")
def a_reference_above_the_name() -> Draft:
    return Draft(title=line(SAID, 13, italic=True), reference=TITLE)


@deviates("N827", REFERENCE_LINE, "không có đường kẻ ngắn")
def no_rule() -> Draft:
    return Draft(rule="")


@deviates("N806", LABEL_LINE, "cỡ 12")
def sizes_of_the_documents_defaults() -> Draft:
    """The label alone says nothing of its size, so that of the defaults counts."""
    small = DEFAULTS.replace('<w:sz w:val="28"/>', '<w:sz w:val="24"/>')
    return Draft(label=paragraph(run("Phụ lục I", "<w:b/>"), CENTRED), styles=small + NORMAL)


@deviates("N812", "Phụ lục I, dòng “Phụ lục”", "số không tăng")
def two_annexes_of_one_number() -> Draft:
    draft = two_annexes()
    draft.label = LABEL
    return draft


@deviates("N812", "Phụ lục thứ 2, dòng “Phụ lục”", "chưa đánh số La Mã")
def a_second_annex_without_a_number() -> Draft:
    draft = two_annexes()
    draft.label = LABEL.replace("Phụ lục I", "Phụ lục")
    return draft


# Above the heading, and without one.


@deviates("N834", "trên dòng “Phụ lục”", "tiêu đề của văn bản")
def a_letterhead_above_the_label() -> Draft:
    lines = ("ỦY BAN NHÂN DÂN XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    return Draft(before="".join(line(each, 13, bold=True) for each in lines))


@deviates("N835", "", "không có phụ lục để kiểm tra")
def neither_a_label_nor_a_reference() -> Draft:
    return Draft(label="", reference="")
