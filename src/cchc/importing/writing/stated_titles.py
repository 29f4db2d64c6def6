"""What a clause says is to be done by a time, in its words: as a title without the time, and as a quotation."""

import re

_MARKS = " \t-–•+*,:;.()"
_LIST_MARKS = " \t-–•+*"
_LATEST = r"(?:chậm|muộn|trễ) nhất(?: (?:là|vào|đến|hết|trước|ngày|[0-9]{1,2}(?![0-9/%])))*"
_FILLER = re.compile(
    r"(?:(?:để|thì|phải|đều|sẽ|cần|được|có|đảm bảo|bảo đảm|cứ|theo(?! dõi)|định kỳ|thường xuyên|kịp thời|đúng hạn"
    rf"|(?:hằng|hàng|mỗi|từng) (?:tuần|tháng|quý|năm)|(?:thời )?hạn(?! chế)(?: cuối| chót)?|{_LATEST}"
    r"|(?:quý|tháng|năm)(?=[,:])|/20[0-9]{2})(?:[\s,:]+|$))+",
    re.IGNORECASE,
)
"""Words before what is done that say nothing of it, or only when: “chậm nhất”, “định kỳ”."""
_TAIL = re.compile(
    rf"(?:(?:^|[\s,:(]+)(?:{_LATEST}|định kỳ|hạn|thời|đúng|trước|trong|vào|đến))+$",
    re.IGNORECASE,
)
"""Words behind what is done that only introduce when."""
_LONGEST_TAIL = 60
_NOTHING = re.compile("(?:hoàn thành|thực hiện|triển khai|xong)?", re.IGNORECASE)
"""Words of doing that do not say what is done."""
_WORK = re.compile(
    r"(?:có|phải|đều|đảm bảo|bảo đảm|hoàn thành|tổ chức|thực hiện|ban hành|xây dựng|đạt|ít nhất|tối thiểu|[0-9])\b",
    re.IGNORECASE,
)
"""The first word of what is done, where it stands behind the time: “hàng quý có 01 cuộc họp”."""
_LONGEST = 120


def title_around(clause: str, start: int, end: int) -> str:
    """The title of what is to be done by the time from `start` to `end` of a clause; blank where nothing is said.

    What stands behind the time, where it begins there; else the words around the time, from the last comma on.
    """
    before = _without_tail(clause[_begins(clause, start) : start].strip(_MARKS))
    after = _without_filler(clause[end:].strip(_MARKS))
    work = _without_tail(_without_filler(after if _WORK.match(after) else f"{before} {after}".strip()))
    return "" if _NOTHING.fullmatch(work) else _titled(work)


def quote_around(clause: str, start: int) -> str:
    """The words of a clause that state a time which starts there, from the last comma before it on."""
    return _cut(" ".join(clause[_begins(clause, start) :].split()).strip(_LIST_MARKS))


def segment(clause: str, start: int, end: int) -> str:
    """The words between commas that hold a piece of a clause, as a title."""
    before = clause[:start].rpartition(", ")[2]
    return _titled(f"{before}{clause[start:end]}{clause[end:].partition(',')[0]}")


def _begins(clause: str, start: int) -> int:
    """The place behind the last comma before a time, with words between the two."""
    comma = clause.rfind(", ", 0, len(clause[:start].rstrip(_MARKS)))
    return comma + 2 if comma >= 0 else 0


def _without_filler(text: str) -> str:
    match = _FILLER.match(text)
    return text[match.end() :] if match else text


def _without_tail(text: str) -> str:
    match = _TAIL.search(text, max(len(text) - _LONGEST_TAIL, 0))
    return text[: match.start()] if match else text


def _titled(text: str) -> str:
    """A text on one line, with a capital; a long one is cut behind a word."""
    line = _cut(" ".join(text.split()).strip(_MARKS))
    return line[:1].upper() + line[1:]


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0] or line[:_LONGEST]}…"
