"""The one spelling in which phrases are read, and the words that may stand around a time.

Around a time there may be words that say nothing of when: “Hoàn thành việc đầu tư trong năm 2026”. A word that may
change the time (“sau”, “dự kiến”, a unit of time) is never passed over: the phrase is then not read.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.rare import RarePattern

_DIGITS = "0123456789"
_VOCABULARY = """
    án ba ban bàn bản bảo báo bảy bắt bây biệt bộ bốn bước cả các cài cải cách cáo cấp cập cầu chỉ chiến chiều chín
    chính chót chốt chủ chú chữa chức chương có công cơ của cùng cuối cứ dài dụng duy dữ dựng dứt đảm đánh đặc đặt đầu
    đẩy đề đến đi điểm điều định đó đoạn đối đúng được giá giáng giỗ gửi hai hàng hành hằng hiện hình hóa hoạch hoàn hơn
    huấn hướng ít kéo kê kề kế kết khai khánh khảo kiểm kiện kịp là làm lắp lần lập lâu lấy lễ liên liền liệu loại
    lược lượt mạnh mỗi một mục nào này nâng nghỉ nghị nghiệm nhất nhật nhiệm nhiều nhìn những nối nộp ổn phát phút
    quả quốc quyết rằm sang sáng sát sáu sắm sẽ sinh số sơ sử sửa tác tại tạo tâm tầm tập thác thành thì thiểu thống
    thời thúc thực thường tiên tiến tiếp tiêu tình tính toàn toán tổ tối tổng tới trì triển trình trong trọng trưa
    tục tư từ từng ưu và vào văn vận về việc vòng với vụ xây xong xuất yêu"""
_TIME_VOCABULARY = """ngày tháng quý năm tuần kỳ giờ buổi mùa tết thứ hạn lịch sau khi lúc nếu kể theo trừ dự kiến
    khoảng tùy hoặc ngay trước hết chậm muộn sớm trễ chưa không quá vượt giữa suốt đợt nay giai gần tạm xuyên trở đột
    học hè dịp nửa khởi"""
_TIME = frozenset(_TIME_VOCABULARY.split())
"""Words that say, or may change, when something is to be done."""
_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_MARK = RarePattern(r" ?([/.]) ?", ("/", "."))
_DASHED = RarePattern(r"\b([0-9]{1,2})-([0-9]{1,2})-(20[0-9]{2})\b", ("-20",))
_PLUS = RarePattern(r" ?\+ ?", ("+",))
_NUMBERED_MONTH = r"\bt\.?(?=(?:0?[1-9]|1[0-2])"
_SHORT_MONTH = rf"{_NUMBERED_MONTH}\b)"
_WITH_YEAR = RarePattern(rf"{_NUMBERED_MONTH}[/.-]20[0-9]{{2}}\b)", ("t.", *(f"t{digit}" for digit in _DIGITS)))
_SHORT_QUARTER = r"\bq(?=(?:0?[1-4]|iv|i{1,3})\b)"
_POINTED_QUARTER = r"\b[Qq]\. ?(?=(?:0?[1-4]|[Ii][Vv]|[Ii]{1,3})\b)"
_HOUR = (
    r"(?:0?[1-9]|1[0-9]|2[0-4])(?:h|g| ?giờ)(?! ?[0-9]{1,2} (?:hằng|hàng|mỗi) )(?: ?[0-5][0-9](?![/.]| tháng))?"
    r"(?:[’'′]| ?phút)? ?(?:, |của )?"
)
_HAS_HOUR = RarePattern(_HOUR, tuple(f"{digit}{hour}" for digit in _DIGITS for hour in ("h", "g", " g")))
_NUMERAL = r"(?<![^\s,(])q?(?:i{1,3}|iv|l{2,3})(?![^\s,)])"
"""A Roman numeral that stands alone, also with small L for I: it names a quarter."""
_BEFORE_HOUR = rf"trước {_HOUR}"
_AT_HOUR = rf"(?<![0-9]){_HOUR}"
_MIDNIGHT = r"(?<=từ )0?0(?:h|g| ?giờ)(?: ?00)?(?:[’'′]| ?phút)? ?"
_BRACKETS = RarePattern(r" ?\(([^()]*)\)", ("(",))
_SPAN = r"(?:năm|0?[369] tháng(?: (?:đầu|cuối))?(?: năm)?)"
_LABEL = (
    rf"(?:(?:(?:báo cáo|sơ kết|tổng kết|đối với|cho|định kỳ) )+(?:hằng |trong )?{_SPAN}(?: 20[0-9]{{2}})?"
    rf"|(?:kỳ )?{_SPAN}|(?:đợt|lần|lượt|kỳ) (?:0?[1-9]|i{{1,3}}|iv))"
)
"""What a time is for: a report of half a year, the first of several turns."""
_LABELLED = (
    r"((?:\b[0-9]{1,2}/[0-9]{1,2}|tháng [0-9]{1,2}|quý (?:iv|i{1,3}|[1-4]))(?:(?:/| năm )20[0-9]{2})?) "
    rf"\({_LABEL}\)"
)
_YEAR = "20[0-9]{2}"
_REWRITTEN = (
    ("gđ", r"\bgđ\b\.?", "giai đoạn"),
    ("không ", r"\bkhông (?:muộn|chậm|trễ) hơn\b", "chậm nhất"),
    ("trễ nhất", r"\btrễ nhất\b", "chậm nhất"),
    ("100", r"\bhoàn thành 100 ?% (?=(?:trong|trước|đến|vào|chậm|hạn)\b)", "hoàn thành "),
    ("tầm nhìn", rf"(?<=-20[0-9][0-9]),? (?:và )?tầm nhìn(?: đến)?(?: năm)? {_YEAR}\b", ""),
    *(
        (f"{24 * days}{hours}", rf"\b{24 * days}{hours}(?= (?:sau|kể từ|từ) )", f"{days} ngày")
        for days in (1, 2, 3)
        for hours in ("h", " giờ")
    ),
    ("(", _LABELLED, r"\1"),
)
"""What must stand in a clause, the words that are written otherwise, and what they are read as."""
_SHORT_YEAR = RarePattern(
    r"(?<![0-9/.])(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<mark>[/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>[0-9]{2})"
    r"(?![0-9]|[/.][0-9])",
    ("/", "."),
)
"""A day with its month and two digits of its year."""
_YEARS_AHEAD = 20
"""The most years that a plan may go on after its first one."""
_CLAUSE_END = RarePattern(r";|\.(?=\s*(?:[-–•+*]\s*)?[^\W\d_])|\.(?=\s+[-–•+*])", (";", "."))
_NEXT_BULLET = r"\n(?=\s*[-–•+*])"
_BULLETS = "-–•+* "
_TIME_WORDS = ("bắt đầu", "tầm nhìn", "định hướng", "liên tục")


def clauses(phrase: str) -> Iterator[str]:
    """The clauses of a phrase, each in the one spelling: parted by semicolons, bullets, and full stops before words."""
    text = plain(phrase).strip()
    if "." in text:
        text = re.sub(_POINTED_QUARTER, "quý ", text)
    if text.startswith(tuple(_BULLETS)):
        text = re.sub(_NEXT_BULLET, ";", text)
    for clause in re.split(_CLAUSE_END.pattern, text) if _CLAUSE_END.may_match(text) else [text]:
        if words := _spelled(clause.strip().lstrip(_BULLETS)):
            yield words


def with_whole_years(text: str, year: int) -> str:
    """A clause with the years of its days in four digits, in a plan of that year: “31.8.25” is 31/8/2025.

    A day and a month stand before such a year. One before the plan's last year, or beyond any plan, stays as it is; so
    does one that a year may begin: 26/5/27 in 2026.
    """
    return _SHORT_YEAR.replaced(text, lambda found: _whole_year(found, year))


def _whole_year(found: re.Match[str], year: int) -> str:
    meant = year // 100 * 100 + int(found["year"])
    begins_with_year = int(found["day"]) == year % 100 and meant != year
    if begins_with_year or not year - 1 <= meant <= year + _YEARS_AHEAD:
        return found[0]
    return f"{found['day']}/{found['month']}/{meant}"


def is_neutral(text: str) -> bool:
    """True if a text says nothing of when something is to be done."""
    if any(letter.isdigit() for letter in text) or any(words in text for words in _TIME_WORDS):
        return False
    if re.search(_NUMERAL, text):
        return False
    return _TIME.isdisjoint(re.findall(_WORD, text))


@cache
def _spellings() -> dict[str, str]:
    """The grammar's words by their folded form: a word in any spelling is read as the one given here."""
    words = {word: word for word in (*_VOCABULARY.split(), *_TIME)} | {"kì": "kỳ", "quí": "quý", "tuỳ": "tùy"}
    return dict(zip(fold(" ".join(words)).split(" "), words.values(), strict=True))


def _spelled(clause: str) -> str:
    """A clause in one spelling: small letters, plain spaces and dashes, tone marks where this grammar has them.

    Hours are left out: “trước 16h00 ngày 15/12” includes the day. Brackets go that say nothing of when.
    """
    clause = re.sub(r"(?i)\b(quý|tháng|năm|ngày)(?=[0-9]|[IV]+\b)", r"\1 ", unicodedata.normalize("NFC", clause))
    spellings = _spellings()
    text = re.sub(_WORD, lambda word: spellings.get(word[0], word[0]), fold(clause))
    text = _rewritten(text)
    if _HAS_HOUR.search(text):
        text = re.sub(_AT_HOUR, "", re.sub(_BEFORE_HOUR, "chậm nhất ", re.sub(_MIDNIGHT, "", text)))
    text = _BRACKETS.replaced(text, _bracket)
    if "q" in text:
        text = re.sub(_SHORT_QUARTER, "quý ", text)
    if _WITH_YEAR.search(text):  # T6 alone may be a Friday
        text = re.sub(_SHORT_MONTH, "tháng ", text)
    return _DASHED.replaced(_MARK.replaced(_PLUS.replaced(text, "+"), r"\1"), r"\1/\2/\3").strip(" ,-")


def _rewritten(text: str) -> str:
    """A text with what has a second way to be written in the first one."""
    for needed, pattern, said in _REWRITTEN:
        if needed in text:
            text = re.sub(pattern, said, text)
    return text


def _bracket(found: re.Match[str]) -> str:
    """What stands for a bracket: nothing where it says nothing of when; “(thường xuyên)” as if it had a comma."""
    if found[1] == "thường xuyên":
        return ", thường xuyên"
    return "" if is_neutral(found[1]) or found[1] == "nếu có" else found[0]
