"""Tệp kiểm chứng: findings on evidence files that are gone or were changed since they were recorded.

This reads files of any size, so only a check asks for it. Files outside the folder of the progress file are not looked
at: a path that leads out of it, by a link too, counts as gone.
"""

from collections.abc import Iterator
from pathlib import Path

from cchc import files
from cchc.diagnostics import Place
from cchc.model.progress import Entry, Progress

_SHOWN = 8
"""The digits of a SHA-256 that messages show, enough to tell two files apart."""


def evidence_findings(progress: Progress, folder: Path) -> Iterator[tuple[Place, str, str]]:
    """Place, code and sentence for each file that is gone or changed; what was withdrawn needs no proof."""
    for entry in progress.entries:
        if entry.file is not None and entry.withdrawn is None:
            yield from _finding(entry, entry.file, files.existing(folder / entry.file), folder)


def _finding(entry: Entry, name: str, path: Path, folder: Path) -> Iterator[tuple[Place, str, str]]:
    if not files.is_file(path) or not files.real(path).is_relative_to(files.real(folder)):
        sentence = f"Không còn tệp kiểm chứng “{name}” của “{entry.what}” trong thư mục này."
        yield entry.at("file"), "X712", f"{sentence} Đề nghị chép lại tệp, hoặc rút kết quả và ghi nhận lại."
        return
    try:
        found = files.sha256(path)
    except OSError as error:
        sentence = f"Không đọc được tệp kiểm chứng “{name}” của “{entry.what}” ({files.reason(error)})."
        yield entry.at("file"), "X712", f"{sentence} Đề nghị kiểm tra quyền đọc."
        return
    if entry.sha256 is not None and found != entry.sha256:
        yield (
            entry.at("sha256"),
            "X713",
            f"Tệp kiểm chứng “{name}” của “{entry.what}” đã bị sửa: mã băm ghi {entry.sha256[:_SHOWN]}…, nay là "
            f"{found[:_SHOWN]}…. Đề nghị khôi phục tệp cũ, hoặc rút kết quả và ghi nhận lại.",
        )
