"""The catalogue for people and machines: one code explained, or all of them."""

import textwrap
from collections.abc import Sequence
from typing import Any

from cchc.diagnostics import CatalogueEntry
from cchc.diagnostics.catalogue import explanations
from cchc.report.machine import as_json
from cchc.report.table import markdown_cell, markdown_row

_WIDTH = 80


def explained(entries: Sequence[CatalogueEntry]) -> str:
    """Each code with its reason, a fragment that fails, the mended fragment, and whether it may be ignored."""
    return "\n".join(_text(entry) for entry in entries)


def as_list(entries: Sequence[CatalogueEntry]) -> str:
    """A line for each code."""
    return "".join(f"{entry.code}  {entry.severity.label:<8}  {entry.title}\n" for entry in entries)


def as_markdown(entries: Sequence[CatalogueEntry]) -> str:
    """A table of the codes, and a section for each."""
    return f"{table(entries)}\n" + "\n".join(_section(entry) for entry in entries)


def table(entries: Sequence[CatalogueEntry]) -> str:
    """The codes as a Markdown table."""
    rows = [(entry.code, entry.severity.label, markdown_cell(entry.title)) for entry in entries]
    return "".join(f"{markdown_row(row)}\n" for row in [("Mã", "Mức", "Nội dung"), ("---", "---", "---"), *rows])


def as_machine(entries: Sequence[CatalogueEntry]) -> str:
    """The JSON shape of `rule`."""
    return as_json({"rules": [_shape(entry) for entry in entries]})


def _text(entry: CatalogueEntry) -> str:
    explanation = explanations()[entry.code]
    parts = [f"{entry.code} ({entry.severity.label}): {entry.title}", textwrap.fill(explanation.why, _WIDTH)]
    parts += [
        f"{name}:\n{textwrap.indent(fragment, '    ').rstrip()}"
        for name, fragment in (("Sai", explanation.bad), ("Đúng", explanation.good))
        if fragment
    ]
    return "\n\n".join([*parts, textwrap.fill(_accepting(entry), _WIDTH)]) + "\n"


def _accepting(entry: CatalogueEntry) -> str:
    if entry.mandatory:
        return "Không bỏ qua được: còn lỗi này thì tệp không dùng được."
    if entry.code[0] == "N":
        return f"Muốn bỏ qua khi kiểm tra tệp Word: cchc check --ignore {entry.code}"
    if entry.code[0] == "Y":
        return f'Muốn bỏ qua, ghi trong cchc.toml: ignore = ["{entry.code}"]'
    return f"Muốn bỏ qua ở một chỗ, ghi ở cuối dòng có tên trường: # cchc: ignore[{entry.code}] lý do"


def _section(entry: CatalogueEntry) -> str:
    explanation = explanations()[entry.code]
    fragments = [
        f"{name}:\n\n```yaml\n{fragment}```\n"
        for name, fragment in (("Sai", explanation.bad), ("Đúng", explanation.good))
        if fragment
    ]
    heading = f"## {entry.code}: {markdown_cell(entry.title)}\n"
    return "\n".join([heading, f"Mức: {entry.severity.label}. {markdown_cell(explanation.why)}\n", *fragments])


def _shape(entry: CatalogueEntry) -> dict[str, Any]:
    explanation = explanations()[entry.code]
    return {
        "code": entry.code,
        "severity": entry.severity.value,
        "title": entry.title,
        "why": explanation.why,
        "bad": explanation.bad or None,
        "good": explanation.good or None,
        "mandatory": entry.mandatory,
    }
