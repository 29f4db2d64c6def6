"""The sheets of one run: whose they are, into which files they go, or the messages that say the same.

Plans of several communes are several sets of sheets, each in a folder of the commune's name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.analysis.status import Line, Status, status
from cchc.cli.asking import in_annex_order, parties_named
from cchc.cli.destination import Destination, pdf_of, tell_foreign_fonts
from cchc.cli.outputs import confirm, encoded, put, refuse_overwriting
from cchc.documents.views.leader import leader
from cchc.documents.views.sheet import sheet
from cchc.documents.word.render import printed
from cchc.errors import CchcError, WrongUsageError
from cchc.operations.paths import OUT
from cchc.wording import slug

if TYPE_CHECKING:
    from cchc.analysis.tracking import Asking
    from cchc.loading import Case
    from cchc.model.commune import Commune, Party

FOLDER = OUT / "phieu"
_LEADER = "lanh-dao"
_LEADERS_DAYS = 7
"""How many days ahead the chairman looks, unless another number is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets(Destination):
    """What the command line asks for."""

    official: str | None
    asking: "Asking"
    within: int | None
    with_leader: bool
    form: str | None

    @property
    def as_text(self) -> bool:
        """Whether messages are wanted, and no documents."""
        return (self.form or ("text" if self.output and self.output.suffix.lower() == ".txt" else "docx")) == "text"

    @property
    def leaders_asking(self) -> "Asking":
        """The same question as the chairman asks it: about the next week."""
        return replace(self.asking, soon=_LEADERS_DAYS) if self.within is None else self.asking

    def refuse_contradictions(self) -> None:
        """Refuse options that do not go together.

        Raises:
            WrongUsageError: They do not.
        """
        if self.with_leader and self.official is not None:
            raise WrongUsageError("--all và --official loại trừ nhau. Đề nghị bỏ một trong hai.")
        if not self.as_text:
            Destination.refuse_contradictions(self)  # `super()` does not know the class that `slots` makes anew
        elif self.pdf or self.soffice or self.template:
            raise WrongUsageError("Lời nhắc là văn bản thuần, không dùng --pdf, --soffice, --template. Đề nghị bỏ đi.")
        elif self.output and not files.is_stdout(self.output) and self.output.suffix.lower() != ".txt":
            raise WrongUsageError(f"Không ghi lời nhắc vào “{self.output}”. Đề nghị ghi tên tệp .txt, hoặc bỏ -o.")


@dataclass(frozen=True, slots=True)
class Office:
    """A commune: whose sheets are wanted, and how its plans stand, as they and as the chairman ask."""

    commune: "Commune"
    lines: tuple[Line, ...]
    wanted: Status
    leaders: Status


def make_sheets(cases: "Sequence[Case]", asked: Sheets) -> None:
    """Render the sheets and write them; none is written unless all could be rendered.

    Raises:
        CchcError: Something is in the way.
    """
    from cchc.soffice import find_soffice

    offices = _offices(cases, asked)
    targets = list(_targets(offices, asked))
    if asked.makes_pdf:
        find_soffice(asked.soffice)  # before anything is written
    _refuse_clashes(targets, asked)
    documents = [content for office in offices for content in _documents(office, asked)]
    if asked.makes_word:
        for target, content in zip(targets, documents, strict=True):
            asked.write(target, content)
    if asked.makes_pdf:
        for target, content in zip(targets, _pdfs(documents, asked), strict=True):
            asked.write(pdf_of(target), content)


def tell_reminders(cases: "Sequence[Case]", asked: Sheets) -> None:
    """Print a message for each who is late or has something due soon, or write them to a file.

    Raises:
        CchcError: Something is in the way.
    """
    from cchc.report.reminders import leaders_message, messages, nothing, reminder

    texts: list[str] = []
    offices = _offices(cases, asked)
    for office in offices:
        texts += [reminder(line, office.wanted) for line in office.lines if line.is_busy]
        texts += [leaders_message(office.leaders)] * asked.with_leader
    told = messages(texts) or nothing(offices[0].wanted) + "\n"
    if asked.output is None or files.is_stdout(asked.output):
        put(told)
        return
    refuse_overwriting(asked.output, force=asked.force)
    files.write(asked.output, encoded(told), follow=asked.force)
    confirm(f"Đã ghi {asked.output.as_posix()}")


def _offices(cases: "Sequence[Case]", asked: Sheets) -> list[Office]:
    """The communes whose sheets are wanted, in the order of their plans.

    Raises:
        WrongUsageError: No commune has the party that is named.
        CchcError: There is nobody to make a sheet for.
    """
    parties = parties_named(asked.official, cases)
    by_commune: dict[str, list[Case]] = {}
    for case in cases:
        assert case.dossier.commune  # noqa: S101 — a sound case of a plan has one
        by_commune.setdefault(case.dossier.commune.place.file, []).append(case)
    found = [_office(own, parties, asked) for own in by_commune.values()]
    if not any(office.lines for office in found) and asked.official is not None:
        raise CchcError(f"“{asked.official}” không chủ trì nhiệm vụ nào. Đề nghị kiểm tra cột chủ trì của kế hoạch.")
    wanted = [office for office in found if office.lines or asked.with_leader]
    if not wanted:
        raise CchcError(
            "Không có công chức, bộ phận nào trong tệp đơn vị chủ trì nhiệm vụ. Đề nghị kiểm tra cột chủ trì của kế "
            "hoạch."
        )
    return wanted


def _office(cases: "Sequence[Case]", parties: "list[Party] | None", asked: Sheets) -> Office:
    dossiers = [(case.name, case.dossier) for case in in_annex_order(cases)]
    wanted = status(dossiers, asked.asking, parties=parties)
    lines = tuple(line for line in wanted.holders if line.answers or parties is not None)
    commune = cases[0].dossier.commune
    assert commune  # noqa: S101 — as above
    return Office(commune, lines, wanted, status(dossiers, asked.leaders_asking))


def _targets(offices: Sequence[Office], asked: Sheets) -> Iterator[Path]:
    """The Word files, or the PDF alone that is wanted; of several communes each has a folder of its name."""
    if asked.output is not None and asked.names_file:
        yield from [asked.output] * sum(len(office.lines) + asked.with_leader for office in offices)
        return
    for number, office in enumerate(offices, 1):
        folder = asked.output or FOLDER
        if len(offices) > 1:
            folder /= slug(office.commune.name) or f"don-vi-{number}"
        yield from (folder / f"{line.group.key}.docx" for line in office.lines)
        if asked.with_leader:
            yield folder / f"{_LEADER}.docx"


def _refuse_clashes(targets: Sequence[Path], asked: Sheets) -> None:
    """Check before anything is rendered what would be in the way of writing.

    Raises:
        WrongUsageError: Several sheets for one name.
        CchcError: A file is there already.
    """
    for target, number in Counter(targets).items():
        if number > 1:
            raise WrongUsageError(
                f"Có {number} phiếu cùng ghi vào “{target}”. Đề nghị ghi tên thư mục ở -o, chọn một đầu mối bằng "
                "--official, hoặc in riêng từng đơn vị."
            )
        asked.refuse_overwriting(target)


def _documents(office: Office, asked: Sheets) -> Iterator[bytes]:
    for line in office.lines:
        yield asked.document(printed, sheet(line, office.wanted.as_of), "sheet.docx")
    if asked.with_leader:
        yield replace(asked, template=None).document(printed, leader(office.leaders), "leader.docx")


def _pdfs(documents: Sequence[bytes], asked: Sheets) -> list[bytes]:
    from cchc.soffice import find_soffice, pdfs

    made = pdfs(documents, find_soffice(asked.soffice))
    tell_foreign_fonts(made)
    return made
