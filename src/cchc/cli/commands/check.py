"""`cchc check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.findings import FailOn, Form, Ignore, Reports, Select, fails, refuse_clashes, report_targets, tell
from cchc.cli.options import listed
from cchc.cli.outputs import say
from cchc.errors import CchcError, WrongUsageError
from cchc.operations.paths import OUT, document_files

if TYPE_CHECKING:
    from cchc.diagnostics import Choice, Diagnostic

_OF_FORM = "N"
"""The letter of the codes that a document can have."""


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="ĐƯỜNG DẪN",
            readable=False,
            show_default=False,
            help="Tệp Word (.docx) hoặc thư mục; “-” là đầu vào chuẩn. Mặc định: out.",
        ),
    ] = None,
    *,
    form: Form = "auto",
    reports: Reports = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
) -> int:
    """Kiểm tra thể thức, kỹ thuật trình bày của phụ lục Word.

    Lỗi là điều Nghị định số 30/2020/NĐ-CP quy định; cảnh báo, lưu ý là quy ước trình bày. Tệp Kế hoạch có phụ lục ở
    sau thì chỉ kiểm tra phần phụ lục. Mã thoát: 0 không có gì từ mức --fail-on trở lên, 1 có, 2 sai cách dùng, 3 có tệp
    không đọc được.

    \b
    Ví dụ:
      cchc check
      cchc check phu-luc-i.docx --fail-on info
      cchc check phu-luc-i.docx --ignore N819
    """
    from cchc.report.findings import Checked, closing

    targets = report_targets(reports)
    refuse_clashes(targets)
    choice = _choice(select, ignore)
    documents = document_files(paths, OUT)
    read = {name: found for path in documents for name, found in _read(path, choice)}
    if read:
        diagnostics = tuple(sorted(each for found in read.values() for each in found))
        failing = frozenset(each for each in diagnostics if fails(each, fail_on or "error"))
        checked = Checked(diagnostics, (), tuple(sorted(read)), failing)
        tell(checked, form, targets)
        say(closing(checked))
        if len(read) == len(documents):
            return 1 if failing else 0
    return CchcError.exit_code


def _choice(select: list[str] | None, ignore: list[str] | None) -> "Choice":
    """The codes that are wanted. Selecting what no document can have would find every document sound.

    Raises:
        WrongUsageError: No code begins so; or one that is selected is not of the form.
    """
    from cchc.diagnostics import Choice
    from cchc.loading import codes

    selected = codes(listed(select) or (), "--select")
    for code in selected:
        if not code.startswith(_OF_FORM):
            raise WrongUsageError(
                f"--select: “{code}” là mã của tệp kế hoạch; lệnh check chỉ có các mã {_OF_FORM}. Đề nghị ghi, ví dụ, "
                "N80, hoặc dùng cchc validate để kiểm tra tệp kế hoạch."
            )
    return Choice(selected, codes(listed(ignore) or (), "--ignore"))


def _read(path: Path, choice: "Choice") -> "list[tuple[str, tuple[Diagnostic, ...]]]":
    """The document's name and its findings; nothing, and a sentence on stderr, when it cannot be read."""
    from cchc.form import findings
    from cchc.reading.bounds import LARGEST

    name = files.name_of(path)
    try:
        found = findings(files.read(path, LARGEST), name)
    except OSError as error:
        say(f"{name}: {files.unreadable(error)}")
    except CchcError as error:  # the other documents are checked all the same
        say(str(error))
    else:
        return [(name, tuple(each for each in found if choice.wants(each.code)))]
    return []
