"""Names of bodies and levels of government that ended, in the texts of a plan.

A body with a proper name is as gone as one without: “UBND huyện Mẫu”, “huyện Mẫu”, “quận 1”. The exception for proper
names is meant for things that are called after a level and go on: an establishment or a place before the level and its
name (“Bệnh viện Đa khoa huyện Mẫu”, “đường Quận 1”), a commune of that name (“xã Thị Trấn Mẫu”). Silent, too, are
what is said to be former (“huyện Mẫu (cũ)”, “trước đây”), and texts on the end itself: “không còn cấp huyện”, “tiếp
nhận từ cấp huyện”.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain

from cchc.model.folding import folded_in_place
from cchc.resources import FormerBodies

_GAP = r"(?:\s*[-&,]\s*|\s+(?:và\s+)?)"
_LEVELS = "huyện|quận|thị xã|thị trấn|thành phố|xã|phường"
_FORMER = (
    rf"(?:(?:,|\s+và|\s*/)?\s*(?:{_LEVELS})\b)*\s*[,(]?\s*"
    r"(?:cũ\b|trước đây|nay là|trước (?:khi )?(?:sắp xếp|sáp nhập|kết thúc|giải thể)|trước ngày 0?1/0?7/2025"
    r"|(?:đã )?(?:kết thúc|chấm dứt) hoạt động|(?:đã )?giải thể|không còn|(?:chuyển|bàn) giao|chuyển (?:về|sang)\b)"
)
"""The words after a name, and perhaps after further levels, that say that it is former."""
_ENDED = (
    r"(?:(?:không (?:còn|tổ chức)|kết thúc|chấm dứt|giải thể|bãi bỏ|\bbỏ|sáp nhập|sắp xếp|hợp nhất|thay (?:thế|cho))"
    r"(?:\s+(?:của|các|đơn vị|hành chính|tổ chức|chính quyền|hoạt động|nhiệm kỳ|mô hình|cơ quan))*"
    r"|(?:tiếp nhận|chuyển giao|bàn giao|chuyển)\b[^.;,\n]{0,60}\btừ(?:\s+các)?|trước đây[^.;\n]{0,40})\s+$"
)
"""The words right before a name that tell of its end."""
_THING = (
    r"\b(?:bệnh viện|trung tâm y tế|trường(?! hợp)|trạm|nhà (?:văn hóa|thiếu nhi|máy|thờ|truyền thống)|thư viện|chợ"
    r"|đường(?! dây| lối| truyền)|phố|cầu(?! nối)|khu (?:di tích|công nghiệp|đô thị|du lịch|dân cư)|cụm công nghiệp"
    r"|bến xe|sân vận động|công viên|đình|chùa|đền|bảo tàng|tượng đài|di tích|kênh|hồ(?! sơ)|nghĩa trang|quảng trường)"
    r"(?:\s+(?!(?:của|do|tại|ở|trên|thuộc|với|và|cho|địa bàn|ubnd)\b)\w+){0,6}?\s+$"
)
"""An establishment or a place right before its name."""
_PLACE = r"\b(?:xã|phường|đặc khu|thôn|ấp|khối|khu phố|tổ dân phố)\s+$"
_ROAD = r"\b(?:đường|liên|phố)\s+$"
_MOST_WORDS = 5
"""The most words of a proper name after a level."""
_BEFORE = 120
"""The number of characters before a name that are searched for words that tell of its end."""


@cache
def pieces_of(former: FormerBodies) -> tuple[str, ...]:
    """A few words; each folded text in which `former_names` finds something has one of them."""
    found: list[str] = []
    names = [*_names(former.names), *_names(former.levels)]
    while names:
        shared = Counter(chain.from_iterable(map(set, names)))
        most = max(shared, key=lambda word: (shared[word], len(word), word))
        names = [name for name in names if most not in name]
        found.append(most)
    return tuple(found)


@lru_cache(maxsize=256)
def former_names(text: str, former: FormerBodies) -> tuple[tuple[int, int], ...]:
    """The places (start, end) in a text of the bodies and levels that ended, from left to right.

    They are kept, since the cells of a plan, and plans of one province, repeat each other.
    """
    folded = folded_in_place(text)
    found = name_places(former.names, folded)
    found += [
        span
        for span in name_places(former.levels, folded)
        if not _is_in_name(text, folded, *span) and not _overlaps(span, found)
    ]
    return tuple(sorted(span for span in found if not _is_told_as_former(text, folded, *span)))


def name_places(names: tuple[str, ...], folded: str) -> list[tuple[int, int]]:
    """The places of any of these names, whatever its dashes and connectors; the longest counts."""
    if not any(all(map(folded.__contains__, name)) for name in _names(names)):
        return []
    return [match.span() for match in _pattern(names).finditer(folded)]


@cache
def _names(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of these names, without connectors."""
    words = (re.findall(r"\w+", folded_in_place(name)) for name in names)
    return tuple(tuple(word for word in name if word != "và") for name in words)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_names(names))})\b")


def _any_of(names: Iterable[tuple[str, ...]]) -> str:
    """The pattern of any of these names; a word with which several begin stands once, which compiles far faster."""
    begun: dict[str, list[tuple[str, ...]]] = {}
    for first, *others in names:
        begun.setdefault(first, []).append(tuple(others))
    return "|".join(first + _followed_by(rests) for first, rests in begun.items())


def _followed_by(rests: list[tuple[str, ...]]) -> str:
    """The pattern of what may follow the beginning of names, the longest first; nothing where a name ends there."""
    longer = list(filter(None, rests))
    return f"(?:{_GAP}(?:{_any_of(longer)})){'?' if len(longer) < len(rests) else ''}" if longer else ""


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _is_told_as_former(text: str, folded: str, start: int, end: int) -> bool:
    before = folded[max(start - _BEFORE, 0) : start]
    after = folded[_named_until(text, end) :]
    return re.match(_FORMER, after) is not None or re.search(_ENDED, before) is not None


def _is_in_name(text: str, folded: str, start: int, end: int) -> bool:
    """True if the word for a level is part of the name of something that goes on."""
    before = folded[max(start - _BEFORE, 0) : start]
    if re.search(_ROAD, before) or (text[start].isupper() and re.search(_PLACE, before)):
        return True
    return _named_until(text, end) > end and re.search(_THING, before) is not None


def _named_until(text: str, start: int) -> int:
    """The end of a proper name, or of a number, from here on; `start` when there is none."""
    end = start
    for _ in range(_MOST_WORDS):
        word = re.compile(r"\s+(\w+)").match(text, end)
        if word is None or not (word[1][0].isupper() or word[1].isdigit()):
            break
        end = word.end()
    return end
