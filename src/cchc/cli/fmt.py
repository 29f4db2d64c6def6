"""`cchc fmt`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.inputs import plan_files
from cchc.cli.options import Paths
from cchc.cli.outputs import put
from cchc.errors import CchcError
from cchc.wording import count

if TYPE_CHECKING:
    from cchc.formatting import Formatted


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
            help="Sửa thêm dấu cách thừa, “100 %” và chữ chưa ở dạng NFC; chữ cũ ghi lại ở chú thích cùng dòng.",
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
    changed, faulty, whole = 0, 0, plan_files(paths)
    for path in whole:
        before = _read(path)
        after = _formatted(path, before, fix=fix)
        faulty += bool(after.faults)
        changed += after.content != before
        if path == files.STDIO and not (check or diff):
            put(after.content)
        elif after.content != before:
            _show(path, before, after.content, check=check, diff=diff)
    said = (
        f"{count(changed)} tệp {'cần' if check or diff else 'đã'} trình bày lại" if changed else "đều đúng dạng chuẩn"
    )
    typer.echo(f"Đã xem {count(len(whole))} tệp: {said}.", err=True)
    return 1 if faulty or (changed and (check or diff)) else 0


def _read(path: Path) -> bytes:
    from cchc.source import MAX_BYTES

    try:
        return files.read(path, MAX_BYTES)
    except OSError as error:
        raise CchcError(f"Không đọc được tệp “{path}” ({files.reason(error)}). Đề nghị kiểm tra quyền đọc.") from error


def _formatted(path: Path, content: bytes, *, fix: bool) -> "Formatted":
    """The file in its canonical form; what keeps it from being read goes to stderr."""
    from cchc.diagnostics import Diagnostic
    from cchc.formatting import formatted
    from cchc.report.findings import line

    try:
        result = formatted(content, fix=fix)
    except CchcError as error:
        raise CchcError(f"{path.as_posix()}: {error}") from error
    for fault in result.faults:
        typer.echo(line(Diagnostic(path.as_posix(), fault.span, fault.code, fault.message)), err=True)
    return result


def _show(path: Path, before: bytes, after: bytes, *, check: bool, diff: bool) -> None:
    """Write the file and say so; or only say what would be written."""
    if diff:
        import difflib

        old, new = (content.decode("utf-8-sig").splitlines(keepends=True) for content in (before, after))
        put("".join(difflib.unified_diff(old, new, path.as_posix(), path.as_posix())))
    elif check:
        put(f"{path.as_posix()} chưa đúng dạng chuẩn. Đề nghị chạy cchc fmt.\n")
    else:
        files.write(path, after)
        put(f"Đã trình bày lại {path.as_posix()}\n")
