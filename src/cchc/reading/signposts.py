"""Signposts: the lines that mark the parts of a document: “Phụ lục I”, “(Kèm theo …)”, “./.”, “TM. …”.

“Phụ lục …” is a short line of its own: “Phụ lục I kèm theo Kế hoạch này” in running text is none.
"""

import re
from typing import Protocol

_NUMBER = r"(?:số ?:? ?)?(?P<number>[IVX]+|\d+|[A-ZĐ])"
_LABEL = re.compile(rf"phụ lục(?: {_NUMBER})?[ .:…]*", re.IGNORECASE)
_LABEL_WITH_TITLE = re.compile(rf"phụ lục {_NUMBER}\b ?[.:–-]? ?(?P<title>\S.*)", re.IGNORECASE)
_REFERENCE = re.compile(r"\(? ?(?:ban hành )?kèm theo\b", re.IGNORECASE)
_ISSUED_WITH = re.compile(r"\(? ?ban hành kèm theo\b", re.IGNORECASE)
_LONGEST = 500
"""The number of characters that are read of a line: no signpost is longer."""
END = "./."
"""The sign that ends a text."""
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. ?\S", re.IGNORECASE)
_POST = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG (?:PHÒNG|BAN)|CHÁNH VĂN PHÒNG|GIÁM ĐỐC|HIỆU TRƯỞNG|CHỈ HUY TRƯỞNG|BÍ THƯ)"
)
"""A post that signs for itself, in capitals: in other text it is not alone in a line."""


class SeenLine(Protocol):
    """A line of a document, of whatever format."""

    @property
    def text(self) -> str:
        """The text with single blanks."""

    @property
    def printed(self) -> str:
        """The text as it is printed, in capitals where these are a matter of format."""

    @property
    def centred(self) -> bool:
        """True if the line is centred."""

    @property
    def bold(self) -> bool:
        """True if no letter or digit is not bold."""


def is_label(line: SeenLine) -> bool:
    """True if a line is “Phụ lục …”, or begins with it as a heading does: centred and bold."""
    return is_bare_label(line) or _holds_title(line)


def is_bare_label(line: SeenLine) -> bool:
    """True if a line is “Phụ lục …” alone, with its number if it has one."""
    return _LABEL.fullmatch(_start(line)) is not None


def label_number(line: SeenLine) -> str:
    """The number of a line “Phụ lục …” as written, blank when it has none."""
    match = _LABEL.fullmatch(_start(line)) or _LABEL_WITH_TITLE.fullmatch(_start(line))
    return (match["number"] or "") if match else ""


def label_title(line: SeenLine) -> str:
    """The name of the annex that stands on the line “Phụ lục …”, blank for none."""
    match = _LABEL_WITH_TITLE.fullmatch(_start(line))
    return match["title"] if match and not is_bare_label(line) else ""


def is_reference(line: SeenLine) -> bool:
    """True if a line begins with “(Kèm theo …”."""
    return _REFERENCE.match(_start(line)) is not None


def is_issued_with(line: SeenLine) -> bool:
    """True if a line begins with “(Ban hành kèm theo …”."""
    return _ISSUED_WITH.match(_start(line)) is not None


def is_authority(line: SeenLine) -> bool:
    """True if a line begins the block of signatures: “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”, “TRƯỞNG PHÒNG”."""
    return begins_signature(_start(line)) or begins_signature(line.printed)


def begins_signature(text: str) -> bool:
    """True if a text as printed begins the block of signatures."""
    return _AUTHORITY.match(text[:_LONGEST]) is not None or _POST.fullmatch(text.strip()) is not None


def begins_closing(line: SeenLine) -> bool:
    """True if a line begins what stands below an annex's table: “./.”, or the block of signatures."""
    return line.text.endswith(END) or is_authority(line)


def _holds_title(line: SeenLine) -> bool:
    return line.centred and line.bold and _LABEL_WITH_TITLE.fullmatch(_start(line)) is not None


def _start(line: SeenLine) -> str:
    return line.text[:_LONGEST]
