"""One rendering: which annexes go into which files, and in what form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.cli.destination import Destination, pdf_of, tell_foreign_fonts
from cchc.cli.outputs import say
from cchc.documents.views.annex import annex
from cchc.documents.word.render import docx, together
from cchc.errors import CchcError, WrongUsageError
from cchc.model.folding import fold
from cchc.model.values import roman_value
from cchc.operations.paths import OUT
from cchc.reading.package import opened, packed

if TYPE_CHECKING:
    from cchc.cli.copies import Copy
    from cchc.loading import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering(Destination):
    """What the command line asks for."""

    copy: "Copy"
    into: Path | None

    @property
    def in_one_file(self) -> bool:
        """Whether all annexes go into one file."""
        return self.into is not None or self.names_file

    def refuse_contradictions(self) -> None:
        """Refuse options that do not go together.

        Raises:
            WrongUsageError: They do not.
        """
        self.copy.refuse_contradictions()
        Destination.refuse_contradictions(self)  # `super()` does not know the class that `slots` makes anew

    def targets(self, cases: "Sequence[Case]") -> list[Path]:
        """The Word files, or the PDF alone that is wanted."""
        if self.output is not None and self.names_file:
            return [self.output]
        stems = [self.into.stem] if self.into else [_stem(case) for case in cases]
        return [(self.output or OUT) / f"{stem}.docx" for stem in stems]


def render_cases(cases: "Sequence[Case]", asked: Rendering) -> None:
    """Render the annexes and write them; no Word file is written unless all could be rendered.

    Raises:
        CchcError: Something is in the way.
    """
    if asked.in_one_file:
        cases = _in_order(cases)
    targets = asked.targets(cases)
    _refuse_clashes(targets, asked)
    host = _host(asked.into, cases)
    annexes = [_document(case, asked) for case in cases]
    sheaves = [annexes] if asked.in_one_file else [[annex] for annex in annexes]
    documents = [_joined(sheaf, host) for sheaf in sheaves]
    if asked.in_one_file and not asked.copy.paper:
        _tell_differences(cases)
    if asked.makes_word:
        for target, content in zip(targets, documents, strict=True):
            asked.write(target, content)
    if asked.makes_pdf:
        for target, content in zip(targets, _pdfs(documents, sheaves, host, asked), strict=True):
            asked.write(pdf_of(target), content)


def _document(case: "Case", asked: Rendering) -> bytes:
    plan, commune = case.dossier.plan, case.dossier.commune
    assert plan and commune  # noqa: PT018, S101 — a sound case of a plan has both
    view = annex(plan, commune, paper=asked.copy.of(plan, case.name), signature=asked.copy.signature(commune))
    return asked.document(docx, view, f"{case.kind}.docx")


def _in_order(cases: "Sequence[Case]") -> "list[Case]":
    """The annexes of one file, by their numbers.

    Raises:
        CchcError: They are not annexes of one Kế hoạch, or are not numbered (Nghị định 30/2020/NĐ-CP, mục III.1).
    """
    plans = [case.dossier.plan for case in cases if case.dossier.plan]
    if len(plans) == 1:
        return list(cases)
    if len({(case.dossier.plan.year, case.dossier.commune) for case in cases if case.dossier.plan}) > 1:
        raise CchcError(
            "Một tệp chỉ chứa các phụ lục của một Kế hoạch (cùng đơn vị, cùng năm). Đề nghị xuất riêng từng Kế hoạch."
        )
    numbers = [plan.annex for plan in plans]
    if None in numbers or len(set(numbers)) < len(numbers):
        raise CchcError(
            "Các phụ lục trong một tệp phải đánh số La Mã, mỗi phụ lục một số. Đề nghị ghi trường annex: I, II…"
        )
    return sorted(cases, key=lambda case: roman_value((case.dossier.plan and case.dossier.plan.annex) or ""))


def _tell_differences(cases: "Sequence[Case]") -> None:
    issued = [case.dossier.plan.document for case in cases if case.dossier.plan]
    if len({(each.symbol, each.date) for each in issued}) > 1:
        say(
            "Các phụ lục ghi ký hiệu, ngày của Kế hoạch khác nhau nên dòng “Kèm theo” in khác nhau. Đề nghị ghi như "
            "nhau (document) ở mọi phụ lục.",
        )


def _host(into: Path | None, cases: "Sequence[Case]") -> bytes | None:
    """The Kế hoạch that the annexes go behind, and what should be mended in it before it is signed, on stderr.

    Raises:
        CchcError: It is no Word file, or has an annex of the same number already.
    """
    if into is None:
        return None
    from cchc.documents.joining import host_text

    host = opened(into, "Kế hoạch")
    text = host_text(host)
    for case in cases:
        label = f"Phụ lục {case.dossier.plan.annex}" if case.dossier.plan else ""
        if fold(label) in text.labels:
            raise CchcError(f"“{into}” đã có {label}. Đề nghị dùng bản Kế hoạch chưa có phụ lục.")
    if not text.refers:
        say(
            f"“{into}” chưa nhắc đến phụ lục. Nghị định số 30/2020/NĐ-CP (Phụ lục I, mục III.1): văn bản chính phải có "
            "chỉ dẫn về phụ lục. Đề nghị bổ sung.",
        )
    if text.tracked:
        say(f"“{into}” còn sửa đổi đang theo dõi. Đề nghị chấp nhận hoặc từ chối hết trước khi ký.")
    return host


def _joined(annexes: Sequence[bytes], host: bytes | None) -> bytes:
    if host is None:
        return together(annexes[0], annexes[1:]) if len(annexes) > 1 else annexes[0]
    from cchc.documents.joining import appended

    return packed(appended(host, annexes))


def _refuse_clashes(targets: Sequence[Path], asked: Rendering) -> None:
    """Check before anything is rendered what would be in the way of writing.

    Raises:
        WrongUsageError: Several documents for one name, or the result would replace the Kế hoạch itself.
        CchcError: A file is there already.
    """
    for target, number in Counter(targets).items():
        if number > 1:
            raise WrongUsageError(
                f"Có {number} phụ lục cùng ghi vào “{target}”. Đề nghị xuất từng phụ lục với tên riêng (-o TÊN.docx)."
            )
        if asked.into is not None and files.real(asked.into) in map(files.real, asked.written(target)):
            raise WrongUsageError(f"“{target}” là chính Kế hoạch đưa vào (--into). Đề nghị ghi tên khác ở -o.")
        asked.refuse_overwriting(target)


def _pdfs(
    documents: Sequence[bytes], sheaves: Sequence[Sequence[bytes]], host: bytes | None, asked: Rendering
) -> list[bytes]:
    """The documents as PDF; `sheaves` are the annexes of each, which are joined anew where a closing stands alone."""
    from cchc.documents.pdf import stranded
    from cchc.documents.word.closing import brought_along
    from cchc.soffice import find_soffice, pdfs

    soffice = find_soffice(asked.soffice)
    made = pdfs(documents, soffice)
    again: dict[int, bytes] = {}
    for number, (content, sheaf) in enumerate(zip(made, sheaves, strict=True)):
        alone = stranded(content, len(sheaf))
        if any(alone):
            mended = [brought_along(annex) if is_alone else annex for annex, is_alone in zip(sheaf, alone, strict=True)]
            again[number] = _joined(mended, host)
    if again:
        for number, content in zip(again, pdfs(list(again.values()), soffice), strict=True):
            made[number] = content
    if host is None:
        tell_foreign_fonts(made)
    return made


def _stem(case: "Case") -> str:
    return "phu-luc" if files.is_stream(case.path) else case.path.stem
