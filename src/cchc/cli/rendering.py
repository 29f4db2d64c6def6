"""One rendering: which annexes go into which files, and in what form."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cchc import files, resources
from cchc.cli.outputs import OUT, put, refuse_overwriting
from cchc.documents.annex import annex
from cchc.documents.isolation import isolated
from cchc.documents.package import opened, packed
from cchc.documents.template import template
from cchc.documents.word import docx, together
from cchc.errors import CchcError, WrongUsageError
from cchc.model.folding import fold
from cchc.model.values import roman_value

if TYPE_CHECKING:
    from cchc.cli.copies import Copy
    from cchc.loading import Case

_OTHER_FILES = {".doc", ".odt", ".rtf", ".xlsx", ".csv", ".txt", ".md", ".json", ".yaml", ".yml"}
"""Endings by which nobody means a folder."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the command line asks for. `at` is the time that the documents say."""

    copy: "Copy"
    output: Path | None
    into: Path | None
    template: Path | None
    soffice: Path | None
    pdf: bool
    force: bool
    at: datetime | None

    @property
    def in_one_file(self) -> bool:
        """Whether all annexes go into one file."""
        return self.into is not None or self.names_file

    @property
    def names_file(self) -> bool:
        """Whether the output is a file, and not a folder."""
        return self.output == files.STDIO or _ending(self.output) in {".docx", ".pdf"}

    @property
    def makes_word(self) -> bool:
        """Whether a Word file is wanted; `-o x.pdf` asks for nothing but the PDF."""
        return _ending(self.output) != ".pdf"

    @property
    def makes_pdf(self) -> bool:
        """Whether a PDF is wanted."""
        return self.pdf or not self.makes_word

    def refuse_contradictions(self) -> None:
        """Refuse options that do not go together.

        Raises:
            WrongUsageError: They do not.
        """
        self.copy.refuse_contradictions()
        if _ending(self.output) in _OTHER_FILES:
            raise WrongUsageError("Lệnh này xuất tệp Word hoặc PDF. Đề nghị ghi tên tệp .docx, .pdf hoặc tên thư mục.")
        if self.pdf and self.output == files.STDIO:
            raise WrongUsageError("Đầu ra chuẩn chỉ nhận một tệp Word. Đề nghị ghi -o TÊN.pdf, hoặc bỏ --pdf.")
        if self.soffice is not None and not self.makes_pdf:
            raise WrongUsageError("--soffice chỉ dùng khi xuất PDF. Đề nghị thêm --pdf, hoặc bỏ --soffice.")

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
            _write(target, content)
    if asked.makes_pdf:
        for target, content in zip(targets, _pdfs(documents, sheaves, host, asked), strict=True):
            _write(_pdf(target), content)


def _document(case: "Case", asked: Rendering) -> bytes:
    plan, commune = case.dossier.plan, case.dossier.commune
    assert plan and commune  # noqa: PT018, S101 — a sound case of a plan has both
    chosen = template(asked.template or resources.template(f"{case.kind}.docx"))
    view = annex(plan, commune, paper=asked.copy.of(plan, case.name), signature=asked.copy.signature(commune))
    if any(chosen.content == ours.read_bytes() for ours in resources.templates()):
        return docx(view, chosen, asked.at)
    return isolated(docx, view, chosen, asked.at, template=chosen.path)


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
        typer.echo(
            "Các phụ lục ghi ký hiệu, ngày của Kế hoạch khác nhau nên dòng “Kèm theo” in khác nhau. Đề nghị ghi như "
            "nhau (document) ở mọi phụ lục.",
            err=True,
        )


def _host(into: Path | None, cases: "Sequence[Case]") -> bytes | None:
    """The Kế hoạch that the annexes go behind, and what should be mended in it before it is signed, on stderr.

    Raises:
        CchcError: It is no Word file, or has an annex of the same number already.
    """
    if into is None:
        return None
    from cchc.documents.sections import host_text

    host = opened(into, "Kế hoạch")
    text = host_text(host)
    for case in cases:
        label = f"Phụ lục {case.dossier.plan.annex}" if case.dossier.plan else ""
        if fold(label) in text.labels:
            raise CchcError(f"“{into}” đã có {label}. Đề nghị dùng bản Kế hoạch chưa có phụ lục.")
    if not text.refers:
        typer.echo(
            f"“{into}” chưa nhắc đến phụ lục. Nghị định số 30/2020/NĐ-CP (Phụ lục I, mục III.1): văn bản chính phải có "
            "chỉ dẫn về phụ lục. Đề nghị bổ sung.",
            err=True,
        )
    if text.tracked:
        typer.echo(f"“{into}” còn sửa đổi đang theo dõi. Đề nghị chấp nhận hoặc từ chối hết trước khi ký.", err=True)
    return host


def _joined(annexes: Sequence[bytes], host: bytes | None) -> bytes:
    if host is None:
        return together(annexes[0], annexes[1:]) if len(annexes) > 1 else annexes[0]
    from cchc.documents.sections import appended

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
        written = [target] * asked.makes_word + [_pdf(target)] * asked.makes_pdf
        if asked.into is not None and files.real(asked.into) in map(files.real, written):
            raise WrongUsageError(f"“{target}” là chính Kế hoạch đưa vào (--into). Đề nghị ghi tên khác ở -o.")
        for file in written:
            if asked.output is not None and file != files.STDIO:
                refuse_overwriting(file, force=asked.force)


def _write(target: Path, content: bytes) -> None:
    if target == files.STDIO:
        put(content)
    else:
        files.write(target, content)
        put(f"Đã xuất {target.as_posix()}\n")


def _pdfs(
    documents: Sequence[bytes], sheaves: Sequence[Sequence[bytes]], host: bytes | None, asked: Rendering
) -> list[bytes]:
    """The documents as PDF; `sheaves` are the annexes of each, which are joined anew where a closing stands alone."""
    from cchc.documents.closing import brought_along
    from cchc.documents.pdf import find_soffice, foreign_fonts, pdfs, stranded

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
    fonts = {font for content in made if host is None for font in foreign_fonts(content)}
    if fonts:
        typer.echo(
            f"PDF dùng phông {', '.join(sorted(fonts))} vì máy thiếu Times New Roman. Đề nghị cài Times New Roman hoặc "
            "Liberation Serif 2 (Debian, Ubuntu: apt install fonts-liberation2) rồi xuất lại.",
            err=True,
        )
    return made


def _ending(path: Path | None) -> str:
    return "" if path is None else path.suffix.lower()


def _pdf(target: Path) -> Path:
    return target if _ending(target) == ".pdf" else target.with_suffix(".pdf")


def _stem(case: "Case") -> str:
    return "phu-luc" if case.path == files.STDIO else case.path.stem
