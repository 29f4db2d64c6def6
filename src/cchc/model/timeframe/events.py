"""What is theo sự việc: a text by which no day can be known before something happens."""

import re

from cchc.model.timeframe.meaning import EventUnit, OnEvent
from cchc.model.timeframe.periods import EVERY

_EVENT = (
    r"(?:đảm bảo )?(?:(?:ngay )?(?:sau )?khi(?! nào)|ngay sau"
    r"|sau(?! (?:(?:từng|mỗi|hằng|hàng) )?(?:ngày|tháng|quý|năm|này|đó|cùng|[0-9]))) .+"
    r"|đột xuất(?:,? (?:khi|theo|nếu) .+)?"
    r"|(?:kể )?từ (?:khi|ngày|lúc) (?!nay\b|thứ\b|mai\b)[^0-9,;]+"
    r"|tùy (?:tình hình|điều kiện|yêu cầu|nhu cầu).*"
    r"|(?:đảm bảo |tùy )?theo "
    r"(?!(?:(?:từng|mỗi|hằng|hàng) )?(?:định kỳ|lịch|tháng|quý|năm|tuần|ngày|kỳ|mùa|giai đoạn|đợt)\b).+"
    r"|từ .+ (?:đến|tới) khi .+"
)
_WITHIN = (
    r"(?:(?:trong(?: vòng| thời hạn)?|chậm nhất|không quá|sau) )?(?P<number>[0-9]{1,3}) "
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng),? (?:sau khi|sau ngày|sau|kể từ khi|kể từ ngày|kể từ|từ khi) "
    r"(?!(?:ngày |tháng |năm )?[0-9]|quý |(?:khi )?kết thúc (?:tháng|quý|năm)\b).+"
)
_UNITS: dict[str, EventUnit] = {"ngày": "day", "ngày làm việc": "working day", "tuần": "week", "tháng": "month"}
_DATED = (
    r"\b(?:trước|hết|nhất|xong|hoàn thành|hạn|trong)\b.*(?:[0-9][/.][0-9]|\bquý [i1-4]|\btháng [0-9]|\bnăm 20)"
    rf"|{EVERY} (?:tuần|tháng|quý)\b|\bđịnh kỳ [0-9]|, {EVERY} năm|\btừng (?:tuần|tháng|quý|năm)\b"
    r"|(?:,|\().*(?:[0-9][/.][0-9]|\bquý [i1-4]|\btháng [0-9]|\bnăm 20)"
    r"|\b(?:đến|tới) (?:hết |ngày )?(?:năm 20|quý|tháng|[0-9])"
)
"""A deadline or a rhythm in a text that also speaks of an event: which of them counts cannot be told."""
_CALENDAR = (
    r"\b(?:sau|khi) (?:(?:khi|kết thúc|hết|qua|vào|đến|sang|nghỉ|dịp|kỳ|các|những|ngày|đợt) )*"
    r"(?:tết|lễ(?= [0-9]|,| tết| quốc| giỗ| giáng|$)|nghỉ|rằm|quốc khánh|giỗ tổ|giáng sinh|hè|mùa|giờ|tuần|kỳ báo cáo"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|tháng|quý|năm|học kỳ|giai đoạn|nửa đầu|6 tháng|[0-9]{1,2}/[0-9]+)\b"
)
"""A time of the calendar in the place of an event: it has a known day, though it is not one of this grammar."""


def event(text: str, _year: int) -> OnEvent | None:
    """The meaning of a text by which no day can be known before something happens."""
    if re.search(_DATED, text):
        return None
    if match := re.fullmatch(_WITHIN, text):
        return OnEvent(int(match["number"]), _UNITS[match["unit"]])
    return OnEvent() if re.fullmatch(_EVENT, text) else None


def is_of_calendar(text: str) -> bool:
    """True if a time of the calendar stands where an event would: “Sau Tết Nguyên đán”."""
    return ("sau " in text or "khi " in text) and re.search(_CALENDAR, text) is not None
