"""Pieces of text of another program become the runs of a line."""

import pytest

from cchc.model.emphasis import Run
from cchc.reading.foreign.lines import line_of


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        ([], ()),
        ([Run(" \n\u00a0 ")], ()),
        ([Run("  Họp \n\t giao\u00a0ban ")], (Run("Họp giao ban"),)),
        ([Run("Ho\u0323p")], (Run("Họp"),)),
        ([Run("Họp giao"), Run(" ban")], (Run("Họp giao ban"),)),
        ([Run("a", italic=True), Run(" "), Run("b", italic=True)], (Run("a b", italic=True),)),
        (
            [Run("a "), Run(" b", italic=True), Run(" ", bold=True), Run("c")],
            (Run("a "), Run("b ", italic=True), Run("c")),
        ),
        ([Run(" ", italic=True), Run("a", bold=True)], (Run("a", bold=True),)),
        ([Run("VP\u2011\u00adTK\u200b\ufeff\x07")], (Run("VP-TK"),)),
        ([Run("a", italic=True, bold=True), Run("\u200b")], (Run("a", italic=True, bold=True),)),
    ],
)
def test_a_line_has_single_blanks_and_nothing_invisible(pieces: list[Run], line: tuple[Run, ...]) -> None:
    assert line_of(pieces) == line
