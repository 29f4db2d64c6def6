"""The words for bodies (cơ quan, đơn vị), by which a collective, a proper name and a field of work are told apart.

A collective (tập thể) is known by its wording: “các …”, “… có liên quan”, “sở, ban, ngành”, “Tổ … 12 ấp”. Where a
proper name may follow (“Sở … liên quan”), a capital letter that no word for bodies explains tells that it does.
Capitals are asked of the letters themselves, since a range in a pattern misses those with accents (“Ấn”, “Ô”).
"""

import re

from cchc.model.folding import fold

_BODIES = """sở, bộ, ban, ngành, phòng, trường, viện, thôn, ấp, xóm, làng, bản, buôn, hội, chi bộ, tổ chức,
    đơn vị, cơ quan, địa phương, đoàn thể, doanh nghiệp, cá nhân, tổ dân phố, khu phố, người dân, nhân dân, hộ dân,
    cộng đồng"""
_GENERIC = frozenset(fold(word) for word in _BODIES.split(","))
"""Words for bodies that name none of them."""
_ANY = "|".join(word.strip() for word in _BODIES.split(","))
_BEGINNING = rf"(?i)(?:{_ANY}|các|những|công an|trạm|ủy ban|văn phòng)\b"
_BODY = rf"(?:{_ANY}|xã|phường|tỉnh|thành phố)\b"
_LEVEL = r"(?i)\s+(?:(?:cấp|của)\s+)?(?:xã|phường|đặc khu|tỉnh|thành phố|trung ương)$"
_GOES_ON = rf"(?:(?:các|những) )?{_BODY}.*"
"""A further part of a collective."""
_COUNTED = r"[0-9]{1,3} (?:ấp|thôn|xóm|làng|bản|buôn|khu phố|tổ dân phố)"
_HEADS = "thủ trưởng|người đứng đầu|lãnh đạo|bí thư|giám đốc|(?:hiệu )?trưởng"
_COLLECTIVE = (
    r"(?:các|những|tất cả|toàn thể) .+"
    rf"|(?:ubnd|ủy ban nhân dân|tổ|ban nhân dân|{_HEADS}) .*\bcác .+"
    rf"|(?:tổ|ban nhân dân|bí thư|trưởng) (?:.+ )?(?<!đề án )(?<!nghị quyết ){_COUNTED}|{_COUNTED}"
    r"|(?:ubnd|ủy ban nhân dân) [0-9]{2,3} (?:xã|phường)(?:, (?:xã|phường|đặc khu))*"
)
"""The wording of a collective, in small letters."""
_CONCERNED = rf"{_BODY}(?:,? (?:\w+|-))* (?:có )?liên quan(?: khác)?"
"""The wording of a collective unless it has a proper name."""
_SEVERAL = (
    r"(?i)(?:các|những|tất cả|toàn thể) (?:các )?(?:sở|bộ|phòng)\s+"
    r"(?!chuyên môn|nghiệp vụ|thuộc|trực thuộc)(?P<name>\w+)"
)
"""The wording of several bodies, of which the proper name may follow: “các Phòng Kinh tế”."""
_OF_ALL = r"\btrên địa bàn(?: \w+)?\W*$"
"""The end of a list that speaks of all its parts."""
_HAS_FIELDS = r"(?i)(?:các |những )?(?:sở|bộ|phòng|trung tâm|văn phòng|viện|trường|hội|ban quản lý|báo)\b"
_FIELDS = """kinh tế, hạ tầng, đô thị, văn hóa, xã hội, thể thao, du lịch, gia đình, thông tin, truyền thông,
    truyền thanh, truyền hình, phát thanh, nông nghiệp, nông thôn, môi trường, tài nguyên, xây dựng, giao thông,
    tài chính, kế hoạch, kế toán, đầu tư, y tế, giáo dục, đào tạo, khoa học, công nghệ, công thương, công nghiệp,
    thương mại, dịch vụ, sự nghiệp, tư pháp, hộ tịch, nội vụ, lao động, thương binh, dân tộc, tôn giáo,
    dân số, bảo trợ, thống kê, địa chính, quy hoạch, khu kinh tế, khu công nghiệp, khu công nghệ,
    chuyển đổi số, hành chính,
    kỹ thuật, bổ trợ, hđnd, hội đồng nhân dân, nghệ thuật, khuyến nông, thủy sản, thủy lợi, lâm nghiệp,
    mầm non, tiểu học, trung học, đại học, cao đẳng, mn, th, thcs, thpt"""
"""The beginnings of fields of work."""
_ENDED = r"(?i)(?:\)|\b(?:xã|phường|đặc khu|tỉnh|thành phố))$"


def is_collective(parts: list[str], text: str) -> bool:
    """True if a text, of these parts between its commas, is a collective by its wording."""
    if all(map(_is_generic, parts)) or _are_of_a_level(parts):
        return True
    first, *others = parts
    begins = not others or re.fullmatch(_BODY, first.lower()) or _speaks_of_all(first)
    goes_on = re.search(_OF_ALL, text) or all(re.fullmatch(_GOES_ON, part.lower()) for part in others)
    return bool(begins) and bool(goes_on) and _speaks_of_all(text)


def is_proper(name: str) -> bool:
    """True if each word of a text has a capital letter, as a province's name has, and none is a word for a body."""
    words = re.findall(r"\w+", name)
    return all(word[0].isupper() for word in words) and not any(fold(word) in {*_GENERIC, fold("và")} for word in words)


def begins_name(text: str) -> bool:
    """True if a text begins with a word for a body, or “các”: in small letters, too, it begins a name of its own."""
    return re.match(_BEGINNING, text) is not None


def may_list_fields(name: str) -> bool:
    """True for the name of a body that may have several fields: “Phòng Kinh tế, Hạ tầng và Đô thị”."""
    return re.match(_HAS_FIELDS, name) is not None


def is_ended(name: str) -> bool:
    """True if a name ends with its level, or in brackets: no field follows any more."""
    return re.search(_ENDED, name) is not None


def is_field(text: str) -> bool:
    """True if a text begins with a field of work: “Hạ tầng và Đô thị”."""
    words = f"{fold(text).replace('-', ' ')} "
    return any(words.startswith(f"{fold(field)} ") for field in _FIELDS.split(","))


def _are_of_a_level(parts: list[str]) -> bool:
    """True for several words for bodies of which the last one has their level: “sở, ban, ngành tỉnh”."""
    *others, last = parts
    return bool(others) and all(map(_is_generic, [*others, re.sub(_LEVEL, "", last)]))


def _is_generic(text: str) -> bool:
    return fold(text) in _GENERIC


def _speaks_of_all(text: str) -> bool:
    """True if a text is worded as a collective; one with names after a colon or in brackets is not."""
    if re.search("[:(]", text) or _names_several(text):
        return False
    small = text.lower()
    return bool(re.fullmatch(_COLLECTIVE, small) or (re.fullmatch(_CONCERNED, small) and not _has_name(text[1:])))


def _names_several(text: str) -> bool:
    """True if a proper name follows the word for several bodies."""
    named = re.match(_SEVERAL, text)
    return named is not None and not text.isupper() and _has_name(named["name"])


def _has_name(text: str) -> bool:
    """True if a text has a capital letter at the beginning of a word that is no word for a body."""
    return any(word[0].isupper() and fold(word) not in _GENERIC for word in re.findall(r"\w+", text))
