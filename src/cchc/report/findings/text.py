"""Findings for people (with the line and a caret), and one a line for editors and logs."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

from cchc.diagnostics import Diagnostic, Severity, Span
from cchc.report.cells import is_even
from cchc.report.findings.alike import are_on_tables, put_together
from cchc.report.findings.checked import Checked, Presentation
from cchc.wording import count, harmless

Styled = Sequence[tuple[str, str]]
"""A line in pieces of text and terminal style."""

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_PLAIN_WIDTH = 100
_MARKED = 4
"""The most characters that may share a column: a letter with its marks."""
_MOST_LINES = 10
"""The most lines that are named where findings are told together."""
_LEAST_ROOM = 20
"""The least number of columns shown of a line, however narrow the terminal is."""


def concise(checked: Checked, view: Presentation) -> str:
    """`path:line:column: severity CODE message`, with the severity in English, for editors' problem matchers."""
    del view
    return "".join(
        f"{harmless(f'{_head(found)} {found.severity.value} {found.code} {found.message}')}\n"
        for found in checked.diagnostics
    )


def line(found: Diagnostic) -> str:
    """`path:line:column: severity CODE message (place in the official's words)`."""
    where = f" ({found.where})" if found.where else ""
    return harmless(f"{_place(found)} {found.severity.label} {found.code} {found.message}{where}")


def snippets(checked: Checked, view: Presentation) -> str:
    """Each finding with its line, a caret under what is meant, and the other places that it speaks of.

    Findings alike are told once, lưu ý on tables in one line, unless the view is verbose.
    """
    return shown([line for group in _groups(checked, view) for line in (*_told(group, view), ())], view.width)


def shown(lines: Iterable[Styled], width: int | None) -> str:
    """Lines made harmless: in colours for a terminal of that width, plain for a pipe."""
    if width is None:
        return "".join(harmless("".join([text for text, _ in line])) + "\n" for line in lines)
    from cchc.report.terminal import styled  # noqa: PLC0415 — rich is for terminals only

    return styled([[(harmless(text), style) for text, style in line] for line in lines], width)


def headline(found: Diagnostic) -> Styled:
    """The line that begins a finding: its place, severity, code and message."""
    said = (f" {found.severity.label} {found.code}", _COLOURS[found.severity])
    return (_place(found), "bold"), said, (f" {found.message}", "")


def said_of_others(group: Sequence[Diagnostic]) -> str:
    """“và 03 chỗ nữa như vậy: dòng 5, 7, 9”, of findings that are told with the first of them; blank for a lone one."""
    others = group[1:]
    lines = ", ".join(str(other.span.line) for other in others[:_MOST_LINES])
    where = "" if group[0].basis else f": dòng {lines}{', …' if len(others) > _MOST_LINES else ''}"
    return f"và {count(len(others))} chỗ nữa như vậy{where}" if others else ""


def _groups(checked: Checked, view: Presentation) -> list[list[Diagnostic]]:
    if view.verbose:
        return [[found] for found in checked.diagnostics]
    return put_together(checked.diagnostics, checked.failing)


def _told(group: Sequence[Diagnostic], view: Presentation) -> Iterator[Styled]:
    """The lines on a group of findings that are told together."""
    first = group[0]
    if are_on_tables(group):
        codes = ", ".join(sorted({found.code for found in group}))
        said = (
            f" Bảng có {count(len(group))} {first.severity.label}: {codes} (--verbose nêu từng {first.severity.label})"
        )
        yield (_place(first), "bold"), (f" {first.severity.label}", _COLOURS[first.severity]), (said, "")
    else:
        yield from _snippet(first, view)
        yield from _others(group)


def _head(found: Diagnostic) -> str:
    return f"{found.path}:{found.span.line}:{found.span.column}:"


def _place(found: Diagnostic) -> str:
    """The beginning of a finding for people: a Word file has no lines and columns."""
    return f"{found.path}:" if found.basis else _head(found)


def _others(group: Sequence[Diagnostic]) -> Iterator[Styled]:
    """The line on the findings that are like the first of the group; none when it is alone."""
    if said := said_of_others(group):
        yield (f" {' ' * len(str(group[0].span.line))} = ", "dim"), (f"{said} (--verbose nêu từng chỗ)", "")


def _snippet(found: Diagnostic, view: Presentation) -> Iterator[Styled]:
    colour = _COLOURS[found.severity]
    yield headline(found)
    gutter = " " * len(str(found.span.line))
    if found.excerpt:
        text, before, carets = _window(found, (view.width or _PLAIN_WIDTH) - len(gutter) - 4)
        yield (f" {found.span.line} | ", "dim"), (text, "")
        yield (f" {gutter} | ", "dim"), (" " * before, ""), ("^" * carets, colour)
    if found.where:
        yield (f" {gutter} = ", "dim"), (found.where, "")
    for other in found.related if view.verbose or not found.basis else ():
        place = "" if found.basis else f"{other.path}:{other.span.line}:{other.span.column}: "
        yield (f" {gutter} = ", "dim"), (f"{place}{other.message}", "")


def _window(found: Diagnostic, room: int) -> tuple[str, int, int]:
    """The line, cut to a terminal's room around the span; the columns before the span, and those of the span."""
    room = max(room, _LEAST_ROOM)
    text = found.excerpt
    start, end = _in_line(found.span, text)
    fits = len(text) <= _MARKED * room and columns(harmless(text)) <= room  # a line may be of megabytes
    cut = 0 if fits else min(max(start - room // 3, 0), max(len(text) - room, 0))
    seen = harmless(text[cut : cut + room])
    if cut:
        seen = "…" + seen[1:]
    if cut + room < len(text):
        seen = seen[:-1] + "…"
    meant = seen[start - cut : end - cut]
    return seen, columns(seen[: start - cut]), max(columns(meant), 1)


def _in_line(span: Span, text: str) -> tuple[int, int]:
    """The start and end of a span in its first line, counted from 0."""
    start = min(span.column - 1, len(text))
    return start, max(span.end_column - 1 if span.end_line == span.line else len(text.rstrip()), start)


def columns(text: str) -> int:
    """The number of columns of a text on a terminal: a mark on a letter takes none, a wide letter two."""
    if is_even(text):
        return len(text)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)
