"""The columns of our workbooks, those that officials fill in and that are read back, and names of groups of rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc.analysis.groups import By, Group
from cchc.analysis.tracking import Tracked
from cchc.phrasing import columns
from cchc.phrasing.column import Column, Value, ValueKind
from cchc.phrasing.headings import NO_AREA, NOBODY, label_of
from cchc.reading.foreign.lines import visible
from cchc.wording import field_title


def cell_text(text: str) -> str:
    """A text as a cell holds it and as it is read back: composed letters, single spaces, nothing invisible."""
    return " ".join(visible(text).split())


def _on_one_line(column: Column[Tracked]) -> Column[Tracked]:
    def value(item: Tracked) -> Value:
        found = column.value(item)
        return cell_text(found) if isinstance(found, str) else found

    return replace(column, value=value)


WHAT = (columns.ADDRESS, columns.CRITERION, columns.TITLE)
WHEN = (columns.DUE, columns.STATE_AND_DAYS)
EVIDENCE, NOTE = _on_one_line(columns.EVIDENCE), _on_one_line(columns.NOTE)
INPUTS = (columns.DONE_ON, EVIDENCE, columns.BY, NOTE)
"""The columns that officials fill in."""
PLAN_FILE = replace(columns.PLAN, heading=field_title("plan"))
"""The plan's file, by which a row that comes back is known; people read the name of the annex in `columns.PLAN`."""
READ_BACK = (columns.ADDRESS, columns.TITLE, columns.PLAN, PLAN_FILE, columns.ISSUER, *INPUTS)
"""The columns that are read back."""
REASON = "Lý do cần sửa"
"""The heading beside refused rows, which is read back too: a row that says why it was refused is never passed over."""


def whose(items: Sequence[Tracked]) -> tuple[Column[Tracked], ...]:
    """The columns that tell annexes and, where there are several, communes apart on paper."""
    return (annex(items), columns.COMMUNE) if _are_of_several(items) else (annex(items),)


def codes(items: Sequence[Tracked]) -> tuple[Column[Tracked], ...]:
    """The columns by which machines tell plans and communes apart, which are not printed; the last is hidden."""
    return (columns.COMMUNE_CODE, PLAN_FILE) if _are_of_several(items) else (PLAN_FILE,)


def annex(items: Iterable[Tracked]) -> Column[Tracked]:
    """The column of the annexes' names."""
    return replace(columns.annex(items), width=11)


def _are_of_several(items: Iterable[Tracked]) -> bool:
    return len({item.dossier.commune.place.file for item in items}) > 1


def authors(items: Iterable[Tracked]) -> str:
    """The issuers of the items' plans, each once."""
    return "; ".join(dict.fromkeys(item.dossier.commune.issuer for item in items))


def sheet_title(group: Group) -> str:
    """The name of a group's sheet: VP-TK, Lĩnh vực I, TC 1.2, Tháng 7/2024."""
    if group.holder:
        party = group.holder.party
        return (party.short or party.title) if party else group.holder.name or NOBODY
    return label_of(group) or group.title or NO_AREA


def more_column(by: By, width: float) -> Column[str]:
    """The column of a summary beside the names of groups."""
    return Column((columns.PARTY_KIND if by == "official" else columns.PLAN).heading, ValueKind.TEXT, str, width)


def more_of(group: Group, items: Iterable[Tracked]) -> str:
    """The text in `more_column`: the kind of a party, or the annexes of an area, a criterion or a month.

    `items` are all of the report: annexes of several years are named with their years.
    """
    if group.holder:
        return columns.PARTY_KIND.text(group)
    return "; ".join(dict.fromkeys(map(columns.annex(items).text, group.items)))
