"""Proposed deliverables as they are written: as comment lines below their row, or live; and what is told of them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from cchc.diagnostics import FieldPath
from cchc.importing.imported import Doubt, Weight
from cchc.importing.writing.draft import Draft
from cchc.importing.writing.draft_rows import below_fields
from cchc.importing.writing.proposals import Proposal
from cchc.importing.writing.prose import StatedWork, Time
from cchc.model.emphasis import plain
from cchc.source import Data
from cchc.source.layout import FileForm, lines_of
from cchc.source.notes import Notes
from cchc.wording import CHOICES, day, distinct, harmless_line, slug

_ID_WORDS = 2
"""The most syllables of a title that make an id: most words have two."""
_BEFORE_NAMES = re.compile(
    r"(?:(?:ít nhất|tối thiểu|tổ chức|gửi|nộp|trình|phê duyệt|lập|ban hành|xây dựng|thực hiện|hoàn thành|triển khai|đạt"
    r"|cuộc|buổi|đợt|lần|[0-9]+ ?%?)\s+)+",
    re.IGNORECASE,
)
"""Words at the beginning of a title that do not name what is delivered."""
_OWN, _RESULT = "ket-qua", "Kết quả"
_UNCOMMENT = "có thể có thời hạn: nếu đúng thì bỏ dấu “# ” ở đầu các dòng này"


def accepted(proposal: Proposal) -> Mapping[FieldPath, Notes]:
    """Put the proposed deliverables into their row; returns the comments beside their times."""
    proposal.row["deliverables"] = _deliverables(proposal)
    return _reasons(proposal)


def commented(proposal: Proposal, form: FileForm) -> Mapping[FieldPath, Notes]:
    """The proposed deliverables as comment lines below the last field of their row."""
    path = (*proposal.path, "deliverables")
    beside = {path: Notes(beside=f"# {_UNCOMMENT}"), **_reasons(proposal)}
    lines = lines_of({"deliverables": _deliverables(proposal)}, proposal.path, form, beside)
    return {below_fields(proposal.row, proposal.path, form): Notes(below=[f"# {line}".rstrip() for line in lines])}


def _deliverables(proposal: Proposal) -> list[Data]:
    """The list for the field `deliverables`: the row's own time first, unless the work has it."""
    title = " ".join(plain(str(proposal.row.get("title") or "")).split()) or _RESULT
    items = [(work.title or title, work.time) for _, work in proposal.work]
    if proposal.own and proposal.own not in [time for _, time in items]:
        items.insert(0, (title, proposal.own))
    ids = distinct([_id(title) for title, _ in items])
    return [{"id": name, "title": title, **time} for name, (title, time) in zip(ids, items, strict=True)]


def _id(title: str) -> str:
    start = _BEFORE_NAMES.match(title)
    words = [word for word in slug(title[start.end() if start else 0 :]).split("-") if word and not word.isdecimal()]
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
    """The doubts about a proposal, one for each time."""
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
