"""A bar on the terminal while a command works for more than a moment; gone when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_MOMENT = 1.0
"""The seconds of work of which nothing is shown."""
Tell = Callable[[int, int], None]
"""Is told how much is done, and of how much."""


@contextmanager
def progress_of(work: str) -> Iterator[Tell]:
    """A function that shows on stderr how far the work is, once it takes long; nothing where nobody looks on."""
    bar = _Bar(work)
    try:
        yield bar.tell if sys.stderr is not None and sys.stderr.isatty() else _nothing
    finally:
        bar.clear()


def _nothing(done: int, whole: int) -> None:
    """Show nothing."""


class _Bar:
    """A bar that appears when the first moment is over; no thread draws it, for other processes may still be forked."""

    def __init__(self, work: str) -> None:
        self._work = work
        self._begun = monotonic()
        self._shown: Progress | None = None

    def tell(self, done: int, whole: int) -> None:
        """Draw it anew."""
        if self._shown is None and monotonic() - self._begun > _MOMENT:
            self._shown = _drawn(self._work)
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=done, total=whole, refresh=True)

    def clear(self) -> None:
        """Take it away."""
        if self._shown is not None:
            self._shown.stop()


def _drawn(work: str) -> "Progress":
    from rich.console import Console  # noqa: PLC0415 — rich is for terminals only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 — as above

    columns = (TextColumn(work), BarColumn(), MofNCompleteColumn(), TextColumn("tệp"))
    shown = Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    shown.add_task(work, total=None)
    shown.start()
    shown.console.show_cursor()  # hidden, it would stay so in the terminal of a run that is killed
    return shown
