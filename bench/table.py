"""The table of figures, as text for the screen and as Markdown for `docs/toc-do.md`."""

import unicodedata
from collections.abc import Sequence

from bench.figures import Figure

HEADINGS = ("Việc", "Đo theo", "Số đo", "Mốc", "Đạt")
_VERDICTS = {True: "có", False: "chưa", None: ""}
_BETWEEN = "  "


def rows(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    """The cells of each figure's row."""
    return [
        (
            figure.work,
            figure.against,
            figure.unit.text(figure.value),
            "" if figure.goal is None else f"≤ {figure.unit.text(figure.goal)}",
            _VERDICTS[figure.is_reached],
        )
        for figure in figures
    ]


def plain(figures: Sequence[Figure]) -> str:
    """The table in columns."""
    lines = [HEADINGS, *rows(figures)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    padded = [
        [f"{cell}{' ' * (wide - _width(cell))}" for cell, wide in zip(line, widths, strict=True)] for line in lines
    ]
    return "\n".join(_BETWEEN.join(line).rstrip() for line in padded)


def markdown(figures: Sequence[Figure]) -> str:
    """The table as Markdown."""
    lines = [HEADINGS, ("---", "---", "---:", "---:", "---"), *rows(figures)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _width(text: str) -> int:
    """The columns that a text takes on the screen: a combining mark takes none."""
    return sum(not unicodedata.combining(character) for character in text)
