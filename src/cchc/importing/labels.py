"""Codes as documents print them before a title: “TC 1.1.”, “TCTP. 4.4.3”, “4.2.Thực hiện”, “TCTP 6.2 -”, “I.2.1”."""

import re
from typing import NamedTuple

from cchc.model.codes import CODE, label

_LABEL = r"(?P<label>(?i:TCTP|TC|tiêu chí thành phần|tiêu chí)\b[ .:]*)"
_END = r"(?![0-9]|\.[0-9])(?:(?!\w)|(?<=[0-9])(?=[^\W\d_]{2}))[ \n]*[.:)–—-]*[ \n]*"
"""What stands behind a code: no more of a number, though perhaps the title without a blank between."""
_LABELLED = re.compile(rf"{_LABEL}(?P<code>{CODE}){_END}")
_BARE = re.compile(rf"(?P<label>)(?P<code>(?=[^ \n]*[0-9])(?=\w+\.\w){CODE}){_END}(?!(?:điểm|đ|%|tỷ|triệu)(?!\w))")
_UNREADABLE = re.compile(rf"{_LABEL}(?P<code>\w*[0-9][\w.]*)[ \n.:)–—-]*")
_ALONE = re.compile(rf"(?:{_LABEL})?(?P<code>{CODE})[.:)]*")


class Label(NamedTuple):
    """The code before a title."""

    code: str
    """The code; blank for one that cannot be read."""
    printed: str
    """The label and code as printed, without what stands around them."""
    length: int
    """The number of letters that it takes, the blanks and marks behind it included."""

    @property
    def word(self) -> str:
        """The label as printed: TC, TCTP; blank for none."""
        return re.split(r"[ .:]", self.printed)[0] if self.printed[:1].isalpha() and " " in self.printed else ""


def label_of(text: str) -> Label | None:
    """The code that a text begins with; `None` for none. A number alone is a code only behind a label."""
    if match := _LABELLED.match(text) or _BARE.match(text):
        return Label(match["code"], match[0].strip(" \n.:)–—-"), match.end())
    if match := _UNREADABLE.match(text):
        return Label("", match[0].strip(), match.end())
    return None


def code_alone(text: str) -> Label | None:
    """The code that is the whole of a text, as in a column of codes; `None` for none."""
    match = _ALONE.fullmatch(text.strip())
    return Label(match["code"], match[0].rstrip(".:)"), match.end()) if match else None


def printed_otherwise(found: Label) -> str:
    """The label that the program will print, where the document has another one; blank where it is the same."""
    written = "".join(character for character in found.printed if character.isalpha())
    usual = label(found.code) if found.code else ""
    own = found.printed.upper()
    has_label = own.startswith("TC")
    return usual if has_label and written and own.startswith("TCTP") != usual.startswith("TCTP") else ""
