"""Sound documents as other programs write them: their packages, their habits."""

from dataclasses import replace
from datetime import date

from helpers.decree.draft import LABEL, NORMAL, PAGE, Draft, page
from helpers.decree.formatting import defaults, style
from helpers.decree.wording import TIMES, fonts, look, numbered, paragraph
from helpers.word_documents import ours, saved
from helpers.word_making import opened, rendered

from cchc.documents.views.annex import PaperCopy

_VI = '<w:lang w:val="vi"/>'
_PIECES = ("label", "title", "reference", "rule", "table", "end")


def _in_every_run(draft: Draft, properties: str, after: str = "") -> Draft:
    """The draft with more said in every run that says something."""
    for name in _PIECES:
        text = getattr(draft, name).replace("<w:rPr>", f"<w:rPr>{properties}").replace("</w:rPr>", f"{after}</w:rPr>")
        setattr(draft, name, text)
    each = draft.headers["default"].replace("<w:rPr>", f"<w:rPr>{properties}").replace("</w:rPr>", f"{after}</w:rPr>")
    return replace(draft, headers={"default": each})


def google_docs() -> Draft:
    """Arial by the defaults, everything else in the runs; content controls, `w:rtl`, a field without a result."""
    styles = defaults(f'{fonts("Arial")}<w:sz w:val="22"/>{_VI}') + NORMAL
    page_number = numbered(f"<w:r><w:rPr>{TIMES}{look(14)}</w:rPr>{_marks('PAGE')}</w:r>")
    draft = _in_every_run(Draft(styles=styles), TIMES, '<w:rtl w:val="0"/>')
    controlled = draft.title.replace(
        "<w:r>", '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_1"/></w:sdtPr><w:sdtContent><w:r>'
    )
    controlled = controlled.replace("</w:r>", "</w:r></w:sdtContent></w:sdt>")
    return replace(draft, title=controlled, headers={"default": page_number, "first": paragraph()})


def docx_js() -> Draft:
    """No style called Normal, sizes in every run, the field's marks in one run."""
    styles = defaults(f"{_VI}") + style("Heading1", f'{fonts("Arial")}<w:sz w:val="32"/>')
    page_number = numbered(f"<w:r><w:rPr>{TIMES}{look(13)}</w:rPr>{_marks('PAGE')}</w:r>")
    draft = _in_every_run(Draft(styles=styles), TIMES)
    return replace(draft, headers={"default": page_number, "first": paragraph()})


def wps_office() -> Draft:
    """Chinese by the defaults: SimSun for letters of East Asia, hints in every run."""
    other = '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
    said = defaults(f'{other}<w:lang w:val="vi-VN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>')
    draft = Draft(styles=said + NORMAL, font_table='<w:font w:name="宋体"><w:altName w:val="SimSun"/></w:font>')
    return _in_every_run(draft, '<w:rFonts w:hint="default"/>')


def apple_pages() -> Draft:
    """PostScript names, styles of its own, an outline of letters."""
    styles = (
        defaults(f'{fonts("TimesNewRomanPSMT")}<w:sz w:val="28"/>{_VI}') + style("Body", based_on="Normal") + NORMAL
    )
    draft = Draft(styles=styles)
    return replace(draft, label=LABEL.replace("<w:rPr>", f"<w:rPr>{fonts('TimesNewRomanPS-BoldMT')}"))


def libre_office() -> Draft:
    """Styles “Standard” and “TableContents”, Liberation Serif by the defaults, Times New Roman in the styles."""
    body = f'{TIMES}<w:sz w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="zxx" w:bidi="zxx"/>'
    standard = style("Standard", body).replace("<w:style ", '<w:style w:default="1" ')
    styles = defaults(f'{fonts("Liberation Serif")}<w:sz w:val="24"/><w:lang w:val="en-US"/>', "<w:widowControl/>")
    more = style("TableContents", '<w:sz w:val="24"/>', based_on="Standard")
    return Draft(styles=styles + standard + more, settings='<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>')


def aspose() -> Draft:
    """Every property said again in every run, in the order of that program."""
    said = f'{TIMES}<w:color w:val="000000"/><w:spacing w:val="0"/><w:kern w:val="0"/>'
    return _in_every_run(Draft(styles=defaults(f"{fonts('Calibri')}{_VI}")), said, '<w:szCs w:val="24"/>')


def word_2003() -> Draft:
    """No defaults, no theme; Normal says all, and numbers instead of words for switches."""
    normal = NORMAL.replace("</w:style>", f'<w:rPr>{TIMES}<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:style>')
    draft = Draft(styles=normal)
    return replace(draft, label=LABEL.replace("<w:b/>", '<w:b w:val="on"/><w:i w:val="off"/>'))


def python_docx() -> bytes:
    """Saved anew by python-docx."""
    return saved(opened(Draft().packed()))


def our_own_annex() -> bytes:
    return rendered("plans/2024.yaml")


def our_own_annex_on_paper() -> bytes:
    return rendered("plans/2024.yaml", paper=PaperCopy("05", date(2024, 1, 15)))


def our_own_annex_edited() -> bytes:
    """The closing below the table, where a person would write it."""
    return ours("plans/2023_gaps.yaml")


def a_package_with_nothing_but_the_document() -> Draft:
    """No settings, no theme, no fonts; styles that say nothing."""
    return _in_every_run(Draft(styles=""), TIMES, '<w:lang w:val="vi-VN"/>')


def no_header_of_the_first_page() -> Draft:
    """`w:titlePg` without a first header: nothing is printed there."""
    return Draft(headers={"default": PAGE}, paper=page())


def _marks(instruction: str) -> str:
    """A field in one run, without a result."""
    code = f'<w:instrText xml:space="preserve">{instruction}</w:instrText>'
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    return begin + code + separate + end
