"""The text of a cell in the plan language: lines, and `<i>`, `<b>` round what is set apart in them.

Bold of a whole text is the look of its row or column and says nothing; italics of a whole text stay. Blanks take the
look of their neighbours, so that a blank between two italic words does not part them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from cchc.model.emphasis import Run, plain

RunLine = tuple[Run, ...]
Lines = tuple[RunLine, ...]


def written(lines: Lines) -> str:
    """The lines without emphasis."""
    return "\n".join("".join(run.text for run in line) for line in lines)


def one_line(lines: Lines) -> str:
    """The lines as one text with single blanks, without emphasis."""
    return " ".join(written(lines).split())


def without_start(lines: Lines, letters: int) -> Lines:
    """The lines without their first letters, and the blanks behind them; the end of a line counts as a letter."""
    found: list[RunLine] = []
    for line in lines:
        length = sum(len(run.text) for run in line)
        if letters < length:
            found.append(_from(line, letters))
        letters = max(letters - length - 1, 0)
    return tuple(line for line in found if line)


def language_text(lines: Lines) -> str:
    """The lines as the plan language writes them; without emphasis where tags in the text itself would garble it."""
    tagged, text = _tagged(lines), written(lines)
    return tagged if "<" not in text or plain(tagged) == text else text


def _tagged(lines: Lines) -> str:
    runs = _without_look([*chain.from_iterable((*line, Run("\n")) for line in lines)][:-1])
    if not any(run.italic or run.bold for run in runs):
        return written(lines)
    letters = _blanks_adapted([Run(letter, run.italic, run.bold) for run in runs for letter in run.text])
    return "".join(
        _in_tags("b" if bold else "", _italics(same)) for bold, same in groupby(letters, lambda run: run.bold)
    )


def has_literal_tags(lines: Lines) -> bool:
    """True if tags stand in the text itself, which are read as emphasis or leave no room for it."""
    text = written(lines)
    return "<" in text and (plain(text) != text or plain(_tagged(lines)) != text)


def _from(line: RunLine, start: int) -> RunLine:
    """The line from a letter on, without blanks at its beginning."""
    whole = "".join(run.text for run in line)
    return tuple(_cut(line, len(whole) - len(whole[start:].lstrip())))


def _cut(line: RunLine, start: int) -> Iterator[Run]:
    begins = 0
    for run in line:
        if text := run.text[max(start - begins, 0) :]:
            yield run._replace(text=text)
        begins += len(run.text)


def _without_look(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs without bold, where every word is bold."""
    if all(run.bold for run in runs if any(letter.isalnum() for letter in run.text)):
        return [run._replace(bold=False) for run in runs]
    return runs


def _blanks_adapted(letters: Sequence[Run]) -> Iterator[Run]:
    """The letters, each blank in the look that the letters before and behind it share."""
    stretches = [list(same) for _, same in groupby(letters, lambda run: run.text.isspace())]
    for before, same, behind in zip([[Run("")], *stretches], stretches, [*stretches[1:], [Run("")]], strict=False):
        if same[0].text.isspace():
            italic, bold = before[-1].italic and behind[0].italic, before[-1].bold and behind[0].bold
            yield from (Run(run.text, italic, bold) for run in same)
        else:
            yield from same


def _italics(letters: Iterable[Run]) -> str:
    stretches = groupby(letters, lambda run: run.italic)
    return "".join(_in_tags("i" if italic else "", "".join(run.text for run in same)) for italic, same in stretches)


def _in_tags(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag}>" if tag else text
