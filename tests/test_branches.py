"""No function of the program has too many ways through it: a long chain of conditions is a table not yet written."""

import ast

from helpers.support import ROOT

MOST = 12
MANY, MOST_WITH_MANY = 10, 10
"""More than so many branches are allowed in so many functions."""
SOURCES = sorted((ROOT / "src" / "cchc").rglob("*.py"))
ONE_WAY = ast.If | ast.IfExp | ast.For | ast.AsyncFor | ast.While | ast.ExceptHandler | ast.match_case | ast.Assert


def own_branches(node: ast.AST) -> int:
    """The branches that one node adds: each further operand of `and`/`or`, a comprehension and each of its ifs."""
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return int(isinstance(node, ONE_WAY))


def branches(function: ast.AST) -> int:
    """The branches of a function, those of functions inside it included."""
    return 1 + sum(map(own_branches, ast.walk(function)))


def counted() -> list[tuple[int, str]]:
    """The branches of each function and where it stands, most first."""
    found = [
        (branches(node), f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return sorted(found, key=lambda each: (-each[0], each[1]))


def test_every_kind_of_branch_counts() -> None:
    text = """
def f(a, b):
    assert a and b or a
    for x in [y for y in a if y if b]:
        while x if b else a:
            pass
    try:
        pass
    except ValueError:
        def g():
            if a:
                match b:
                    case 1: pass
                    case _: pass
"""
    outer = ast.parse(text).body[0]
    inner = next(node for node in ast.walk(outer) if isinstance(node, ast.FunctionDef) and node.name == "g")
    assert branches(inner) == 1 + 1 + 2
    assert branches(outer) == 1 + 3 + 1 + 3 + 2 + 1 + 3


def test_no_function_has_many_branches() -> None:
    found = counted()
    worst = "\n".join(f"{number:3} {name}" for number, name in found[:10])
    assert [name for number, name in found if number > MOST] == [], worst
    assert sum(number > MANY for number, _ in found) <= MOST_WITH_MANY, worst
