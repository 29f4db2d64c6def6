"""The text of a plan file, in the layout of `cchc fmt`, from an annex as it was read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc.diagnostics import FieldPath
from cchc.errors import CchcError
from cchc.importing.imported import Doubt, ImportedAnnex, LeftOut
from cchc.importing.writing.draft import Draft, draft
from cchc.importing.writing.own_columns import plan_model
from cchc.importing.writing.proposal_lines import accepted, commented, proposal_doubts
from cchc.importing.writing.proposals import proposals
from cchc.importing.writing.same_criteria import same_criteria
from cchc.language.formatting import PlanForm, formatted
from cchc.language.spellings import canonical
from cchc.source import MAX_NODES, MAX_YAML_BYTES, Data
from cchc.source.layout import lines_of
from cchc.source.notes import Notes
from cchc.wording import harmless_line, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWriting:
    """The options for the text of a plan."""

    commune: str
    """The path of the commune's file, as the plan is to state it."""
    maintain_plan: str | None = None
    """The path of the maintain annex beside a remedy annex."""
    maintain: ImportedAnnex | None = None
    """The maintain annex itself, where it is imported too."""
    source: str
    """The document's name, as the plan's first line is to state it."""
    fix: bool = False
    """True to mend what `cchc fmt --fix` mends, and leave what stood there in comments."""
    accept_proposals: bool = False
    """True to write the deadlines that the prose may state as deliverables; false to write them as comments."""


class PlanText(NamedTuple):
    """The text of a plan file, the places of its values in the document, and what a person must decide."""

    text: str
    places: Mapping[FieldPath, str]
    """“bảng 2, hàng 5, cột 3” by the path of a value, a row or an area; a blank cell has one, too."""
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """Words of cells that were refused; each stands in the doubts."""


def plan_text(annex: ImportedAnnex, wanted: PlanWriting) -> PlanText:
    """The text of the plan of one annex; nothing of it is mended, unless `wanted` says so.

    Raises:
        CchcError: The annex is too large for one plan file.
    """
    drafted = draft(annex, wanted.commune, wanted.maintain_plan)
    if _nodes(drafted.data) > MAX_NODES:
        raise _too_large(annex)
    form = PlanForm(plan_model(annex.kind))
    offered = _Offered()
    for same in same_criteria(drafted, wanted.maintain) if wanted.maintain else ():
        offered.add(same.comment(form), [same.doubt(drafted)])
    for proposal in proposals(drafted, range(annex.year, (annex.until or annex.year) + 1)):
        live = wanted.accept_proposals and proposal.may_be_live
        written = accepted(proposal) if live else commented(proposal, form)
        offered.add(written, proposal_doubts(proposal, drafted, live=live))
    text = _text(drafted, form, offered.notes, _head(annex, wanted.source))
    if len(text.encode()) > MAX_YAML_BYTES:
        raise _too_large(annex)
    if wanted.fix:
        text = formatted(text.encode(), fix=True).content.decode()
    places = {(): annex.tables[0].table.name, **drafted.places}
    return PlanText(text, places, (*drafted.doubts, *offered.doubts), drafted.left_out)


@dataclass(slots=True)
class _Offered:
    """Proposals that stand in comments, and are asked about in the list of doubts."""

    notes: dict[FieldPath, Notes] = field(default_factory=lambda: defaultdict(Notes))
    doubts: list[Doubt] = field(default_factory=list)

    def add(self, written: Mapping[FieldPath, Notes], asked: Iterable[Doubt]) -> None:
        """Add comments to those that stand at their fields."""
        self.doubts += asked
        for path, note in written.items():
            self.notes[path].below += note.below
            self.notes[path].beside = note.beside


def _text(drafted: Draft, form: PlanForm, notes: Mapping[FieldPath, Notes], head: Iterable[str]) -> str:
    data = canonical(drafted.data)
    assert isinstance(data, dict)  # noqa: S101 — as the draft's is
    return "\n".join([*head, *lines_of(data, (), form, notes), ""])


def _too_large(annex: ImportedAnnex) -> CchcError:
    return CchcError(
        f"Phụ lục ở {annex.tables[0].table.name} quá lớn để làm một tệp kế hoạch (tối đa 4 MB, 100.000 mục). Đề nghị "
        "chia thành nhiều văn bản, mỗi văn bản một phần của bảng."
    )


def _nodes(data: Data) -> int:
    """The number of values and of names of fields in data."""
    if isinstance(data, dict):
        return 1 + sum(1 + _nodes(value) for value in data.values())
    return 1 + (sum(map(_nodes, data)) if isinstance(data, list) else 0)


def _head(annex: ImportedAnnex, source: str) -> Iterator[str]:
    """The comment that says what the plan was made from: the document's name, since its folder may name a person."""
    name = source.replace("\\", "/").rpartition("/")[2]
    tables = listing([table.table.name for table in annex.tables])
    yield f"# Nhập từ {harmless_line(name)}, {harmless_line(tables)}."
