"""The name of the signer: no learned title, no honour before it (điểm c khoản 7 Mục II Phần I Phụ lục I).

Armed forces, schools, hospitals and research have rules of their own, so only what a people's committee, a people's
council or a phòng issues is judged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.form.basis import SIGNER
from cchc.form.found import FormFault, place
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.content import TextLine

_SHORT = (
    r"(?:GS|PGS|TSKH|TS|T\.S|Ts|ThS|Ths|THS|Th\. ?S|NCS|BSCKI{1,2}|BS|Bs|DS|KS|Ks|KTS|CN|LS|CKI{1,2}"
    r"|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|AHLĐ)"
)
"""Abbreviations of titles; in these letters only, since a name may begin with them in others."""
_LONG = (
    r"(?i:(?:phó )?giáo sư|tiến (?:sĩ|sỹ)(?: khoa học)?|thạc (?:sĩ|sỹ)|cử nhân|(?:kỹ|kĩ) sư|kiến trúc sư"
    r"|luật (?:sư|gia)"
    r"|(?:bác|dược) (?:sĩ|sỹ)(?: chuyên khoa (?:I{1,2}|[12]))?|(?:nhà giáo|thầy thuốc) (?:nhân dân|ưu tú)"
    r"|nghệ (?:sĩ|nhân) (?:nhân dân|ưu tú)|anh hùng(?: lao động| lực lượng vũ trang(?: nhân dân)?)?"
    r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uỷ))"
)
_TITLE = re.compile(rf"(?:(?:{_SHORT}(?:[.,\s]+|$)|{_LONG}(?:[.,:\s-]+|$)))+")
_ISSUER = re.compile(r"\bcủa\s+(?P<name>[^)]*)", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s*", re.IGNORECASE)
_ARMED = r"cảnh sát|tham mưu|hậu cần|chính trị|kỹ thuật|an ninh"
_CIVIL = re.compile(
    r"(?:thường trực |(?:phó )?chủ tịch |văn phòng )?(?:(?:ủy|uỷ) ban nhân dân|UBND|hội đồng nhân dân|HĐND)\b"
    rf"|(?:(?:phó )?trưởng )?phòng\b(?! (?:khám|giao dịch|thí nghiệm|{_ARMED}))",
    re.IGNORECASE,
)


def check_signer(annex: DocumentAnnex, block: Sequence[TextLine]) -> Iterator[FormFault]:
    """No line of the block of signatures begins with a title."""
    if not _is_civil(annex, block):
        return
    for line in block:
        if title := _TITLE.match(line.text):
            said = title[0].strip(" ,:-")
            wrong, right = f"trước họ tên người ký có “{said}”", "không ghi học hàm, học vị, danh hiệu"
            where, mend = place(annex.name, "khối chữ ký"), f"Đề nghị bỏ “{said}”."
            yield FormFault("N840", where, wrong, SIGNER, right, mend, line.text)


def without_title(line: TextLine) -> TextLine:
    """A line from the name on, so that its letters are judged without a title in capitals."""
    title = _TITLE.match("".join(piece.text for piece in line.pieces))
    pieces, left = [], title.end() if title else 0
    for piece in line.pieces:
        pieces.append(piece._replace(text=piece.text[left:]))
        left = max(left - len(piece.text), 0)
    return replace(line, pieces=tuple(pieces))


def _is_civil(annex: DocumentAnnex, block: Sequence[TextLine]) -> bool:
    """True if a committee, council or phòng issues it: as “(Kèm theo …)” says or else the block of signatures."""
    reference = " ".join(line.text for line in annex.reference)
    named = _ISSUER.search(reference)
    if named and any(letter.isalpha() for letter in named["name"]):
        return _CIVIL.match(named["name"].strip()) is not None
    return any(_CIVIL.match(_AUTHORITY.sub("", line.text, count=1)) for line in block)
