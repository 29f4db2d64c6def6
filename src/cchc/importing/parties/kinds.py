"""The kind of a party that no register knows, by the words of its name, and whether these say it for certain."""

import re
from typing import NamedTuple

from cchc.importing.annexes.issuing_unit import IssuingUnit
from cchc.importing.parties.shapes import are_people, describes, is_post
from cchc.model.bodies import is_field, is_generic
from cchc.model.commune import PartyKind
from cchc.model.political import is_political
from cchc.resources import levels

_LARGE = {"tỉnh", "thành phố"}
"""The levels whose own bodies are sở."""
_UNITS = r"(?i)(?:phòng|bộ phận|ban|trung tâm|tổ|đội|văn phòng|vp|p|tt|bp|bql|một cửa)\b"
_WITHIN = r"(?i)\bcơ quan$"
"""The end of the name of an organisation within the issuing_unit: “Công đoàn cơ quan”."""
_OUTSIDE = (
    r"(?i)(?:sở|bộ(?! phận)|cục|chi cục|chi nhánh|vụ|kho bạc|thuế|hạt|đài|báo|công an|ban chỉ huy|ban chqs|quân sự"
    r"|trạm|trường|hội|đoàn|liên hiệp|liên đoàn|hiệp hội|ngân hàng|bưu điện|điện lực|tòa án|viện|thanh tra|bảo hiểm"
    r"|ubnd|(?:ủy|uỷ) ban|hđnd|hội đồng nhân dân|công ty|dn|hợp tác xã|htx|quỹ|vnpt|viettel|mobifone|tập đoàn|ubmttq"
    r"|mttq|chính phủ)\b"
)
_BUREAU = r"(?i)sở\b"
_DEPARTMENT = r"(?i)(?:phòng|p)\b"
_NATION = r"(?i).*\b(?:trung ương|quốc gia|quốc hội|chủ tịch nước|chính phủ|nhà nước|việt nam)\b"
"""The words for what belongs to the whole country."""
_ALL_OF = r"(?i)(?:(?:ubnd|(?:ủy|uỷ) ban nhân dân)\s+)?các\b"
_HAMLET = r"(?i)(?:thôn|ấp|xóm|làng|bản|buôn|khóm|khu phố|khu dân cư|tổ dân phố)\b"
_ANYONE = (
    r"(?i)(?:công chức|cán bộ|viên chức|cb|cc)\s+(?:(?:chuyên môn|liên quan|các|thuộc)\b|(?:phụ trách|được phân công)"
    r"(?: (?:lĩnh vực|công việc|nhiệm vụ))?$)|lãnh đạo\b|bí thư chi bộ$"
    r"|(?:tổ )?trưởng (?:thôn|ấp|xóm|bản|khu phố|khu dân cư|khóm|tổ dân phố)$"
)
"""The wording of posts that mean nobody in particular."""


class GuessedKind(NamedTuple):
    """A kind of party, and whether the words of the name leave no doubt."""

    kind: PartyKind
    certain: bool = True


def kind_of(name: str, unit: IssuingUnit, *, before_2025: bool) -> GuessedKind:
    """The kind of a party by its name, for the annex of that unit; before July 2025 a commune had no phòng."""
    if are_people(name, unit.unit) or _is_nobody_s(name):
        return GuessedKind("group")
    if describes(name) or re.match(_ALL_OF, name) or is_generic(name.partition(",")[0]):
        return GuessedKind("group", certain=name[1:].islower())
    if _is_of_another_level(name, unit):
        return GuessedKind("outside")
    return GuessedKind("official") if is_post(name) else _kind_of_body(name, unit, before_2025=before_2025)


def _is_nobody_s(name: str) -> bool:
    """True for posts that mean nobody in particular, and for hamlets, whoever heads them."""
    parts = re.split(r",\s*|\s+(?i:và)\s+", name)
    return re.match(_HAMLET, name) is not None or all(re.match(_ANYONE, part) for part in parts)


def _kind_of_body(name: str, unit: IssuingUnit, *, before_2025: bool) -> GuessedKind:
    if _is_own(name, unit):
        return GuessedKind("unit")
    if any(re.match(words, name) for words in (_OUTSIDE, _NATION)) or is_political(name):
        return GuessedKind("outside")
    if re.match(_UNITS, name):
        of_district = before_2025 and re.match(_DEPARTMENT, name) is not None
        return GuessedKind("outside", certain=False) if of_district else GuessedKind("unit")
    return GuessedKind("official" if _is_field_post(name) else "outside", certain=False)


def _is_own(name: str, unit: IssuingUnit) -> bool:
    return re.search(_WITHIN, name) is not None or (unit.unit in _LARGE and re.match(_BUREAU, name) is not None)


def _is_of_another_level(name: str, unit: IssuingUnit) -> bool:
    """True if a name has the word for another level than the unit's own."""
    if unit.unit is None:
        return False
    own = _LARGE if unit.unit in _LARGE else {unit.unit}
    return re.search(rf"(?i)\b(?:{'|'.join(set(levels()) - own)})\b(?! hội)", name) is not None


def _is_field_post(name: str) -> bool:
    """True for a post that is called by its fields of work alone: “Tư pháp - Hộ tịch”, “VP-TK”."""
    *_, last = re.split(r"\s*[-–]\s*", name)
    return last != name and (is_field(last) or re.fullmatch(r"[A-ZĐ]{2,}(?:\s?[-–&]\s?[A-ZĐ]{2,})+", name) is not None)
