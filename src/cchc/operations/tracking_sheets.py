"""The sheets of one run: their parties and their files, or messages with the same content.

Plans of several communes are several sets of sheets, each in a folder of the commune's name.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.analysis.coverage import Covered, covered
from cchc.analysis.status import Status, TalliedParty, status
from cchc.documents.registry import LEADER, SHEET
from cchc.documents.templating.tags import words
from cchc.documents.templating.template import template
from cchc.documents.views.leader import Leader, leader
from cchc.documents.views.sheet import Sheet, sheet
from cchc.errors import CchcError, LeftOutError, WrongUsageError
from cchc.model.plan import RemedyPlan
from cchc.operations.paths import SHEETS, template_in_use, typed
from cchc.operations.places import places
from cchc.operations.publish import Clash, Destination, Published, Sheaf, publish
from cchc.operations.tracking import Question, folder_names, in_annex_order, parties_named
from cchc.phrasing.headings import caveats
from cchc.wording import listing

if TYPE_CHECKING:
    from cchc.analysis.overdue import LeftOutPlan
    from cchc.analysis.tracking import Asking
    from cchc.documents.views.view import View
    from cchc.model.commune import Commune, Party
    from cchc.operations.selection import Selection
    from cchc.operations.sound import SoundPlan

_LEADER = "lanh-dao"
_LEADERS_DAYS = 7
"""The default number of days ahead on the chairman's page."""
_CLASH = Clash(
    "phiếu",
    "Đề nghị ghi tên thư mục ở -o, chọn một đầu mối bằng --official, hoặc in riêng từng đơn vị.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The options of the sheets; `form` is `docx`, `text`, or `None` for the form of the output's ending."""

    to: Destination
    question: Question
    with_leader: bool = False
    form: str | None = None
    template: Path | None = None
    at: datetime | None = None
    paths: Sequence[Path] | None = None
    """The paths that were typed: sheets of plans of several folders lie as these do below them."""
    year: int | None = None
    """The year that was asked for: its sheets have a folder of their own, beside those of this year."""

    @property
    def folder(self) -> Path:
        """The folder of the sheets."""
        usual = SHEETS / str(self.year) if self.year else SHEETS
        return self.to.output or usual

    @property
    def as_text(self) -> bool:
        """True if messages are wanted, and no documents."""
        output = self.to.output
        return (self.form or ("text" if output and output.suffix.lower() == ".txt" else "docx")) == "text"

    @property
    def leaders_asking(self) -> "Asking":
        """The question as the chairman asks it: about the next week, unless a number of days was given."""
        asking = self.question.asking
        return asking._replace(soon=_LEADERS_DAYS) if self.question.within is None else asking

    def refuse_contradictions(self) -> None:
        """Refuse options that do not go together.

        Raises:
            WrongUsageError: Two options contradict each other.
        """
        output = self.to.output
        if self.with_leader and self.question.official is not None:
            raise WrongUsageError("--all và --official loại trừ nhau. Đề nghị bỏ một trong hai.")
        if not self.as_text:
            self.to.refuse_contradictions()
        elif self.to.pdf or self.to.soffice or self.template:
            raise WrongUsageError("Lời nhắc là văn bản thuần, không dùng --pdf, --soffice, --template. Đề nghị bỏ đi.")
        elif output and not files.is_stdout(output) and output.suffix.lower() != ".txt":
            raise WrongUsageError(f"Không ghi lời nhắc vào “{output}”. Đề nghị ghi tên tệp .txt, hoặc bỏ -o.")


@dataclass(frozen=True, slots=True)
class Office:
    """A commune: the lines to make sheets of, its status for the sheets and for the chairman, and a caveat."""

    commune: "Commune"
    path: Path
    """The path of one of its plans."""
    lines: tuple[TalliedParty, ...]
    wanted: Status
    leaders: Status
    lost: tuple[Covered, ...]
    """The lost points of its remedy plans, if the chairman's page is wanted."""
    caveat: str
    """The sentence that plans with errors are left out; blank when none is."""

    def sheet(self, line: TalliedParty) -> Sheet:
        """The sheet of one đầu mối."""
        made = sheet(line, self.wanted.as_of)
        return replace(made, unrecorded=self._with_caveat(made.unrecorded))

    def leader(self) -> Leader:
        """The chairman's page."""
        made = leader(self.leaders, self.lost)
        return replace(made, unrecorded=self._with_caveat(made.unrecorded))

    def _with_caveat(self, sentence: str) -> str:
        return " ".join(filter(None, [self.caveat, sentence]))


def make_sheets(
    plans: "Selection", asked: Sheets, on_progress: Callable[[int, int], None] = lambda _, __: None
) -> Published:
    """Render the sheets and write them; none is written unless all could be made.

    A plan with errors is left out, and the sheets of its commune say so. `on_progress` is told of it as by `publish`.

    Raises:
        CchcError: Something is in the way.
    """
    offices = _offices(plans, asked)
    views = [view for office in offices for view in _views(office, asked)]
    targets = list(_targets(offices, asked, plans))
    sheaves = [Sheaf(target, (view,)) for target, view in zip(targets, views, strict=True)]
    made = publish(sheaves, asked.to, asked.at, _CLASH, on_progress)
    return made._replace(notes=(*_missing(plans), *_former(offices, asked), *made.notes))


def reminders(plans: "Selection", asked: Sheets) -> tuple[str, list[str]]:
    """A message for each party that is late or has something due soon, and the notes to print.

    Raises:
        CchcError: There is nobody to remind.
    """
    from cchc.report.reminders import leaders_message, messages, nothing, reminder

    texts: list[str] = []
    offices = _offices(plans, asked)
    for office in offices:
        own = [reminder(line, office.wanted) for line in office.lines if line.is_busy]
        own += [leaders_message(office.leaders)] if asked.with_leader else []
        texts += [f"{text}{office.caveat}\n" if office.caveat else text for text in own]
    if not texts:  # nobody is late, as far as the plans without errors tell
        caveats_of = dict.fromkeys(office.caveat for office in offices if office.caveat)
        texts = ["".join(f"{line}\n" for line in (nothing(offices[0].wanted), *caveats_of))]
    return messages(texts), list(_missing(plans))


def _former(offices: Sequence[Office], asked: Sheets) -> Iterator[str]:
    """The note that the office's own template of the chairman's page has no table of lost points."""
    path = template_in_use(LEADER.template)
    if asked.with_leader and any(each.remedies for office in offices for each in office.lost):
        own = template(path)
        if not own.is_ours and "lost_lines" not in words(own.read().word):
            yield (
                f"Mẫu “{path.as_posix()}” không có bảng điểm bị mất (lost_lines) nên trang lãnh đạo không có bảng ấy. "
                "Đề nghị thêm bảng vào mẫu, hoặc đổi tên mẫu này rồi chạy: cchc template export leader.docx"
            )


def _missing(plans: "Selection") -> Iterator[str]:
    if plans.left_out:
        yield f"Chưa có nhiệm vụ của {listing(list(plans.left_out))}. Đề nghị sửa các lỗi ở trên rồi chạy lại."


def _offices(plans: "Selection", asked: Sheets) -> list[Office]:
    """The communes whose sheets are wanted, in the order of their plans.

    Raises:
        WrongUsageError: No commune has the party that is named.
        LeftOutError: The party may lead something in a plan that has errors.
        CchcError: There is nobody to make a sheet for.
    """
    official = asked.question.official
    parties = parties_named(official, plans.cases)
    by_commune: dict[str, list[SoundPlan]] = {}
    for case in plans.cases:
        by_commune.setdefault(case.commune.place.file, []).append(case)
    found = [_office(own, plans.with_communes(plans.left_out_of(own)), parties, asked) for own in by_commune.values()]
    if not any(office.lines for office in found) and official is not None:
        raise _no_duties(official, plans.left_out)
    wanted = [office for office in found if office.lines or asked.with_leader]
    if not wanted:
        raise CchcError(
            "Không có công chức, bộ phận nào trong tệp đơn vị chủ trì nhiệm vụ. Đề nghị kiểm tra cột chủ trì của kế "
            "hoạch."
        )
    return wanted


def _no_duties(official: str, left_out: Sequence[str]) -> CchcError:
    """The error for a party that leads nothing, as far as is known."""
    if left_out:
        return LeftOutError(
            f"“{official}” không chủ trì nhiệm vụ nào trong các kế hoạch đã tính, chưa kể {listing(list(left_out))} "
            "còn lỗi. Đề nghị sửa các lỗi ở trên rồi chạy lại."
        )
    return CchcError(f"“{official}” không chủ trì nhiệm vụ nào. Đề nghị kiểm tra cột chủ trì của kế hoạch.")


def _office(
    cases: "list[SoundPlan]", left_out: "list[LeftOutPlan]", parties: "list[Party] | None", asked: Sheets
) -> Office:
    dossiers = in_annex_order(cases)
    wanted = status(dossiers, asked.question.asking, parties=parties, left_out=left_out)
    lines = tuple(line for line in wanted.holders if line.answers or parties is not None)
    remedies = [each for each in dossiers if asked.with_leader and isinstance(each[1].plan, RemedyPlan)]
    lost = (covered(name, dossier, asked.leaders_asking) for name, dossier in remedies)
    caveat = " ".join(caveats([plan for plan in wanted.plans if plan.left_out]))
    return Office(
        cases[0].commune, cases[0].path, lines, wanted, status(dossiers, asked.leaders_asking), tuple(lost), caveat
    )


def _targets(offices: Sequence[Office], asked: Sheets, plans: "Selection") -> Iterator[Path]:
    """The paths of the Word files, or of the PDF when only that is wanted."""
    leaders = [_LEADER] if asked.with_leader else []
    for office, own in zip(offices, _folders(offices, asked, plans), strict=True):
        names = [*(line.group.key for line in office.lines), *leaders]
        if asked.to.output is not None and asked.to.names_file:
            yield from repeat(asked.to.output, len(names))
        else:
            yield from (asked.folder / own / f"{name}.docx" for name in names)


def _folders(offices: Sequence[Office], asked: Sheets, plans: "Selection") -> list[Path]:
    """The folder of each commune below that of all sheets: as its plans lie; several of one place have their names."""
    if not plans.is_of_several:
        return [Path()] * len(offices)
    found = [(office.path, "phieu") for office in offices]
    near = [place.parent for place in places(found, map(Path, plans.left_out), typed(asked.paths))]
    names = folder_names([office.commune for office in offices])
    return [
        place if near.count(place) == 1 and place.parts else place / name
        for place, name in zip(near, names, strict=True)
    ]


def _views(office: Office, asked: Sheets) -> "Iterator[tuple[View, Path]]":
    """The views to print, each with its template; a template that is given is for the sheets."""
    own = asked.template or template_in_use(SHEET.template)
    yield from ((office.sheet(line), own) for line in office.lines)
    if asked.with_leader:
        yield office.leader(), template_in_use(LEADER.template)
