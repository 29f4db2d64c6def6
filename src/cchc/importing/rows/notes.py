"""The book of an import: words that are left out and why, and what a person must decide."""

from dataclasses import dataclass, field

from cchc.importing.imported import Doubt, LeftOut, Weight, Why


@dataclass(frozen=True, slots=True)
class ImportNotes:
    """Doubts about the rows of an annex, words left out of it and its totals, gathered while the rows are read."""

    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    totals: list[tuple[str, str, str]] = field(default_factory=list)
    """Points in rows that sum up: their column, text and place."""

    def leave(self, why: Why, words: str, place: str) -> None:
        """Note words that are not in the plan; blank ones are none."""
        if words.strip():
            self.left_out.append(LeftOut(why, words, place))

    def ask(self, weight: Weight, place: str, written: str, read_as: str, advice: str) -> None:
        """Note a doubt."""
        self.doubts.append(Doubt(weight, place, written, read_as, advice))

    def lose(self, weight: Weight, place: str, words: str, advice: str) -> None:
        """Note words that could not be given a place, as left out and as a doubt."""
        self.leave(Why.DOUBTED, words, place)
        self.ask(weight, place, words, "", advice)
