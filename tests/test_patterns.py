"""Regular expressions that any Python may run which the program supports."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src"
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
"""A group that is repeated possessively, or atomic. Before Python 3.11.5, one that fails has gone on in the text all the
same (https://github.com/python/cpython/issues/106052)."""
SAFE = {"_TAG"}
"""Patterns whose group takes in nothing where it fails."""


def patterns() -> Iterator[tuple[str, str]]:
    """The texts of all modules, each with the name that it is given in its module, if any."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            name = node.targets[0].id if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) else ""
            texts = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
            yield from (
                (name, text if isinstance(text, str) else text.decode("latin-1"))
                for text in texts
                if isinstance(text, str | bytes)
            )


@pytest.mark.parametrize("pattern", ["(?:a|b)*+", "(a)?+", "(a){2,3}+", "(?>a)"])
def test_a_possessive_group_is_seen(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)


def test_no_group_is_possessive() -> None:
    found = [(name, text) for name, text in patterns() if POSSESSIVE_GROUP.search(text)]
    assert {name for name, _ in found} == SAFE
