"""The shape of one party's name, by which the parties of cells are told apart that no register knows yet.

`model.naming` reads a cell with the names that are known. Before there is a register, a text counts as a known name if
it has the shape of exactly one: it begins as names do, no other name begins in it, and it is no collective.
"""

import re

from cchc.model.bodies import (
    are_levels,
    are_posts,
    begins_name,
    is_collective,
    is_field,
    is_generic,
    is_school_kind,
    is_word_for_bodies,
    may_list_fields,
)
from cchc.model.folding import fold

_ITEM = r"(?:[0-9]{1,2}[.)]|[a-hđ]\))\s*(?=[^\W\d_])"
_JOINT = (
    rf"(?P<joint>\s*[,;/+&\n]\s*(?:{_ITEM})?(?:(?i:và)\s+)?|\s+(?i:và)\s+|(?<=\w{{4}})\.\s+(?:{_ITEM})?|\s+{_ITEM})"
)
"""What may stand between two names; a full stop after a short word is that of an abbreviation: “P. Kinh tế”."""
_ENCLOSED = r"\([^()]*\)|“[^“”]*”"
_POSTS = (
    r"(?i)(?:(?:các|những)\s+)?(?:công chức|viên chức|cán bộ|chuyên viên|người hoạt động|chủ tịch|phó|bí thư|trưởng"
    r"|chánh|tổ trưởng|tổ phó|đội trưởng|(?:ủy|uỷ) viên|uvbtv|giám đốc|hiệu trưởng|thủ trưởng|chỉ huy|kế toán|văn thư"
    r"|đồng chí|ông|bà|đ/c|pct|cb|cc)\b"
)
"""The words with which the name of a post, or of who holds it, begins."""
_PERSON = r"(?i)(?:đồng chí|đ/c|ông|bà)\b"
_SMALL_BODIES = (
    r"công an|trạm|(?:ủy|uỷ) ban|văn phòng|vp|trung tâm|bộ phận|chi cục|kho bạc|ngân hàng|bưu điện|điện lực|tòa án"
    r"|thanh tra|bảo hiểm xã hội|mặt trận|liên hiệp|liên đoàn|hiệp hội|ub|ubnd|hđnd|mttq|ubmttq|hội đồng"
    r"|đảng (?:ủy|uỷ)|chi bộ|chi đoàn|công đoàn|công ty|hợp tác xã|htx"
)
"""The words with which the name of one body begins, even in small letters."""
_BODIES = rf"(?i)(?:{_SMALL_BODIES}|sở|bộ|ban|phòng|tổ|đội|cục|vụ|thuế|hạt|đài|báo|đảng|đoàn|hội|viện|trường|quỹ|nhà)\b"
"""The words with which the name of one body begins, if they have a capital."""
_NO_BODIES = r"(?i)(?:phòng,? chống|phòng ngừa|phòng cháy|phòng thủ|bộ máy|tổ chức (?:bộ máy|cán bộ)|ban hành|nhà ở)\b"
"""The beginnings of fields of work that look like those of bodies."""
_ALL = r"(?i)(?:các|những|tất cả|toàn thể)\b"
_ANYBODY = (
    r"(?i)(?:ban,? ngành|ngành|đoàn thể|tổ chức|đơn vị|cơ quan|địa phương|doanh nghiệp|cá nhân|người|nhân dân|hộ"
    r"|cộng đồng|nhà (?:đầu tư|cung cấp|thầu|trường)|chủ (?:đầu tư|thể)|thôn|ấp|xóm|bản|khu phố|tổ dân phố)\b\s*"
    r"(?:số\s+(?=[0-9]))?"
)
"""The beginnings of texts that describe bodies or people, unless a proper name follows."""
_OFFICES = r"(?i)\b(?:văn phòng|vp|thường trực)\b.*\b(?:hđnd|hội đồng nhân dân|đbqh|đại biểu quốc hội|ubnd)$"
_AUTHORITY = r"(?i)(?:ubnd|hđnd|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)\b"
_NOBODY = (
    r"(?i)\s(?:liên quan(?:\s+khác)?|chủ trì|trên địa bàn(?:\s+(?:xã|phường|đặc khu))?)$|\((?:chủ trì|phối hợp)\)$"
    r"|[.,;:]$"
)
"""A tail that names nobody, without which the name is to be tried again."""
_PEOPLE = frozenset(
    fold(word)
    for word in (
        "cán bộ", "công chức", "viên chức", "người lao động", "cb", "cc", "vc", "nlđ", "cbcc", "cbccvc", "đảng viên",
        "đoàn viên", "hội viên", "nhân viên", "giáo viên", "chuyên viên", "cán bộ công chức", "công chức viên chức",
        "người hoạt động không chuyên trách",
    )
)  # fmt: skip
"""The words for all who work in an office."""
_EVERYWHERE = "trên địa bàn"
_OF_ALL = r"^(?i:(?:tất cả|toàn thể|toàn bộ)\s+)?(?i:(?:các|những)\s+)?"


def is_one_name(said: str, level: str | None) -> bool:
    """True if a text has the shape of the name of exactly one party; its level word does not count."""
    if re.search(_NOBODY, said):
        return False
    return are_people(said, level) or (_begins(said) and not (_is_of_many(said) or _names_more(said)))


def are_people(said: str, level: str | None) -> bool:
    """True for all who work in an office: “Cán bộ, công chức xã”."""
    bare = re.sub(rf"\s+{re.escape(level)}$", "", re.sub(_OF_ALL, "", said)) if level else re.sub(_OF_ALL, "", said)
    return all(fold(part) in _PEOPLE for part, _ in _parts(bare))


def is_post(said: str) -> bool:
    """True if a text begins with the word for a post, or for who holds it."""
    return re.match(_POSTS, said) is not None


def is_joined(said: str) -> bool:
    """True if a name has a part behind a comma, or “và”, that is no field of work of a body that may have several."""
    (first, _), *others = _parts(said)
    return any(not (is_field(part) and _may_list(first, part)) for part, _ in others)


def describes(said: str) -> bool:
    """True if a text describes bodies or people in general: “Đơn vị sử dụng ngân sách”."""
    if is_post(said):
        return False
    found = re.match(_ANYBODY, said)
    named = found and said[found.end() :][:1]
    return re.match(_ALL, said) is not None or (named is not None and not (named.isupper() or named.isdigit()))


def begins_body(name: str) -> bool:
    """True if a text begins with a word with which the name of one body, or of a post, begins."""
    return re.match(_BODIES, name) is not None or is_post(name)


def begins_apart(line: str) -> bool:
    """True if a line begins in a capital, with a word that begins names and continues none."""
    return line[:1].isupper() and not is_field(line)


def _is_of_many(said: str) -> bool:
    """True for a collective, words for bodies, or kinds of schools, of which none is named."""
    parts = [part for part, _ in _parts(said)]
    if _EVERYWHERE in said.lower() or (is_post(said) and is_word_for_bodies(re.sub(_POSTS, "", said).strip())):
        return True
    return (
        is_generic(said) or is_collective(parts, said) or are_levels(parts) or are_posts(said) or is_school_kind(said)
    )


def _begins(said: str) -> bool:
    """True if a text begins as a name does: in a capital letter, with a number, or with the word for a body or post."""
    if describes(said):
        return False
    small = re.match(rf"(?i)(?:{_SMALL_BODIES})\b", said) is not None or is_post(said)
    return small or said[:1].isupper() or (said[:1] in "“0123456789" and re.search(r"[^\W\d_]", said) is not None)


def _begins_other(part: str) -> bool:
    """True if a part of a text begins a name of its own; in small letters, fewer words do."""
    if re.match(_NO_BODIES, part):
        return False
    words = _BODIES if part[:1].isupper() else rf"(?i)(?:{_SMALL_BODIES})\b"
    return begins_name(part) or re.match(words, part) is not None or is_post(part)


def _names_more(said: str) -> bool:
    """True if another name begins behind a comma, or behind “và” and the like."""
    (first, _), *others = _parts(said)
    before = first
    for part, joint in others:
        if not _goes_on(before, part) and (_begins_other(part) or _is_next(first, part, joint)):
            return True
        before = f"{before}{joint}{part}"
    return False


def _goes_on(before: str, part: str) -> bool:
    """True for what belongs to the name before: “Văn phòng HĐND và UBND”, “Ông A, Phó Chủ tịch”, “phòng, chống”."""
    if re.match(_PERSON, before) and re.match(_PERSON, part) is None:
        return is_post(part) or not _begins_other(part)
    of_office = re.search(_OFFICES, before) is not None and re.match(_AUTHORITY, part) is not None
    return of_office or re.match(_NO_BODIES, part) is not None


def _is_next(first: str, part: str, joint: str) -> bool:
    """True if a part begins in a capital and is no field of work of the body named first."""
    if not part[:1].isupper():
        return False
    if re.search(r"[,;.)\n]", joint):
        return not (is_field(part) and _may_list(first, part))
    return joint.strip().lower() == "và" and _are_proper(first, part)


def _are_proper(first: str, part: str) -> bool:
    """True for two proper names, neither a body's by its work: “VNPT và Viettel”, not “BP TN và TKQ”."""
    if is_field(part) or re.match(_BODIES, first):
        return False
    of_initials = " " in first and any(word.isupper() for word in first.split())
    return not (of_initials and part.partition(" ")[0].isupper())


def _may_list(first: str, field: str) -> bool:
    """True if a body, or a post, may have a further field; one with a dash is another post: “Tư pháp - Hộ tịch”."""
    return may_list_fields(first) or (is_post(first) and re.search(r"\s[-–]\s", field) is None)


def _parts(said: str) -> list[tuple[str, str]]:
    """The parts of a text between commas, “và” and the like outside brackets, each with the joint before it."""
    found: list[tuple[str, str]] = []
    start, joint = 0, ""
    for match in re.finditer(rf"{_ENCLOSED}|{_JOINT}", said):
        if match["joint"] and match.start() > start:
            found.append((said[start : match.start()], joint))
            start, joint = match.end(), match["joint"]
    return [*found, (said[start:], joint)]
