"""`cchc rule`."""

from typing import Annotated, Literal

import typer

from cchc.cli.options.choices import one_of
from cchc.cli.options.common import listed
from cchc.cli.outputs import put
from cchc.errors import WrongUsageError

RuleForm = Literal["text", "json", "md"]


def rule(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="MÃ", show_default=False, help="Mã, hoặc phần đầu của mã: P303 O4.")
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Mọi mã.")] = False,
    form: Annotated[
        RuleForm, one_of(RuleForm, "--format", help="Dạng kết quả: chữ (mặc định), JSON hoặc Markdown.")
    ] = "text",
) -> int:
    """Giải thích một quy tắc: vì sao, thế nào là sai, thế nào là đúng.

    \b
    Ví dụ:
      cchc rule P303
      cchc rule --all
      cchc rule --all --format md
    """
    from cchc.diagnostics import CATALOGUE
    from cchc.operations.explaining import entries_of
    from cchc.report import rules

    if not codes and not everything:
        raise WrongUsageError("Chưa ghi mã. Đề nghị ghi, ví dụ, cchc rule P303, hoặc xem mọi mã bằng cchc rule --all.")
    if codes and everything:
        raise WrongUsageError("--all là mọi mã. Đề nghị bỏ --all, hoặc bỏ mã.")
    entries = list(CATALOGUE.values()) if everything else entries_of(listed(codes) or ())
    if form == "json":
        put(rules.as_machine(entries))
    elif form == "md":
        put(rules.as_markdown(entries))
    else:
        put(rules.as_list(entries) if everything else rules.explained(entries))
    return 0
