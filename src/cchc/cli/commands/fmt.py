"""`cchc fmt`."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.options import Paths
from cchc.cli.outputs import confirm, put, put_as_is, put_line, say
from cchc.errors import CchcError
from cchc.operations.paths import plan_files
from cchc.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.language.formatting import Formatted
    from cchc.source import Fault

_FAULTY, _CHANGED, _SAME, _LEFT = "faulty", "changed", "same", "left"


def fmt(
    paths: Paths = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Không ghi, chỉ nêu tệp chưa đúng dạng chuẩn; khi đó mã thoát là 1.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Không ghi, chỉ hiện những dòng sẽ đổi; khi đó mã thoát là 1.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Sửa thêm dấu cách thừa, “100 %” (chữ cũ ghi ở chú thích cùng dòng) và chữ chưa ở dạng NFC.",
        ),
    ] = False,
) -> int:
    """Trình bày lại tệp kế hoạch theo dạng chuẩn, không đổi nội dung.

    Dạng chuẩn: thứ tự trường, dấu ngoặc kép, đoạn nhiều dòng; mọi chú thích được giữ. Từ lặp lại không bao giờ tự sửa.
    Tệp YAML của chương trình khác được để nguyên.

    \b
    Ví dụ:
      cchc fmt
      cchc fmt --check
      cchc fmt --fix plans/2024.yaml
    """
    wanted = _Wanted(shown=check or diff, diff=diff, fix=fix, typed=frozenset(paths or ()))
    seen = Counter(_lay_out(path, wanted) for path in plan_files(paths))
    say(_closing(seen, verb="cần" if wanted.shown else "đã"))
    return 1 if seen[_FAULTY] or (seen[_CHANGED] and wanted.shown) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What the command line asks for; `typed` are the paths that it names."""

    shown: bool
    """Whether what would change is only shown, and nothing is written."""
    diff: bool
    fix: bool
    typed: frozenset[Path]


def _lay_out(path: Path, wanted: _Wanted) -> str:
    """Lay out one file, or say what keeps it from being read; what it came to."""
    from cchc.model.progress import PROGRESS_SUFFIX

    if files.is_link(path) and (path not in wanted.typed or path.name.endswith(PROGRESS_SUFFIX)):
        say(
            f"{path.as_posix()} là liên kết nên được để nguyên. Đề nghị chạy cchc fmt cho chính tệp "
            f"“{files.real(path).as_posix()}”."
        )
        return _LEFT
    before, after = _formatted(path, wanted)
    _tell(path, after.faults)
    if not after.is_ours:
        say(f"{path.as_posix()} được để nguyên: kind không phải là maintain, remedy, commune hoặc progress.")
    if files.is_stream(path) and not wanted.shown:
        put_as_is(after.content)
    elif after.content != before and wanted.shown:
        _show(path, before, after.content, diff=wanted.diff)
    elif after.content != before:
        _rewrite(path, wanted)
    return _outcome(before, after)


def _outcome(before: bytes, after: "Formatted") -> str:
    if after.faults:
        return _FAULTY
    if not after.is_ours:
        return _LEFT
    return _CHANGED if after.content != before else _SAME


def _formatted(path: Path, wanted: _Wanted) -> "tuple[bytes, Formatted]":
    """A file as it is, and as it is to be.

    Raises:
        CchcError: The form would change what the file says.
    """
    from cchc.diagnostics import FILE_START
    from cchc.language.formatting import Formatted, formatted
    from cchc.source import MAX_BYTES, Fault

    try:
        before = files.read(path, MAX_BYTES)
    except OSError as error:
        return b"", Formatted(b"", (Fault(FILE_START, "Y111", files.unreadable(error)),))
    try:
        return before, formatted(before, fix=wanted.fix)
    except CchcError as error:
        raise CchcError(f"{path.as_posix()}: {error}") from error


def _rewrite(path: Path, wanted: _Wanted) -> None:
    """Lay out a file as it is now: what another command recorded in it since it was first read is kept."""
    target = files.real(path)
    with files.locked(target):
        before, after = _formatted(target, wanted)
        if after.content != before:
            files.write(target, after.content)
            confirm(f"Đã trình bày lại {path.as_posix()}")


def _tell(path: Path, faults: "Sequence[Fault]") -> None:
    from cchc.diagnostics import Diagnostic
    from cchc.report.findings import line

    for fault in faults:
        say(line(Diagnostic(path.as_posix(), fault.span, fault.code, fault.message)))


def _closing(seen: "Counter[str]", verb: str) -> str:
    said = {
        _FAULTY: "không đọc được",
        _CHANGED: f"{verb} trình bày lại",
        _SAME: "đúng dạng chuẩn",
        _LEFT: "để nguyên",
    }
    parts = [f"{count(seen[kind])} tệp {said[kind]}" for kind in said if seen[kind]]
    return f"Đã xem {count(seen.total())} tệp: {', '.join(parts)}."


def _show(path: Path, before: bytes, after: bytes, *, diff: bool) -> None:
    """Say what would be written."""
    if not diff:
        put_line(f"{path.as_posix()} chưa đúng dạng chuẩn. Đề nghị chạy cchc fmt.")
        return
    import difflib

    lines = difflib.unified_diff(_lines(before), _lines(after), path.as_posix(), path.as_posix())
    put("".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines))


def _lines(content: bytes) -> list[str]:
    """The lines of a file with their ends, of which those of other systems are shown as ours."""
    *whole, last = re.sub("\r*\n|\r", "\n", content.decode("utf-8-sig")).split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
