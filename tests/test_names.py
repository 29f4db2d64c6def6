"""One name, one thing: no module calls what another one of ours defines by a second name, and no class twice."""

import ast
from collections import defaultdict
from pathlib import Path

from helpers.support import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
OTHERS = sorted(path for folder in ("tests", "bench") for path in (ROOT / folder).rglob("*.py"))
OURS = {"cchc", "helpers", *(path.stem for path in (ROOT / "bench" / "fuzz").glob("*.py"))}
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


def test_no_two_classes_have_one_name() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}
