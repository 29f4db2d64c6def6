"""The page for the chairman: one HTML file about all plans of a run.

Its numbers are those of `gaps`, `overdue` and `status` on the same day. Communes stand by the points that they lost, so
the order in which files are named changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cchc import files
from cchc.analysis.coverage import covered
from cchc.analysis.gaps import summed
from cchc.analysis.overdue import AskedPlan
from cchc.analysis.status import status
from cchc.analysis.tracking import Asking
from cchc.documents.page import PageOffice, PlanAnnex, are_shown_whole, html_page, page
from cchc.documents.views.annex import annex
from cchc.errors import WrongUsageError
from cchc.model.plan import RemedyPlan
from cchc.operations.checking import findings_of
from cchc.operations.paths import OUT
from cchc.operations.tracking import in_annex_order
from cchc.phrasing.headings import caveats
from cchc.wording import distinct

if TYPE_CHECKING:
    from cchc.diagnostics import Diagnostic
    from cchc.model.dossier import SoundDossier
    from cchc.operations.selection import Selection
    from cchc.operations.sound import SoundPlan

_PAGE = OUT / "trang.html"
_ENDINGS = {".html", ".htm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """The options of the page; `output` is `None` for its usual place, where it may be replaced without `force`."""

    as_of: date
    paths: Sequence[Path] | None = None
    output: Path | None = None
    force: bool = False

    @property
    def target(self) -> Path:
        """The file of the page, or standard output."""
        return self.output or _PAGE

    @property
    def may_replace(self) -> bool:
        """True if a page that is there already may be replaced."""
        return self.force or self.output is None

    @property
    def follows_links(self) -> bool:
        """True if a link is written through: it is the file that a person named, and asked to overwrite."""
        return self.force and self.output is not None

    def refuse_output(self) -> None:
        """Refuse a place where no page can be written.

        Raises:
            WrongUsageError: The output has the ending of another kind of file.
            CchcError: A file is there already, or its folder takes no files.
        """
        if files.is_stdout(self.target):
            return
        if self.target.suffix.lower() not in _ENDINGS:
            raise WrongUsageError(f"Lệnh này xuất tệp HTML, không phải “{self.target}”. Đề nghị ghi tên tệp .html.")
        if self.output is None:
            files.refuse_linked_folder(self.target)
        files.refuse_overwriting(self.target, force=self.may_replace)


def page_of(plans: "Selection", asked: PageRequest) -> bytes:
    """The page of the plans without errors; it names those that were left out.

    Raises:
        WrongUsageError: As with `check_plans`.
    """
    told = _told([case.name for case in plans.cases])
    by_commune: dict[str, list[SoundPlan]] = {}
    for case in plans.cases:
        by_commune.setdefault(case.commune.place.file, []).append(case)
    offices = sorted((_office(own, told, Asking(asked.as_of)) for own in by_commune.values()), key=_order)
    left_out = [AskedPlan(name, 0, has_progress=False, left_out=True) for name in _told(plans.left_out).values()]
    found = _findings(plans, asked) if are_shown_whole(offices) else []
    return html_page(page(offices, asked.as_of, " ".join(caveats(left_out)), found))


def _office(cases: "Sequence[SoundPlan]", told: dict[str, str], asking: Asking) -> PageOffice:
    dossiers = [(told[name], dossier) for name, dossier in in_annex_order(cases)]
    return PageOffice(
        cases[0].commune,
        status(dossiers, asking),
        tuple(covered(name, dossier, asking) for name, dossier in dossiers if isinstance(dossier.plan, RemedyPlan)),
        tuple(PlanAnnex(dossier.plan, annex(dossier.plan, dossier.commune)) for _, dossier in dossiers),
    )


def _order(office: PageOffice) -> tuple[Decimal, str, str]:
    """The communes that lost most come first; those alike by their names."""
    lost = summed(each.gaps.totals for each in office.covered).gap or Decimal(0)
    return -lost, office.commune.name, office.commune.place.file


def _told(names: Sequence[str]) -> dict[str, str]:
    """The names by which the page calls files: without the folders above the last, which may be those of a person."""
    short = ["/".join(PurePath(name).parts[-2:]) if PurePath(name).is_absolute() else name for name in names]
    return dict(zip(names, distinct(short), strict=True))


def _findings(plans: "Selection", asked: PageRequest) -> "list[Diagnostic]":
    """The findings of `validate` on the plans of the page; none of standard input, which cannot be read twice."""
    if any(map(files.is_stream, asked.paths or ())):
        return []
    ours = {name for case in plans.cases for name in _files_of(case.dossier)} | {*plans.left_out}
    return [found for found in findings_of(asked.paths) if found.path in ours]


def _files_of(dossier: "SoundDossier") -> set[str]:
    """The names of a plan's file and of those that it goes with."""
    models = (dossier.plan, dossier.commune, dossier.progress, dossier.maintain)
    return {model.place.file for model in models if model}
