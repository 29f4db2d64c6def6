"""Sổ theo dõi: a plan's progress file, held while it is read, changed and written."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from subprocess import list2cmdline  # its double quotes are understood by every shell, those of Windows too

from cchc import files
from cchc.analysis.kinship import Kin, Kinship, kinships
from cchc.analysis.tracking import Asking, Tracked, tracked_together
from cchc.errors import CchcError
from cchc.language.formatting import PlanForm, formatted
from cchc.loading import calendar_finder, load
from cchc.model.dossier import SoundDossier
from cchc.model.occurrences import occurrences
from cchc.model.progress import Progress, progress_path
from cchc.model.values import is_sibling
from cchc.source import MAX_YAML_BYTES, parse
from cchc.source.editing import Change, edited
from cchc.source.layout import lines_of

_SCHEMA = "../schema/progress.schema.json"
_FORM = PlanForm(Progress)


@dataclass(frozen=True)
class Ledger:
    """A sound plan with all that it refers to, and its progress file, which may not exist yet."""

    plan: Path
    path: Path
    dossier: SoundDossier
    content: bytes
    """The content of the progress file, or the first lines of one to be made."""
    beside: tuple[tuple[str, SoundDossier], ...] = ()
    """Remedy plans that have nhiệm vụ of this plan, too (`same_as`), by the names of their files."""

    @property
    def year(self) -> int:
        """The plan's first year."""
        return self.dossier.plan.year

    @property
    def last_year(self) -> int:
        """The plan's last year."""
        return self.dossier.plan.years[-1]

    def happened(self, what: str) -> date | None:
        """The day of the event that the occurrence of that address waited for; `None` for any other occurrence."""
        known = occurrences(self.dossier.plan, self.dossier.progress)
        return next((each.happened for each in known if each.address == what), None)

    def tracked(self, asking: Asking) -> dict[str, Tracked]:
        """The tracked items of the plan, by address."""
        items = tracked_together(self._plans, asking)
        return {item.address: item for item in items if item.plan == str(self.plan)}

    def kin(self, what: str) -> tuple[Kin, ...]:
        """The nhiệm vụ of that address in other annexes, which have records of their own."""
        return kinships(self._plans).get(str(self.plan), Kinship()).kin.get(what, ())

    def named(self, what: str) -> str:
        """The words that name a nhiệm vụ of this plan to a command; with the plan where another annex has it too."""
        return list2cmdline([what, str(self.plan)]) if self.kin(what) else what

    @property
    def _plans(self) -> list[tuple[str, SoundDossier]]:
        return [(str(self.plan), self.dossier), *self.beside]

    def write(self, change: Change) -> None:
        """Put the change into the file, in one step.

        Raises:
            CchcError: The file cannot be written, or not without changing what it says.
        """
        after = edited(self.content, change, _FORM) or edited(formatted(self.content).content, change, _FORM)
        if after is None:
            raise CchcError(
                f"Không ghi thêm được vào “{self.path}” mà giữ nguyên nội dung cũ. Đề nghị chạy cchc fmt cho tệp này "
                "(tệp không quá 4 MB), rồi chạy lại."
            )
        files.write(self.path, after)


@contextmanager
def held_ledger(plan: Path, beside: Sequence[Path] = (), *, to_write: bool) -> Iterator[Ledger]:
    """The progress file of a plan; with `to_write`, locked against changes by others.

    `beside` are the remedy plans that have nhiệm vụ of this plan, too: their records are read.

    Raises:
        CchcError: The plan or a file that goes with it has errors, or the lock is not to be had.
    """
    path = files.existing(progress_path(plan))
    _refuse_links(plan, path)
    with files.locked(path) if to_write else nullcontext():
        case, *others = load([plan, *beside], errors_only=True, settings_for=calendar_finder()).cases
        if (dossier := case.sound) is None:
            raise CchcError(
                f"“{plan.as_posix()}” không phải là tệp kế hoạch, hoặc tệp này hay tệp đi kèm còn lỗi. Đề nghị chạy "
                "cchc validate và sửa trước khi ghi nhận."
            )
        content = files.read(path, MAX_YAML_BYTES) if files.is_file(path) else _beginning(plan)
        yield Ledger(plan, path, dossier, content, tuple((each.name, each.sound) for each in others if each.sound))


def _refuse_links(plan: Path, progress: Path) -> None:
    """Refuse links: records belong beside the plan itself, where everybody finds them.

    Raises:
        CchcError: The plan or its progress file is a link.
    """
    for path, meant in ((plan, "tệp kế hoạch"), (progress, "tệp tiến độ")):
        if files.is_link(path):
            raise CchcError(
                f"“{path.as_posix()}” là liên kết tới “{files.real(path).as_posix()}” nên không ghi nhận được. Đề nghị "
                f"ghi tên chính {meant} đó, hoặc thay liên kết bằng tệp."
            )


def yaml_lines(name: str, item: Mapping[str, str]) -> str:
    """The lines of an item of the list `name` in the file."""
    return "\n".join(lines_of([dict(item)], (name,), _FORM)) + "\n"


def clean(text: str) -> str:
    """A text as it is stored: in NFC, line ends alike, without spaces around it."""
    composed = unicodedata.normalize("NFC", text.encode(errors="replace").decode())
    return composed.replace("\r\n", "\n").replace("\r", "\n").strip()


def unwritable(name: str, text: str) -> str | None:
    """Error message for a text of that field that no file may hold; `None` when it may."""
    faults = parse(yaml_lines("entries", {name: text}).encode()).faults
    return faults[0].message if faults else None


def _beginning(plan: Path) -> bytes:
    """The first lines of a new progress file; they name the schema for editors, where it is at hand.

    Raises:
        CchcError: The plan's name cannot be written into it.
    """
    name = unicodedata.normalize("NFC", plan.name)
    if not is_sibling(name):
        raise CchcError(f"Tên tệp “{name}” có ký tự mà hệ điều hành khác không dùng được. Đề nghị đổi tên tệp.")
    hint = [f"# yaml-language-server: $schema={_SCHEMA}"] if files.is_file(plan.parent / _SCHEMA) else []
    return "\n".join([*hint, *lines_of({"cchc": "1", "kind": "progress", "plan": name}, (), _FORM), ""]).encode()
