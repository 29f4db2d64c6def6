"""The list of what a person must decide after an import: a workbook beside the plans, and the sentences about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cchc import files
from cchc.importing.counting import cell_count, criterion_count
from cchc.importing.imported import Doubt, Weight
from cchc.operations.free_names import free_path, is_free
from cchc.operations.importing.plans import ImportedPlan, ImportSource
from cchc.phrasing.doubt_columns import DoubtLine
from cchc.wording import count

_ENDING = "-can-xem"
_OF_A_STREAM = "van-ban"
_ASSIGNMENTS = "assignments"
_DEADLINES = {
    Weight.DEADLINE: "Có thể có thời hạn: {} chỗ, chưa đưa vào theo dõi.",
    Weight.TRACKED: "Đã đưa vào theo dõi thời hạn ở {} chỗ. Đề nghị kiểm tra lại các thời hạn này.",
}
"""What is said of so many deadlines in the prose."""


class DoubtsFile(NamedTuple):
    """The doubts about a document, sorted, and the file that holds them; there is none without doubts."""

    name: str
    """The document as sentences name it."""
    doubts: tuple[Doubt, ...]
    path: Path
    content: bytes

    @property
    def lines(self) -> tuple[DoubtLine, ...]:
        """The doubts that stand on screen: deadlines are only counted there."""
        return _lines(self.decided)

    @property
    def decided(self) -> tuple[Doubt, ...]:
        """The doubts about what was read."""
        return tuple(doubt for doubt in self.doubts if doubt.weight not in _DEADLINES)


def doubts_file(source: ImportSource, doubts: Iterable[Doubt], folder: Path, *, again: bool) -> DoubtsFile | None:
    """The list of a document's doubts as a file in that folder; `None` when there are none.

    For a document that is imported `again` the list that stands there stays: with the commune's file, which was made
    then, no question about parties is left, and a second list would say less.
    """
    found = tuple(sorted(dict.fromkeys(doubts), key=lambda doubt: doubt.weight))
    if not found:
        return None
    from cchc.documents.workbooks.doubts_workbook import doubts_workbook

    content = doubts_workbook(source.name, _lines(found))
    stem = _OF_A_STREAM if files.is_stream(source.path) else source.path.stem
    first = folder / f"{stem}{_ENDING}.xlsx"
    path = free_path(first, content)
    return DoubtsFile(source.name, found, first if again and is_free(path) else path, content)


def summary(plans: Sequence[ImportedPlan], lists: Sequence[DoubtsFile]) -> str:
    """“Đọc được 27 tiêu chí, 243 ô; 03 ô cần xem lại (ke-hoach-can-xem.xlsx). Không mất chữ nào.”"""
    read = ", ".join(_numbers(plans))
    doubtful = sum(len(each.decided) for each in lists)
    where = ", ".join(each.path.as_posix() for each in lists if each.decided)
    told = f"{count(doubtful)} ô cần xem lại ({where})" if doubtful else "không có ô nào cần xem lại"
    return f"Đọc được {read}; {told}. Không mất chữ nào."


def deadlines(lists: Iterable[DoubtsFile]) -> Iterator[str]:
    """Sentences on phrases that may be deadlines: those that stand in comments, and those that are tracked already."""
    found = Counter(doubt.weight for each in lists for doubt in each.doubts)
    yield from (said.format(count(found[weight])) for weight, said in _DEADLINES.items() if found[weight])


def _lines(doubts: Iterable[Doubt]) -> tuple[DoubtLine, ...]:
    return tuple(
        DoubtLine(number, doubt.place, doubt.written, doubt.read_as, doubt.advice)
        for number, doubt in enumerate(doubts, 1)
    )


def _numbers(plans: Sequence[ImportedPlan]) -> Iterator[str]:
    """The numbers of criteria, of nhiệm vụ and of cells that were read: “27 tiêu chí”, “243 ô”."""
    for word, of_it in (("tiêu chí", False), ("nhiệm vụ", True)):
        own = (plan.annex for plan in plans if (plan.annex.kind == _ASSIGNMENTS) is of_it)
        if number := sum(criterion_count(annex.content) for annex in own):
            yield f"{count(number)} {word}"
    yield f"{count(sum(cell_count(plan.annex.content, len(plan.annex.columns)) for plan in plans))} ô"
