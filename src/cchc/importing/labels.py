"""Codes as documents print them before a title: “TC 1.1.”, “TCTP. 4.4.3”, “4.2.Thực hiện”, “TCTP 6.2 -”, “I.2.1”."""

import re
from typing import NamedTuple

from cchc.model import codes

_LABEL = r"(?P<word>(?i:TCTP|TC|tiêu chí thành phần|tiêu chí))[ .:]*"
_MARKS = r"[ \n]*+[.:)–—-]*+[ \n]*+"
_END = rf"(?![0-9]|\.\w*[0-9])(?:(?!\w)|(?<=[0-9])(?=[^\W\d_]{{2}})){_MARKS}"
"""What stands behind a code: no more of a number, though perhaps the title without a blank between."""
_LABELLED = re.compile(rf"{_LABEL}(?P<code>{codes.CODE}){_END}")
_BARE = re.compile(rf"(?P<word>)(?P<code>(?=[^ \n]*[0-9])(?=\w+\.\w){codes.CODE}){_END}(?!(?:điểm|đ|%|tỷ|triệu)(?!\w))")
"""A code without a label: of two parts at least, and no number of points or the like."""
_UNREADABLE = re.compile(rf"{_LABEL}(?P<code>\w*[0-9][\w.]*){_MARKS}")
_ALONE = re.compile(rf"(?:{_LABEL}|(?P<none>))(?P<code>{codes.CODE})[.:)]*")

_DECIMAL_COMMA = re.compile("(?<=[0-9]),(?=[0-9])")


class Label(NamedTuple):
    """The code before a title."""

    code: str
    """The code; blank for one that cannot be read."""
    word: str
    """The label as printed: TC, TCTP; blank for none."""
    printed: str
    """Both as printed, with what stands around them."""

    @property
    def length(self) -> int:
        """The number of letters that it takes in the text."""
        return len(self.printed)

    @property
    def other_word(self) -> str:
        """The label that the program prints, where the document has the other one; else blank."""
        usual = codes.label(self.code).split()[0] if self.code else ""
        return usual if self.word.upper() in {"TC", "TCTP"} and self.word.upper() != usual else ""


def label_of(text: str) -> Label | None:
    """The code that a text begins with; `None` for none. A number alone is a code only behind a label."""
    if match := _LABELLED.match(text) or _BARE.match(text):
        return Label(match["code"], match["word"], match[0])
    match = _UNREADABLE.match(text)
    return Label("", match["word"], match[0]) if match else None


def code_alone(text: str) -> Label | None:
    """The code that is the whole of a text, as in a column of codes; `None` for none.

    In a sheet, 1.1 may be a number, which is shown as 1,1.
    """
    match = _ALONE.fullmatch(_DECIMAL_COMMA.sub(".", text.strip()))
    return Label(match["code"], match["word"] or "", match[0]) if match else None
