"""Where Word files and PDFs go, and what they are made of: shared by the commands that render from templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc import files, resources
from cchc.cli.outputs import confirm, put, refuse_overwriting, say
from cchc.documents.templating.isolation import isolated
from cchc.documents.templating.template import template
from cchc.errors import CchcError, WrongUsageError
from cchc.operations.paths import template_in_use

_OTHER_FILES = {".doc", ".odt", ".rtf", ".xlsx", ".csv", ".txt", ".md", ".json", ".yaml", ".yml"}
"""Endings by which nobody means a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """What the command line asks for. `at` is the time that the documents say."""

    output: Path | None
    template: Path | None
    soffice: Path | None
    pdf: bool
    force: bool
    at: datetime | None

    @property
    def names_file(self) -> bool:
        """Whether the output is a file, and not a folder."""
        return files.is_stdout(self.output) or _ending(self.output) in {".docx", ".pdf"}

    @property
    def follows_links(self) -> bool:
        """Whether a link is written through: it is the file that a person named, and asked to overwrite."""
        return self.force and self.names_file

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
        if _ending(self.output) in _OTHER_FILES:
            raise WrongUsageError("Lệnh này xuất tệp Word hoặc PDF. Đề nghị ghi tên tệp .docx, .pdf hoặc tên thư mục.")
        if self.pdf and files.is_stdout(self.output):
            raise WrongUsageError("Đầu ra chuẩn chỉ nhận một tệp Word. Đề nghị ghi -o TÊN.pdf, hoặc bỏ --pdf.")
        if self.soffice is not None and not self.makes_pdf:
            raise WrongUsageError("--soffice chỉ dùng khi xuất PDF. Đề nghị thêm --pdf, hoặc bỏ --soffice.")

    def document(self, make: Callable[..., bytes], view: object, name: str) -> bytes:
        """The Word file that `make` makes of a view with the chosen template, by default the one of that name.

        A template that is not one of our own may be hostile, and works in a process of its own.

        Raises:
            CchcError: The template cannot be used.
        """
        chosen = template(self.template or template_in_use(name))
        if any(chosen.content == ours.read_bytes() for ours in resources.templates()):
            return make(view, chosen, self.at)
        return isolated(make, view, chosen, self.at, template=chosen.path)

    def written(self, target: Path) -> list[Path]:
        """The files that are written for one document."""
        return [target] * self.makes_word + [pdf_of(target)] * self.makes_pdf

    def refuse_overwriting(self, target: Path) -> None:
        """Check what would be in the way of writing a document; what is in the usual folder may be replaced.

        Raises:
            CchcError: A file is there already, or the usual folder is a link.
        """
        for file in self.written(target):
            if self.output is None:
                refuse_linked_folder(file)
            elif not files.is_stdout(file):
                refuse_overwriting(file, force=self.force)

    def write(self, target: Path, content: bytes) -> None:
        """Write a document and say so, or put it on standard output.

        Raises:
            CchcError: It cannot be written.
        """
        if files.is_stdout(target):
            put(content)
        else:
            files.write(target, content, follow=self.follows_links)
            confirm(f"Đã xuất {target.as_posix()}")


def refuse_linked_folder(target: Path) -> None:
    """Nothing is written into a folder that nobody typed and that leads elsewhere.

    Raises:
        CchcError: One of the file's folders is a link.
    """
    if folder := files.linked_folder(target):
        raise CchcError(
            f"Thư mục mặc định “{folder.as_posix()}” là liên kết tới “{files.real(folder).as_posix()}” nên không ghi "
            "vào đó. Đề nghị ghi -o THƯ MỤC, hoặc thay liên kết bằng thư mục."
        )


def pdf_of(target: Path) -> Path:
    """Where the PDF of a Word file goes."""
    return target if _ending(target) == ".pdf" else target.with_suffix(".pdf")


def tell_foreign_fonts(made: Sequence[bytes]) -> None:
    """Say of PDFs that they have other fonts than the decree's, where the machine lacks it."""
    from cchc.documents.pdf import foreign_fonts

    fonts = {font for content in made for font in foreign_fonts(content)}
    if fonts:
        say(
            f"PDF dùng phông {', '.join(sorted(fonts))} vì máy thiếu Times New Roman. Đề nghị cài Times New Roman hoặc "
            "Liberation Serif 2 (Debian, Ubuntu: apt install fonts-liberation2) rồi xuất lại.",
        )


def _ending(path: Path | None) -> str:
    return "" if path is None else path.suffix.lower()
