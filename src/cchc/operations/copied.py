"""Bản chép: plans that are the same annex. Equal ones count once; nobody knows which edited one is right.

A plan that a person named by its own path is taken as it is. Progress files are never merged: copies whose recorded
results differ count as edited.
"""

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cchc import files
from cchc.model.twins import PlanFile, rivals, with_copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cchc.operations.sound import SoundPlan


class Distinct(NamedTuple):
    """The plans without their copies; the names of copies that differ, all left out; and the notes on both."""

    cases: "tuple[SoundPlan, ...]"
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class _Group(NamedTuple):
    """An annex, and its copies, each with the phrase for what it says otherwise; a person named those `typed`."""

    first: "SoundPlan"
    copies: "tuple[tuple[SoundPlan, str], ...]"
    typed: "tuple[SoundPlan, ...]"

    @property
    def differs(self) -> bool:
        """True if nobody knows which is right: a copy says something else, and none was typed."""
        return not self.typed and any(said for _, said in self.copies)

    @property
    def gone(self) -> "tuple[SoundPlan, ...]":
        """The plans that are not counted: all but the typed ones; or the copies, and the original if one differs."""
        every = (self.first, *(copy for copy, _ in self.copies))
        if self.typed:
            return tuple(case for case in every if case not in self.typed)
        return every if self.differs else every[1:]

    def notes(self) -> "Iterator[str]":
        """A sentence on each copy that is not counted; where one differs, on those."""
        kept = self.typed[0] if self.typed else self.first
        for copy, said in self.copies if self.differs else ():
            if said:
                yield (
                    f"{copy.name}: lỗi X715 Tệp này và {self.first.name} là hai bản của một phụ lục nhưng {said}, nên "
                    "không tính cả hai. Đề nghị giữ lại một trong thư mục này, hoặc ghi đường dẫn của tệp cần dùng."
                )
        for case in () if self.differs else self.gone:
            yield (
                f"{case.name} là bản chép của {kept.name} nên không tính. Đề nghị chuyển bản chép ra ngoài thư mục kế "
                "hoạch."
            )


def distinct(cases: "Sequence[SoundPlan]", typed: "Iterable[SoundPlan]") -> Distinct:
    """The plans, each annex once; the `typed` ones are all taken."""
    own = {case.name for case in typed}
    known = {files.real(case.path): case for case in cases}
    plans = [PlanFile(path, case.plan, case.commune, case.dossier.progress) for path, case in known.items()]
    groups = [_group(known, first, copies, own) for first, copies in with_copies(plans)]
    gone = {case.name for group in groups for case in group.gone}
    notes = chain.from_iterable(group.notes() for group in groups)
    both = [_both(known[one.path], known[other.path]) for one, other in rivals(plans)]
    return Distinct(_without(gone, cases), tuple(_edited(groups)), (*notes, *both))


def _without(names: set[str], cases: "Sequence[SoundPlan]") -> "tuple[SoundPlan, ...]":
    return tuple(case for case in cases if case.name not in names)


def _edited(groups: "Iterable[_Group]") -> "Iterator[str]":
    """The names of the plans of which nobody knows which copy is right."""
    for group in groups:
        if group.differs:
            yield from (case.name for case in group.gone)


def _group(known: "Mapping[Path, SoundPlan]", first: PlanFile, copies: "Sequence[PlanFile]", typed: set[str]) -> _Group:
    own = (known[file.path] for file in (first, *copies))
    said = ((known[copy.path], first.difference(copy)) for copy in copies)
    return _Group(known[first.path], tuple(said), tuple(case for case in own if case.name in typed))


def _both(one: "SoundPlan", other: "SoundPlan") -> str:
    return (
        f"{other.name} và {one.name} cùng số phụ lục, cùng năm mà tên khác nhau nên tính cả hai. Đề nghị kiểm tra, có "
        "thể một tệp là bản cũ."
    )
