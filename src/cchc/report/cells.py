"""The room that texts take on a screen, in columns of text.

Letters, digits and signs of Vietnamese take one column each, which one look at a text tells. Of any other text (tabs,
Chinese, emoji, letters with loose marks) rich knows the room; it is loaded only then.
"""

import re

_ONE_EACH = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff–—‘’“”…→≤≥─-◼]*")
"""A text all of whose letters are visible and take one column; its only blanks are plain ones."""


def is_even(text: str) -> bool:
    """True for a text whose letters take one column each, and whose only blanks are plain ones."""
    return _ONE_EACH.fullmatch(text) is not None


def cells(text: str) -> int:
    """The columns that a text takes, as rich counts them."""
    if is_even(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 — few texts need it

    return cell_len(text)
