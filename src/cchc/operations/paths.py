"""From the paths of a command to the files that they mean."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cchc import files, resources
from cchc.errors import CchcError, WrongUsageError
from cchc.guessing import nearest, question

DEFAULT_FOLDER = Path("plans")
OUT = Path("out")
"""The folder of documents, unless another is named."""
_PLANS, _DOCUMENTS = (".yaml", ".yml"), (".docx",)


def plan_files(paths: Sequence[Path] | None) -> list[Path]:
    """The files that the paths mean, in their order; a folder means the `.yaml` and `.yml` files in it, by name.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is no file at all.
    """
    if not paths and not files.is_folder(DEFAULT_FOLDER):
        raise CchcError(
            "Không có thư mục “plans” ở đây. Đề nghị chạy lệnh trong thư mục chứa “plans”, hoặc ghi tên tệp kế hoạch."
        )
    found = [file for path in paths or [followed(DEFAULT_FOLDER)] for file in _expand(path, _PLANS)]
    if not found:
        raise CchcError(
            f"Không có tệp kế hoạch nào (tên kết thúc bằng .yaml) trong {named(paths)}. "
            f"{' '.join(misnamed(paths)) or 'Đề nghị kiểm tra đường dẫn và đuôi tệp.'}"
        )
    return list(dict.fromkeys(found))


def is_named(file: Path, paths: Sequence[Path] | None) -> bool:
    """True if a file is one of the paths that were typed, and does not only lie in a folder or match a pattern."""
    return file in (paths or ())


def misnamed(paths: Sequence[Path] | None) -> list[str]:
    """A sentence for each file that Notepad saved as `2026.yaml.txt` in the folders that the paths mean."""
    folders = [path for path in paths or [DEFAULT_FOLDER] if files.is_folder(path)]
    found = [folder / name for folder in folders for name in files.names_in(folder)]
    return [
        f"Tệp “{path.as_posix()}” có đuôi .txt nên không được đọc. Đề nghị đổi tên thành “{path.stem}” (trong Notepad: "
        "Save as type, All files)."
        for path in found
        if path.suffix.lower() == ".txt" and path.stem.lower().endswith(_PLANS)
    ]


def document_files(paths: Sequence[Path] | None, default: Path) -> list[Path]:
    """The Word documents that the paths mean, in their order; a folder means the `.docx` files in it, by name.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is no document at all.
    """
    if not paths and not files.is_folder(default):
        raise CchcError(
            f"Không có thư mục “{default}” ở đây. Đề nghị chạy cchc render trước, hoặc ghi tên tệp Word cần kiểm tra."
        )
    found = [file for path in paths or [followed(default)] for file in _expand(path, _DOCUMENTS)]
    if not found:
        raise CchcError(
            f"Không có tệp Word nào (tên kết thúc bằng .docx) trong {named(paths or [default])}. "
            "Đề nghị kiểm tra đường dẫn và đuôi tệp."
        )
    return list(dict.fromkeys(found))


def followed(default: Path) -> Path:
    """A folder that nobody typed: it is not gone into where it leads out of the repository.

    Raises:
        CchcError: It is such a link.
    """
    if files.strays(default):
        raise CchcError(
            f"Thư mục “{default}” là liên kết ra ngoài thư mục này nên không được đọc. Đề nghị thay liên kết bằng thư "
            "mục, hoặc ghi đường dẫn cần đọc trên dòng lệnh."
        )
    return default


def template_in_use(name: str) -> Path:
    """The Word template of that name: the office's own in the folder `templates`, else the one of the program.

    Raises:
        CchcError: The folder leads out of the repository, or may not be entered.
    """
    path = resources.template(name)
    if not path.is_absolute():
        followed(path.parent)
    return path


def _expand(path: Path, endings: Sequence[str]) -> list[Path]:
    if files.is_folder(path):
        try:
            names = sorted(path.iterdir())
        except OSError as error:
            raise CchcError(
                f"Không đọc được thư mục “{path}” ({files.reason(error)}). Đề nghị kiểm tra quyền."
            ) from error
        return [file for file in names if file.suffix.lower() in endings and _meant(file)]
    if not files.is_stream(path) and (why := files.lookup_error(path)):
        if isinstance(why, PermissionError):
            raise CchcError(f"Không đọc được “{path}” ({files.reason(why)}). Đề nghị kiểm tra quyền.")
        guess = question(nearest(path.name, files.names_in(path.parent)))
        raise WrongUsageError(f"Không có tệp hoặc thư mục “{path}”{guess} Đề nghị kiểm tra lại đường dẫn.")
    return [path]


def _meant(file: Path) -> bool:
    """A file, and what should be one: of a folder or a broken link by such a name it is better to say so.

    A pipe or a device in the folder is left alone: reading it might never end; so are hidden and temporary files.
    """
    if file.name.startswith((".", "~")):
        return False
    return files.is_file(file) or files.is_folder(file) or not files.exists(file)


def named(paths: Iterable[Path] | None) -> str:
    """The paths as a sentence names them, or the folder that stands for none."""
    return ", ".join(f"“{path}”" for path in paths or [DEFAULT_FOLDER])
