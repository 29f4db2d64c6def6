"""What a case is, and what can come of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run of the program: its command line, the folder that it finds, and what it may do there."""

    arguments: tuple[str, ...]
    files: Mapping[str, bytes]
    """The files of the working folder by their paths in it."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Links in the working folder, and where they lead; `../beside/…` leads out of it."""
    stdin: bytes = b""
    environment: Mapping[str, str] = field(default_factory=dict)
    form: str = "text"
    """The form of what is printed: a name in `machine.READERS`, or `text`."""
    outputs: Mapping[str, str] = field(default_factory=dict)
    """The forms of files that may be written; they have to be readable when they are there."""
    writes: tuple[str, ...] = ()
    """Patterns of the paths that may be made or changed."""
    makes: tuple[str, ...] = ()
    """Patterns of the paths that may be made, but not changed."""
    keeps: str = ""
    """What holds of an input that may be changed: `data` (laid out anew), `lines` (lines are only added), or nothing."""
    reaches: tuple[str, ...] = ()
    """What may be asked of the system besides files: beginnings of audit events."""
    secrets: tuple[str, ...] = ()
    """What may stand in nothing that is printed or written."""
    seconds: float = 5


class Outcome(StrEnum):
    """What came of a case; from `TRACEBACK` on it is bad."""

    DONE = "done"
    """Exit code 0."""
    FINDING = "finding"
    """Exit code 1, with what was found."""
    SENTENCE = "sentence"
    """Exit code 2 or 3 (or 130), with a sentence in Vietnamese."""
    TRACEBACK = "traceback"
    """A traceback, a warning of Python, or what a library says by itself."""
    HANG = "hang"
    """More seconds than the case may take."""
    MEMORY = "memory"
    """More than `judging.MEMORY` bytes."""
    CHANGED = "changed"
    """A file was changed, lost, made or left over that the command does not write."""
    EXIT = "exit"
    """An exit code that is not documented, a signal included."""
    UNSAID = "unsaid"
    """An exit code that says that something is wrong, and no word of what."""
    MACHINE = "machine"
    """Output for machines that its own format's reader does not take."""
    CONTROL = "control"
    """A control character, or a line that GitHub Actions or Azure Pipelines would obey."""
    OUTSIDE = "outside"
    """Something outside the folder was read, written, run or asked, or a secret was told."""

    @property
    def bad(self) -> bool:
        """Whether a case must not end so."""
        return self not in {Outcome.DONE, Outcome.FINDING, Outcome.SENTENCE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome, and of a bad one what happened; cases with one cause have one `detail`."""

    outcome: Outcome
    detail: str = ""
