"""Words that were probably meant, for sentences about unknown ones: “; có phải “max_score”?”."""

from collections.abc import Iterable, Sequence


class Vocabulary:
    """Known words, searched for the one that a misspelt word means; case does not count."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take these words; of two that differ only in case the first is meant."""
        self._words = list(words)
        self._folded = [word.casefold() for word in self._words]

    def nearest(self, word: str, likeness: int = 75) -> str | None:
        """The word that was probably meant, if any is near: at least so much alike, of 100."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 — only wrong input needs it

        match = process.extractOne(word.casefold(), self._folded, scorer=fuzz.ratio, score_cutoff=likeness)
        return self._words[match[2]] if match else None

    def nearest_few(self, word: str) -> list[str]:
        """Up to three words that may have been meant, the nearest first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 — as above

        found = process.extract(word.casefold(), self._folded, scorer=fuzz.ratio, score_cutoff=65, limit=3)
        return [self._words[index] for *_, index in found]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if any is near."""
    return Vocabulary(known).nearest(word)


def question(guess: str | None) -> str:
    """The end of a message about an unknown word: “; có phải “max_score”?”, or a full stop without a guess."""
    return f"; có phải “{guess}”?" if guess else "."


def questions(guesses: Sequence[str]) -> str:
    """The end of a message with several guesses: “; có phải “a”, “b” hoặc “c”?”, or a full stop without one."""
    *others, last = (f"“{guess}”" for guess in guesses) if guesses else ("",)
    return f"; có phải {', '.join(others)}{' hoặc ' if others else ''}{last}?" if last else "."


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1; case does not count."""
    from rapidfuzz import fuzz  # noqa: PLC0415 — as above

    return fuzz.ratio(one.casefold(), other.casefold()) / 100
