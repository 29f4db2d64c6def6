"""The form of an annex, as Nghị định 30/2020/NĐ-CP and our convention ask for it: any Word document → findings N8xx.

`reading` says what stands in the file, how it looks, and where each annex begins. The checks know nothing of XML:
`page`, `letters`, `heading`, `reference`, `rows`, `ending`, `signer`, `hygiene`, `review`. A finding says which point
of the decree asks for it (lỗi, mostly) or that it is our convention (lưu ý; cảnh báo where text may be lost): its
`basis`. What the decree leaves free is none.
"""

from collections.abc import Iterator

from cchc.diagnostics import Diagnostic
from cchc.form.basis import CONVENTION
from cchc.form.ending import check_ending
from cchc.form.found import FormFault, gathered
from cchc.form.heading import check_heading, check_numbers
from cchc.form.hygiene import check_hygiene
from cchc.form.letters import check_letters, other_fonts
from cchc.form.page import check_page_numbers, check_paper, check_room_for_signature
from cchc.form.printed import printed
from cchc.form.review import check_review
from cchc.form.rows import check_tables
from cchc.reading.annexes import DocumentAnnex, annexes
from cchc.reading.footnotes import Footnotes
from cchc.reading.package import too_large
from cchc.reading.word_file import Package, word_package

NO_ANNEX = "N835"
"""The code for a document that has no annex, and so nothing to check."""
_NO_ANNEX = FormFault(
    NO_ANNEX,
    "",
    "không có dòng “Phụ lục …”, cũng không có dòng “(Kèm theo …)”",
    CONVENTION,
    "thì tệp này không có phụ lục để kiểm tra",
    "Đề nghị chọn tệp có phụ lục; nếu đây là phụ lục thì ghi dòng “Phụ lục” ở đầu.",
)
_MOST_ANNEXES = 1000
"""The most annexes that a document may have, since each goes through all the checks."""


def findings(content: bytes, path: str) -> tuple[Diagnostic, ...]:
    """The findings on the form of each annex in a DOCX, sorted; all at the beginning of the file `path`.

    A document without an annex has one finding, which says so.

    Raises:
        CchcError: It is no DOCX, is locked by a password, is damaged, or is too large.
    """
    named = f"Tệp “{path}”"
    every = annexes(package := word_package(content, named))
    if len(every) > _MOST_ANNEXES:
        raise too_large(named)
    found = _found(every, package) if every[0].is_named else iter([_NO_ANNEX])
    return tuple(sorted(gathered(found, path)))


def fonts_beside_times(content: bytes, path: str) -> frozenset[str]:
    """The fonts in which a DOCX prints letters, without Times New Roman; named as the document names them.

    Raises:
        CchcError: As with `findings`.
    """
    package = word_package(content, f"Tệp “{path}”")
    notes = Footnotes(package)
    return frozenset(font for annex in annexes(package) for font in other_fonts(printed(annex, notes)))


def _found(every: tuple[DocumentAnnex, ...], package: Package) -> Iterator[FormFault]:
    notes = Footnotes(package)
    yield from check_numbers(every)
    yield from check_review(every, package)
    for annex in every:
        yield from check_paper(annex)
        yield from check_page_numbers(annex, package.pages)
        yield from check_room_for_signature(annex)
        everything = tuple(printed(annex, notes))
        yield from check_letters(everything)
        yield from check_heading(annex)
        yield from check_tables(annex)
        yield from check_ending(annex)
        yield from check_hygiene(annex, everything)
