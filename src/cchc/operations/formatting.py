"""Laying out files of plans: one after the other, each as it is when it is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from cchc import files
from cchc.diagnostics import FILE_START, Diagnostic
from cchc.errors import CchcError
from cchc.language.formatting import Formatted, formatted
from cchc.model.kinds import KINDS
from cchc.model.progress import PROGRESS_SUFFIX
from cchc.operations.paths import plan_files
from cchc.source import MAX_YAML_BYTES, Fault
from cchc.wording import count


class Outcome(Enum):
    """The outcome for one file: with faults, changed, the same, or left alone."""

    FAULTY = "faulty"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatting:
    """The options for laying out files."""

    writes: bool
    """True to write the files that change; false to show only what would change."""
    fix: bool = False


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A file before and after laying out, with its outcome, faults and notes."""

    path: Path
    outcome: Outcome
    before: bytes = b""
    after: bytes = b""
    faults: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    written: bool = False
    mended: bytes = b""
    """The file with its syntax slips mended, before it was laid out; empty if it had none."""

    @property
    def deed(self) -> str:
        """The words for what was done to a file that was written."""
        return "Đã sửa một phần" if self.faults else "Đã trình bày lại"

    @property
    def differs(self) -> bool:
        """True if the file would change, or has changed."""
        return self.after != self.before


def lay_out(paths: Sequence[Path] | None, wanted: Formatting) -> Iterator[LaidOut]:
    """Lay out the files that the paths mean, one after the other.

    A file that cannot be read has faults. Files of other programs are left alone, and so are links, except a plan that
    a person named.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is no file; or the layout would change a file's content, or a file cannot be written.
    """
    for path in plan_files(paths):
        yield _left_alone(path) if _is_link(path, paths or ()) else _laid_out(path, wanted)


def _is_link(path: Path, typed: Sequence[Path]) -> bool:
    return files.is_link(path) and files.exists(path) and (path not in typed or path.name.endswith(PROGRESS_SUFFIX))


def _left_alone(path: Path) -> LaidOut:
    real = files.real(path).as_posix()
    note = f"{path.as_posix()} là liên kết nên được để nguyên. Đề nghị chạy cchc fmt cho chính tệp “{real}”."
    return LaidOut(path, Outcome.LEFT, notes=(note,))


def _laid_out(path: Path, wanted: Formatting) -> LaidOut:
    before, after = _formatted(path, fix=wanted.fix)
    is_written = wanted.writes and not files.is_stream(path) and after.content != before
    return LaidOut(
        path,
        _outcome(before, after),
        before,
        after.content,
        tuple(Diagnostic(path.as_posix(), fault.span, fault.code, fault.message) for fault in after.faults),
        tuple(_notes(path, after, wanted)),
        written=is_written and _rewritten(path, fix=wanted.fix),
        mended=(after.mended or "").encode(),
    )


def _notes(path: Path, after: Formatted, wanted: Formatting) -> list[str]:
    if not after.is_ours:
        *others, last = KINDS
        return [f"{path.as_posix()} được để nguyên: kind không phải là {', '.join(others)} hoặc {last}."]
    left = [str(fault.span.line) for fault in after.faults if not fault.is_mendable]
    if wanted.fix and left and (after.mended or len(left) < len(after.faults)):
        return [
            f"{path.as_posix()} còn {count(len(left))} lỗi không tự sửa được (dòng {', '.join(left)}). Đề nghị sửa tay "
            "rồi chạy lại cchc fmt --fix."
        ]
    return []


def _outcome(before: bytes, after: Formatted) -> Outcome:
    if after.faults:
        return Outcome.FAULTY
    if not after.is_ours:
        return Outcome.LEFT
    return Outcome.CHANGED if after.content != before else Outcome.SAME


def _formatted(path: Path, *, fix: bool) -> tuple[bytes, Formatted]:
    """The content of a file as it is, and as it is to be.

    Raises:
        CchcError: The layout would change the file's content.
    """
    try:
        before = files.read(path, MAX_YAML_BYTES)
    except OSError as error:
        return b"", Formatted(b"", (Fault(FILE_START, "Y111", files.unreadable(error)),))
    try:
        return before, formatted(before, fix=fix)
    except CchcError as error:
        raise CchcError(f"{path.as_posix()}: {error}") from error


def _rewritten(path: Path, *, fix: bool) -> bool:
    """Lay out a file as it is now, with records made since the first read; returns true if it changed."""
    target = files.real(path)
    with files.locked(target):
        before, after = _formatted(target, fix=fix)
        if after.content != before:
            files.write(target, after.content)
        return after.content != before


def lines(content: bytes) -> list[str]:
    """The lines of a file with their ends; line ends of other systems (CR LF, CR) are shown as LF."""
    *whole, last = re.sub("\r*\n|\r", "\n", content.decode("utf-8-sig")).split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
