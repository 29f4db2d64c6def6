"""The page on speed, `docs/toc-do.md`, which quotes the table between two comments."""

from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "toc-do.md"
START, END = "<!-- bench -->\n", "<!-- /bench -->\n"


def quoting(page: str, output: str) -> str:
    """The text of the page with this output between its comments."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{output}\n{END}{after}"


def quote(output: str, path: Path = PAGE) -> None:
    """Let the page quote this output in place of the one before."""
    path.write_text(quoting(path.read_text(encoding="utf-8"), output), encoding="utf-8")
