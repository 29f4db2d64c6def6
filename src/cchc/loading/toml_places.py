"""Places in a TOML file; they are searched for in its text, since TOML's reader keeps no positions."""

import re
from pathlib import Path


def place_at(file: Path, before: str) -> str:
    """The file, line and column at the end of the text `before`."""
    return f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def place_of_key(file: Path, text: str, key: str) -> str:
    """The file, line and column of a key; those of the file's beginning when it is written in another way."""
    return place_at(file, text[: _of_key(text, key)])


def place_of_item(file: Path, text: str, key: str, item: str) -> str:
    """The file, line and column of an item of a key's list, within its quotes if it has any; else those of the key."""
    key_at = _of_key(text, key)
    found = text.find(item, key_at + len(key)) if item else -1
    return place_at(file, text[: key_at if found < 0 else found])


def _of_key(text: str, key: str) -> int:
    match = re.search(rf"""(?m)^\s*\[*["']?({re.escape(key)})\b""", text)
    return match.start(1) if match else 0
