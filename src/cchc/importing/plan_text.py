"""The text of a plan file, in the layout of `cchc fmt`, from an annex as it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc.diagnostics import FieldPath
from cchc.importing.draft import draft
from cchc.importing.imported import Doubt, ImportedAnnex, LeftOut
from cchc.importing.own_columns import plan_model
from cchc.importing.proposals import accepted, commented, proposal_doubts, proposals
from cchc.language.formatting import PlanForm, formatted
from cchc.language.spellings import canonical
from cchc.source import Notes, lines_of
from cchc.wording import harmless_line, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWriting:
    """The options for the text of a plan."""

    commune: str
    """The path of the commune's file, as the plan is to state it."""
    maintain_plan: str | None = None
    """The path of the maintain annex beside a remedy annex."""
    source: str
    """The document's name, as the plan's first line is to state it."""
    fix: bool = False
    """True to mend what `cchc fmt --fix` mends, and leave what stood there in comments."""
    accept_proposals: bool = False
    """True to write the deadlines that the prose may state as deliverables; false to write them as comments."""


@dataclass(frozen=True, slots=True)
class PlanText:
    """The text of a plan file, the places of its values in the document, and what a person must decide."""

    text: str
    places: Mapping[FieldPath, str]
    """“bảng 2, hàng 5, cột 3” by the path of a value, a row or an area; a blank cell has one, too."""
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """Words of cells that were refused; each stands in the doubts."""


def plan_text(annex: ImportedAnnex, wanted: PlanWriting) -> PlanText:
    """The text of the plan of one annex; nothing of it is mended, unless `wanted` says so."""
    drafted = draft(annex, wanted.commune, wanted.maintain_plan)
    form = PlanForm(plan_model(annex.kind))
    years = range(annex.year, (annex.until or annex.year) + 1)
    doubts, notes = [*drafted.doubts], dict[FieldPath, Notes]()
    for proposal in proposals(drafted, years):
        live = wanted.accept_proposals and proposal.may_be_live
        notes |= accepted(proposal) if live else commented(proposal, form)
        doubts += proposal_doubts(proposal, drafted, live=live)
    data = canonical(drafted.data)
    assert isinstance(data, dict)  # noqa: S101 — as the draft's is
    text = "\n".join([*_head(annex, wanted.source), *lines_of(data, (), form, notes), ""])
    if wanted.fix:
        text = formatted(text.encode(), fix=True).content.decode()
    places = {(): annex.tables[0].table.name, **drafted.places}
    return PlanText(text, places, tuple(doubts), drafted.left_out)


def _head(annex: ImportedAnnex, source: str) -> Iterator[str]:
    """The comment that says what the plan was made from."""
    tables = listing([table.table.name for table in annex.tables])
    yield f"# Nhập từ {harmless_line(source)}, {harmless_line(tables)}."
