"""The text that a paragraph's fields print for the number of a page, as far as it can be told without Word.

Known are the number (`{PAGE}`), sums (`{= {PAGE} - 1}`) and conditions (`{IF {PAGE} > 1 "…" "…"}`), however they are
nested. What depends on anything else, such as the number of all pages, is not.
"""

import operator
import re
from collections.abc import Callable

from cchc.reading.content import Paragraph
from cchc.reading.fields import Field, page_fields

_UNKNOWN = "\ufffd"
"""The sign for the value of a field that only Word knows."""
_OPERAND = r'(?:"([^"]*)"|([^\s"<>=]+))'
_CONDITION = re.compile(
    rf"\s*IF\s*{_OPERAND}\s*(<>|<=|>=|=|<|>)\s*{_OPERAND}(?:\s*{_OPERAND})?(?:\s*{_OPERAND})?", re.IGNORECASE
)
_SUM = re.compile(r"\s*=\s*(-?\s*\d{1,9}(?:\s*[-+]\s*\d{1,9})*)\s*(?:\\.*)?", re.DOTALL)
_COMPARISONS: dict[str, Callable[[str | int, str | int], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_LONGEST = 1000
"""The number of characters of an instruction that are read."""
_QUOTES = str.maketrans("“”„", '"""')


def number_on(paragraph: Paragraph, page: int) -> str | None:
    """The text that a paragraph's fields for the page's number print on a page of that number.

    It is blank where they print nothing; `None` when only Word can tell.
    """
    values = [_value(each, page) for each in page_fields(paragraph)]
    text = "".join(values)
    return None if _UNKNOWN in text else text.strip()


def sums_page_number(paragraph: Paragraph) -> bool:
    """True if the number that a paragraph prints is a sum."""
    return any(each.name == "=" for found in page_fields(paragraph) for each in found.within())


def _value(field: Field, page: int) -> str:
    if field.name == "PAGE":
        return str(page)
    if field.name == "=":
        return _sum("".join(_pieces(field, page)))
    return _choice(_quoted(field, page)) if field.name == "IF" else _UNKNOWN


def _pieces(field: Field, page: int) -> list[str]:
    return [_value(each, page) if isinstance(each, Field) else each.translate(_QUOTES) for each in field.code]


def _quoted(field: Field, page: int) -> str:
    """The instruction with the values of its fields, each in quotes unless it stands between quotes already."""
    text = ""
    for each, piece in zip(field.code, _pieces(field, page), strict=True):
        is_bare = isinstance(each, Field) and text.count('"') % 2 == 0
        text += f' "{piece}" ' if is_bare else piece
    return text


def _sum(text: str) -> str:
    match = _SUM.fullmatch(text[:_LONGEST])
    if match is None:
        return _UNKNOWN
    return str(sum(map(int, re.findall(r"[-+]?\d+", re.sub(r"\s", "", match[1])))))


def _choice(text: str) -> str:
    """The text of a condition that applies; of one without a second text, that text is blank."""
    match = _CONDITION.match(text[:_LONGEST])
    if match is None:
        return _UNKNOWN
    quoted, sign = match.groups(), match[3]
    one, other, yes, no = (quoted[at] or quoted[at + 1] or "" for at in (0, 3, 5, 7))
    if _UNKNOWN in one + other:
        return _UNKNOWN
    return yes if _holds(one, sign, other) else no


def _holds(one: str, sign: str, other: str) -> bool:
    """True if a comparison holds: of numbers where both are, else of texts."""
    if one.isdecimal() and other.isdecimal():
        return _COMPARISONS[sign](int(one), int(other))
    return _COMPARISONS[sign](one, other)
