"""What must be found in a deviating document."""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.decree.draft import Draft

Make = Callable[[], Draft]


@dataclass(frozen=True)
class Deviation:
    """A document, and its only finding: the code, the place within the annex, words of the message."""

    make: Make
    code: str
    where: str
    words: str

    @property
    def name(self) -> str:
        """The name of the function that makes the document."""
        return self.make.__name__


DEVIATIONS: list[Deviation] = []


def deviates(code: str, where: str, words: str) -> Callable[[Make], Make]:
    """Note what must be found in the document that a function makes; `where` is a place in “Phụ lục I”."""

    def noted(make: Make) -> Make:
        DEVIATIONS.append(Deviation(make, code, where, words))
        return make

    return noted
