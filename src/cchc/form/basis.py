"""The point of the decree that a finding rests on (Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I), or our convention.

What no point of the decree asks for is a convention of ours, and says so.
"""


def _point(place: str) -> str:
    return f"{place} Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP"


PAPER = _point("khoản 1 Mục I")
MARGINS = _point("khoản 3 Mục I")
LETTERS = _point("khoản 4 Mục I")
"""Times New Roman, Unicode by TCVN 6909:2001, black."""
PAGE_NUMBER = _point("khoản 7 Mục I")
KIND = _point("điểm b khoản 3 Mục II")
"""The symbol begins with the abbreviation of the document's kind."""
SYMBOL = _point("điểm c khoản 3 Mục II")
"""The document's number and symbol."""
DATE = _point("điểm b khoản 4 Mục II")
SIGNER = _point("điểm c khoản 7 Mục II")
"""Post and name of the signer: what stands there."""
SIGNATURE = _point("điểm đ khoản 7 Mục II")
"""Authority, post and name of the signer: how they are set."""
ANNEX_NUMBER = _point("điểm a khoản 1 Mục III")
ANNEX_HEADING = _point("điểm b khoản 1 Mục III")
"""“Phụ lục” and its number, the annex's name."""
REFERENCE = _point("điểm c khoản 1 Mục III")
"""“(Kèm theo …)”."""
ANNEX_PAGES = _point("điểm đ khoản 1 Mục III")
CONVENTION = "quy ước trình bày"
"""The convention of ours."""
