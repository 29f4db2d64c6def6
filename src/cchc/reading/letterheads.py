"""The letterhead of a document (tiêu đề): names of the country and of the office, number, place and day.

It may stand in paragraphs or in a table without lines. It is known by lines that stand nowhere else; names of offices,
in capitals, belong to it only beside them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from cchc.reading.blocks import Block
from cchc.reading.content import Paragraph, TextLine
from cchc.reading.signposts import END, is_authority

_MOST_BLOCKS = 12
_LONGEST = 200
"""The number of characters of a line that are read."""
_COUNTRY = r"cộng (?:hòa|hoà) xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|độc lập ?[-–—] ?tự do ?[-–—] ?hạnh phúc"
_SURE = re.compile(
    rf"{_COUNTRY}|số ?: ?[\d\s….]*[-/].*|(?:ủy|uỷ) ban nhân dân .*|ubnd .*|(?:hội đồng nhân dân|hđnd) .*",
    re.IGNORECASE,
)
_NAMES_COUNTRY = re.compile(_COUNTRY, re.IGNORECASE)
_PLACE_AND_DAY = re.compile(r"[^,]{2,40}, ngày .{0,20}tháng .{0,20}năm .{0,10}", re.IGNORECASE)


def letterhead_start(every: Sequence[Block], label: int) -> int:
    """The index of the block with which a letterhead above a label begins; the label's own when there is none."""
    above = list(takewhile(_may_belong, reversed(every[max(label - _MOST_BLOCKS, 0) : label])))
    own = [block for block in above if block.section == every[label].section]
    written = [index for index, block in enumerate(own, 1) if any(line.text for line in _lines(block))]
    if not any(_is_sure(line) for block in own for line in _lines(block)):
        return label
    return label - max(written)


def names_country(line: TextLine) -> bool:
    """True if a line is the name of the country with its motto, or of the Party: it stands in no other table."""
    return _NAMES_COUNTRY.fullmatch(line.text[:_LONGEST]) is not None


def _may_belong(block: Block) -> bool:
    has_lines = not isinstance(block.content, Paragraph) and block.content.has_lines
    return not has_lines and all(map(_is_possible, _lines(block)))


def _lines(block: Block) -> Iterator[TextLine]:
    content = block.content
    paragraphs = [content] if isinstance(content, Paragraph) else [each for _, _, each in content.paragraphs()]
    return (line for paragraph in paragraphs for line in paragraph.lines)


def _is_sure(line: TextLine) -> bool:
    return _SURE.fullmatch(line.text[:_LONGEST]) is not None and not is_authority(line)


def _is_possible(line: TextLine) -> bool:
    """True if a line may stand in a letterhead: a part of it, an office in capitals, a rule, nothing."""
    if is_authority(line) or line.text.endswith(END):
        return False
    has_letters = any(letter.isalpha() for letter in line.text)
    is_date = _PLACE_AND_DAY.fullmatch(line.text[:_LONGEST]) is not None
    return not has_letters or line.printed.isupper() or _is_sure(line) or is_date
