"""Records of the same nhiệm vụ in another annex: what is recorded there holds, and is withdrawn there."""

from collections.abc import Iterator
from datetime import date
from subprocess import list2cmdline  # its double quotes are understood by every shell, those of Windows too

from cchc.model.progress import Entry, Extension
from cchc.recording.ledger import Ledger
from cchc.wording import day


def done_elsewhere(what: str, ledger: Ledger) -> Iterator[tuple[str, Entry]]:
    """The results recorded under other addresses of a nhiệm vụ, each with the words that name it to a command."""
    for kin in ledger.kin(what):
        address = kin.occurrence.address
        if kin.progress and (entry := kin.progress.done_by(date.max).get(address)):
            yield list2cmdline([address, kin.plan]), entry


def extended_elsewhere(what: str, ledger: Ledger) -> list[tuple[str, tuple[Extension, ...]]]:
    """The extensions recorded under other addresses of a nhiệm vụ, as `done_elsewhere`."""
    found = []
    for kin in ledger.kin(what):
        address = kin.occurrence.address
        if kin.progress and (chain := kin.progress.extensions_by(date.max, address)):
            found.append((list2cmdline([address, kin.plan]), chain))
    return found


def same_as_done(what: str, ledger: Ledger) -> Iterator[str]:
    """Error messages for a nhiệm vụ that is recorded as done under another address."""
    for named, entry in done_elsewhere(what, ledger):
        yield (
            f"“{what}” cũng là “{entry.what}” ở phụ lục kia, đã ghi nhận hoàn thành ngày {day(entry.date)}. Đề nghị "
            f"rút kết quả đó trước (cchc done {named} --undo), hoặc ghi thêm (cchc done {ledger.named(what)} --again)."
        )


def withdrawn_there(what: str, ledger: Ledger) -> Iterator[str]:
    """Error messages for the withdrawal of a result that was recorded under another address."""
    for named, entry in done_elsewhere(what, ledger):
        yield (
            f"Kết quả của “{what}” ghi ở phụ lục kia, theo địa chỉ “{entry.what}”. Đề nghị rút ở đó: cchc done {named} "
            "--undo."
        )


def unextended_there(what: str, ledger: Ledger) -> Iterator[str]:
    """Error messages for the withdrawal of an extension that was recorded under another address."""
    for named, chain in extended_elsewhere(what, ledger):
        yield (
            f"Gia hạn của “{what}” ghi ở phụ lục kia, theo địa chỉ “{chain[-1].what}”. Đề nghị rút ở đó: cchc extend "
            f"{named} --undo."
        )
