"""What `done` and `extend` share: which plan an address means, and how what was recorded is told."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.inputs import sound_and_left_out
from cchc.cli.offers import addresses
from cchc.cli.outputs import confirm, put, say
from cchc.errors import WrongUsageError
from cchc.wording import count, day, harmless, listing

if TYPE_CHECKING:
    from cchc.loading import Case
    from cchc.recording import Accepted, Recorded

_ADDRESS = typer.Argument(
    metavar="NHIỆM VỤ",
    autocompletion=addresses,
    show_default=False,
    help="Địa chỉ nhiệm vụ, như cột Mã của cchc overdue: 1.3/tin-bai/2024-06.",
)
What = Annotated[str, _ADDRESS]
WhatIfAny = Annotated[str | None, _ADDRESS]
Plans = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="ĐƯỜNG DẪN",
        readable=False,
        show_default=False,
        help="Tệp hoặc thư mục kế hoạch có nhiệm vụ đó. Mặc định: plans.",
    ),
]
Undo = Annotated[bool, typer.Option("--undo", help="Rút lần ghi nhận cuối cùng; dòng cũ vẫn giữ trong tệp.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Không ghi, chỉ hiện những dòng sẽ ghi.")]
Note = Annotated[str | None, typer.Option(metavar="CHỮ", show_default=False, help="Ghi chú.")]


def plan_with(what: str, paths: Sequence[Path] | None) -> "Case | None":
    """The plan that has the nhiệm vụ; `None` when one of those asked about has errors, which are told on stderr.

    Raises:
        WrongUsageError: No plan has it, or several have.
    """
    from subprocess import list2cmdline  # its double quotes are understood by every shell, those of Windows too

    from cchc.recording import unknown_address

    if any(map(files.is_stream, paths or ())):
        raise WrongUsageError(
            "Kết quả được ghi vào tệp tiến độ cạnh tệp kế hoạch nên không dùng đầu vào chuẩn (-). Đề nghị ghi tên tệp."
        )
    _refuse_another(paths or ())
    cases, left_out = sound_and_left_out(paths, ["maintain", "remedy"], with_progress=True)
    if not cases:
        return None
    found = [case for case in cases if unknown_address(what, [case.dossier]) is None]
    if left_out:  # nobody knows whether the nhiệm vụ stands in one of these, too
        how = f", hoặc ghi thêm tệp kế hoạch: “{list2cmdline([what, found[0].name])}”" if found else ""
        say(f"Chưa ghi gì cho “{what}” vì còn tệp có lỗi. Đề nghị sửa các lỗi ở trên{how}.")
        return None
    if not found:
        raise WrongUsageError(str(unknown_address(what, [case.dossier for case in cases])))
    if len(found) > 1:
        raise WrongUsageError(
            f"“{what}” có trong cả {listing([case.name for case in found])}. Đề nghị ghi thêm tệp kế hoạch sau địa "
            f"chỉ, ví dụ “{list2cmdline([what, found[0].name])}”."
        )
    return found[0]


def _refuse_another(paths: Sequence[Path]) -> None:
    """What is written like an address and is no file was meant as one more nhiệm vụ.

    Raises:
        WrongUsageError: There is such a one among the paths.
    """
    from cchc.model.values import is_address

    for path in paths:
        if is_address(path.as_posix()) and not files.exists(path):
            raise WrongUsageError(
                f"Mỗi lần chỉ ghi nhận một nhiệm vụ, còn “{path.as_posix()}” là nhiệm vụ thứ hai. Đề nghị chạy lệnh "
                "riêng cho từng nhiệm vụ."
            )


def refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """What is withdrawn, or read from a file, is taken as it is.

    Raises:
        WrongUsageError: Something is said of what was done, beside that option.
    """
    if given := [other for other, value in others.items() if value not in (None, False)]:
        takes = "rút kết quả đã ghi" if option == "--undo" else "lấy kết quả ở tệp"
        raise WrongUsageError(f"{option} {takes} nên không dùng cùng {listing(given)}. Đề nghị bỏ một trong hai.")


def accepted(recorded: "Recorded") -> "Accepted":
    """What was recorded.

    Raises:
        WrongUsageError: It was refused.
    """
    from cchc.recording import Accepted

    answer = recorded.answers[0]
    if isinstance(answer, Accepted):
        return answer
    raise WrongUsageError(answer.sentence)


def outcome(answer: "Accepted") -> str:
    """What was done, when, and whether in time."""
    late = f"quá hạn {count(answer.days_late)} ngày" if answer.days_late else "đúng hạn"
    return f"{answer.what} hoàn thành ngày {day(answer.on)}, {late}"


def tell(sentence: str, recorded: "Recorded", *, dry_run: bool) -> None:
    """Say what was recorded; or show the lines that would be."""
    name = recorded.path.as_posix()
    if dry_run:
        put(f"{harmless(f'Sẽ ghi vào {name}:')}\n{recorded.text}")
    else:
        confirm(f"{sentence} ({name}).")
