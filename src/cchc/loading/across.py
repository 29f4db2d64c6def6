"""Findings across the files of one run, which no rule over a single dossier can have: copies, and copied scores."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from cchc import files
from cchc.diagnostics import Related
from cchc.loading.reader import SourceFile
from cchc.model.commune import Commune
from cchc.model.kinds import KINDS, kind_of
from cchc.model.plan import Plan, RemedyPlan
from cchc.model.progress import Progress, progress_path
from cchc.model.twins import PlanFile, rivals, with_copies
from cchc.wording import copied_scores_sentence

_Scores = tuple[Path, RemedyPlan]
"""A remedy plan with its real path."""


def report_across(sources: Mapping[Path, SourceFile]) -> None:
    """Report plans that are one annex, and remedy plans with last year's scores."""
    known = list(plan_files(sources))
    annexes = with_copies(known)
    _report_copies(sources, annexes)
    _report_rivals(sources, known)
    _report_copied_scores(sources, (file for file, _ in annexes))


def plan_files(sources: Mapping[Path, SourceFile]) -> Iterator[PlanFile]:
    """The sound plans that stand on a disk, with the communes and records beside them."""
    for path, file in sources.items():
        if isinstance(plan := file.model, Plan) and not files.is_stream(path):
            commune = sources.get(files.real(path.parent / plan.commune))
            progress = sources.get(files.real(progress_path(path)))
            if commune and isinstance(commune.model, Commune):
                records = progress.model if progress and isinstance(progress.model, Progress) else None
                yield PlanFile(path, plan, commune.model, records)


def _report_copies(sources: Mapping[Path, SourceFile], annexes: Iterable[tuple[PlanFile, Sequence[PlanFile]]]) -> None:
    """Report plans that are the same annex, mostly a copy made for safety."""
    for original, copies in annexes:
        for copy in copies:
            _report_twin(sources, original, copy, _copied(sources[original.path].name, original.difference(copy)))


def _report_rivals(sources: Mapping[Path, SourceFile], known: Iterable[PlanFile]) -> None:
    """Report plans that claim to be the same annex."""
    for original, other in rivals(known):
        name = sources[original.path].name
        said = (
            f"Tệp này và “{name}” cùng là {KINDS[kind_of(other.plan)].title} {other.plan.period} của một đơn vị, số "
            "phụ lục như nhau mà tên khác nhau, nên được tính là hai phụ lục. Đề nghị ghi số phụ lục khác nhau, hoặc "
            "giữ lại một tệp."
        )
        _report_twin(sources, original, other, said)


def _report_twin(sources: Mapping[Path, SourceFile], original: PlanFile, other: PlanFile, said: str) -> None:
    first = sources[original.path]
    related = Related(first.name, first.span(original.plan.at("year")), "phụ lục kia")
    sources[other.path].report(other.plan.at("year"), "X715", said, (related,))


def _copied(name: str, difference: str) -> str:
    """Message for a plan that is a copy of the one of that name, or an edited copy."""
    if difference:
        return (
            f"Tệp này và “{name}” là hai bản của một phụ lục nhưng {difference}, nên không tệp nào được theo dõi hay "
            "xuất. Đề nghị giữ lại một, chuyển tệp kia ra ngoài thư mục kế hoạch."
        )
    return (
        f"Tệp này là bản chép của “{name}”, nội dung như nhau, nên chỉ “{name}” được tính. Đề nghị chuyển bản chép ra "
        "ngoài thư mục kế hoạch."
    )


def _report_copied_scores(sources: Mapping[Path, SourceFile], known: Iterable[PlanFile]) -> None:
    """Report remedy plans in which every score is the one of the year before; none of them is a copy."""
    for annexes in _by_assessed_year(known):
        for year, later in pairwise(sorted(annexes)):
            for path, plan in annexes[later]:
                _report_copied(sources, path, plan, annexes[year])


def _by_assessed_year(known: Iterable[PlanFile]) -> Iterable[dict[int, list[_Scores]]]:
    """The remedy plans of each commune by the years that they were assessed for."""
    found: dict[object, dict[int, list[_Scores]]] = {}
    for file in known:
        if isinstance(plan := file.plan, RemedyPlan):
            found.setdefault(file.commune.identity, {}).setdefault(plan.assessed_year, []).append((file.path, plan))
    return found.values()


def _report_copied(sources: Mapping[Path, SourceFile], path: Path, plan: RemedyPlan, before: Iterable[_Scores]) -> None:
    from cchc.analysis.copied_scores import copied_scores  # noqa: PLC0415 — only remedy plans of two years need it

    for other, earlier in before:
        if copied := copied_scores(earlier, plan):
            first = sources[other]
            related = Related(first.name, first.span(earlier.at("assessed_year")), f"điểm năm {earlier.assessed_year}")
            said = copied_scores_sentence(copied, earlier.assessed_year)
            sources[path].report(plan.at("assessed_year"), "X718", said, (related,))
            return
