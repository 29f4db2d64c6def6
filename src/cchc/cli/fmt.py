"""`cchc fmt`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.inputs import plan_files
from cchc.cli.options import Paths
from cchc.cli.outputs import confirm, put, put_as_is, put_line, say
from cchc.errors import CchcError
from cchc.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.source import Fault

_FAULTY, _CHANGED, _SAME = "faulty", "changed", "same"


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

    \b
    Ví dụ:
      cchc fmt
      cchc fmt --check
      cchc fmt --fix plans/2024.yaml
    """
    seen = Counter(_lay_out(path, check=check, diff=diff, fix=fix) for path in plan_files(paths))
    say(_closing(seen, verb="cần" if check or diff else "đã"))
    return 1 if seen[_FAULTY] or (seen[_CHANGED] and (check or diff)) else 0


def _lay_out(path: Path, *, check: bool, diff: bool, fix: bool) -> str:
    """Lay out one file, or say what keeps it from being read; what it came to."""
    from cchc.diagnostics import FILE_START
    from cchc.formatting import formatted
    from cchc.source import MAX_BYTES, Fault

    try:
        before = files.read(path, MAX_BYTES)
    except OSError as error:
        _tell(path, [Fault(FILE_START, "Y111", files.unreadable(error))])
        return _FAULTY
    try:
        after = formatted(before, fix=fix)
    except CchcError as error:
        raise CchcError(f"{path.as_posix()}: {error}") from error
    _tell(path, after.faults)
    if path == files.STDIO and not (check or diff):
        put_as_is(after.content)
    elif after.content != before:
        _show(path, before, after.content, check=check, diff=diff)
    return _FAULTY if after.faults else _CHANGED if after.content != before else _SAME


def _tell(path: Path, faults: "Sequence[Fault]") -> None:
    from cchc.diagnostics import Diagnostic
    from cchc.report.findings import line

    for fault in faults:
        say(line(Diagnostic(path.as_posix(), fault.span, fault.code, fault.message)))


def _closing(seen: "Counter[str]", verb: str) -> str:
    said = {_FAULTY: "không đọc được", _CHANGED: f"{verb} trình bày lại", _SAME: "đúng dạng chuẩn"}
    parts = [f"{count(seen[kind])} tệp {said[kind]}" for kind in said if seen[kind]]
    return f"Đã xem {count(seen.total())} tệp: {', '.join(parts)}."


def _show(path: Path, before: bytes, after: bytes, *, check: bool, diff: bool) -> None:
    """Write the file and say so; or only say what would be written."""
    if diff:
        import difflib

        old, new = (content.decode("utf-8-sig").splitlines(keepends=True) for content in (before, after))
        lines = difflib.unified_diff(old, new, path.as_posix(), path.as_posix())
        put("".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines))
    elif check:
        put_line(f"{path.as_posix()} chưa đúng dạng chuẩn. Đề nghị chạy cchc fmt.")
    else:
        files.write(path, after)
        confirm(f"Đã trình bày lại {path.as_posix()}")
