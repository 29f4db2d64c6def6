"""`cchc validate`."""

from typing import Annotated

import typer

from cchc.cli.inputs import plan_files
from cchc.cli.options import Paths, choice
from cchc.cli.outputs import put


def validate(
    paths: Paths = None,
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|json",
            parser=choice("text", "json"),
            show_default=False,
            help="Dạng kết quả: mỗi phát hiện một dòng (mặc định), hoặc JSON.",
        ),
    ] = "text",
) -> int:
    """Kiểm tra tệp kế hoạch; nêu từng lỗi, vị trí và cách sửa.

    Mã thoát: 0 không có lỗi, 1 có lỗi, 2 sai cách dùng, 3 không có tệp để kiểm tra.

    \b
    Ví dụ:
      cchc validate
      cchc validate plans/2024.yaml --format json
    """
    from cchc.diagnostics import Severity
    from cchc.loading import load
    from cchc.report import findings
    from cchc.report.machine import as_json

    loaded = load(plan_files(paths))
    if form == "json":
        put(as_json(findings.shape(loaded.diagnostics, loaded.files)))
    else:
        put("".join(f"{findings.line(found)}\n" for found in loaded.diagnostics))
        for sentence in [*findings.waiting(loaded.waiting), findings.closing(loaded.diagnostics, loaded.files)]:
            typer.echo(sentence, err=True)
    return 1 if any(found.severity is Severity.ERROR for found in loaded.diagnostics) else 0
