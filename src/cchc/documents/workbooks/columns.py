"""The columns in which our workbooks tell of a nhiệm vụ, and what names a heading of groups."""

import unicodedata
from collections.abc import Iterable

from cchc.analysis.groups import Group
from cchc.analysis.tracking import State, Tracked
from cchc.documents.workbooks import look
from cchc.documents.workbooks.sheets import Column
from cchc.model.emphasis import plain
from cchc.model.progress import Entry
from cchc.phrasing.headings import GRADES, NOBODY, STATES, holder_name, short_leads, title_of
from cchc.wording import PARTY_KINDS, count, day

ADDRESS = "Mã nhiệm vụ"
PLAN = "Phụ lục"
ISSUER = "Cơ quan ban hành"
DONE_ON = "Ngày hoàn thành"
EVIDENCE = "Tài liệu kiểm chứng"
BY = "Người thực hiện"
NOTE = "Ghi chú"


def one_line(text: str) -> str:
    """A text as a cell holds it and as it is read back: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def evidence(entry: Entry) -> str:
    """What proves what was done, as a cell says it: the document, the file, or both."""
    return one_line("; ".join(text for text in (entry.evidence, entry.file) if text))


def by(item: Tracked) -> str:
    """Who did it, by the short name where there is one."""
    if item.entry is None or item.entry.by is None:
        return ""
    parties = item.dossier.commune.parties if item.dossier.commune else ()
    return next((party.short for party in parties if party.id == item.entry.by and party.short), item.entry.by)


def note(entry: Entry) -> str:
    """The note of what was recorded."""
    return one_line(entry.note or "")


def authors(items: Iterable[Tracked]) -> str:
    """Who issued the plans in which these stand."""
    communes = [item.dossier.commune for item in items]
    return "; ".join(dict.fromkeys(commune.issuer for commune in communes if commune))


def group_name(group: Group, among: Iterable[Group]) -> str:
    """A group's heading; a party is named with its commune where there are several communes `among` the groups."""
    units = {each.holder.unit for each in among if each.holder}
    return holder_name(group.holder, several=len(units) > 1) if group.holder else title_of(group)


def sheet_title(group: Group) -> str:
    """What the sheet of a group is called: VP-TK, Lĩnh vực I, TC 1.2, Tháng 7-2024."""
    if group.holder:
        party = group.holder.party
        return (party.short or party.id) if party else group.holder.name or NOBODY
    if not group.title:
        return f"Tháng {int(group.key[-2:])}-{group.key[:4]}"
    row = group.items[0].row
    return f"Lĩnh vực {group.key}" if group.key == row.area.number else row.criterion.label


def sort_of(group: Group) -> str:
    """What goes with a group's name: the kind of a party, or the plans in which it stands."""
    if group.holder:
        return PARTY_KINDS[group.holder.party.kind] if group.holder.party else ""
    return "; ".join(dict.fromkeys(item.plan for item in group.items))


def _state(item: Tracked) -> str:
    return f"{STATES[item.state]} (còn {count(item.days)} ngày)" if item.state is State.DUE_SOON else STATES[item.state]


def _changes(item: Tracked) -> str:
    """That the due day is not the plan's: how often it was extended, the day off from which it was moved."""
    extended = [f"đã gia hạn {count(len(item.extensions))} lần"] if item.extensions else []
    moved = [f"chuyển từ ngày nghỉ {day(item.extended)}"] if item.moved and item.extended else []
    return "; ".join(extended + moved)


def _supports(item: Tracked) -> str:
    return plain(item.row.text("support") or "")


def _days_late(item: Tracked) -> int | None:
    return item.days if item.state in {State.OVERDUE, State.DONE_LATE} else None


WHAT: tuple[Column[Tracked], ...] = (
    Column(ADDRESS, 18, look.CODE, lambda item: item.address),
    Column("Mã tiêu chí", 7, look.CODE, lambda item: item.row.criterion.code),
    Column("Nhiệm vụ, sản phẩm", 34, look.TEXT, lambda item: item.title),
)
LEAD: Column[Tracked] = Column("Chủ trì", 18, look.TEXT, short_leads)
SUPPORT: Column[Tracked] = Column("Phối hợp", 26, look.TEXT, _supports)
WHEN: tuple[Column[Tracked], ...] = (
    Column("Thời hạn", 11, look.DAY, lambda item: item.due),
    Column("Tình trạng", 13, look.TEXT, _state),
)
DONE: tuple[Column[Tracked], ...] = (
    Column(DONE_ON, 11, look.DAY, lambda item: item.entry.date if item.entry else None),
    Column(EVIDENCE, 24, look.TEXT, lambda item: evidence(item.entry) if item.entry else None),
    Column(BY, 10, look.TEXT, by),
    Column(NOTE, 15, look.TEXT, lambda item: note(item.entry) if item.entry else None),
)
HOW_LATE: tuple[Column[Tracked], ...] = (
    Column("Quá hạn (ngày)", 7, look.NUMBER, _days_late),
    Column("Mức quá hạn", 9, look.CODE, lambda item: GRADES[item.grade] if item.grade else None),
    Column("Gia hạn", 10, look.TEXT, _changes),
    Column("Điểm liên quan", 7, look.POINTS, lambda item: item.row.criterion.max_score),
    Column(PLAN, 13, look.TEXT, lambda item: item.plan),
    Column(ISSUER, 13, look.TEXT, lambda item: item.dossier.commune.issuer if item.dossier.commune else None),
)
