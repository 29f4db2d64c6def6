"""The nhiệm vụ that an address means, and error messages for an address that means none or several."""

from collections.abc import Iterable
from datetime import date

from cchc.guessing import Vocabulary, questions
from cchc.model.dossier import SoundDossier
from cchc.model.emphasis import plain
from cchc.model.occurrences import occurrences, on_event, unread_timeframe
from cchc.model.rows import Row
from cchc.wording import count, listing

_SHOWN = 3
"""Addresses that a sentence lists when there may be any number."""
_MOST = 12
"""The most codes that a sentence lists to choose from."""


def meant_address(what: str, dossiers: Iterable[SoundDossier]) -> str:
    """The plans' spelling of an address that differs from one of theirs only in case and spaces around it.

    Else the given text, without the spaces around it.
    """
    alike = {address for address in _known(dossiers) if address.casefold() == what.strip().casefold()}
    return alike.pop() if len(alike) == 1 else what.strip()


def unknown_address(what: str, dossiers: Iterable[SoundDossier]) -> str | None:
    """Error message for an address that is no occurrence of these plans; `None` when it is one."""
    dossiers = list(dossiers)
    known = _known(dossiers)
    what = meant_address(what, dossiers)
    if what in known:
        return None
    below = [address for address in known if address.casefold().startswith(f"{what.casefold()}/")]
    if below:
        examples = ", ".join((_open(below, dossiers) or below)[:_SHOWN])
        return f"“{what}” gồm {count(len(below))} nhiệm vụ. Đề nghị ghi rõ một, ví dụ {examples}."
    parts = _parts(what, dossiers)
    if parts:
        return f"“{what}” chỉ là tên chung của {listing(parts)}. Đề nghị ghi nhận từng tiêu chí thành phần."
    for dossier in dossiers:
        for row in dossier.rows:
            if row.address == what:
                return _undated(row, dossier.plan.years)
    return (
        f"Không có nhiệm vụ “{what}” trong kế hoạch{questions(Vocabulary(known).nearest_few(what))} Đề nghị ghi địa "
        "chỉ như cột Mã của cchc overdue."
    )


def _open(addresses: Iterable[str], dossiers: Iterable[SoundDossier]) -> list[str]:
    """The addresses for which no result is recorded."""
    done = {what for dossier in dossiers if dossier.progress for what in dossier.progress.done_by(date.max)}
    return [address for address in addresses if address not in done]


def meant_code(what: str, dossiers: Iterable[SoundDossier]) -> str:
    """The plans' spelling of the code of a criterion that is theo sự việc; else the given text, without spaces."""
    alike = {code for code in _waiting(dossiers) if code.casefold() == what.strip().casefold()}
    return alike.pop() if len(alike) == 1 else what.strip()


def unknown_event(what: str, dossiers: Iterable[SoundDossier]) -> str | None:
    """Error message for a text that is no criterion theo sự việc of these plans; `None` when it is one."""
    dossiers = list(dossiers)
    waiting = _waiting(dossiers)
    what = meant_code(what, dossiers)
    if what in waiting:
        return None
    for dossier in dossiers:
        for row in dossier.rows:
            if row.address == what and row.criterion.deliverables:
                return (
                    f"Tiêu chí “{what}” có nhiệm vụ có thời hạn riêng (deliverables) nên không theo sự việc. Đề nghị "
                    "ghi kết quả của các nhiệm vụ ấy bằng cchc done."
                )
            if row.address == what:
                return (
                    f"Tiêu chí “{what}” có thời gian “{row.text('timeframe') or ''}”, không phải theo sự việc, nên "
                    "không có sự việc để ghi nhận. Đề nghị kiểm tra lại mã."
                )
    if not waiting:
        return f"Không có tiêu chí “{what}”; kế hoạch không có tiêu chí nào theo sự việc. Đề nghị kiểm tra lại mã."
    return (
        f"Không có tiêu chí theo sự việc “{what}” trong kế hoạch. Đề nghị ghi một trong: {', '.join(waiting[:_MOST])}."
    )


def _waiting(dossiers: Iterable[SoundDossier]) -> list[str]:
    """The codes of the criteria that are theo sự việc, each once."""
    rows = ((row, dossier.plan.years) for dossier in dossiers for row in dossier.rows)
    return list(dict.fromkeys(row.address for row, years in rows if on_event(row, years)))


def derived_title(what: str, dossier: SoundDossier) -> str | None:
    """The title of the row that an address means by its place; `None` where a code names the row.

    It is recorded with the address, so that a row that moves is noticed.
    """
    row = dossier.rows.at(what)
    return " ".join(plain(row.criterion.title).split()) if row and row.criterion.code is None else None


def names_several(what: str, dossier: SoundDossier) -> bool:
    """True if a text is the common beginning of several addresses of a plan, and none itself: 1.3 of 1.3/2024-06."""
    known = [address.casefold() for address in _known([dossier])]
    return what.casefold() not in known and any(address.startswith(f"{what.casefold()}/") for address in known)


def _known(dossiers: Iterable[SoundDossier]) -> list[str]:
    return [each.address for dossier in dossiers for each in occurrences(dossier.plan, dossier.progress)]


def _undated(row: Row, years: range) -> str:
    """Error message for a criterion without a due day: its time cannot be read, is theo sự việc, or is no deadline."""
    what = row.address
    if on_event(row, years):
        return (
            f"Thời gian “{row.text('timeframe')}” của tiêu chí “{what}” là theo sự việc nên chưa xác định được ngày. "
            f"Khi sự việc xảy ra, đề nghị ghi trước, ví dụ “cchc event {what} 15/3/{years[0]}”."
        )
    if (unread := unread_timeframe(row, years)) is not None:
        return (
            f"Thời gian “{unread}” của tiêu chí “{what}” không đọc được nên chưa theo dõi được. Đề nghị sửa thời gian, "
            "hoặc thêm nhiệm vụ có thời hạn (deliverables) vào kế hoạch."
        )
    return (
        f"Tiêu chí “{what}” không ấn định thời hạn (thường xuyên) nên không có gì để ghi nhận. Đề nghị thêm nhiệm vụ "
        "có thời hạn vào kế hoạch (deliverables) nếu cần theo dõi."
    )


def _parts(code: str, dossiers: Iterable[SoundDossier]) -> list[str]:
    rows = [row for dossier in dossiers for row in dossier.rows]
    parents = [row.criterion for row in rows if row.address == code]
    return [row.address for row in rows if any(row.parent is parent for parent in parents)]
