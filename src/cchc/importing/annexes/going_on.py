"""Lines between two tables that only say that the annex goes on: “(tiếp theo)”, its number and name once more.

They are left out where nothing else stands above a table; above a text that names a part, where they say “tiếp theo”.
"""

import re
from collections.abc import Sequence
from itertools import dropwhile

from cchc.importing.annexes.document_lines import DocumentLine, holds_heading
from cchc.importing.annexes.heads import AnnexHead
from cchc.model.folding import fold
from cchc.reading.signposts import is_bare_label, is_label, label_number, label_title

_GOES_ON = re.compile(r"(?i)[\s.,:;…–—-]*(?:\(\s*tiếp(?: theo)?[^()]{0,40}\)|\btiếp theo)[\s.:…]*$")
"""“(tiếp theo)”, “(tiếp)”, “(tiếp theo trang 2)” at the end of a line, or as the whole of it."""


def lines_of_its_own(lines: Sequence[DocumentLine], head: AnnexHead, title: str) -> list[DocumentLine]:
    """The lines above a table without those that say that the annex before goes on; all where another one begins.

    `title` is that of the part that the table before belongs to.
    """
    known = _known(head, title)
    rest = list(dropwhile(lambda line: _is_known(line, head, known), lines))
    is_marked = any(_GOES_ON.search(line.text) for line in lines[: len(lines) - len(rest)])
    return rest if not rest or (is_marked and not holds_heading(rest)) else list(lines)


def _known(head: AnnexHead, title: str) -> set[str]:
    """The lines that may be repeated: the annex's name, each of its lines, the document, the part, a blank one."""
    return {fold(_without_mark(text)) for text in ("", *head.title, " ".join(head.title), head.reference, title)}


def _is_known(line: DocumentLine, head: AnnexHead, known: set[str]) -> bool:
    if fold(_without_mark(line.text)) in known:
        return True
    bare = DocumentLine(_without_mark(line.text), centred=True, bold=True)
    if not is_label(bare) or label_number(bare) not in {"", head.label}:
        return False
    return fold(label_title(bare)) in known if not is_bare_label(bare) else True


def _without_mark(text: str) -> str:
    """A line without “(tiếp theo)” at its end."""
    return _GOES_ON.sub("", text)
