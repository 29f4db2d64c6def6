"""Which nhiệm vụ an address means, and what is said of one that means none or several."""

from collections.abc import Iterable

from cchc.guessing import Vocabulary, questions
from cchc.model.dossier import SoundDossier
from cchc.model.occurrences import occurrences, unread_timeframe
from cchc.wording import count, listing

_SHOWN = 3
"""Addresses that a sentence lists when there may be any number."""


def meant_address(what: str, dossiers: Iterable[SoundDossier]) -> str:
    """The address as the plans write it, when just one is spelt so but for capitals and spaces around it.

    Else what was given, without the spaces.
    """
    alike = {address for address in _known(dossiers) if address.casefold() == what.strip().casefold()}
    return alike.pop() if len(alike) == 1 else what.strip()


def unknown_address(what: str, dossiers: Iterable[SoundDossier]) -> str | None:
    """Why nothing can be recorded for an address in any of these plans; `None` when it means an occurrence."""
    dossiers = list(dossiers)
    known = _known(dossiers)
    what = meant_address(what, dossiers)
    if what in known:
        return None
    below = [address for address in known if address.casefold().startswith(f"{what.casefold()}/")]
    if below:
        return f"“{what}” gồm {count(len(below))} nhiệm vụ. Đề nghị ghi rõ một, ví dụ {', '.join(below[:_SHOWN])}."
    parts = _parts(what, dossiers)
    if parts:
        return f"“{what}” chỉ là tên chung của {listing(parts)}. Đề nghị ghi nhận từng tiêu chí thành phần."
    for dossier in dossiers:
        for row in dossier.rows:
            if row.criterion.code == what:
                return _undated(what, unread_timeframe(row, dossier.plan.year))
    return (
        f"Không có nhiệm vụ “{what}” trong kế hoạch{questions(Vocabulary(known).nearest_few(what))} Đề nghị ghi địa "
        "chỉ như cột Mã của cchc overdue."
    )


def _known(dossiers: Iterable[SoundDossier]) -> list[str]:
    return [each.address for dossier in dossiers for each in occurrences(dossier.plan)]


def _undated(what: str, unread: str | None) -> str:
    """What is said of a criterion without a due day: it has none, or nobody can tell."""
    if unread is not None:
        return (
            f"Thời gian “{unread}” của tiêu chí “{what}” không đọc được nên chưa theo dõi được. Đề nghị sửa thời gian, "
            "hoặc thêm nhiệm vụ có thời hạn (deliverables) vào kế hoạch."
        )
    return (
        f"Tiêu chí “{what}” không ấn định thời hạn (thường xuyên) nên không có gì để ghi nhận. Đề nghị thêm nhiệm vụ "
        "có thời hạn vào kế hoạch (deliverables) nếu cần theo dõi."
    )


def _parts(code: str, dossiers: Iterable[SoundDossier]) -> list[str]:
    rows = (row for dossier in dossiers for row in dossier.rows)
    return [part.code for row in rows if row.criterion.code == code for part in row.criterion.parts]
