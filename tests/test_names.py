"""One name, one thing: nothing of ours is imported under a second name, and no two types have one name."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from helpers.support import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
OTHERS = sorted(path for folder in ("tests", "bench", "tools") for path in (ROOT / folder).rglob("*.py"))
OURS = {"bench", "cchc", "helpers", *(path.stem for path in (ROOT / "bench" / "fuzz").glob("*.py")), "letter_widths"}
"""The first names of modules of ours."""


def renamed(path: Path) -> list[str]:
    """What a module imports of ours under another name; a package hands names on by saying them twice."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return [
        f"{path.relative_to(ROOT)}:{node.lineno} {name.name} as {name.asname}"
        for node in imports
        for name in node.names
        if name.asname and name.asname != name.name and is_ours(node, name)
    ]


def is_ours(node: ast.Import | ast.ImportFrom, name: ast.alias) -> bool:
    module = (node.module or "") if isinstance(node, ast.ImportFrom) else name.name
    return module.split(".")[0] in OURS


def test_nothing_of_ours_is_imported_under_another_name() -> None:
    assert [each for path in [*SOURCES, *OTHERS] for each in renamed(path)] == []


def types(tree: ast.Module) -> Iterator[str]:
    """The names of a module's classes, and of its types made by assignment: constants are all in capitals."""
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and not ast.unparse(node.value or node).startswith("TypeVar("):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield from re.findall("^_?[A-Z]+[a-z]\\w*$", ast.unparse(target))


def test_no_two_types_have_one_name() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        for name in types(ast.parse(path.read_text(encoding="utf-8"))):
            found[name].append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}
