"""From the paths of a command to the files and cases that it works on."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.cli.outputs import say
from cchc.errors import CchcError, WrongUsageError

if TYPE_CHECKING:
    from cchc.diagnostics import Diagnostic
    from cchc.loading import Case

DEFAULT_FOLDER = Path("plans")
_PLANS, _DOCUMENTS = (".yaml", ".yml"), (".docx",)
_ALSO = {True: ("progress",), False: ()}
"""Kinds of file whose errors matter to a command with or without progress, beside the kinds that it works on."""
KIND_NAMES = {"maintain": "phụ lục duy trì (kind: maintain)", "remedy": "phụ lục khắc phục (kind: remedy)"}


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
            f"Không có tệp kế hoạch nào (tên kết thúc bằng .yaml) trong {_named(paths)}. "
            "Đề nghị kiểm tra đường dẫn và đuôi tệp."
        )
    return list(dict.fromkeys(found))


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
            f"Không có tệp Word nào (tên kết thúc bằng .docx) trong {_named(paths or [default])}. "
            "Đề nghị kiểm tra đường dẫn và đuôi tệp."
        )
    return list(dict.fromkeys(found))


def sound_cases(
    paths: Sequence[Path] | None, kinds: Sequence[str], *, with_progress: bool = False
) -> "tuple[list[Case], int]":
    """The cases of these kinds that have no error, and the exit code so far: 1 when some had to be left out.

    The rest is as with `sound_and_left_out`.
    """
    cases, left_out = sound_and_left_out(paths, kinds, with_progress=with_progress)
    return cases, 1 if left_out else 0


def sound_and_left_out(
    paths: Sequence[Path] | None, kinds: Sequence[str], *, with_progress: bool = False
) -> "tuple[list[Case], list[str]]":
    """The cases of these kinds that have no error, and the names of the files that had to be left out.

    Errors go to stderr. Other kinds of file are skipped.

    Raises:
        CchcError: There is nothing to work on.
    """
    from cchc.loading import Settings, load
    from cchc.model.progress import PROGRESS_SUFFIX

    chosen = [file for file in plan_files(paths) if with_progress or not file.name.endswith(PROGRESS_SUFFIX)]
    # what `cchc.toml` leaves out of a check is left out of sight, not accepted: only a comment with its reason is
    loaded = load(chosen, with_progress=with_progress, settings_for=lambda _: Settings())
    cases = [case for case in loaded.cases if case.kind in kinds]
    bad = [case.name for case in loaded.cases if case.has_errors and case.kind in {*kinds, None, *_ALSO[with_progress]}]
    if bad:
        _report_errors(loaded.diagnostics)
        say(f"Bỏ ra {', '.join(bad)}: tệp này hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi ở trên.")
    if not cases and not bad:
        wanted = " hoặc ".join(KIND_NAMES[kind] for kind in kinds)
        raise CchcError(f"Không có {wanted} nào trong {_named(paths)}. Đề nghị kiểm tra lại đường dẫn.")
    return [case for case in cases if not case.has_errors], bad


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
    from cchc import resources

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
        raise WrongUsageError(f"Không có tệp hoặc thư mục “{path}”. Đề nghị kiểm tra lại đường dẫn.")
    return [path]


def _meant(file: Path) -> bool:
    """A file, and what should be one: of a folder or a broken link by such a name it is better to say so.

    A pipe or a device in the folder is left alone: reading it might never end; so are hidden and temporary files.
    """
    if file.name.startswith((".", "~")):
        return False
    return files.is_file(file) or files.is_folder(file) or not files.exists(file)


def _named(paths: Iterable[Path] | None) -> str:
    return ", ".join(f"“{path}”" for path in paths or [DEFAULT_FOLDER])


def _report_errors(diagnostics: Iterable["Diagnostic"]) -> None:
    from cchc.diagnostics import Severity
    from cchc.report.findings import line

    for found in diagnostics:
        if found.severity is Severity.ERROR:
            say(line(found))
