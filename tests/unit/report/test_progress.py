"""The bar of a command that takes long."""

import io
from contextlib import redirect_stderr

import pytest

from cchc.report import progress

HIDE, SHOW, EMPTY = "\x1b[?25l", "\x1b[?25h", "\x1b[2K"
"""What a terminal takes for hiding the cursor, for showing it, and for an empty line."""


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")


def told(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *at: float) -> list[str]:
    """What stands on the stream each time that it is told of a file, at these seconds, and when all is done."""
    times = iter((0, *at))
    monkeypatch.setattr(progress, "monotonic", lambda: next(times))
    shown = []
    with redirect_stderr(stream):
        with progress.progress_of("Đang kiểm tra") as tell:
            for number, _ in enumerate(at, start=1):
                tell(30 * number, 900)
                shown.append(stream.getvalue())
        return [*shown, stream.getvalue()]


def test_work_of_a_moment_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(Terminal(), monkeypatch, 0.5, 0.9) == ["", "", ""]


def test_longer_work_shows_how_far_it_is_and_then_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    early, late, end = told(Terminal(), monkeypatch, 0.9, 1.1)
    assert early == ""
    assert "Đang kiểm tra" in late
    assert "60/900 tệp" in late
    assert end.endswith(EMPTY)


def test_the_cursor_is_never_left_hidden_for_a_run_may_be_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = told(Terminal(), monkeypatch, 1.1)[0]
    assert -1 < shown.rfind(HIDE) < shown.rfind(SHOW)


def test_nobody_looks_at_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(io.StringIO(), monkeypatch, 5.0) == ["", ""]
