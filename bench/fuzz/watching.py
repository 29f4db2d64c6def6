"""What a run asks of the system beyond its folder, written down by an audit hook of Python.

Told is: a file outside the folder that is opened for writing or changed otherwise, a file of `beside` (which stands for
the rest of the disk) that is opened for reading, a program that is started, and the network.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ASKING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "socket.connect", "socket.get")
_CHANGING = frozenset(
    f"os.{name}" for name in ("rename", "remove", "mkdir", "rmdir", "link", "symlink", "chmod", "truncate")
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FREE = frozenset({"/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty"})


@dataclass(frozen=True, slots=True)
class Watch:
    """The hook: `place` is the folder of the case, `notes` the file to write to."""

    place: str
    notes: int

    def begin(self) -> None:
        """Watch until the process ends; a hook cannot be taken off."""
        sys.addaudithook(self.hear)

    def hear(self, event: str, values: Sequence[Any]) -> None:
        """Note an event that is worth it."""
        with suppress(OSError, ValueError):
            if line := self._told(event, values):
                os.write(self.notes, (line.replace("\n", " ")[:300] + "\n").encode(errors="replace"))

    def _told(self, event: str, values: Sequence[Any]) -> str:
        if event.startswith(_ASKING):
            return f"{event} {values!r}"
        if event == "open" and isinstance(values[0], str | bytes | os.PathLike):
            return self._opened(os.path.realpath(os.fsdecode(values[0])), values[1] or "", values[2] or 0)
        if event in _CHANGING:
            return self._changed(event, [value for value in values if isinstance(value, str | bytes | os.PathLike)])
        return ""

    def _opened(self, real: str, mode: str, flags: int) -> str:
        if real.startswith(f"{self.place}/beside"):
            return f"open {real.removeprefix(self.place)}"
        writes = flags & _WRITING or set(mode) & set("wax+")
        return "" if not writes or self._inside(real) or real in _FREE else f"open {real} for writing"

    def _changed(self, event: str, paths: Sequence[str | bytes | os.PathLike[str]]) -> str:
        """The first of the paths that stands outside; a link in its last part is what is changed, not its target."""
        standing = [Path(os.path.realpath(Path(os.fsdecode(path)).parent)) / "x" for path in paths]
        return next((f"{event} in {path.parent}" for path in standing if not self._inside(str(path))), "")

    def _inside(self, real: str) -> bool:
        return real.startswith(f"{self.place}/") and not real.startswith(f"{self.place}/beside/")
