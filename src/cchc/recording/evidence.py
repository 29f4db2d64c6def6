"""Tài liệu kiểm chứng: a text, or a file beside the plan, which is recorded with its SHA-256."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc import files
from cchc.errors import WrongUsageError
from cchc.model.values import is_sibling
from cchc.recording.ledger import clean

_MEANT_AS_FILE = re.compile(
    r"(?:\S+|.*[/\\].*)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|jpe?g|png|heic|tiff?|zip|rar|7z|html?|eml|txt|mp[34])",
    re.IGNORECASE,
)
"""A name with a usual ending and without spaces, or with a folder. “Báo cáo số 12/BC-UBND” is none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves that something is done: words, a file, both or neither."""

    text: str | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file of the plan's folder: its path from there, and its SHA-256."""

    file: str
    sha256: str


def evidence(values: Sequence[str]) -> Evidence:
    """What the values mean: the name of a file that is there means the file, else it is the text itself.

    Raises:
        WrongUsageError: A folder, a name of a file that is not there, two texts or two files.
    """
    found = [path for value in values if (path := _file(value))]
    texts = [value for value in values if not _file(value)]
    if len(found) > 1 or len(texts) > 1:
        raise WrongUsageError(
            "--evidence dùng nhiều nhất hai lần: một lần cho tệp, một lần cho nội dung ghi bằng chữ. Đề nghị gộp lại."
        )
    return Evidence(next(iter(texts), None), next(iter(found), None))


def enclosed(file: Path, folder: Path) -> Enclosed | str:
    """The file as it is recorded; or the sentence that says why it cannot be."""
    target, root = files.real(file), files.real(folder)
    if not target.is_relative_to(root):
        return (
            f"Tệp “{file}” không nằm trong thư mục “{folder.as_posix()}” của kế hoạch nên không kèm được. Đề nghị chép "
            "tệp vào thư mục đó, ví dụ vào kiem-chung."
        )
    name = clean(target.relative_to(root).as_posix())
    if not is_sibling(name):
        return f"Tên tệp “{file}” có ký tự mà hệ điều hành khác không dùng được. Đề nghị đổi tên tệp."
    try:
        return Enclosed(name, files.sha256(target))
    except OSError as error:
        return f"“{file}”: {files.unreadable(error)}"


def _file(value: str) -> Path | None:
    """The file that a value names; `None` for a text."""
    path = Path(value)
    if files.is_folder(path):
        raise WrongUsageError(f"--evidence: “{value}” là thư mục. Đề nghị ghi tên một tệp, hoặc nén thư mục thành tệp.")
    if not files.is_file(path) and _MEANT_AS_FILE.fullmatch(value.strip()):
        raise WrongUsageError(
            f"--evidence: không có tệp “{value}”. Đề nghị kiểm tra đường dẫn; nếu chỉ là nội dung thì bỏ đuôi tệp."
        )
    return path if files.is_file(path) else None
