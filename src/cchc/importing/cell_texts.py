"""The text of a cell in the plan language: lines, and `<i>`, `<b>` round what is set apart in them.

Bold of a whole text is the look of its row or column and says nothing; italics of a whole text stay. Blanks take the
look of their neighbours, so that a word between two italic ones is no island; blanks at the ends of a line are none.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from cchc.model.emphasis import Run, paired, plain
from cchc.reading.foreign import ForeignText

RunLine = tuple[Run, ...]
Lines = tuple[RunLine, ...]


def lines_of(content: ForeignText) -> Lines:
    """The lines of a text in NFC, with plain blanks for tabs, and none at the ends of a line."""
    return tuple(filter(None, (_stripped(tuple(map(_normal, line))) for line in content.lines)))


def written(lines: Lines) -> str:
    """The lines without emphasis."""
    return "\n".join("".join(run.text for run in line) for line in lines)


def one_line(lines: Lines) -> str:
    """The lines as one text with single blanks, without emphasis."""
    return " ".join(written(lines).split())


def without_start(lines: Lines, letters: int) -> Lines:
    """The lines without their first letters; the end of a line counts as one."""
    found: list[RunLine] = []
    for line in lines:
        length = sum(len(run.text) for run in line)
        if letters < length:
            found.append(_from(line, letters))
        letters = max(letters - length - 1, 0)
    return tuple(filter(None, map(_stripped, found)))


def language_text(lines: Lines) -> str:
    """The lines as the plan language writes them."""
    runs = _without_look([run for line in lines for run in (*line, Run("\n"))][:-1])
    if not any(run.italic or run.bold for run in runs):
        return "".join(run.text for run in runs)
    letters = list(_blanks_adapted([replace(run, text=letter) for run in runs for letter in run.text]))
    return "".join(_tagged(list(same), "b") for _, same in groupby(letters, lambda run: run.bold))


def literal_tags(lines: Lines) -> str:
    """A pair of tags that stands in the text itself, and would be read as emphasis; blank for none."""
    tags = paired(written(lines))
    return written(lines)[tags[0].start() : tags[-1].end()] if tags else ""


def without_tags(text: str) -> str:
    """A text of the plan language as it is read by people."""
    return plain(text)


def _normal(run: Run) -> Run:
    text = unicodedata.normalize("NFC", run.text)
    return replace(run, text=text.replace("\t", " ").replace("\n", " "))


def _stripped(line: RunLine) -> RunLine:
    """The line without blanks at its ends, nor runs without letters."""
    whole = "".join(run.text for run in line)
    start = len(whole) - len(whole.lstrip())
    return _upto(_from(line, start), len(whole.strip()))


def _from(line: RunLine, start: int) -> RunLine:
    return tuple(_cut(line, lambda begins, run: run.text[max(start - begins, 0) :]))


def _upto(line: RunLine, end: int) -> RunLine:
    return tuple(_cut(line, lambda begins, run: run.text[: max(end - begins, 0)]))


def _cut(line: RunLine, kept: Callable[[int, Run], str]) -> Iterator[Run]:
    begins = 0
    for run in line:
        if text := kept(begins, run):
            yield replace(run, text=text)
        begins += len(run.text)


def _without_look(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs without bold, where every word is bold."""
    if all(run.bold for run in runs if any(letter.isalnum() for letter in run.text)):
        return [replace(run, bold=False) for run in runs]
    return runs


def _blanks_adapted(letters: Sequence[Run]) -> Iterator[Run]:
    """The letters with each blank in the look that the letters before and behind it share."""
    stretches = [(blank, list(same)) for blank, same in groupby(letters, lambda run: run.text.isspace())]
    for index, (blank, same) in enumerate(stretches):
        if not blank:
            yield from same
            continue
        before, behind = stretches[index - 1][1][-1], stretches[index + 1][1][0]
        italic, bold = before.italic and behind.italic, before.bold and behind.bold
        yield from (Run(run.text, italic, bold) for run in same)


def _tagged(letters: Sequence[Run], tag: str) -> str:
    """Letters that are all bold, or all not, in their tags."""
    inner = "".join(_in(tagged, "i") for tagged in _same_italics(letters))
    return _in((letters[0].bold, inner), tag)


def _same_italics(letters: Iterable[Run]) -> Iterator[tuple[bool, str]]:
    for italic, same in groupby(letters, lambda run: run.italic):
        yield italic, "".join(run.text for run in same)


def _in(text: tuple[bool, str], tag: str) -> str:
    return f"<{tag}>{text[1]}</{tag}>" if text[0] else text[1]
