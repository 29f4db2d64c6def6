"""Sound documents by where their fonts, sizes and switches are said: in a theme, defaults, styles or runs."""

from dataclasses import replace
from typing import Any

from helpers.decree.draft import DEFAULTS, NORMAL, REFERENCE, WIDTHS, Draft, heading, lines, tasks
from helpers.decree.wording import LINES, TIMES, cell, fonts, line, look, paragraph, row, run, table

_VIETNAMESE = '<w:themeFontLang w:val="vi-VN"/>'
_THEMED = (
    '<w:rFonts w:asciiTheme="{0}HAnsi" w:hAnsiTheme="{0}HAnsi" w:eastAsiaTheme="{0}EastAsia" w:cstheme="{0}Bidi"/>'
)
_LANGUAGE = '<w:lang w:val="vi-VN"/>'
OFFICE = (
    '<a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface=""/>'
    '<a:cs typeface=""/><a:font script="Jpan" typeface="MS Gothic"/><a:font script="Viet" typeface="Times New Roman"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Viet" typeface="Times New Roman"/></a:minorFont></a:fontScheme>'
)
COLOURS = (
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2></a:clrScheme>'
)
TIMES_THEME = OFFICE.replace("Calibri Light", "Times New Roman").replace("Calibri", "Times New Roman")


def defaults(run_properties: str, paragraph_properties: str = "") -> str:
    """The defaults of a document."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run_properties}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph_properties}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def style(name: str, properties: str = "", *, kind: str = "paragraph", based_on: str = "", lines: str = "") -> str:
    """A style; `lines` are the properties of its paragraphs."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    inner = f"<w:pPr>{lines}</w:pPr><w:rPr>{properties}</w:rPr>"
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def _in_style(text: str, name: str) -> str:
    return paragraph(run(text), f'<w:pStyle w:val="{name}"/>')


def _heading_by(font: str = "", **more: Any) -> Draft:
    """The heading's lines in these run properties, whatever the rest says."""
    return Draft(
        label=paragraph(run("Phụ lục I", look(14, bold=True, more=font)), '<w:jc w:val="center"/>'),
        title=paragraph(run("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH", look(14, bold=True, more=font)), '<w:jc w:val="center"/>'),
        **more,
    )


def fonts_of_the_theme_for_vietnamese() -> Draft:
    """Calibri by the theme, but Times New Roman by the same theme for Vietnamese, the document's language."""
    said = defaults(f'{_THEMED.format("minor")}<w:sz w:val="28"/>{_LANGUAGE}')
    return Draft(styles=said + NORMAL, theme=OFFICE, settings=_VIETNAMESE)


def fonts_of_the_theme_for_vietnamese_said_as_vi() -> Draft:
    return replace(fonts_of_the_theme_for_vietnamese(), settings='<w:themeFontLang w:val="vi" w:eastAsia="ja-JP"/>')


def fonts_of_headings_of_the_theme() -> Draft:
    """As Word's own headings: `majorHAnsi`, which is Times New Roman for Vietnamese."""
    return _heading_by(_THEMED.format("major"), theme=OFFICE, settings=_VIETNAMESE)


def fonts_of_the_theme_named_beside_others() -> Draft:
    """What stands beside the theme's font is for programs that know no themes."""
    beside = _THEMED.format("minor").replace("/>", ' w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>')
    return Draft(styles=defaults(f'{beside}<w:sz w:val="28"/>{_LANGUAGE}') + NORMAL, theme=OFFICE, settings=_VIETNAMESE)


def theme_of_times() -> Draft:
    said = defaults(f'{_THEMED.format("minor")}<w:sz w:val="28"/>{_LANGUAGE}')
    return Draft(styles=said + NORMAL, theme=TIMES_THEME)


def theme_without_fonts_for_vietnamese() -> Draft:
    """The document is Vietnamese, the theme has nothing of its own for that: its Latin font counts."""
    theme = TIMES_THEME.replace('<a:font script="Viet" typeface="Times New Roman"/>', "")
    return replace(theme_of_times(), theme=theme, settings=_VIETNAMESE)


def theme_for_another_language() -> Draft:
    """The theme's font for Japanese is of no concern to Vietnamese letters."""
    return replace(theme_of_times(), settings='<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>')


def theme_overruled_in_each_run() -> Draft:
    """Word's Calibri by the defaults, Times New Roman by hand: most files of offices."""
    said = defaults(f'{_THEMED.format("minor")}<w:sz w:val="22"/>{_LANGUAGE}')
    times = style("Chu", f'{TIMES}<w:sz w:val="28"/>', based_on="Normal").replace(
        "<w:style ", '<w:style w:default="1" '
    )
    return Draft(styles=said + times, theme=OFFICE.replace(' script="Viet"', ' script="Thai"'))


def a_face_as_a_font() -> Draft:
    """“Times New Roman Bold” is Times New Roman, as other programs name it."""
    return Draft(
        label=paragraph(
            run("Phụ lục I", look(14, bold=True, more=fonts("Times New Roman Bold"))), '<w:jc w:val="center"/>'
        ),
        reference=REFERENCE.replace("<w:i/>", f"{fonts('Times New Roman Italic')}<w:i/>"),
    )


def names_of_times_in_postscript() -> Draft:
    """The names that come from a PDF or a Mac."""
    return Draft(
        label=paragraph(
            run("Phụ lục I", look(14, bold=True, more=fonts("TimesNewRomanPS-BoldMT"))), '<w:jc w:val="center"/>'
        ),
        styles=DEFAULTS.replace("Times New Roman", "TimesNewRomanPSMT") + NORMAL,
    )


def face_after_a_comma() -> Draft:
    """As converters of PDF write it."""
    return _heading_by(fonts("Times New Roman,Bold"))


def name_of_times_without_blanks() -> Draft:
    return Draft(styles=DEFAULTS.replace("Times New Roman", "TimesNewRoman") + NORMAL)


def names_of_times_for_a_code_page() -> Draft:
    """Windows knows these as Times New Roman for one alphabet."""
    return Draft(
        styles=DEFAULTS.replace('w:ascii="Times New Roman"', 'w:ascii="Times New Roman (Vietnamese)"').replace(
            'w:hAnsi="Times New Roman"', 'w:hAnsi="Times New Roman CE"'
        )
        + NORMAL
    )


def letters_of_east_asia_that_are_not_there() -> Draft:
    """Fonts for letters that the text has not."""
    other = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Arial"/>'
    return Draft(styles=DEFAULTS.replace(TIMES, other) + NORMAL)


def hint_of_east_asia() -> Draft:
    """The hint is for signs that two fonts have; Vietnamese letters stay in Times New Roman."""
    other = '<w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="MS Mincho"/>'
    return Draft(styles=DEFAULTS.replace(TIMES, other) + NORMAL)


def ascii_and_other_letters_apart() -> Draft:
    """Each font is said by another level."""
    own = '<w:rFonts w:ascii="Times New Roman"/>'
    return Draft(
        styles=DEFAULTS.replace(TIMES, own)
        + NORMAL.replace("</w:style>", '<w:rPr><w:rFonts w:hAnsi="Times New Roman"/></w:rPr></w:style>')
    )


def defaults_alone() -> Draft:
    """No style at all, not even Normal."""
    return Draft(styles=DEFAULTS)


def nothing_said_of_fonts() -> Draft:
    """What nobody states is Times New Roman by Word itself."""
    said = defaults(f'<w:sz w:val="28"/>{_LANGUAGE}')
    return Draft(styles=said + NORMAL)


def defaults_in_another_font() -> Draft:
    """Arial of 11 by the defaults, Times New Roman of 14 by Normal."""
    normal = NORMAL.replace("</w:style>", f'<w:rPr>{TIMES}<w:sz w:val="28"/>{_LANGUAGE}</w:rPr></w:style>')
    return Draft(styles=defaults(f'{fonts("Arial")}<w:sz w:val="22"/>') + normal)


def normal_under_a_name_of_its_own() -> Draft:
    """As a Vietnamese Word names it."""
    normal = NORMAL.replace('w:styleId="Normal"', 'w:styleId="Binhthng"')
    normal = normal.replace("</w:style>", f'<w:rPr>{TIMES}<w:sz w:val="28"/>{_LANGUAGE}</w:rPr></w:style>')
    return Draft(styles=defaults(fonts("Arial")) + normal)


def each_run_by_itself() -> Draft:
    """Direct formatting over styles of another kind."""
    said = defaults(f'{fonts("Arial")}<w:sz w:val="20"/>')
    draft = Draft(styles=said + NORMAL)
    for name in ("label", "title", "reference", "rule", "table", "end"):
        text = getattr(draft, name).replace("<w:rPr>", f"<w:rPr>{TIMES}").replace("</w:rPr>", f"{_LANGUAGE}</w:rPr>")
        setattr(draft, name, text)
    draft.headers = {"default": draft.headers["default"].replace("<w:rPr>", f"<w:rPr>{TIMES}")}
    return draft


def headings_by_styles() -> Draft:
    """A style for each line, based on one another."""
    centred = '<w:jc w:val="center"/>'
    styles = (
        style("PhuLuc", '<w:b/><w:sz w:val="28"/>', based_on="Normal", lines=f"<w:keepNext/>{centred}"),
        style("TenPhuLuc", "<w:caps/>", based_on="PhuLuc"),
        style("KemTheo", '<w:i/><w:sz w:val="26"/>', based_on="Normal", lines=centred),
    )
    return Draft(
        label=_in_style("Phụ lục I", "PhuLuc"),
        title=_in_style("Nhiệm vụ cải cách hành chính năm 2024", "TenPhuLuc"),
        reference=_in_style("(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã)", "KemTheo"),
        styles=DEFAULTS + NORMAL + "".join(styles),
    )


def headings_by_words_own_styles() -> Draft:
    """Heading 1 in the theme's blue, made black and Times New Roman in the style."""
    said = f'{TIMES}<w:b/><w:color w:val="000000" w:themeColor="text1"/><w:sz w:val="28"/>'
    styles = style("Heading1", said, based_on="Normal", lines='<w:jc w:val="center"/><w:outlineLvl w:val="0"/>')
    return Draft(label=_in_style("Phụ lục I", "Heading1"), styles=DEFAULTS + NORMAL + styles, theme=OFFICE + COLOURS)


def switches_that_turn_each_other_off() -> Draft:
    """Bold of the paragraph's style under bold of the run's is upright; so “(Kèm theo …)” is not bold."""
    styles = (
        style("Dam", '<w:b/><w:i/><w:sz w:val="26"/>', based_on="Normal", lines='<w:jc w:val="center"/>'),
        style("DamNua", "<w:b/>", kind="character"),
    )
    text = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã)"
    return Draft(
        reference=paragraph(run(text, '<w:rStyle w:val="DamNua"/>'), '<w:pStyle w:val="Dam"/>'),
        styles=DEFAULTS + NORMAL + "".join(styles),
    )


def switches_turned_off_by_hand() -> Draft:
    """A bold style, its text upright by direct formatting."""
    styles = style("Dam", '<w:b/><w:sz w:val="26"/>', based_on="Normal", lines='<w:jc w:val="center"/>')
    text = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã)"
    return Draft(
        reference=paragraph(run(text, '<w:b w:val="0"/><w:i/>'), '<w:pStyle w:val="Dam"/>'),
        styles=DEFAULTS + NORMAL + styles,
    )


def sizes_of_complex_scripts() -> Draft:
    """`w:szCs` and `w:bCs` are for letters that the text has not."""
    own = REFERENCE.replace("</w:rPr>", '<w:szCs w:val="40"/></w:rPr>').replace("<w:i/>", "<w:bCs/><w:i/>")
    return Draft(reference=own)


def half_a_point() -> Draft:
    """13,5 is between 13 and 14."""
    return Draft(reference=REFERENCE.replace('w:val="26"', 'w:val="27"'))


def table_in_a_style_of_its_own() -> Draft:
    """Fonts and sizes by the table's style, its first row bold."""
    first = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    inner = f"<w:tblPr>{LINES}</w:tblPr>"
    grid = style("Luoi", f'{TIMES}<w:sz w:val="24"/>', kind="table").replace("</w:style>", f"{inner}{first}</w:style>")
    look_of = '<w:tblStyle w:val="Luoi"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="0"/>'
    return Draft(styles=DEFAULTS + NORMAL + grid, table=tasks(properties=look_of))


def parts_of_a_table_style_that_are_not_used() -> Draft:
    """Arial in a last row and in bands that the table does not ask for."""
    parts = "".join(
        f'<w:tblStylePr w:type="{part}"><w:rPr>{fonts("Arial")}<w:color w:val="FF0000"/></w:rPr></w:tblStylePr>'
        for part in ("lastRow", "firstCol", "lastCol", "band1Vert", "band1Horz", "firstRow")
    )
    grid = style("Luoi", "", kind="table").replace("</w:style>", f"<w:tblPr>{LINES}</w:tblPr>{parts}</w:style>")
    asked = " ".join(f'w:{name}="0"' for name in ("firstRow", "lastRow", "firstColumn", "lastColumn"))
    look_of = f'<w:tblStyle w:val="Luoi"/><w:tblLook w:val="0600" {asked} w:noHBand="1" w:noVBand="1"/>'
    return Draft(styles=DEFAULTS + NORMAL + grid, table=tasks(properties=look_of))


def black_in_all_its_names() -> Draft:
    colours = (
        '<w:color w:val="000000"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="000000" w:themeColor="text1"/>',
        '<w:color w:val="0D0D0D" w:themeColor="dark1"/>',
    )
    rows = [
        row(cell(paragraph(run(f"Nhiệm vụ {number}", f'{colour}<w:sz w:val="24"/>')), width) for width in WIDTHS)
        for number, colour in enumerate(colours, 1)
    ]
    return Draft(table=table([heading(), *rows, *lines()], WIDTHS), theme=OFFICE + COLOURS)


def bullets_in_fonts_of_signs() -> Draft:
    """A bullet of Symbol, a box of Wingdings, an arrow as a sign of its own."""
    level = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>'
        '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    rows = [
        row(cell(paragraph(sign + run(" Đã thực hiện", look(12)), bullet), width) for width in WIDTHS),
        row(
            cell(paragraph(run("o", fonts("Wingdings")) + run(" Chưa thực hiện", look(12))), width) for width in WIDTHS
        ),
    ]
    return Draft(table=table([heading(), *rows, *lines()], WIDTHS), numbering=level)


def blanks_in_another_font() -> Draft:
    """Nobody sees the font of a blank, an empty paragraph or a paragraph's mark."""
    other = f'{fonts("Arial")}<w:b/><w:color w:val="FF0000"/><w:sz w:val="40"/>'
    empty = paragraph("", f"<w:rPr>{other}</w:rPr>")
    blank = paragraph(
        run("Phụ lục", look(14, bold=True)) + run(" ", other) + run("I", look(14, bold=True)), '<w:jc w:val="center"/>'
    )
    return Draft(label=empty + blank, end=f"{empty}{line('./.', jc='right')}{empty}")


def hidden_text_in_another_font() -> Draft:
    """Hidden by the run, and by a style."""
    styles = style("An", f"<w:vanish/>{fonts('Arial')}", kind="character")
    gone = run("ghi chú", f"{fonts('Arial')}<w:vanish/>") + run("ghi chú", '<w:rStyle w:val="An"/>')
    return Draft(
        title=paragraph(run("NHIỆM VỤ", look(14, bold=True)) + gone, '<w:jc w:val="center"/>'),
        styles=DEFAULTS + NORMAL + styles,
    )


def a_style_that_does_not_exist() -> Draft:
    """The default style is in its place."""
    return Draft(
        title=paragraph(run("NHIỆM VỤ", look(14, bold=True)), '<w:pStyle w:val="Khong"/><w:jc w:val="center"/>')
    )


def fonts_by_a_character_style() -> Draft:
    """Arial by the paragraph's style, Times New Roman by the run's."""
    styles = style("Arial", fonts("Arial"), based_on="Normal") + style("Times", TIMES, kind="character")
    text = run("NHIỆM VỤ CẢI CÁCH", '<w:rStyle w:val="Times"/><w:b/><w:sz w:val="28"/>')
    return Draft(
        title=paragraph(text, '<w:pStyle w:val="Arial"/><w:jc w:val="center"/>'), styles=DEFAULTS + NORMAL + styles
    )
