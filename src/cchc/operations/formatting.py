"""Laying out files of plans: one after the other, each as it is when it is written."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
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
from cchc.workers import shared_out, worker_count

_SECONDS = 0.004
"""The seconds that laying out takes for each file."""
_BLOCK = 8
"""The files that a process lays out at a time."""


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
    found = plan_files(paths)
    workers = 1 if any(map(files.is_stream, found)) else worker_count(len(found) * _SECONDS)
    size = _BLOCK if workers > 1 else 1
    blocks = [found[start : start + size] for start in range(0, len(found), size)]
    for block in shared_out(partial(_looked_at, typed=frozenset(paths or ()), fix=wanted.fix), blocks, workers):
        for file in block:
            if isinstance(file, CchcError):
                raise file
            yield _written(file, fix=wanted.fix) if wanted.writes else file


def _looked_at(paths: Sequence[Path], *, typed: Collection[Path], fix: bool) -> list[LaidOut | CchcError]:
    """Each file as it would be written; the error of one that the layout would change, and none after it."""
    found: list[LaidOut | CchcError] = []
    for path in paths:
        try:
            found.append(_left_alone(path) if _is_link(path, typed) else _laid_out(path, fix=fix))
        except CchcError as error:
            return [*found, error]
    return found


def _is_link(path: Path, typed: Collection[Path]) -> bool:
    return files.is_link(path) and files.exists(path) and (path not in typed or path.name.endswith(PROGRESS_SUFFIX))


def _left_alone(path: Path) -> LaidOut:
    real = files.real(path).as_posix()
    note = f"{path.as_posix()} là liên kết nên được để nguyên. Đề nghị chạy cchc fmt cho chính tệp “{real}”."
    return LaidOut(path, Outcome.LEFT, notes=(note,))


def _laid_out(path: Path, *, fix: bool) -> LaidOut:
    before, after = _formatted(path, fix=fix)
    return LaidOut(
        path,
        _outcome(before, after),
        before,
        after.content,
        tuple(Diagnostic(path.as_posix(), fault.span, fault.code, fault.message) for fault in after.faults),
        tuple(_notes(path, after, fix=fix)),
        mended=(after.mended or "").encode(),
    )


def _notes(path: Path, after: Formatted, *, fix: bool) -> list[str]:
    if not after.is_ours:
        *others, last = KINDS
        return [f"{path.as_posix()} được để nguyên: kind không phải là {', '.join(others)} hoặc {last}."]
    left = [str(fault.span.line) for fault in after.faults if not fault.is_mendable]
    if fix and left and (after.mended or len(left) < len(after.faults)):
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


def _formatted(path: Path, *, fix: bool, known: LaidOut | None = None) -> tuple[bytes, Formatted]:
    """The content of a file as it is, and as it is to be, which is `known` of the content that it had.

    Raises:
        CchcError: The layout would change the file's content.
    """
    try:
        before = files.read(path, MAX_YAML_BYTES)
    except OSError as error:
        return b"", Formatted(b"", (Fault(FILE_START, "Y111", files.unreadable(error)),))
    if known and known.before == before:
        return before, Formatted(known.after)
    try:
        return before, formatted(before, fix=fix)
    except CchcError as error:
        raise CchcError(f"{path.as_posix()}: {error}") from error


def _written(file: LaidOut, *, fix: bool) -> LaidOut:
    """The file, written if it changes; if it has changed meanwhile (a record was made), it is laid out anew."""
    if files.is_stream(file.path) or not file.differs:
        return file
    target = files.real(file.path)
    with files.locked(target):
        before, after = _formatted(target, fix=fix, known=file)
        if after.content != before:
            files.write(target, after.content)
    if before != file.before:
        file = replace(file, outcome=_outcome(before, after), before=before, after=after.content)
    return replace(file, written=after.content != before)


def lines(content: bytes) -> list[str]:
    """The lines of a file with their ends; line ends of other systems (CR LF, CR) are shown as LF."""
    *whole, last = re.sub("\r*\n|\r", "\n", content.decode("utf-8-sig")).split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
