"""Rows with their codes: in a column of codes, before the title, or in the column of TT where no other has any."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cchc.importing.labels import Label, code_alone, label_of
from cchc.importing.rows.cell_texts import without_start, written
from cchc.importing.rows.lines import ReadLine


def labelled(lines: Sequence[ReadLine], kind: str) -> list[ReadLine]:
    """The rows of an annex of this kind, each with its code, which is no part of its title any more."""
    found = [_with_label(line) for line in lines]
    if kind != "assignments" and not any(line.label for line in found):
        return _from_counters(found)
    return found


def _with_label(line: ReadLine) -> ReadLine:
    if "code" in line.entries:
        text = line.own("code")
        found = code_alone(text)
        is_code = found is not None and not re.fullmatch("[a-zđ]", found.code)
        return replace(line, label=found if is_code else Label("", "", text) if text else None)
    label = label_of(written(line.title.lines)) if line.title_column == "criterion" else None
    return _without(line, label) if label else line


def _without(line: ReadLine, label: Label) -> ReadLine:
    """The row with the label, which leaves its title; one that began in a row above is that row's."""
    title = replace(line.title, lines=without_start(line.title.lines, label.length))
    entries = {**line.entries, line.title_column: title}
    return replace(line, label=None if line.title.continues else label, entries=entries)


def _from_counters(lines: list[ReadLine]) -> list[ReadLine]:
    """The rows with what stands in the column of TT for their codes, where these name each row of the annex once."""
    counters = [line.counter for line in lines if "." in line.counter and code_alone(line.counter)]
    if not counters or len({*counters}) < len(counters):
        return lines
    dotted = {*counters}
    return [replace(line, label=code_alone(line.counter)) if line.counter in dotted else line for line in lines]
