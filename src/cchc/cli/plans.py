"""The plans that a command works on, and what is said of those that it leaves out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.cli.outputs import say

if TYPE_CHECKING:
    from cchc.operations.selection import Selection


def sound_plans(
    paths: Sequence[Path] | None, kinds: Sequence[str] | None = None, *, with_progress: bool = False
) -> "Selection":
    """The plans without errors, of these kinds or of any; the errors of the others go to stderr.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is nothing to work on.
    """
    from cchc.operations.selection import select

    plans = select(paths, kinds, with_progress=with_progress)
    say(*plans.notes)
    return plans
