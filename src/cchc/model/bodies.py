"""The words for bodies (cơ quan, đơn vị), by which a collective, a proper name and a field of work are told apart.

A collective (tập thể) is known by its wording: “các …”, “… có liên quan”, “sở, ban, ngành”, “xã, phường, đặc khu”,
“Tổ … 12 ấp”, “thủ trưởng cơ quan, đơn vị”. Where a proper name may follow (“Sở … liên quan”, “UBND các xã A, B”), a
capital letter or a number that no word for bodies explains tells that it does. Capitals are asked of the letters
themselves, since a range in a pattern misses those with accents (“Ấn”, “Ô”).
"""

import re
from collections.abc import Sequence

from cchc.model.folding import fold
from cchc.model.rare import RarePattern

_HAMLETS = "thôn|ấp|xóm|làng|bản|buôn|khóm|tổ dân phố|khu phố|khối phố|khu dân cư"
_COMMUNES = "xã|phường|thị trấn|đặc khu"
_COMMUNE_LEVELS = frozenset(_COMMUNES.split("|"))
_PROVINCES = "tỉnh|thành phố"
_BODIES = """sở, bộ, ban, ngành, phòng, trường, viện, hội, chi bộ, tổ chức, trường học, nhà trường, hộ gia đình,
    đơn vị, cơ quan, địa phương, đoàn thể, doanh nghiệp, cá nhân, người dân, nhân dân, hộ dân,
    cộng đồng"""
_GENERIC = frozenset(fold(word) for word in (*_BODIES.split(","), *_HAMLETS.split("|")))
"""Words for bodies that name none of them."""
_LEVELS = frozenset(map(fold, f"{_COMMUNES}|{_PROVINCES}".split("|")))
_LEVEL_ENDS = tuple(f" {level}" for level in _LEVELS)
_ANY = "|".join([*(word.strip() for word in _BODIES.split(",")), _HAMLETS])
_BEGINNING = rf"(?i)(?:{_ANY}|các|những|công an|trạm|ủy ban|văn phòng)\b"
_BODY_WORDS = frozenset(f"{_ANY}|{_COMMUNES}|{_PROVINCES}".split("|"))
_BODY_BEGINNINGS = tuple(f"{word} " for word in _BODY_WORDS)
_BODY = rf"(?:{_ANY}|{_COMMUNES}|{_PROVINCES})\b"
_LEVEL = rf"(?i)\s+(?:(?:cấp|của)\s+)?(?:{_COMMUNES}|{_PROVINCES}|trung ương)$"
_HEADS = (
    "(?:thủ trưởng|người đứng đầu|lãnh đạo|(?:phó )?bí thư|(?:phó )?giám đốc|(?:phó )?chủ tịch"
    "|(?:phó )?(?:hiệu )?trưởng)"
)
_HEAD_WORDS = ("thủ trưởng", "đứng đầu", "lãnh đạo", "bí thư", "đốc", "chủ tịch", "trưởng")
_GOES_ON = rf"(?:(?:các|những) )?(?:{_HEADS} )?(?:{_BODY}|hợp tác xã\b|hộ\b).*"
"""A further part of a collective."""
WORDS_FOR_ALL = ("các", "những", "tất cả", "toàn thể")
"""The words that say that several are meant, or all."""
_COUNTED = rf"[0-9]{{1,3}} (?:{_HAMLETS})(?:, (?:{_HAMLETS}))*"
_AUTHORITIES = (
    r"(?:ubnd|(?:ủy|uỷ) ban nhân dân|hđnd|hội đồng nhân dân|đảng (?:ủy|uỷ)|công an|trạm y tế|ban chỉ huy quân sự"
    r"|ban chqs|ủy ban mttq|(?:ủy|uỷ) ban mặt trận tổ quốc)(?: việt nam)?"
)
"""Bodies of which each commune has one."""
_ALL_OF_THEM = RarePattern(r"(?:các|những|tất cả|toàn thể) .+", WORDS_FOR_ALL)
_ALL_BELOW_ONE = RarePattern(rf"(?:{_AUTHORITIES}|tổ|ban nhân dân|{_HEADS}) (?:.*\b)?các .+", ("các",))
_SO_MANY = RarePattern(
    rf"(?:tổ|ban nhân dân|bí thư|trưởng) (?:.+ )?(?<!đề án )(?<!nghị quyết ){_COUNTED}|{_COUNTED}"
    rf"|(?:ubnd|(?:ủy|uỷ) ban nhân dân) [0-9]{{2,3}} (?:{_COMMUNES})(?:, (?:{_COMMUNES}))*",
    tuple("0123456789"),
)
_COLLECTIVES = (_ALL_OF_THEM, _ALL_BELOW_ONE, _SO_MANY)
"""The wordings of a collective, in small letters."""
_CONCERNED = RarePattern(rf"{_BODY}(?:,? (?:\w+|-))* (?:có )?liên quan(?: khác)?", ("quan",))
"""The wording of a collective unless it has a proper name."""
_HEADED = RarePattern(rf"{_HEADS} {_BODY}.*", _HEAD_WORDS)
"""The first part of a list of heads without “các”: “thủ trưởng cơ quan, đơn vị”."""
_OF_LEVELS = RarePattern(rf"(?i)(?:ubnd|(?:ủy|uỷ) ban nhân dân) (?:{_COMMUNES})", ("ubnd", "ban nhân dân"))
"""The first part of a list of levels that all have such a body: “UBND xã, phường, đặc khu”."""
_POSTS = RarePattern(
    r"(?i)(?:các|những)\s+(?:(?:ông|bà|đồng chí|đ/c)(?:\s*(?:[,/]|\()?\s*bà\)?)?\s+)?"
    rf"(?:{_HEADS}|ủy viên|thành viên)\b(?P<place>(?:(?!\bvà\b)[^:;(,/&+])*)",
    (*_HEAD_WORDS, "ủy v", "thành v"),
)
"""The wording of several who hold a post: “các ông (bà) trưởng thôn”."""
_SEVERAL = RarePattern(
    r"(?i)\b(?:các|những|tất cả|toàn thể) (?:các )?"
    rf"(?:sở|bộ|phòng|ông|bà|đồng chí|đ/c|anh|chị|(?P<level>{_COMMUNES}|{_PROVINCES}|{_HAMLETS}))\s+"
    r"(?!chuyên môn|nghiệp vụ|thuộc|trực thuộc)(?P<name>\w+)",
    WORDS_FOR_ALL,
)
"""The wording of several bodies, of which the proper name may follow: “các Phòng Kinh tế”, “UBND các xã A”."""
_PLACE = rf"(?i)(?:{_COMMUNES}|{_HAMLETS})\s+(?P<name>\w+)"
"""The beginning of a list of names after one word for all of them: “Thôn Đông, Tây”."""
_LISTED = r"(?i)\bcác\s+[^;]*:"
"""The beginning of a list after a colon: “Các thôn: Đông, Tây”."""
_TAILS = frozenset(map(fold, re.findall(r"\w+", "có liên trên trong khác còn của mới sau vùng miền biên đảo")))
"""The words that may follow a level without naming it, where capitals do not tell."""
_SCHOOLS = RarePattern(rf"(?i)(?:(?:{_HEADS}|tất cả) )?(?:các|những) (?:nhà )?trường\b:?\s*", ("trường",))
_SCHOOL_WORDS = frozenset(
    fold(word)
    for word in re.findall(
        r"\w+",
        "mầm non mẫu giáo tiểu trung học cơ sở phổ thông đại cao đẳng cấp nghề dân tộc nội bán trú mn mg th thcs thpt "
        "gdtx giáo dục thường xuyên chuyên nghiệp công tư thục lập",
    )
)
"""The words for kinds of schools: no school's proper name."""
_OF_ALL = RarePattern(r"\btrên địa bàn(?: \w+)?\W*$", ("bàn",))
"""The end of a list that speaks of all its parts."""
_HAS_FIELDS = (
    rf"(?i)(?:{_HEADS} )?(?:các |những )?(?:sở|bộ|phòng|trung tâm|văn phòng|viện|trường|hội|ban quản lý|báo)\b"
)
_FIELDS = """kinh tế, hạ tầng, đô thị, văn hóa, xã hội, thể thao, du lịch, gia đình, thông tin, truyền thông,
    truyền thanh, truyền hình, phát thanh, nông nghiệp, nông thôn, môi trường, tài nguyên, xây dựng, giao thông,
    tài chính, kế hoạch, kế toán, đầu tư, y tế, giáo dục, đào tạo, khoa học, công nghệ, công thương, công nghiệp,
    thương mại, dịch vụ, sự nghiệp, tư pháp, hộ tịch, nội vụ, lao động, thương binh, dân tộc, tôn giáo,
    dân số, bảo trợ, thống kê, địa chính, quy hoạch, khu kinh tế, khu công nghiệp, khu công nghệ,
    chuyển đổi số, hành chính,
    kỹ thuật, bổ trợ, hđnd, hội đồng nhân dân, nghệ thuật, khuyến nông, thủy sản, thủy lợi, lâm nghiệp,
    mầm non, tiểu học, trung học, đại học, cao đẳng, mn, th, thcs, thpt"""
"""The beginnings of fields of work."""
_ENDED = rf"(?i)(?:\)|\b(?:{_COMMUNES}|{_PROVINCES}))$"


def is_collective(parts: Sequence[str], text: str) -> bool:
    """True if a text, of these parts between its commas, is a collective by its wording."""
    if any(is_so(parts) for is_so in (_are_generic, _are_of_a_level, _are_schools, _are_heads)):
        return True
    return _speaks_of_all(text) and not _names_one(parts, text) and _begins_and_goes_on(parts, text)


def _names_one(parts: Sequence[str], text: str) -> bool:
    """True if one of the bodies has a name: “các trường Mầm non Hoa Sen”, “các xã, phường Tân An”."""
    schools = _SCHOOLS.removed(text)
    return (schools != text and _has_name(schools, _SCHOOL_WORDS)) or any(map(_names_place, parts[1:]))


def _begins_and_goes_on(parts: Sequence[str], text: str) -> bool:
    """True if the first part begins a collective and the further ones go on with it."""
    first, *others = parts
    if others and first.lower() not in _BODY_WORDS and not _speaks_of_all(first):
        return False
    return _OF_ALL.search(text) is not None or all(_goes_on(part.lower()) for part in others)


def _goes_on(small: str) -> bool:
    """True if a part in small letters goes on with a collective; most begin with a word for a body."""
    begins_with_body = f"{small} ".startswith(_BODY_BEGINNINGS) and "\n" not in small
    return begins_with_body or re.fullmatch(_GOES_ON, small) is not None


def are_levels(parts: Sequence[str]) -> bool:
    """True for a list of levels that all have a people's committee (“UBND xã, phường”), whoever is registered."""
    first, *others = parts
    return bool(others) and _OF_LEVELS.fullmatch(first) is not None and all(map(is_commune_level, others))


def are_posts(text: str) -> bool:
    """True for several who hold a post (“các Phó Chủ tịch UBND”): nobody in particular, whoever is registered."""
    found = _POSTS.fullmatch(text)
    return found is not None and not _names_several(f"các{found['place']}")


def is_commune_level(text: str) -> bool:
    """True for the word for a commune's level alone: xã, phường, thị trấn, đặc khu."""
    return text.casefold() in _COMMUNE_LEVELS


def is_school_kind(text: str) -> bool:
    """True for a kind of school that names none: “Cao đẳng”, “Mầm non”."""
    return all(fold(word) in _SCHOOL_WORDS for word in re.findall(r"\w+", text))


def ends_with_level(folded: str) -> bool:
    """True if a folded text ends with the word for a level of administration."""
    return folded.endswith(_LEVEL_ENDS)


def is_generic(text: str) -> bool:
    """True for a word for bodies that names none of them: đơn vị, doanh nghiệp."""
    return fold(text) in _GENERIC


def is_word_for_bodies(text: str) -> bool:
    """True for a word for bodies, or for a level: đơn vị, đặc khu."""
    return fold(text) in _GENERIC | _LEVELS


def ends_generic(text: str) -> bool:
    """True if a text ends with a word for bodies, or a level, after which a list of such words goes on."""
    return re.search(rf"(?i)\b(?:{_ANY}|{_COMMUNES}|{_PROVINCES})$", text) is not None


def begins_with_head(text: str) -> bool:
    """True if a text begins with the word for the head of a body: “Thủ trưởng …”."""
    return re.match(rf"{_HEADS}\b", text.lower()) is not None


def lists_places(text: str) -> bool:
    """True if a text names a place after the word for all of them, so that further ones may follow a comma."""
    listed = re.search(_LISTED, text) is not None or any(map(_names_place, re.split(r",\s*", text)))
    return listed or _names_several(text)


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


def _are_generic(parts: Sequence[str]) -> bool:
    """True for words for bodies, or for several levels: one level alone may be the commune's own."""
    return all(map(is_generic, parts)) or (len(parts) > 1 and all(fold(part) in _LEVELS for part in parts))


def _are_of_a_level(parts: Sequence[str]) -> bool:
    """True for several words for bodies of which the last one has their level: “sở, ban, ngành tỉnh”."""
    *others, last = parts
    return bool(others) and all(map(is_generic, others)) and is_generic(re.sub(_LEVEL, "", last))


def _are_schools(parts: Sequence[str]) -> bool:
    """True for kinds of schools, and no school's name: “các trường Mầm non, Tiểu học”."""
    if not _SCHOOLS.match(parts[0]):
        return False
    kinds = [_SCHOOLS.removed(parts[0]), *parts[1:]]
    begin_so = all(fold(kind.split()[0]) in _SCHOOL_WORDS for kind in kinds if kind)
    return bool(kinds[0]) and begin_so and not any(_has_name(kind, _SCHOOL_WORDS) for kind in kinds)


def _are_heads(parts: Sequence[str]) -> bool:
    """True for the heads of several kinds of bodies (“thủ trưởng cơ quan, đơn vị”), not for several posts."""
    first, *others = parts
    if not others or not _HEADED.fullmatch(first.lower()):
        return False
    goes_on = all(re.fullmatch(rf"{_BODY}.*", part.lower()) for part in others)
    return goes_on and not any(_has_name(part[1:]) for part in parts)


def _speaks_of_all(text: str) -> bool:
    """True if a text is worded as a collective; one with names after a colon or in brackets is not."""
    small = text.lower()
    is_so_worded = any(wording.fullmatch(small) for wording in _COLLECTIVES)
    if not is_so_worded and (not _CONCERNED.fullmatch(small) or _has_name(text[1:])):
        return False
    return not re.search("[:(]", text) and not _names_several(text)


def _names_several(text: str) -> bool:
    """True if a proper name follows the word for several bodies; in capitals, any word that is no usual tail."""
    named = _SEVERAL.search(text)
    if named is None or not text.isupper():
        return named is not None and _is_name(named["name"])
    return named["level"] is not None and fold(named["name"]) not in _TAILS and _is_name(named["name"])


def _names_place(text: str) -> bool:
    """True if a proper name follows the word for a commune or hamlet at the beginning of a text."""
    found = re.match(_PLACE, text)
    return found is not None and _is_name(found["name"])


def _is_name(word: str) -> bool:
    return word[0].isdigit() or _has_name(word)


def _has_name(text: str, others: frozenset[str] = frozenset()) -> bool:
    """True if a text has a capital letter at the beginning of a word that is no word for a body, nor of `others`."""
    words = re.findall(r"\w+", text)
    return any(word[0].isupper() and fold(word) not in _GENERIC | _LEVELS | others for word in words)
