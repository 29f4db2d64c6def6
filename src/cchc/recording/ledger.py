"""Sổ theo dõi: a plan's progress file, held while it is read, changed and written."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from cchc import files
from cchc.analysis.tracking import Asking, Tracked, tracked
from cchc.errors import CchcError
from cchc.language.formatting import PlanForm, formatted
from cchc.loading import Settings, load
from cchc.model.dossier import SoundDossier
from cchc.model.progress import Progress, progress_path
from cchc.model.values import is_sibling
from cchc.source import MAX_BYTES, Change, edited, lines_of, parse

_SCHEMA = "../schema/progress.schema.json"
_FORM = PlanForm(Progress)


@dataclass(frozen=True)
class Ledger:
    """A sound plan with all that it refers to, and its progress file, which is there or is to be made."""

    plan: Path
    path: Path
    dossier: SoundDossier
    content: bytes
    """The progress file as it is; of one that is not there, how it is to begin."""

    @property
    def year(self) -> int:
        """The plan's year."""
        return self.dossier.plan.year

    def tracked(self, asking: Asking) -> dict[str, Tracked]:
        """What is tracked, by address."""
        return {item.address: item for item in tracked(str(self.plan), self.dossier, asking)}

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
def held_ledger(plan: Path, *, to_write: bool) -> Iterator[Ledger]:
    """The progress file of a plan; nobody else can change it meanwhile, when it is to be written.

    Raises:
        CchcError: The plan or a file that goes with it has errors, or the lock is not to be had.
    """
    path = files.existing(progress_path(plan))
    _refuse_links(plan, path)
    with files.locked(path) if to_write else nullcontext():
        [case] = load([plan], settings_for=lambda _: Settings()).cases
        if (dossier := case.sound) is None:
            raise CchcError(
                f"“{plan.as_posix()}” không phải là tệp kế hoạch, hoặc tệp này hay tệp đi kèm còn lỗi. Đề nghị chạy "
                "cchc validate và sửa trước khi ghi nhận."
            )
        content = files.read(path, MAX_BYTES) if files.is_file(path) else _beginning(plan)
        yield Ledger(plan, path, dossier, content)


def _refuse_links(plan: Path, progress: Path) -> None:
    """What is recorded stands beside the plan itself, where everybody finds it.

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
    """How an item of a list stands in the file."""
    return "\n".join(lines_of([dict(item)], (name,), _FORM)) + "\n"


def clean(text: str) -> str:
    """A text as it is stored: in NFC, line ends alike, without spaces around it."""
    composed = unicodedata.normalize("NFC", text.encode(errors="replace").decode())
    return composed.replace("\r\n", "\n").replace("\r", "\n").strip()


def unwritable(name: str, text: str) -> str | None:
    """Why a text of that field cannot stand in a file; `None` when it can."""
    faults = parse(yaml_lines("entries", {name: text}).encode()).faults
    return faults[0].message if faults else None


def _beginning(plan: Path) -> bytes:
    """The first lines of a new progress file; editors are told of the schema where it is at hand.

    Raises:
        CchcError: The plan's name cannot be written into it.
    """
    name = unicodedata.normalize("NFC", plan.name)
    if not is_sibling(name):
        raise CchcError(f"Tên tệp “{name}” có ký tự mà hệ điều hành khác không dùng được. Đề nghị đổi tên tệp.")
    hint = [f"# yaml-language-server: $schema={_SCHEMA}"] if files.is_file(plan.parent / _SCHEMA) else []
    return "\n".join([*hint, *lines_of({"cchc": "1", "kind": "progress", "plan": name}, (), _FORM), ""]).encode()
