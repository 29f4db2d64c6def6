"""Sound documents by their texts: how the lines of the heading and the end are written."""

from dataclasses import replace

from helpers.decree.draft import LABEL, TABLE, TITLE, WIDTHS, Draft, heading, lines, page, tasks
from helpers.decree.layouts import open_table
from helpers.decree.paper import plan_before, two_annexes
from helpers.decree.wording import cell, field, line, look, paragraph, row, run, table

_BOLD = look(14, bold=True)
_CENTRED = '<w:jc w:val="center"/>'


def reference(text: str) -> Draft:
    """The annex with another line “(Kèm theo …)”."""
    return Draft(reference=line(text, 13, italic=True))


def numbering(text: str = "Phụ lục %1", *, form: str = "upperRoman", start: int = 1, more: str = "") -> str:
    """Numbers by the program: the list 1, with a level for annexes."""
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="center"/><w:rPr>{_BOLD}</w:rPr></w:lvl>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )


_LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


# “Phụ lục …”.


def one_annex_without_a_number() -> Draft:
    return Draft(label=line("Phụ lục", bold=True))


def a_hard_space_before_the_number() -> Draft:
    return Draft(label=line("Phụ lục\u00a0I", bold=True))


def letters_and_their_marks_apart() -> Draft:
    """NFD, as a Mac writes it."""
    return Draft(label=line("Phu\u0323 lu\u0323c I", bold=True), title=line("NHIE\u0302\u0323M VU\u0323", bold=True))


def a_word_cut_into_runs() -> Draft:
    parts = ("P", "hụ l", "ụ", "c ", "I")
    return Draft(label=paragraph("".join(run(each, _BOLD) for each in parts), _CENTRED))


def heading_of_one_paragraph() -> Draft:
    """Two lines by a line break."""
    return Draft(label=paragraph(run("Phụ lục I\nNHIỆM VỤ CẢI CÁCH HÀNH CHÍNH", _BOLD), _CENTRED), title="")


def numbered_by_the_program() -> Draft:
    """“Phụ lục I” is the number of an empty paragraph."""
    return Draft(
        label=paragraph("", f"{_LISTED}{_CENTRED}<w:rPr>{_BOLD}</w:rPr>"),
        numbering=numbering(more='<w:suff w:val="nothing"/>'),
    )


def numbered_by_a_style() -> Draft:
    """The style has the number; the name follows in the next line of the same paragraph."""
    style = (
        '<w:style w:type="paragraph" w:styleId="PhuLuc"><w:name w:val="Phu luc"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>{_CENTRED}</w:pPr><w:rPr>{_BOLD}</w:rPr></w:style>'
    )
    draft = Draft(label=paragraph(run("\nNHIỆM VỤ CẢI CÁCH"), '<w:pStyle w:val="PhuLuc"/>'), title="")
    draft.styles += style
    return replace(
        draft,
        numbering=numbering(more='<w:suff w:val="nothing"/>').replace(
            "<w:numFmt", '<w:pStyle w:val="PhuLuc"/><w:numFmt'
        ),
    )


def two_annexes_numbered_by_the_program() -> Draft:
    """The list counts on: I, II."""
    draft = two_annexes()
    listed = paragraph("", f"{_LISTED}{_CENTRED}<w:rPr>{_BOLD}</w:rPr>")
    return replace(draft, before=draft.before.replace(LABEL, listed), label=listed, numbering=numbering())


def numbered_from_two_by_the_program() -> Draft:
    """The second annex in a file of its own."""
    override = '<w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num>'
    plain = numbering().replace('<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>', override)
    return Draft(label=paragraph("", f"{_LISTED}{_CENTRED}"), numbering=plain)


def the_number_alone_by_the_program() -> Draft:
    """A field counts the annexes."""
    inner = run("Phụ lục ", _BOLD) + field(r" SEQ PhuLuc \* ROMAN ", _BOLD, result="I")
    return Draft(label=paragraph(inner, _CENTRED))


def items_numbered_by_the_program() -> Draft:
    """Lists in the table and below it are no annexes."""
    listed = numbering("%1.", form="decimal")
    rows = [row(cell(paragraph(run("Nhiệm vụ", look(12)), _LISTED), width) for width in WIDTHS)]
    return Draft(table=table([heading(), *rows, *lines()], WIDTHS), numbering=listed)


# The name, and “(Kèm theo …)”.


def a_name_of_two_paragraphs() -> Draft:
    return Draft(title=line("NHIỆM VỤ, GIẢI PHÁP NÂNG CAO", bold=True) + line("CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", bold=True))


def a_name_in_small_letters_shown_as_capitals() -> Draft:
    text = run("Nhiệm vụ cải cách hành chính", '<w:b/><w:caps/><w:sz w:val="26"/>')
    return Draft(title=paragraph(text, _CENTRED))


def a_name_broken_into_lines() -> Draft:
    return Draft(
        title=line("NHIỆM VỤ, GIẢI PHÁP NÂNG CAO\nCHỈ SỐ CẢI CÁCH HÀNH CHÍNH (PAR INDEX)\nNĂM 2024", 13, bold=True)
    )


def an_empty_line_between_the_lines() -> Draft:
    return Draft(label=line("Phụ lục I", bold=True) + paragraph(), title=TITLE + paragraph())


def blanks_of_an_electronic_document() -> Draft:
    return reference("(Kèm theo Kế hoạch số       /KH-UBND ngày      tháng 01 năm 2024 của UBND xã)")


def dots_of_an_electronic_document() -> Draft:
    return reference("(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của Ủy ban nhân dân xã)")


def day_and_month_with_a_zero() -> Draft:
    return reference("(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân xã)")


def month_without_a_zero() -> Draft:
    return reference("(Kèm theo Kế hoạch số 105/KH-UBND ngày 31 tháng 12 năm 2024 của Ủy ban nhân dân xã)")


def a_decision() -> Draft:
    return reference("(Kèm theo Quyết định số 12/QĐ-UBND ngày 29 tháng 02 năm 2024 của Ủy ban nhân dân xã)")


def an_official_letter() -> Draft:
    """A công văn has no abbreviation of its kind."""
    return reference("(Kèm theo Công văn số 12/UBND-VHXH ngày 20 tháng 6 năm 2024 của Ủy ban nhân dân xã)")


def a_report_of_the_council() -> Draft:
    return reference("(Kèm theo Báo cáo số 23/BC-HĐND ngày 20 tháng 6 năm 2024 của Hội đồng nhân dân xã)")


def reference_of_two_lines() -> Draft:
    return reference("(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2024\ncủa Ủy ban nhân dân xã)")


def reference_of_two_paragraphs() -> Draft:
    first = line("(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2024", 14, italic=True)
    return Draft(reference=first + line("của Ủy ban nhân dân xã)", 14, italic=True))


def reference_with_hard_spaces() -> Draft:
    return reference("(Kèm theo Kế\u00a0hoạch số\u00a005/KH-UBND ngày\u00a005 tháng\u00a03 năm\u00a02024 của UBND xã)")


def reference_with_a_hyphen_that_does_not_break() -> Draft:
    draft = reference("(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã)")
    hyphen = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
    return replace(draft, reference=draft.reference.replace("KH-UBND", f"KH{hyphen}UBND"))


def reference_in_pieces() -> Draft:
    """The number and the day are fields and content controls that were filled in."""
    italic = look(13, italic=True)
    inner = (
        run("(Kèm theo Kế hoạch số ", italic)
        + field(" DOCPROPERTY SoVanBan ", italic, result="05")
        + run("/KH-UBND ngày ", italic)
        + f"<w:sdt><w:sdtContent>{run('05', italic)}</w:sdtContent></w:sdt>"
        + run(" tháng 3 năm 2024 của UBND xã)", italic)
    )
    return Draft(reference=paragraph(inner, _CENTRED))


# The end.


def the_end_in_the_last_paragraph() -> Draft:
    return Draft(end=line("Các cơ quan căn cứ nhiệm vụ được giao tổ chức thực hiện./.", jc="both"))


def the_end_in_the_last_cell() -> Draft:
    last = row(
        cell(text, width) for text, width in zip(("33", "Báo cáo năm", "Văn phòng", "Quý IV./."), WIDTHS, strict=True)
    )
    return Draft(table=table([heading(), *lines(), last], WIDTHS), end="")


def a_note_before_the_end() -> Draft:
    note = line("Ghi chú: TC là tiêu chí; TCTP là tiêu chí thành phần.", 12, italic=True, jc="left")
    return Draft(end=note + line("./.", jc="right"))


_SIGNED = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def _signatures(*lines_: str) -> str:
    return "".join(line(each, bold=True) for each in lines_) + paragraph() * 4 + line("Trần Văn An", bold=True)


def a_paper_copy_with_signatures() -> Draft:
    return Draft(after=_signatures(*_SIGNED))


def a_paper_copy_signed_by_the_chairman() -> Draft:
    return Draft(after=_signatures("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))


def signatures_in_a_table() -> Draft:
    receivers = paragraph(run("", look(12)))
    cells = (cell(receivers, 7143), cell(_signatures(*_SIGNED), 7143))
    return Draft(after=open_table((7143, 7143), *cells))


def signatures_in_small_letters_shown_as_capitals() -> Draft:
    caps = "".join(
        paragraph(run(each, '<w:b/><w:caps/><w:sz w:val="26"/>'), _CENTRED)
        for each in ("TM. Ủy ban nhân dân", "Chủ tịch")
    )
    return Draft(after=caps + paragraph() * 4 + line("Trần Văn An", 13, bold=True))


def electronic_annex_of_a_plan() -> Draft:
    """Of a plan and its annex in one file: the number is written on the plan alone."""
    return replace(
        plan_before(),
        reference=line("(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2024 của UBND xã)", 13, italic=True),
        table=tasks(),
    )


def words_that_look_like_others() -> Draft:
    """“Phụ lục” within the text, “Số”, “Q. ” and other beginnings that are no signposts."""
    more = line("Phụ lục này gồm các nhiệm vụ của năm; xem thêm Phụ lục II của Kế hoạch.", jc="both") + line(
        "Số liệu tính đến ngày 14 tháng 12 năm 2024.", jc="both"
    )
    return Draft(table=more + TABLE, paper=page())
