"""The places in a text at which a time may begin and end: around it stand words of doing, and what it is for."""

import re
from collections.abc import Iterator

from cchc.model.timeframe.beside import ends_with_an_object, label_end
from cchc.model.timeframe.periods import EVERY
from cchc.model.timeframe.words import is_neutral

_TERM = r"(?:(?:thời hạn|thời gian|hạn)(?: cuối| chót)?(?: hoàn thành| thực hiện)?:? )?"
_DOING = (
    r"kịp thời|hoàn thành|xong|kết thúc|nộp|gửi|trình|ban hành|thực hiện|triển khai|tổ chức|tiến hành"
    r"|bắt đầu(?= (?:triển khai |thực hiện )?từ )"
)
_REPORTING = r"báo cáo|kiểm tra|tập huấn|khảo sát|(?:sơ kết|tổng kết)(?= (?:quý|tháng|năm 20))"
_LEAD = rf"{_TERM}(?:(?:{_DOING})(?: |, ))*"
"""Words for the doing of something of which a period after them is no part."""
_ACTION = rf"{_TERM}(?:(?:{_DOING}|{_REPORTING})(?: |, ))*"
"""Words for the doing of something, which may stand right before a time."""
_WORK = (
    r"(?:đầu tư|xây dựng|thi công|lắp đặt|nâng cấp|mua sắm|cài đặt|kết nối|số hóa|sửa chữa|cải tạo|bàn giao|nghiệm thu"
    r"|cơ bản|toàn bộ|dứt điểm)"
)
_DONE_BY = (
    rf"(?:hoàn thành|xong|kết thúc)(?: việc| công tác)? {_WORK}(?:(?:, | và | ){_WORK})* (?=năm 20|quý |tháng [0-9])"
)
"""Words for the completion of some work, which may stand right before a period."""
_AT_INTERVALS = rf"định kỳ (?P<what>[^,;]+?) (?={EVERY} )"
_BEFORE_TIME = (
    r": |\b(?:trong|trước|đến|tới|chậm nhất|muộn nhất|từ|vào|xong|giai đoạn|định kỳ|hằng|hàng|thường|liên(?= tục)) "
)
"""Words, or a colon, that introduce a time: before them may stand whatever says nothing of when."""
_PART_OF_TIME = r"(?<!lần )\b(?:đầu|hè|(?:hai|ba|bốn|nhiều) (?:lần|đợt)) $"
"""Words right before a time that belong to it: “đầu hằng tháng”, “hai lần trong năm”."""
_ABOUT = r",? đối với (?!.*(?:[0-9][/.-][0-9]|20[0-9]{2}|ngày|quý|tháng [0-9]|(?:hằng|hàng|mỗi) )).+"
_ABOUT_REPORT = r",? (?:đối với|cho) báo cáo (?:định kỳ )?(?:hằng|hàng) năm"
"""A tail that says for what a time holds, and no other time."""
_END_OF_TIME = r"(?:lần|tới|liền|kế(?! hoạch))\b"
"""Words right after a time that belong to it: “tháng kế”."""


def beginnings(text: str) -> Iterator[int]:
    """The positions at which a time may begin: the first, after words of doing, and at words that introduce a time."""
    yield 0
    yield from _after_label(text)
    if (action := re.match(_ACTION, text)) and action[0]:
        yield action.end()
    if done := re.match(_DONE_BY, text):
        yield done.end()
    if (named := re.match(_AT_INTERVALS, text)) and is_neutral(named["what"]):
        yield named.end()
    for word in re.finditer(_BEFORE_TIME, text):
        at = word.end() if word[0] == ": " else word.start()
        if at and _may_stand_before(text[:at], word[0]):
            yield at


def _after_label(text: str) -> Iterator[int]:
    """The end of the words that say what the time is for, and that of the words of doing after them."""
    if label := label_end(text):
        yield label
        if action := re.match(_ACTION, text[label:]):
            yield label + action.end()


def _may_stand_before(text: str, word: str) -> bool:
    """True if a text says nothing of when, and has no part of the time that this word introduces."""
    if not is_neutral(text) or re.search(_PART_OF_TIME, text):
        return False
    return word != "giai đoạn " or not ends_with_an_object(text)


def endings(text: str) -> Iterator[str]:
    """The text whole, then less a tail that says for what a time holds, and less more and more neutral words."""
    yield text
    if about := re.search(_ABOUT, text) or re.search(rf"{_ABOUT_REPORT}$", text):
        yield text[: about.start()]
    words = text.split(" ")
    for number in range(len(words) - 1, 0, -1):
        tail = " ".join(words[number:])
        if not is_neutral(tail) or re.match(_END_OF_TIME, tail):
            return
        yield " ".join(words[:number]).removesuffix(":")


def is_bare(text: str, beginning: int, core: str) -> bool:
    """True if a time has only words of doing before it, and none that may say of what a past time is."""
    before = text[:beginning]
    return before + core == text and (not before or re.fullmatch(_LEAD, before) is not None)
