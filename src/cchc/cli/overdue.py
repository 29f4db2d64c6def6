"""`cchc overdue`."""

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.inputs import sound_cases
from cchc.cli.options import Force, Output, Paths, ReportFormat, Today, today
from cchc.cli.outputs import deliver
from cchc.errors import WrongUsageError
from cchc.wording import nearest, question

if TYPE_CHECKING:
    from cchc.loading import Case
    from cchc.model.commune import Party


def overdue(
    paths: Paths = None,
    *,
    as_of: Today = None,
    official: Annotated[
        str | None,
        typer.Option(
            metavar="AI", show_default=False, help="Chỉ đầu mối này: mã (vp-tk), tên gọi tắt hoặc tên đầy đủ."
        ),
    ] = None,
    form: ReportFormat = None,
    output: Output = None,
    force: Force = False,
) -> int:
    """Liệt kê nhiệm vụ quá hạn theo công chức chủ trì.

    Quá hạn: thời hạn trước ngày tính mà đến ngày đó chưa ghi nhận kết quả. Việc “Thường xuyên” không quá hạn.

    \b
    Ví dụ:
      cchc overdue
      cchc overdue --today 2024-07-15 --official VP-TK
      cchc overdue --format csv -o qua-han.csv
    """
    from cchc.analysis.overdue import overdue as overdue_of
    from cchc.analysis.tracking import Asking
    from cchc.report.overdue import report

    cases, code = sound_cases(paths, ["maintain", "remedy"], with_progress=True)
    if not cases:
        return code
    parties = _parties(official, cases) if official is not None else None
    found = overdue_of([(case.name, case.dossier) for case in cases], Asking(as_of or today()), parties=parties)
    deliver(report(found), form, output, force=force)
    return code


def _parties(name: str, cases: "list[Case]") -> "list[Party]":
    """The parties, one in each commune, that an id or a name means.

    Raises:
        WrongUsageError: No commune has such a party.
    """
    communes = [case.dossier.commune for case in cases if case.dossier.commune]
    found = [
        party for commune in communes for party in commune.parties if party.id == name or commune.find(name) is party
    ]
    if not found:
        known = [known for commune in communes for party in commune.parties for known in (party.id, *party.names)]
        raise WrongUsageError(
            f"Tệp đơn vị không có đầu mối “{name}”{question(nearest(name, known))} "
            "Đề nghị ghi mã, tên gọi tắt hoặc tên "
            "đầy đủ trong tệp đơn vị."
        )
    return found
