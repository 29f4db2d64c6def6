"""The plans that a command works on, and what is said of those that it leaves out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.cli.clock import today
from cchc.cli.outputs import say
from cchc.errors import WrongUsageError

if TYPE_CHECKING:
    from cchc.operations.selection import Selection


def sound_plans(
    paths: Sequence[Path] | None,
    kinds: Sequence[str] | None = None,
    *,
    year: int | None = None,
    every_year: bool = False,
    as_of: date | None = None,
    with_progress: bool = False,
    undone: str = "Chưa tính",
) -> "Selection":
    """The plans without errors, of these kinds or of any; the errors of the others go to stderr.

    Of plans of several years those of `year`, else of the newest year that has begun by `as_of`, else today; with
    `every_year` all. `undone` begins the note on left-out files.

    Raises:
        WrongUsageError: A path does not exist, or both `year` and `every_year` were asked for.
        CchcError: There is nothing to work on.
    """
    from cchc.operations.selection import select
    from cchc.operations.years import WantedYear

    if every_year and year is not None:
        raise WrongUsageError("--years lấy mọi năm, --year lấy một năm. Đề nghị bỏ một trong hai.")
    wanted = WantedYear(as_of or today(), year, every_year)
    plans = select(paths, kinds, with_progress=with_progress, wanted=wanted, undone=undone)
    say(*plans.notes)
    return plans
