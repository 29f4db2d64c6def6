"""What tests share: the project's folder, and how a run of the program is told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Outcome:
    """What a command did, as its user sees it."""

    exit_code: int
    out: str
    err: str


Run = Callable[..., Outcome]
