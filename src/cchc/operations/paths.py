"""From the paths of a command to the files that they mean."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cchc import files, resources
from cchc.errors import CchcError, WrongUsageError
from cchc.guessing import nearest, question
from cchc.operations.searching import Sought, hits, is_sought, tree

DEFAULT_FOLDER = Path("plans")
ALL_PLANS = Path("**", DEFAULT_FOLDER)
"""The pattern of the folders of plans, here and in any folder below."""
OUT = Path("out")
"""The folder of documents, unless another is named."""
SHEETS = OUT / "phieu"
"""The folder of sheets, unless another is named."""
PLANS = Sought((".yaml", ".yml"), without=OUT.name)
DOCUMENTS = Sought((".docx",), without=SHEETS.name)
"""Annexes: a sheet is a document of another form."""
_MISNAMED = Sought(tuple(f"{ending}.txt" for ending in PLANS.endings), without=OUT.name)


def plan_files(paths: Sequence[Path] | None) -> list[Path]:
    """The files that the paths mean, in their order; a folder means the `.yaml` and `.yml` files in its tree.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is no file at all.
    """
    if not paths and not files.is_folder(DEFAULT_FOLDER):
        raise CchcError(
            "Không có thư mục “plans” ở đây. Đề nghị chạy lệnh trong thư mục chứa “plans”, hoặc ghi tên tệp kế hoạch."
        )
    found = _found(paths, DEFAULT_FOLDER, PLANS)
    if not found:
        raise CchcError(
            f"Không có tệp kế hoạch nào (tên kết thúc bằng .yaml) trong {named(paths)}. "
            f"{' '.join(misnamed(paths)) or 'Đề nghị kiểm tra đường dẫn và đuôi tệp.'}"
        )
    return found


def misnamed(paths: Sequence[Path] | None) -> list[str]:
    """A sentence for each file that Notepad saved as `2026.yaml.txt` in the folders that the paths mean."""
    found = (file for path in typed(paths) if files.is_folder(path) for file in _files_of(path, _MISNAMED))
    return [
        f"Tệp “{path.as_posix()}” có đuôi .txt nên không được đọc. Đề nghị đổi tên thành “{path.stem}” (trong Notepad: "
        "Save as type, All files)."
        for path in dict.fromkeys(found)
    ]


def document_files(paths: Sequence[Path] | None, default: Path) -> list[Path]:
    """The Word documents that the paths mean, in their order; a folder means the `.docx` files in its tree.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is no document at all.
    """
    if not paths and not files.is_folder(default):
        raise CchcError(
            f"Không có thư mục “{default}” ở đây. Đề nghị chạy cchc render trước, hoặc ghi tên tệp Word cần kiểm tra."
        )
    found = _found(paths, default, DOCUMENTS)
    if not found:
        raise CchcError(
            f"Không có tệp Word nào (tên kết thúc bằng .docx) trong {named(paths or [default])}. "
            "Đề nghị kiểm tra đường dẫn và đuôi tệp."
        )
    return found


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


def typed(paths: Sequence[Path] | None, default: Path = DEFAULT_FOLDER, sought: Sought = PLANS) -> list[Path]:
    """The paths of a command, each pattern (`xa-*/plans`) replaced by what it means; the default when there is none.

    A file that is really named like a pattern is taken for itself.

    Raises:
        WrongUsageError: A path does not exist, or a pattern means nothing.
        CchcError: The default leads out of the repository; or a path may not be looked up.
    """
    found = [meant for path in paths or [followed(default)] for meant in _meant(path, sought)]
    return list(dict.fromkeys(found))


def _found(paths: Sequence[Path] | None, default: Path, sought: Sought) -> list[Path]:
    """The files of that kind which the paths mean, each once."""
    found = [file for path in typed(paths, default, sought) for file in _files_of(path, sought)]
    return list(dict.fromkeys(found))


def _files_of(path: Path, sought: Sought) -> Iterator[Path]:
    """The files of that kind in the tree of a folder; a file itself, whatever its kind."""
    if files.is_folder(path):
        for folder, entries in tree(path, sought):
            yield from (folder / entry.name for entry in entries if is_sought(folder, entry, sought))
    else:
        yield path


def _meant(path: Path, sought: Sought) -> list[Path]:
    """A path that exists, or what it means as a pattern."""
    if files.is_stream(path) or (why := files.lookup_error(path)) is None:
        return [path]
    if isinstance(why, PermissionError):
        raise CchcError(f"Không đọc được “{path}” ({files.reason(why)}). Đề nghị kiểm tra quyền.")
    if found := hits(path, sought):
        return found
    raise _nothing_there(path, sought)


def _nothing_there(path: Path, sought: Sought) -> WrongUsageError:
    names, what = files.names_in(path.parent), "Không có tệp hoặc thư mục"
    if files.has_pattern(path):
        names = [name for name in names if name.lower().endswith(sought.endings) or files.is_folder(path.parent / name)]
        what = f"Không có tệp {', '.join(sought.endings)} hoặc thư mục nào khớp"
    return WrongUsageError(f"{what} “{path}”{question(nearest(path.name, names))} Đề nghị kiểm tra lại đường dẫn.")


def named(paths: Iterable[Path] | None) -> str:
    """The paths as a sentence names them, or the folder that stands for none."""
    return ", ".join(f"“{path}”" for path in paths or [DEFAULT_FOLDER])
