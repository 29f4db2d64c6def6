"""The words beside a time that say what it is for, or that it is no deadline.

“Báo cáo 6 tháng: trước 10/6” is due on the day, not at the end of the half-year that is reported on; “Số liệu tính đến
31/12/2025” says up to when something is counted; “cao điểm trong tháng 10” when most is done of what goes on all year.
"""

import re

_LATEST = "(?:trước|chậm nhất|muộn nhất|hạn|nộp|gửi|hoàn thành|xong)"
_NUMBERED = (
    r"(?:quý (?:iv|i{1,3}|0?[1-4])|tháng (?:0?[1-9]|1[0-2])|giai đoạn 20[0-9]{2}-20[0-9]{2}"
    r"|(?:(?:hằng|hàng) )?năm|0?[369] tháng(?: (?:đầu|cuối)(?: năm)?)?)(?:(?:/|,? năm | )20[0-9]{2})?"
)
_REPORTED = (
    r"(?:(?:lập|xây dựng|nộp|gửi) )?(?:(?:báo cáo|sơ kết|tổng kết|đánh giá) )+"
    r"(?:(?:kết quả|công tác|định kỳ|thực hiện|nhiệm vụ|cải cách hành chính|cchc|của) )*"
)
_TURN = r"(?:đợt|lần|lượt|kỳ|bước) (?:0?[1-9]|i{1,3}|iv|một|hai|ba|bốn)"
_DAY_OR_PART = r"(?:(?:từ |trong |vào )?(?:ngày|tháng|quý) |trước |chậm nhất |muộn nhất |hết |đến (?:hết |ngày ))"
_REPORT_EVERY = (
    r"(?:(?:nộp|gửi) )?báo cáo (?:định kỳ )?(?:tháng(?=.* (?:hằng|hàng|mỗi) tháng)|quý(?=.* quý))"
    rf":? (?={_LATEST} |ngày |vào |hằng |hàng |mỗi )"
)
_LABEL = (
    rf"{_REPORTED}{_NUMBERED}[,:]? (?=(?:{_LATEST}|(?:trong|vào)(?! năm)) )"
    rf"|{_REPORTED}(?:năm 20[0-9]{{2}}|giai đoạn 20[0-9]{{2}}-20[0-9]{{2}})[,:]? (?=trong năm 20)"
    rf"|{_TURN}(?:: |,? (?={_DAY_OR_PART}))|{_REPORT_EVERY}"
)
_REPORT_AND_DAY = (
    rf"\b(?:báo cáo|sơ kết|tổng kết|đánh giá|kiểm tra) (?:kết quả )?{_NUMBERED}(?:[;,]| và) "
    r"(?:trước|chậm nhất|muộn nhất|đến|tới|hết|hạn) "
)
_CUT_OFF = (
    r"^(?:báo cáo )?(?:số liệu|dữ liệu)\b.* (?:đến|tới|hết|từ) "
    r"|\b(?:tính|lấy|chốt|thống kê) (?:số liệu )?(?:đến|tới|từ|hết) "
    r"|\b(?:số liệu|dữ liệu) (?:được )?(?:tính|lấy|chốt|thống kê)\b"
)
_COUNTED = ("liệu", "tính", "lấy", "chốt", "thống kê")
_OBJECT = (
    r"\b(?:kế hoạch|chương trình|đề án|báo cáo|danh mục|nghị quyết|chiến lược|quy hoạch|chỉ tiêu|mục tiêu|kết quả"
    r"|nhiệm vụ|dự toán) $"
)
_STRESS = (
    r"\b(?:cao điểm|tập trung|đẩy mạnh|trọng (?:điểm|tâm)|chú trọng|ưu tiên|đặc biệt"
    r"|(?<!chậm )(?<!muộn )(?<!ít )nhất là)\b"
    r"(?!.*\b(?:hoàn thành|xong|kết thúc|nộp|gửi|trình|báo cáo|ban hành)\b)"
)
_EMPHATIC = ("cao điểm", "tập trung", "mạnh", "trọng", "ưu tiên", "đặc biệt", "nhất là")
_PEAK = r"\b(?:cao điểm|trọng (?:điểm|tâm)|đặc biệt|nhất là)\b"
_STRESSED = (
    r"(?:cao điểm|tập trung|đẩy mạnh|trọng (?:điểm|tâm)|chú trọng|ưu tiên|đặc biệt|nhất là)(?: là| vào| trong)*:? "
)


def label_end(text: str) -> int:
    """The end of the words at the beginning that say what the following time is for; 0 when there are none."""
    match = re.match(_LABEL, text) or re.match(_STRESSED, text)
    return match.end() if match else 0


def is_cut_off(text: str) -> bool:
    """True if a text says up to when data are counted, not by when something is to be done."""
    return any(word in text for word in _COUNTED) and re.search(_CUT_OFF, text) is not None


def ends_with_an_object(text: str) -> bool:
    """True if a text before a period ends with a document of it: “Xây dựng kế hoạch” before “giai đoạn 2026-2030”."""
    return re.search(_OBJECT, text) is not None


def has_a_report_and_its_day(text: str) -> bool:
    """True for the time of a report, and then a day that may be the report's own: “Báo cáo quý II; trước 15/7”."""
    return re.search(_REPORT_AND_DAY, text) is not None


def is_stress(text: str) -> bool:
    """True if a text says when most of a work is done, and nothing ends or is handed in."""
    return any(word in text for word in _EMPHATIC) and re.search(_STRESS, text) is not None


def is_peak(text: str) -> bool:
    """True for a stress that is never a time of its own; “tập trung trong quý III” may be one."""
    return re.search(_PEAK, text) is not None
