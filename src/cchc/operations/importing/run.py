"""Importing: the annexes of documents as plan files, with the commune's file and the list of what a person must decide.

All is made before anything is written; then the ordinary validator reads the very files that were written. Nothing is
overwritten, and every word of the tables is in a plan, in the list, or left out for a reason (`importing.counting`).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from cchc import files
from cchc.errors import CchcError, WrongUsageError
from cchc.importing.annexes.finding import WantedImport, imported
from cchc.importing.imported import ImportedAnnex
from cchc.importing.writing.plan_text import PlanWriting, plan_text
from cchc.loading import settings_finder
from cchc.model.progress import PROGRESS_SUFFIX
from cchc.operations.free_names import has_content, is_free
from cchc.operations.importing.check import check_imported
from cchc.operations.importing.commune import COMMUNE, CommuneFile, commune_file, held_for_update
from cchc.operations.importing.files import foreign_document
from cchc.operations.importing.lists import DoubtsFile, deadlines, doubts_file, summary
from cchc.operations.importing.names import plan_paths
from cchc.operations.importing.plans import ImportedPlan, ImportSource
from cchc.operations.importing.words import refuse_lost_words
from cchc.operations.paths import DEFAULT_FOLDER, PLANS, typed
from cchc.operations.searching import Sought
from cchc.report.findings import Checked
from cchc.wording import count, listing

_MaintainPlans = Mapping[tuple[int, Path], tuple[str, ImportedAnnex]]
"""The maintain annexes that are imported, each with the name of its file, by their years and documents."""
_DOCUMENTS = Sought((".docx", ".doc", ".odt", ".html", ".htm", ".xlsx"))


class Importing(NamedTuple):
    """The options of an import."""

    output: Path | None = None
    kind: str | None = None
    year: int | None = None
    fix: bool = False
    accept_proposals: bool = False
    update_commune: bool = False
    soffice: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder of the plans."""
        if self.output is None:
            return DEFAULT_FOLDER
        return self.output.parent if self._names_file else self.output

    @property
    def _names_file(self) -> bool:
        return self.output is not None and self.output.suffix.lower() in PLANS.endings

    def refuse_contradictions(self) -> None:
        """Refuse an output that can be no plan and no folder of plans.

        Raises:
            WrongUsageError: It is one.
            CchcError: The usual folder is a link.
        """
        output = self.output
        if output is None:
            files.refuse_linked_folder(DEFAULT_FOLDER / COMMUNE)
        elif files.is_stream(output):
            raise WrongUsageError(
                "cchc import lập nhiều tệp cạnh nhau nên không in ra đầu ra chuẩn. Đề nghị ghi -o THƯ-MỤC hoặc -o "
                "TÊN.yaml."
            )
        elif output.name == COMMUNE or output.name.endswith(PROGRESS_SUFFIX):
            raise WrongUsageError(f"“{output}” là tên của tệp đơn vị hoặc tệp tiến độ. Đề nghị chọn tên khác.")
        elif output.suffix and not self._names_file and not files.is_folder(output):
            raise WrongUsageError(
                f"“{output}” không có đuôi .yaml của tệp kế hoạch. Đề nghị ghi tên tệp .yaml, hoặc tên thư mục."
            )

    def targets(self, annexes: Sequence[ImportedAnnex]) -> list[Path]:
        """The paths of the plans.

        Raises:
            WrongUsageError: One file is named for several plans.
            CchcError: Two annexes claim to be one.
        """
        if self.output is None or not self._names_file:
            return plan_paths(annexes, self.folder)
        if len(annexes) > 1:
            raise WrongUsageError(
                f"Có {count(len(annexes))} phụ lục, không ghi được vào một tệp “{self.output}”. Đề nghị ghi -o THƯ-MỤC."
            )
        return [self.output]


class ImportOutcome(NamedTuple):
    """The files that were written, the commune's file, the findings, the lists, and what is to be said."""

    written: tuple[Path, ...]
    commune: CommuneFile
    checked: Checked
    lists: tuple[DoubtsFile, ...]
    notes: tuple[str, ...]
    """Sentences to print before the findings."""
    waiting: tuple[str, ...]
    """Sentences to print below the findings: the files that no rule has checked."""
    summary: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """1 when a plan has errors."""
        return 1 if self.checked.failing else 0


def import_documents(paths: Sequence[Path], asked: Importing) -> ImportOutcome:
    """Make plans of the annexes of documents, write them, and check them.

    Raises:
        WrongUsageError: A document does not say its year, or one name is given for several plans.
        CchcError: A document cannot be read, or a file cannot be written; nothing was written, unless the disk refused
            in the middle.
    """
    asked.refuse_contradictions()
    sources = [_source(path, asked) for path in typed(paths, sought=_DOCUMENTS)]
    plans = _plans(sources, asked)
    refuse_lost_words(plans)
    settings_finder()(plans[0].path)
    kept = tuple(_kept(plans))
    made = {plan.path: plan.content for plan in plans if plan.path not in kept}
    path = asked.folder / COMMUNE
    with held_for_update(path, update=asked.update_commune):
        commune = commune_file(path, [each.annexes for each in sources], update=asked.update_commune)
        lists = tuple(_lists(sources, plans, commune, asked.folder, kept))
        made |= commune.written | {each.path: each.content for each in lists if is_free(each.path)}
        written = files.write_all(made, said_of)
    texts = {plan.path: plan.made for plan in plans}
    notes, told = tuple(_notes(sources, kept, written)), (*deadlines(lists), summary(plans, lists))
    del sources, plans  # a long document and its plans as models are never in memory together
    checked, waiting = check_imported(texts, commune.path)
    unchecked = (f"{name}: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi ở trên." for name in waiting)
    return ImportOutcome(
        written,
        commune,
        checked,
        lists,
        notes,
        tuple(unchecked),
        told,
    )


def said_of(path: Path) -> str:
    """The message for a file that was written."""
    return f"Đã ghi {path.as_posix()}"


def _source(path: Path, asked: Importing) -> ImportSource:
    """A document with its annexes.

    Raises:
        WrongUsageError: It does not say its year.
        CchcError: It cannot be read, or has no annex.
    """
    document = foreign_document(path, asked.soffice)
    try:
        found = imported(document, WantedImport(asked.kind, asked.year))
    except CchcError as error:
        raise type(error)(f"{files.name_of(path)}: {error}") from error
    return ImportSource(path, document, found.annexes, found.other_tables)


def _plans(sources: Sequence[ImportSource], asked: Importing) -> list[ImportedPlan]:
    """The plans of all annexes, by documents."""
    annexes = [(source, annex) for source in sources for annex in source.annexes]
    targets = asked.targets([annex for _, annex in annexes])
    maintain = {
        (annex.year, source.path): (path.name, annex)
        for (source, annex), path in zip(annexes, targets, strict=True)
        if annex.kind == "maintain"
    }
    return [
        ImportedPlan(path, source, annex, plan_text(annex, _writing(source, annex, maintain, asked)))
        for (source, annex), path in zip(annexes, targets, strict=True)
    ]


def _writing(source: ImportSource, annex: ImportedAnnex, maintain: _MaintainPlans, asked: Importing) -> PlanWriting:
    """The options for the text of a plan; a remedy annex names the maintain annex of its year that comes with it."""
    of_year = [found for (year, _), found in maintain.items() if year == annex.year and annex.kind == "remedy"]
    beside = maintain[annex.year, source.path] if (annex.year, source.path) in maintain else next(iter(of_year), None)
    name, itself = beside if beside and of_year else (None, None)
    return PlanWriting(
        commune=COMMUNE,
        maintain_plan=name,
        maintain=itself,
        source=source.name,
        fix=asked.fix,
        accept_proposals=asked.accept_proposals,
    )


def _lists(
    sources: Sequence[ImportSource],
    plans: Sequence[ImportedPlan],
    commune: CommuneFile,
    folder: Path,
    kept: Sequence[Path],
) -> Iterator[DoubtsFile]:
    """The list of each document that has doubts."""
    for source, of_commune in zip(sources, commune.doubts, strict=True):
        own = [plan for plan in plans if plan.source is source]
        doubts = chain.from_iterable(plan.doubts for plan in own)
        again = all(plan.path in kept for plan in own)
        if found := doubts_file(source, (*doubts, *of_commune, *source.doubts), folder, again=again):
            yield found


def _kept(plans: Sequence[ImportedPlan]) -> Iterator[Path]:
    """The plans that stand there already, with the very same text.

    Raises:
        CchcError: One has another text.
    """
    for plan in plans:
        if not is_free(plan.path):
            if not has_content(plan.path, plan.content):
                raise CchcError(
                    f"Tệp “{plan.path}” đã có, nội dung khác; chưa ghi tệp nào. Đề nghị ghi -o THƯ-MỤC khác để so "
                    "sánh, hoặc chuyển tệp cũ ra ngoài thư mục."
                )
            yield plan.path


def _notes(sources: Sequence[ImportSource], kept: Sequence[Path], written: Sequence[Path]) -> Iterator[str]:
    yield from (f"Giữ nguyên {path.as_posix()} đã có, nội dung như nhau." for path in kept)
    if not written:
        yield "Lần này không có gì mới nên không ghi tệp nào."
    for source in sources:
        if source.other_tables:
            yield f"{source.name}: không đọc {listing([*source.other_tables])}, không phải là bảng của phụ lục."
