"""The language of templates: what an office may write between `{{ }}` and `{% %}`.

Names that the annex has, `if`, one level of `for` over what the annex lists, comparisons, and a few filters. Nothing
that calls, assigns, multiplies, repeats or loops within a loop: so a template from outside reaches nothing but the
annex, and what it prints is no longer than the template times the annex. jinja2's sandbox stands behind that as a
second wall.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NoReturn

from jinja2 import (
    StrictUndefined,
    Template,
    TemplateAssertionError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cchc.documents.templating.marks import MERGE_CONTINUE, MERGE_START, marked
from cchc.documents.views.annex import Cell

FILTERS = (
    "capitalize",
    "d",
    "default",
    "e",
    "escape",
    "first",
    "last",
    "length",
    "lower",
    "title",
    "trim",
    "upper",
)
_MERGES = {"": "", "start": MERGE_START, "continue": MERGE_CONTINUE}
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Add,
    nodes.Sub,
    nodes.Concat,
    nodes.Filter,
    nodes.Keyword,
    nodes.Test,
)
_NAMES = {
    nodes.Call: "lời gọi hàm",
    nodes.Assign: "{% set %}",
    nodes.AssignBlock: "{% set %}",
    nodes.Macro: "{% macro %}",
    nodes.CallBlock: "{% call %}",
    nodes.Include: "{% include %}",
    nodes.Import: "{% import %}",
    nodes.FromImport: "{% from %}",
    nodes.Extends: "{% extends %}",
    nodes.Block: "{% block %}",
    nodes.FilterBlock: "{% filter %}",
    nodes.With: "{% with %}",
    nodes.Mul: "phép nhân",
    nodes.Pow: "phép lũy thừa",
    nodes.Div: "phép chia",
    nodes.FloorDiv: "phép chia",
    nodes.Mod: "phép chia lấy dư",
}


_MOST_COMPILED = 32
"""The most texts of templates that an environment keeps: the parts, and the properties, of those of one command."""


class NotInLanguageError(TemplateSyntaxError):
    """A template uses a construct of jinja2 that this language lacks; the message names it in Vietnamese."""


class Environment(ImmutableSandboxedEnvironment):
    """The jinja2 environment of this language only; printed text is escaped, with marks for merges and emphasis."""

    def __init__(self, undefined: type[Undefined] = StrictUndefined) -> None:
        """`undefined` handles a name that the annex does not have: by default the name is an error."""
        super().__init__(autoescape=True, undefined=undefined, finalize=_printed)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self._compiled = lru_cache(maxsize=_MOST_COMPILED)(super().from_string)

    def from_string(self, source: str | nodes.Template, *args: Any, **options: Any) -> Template:  # noqa: ANN401 — jinja2's own method
        """The template in a text, which is compiled once for all that is printed with it."""
        return self._compiled(source, *args, **options)

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:  # noqa: ANN401 — jinja2's own hook
        for node in _nodes(source):
            _refuse_foreign(node)
        return super()._generate(source, *args, **options)


@cache
def environment() -> Environment:
    """The environment in which documents are made: a name that the annex does not have is an error."""
    return Environment()


def said(error: Exception) -> str:
    """Error message for a template's fault; the name in it is the one that jinja2's English sentence has in quotes."""
    named = re.findall(r"'([^']+)'", str(error))
    if isinstance(error, NotInLanguageError):
        return f"không được dùng {error.message} trong mẫu"
    if isinstance(error, UndefinedError):
        return f"không có “{named[-1]}” để in" if named else "không có giá trị để in"
    if isinstance(error, SecurityError):
        return "mẫu làm điều không được phép"
    if isinstance(error, TemplateAssertionError):
        return f"không có bộ lọc hoặc phép thử “{named[-1]}”" if named else "sai cú pháp"
    if isinstance(error, TemplateSyntaxError):
        return f"sai cú pháp ở “{named[-1]}”" if named else "sai cú pháp"
    return "không tính được giá trị để in, hoặc bảng trong mẫu bị hỏng"


def _nodes(root: nodes.Node) -> Iterator[nodes.Node]:
    """Every node, without recursion: a template may be nested deeper than Python's stack."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.iter_child_nodes()


def _refuse_foreign(node: nodes.Node) -> None:
    if not isinstance(node, _ALLOWED):
        _refuse(_NAMES.get(type(node), "lệnh ngoài ngôn ngữ mẫu"), node)
    if isinstance(node, nodes.For):
        if node.recursive or any(True for _ in node.find_all(nodes.For)):
            _refuse("vòng lặp trong vòng lặp", node)
        if not isinstance(node.iter, nodes.Name | nodes.Getattr):
            _refuse("vòng lặp qua một biểu thức", node)


def _refuse(what: str, node: nodes.Node) -> NoReturn:
    raise NotInLanguageError(what, node.lineno or 1)


def _printed(value: Any) -> Any:  # noqa: ANN401 — whatever a template prints
    """A printed value as text with marks; docxtpl's own rich values (`__html__`) pass as they are, `None` is blank."""
    if isinstance(value, Cell):
        return _MERGES[value.merge] + marked(value.printed)
    if value is None or hasattr(value, "__html__"):
        return value or ""
    return marked(str(value))
