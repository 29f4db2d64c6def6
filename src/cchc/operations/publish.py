"""Publishing documents as files: targets, clashes and LibreOffice first, then Word, then PDF, then writing.

Obstacles are told before anything is made, and nothing is written unless all of it can be made.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cchc import files
from cchc.documents.templating.template import Template, template
from cchc.documents.views.view import View
from cchc.documents.word.render import docx, one_file
from cchc.errors import CchcError, WrongUsageError
from cchc.reading.package import packed
from cchc.workers import shared_out, worker_count

_SECONDS_A_VIEW, _SECONDS_A_LINE = 0.03, 0.001
"""The seconds that it takes to render a view as a rule, and more for each line of its table."""
_OTHER_FILES = {".doc", ".odt", ".rtf", ".xlsx", ".csv", ".txt", ".md", ".json", ".yaml", ".yml"}
"""Endings of files that these commands do not make: such an output is refused, not taken for a folder."""


class Destination(NamedTuple):
    """The output options: path, kinds of file, LibreOffice, and whether files may be overwritten."""

    output: Path | None
    soffice: Path | None
    pdf: bool
    force: bool

    @property
    def names_file(self) -> bool:
        """True if the output is a file or standard output, and not a folder."""
        return files.is_stdout(self.output) or _ending(self.output) in {".docx", ".pdf"}

    @property
    def follows_links(self) -> bool:
        """True if a link is written through: it is the file that a person named, and asked to overwrite."""
        return self.force and self.names_file

    @property
    def makes_word(self) -> bool:
        """True if a Word file is wanted; `-o x.pdf` asks for the PDF alone."""
        return _ending(self.output) != ".pdf"

    @property
    def makes_pdf(self) -> bool:
        """True if a PDF is wanted."""
        return self.pdf or not self.makes_word

    def refuse_contradictions(self) -> None:
        """Refuse options that do not go together.

        Raises:
            WrongUsageError: Two options contradict each other, or the output's ending is of another kind of file.
        """
        if _ending(self.output) in _OTHER_FILES:
            raise WrongUsageError("Lệnh này xuất tệp Word hoặc PDF. Đề nghị ghi tên tệp .docx, .pdf hoặc tên thư mục.")
        if self.pdf and files.is_stdout(self.output):
            raise WrongUsageError("Đầu ra chuẩn chỉ nhận một tệp Word. Đề nghị ghi -o TÊN.pdf, hoặc bỏ --pdf.")
        if self.soffice is not None and not self.makes_pdf:
            raise WrongUsageError("--soffice chỉ dùng khi xuất PDF. Đề nghị thêm --pdf, hoặc bỏ --soffice.")

    def written(self, target: Path) -> list[Path]:
        """The files that are written for one document."""
        word = [target] if self.makes_word else []
        return [*word, pdf_of(target)] if self.makes_pdf else word

    def refuse_overwriting(self, target: Path) -> None:
        """Refuse to write a document over a file; only files in the usual folder may be replaced without `force`.

        Raises:
            CchcError: A file is there already; a folder that nobody typed is a link; or a folder has the file's name.
        """
        for file in self.written(target):
            if self.output is None:
                files.refuse_linked_folder(file)
                files.refuse_overwriting(file, force=True)
            elif not files.is_stdout(file):
                if not self.names_file:
                    files.refuse_linked_folder(file, below=self.output)
                files.refuse_overwriting(file, force=self.force)


class Sheaf(NamedTuple):
    """A document to be published: the path of its Word file, or of its PDF when only that is wanted, and its views.

    The views stand in it one after the other, each rendered with the template beside it; a `host`, the Kế hoạch itself,
    goes before them.
    """

    target: Path
    views: tuple[tuple[View, Path], ...]
    host: bytes | None = None

    @property
    def templates(self) -> list[Path]:
        """The paths of the templates with which its views are rendered."""
        return [path for _, path in self.views]

    def joined(self, rendered: Sequence[bytes]) -> bytes:
        """The document made of its rendered views."""
        if self.host is None:
            return one_file(rendered[0], rendered[1:]) if len(rendered) > 1 else rendered[0]
        from cchc.documents.joining import appended

        return packed(appended(self.host, rendered))


class Clash(NamedTuple):
    """Words of the error message for documents with one name: what they are, and the mend."""

    what: str
    mend: str


class Published(NamedTuple):
    """The files written, the document for standard output (`None` if there is none), and the notes to print."""

    files: tuple[Path, ...]
    printed: bytes | None
    notes: tuple[str, ...]


def publish(
    sheaves: Sequence[Sheaf],
    to: Destination,
    at: datetime | None,
    clash: Clash,
    on_progress: Callable[[int, int], None] = lambda _, __: None,
) -> Published:
    """Make the documents and write them; they state the time `at`.

    `on_progress` is called with the number of Word files and PDFs that are made, and that of all that are to be made.

    Raises:
        WrongUsageError: Several documents have one name, or one has that of a template.
        CchcError: Something is in the way; nothing was written, unless the disk refused in the middle.
    """
    targets = [sheaf.target for sheaf in sheaves]
    _refuse_clashes(targets, to, clash)
    _refuse_templates(sheaves, to)
    soffice = _soffice(to) if to.makes_pdf else None
    views = sum(len(sheaf.views) for sheaf in sheaves)
    whole = views + len(sheaves) * (soffice is not None)
    rendered = _rendered(sheaves, at, lambda done: on_progress(done, whole))
    documents = [sheaf.joined(own) for sheaf, own in zip(sheaves, rendered, strict=True)]
    made = dict(zip(targets, documents, strict=True)) if to.makes_word else {}
    notes: list[str] = []
    if soffice:
        from cchc.soffice import pdfs

        as_pdf = pdfs(documents, soffice, lambda done: on_progress(views + done, whole))
        made |= zip(map(pdf_of, targets), as_pdf, strict=True)
        if not any(sheaf.host for sheaf in sheaves):
            from cchc.operations.pdf_fonts import font_notes

            notes = font_notes(
                [(sheaf.templates, each) for sheaf, each in zip(sheaves, documents, strict=True)], as_pdf
            )
    return _written(made, to, notes)


def pdf_of(target: Path) -> Path:
    """The path of the PDF of a Word file; a path that ends in .pdf is kept."""
    return target if _ending(target) == ".pdf" else target.with_suffix(".pdf")


def _written(made: Mapping[Path, bytes], to: Destination, notes: Sequence[str]) -> Published:
    to_files = {target: content for target, content in made.items() if not files.is_stdout(target)}
    printed = next((content for target, content in made.items() if target not in to_files), None)
    return Published(files.write_all(to_files, said_of, follow=to.follows_links), printed, tuple(notes))


def _refuse_clashes(targets: Sequence[Path], to: Destination, clash: Clash) -> None:
    for target, number in Counter(targets).items():
        if number > 1:
            raise WrongUsageError(f"Có {number} {clash.what} cùng ghi vào “{target}”. {clash.mend}")
        to.refuse_overwriting(target)


def _refuse_templates(sheaves: Sequence[Sheaf], to: Destination) -> None:
    """Refuse results that would replace a template with which documents are made.

    Raises:
        WrongUsageError: One would.
    """
    templates = {files.real(path) for sheaf in sheaves for _, path in sheaf.views}
    for sheaf in sheaves:
        for target in to.written(sheaf.target):
            if files.real(target) in templates:
                raise WrongUsageError(f"“{target}” là chính mẫu Word đang dùng. Đề nghị ghi tên khác ở -o.")


def _soffice(to: Destination) -> Path:
    """The path of LibreOffice, looked for before anything is made.

    Raises:
        CchcError: There is none.
    """
    from cchc.soffice import find_soffice

    if found := find_soffice(to.soffice):
        return found
    mend = "Bỏ --pdf nếu chỉ cần tệp Word." if to.makes_word else "Ghi -o TÊN.docx nếu chỉ cần tệp Word."
    if to.soffice is not None:
        raise CchcError(
            f"Không có chương trình “{to.soffice}” (--soffice) nên chưa xuất được PDF; chưa ghi tệp nào. Đề nghị kiểm "
            f"tra đường dẫn của LibreOffice. {mend}"
        )
    raise CchcError(
        f"Chưa xuất được PDF vì máy chưa cài LibreOffice; chưa ghi tệp nào. {mend} Cách cài: Debian, Ubuntu: apt "
        "install libreoffice-writer-nogui fonts-liberation2; Windows: winget install "
        "TheDocumentFoundation.LibreOffice; macOS: brew install --cask libreoffice. Cài ở nơi khác thì ghi --soffice "
        "ĐƯỜNG-DẪN."
    )


def _rendered(
    sheaves: Sequence[Sheaf], at: datetime | None, on_progress: Callable[[int], None]
) -> Iterator[list[bytes]]:
    """The views of each document as Word files, made by all cores where there is enough to do."""
    tasks = [each for sheaf in sheaves for each in sheaf.views]
    seconds = sum(_SECONDS_A_VIEW + _SECONDS_A_LINE * len(view.lines) for view, _ in tasks)
    made = shared_out(_Press(at), tasks, worker_count(seconds))
    done = 0
    for sheaf in sheaves:
        yield list(islice(made, len(sheaf.views)))
        done += len(sheaf.views)
        on_progress(done)


class _Press:
    """Makes Word files of views, each with the template at a path; they state the time `at`.

    A template is opened once. One that is not our own may be hostile, and works in a process of its own.
    """

    def __init__(self, at: datetime | None) -> None:
        self._at = at
        self._opened: dict[Path, Template] = {}

    def __call__(self, task: tuple[View, Path]) -> bytes:
        view, path = task
        if path not in self._opened:
            self._opened[path] = template(path)
        chosen = self._opened[path]
        if chosen.is_ours:
            return docx(view, chosen, self._at)
        from cchc.documents.isolation import rendered_apart

        return rendered_apart(view, chosen, self._at)


def said_of(target: Path) -> str:
    """The message for a document that was written."""
    return f"Đã xuất {target.as_posix()}"


def _ending(path: Path | None) -> str:
    return "" if path is None else path.suffix.lower()
