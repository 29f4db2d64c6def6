"""Bản chép: plans that are the same annex. Equal ones count once; nobody knows which edited one is right.

A plan that a person named by its own path is taken as it is. Progress files are never merged: copies whose recorded
results differ count as edited.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc import files
from cchc.model.twins import PlanFile, rivals, with_copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.operations.sound import SoundPlan


@dataclass(frozen=True, slots=True)
class Distinct:
    """The plans without their copies; the names of copies that differ, all left out; and the notes on both."""

    cases: "tuple[SoundPlan, ...]"
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """An annex, and its copies, each with the phrase for what it says otherwise."""

    first: "SoundPlan"
    copies: "tuple[tuple[SoundPlan, str], ...]"

    @property
    def differs(self) -> bool:
        """True if a copy says something else: nobody knows which is right."""
        return any(said for _, said in self.copies)

    @property
    def gone(self) -> "tuple[SoundPlan, ...]":
        """The plans that are not counted: the copies, and the original too when one differs."""
        copies = tuple(copy for copy, _ in self.copies)
        return (self.first, *copies) if self.differs else copies

    def notes(self) -> "Iterator[str]":
        """A sentence on each copy; where one differs, on those."""
        for copy, said in self.copies:
            if said:
                yield (
                    f"{copy.name}: lỗi X715 Tệp này và {self.first.name} là hai bản của một phụ lục nhưng {said}, nên "
                    "không tính cả hai. Đề nghị giữ lại một trong thư mục này, hoặc ghi đường dẫn của tệp cần dùng."
                )
            elif not self.differs:
                yield (
                    f"{copy.name} là bản chép của {self.first.name} nên không tính. Đề nghị chuyển bản chép ra ngoài "
                    "thư mục kế hoạch."
                )


def distinct(cases: "Sequence[SoundPlan]", typed: "Iterable[SoundPlan]") -> Distinct:
    """The plans, each annex once; the `typed` ones are all taken."""
    own = list(typed)
    known = {files.real(case.path): case for case in cases if case not in own}
    plans = [PlanFile(path, case.plan, case.commune, case.dossier.progress) for path, case in known.items()]
    groups = [
        _Group(known[first.path], tuple((known[copy.path], first.difference(copy)) for copy in copies))
        for first, copies in with_copies(plans)
    ]
    gone = [case for group in groups for case in group.gone]
    edited = (case.name for group in groups if group.differs for case in group.gone)
    notes = (note for group in groups for note in group.notes())
    return Distinct(
        tuple(case for case in cases if case not in gone),
        tuple(edited),
        (*notes, *(_both(known[one.path], known[other.path]) for one, other in rivals(plans))),
    )


def _both(one: "SoundPlan", other: "SoundPlan") -> str:
    return (
        f"{other.name} và {one.name} cùng số phụ lục, cùng năm mà tên khác nhau nên tính cả hai. Đề nghị kiểm tra, có "
        "thể một tệp là bản cũ."
    )
