"""`cchc fmt`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.options.common import Paths
from cchc.cli.outputs import confirm, put, put_as_is, put_line, say
from cchc.wording import count

if TYPE_CHECKING:
    from cchc.operations.formatting import LaidOut, Outcome

_UNTIDY = "chưa đúng dạng chuẩn. Đề nghị chạy cchc fmt."
_FAULTY = "sai cú pháp YAML ở chỗ sửa được. Đề nghị chạy cchc fmt --fix."


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
            help="Sửa thêm lỗi cú pháp đã rõ cách sửa (Y101, hiện dòng đã sửa), dấu cách thừa, “100 %” (chữ cũ ghi ở "
            "chú thích cùng dòng) và chữ chưa ở dạng NFC.",
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
    from cchc.operations.formatting import Formatting, Outcome, lay_out

    shown = check or diff
    seen: Counter[Outcome] = Counter()
    for file in lay_out(paths, Formatting(writes=not shown, fix=fix)):
        _tell(file, shown=shown, diff=diff)
        seen[file.outcome] += 1
    say(_closing(seen, verb="cần" if shown else "đã"))
    return 1 if seen[Outcome.FAULTY] or (seen[Outcome.CHANGED] and shown) else 0


def _tell(file: "LaidOut", *, shown: bool, diff: bool) -> None:
    from cchc.report.findings import line

    say(*map(line, file.faults), *file.notes)
    if files.is_stream(file.path) and not shown:
        put_as_is(file.after)
    elif file.differs and diff:
        _show(file.path, file.before, file.after)
    elif file.differs and shown:
        put_line(f"{file.path.as_posix()} {_FAULTY if file.mended else _UNTIDY}")
    elif file.written:
        _show(file.path, file.before, file.mended or file.before)
        confirm(f"{file.deed} {file.path.as_posix()}")


def _show(path: Path, before: bytes, after: bytes) -> None:
    """Show the lines that change."""
    import difflib

    from cchc.operations.formatting import lines

    name = path.as_posix()
    changed = difflib.unified_diff(lines(before), lines(after), name, name)
    put("".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changed))


def _closing(seen: "Counter[Outcome]", verb: str) -> str:
    said = {
        "faulty": "không đọc được",
        "changed": f"{verb} trình bày lại",
        "same": "đúng dạng chuẩn",
        "left": "để nguyên",
    }
    numbers = {outcome.value: number for outcome, number in seen.items()}
    parts = [f"{count(numbers[kind])} tệp {words}" for kind, words in said.items() if kind in numbers]
    return f"Đã xem {count(seen.total())} tệp: {', '.join(parts)}."
