"""The end of an annex: `./.`, and the block of signatures when there is one (Phụ lục I, mục II.7).

An annex needs none; a paper copy may carry one. It is known by its first line: “TM. …”, “KT. …”, “CHỦ TỊCH”.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile

from cchc.form.basis import CONVENTION, SIGNATURE
from cchc.form.found import FormFault, place
from cchc.form.line_form import LineForm, wrong_in
from cchc.form.signer import check_signer, without_title
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.content import TextLine
from cchc.reading.signposts import END, is_authority
from cchc.wording import listing

_AUTHORITY = LineForm((13, 14), bold=True, italic=False, capitals=True)
_SIGNER = LineForm((13, 14), bold=True, italic=False, capitals=False)
_LONGEST_NAME = 40
_SIGNED = re.compile(r"\(?\s*(?:đã ký|đã kí|ký tên|ký, |ký và |chữ ký)", re.IGNORECASE)
"""The room for the signature in words: “(Đã ký)”, “(Ký, đóng dấu)”; the decree says nothing of it."""


def check_ending(annex: DocumentAnnex) -> Iterator[FormFault]:
    """`./.` closes the annex; the signatures below it are in their form."""
    after = [line for paragraph in annex.tail for line in paragraph.lines]
    if not any(line.text.endswith(END) for line in after) and not _last_cell(annex).endswith(END):
        where, right = place(annex.name, "cuối phụ lục"), f"thì kết thúc phụ lục bằng “{END}” như mẫu của Nghị định"
        mend = f"Đề nghị ghi thêm “{END}”."
        yield FormFault("N826", where, f"không có “{END}” sau bảng", CONVENTION, right, mend)
    block = signature_block(annex)
    yield from _check_signatures(annex, block)
    yield from check_signer(annex, block)


def signature_block(annex: DocumentAnnex) -> list[TextLine]:
    """The lines from “TM. …”, “KT. …” or a post in capitals down to the end, blank ones included."""
    after = (line for paragraph in annex.tail for line in paragraph.lines)
    return list(dropwhile(lambda line: not is_authority(line), after))


def _last_cell(annex: DocumentAnnex) -> str:
    rows = annex.tables[-1].rows if annex.tables else ()
    return rows[-1].cells[-1].text if rows and rows[-1].cells else ""


def _check_signatures(annex: DocumentAnnex, block: list[TextLine]) -> Iterator[FormFault]:
    """The lines of authority and title, then the name, which stands below some room or is not in capitals."""
    block = [line for line in block if not _SIGNED.match(line.text)]
    written = [line for line in block if line.looks]
    if not written:
        return
    titles, names = (written[:-1], written[-1:]) if _ends_with_name(block) else (written, [])
    for name in names:
        yield from _check_place(annex, titles, name)
        yield from _check_line(annex, without_title(name), _SIGNER, "họ tên người ký")
    for title in titles:
        if without_title(title).looks:
            yield from _check_line(annex, title, _AUTHORITY, "thẩm quyền, chức vụ")


def _check_line(annex: DocumentAnnex, line: TextLine, form: LineForm, name: str) -> Iterator[FormFault]:
    if wrong := wrong_in([line], form, centred=False):
        where, right = place(annex.name, "khối chữ ký"), f"phải là {form.letters}"
        mend = "Đề nghị chọn dòng này và sửa lại."
        yield FormFault("N828", where, f"{name} {listing(wrong)}", SIGNATURE, right, mend, line.text)


def _check_place(annex: DocumentAnnex, titles: list[TextLine], name: TextLine) -> Iterator[FormFault]:
    """The name is centred if all lines above it are; one that was moved by hand may stand in the middle."""
    if titles and all(line.centred for line in titles) and not name.centred and not _is_moved(annex, name):
        where, mend = place(annex.name, "khối chữ ký"), "Đề nghị canh giữa dòng họ tên."
        right = "phải canh giữa so với quyền hạn, chức vụ"
        yield FormFault("N828", where, "họ tên người ký không canh giữa", SIGNATURE, right, mend, name.text)


def _is_moved(annex: DocumentAnnex, line: TextLine) -> bool:
    """True if spaces, a tab or an indent stand before a line."""
    holder = next(each for each in annex.tail if any(own is line for own in each.lines))
    indents = {holder.said.get(side) for side in ("left", "firstLine")} - {None, "0"}
    return bool(indents) or line.pieces[0].text[:1].isspace()


def _ends_with_name(block: list[TextLine]) -> bool:
    written = [index for index, line in enumerate(block) if line.looks]
    *_, last = written
    if len(written) == 1 or is_authority(block[last]) or len(block[last].text) > _LONGEST_NAME:
        return False
    return last - written[-2] > 1 or not block[last].printed.isupper()
