"""Text of the fonts that Việt Nam used before Unicode: TCVN3 (.VnTime) and VNI, pasted without being converted.

Both show letters of the code page Latin-1 as Vietnamese ones: “C«ng chøc” and “Coâng chöùc” for “Công chức”. Each
pattern is a letter beside a sign, or a pair of letters, that no Vietnamese word has; one such word may be a foreign
name, two in one value are no accident; the table with more of them is meant. A word with a letter that only Unicode has
(ơ, đ, ậ) is none, and signs at a word's edges may be punctuation («…», Windows®). `re` compiles these patterns when a
text first needs them, since few do.
"""

import re
from functools import lru_cache

_TCVN3 = "[A-Za-z][¡-¬µ-¿×ÞßþðÐÆæÇç]|[¡-¬®¶-¿×ÞßþðÐÆæÇç][a-z]|[a-z][À-ÖØ-Ý]|[b-df-hj-np-tv-z]ñ"
_VNI = "[aeoAEO]â|[aA]ê|[aeouyôöAEOUYÔÖ][ùøûõïäåëüÙØÛÕÏÄÅËÜ]|(?<![b-df-hj-np-tv-z])[ñÑ]|ö|(?<![a-z])Ö"
_TABLES = {"VNI": _VNI, "TCVN3": _TCVN3}
_MISREAD = "Ã[\x80-¿ƒ]|á[»º]|Ä[\x80-\x9f‘’]|Æ[°¡]|áº"
MISREAD = "UTF-8"
"""The name for UTF-8 that some program read as Latin-1 and saved again; no old code table."""
_WORDS = 2
_UNICODE_ONLY = "[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]"
_PUNCTUATION = "«»®©·§×°()[]{}“”‘’\"'.,;:!?-–…"


def legacy_encoding(text: str) -> str | None:
    """The name of the old code table that a text is written in; `None` for Unicode."""
    if len(re.findall(_MISREAD, text)) >= _WORDS:
        return MISREAD
    return _table(text, _WORDS)


def suspected_encoding(text: str) -> str | None:
    """The name of the old code table in which even a single word of a text may be written; `None` without one."""
    return _table(text, 1)


def has_vietnamese_letters(text: str) -> bool:
    """True if a text has letters that only Unicode has (ơ, đ, ậ), and no old code table."""
    return re.search(_UNICODE_ONLY, text) is not None


def _table(text: str, fewest: int) -> str | None:
    """The old code table of which a text has at least so many words."""
    if text.isascii():
        return None
    name, number = _likeliest(text)
    return name if number >= fewest else None


@lru_cache(maxsize=4)
def _likeliest(text: str) -> tuple[str, int]:
    """The old code table of which a text has the most words, and their number; cached, since it is asked for twice."""
    unicode_only = re.compile(_UNICODE_ONLY)
    odd = (word for word in text.split() if not word.isascii() and not unicode_only.search(word))
    words = [word.strip(_PUNCTUATION) for word in odd]
    found = {name: sum(map(bool, map(re.compile(pattern).search, words))) for name, pattern in _TABLES.items()}
    return max(found.items(), key=lambda each: each[1])


def in_legacy_encoding(name: str) -> str:
    """Error message for a text in the legacy encoding `name`."""
    if name == MISREAD:
        return (
            "Chữ này là UTF-8 bị đọc nhầm bằng bảng mã khác rồi lưu lại. Đề nghị mở tệp gốc với mã UTF-8 và chép lại."
        )
    return (
        f"Chữ này thuộc bảng mã cũ {name}, không phải Unicode. Đề nghị chuyển mã sang Unicode (UniKey Toolkit, "
        "Ctrl+Shift+F6) rồi chép lại."
    )
