"""`cchc schema`."""

from typing import Annotated, Literal

from cchc.cli.delivery import deliver
from cchc.cli.options.choices import argument_of
from cchc.cli.options.common import Force, Output

SchemaName = Literal["plan", "commune", "progress"]


def schema(
    name: Annotated[
        SchemaName, argument_of(SchemaName, help="Loại tệp: kế hoạch (mặc định), đơn vị hoặc tiến độ.")
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

    deliver(plain_json(json_schema(name)), output, force=force)
    return 0
