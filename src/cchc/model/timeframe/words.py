"""The one spelling in which phrases are read, and the words that may stand around a time.

Around a time there may be words that say nothing of when: “Hoàn thành việc đầu tư trong năm 2026”. A word that may
change the time (“sau”, “dự kiến”, a unit of time) is never passed over: the phrase is then not read.
"""

import re
import unicodedata
from collections.abc import Iterator

from cchc.model.emphasis import plain
from cchc.model.folding import fold

_VOCABULARY = """
    ba ban báo bắt bảo bảy bây bốn bước các cáo cả chiều chín chót chủ chức có cuối cùng của cứ dài đầu đảm đến
    định đi đoạn đó đối đúng duy giáng giỗ gửi hai hàng hành hằng hiện hoàn hướng ít kéo kế kết kề khai khánh kịp là làm
    lâu lần lễ liên liền loại mỗi một nào này nghỉ nhất nhật nhiều nhìn những nộp phút quốc rằm sang sáng sinh sáu
    sẽ tầm tại thành thiểu thì thời thúc thường thực tiên tiến tiếp tối tổ tới triển trì trình trong tư từ từng tục và
    vào văn về việc vòng với xong xuất"""
_TIME_VOCABULARY = """ngày tháng quý năm tuần kỳ giờ buổi mùa tết thứ hạn lịch sau khi lúc nếu kể theo trừ dự kiến
    khoảng tùy hoặc ngay trước hết chậm muộn sớm trễ chưa không quá vượt giữa suốt đợt nay giai gần tạm xuyên trở đột
    học hè dịp nửa khởi"""
_TIME = frozenset(_TIME_VOCABULARY.split())
"""Words that say, or may change, when something is to be done."""
_SPELLINGS = {fold(word): word for word in (*_VOCABULARY.split(), *_TIME)} | {
    fold(typed): read for typed, read in {"kì": "kỳ", "quí": "quý", "tuỳ": "tùy"}.items()
}
"""The grammar's words by their folded form: a word in any spelling is read as the one given here."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_MARK = re.compile(r" ?([/.]) ?")
_DASHED = re.compile(r"\b([0-9]{1,2})-([0-9]{1,2})-(20[0-9]{2})\b")
_PLUS = re.compile(r" ?\+ ?")
_NUMBERED_MONTH = r"\bt\.?(?=(?:0?[1-9]|1[0-2])"
_SHORT_MONTH, _WITH_YEAR = rf"{_NUMBERED_MONTH}\b)", rf"{_NUMBERED_MONTH}[/.-]20[0-9]{{2}}\b)"
_SHORT_QUARTER = r"\bq\.?(?=(?:[1-4]|iv|i{1,3})[/.-]20[0-9]{2}\b)"
_HOUR = (
    r"(?:0?[1-9]|1[0-9]|2[0-4])(?:h|g| ?giờ)(?! ?[0-9]{1,2} (?:hằng|hàng|mỗi) )(?: ?[0-5][0-9](?![/.]| tháng))?"
    r"(?:[’'′]| ?phút)? ?(?:, |của )?"
)
_NUMERAL = r"(?<![^\s,(])q?(?:i{1,3}|iv|l{2,3})(?![^\s,)])"
"""A Roman numeral that stands alone, also with small L for I: it names a quarter."""
_BEFORE_HOUR = rf"trước {_HOUR}"
_AT_HOUR = rf"(?<![0-9]){_HOUR}"
_MIDNIGHT = r"(?<=từ )0?0(?:h|g| ?giờ)(?: ?00)?(?:[’'′]| ?phút)? ?"
_BRACKETS = re.compile(r" ?\(([^()]*)\)")
_CLAUSE_END = re.compile(r";|\.(?=\s*(?:[-–•+*]\s*)?[^\W\d_])|\.(?=\s+[-–•+*])")
_NEXT_BULLET = re.compile(r"\n(?=\s*[-–•+*])")
_BULLET = re.compile(r"^[-–•+* ]+")
_TIME_WORDS = ("bắt đầu", "tầm nhìn", "định hướng")


def clauses(phrase: str) -> Iterator[str]:
    """The clauses of a phrase, each in the one spelling: parted by semicolons, bullets, and full stops before words."""
    text = plain(phrase).strip()
    if _BULLET.match(text):
        text = _NEXT_BULLET.sub(";", text)
    for clause in _CLAUSE_END.split(text):
        if words := _spelled(_BULLET.sub("", clause.strip())):
            yield words


def is_neutral(text: str) -> bool:
    """True if a text says nothing of when something is to be done."""
    if any(letter.isdigit() for letter in text) or any(words in text for words in _TIME_WORDS):
        return False
    if re.search(_NUMERAL, text):
        return False
    return _TIME.isdisjoint(_WORD.findall(text))


def _spelled(clause: str) -> str:
    """A clause in one spelling: small letters, plain spaces and dashes, tone marks where this grammar has them.

    Hours are left out: “trước 16h00 ngày 15/12” includes the day. Brackets go that say nothing of when.
    """
    clause = re.sub(r"(?i)\b(quý|tháng|năm|ngày)(?=[0-9]|[IV]+\b)", r"\1 ", unicodedata.normalize("NFC", clause))
    text = _WORD.sub(lambda word: _SPELLINGS.get(word[0], word[0]), fold(clause))
    if re.search(_HOUR, text):
        text = re.sub(_AT_HOUR, "", re.sub(_BEFORE_HOUR, "chậm nhất ", re.sub(_MIDNIGHT, "", text)))
    text = _BRACKETS.sub(_bracket, text)
    text = re.sub(_SHORT_QUARTER, "quý ", text)
    if re.search(_WITH_YEAR, text):  # T6 alone may be a Friday
        text = re.sub(_SHORT_MONTH, "tháng ", text)
    return _DASHED.sub(r"\1/\2/\3", _MARK.sub(r"\1", _PLUS.sub("+", text))).strip(" ,-")


def _bracket(found: re.Match[str]) -> str:
    """What stands for a bracket: nothing where it says nothing of when; “(thường xuyên)” as if it had a comma."""
    if found[1] == "thường xuyên":
        return ", thường xuyên"
    return "" if is_neutral(found[1]) or found[1] == "nếu có" else found[0]
