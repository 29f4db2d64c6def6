"""Which nhiệm vụ an address means, and what is said of one that means none or several."""

from collections.abc import Iterable

from cchc.model.dossier import Dossier
from cchc.model.occurrences import occurrences
from cchc.wording import Vocabulary, count, listing, questions

_SHOWN = 3
"""Addresses that a sentence lists when there may be any number."""


def unknown_address(what: str, dossiers: Iterable[Dossier]) -> str | None:
    """Why nothing can be recorded for an address in any of these plans; `None` when it is an occurrence's."""
    dossiers = list(dossiers)
    known = [each.address for dossier in dossiers if dossier.plan for each in occurrences(dossier.plan)]
    if what in known:
        return None
    below = [address for address in known if address.startswith(f"{what}/")]
    if below:
        return f"“{what}” gồm {count(len(below))} nhiệm vụ. Đề nghị ghi rõ một, ví dụ {', '.join(below[:_SHOWN])}."
    parts = _parts(what, dossiers)
    if parts:
        return f"“{what}” chỉ là tên chung của {listing(parts)}. Đề nghị ghi nhận từng tiêu chí thành phần."
    if any(row.criterion.code == what for dossier in dossiers for row in dossier.rows):
        return (
            f"Tiêu chí “{what}” không ấn định thời hạn (thường xuyên) nên không có gì để ghi nhận. Đề nghị thêm nhiệm "
            "vụ có thời hạn vào kế hoạch (deliverables) nếu cần theo dõi."
        )
    return (
        f"Không có nhiệm vụ “{what}” trong kế hoạch{questions(Vocabulary(known).nearest_few(what))} Đề nghị ghi địa "
        "chỉ như cột Mã của cchc overdue."
    )


def _parts(code: str, dossiers: Iterable[Dossier]) -> list[str]:
    rows = (row for dossier in dossiers for row in dossier.rows)
    return [part.code for row in rows if row.criterion.code == code for part in row.criterion.parts]
