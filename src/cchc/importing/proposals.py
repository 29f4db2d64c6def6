"""Deadlines that the prose of rows may state, as deliverables that a person takes over or leaves.

They are written as comment lines under their row, which are live once the sign of a comment is taken away; only who
asks for it gets them live at once. What the row's own time says stays tracked: where it is a day or a rhythm it stands
among the deliverables, since these take its place; where it is theo sự việc or cannot be read, the lines stay comments.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.diagnostics import FieldPath
from cchc.importing.draft import Draft
from cchc.importing.imported import Doubt, Weight
from cchc.importing.prose import StatedWork, Time, counted_work, stated_work, time_of
from cchc.model.ditto import says_ditto
from cchc.model.emphasis import plain
from cchc.model.products import prose_fields
from cchc.model.timeframe import NoDeadline, timeframe_in
from cchc.source import Data, FileForm, Notes, lines_of
from cchc.wording import CHOICES, day, distinct, harmless_line, slug

_ID_WORDS = 2
"""The most syllables of a title that make an id: most words have two."""
_BEFORE_NAMES = re.compile(r"(?:(?:it-nhat|toi-thieu|to-chuc|cuoc|buoi|dot|[0-9]+)-)+")
"""Words at the beginning of a title that name nothing."""
_OWN = "ket-qua"
_END_OF_YEAR = "-12-31"
_UNCOMMENT = "có thể có thời hạn: nếu đúng thì bỏ dấu “# ” ở đầu các dòng này"
_Row = dict[str, Data]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The work of a row that its prose may give a time, field by field, and what its own time says."""

    path: FieldPath
    row: _Row
    work: tuple[tuple[str, StatedWork], ...]
    own: Time | None
    """The row's own time, which is tracked without deliverables."""
    may_be_live: bool
    """False where the row's own time would be lost among deliverables."""


def proposals(draft: Draft, years: range) -> Iterator[Proposal]:
    """The proposals for the rows of a plan, in print order."""
    fields = prose_fields(is_assignment=draft.data["kind"] == "assignments")
    for path, row, timeframe in _rows(draft.data, ()):
        meaning = timeframe_in(timeframe, years) if timeframe else NoDeadline()
        own = time_of(meaning, years)
        work = _work(row, fields, years, own)
        if work:
            yield Proposal(path, row, tuple(work), own, own is not None or isinstance(meaning, NoDeadline))


def _rows(group: Data, path: FieldPath) -> Iterator[tuple[FieldPath, _Row, str]]:
    """The rows below a group with their paths, and their times in the meaning of “như trên”."""
    for index, area in enumerate(_list(group, "areas")):
        yield from _rows(area, (*path, "areas", index))
    above = ""
    for index, item in enumerate(_list(group, "criteria")):
        for at, row in _with_parts(item, (*path, "criteria", index)):
            own = str(row.get("timeframe") or "")
            above = above if says_ditto(own) else own
            yield at, row, above


def _with_parts(row: Data, path: FieldPath) -> Iterator[tuple[FieldPath, _Row]]:
    if isinstance(row, dict):
        yield path, row
        for index, part in enumerate(_list(row, "parts")):
            yield from _with_parts(part, (*path, "parts", index))


def _list(group: Data, name: str) -> Sequence[Data]:
    found = group.get(name) if isinstance(group, dict) else None
    return found if isinstance(found, list) else ()


def _work(row: _Row, fields: Sequence[str], years: range, own: Time | None) -> list[tuple[str, StatedWork]]:
    """What the fields say, each time from the first field that states it; else what is counted, by the row's time."""
    written = _written(row, fields)
    found: list[tuple[str, StatedWork]] = []
    for name, text in written.items():
        known = [own, *(work.time for _, work in found)]
        found += ((name, work) for work in stated_work(text, years) if work.time not in known)
    return found or list(_counted(written, own or {}))[:1]


def _written(row: _Row, fields: Sequence[str]) -> dict[str, str]:
    """The texts of the fields that have one of their own, without emphasis."""
    texts = ((name, row.get(name)) for name in fields)
    return {name: plain(text) for name, text in texts if isinstance(text, str) and not says_ditto(text)}


def _counted(written: Mapping[str, str], own: Time) -> Iterator[tuple[str, StatedWork]]:
    """What the fields count, where the row's time is a whole year, which says little of when and of what."""
    for name, text in written.items():
        if str(own.get("due")).endswith(_END_OF_YEAR) and (work := counted_work(text, own)):
            yield name, work


def accepted(proposal: Proposal) -> Mapping[FieldPath, Notes]:
    """Put the proposed deliverables into their row; returns the comments beside their times."""
    proposal.row["deliverables"] = _deliverables(proposal)
    return _reasons(proposal)


def commented(proposal: Proposal, form: FileForm) -> Mapping[FieldPath, Notes]:
    """The proposed deliverables as comment lines below the last field of their row."""
    path = (*proposal.path, "deliverables")
    beside = {path: Notes(beside=f"# {_UNCOMMENT}"), **_reasons(proposal)}
    lines = lines_of({"deliverables": _deliverables(proposal)}, proposal.path, form, beside)
    names = [name for name in form.order(proposal.path) if name in proposal.row and name != "parts"]
    if len(names) == 1:  # on the line of its dash it would leave comments to the next row
        proposal.row["timeframe"] = None
        names.append("timeframe")
    return {(*proposal.path, names[-1]): Notes(below=[f"# {line}".rstrip() for line in lines])}


def _deliverables(proposal: Proposal) -> list[Data]:
    """The list for the field `deliverables`: the row's own time first, unless the work has it."""
    title = plain(str(proposal.row.get("title") or ""))
    items = [(work.title or title, work.time) for _, work in proposal.work]
    if proposal.own and proposal.own not in [time for _, time in items]:
        items.insert(0, (title, proposal.own))
    ids = distinct([_id(title) for title, _ in items])
    return [{"id": name, "title": title, **time} for name, (title, time) in zip(ids, items, strict=True)]


def _id(title: str) -> str:
    name = f"{slug(title)}-"
    start = _BEFORE_NAMES.match(name)
    words = [word for word in name[start.end() if start else 0 :].split("-") if word and not word.isdecimal()]
    return "-".join(words[:_ID_WORDS]) or _OWN


def _reasons(proposal: Proposal) -> dict[FieldPath, Notes]:
    """The comments beside the times of deliverables: the words that state them."""
    first = len(_deliverables(proposal)) - len(proposal.work)
    return {
        (*proposal.path, "deliverables", first + at, next(iter(work.time))): Notes(beside=f"# {_because(work)}")
        for at, (_, work) in enumerate(proposal.work)
    }


def _because(work: StatedWork) -> str:
    remark = f"; {work.remark}" if work.remark else ""
    return f"“{harmless_line(work.quote)}”{remark}"


def proposal_doubts(proposal: Proposal, draft: Draft, *, live: bool) -> Iterator[Doubt]:
    """What a person must decide about a proposal, one doubt for each time."""
    weight, mend = Weight.DEADLINE, "Đề nghị bỏ dấu “# ” ở các dòng deliverables của hàng này nếu đúng."
    if live:
        weight, mend = Weight.TRACKED, "Đã đưa vào theo dõi. Đề nghị kiểm tra lại, bỏ ở deliverables nếu không đúng."
    for name, work in proposal.work:
        place = draft.places.get((*proposal.path, name), draft.places[proposal.path])
        yield Doubt(weight, place, harmless_line(work.quote), _told(work.time), mend)


def _told(time: Time) -> str:
    """A time in a person's words."""
    if every := time.get("every"):
        return f"việc của mỗi {CHOICES[str(every)]}"
    due = time["due"]
    days = due if isinstance(due, list) else [due]
    return f"thời hạn {', '.join(day(date.fromisoformat(str(each))) for each in days)}"
