"""SECURITY.md is held to the program: its limits are those of the code, its messages are what the code says."""

import ast
import re
from importlib import import_module

from helpers.support import ROOT

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [re.split(r" ?\| ?", line)[1:4] for line in SECURITY.splitlines() if line.startswith("| ")][2:]
"""The table of limits: of what, how much, what is said."""
MB, KB = 2**20, 2**10
LIMITS = (
    ("cchc.source.document.MAX_YAML_BYTES", MB, "MB"),
    ("cchc.source.data.MAX_DEPTH", 1, "cấp"),
    ("cchc.source.data.MAX_NODES", 1, "mục"),
    ("cchc.loading.settings.MAX_SETTINGS_BYTES", KB, "KB"),
    ("cchc.loading.baseline.MAX_BASELINE_BYTES", MB, "MB"),
    ("cchc.reading.bounds.LARGEST", MB, "MB"),
    ("cchc.reading.bounds.LARGEST_TEXT", MB, "MB"),
    ("cchc.documents.workbooks.grid.LAST_ROW", 1, "hàng"),
    ("cchc.reading.foreign.workbook.reader._MOST_PLACES", 1, "ô"),
    ("cchc.reading.foreign.html.page._LARGEST", MB, "MB"),
    ("cchc.reading.foreign.html.page.MOST_TAGS", 1, "thẻ"),
    ("cchc.documents.templating.template.LARGEST_PART", MB, "MB"),
    ("cchc.documents.isolation.SECONDS", 1, "giây"),
    ("cchc.signing.document.MAX_PDF_BYTES", MB, "MB"),
    ("cchc.signing.limits.SECONDS", 1, "giây"),
    ("cchc.signing.reading.MAX_INPUT_BYTES", MB, "MB"),
    ("cchc.soffice._SECONDS", 1, "giây"),
    ("cchc.soffice._SECONDS_A_DOCUMENT", 1, "giây"),
    ("cchc.soffice._SECONDS_TO_READ", 1, "giây"),
    ("cchc.files.locking.PATIENCE", 1, "giây"),
)
"""The limits by where the code has them, and the unit in which the table counts."""


def shown(name: str, unit: int, word: str) -> str:
    """A limit as the table writes it: 100.000 mục."""
    module, _, constant = name.rpartition(".")
    amount = int(getattr(import_module(module), constant)) // unit
    return f"{amount:,}".replace(",", ".") + f" {word}"


def test_the_numbers_in_the_table_are_the_limits_of_the_code() -> None:
    written = [number for _, limit, _ in ROWS for number in re.findall(r"[0-9][0-9.]* \w+", limit)]
    assert written == [shown(*limit) for limit in LIMITS]


def texts_of_the_code() -> str:
    """Every text in the code, the fixed parts of those with values included; parts of one text stand side by side."""
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "src" / "cchc").rglob("*.py")]
    nodes = [node for module in modules for node in ast.walk(module) if isinstance(node, ast.Constant)]
    return "\n".join(node.value for node in nodes if isinstance(node.value, str))


def test_every_message_in_the_table_is_the_codes() -> None:
    code = texts_of_the_code()
    pieces = [piece for _, _, said in ROWS for piece in re.split(r"[…“”]+|[0-9][0-9.]*", said) if piece.strip(" .)")]
    assert len(pieces) > len(ROWS)
    assert [piece for piece in pieces if piece.strip(" (.)") not in code] == []


def test_readme_leads_to_it() -> None:
    assert "(SECURITY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
