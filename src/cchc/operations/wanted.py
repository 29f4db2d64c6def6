"""The options of a check from the command line, put over the settings of the files."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc.diagnostics import Choice
from cchc.loading import Settings, codes, settings_finder

if TYPE_CHECKING:
    from collections.abc import Callable


class Wanted(NamedTuple):
    """The options of a check from the command line; where one is `None`, the settings count."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str | None = None
    baseline: Path | None = None
    write_baseline: bool = False
    year: int | None = None
    """The year whose plans are checked; `None` for all."""
    in_brief: bool = False
    """True to count the files whose rules wait, in one line; else each is named."""

    def settings(self) -> "Callable[[Path], Settings]":
        """A function from a file to its settings, with these options put over them."""
        select = None if self.select is None else codes(self.select, "--select")
        ignore = None if self.ignore is None else codes(self.ignore, "--ignore")

        @cache
        def merged(found: Settings) -> Settings:
            chosen = Choice(
                found.choice.select if select is None else select, found.choice.ignore if ignore is None else ignore
            )
            return Settings(chosen, self.fail_on or found.fail_on, self.baseline or found.baseline)

        find = settings_finder()
        return lambda path: merged(find(path))
