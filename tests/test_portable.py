"""The tests can be collected on Windows: what that system lacks is imported only where it is there."""

import ast
from pathlib import Path

from helpers.support import ROOT

UNIX = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}


def imported_at_once(path: Path) -> set[str]:
    """The modules that a file imports whatever the system is."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    plain = {name.name for node in body if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in body if isinstance(node, ast.ImportFrom)}


def test_no_module_of_unix_is_imported_at_once() -> None:
    files = [path for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 300
    assert [
        f"{path.relative_to(ROOT)}: {sorted(found)}" for path in files if (found := imported_at_once(path) & UNIX)
    ] == []
