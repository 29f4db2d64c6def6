"""The pages that people read, and what stands in them: sections, links, blocks of code."""

import re
from pathlib import Path

from helpers.support import ROOT

README = ROOT / "README.md"
DOCS = ROOT / "docs"
GENERATED = DOCS / "quy-tac.md"
WRITTEN = [README, *(page for page in sorted(DOCS.glob("*.md")) if page != GENERATED)]
"""README and the pages of `docs` that a hand writes."""
PAGES = [*WRITTEN, GENERATED, *(ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"))]
EXAMPLE = DOCS / "vi-du" / "plans"
"""The plans of a commune that does not exist, for readers to copy."""
_FENCED = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)


def text(page: Path | str) -> str:
    """The whole text of a page; a name means one of `docs`."""
    return (DOCS / page if isinstance(page, str) else page).read_text(encoding="utf-8")


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return _FENCED.sub("", text(page))


def section(page: str, title: str) -> str:
    """What stands under a heading of the second level, up to the next one."""
    (found,) = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text(page), re.MULTILINE | re.DOTALL)
    return str(found)


def headings(page: Path, level: str = "#+") -> list[str]:
    """The headings of a page, of every level or of one (`##`)."""
    return re.findall(rf"^{level} (.+)$", prose(page), re.MULTILINE)


def anchor(heading: str) -> str:
    """A heading's address within its page, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(page: Path) -> list[str]:
    """Where a page leads to: links and pictures."""
    without_code = re.sub(r"`[^`\n]*`", "", prose(page))
    return re.findall(r"\]\(([^)\s]+)\)", without_code)


def consoles(page: Path) -> list[list[tuple[str, str]]]:
    """The consoles of a page: each a list of commands (without `cchc`) with what they print."""
    blocks = re.findall(r"^```console\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)
    return [re.findall(r"^\$ cchc (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE) for block in blocks]


def plan_files(page: Path) -> dict[str, str]:
    """The files of plans that a page shows: name, as last mentioned before (`plans/….yaml`) → text."""
    whole = text(page)
    return {
        re.findall(r"`plans/([\w.-]+\.yaml)`", whole[: block.start()])[-1]: block[1]
        for block in re.finditer(r"^```yaml\n(cchc: .*?)^```$", whole, re.MULTILINE | re.DOTALL)
    }
