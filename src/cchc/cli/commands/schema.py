"""`cchc schema`."""

from typing import Annotated

import typer

from cchc import files
from cchc.cli.options import Force, Output, choice, words
from cchc.cli.outputs import put, refuse_overwriting, say

NAMES = ("plan", "commune", "progress")


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="plan|commune|progress",
            parser=choice(*NAMES),
            autocompletion=words(*NAMES),
            show_default=False,
            help="Loại tệp: kế hoạch (mặc định), đơn vị hoặc tiến độ.",
        ),
    ] = "plan",
    *,
    output: Output = None,
    force: Force = False,
) -> int:
    """In lược đồ (JSON Schema) để trình soạn thảo gợi ý và giải thích từng trường.

    Ghi ở dòng đầu tệp kế hoạch: # yaml-language-server: $schema=../schema/plan.schema.json

    \b
    Ví dụ:
      cchc schema
      cchc schema commune -o schema/commune.schema.json
    """
    from cchc.language.json_schema import json_schema
    from cchc.report.machine import plain_json

    text = plain_json(json_schema(name))
    if output is None or files.is_stdout(output):
        put(text)
    else:
        refuse_overwriting(output, force=force)
        files.write(output, text.encode(), follow=force)
        say(f"Đã ghi {output.as_posix()}")
    return 0
