"""Tài liệu kiểm chứng: a text, or a file beside the plan, which is recorded with its SHA-256."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from cchc import files
from cchc.errors import WrongUsageError
from cchc.model.progress import PROGRESS_SUFFIX
from cchc.model.values import is_sibling
from cchc.recording.ledger import clean

_SUFFIXES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|jpe?g|png|heic|tiff?|zip|rar|7z|html?|eml|txt|mp[34])", re.IGNORECASE
)
"""Usual endings of file names; “Báo cáo số 12/BC-UBND” has none."""
_ON_THE_WEB = re.compile("https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GivenEvidence:
    """The evidence given for a result: words, a file, both or neither."""

    text: str | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file of the plan's folder: its path from there, and its SHA-256."""

    file: str
    sha256: str


def evidence(values: Sequence[str], folders: Sequence[Path]) -> GivenEvidence:
    """The evidence in the values: the name of an existing file means the file, any other value is the text itself.

    Raises:
        WrongUsageError: As with `named_file`; or two texts or two files.
    """
    found = [(value, named_file(value, folders)) for value in values]
    proofs = [file for _, file in found if file]
    texts = [value for value, file in found if not file]
    if len(proofs) > 1 or len(texts) > 1:
        raise WrongUsageError(
            "--evidence dùng nhiều nhất hai lần: một lần cho tệp, một lần cho nội dung ghi bằng chữ. Đề nghị gộp lại."
        )
    return GivenEvidence(next(iter(texts), None), next(iter(proofs), None))


def named_file(value: str, folders: Sequence[Path]) -> Path | None:
    """The file that a value names, in the first of the folders that has it; `None` for a text or a web address.

    Raises:
        WrongUsageError: It names a folder, or ends as names of files do and none of the folders has it.
    """
    if file := found_file(value, folders):
        return file
    name = value.strip()
    if files.is_stream(Path(name)) and name != files.STDIO.name:
        raise WrongUsageError(
            f"Tài liệu kiểm chứng “{name}” là một luồng nên không giữ lại được. Đề nghị ghi nội dung vào tệp trước."
        )
    if not name or _ON_THE_WEB.search(name):
        return None
    if any(files.is_folder(each) for each in _candidates(name, folders)):
        raise WrongUsageError(
            f"Tài liệu kiểm chứng “{name}” là thư mục. Đề nghị ghi tên một tệp, hoặc nén thư mục thành tệp."
        )
    if _SUFFIXES.fullmatch(PurePath(name).suffix):
        raise WrongUsageError(
            f"Tài liệu kiểm chứng: không có tệp “{name}”. Đề nghị kiểm tra đường dẫn; nếu chỉ là nội dung thì bỏ đuôi "
            "tệp, nếu là trang web thì ghi đủ https://."
        )
    return None


def found_file(value: str, folders: Sequence[Path]) -> Path | None:
    """The file of that name in the first of the folders that has it, however its letters are composed.

    `\\` parts folders as on Windows, on every system, unless it belongs to the name of a file that is there.
    """
    return next((file for file in _candidates(value, folders) if files.is_file(file)), None)


def _candidates(value: str, folders: Sequence[Path]) -> Iterator[Path]:
    for name in dict.fromkeys((value.strip(), value.strip().replace("\\", "/"))):
        yield from (files.existing(folder / name) for folder in folders)


def name_beside(file: Path, folder: Path) -> str | None:
    """The path of a file from the folder, as it is recorded; `None` when it lies elsewhere."""
    target, root = files.real(file), files.real(folder)
    return clean(target.relative_to(root).as_posix()) if target.is_relative_to(root) else None


def enclosed(file: Path, folder: Path) -> Enclosed | str:
    """The file as it is recorded; or the error message for one that cannot be."""
    name = name_beside(file, folder)
    if name is None:
        return (
            f"Tệp “{file}” không nằm trong thư mục “{folder.as_posix()}” của kế hoạch nên không kèm được. Đề nghị chép "
            "tệp vào thư mục đó, ví dụ vào kiem-chung."
        )
    if name.endswith(PROGRESS_SUFFIX):
        return f"Tệp tiến độ “{file}” không làm tài liệu kiểm chứng được. Đề nghị kèm tệp khác, hoặc ghi bằng chữ."
    if not is_sibling(name):
        return f"Tên tệp “{file}” có ký tự mà hệ điều hành khác không dùng được. Đề nghị đổi tên tệp."
    try:
        return Enclosed(name, files.sha256(file))
    except OSError as error:
        return f"“{file}”: {files.unreadable(error)}"
