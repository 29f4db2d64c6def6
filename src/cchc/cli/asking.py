"""Options of the commands that follow a plan through its year: the day, how far ahead, in which role, and who."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.offers import officials
from cchc.cli.options import choice, today, words
from cchc.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.analysis.tracking import Asking
    from cchc.loading import Case
    from cchc.model.commune import Party

_DAYS = re.compile("([0-9]{1,3})([dw]?)")


def _days(text: str | int) -> int:
    """A parser for a number of days: 14d, 14, 2w."""
    if isinstance(text, int):
        return text
    if not (match := _DAYS.fullmatch(text)):
        raise typer.BadParameter(f"“{text}” không phải là số ngày. Đề nghị ghi dạng 14d (14 ngày) hoặc 2w (2 tuần).")
    return int(match[1]) * (7 if match[2] == "w" else 1)


Within = Annotated[
    int | None,
    typer.Option(
        "--within",
        metavar="14d",
        parser=_days,
        show_default=False,
        help="Số ngày tới mà nhiệm vụ đến hạn trong đó là sắp đến hạn: 14d, 2w.",
    ),
]
Workdays = Annotated[
    bool,
    typer.Option("--workdays", help="Thời hạn rơi vào ngày nghỉ thì tính đến ngày làm việc tiếp theo, có ghi rõ."),
]
WhoseRole = Annotated[
    str,
    typer.Option(
        "--role",
        metavar="lead|support|any",
        parser=choice("lead", "support", "any"),
        autocompletion=words("lead", "support", "any"),
        show_default=False,
        help="Việc mà đầu mối chủ trì (mặc định), phối hợp, hoặc cả hai.",
    ),
]
Official = Annotated[
    str | None,
    typer.Option(
        metavar="AI",
        autocompletion=officials,
        show_default=False,
        help="Chỉ đầu mối này: mã (vp-tk), tên gọi tắt hoặc tên đầy đủ.",
    ),
]


def asking(as_of: date | None, within: int | None = None, *, workdays: bool = False) -> "Asking":
    """What the state of a nhiệm vụ depends on, as the options have it."""
    from cchc.analysis.tracking import SOON, Asking

    soon = SOON if within is None else within
    if not workdays:
        return Asking(as_of or today(), soon)
    from cchc.analysis.workdays import working_day

    return Asking(as_of or today(), soon, working_day)


def in_annex_order(cases: "Sequence[Case]") -> "list[Case]":
    """The cases commune by commune, as they come, and each one's annexes by year and number."""
    from cchc.model.values import roman_value

    communes = [str(case.dossier.commune.place.file) if case.dossier.commune else "" for case in cases]

    def order(each: "tuple[str, Case]") -> tuple[int, int, int]:
        commune, case = each
        plan = case.dossier.plan
        return (communes.index(commune), plan.year, roman_value(plan.annex or "")) if plan else (0, 0, 0)

    return [case for _, case in sorted(zip(communes, cases, strict=True), key=order)]


def parties_named(name: str | None, cases: "Sequence[Case]") -> "list[Party] | None":
    """The parties, one in each commune, that an id or a name means; `None` when nobody is named.

    Raises:
        WrongUsageError: No commune has such a party.
    """
    if name is None:
        return None
    communes = [case.dossier.commune for case in cases if case.dossier.commune]
    found = [party for commune in communes if (party := commune.named(name))]
    if not found:
        from cchc.model.commune import unknown_party

        raise WrongUsageError(unknown_party(name, communes))
    return found
