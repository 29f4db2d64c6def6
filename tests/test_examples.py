"""Every example gives exactly the findings that it announces, and every code is announced by some example.

`key: value  # expect: P303, P311` announces findings on that line; `# expect: 7 Y101` on the first line announces one
on line 7, for texts whose own line cannot hold a comment.
"""

import re
from pathlib import Path

import pytest

from cchc.diagnostics import CATALOGUE
from cchc.loading import load

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.yaml"))
NOT_WRITABLE = {"Y111", "X715", "X718", *(code for code in CATALOGUE if code.startswith("N"))}
"""No text of a file makes the system refuse to read it: `tests/cli/test_validate.py` has this one, and those for which
two files are needed. The form of a Word document is no text either: `tests/unit/form/test_form.py` has a document for
each of its codes."""


def announced(path: Path) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for number, line in enumerate(re.split(r"\r\n|\n", path.read_bytes().decode(errors="replace")), 1):
        if expectation := re.search(r"# expect: (.+)$", line):
            for item in expectation[1].split(", "):
                *elsewhere, code = item.split()
                found.append((int(elsewhere[0]) if elsewhere else number, code))
    return sorted(found)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_gives_exactly_what_it_announces(path: Path) -> None:
    found = [found for found in load([path], with_evidence=True).diagnostics if found.path == path.as_posix()]
    assert sorted((finding.span.line, finding.code) for finding in found) == announced(path)


def test_every_code_is_announced_somewhere() -> None:
    assert {code for path in EXAMPLES for _, code in announced(path)} == set(CATALOGUE) - NOT_WRITABLE


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_message_is_one_whole_sentence_with_a_mend(path: Path) -> None:
    for finding in load([path], with_evidence=True).diagnostics:
        assert "\n" not in finding.message
        assert finding.message.endswith((".", "?", "…", ".”"))
        assert re.search("Đề nghị|có phải|Các trường dùng được", finding.message), finding.message
