"""`cchc render`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.inputs import sound_cases
from cchc.cli.options import Force, Paths
from cchc.cli.outputs import put, refuse_overwriting
from cchc.errors import WrongUsageError

if TYPE_CHECKING:
    from cchc.loading import Case

DEFAULT_FOLDER = Path("out")
_OTHER_FILES = {".pdf", ".doc", ".odt", ".rtf", ".xlsx", ".csv", ".txt", ".md", ".json", ".yaml", ".yml"}
"""Endings by which nobody means a folder."""


def render(
    paths: Paths = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="TỆP|THƯ MỤC",
            show_default=False,
            help="Tệp .docx, “-” (đầu ra chuẩn), hoặc thư mục để ghi các phụ lục. Mặc định: out.",
        ),
    ] = None,
    force: Force = False,
) -> int:
    """Xuất phụ lục ra tệp Word theo Nghị định số 30/2020/NĐ-CP.

    Mẫu sửa được bằng Word: maintain.docx (duy trì), remedy.docx (khắc phục). Mẫu trong thư mục templates của thư mục
    đang làm việc, nếu có, được dùng trước mẫu có sẵn.

    \b
    Ví dụ:
      cchc render
      cchc render plans/2024.yaml -o phu-luc-i.docx
    """
    from cchc import resources
    from cchc.documents.annex import annex
    from cchc.documents.word import docx

    cases, code = sound_cases(paths, ["maintain", "remedy"])
    targets = _targets(cases, output, force=force)
    rendered: list[bytes] = []
    for case in cases:
        assert case.dossier.plan and case.dossier.commune  # noqa: PT018, S101 — a sound case of a plan has both
        rendered.append(docx(annex(case.dossier.plan, case.dossier.commune), resources.template(f"{case.kind}.docx")))
    for target, content in zip(targets, rendered, strict=True):
        if target == files.STDIO:
            put(content)
        else:
            files.write(target, content)
            put(f"Đã xuất {target.as_posix()}\n")
    return code


def _targets(cases: "list[Case]", output: Path | None, *, force: bool) -> list[Path]:
    """Where each case's document goes, checked before anything is written.

    Raises:
        WrongUsageError: Several documents for one name.
        CchcError: A file is there already.
    """
    if output is not None and output.suffix.lower() in _OTHER_FILES:
        raise WrongUsageError("Lệnh này xuất tệp Word. Đề nghị ghi tên tệp .docx hoặc tên thư mục.")
    if output is not None and (output == files.STDIO or output.suffix.lower() == ".docx"):
        targets = [output] * len(cases)
    else:
        targets = [(output or DEFAULT_FOLDER) / f"{_stem(case)}.docx" for case in cases]
    for target, number in Counter(targets).items():
        if number > 1:
            raise WrongUsageError(
                f"Có {number} phụ lục cùng ghi vào “{target}”. Đề nghị xuất từng phụ lục với tên riêng (-o TÊN.docx)."
            )
        if output is not None and output != files.STDIO:
            refuse_overwriting(target, force=force)
    return targets


def _stem(case: "Case") -> str:
    return "phu-luc" if case.path == files.STDIO else case.path.stem
