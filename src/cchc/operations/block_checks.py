"""The check of very many files, a block at a time: what is in memory does not grow with their number.

The blocks are shared out over processes. The result is that of one check of all files: blocks that turn out to have to
do with each other are checked again as one, and so are those that told of unused ignore comments before another block
turned out to have files whose rules wait.
"""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from cchc import files
from cchc.diagnostics import Diagnostic, Severity, Suppressed
from cchc.loading import Loaded, Settings, load
from cchc.loading.baseline import Baseline, Split
from cchc.loading.found import Claims, FoundFile, claims, found_files
from cchc.operations.blocks import block_size, dealt, joined
from cchc.operations.wanted import Wanted
from cchc.report.findings import CheckedFile, FileFindings, PackedPieces, WantedForm
from cchc.workers import shared_out, worker_count

_SECONDS = 0.005
"""The seconds that a check takes for each file."""
_UNUSED_IGNORE = "Y115"


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_File = TypeVar("_File", bound=_Named)


class FileBlock(NamedTuple):
    """Files that are checked together."""

    paths: tuple[Path, ...]
    with_unused_ignores: bool = True


class CheckedBlock(NamedTuple, Generic[_File]):
    """The files of a block, each with all that is kept of it, and what matters to other blocks."""

    block: FileBlock
    files: tuple[_File, ...]
    claims: bytes
    """The `Claims`, pickled: so they take little room until all blocks are checked."""
    waits: bool
    """True if the rules wait for a file, so that no ignore comment can be said to be unused."""
    told_unused: bool
    """True if an ignore comment was said to be unused."""


class Sharing(NamedTuple):
    """The number of processes that share the blocks, and the most files of a block."""

    workers: int
    size: int


class BlockCheck(Generic[_File]):
    """The check of one block."""

    def __init__(self, wanted: Wanted, kept: Callable[[Iterable[FoundFile]], tuple[_File, ...]]) -> None:
        """Check with these settings; of the files is kept what `kept` makes of their findings."""
        self.wanted = wanted
        self.kept = kept

    def alone(self, block: FileBlock) -> tuple[_File, ...]:
        """The files of a block beside which there is no other one."""
        return self.kept(found_files(self._loaded(block)))

    def __call__(self, block: FileBlock) -> CheckedBlock[_File]:
        """Check the files; their models are gone afterwards."""
        loaded = self._loaded(block)
        return CheckedBlock(
            block,
            self.kept(found_files(loaded)),
            pickle.dumps(claims(loaded)),
            waits=not all(file.model for file in loaded.read.values()),
            told_unused=any(found.code == _UNUSED_IGNORE for found in loaded.diagnostics),
        )

    def _loaded(self, block: FileBlock) -> Loaded:
        return load(
            block.paths,
            with_evidence=True,
            with_unused_ignores=block.with_unused_ignores,
            settings_for=self._settings_for,
        )

    @cached_property
    def _settings_for(self) -> Callable[[Path], Settings]:
        return self.wanted.settings()


class Weighing(NamedTuple):
    """What is kept of files for a report: the findings of each beside its baseline, in these forms."""

    baselines: Mapping[Path, Baseline]
    forms: Sequence[WantedForm]

    def kept(self, found: Iterable[FoundFile]) -> tuple[CheckedFile, ...]:
        """The files as far as they are kept."""
        weighed = [(file, *self._weighed(file)) for file in found]
        pieces = PackedPieces((findings for _, findings, _ in weighed if findings.are_any), self.forms)
        return tuple(_checked(file, findings, gone, pieces) for file, findings, gone in weighed)

    def _weighed(self, found: FoundFile) -> tuple[FileFindings, int]:
        """The findings of a file beside its baseline, and the number that the baseline knows and that are gone."""
        settings = found.settings
        new, known, gone = Split(list(found.diagnostics), [], 0)
        if settings.baseline is not None:
            new, known, gone = self.baselines[settings.baseline].split(found.name, settings.choice, new)
        accepted = tuple(Suppressed(each, None) for each in known)
        failing = failing_of(new, settings.fail_on)
        return FileFindings(found.name, tuple(new), found.suppressed, accepted, failing, found.commune), gone


def _checked(found: FoundFile, told: FileFindings, gone: int, pieces: PackedPieces) -> CheckedFile:
    return CheckedFile(
        found.name,
        dict(Counter(each.code for each in told.diagnostics)),
        accepted=len(told.suppressed) + len(told.known),
        fails=bool(told.failing),
        baseline=found.settings.baseline,
        gone=gone,
        waits=found.waits,
        unasked=found.unasked,
        pieces=pieces if told.are_any else None,
    )


def failing_of(found: Iterable[Diagnostic], fail_on: str) -> frozenset[Diagnostic]:
    """The findings that fail the check: those at least as severe as `fail_on`, none for “never”."""
    if fail_on == "never":
        return frozenset()
    least = Severity(fail_on).rank
    return frozenset(each for each in found if each.severity.rank <= least)


def sharing_of(number: int) -> Sharing:
    """How so many files are best shared out on this machine.

    Raises:
        WrongUsageError: As with `worker_count`.
    """
    workers = worker_count(number * _SECONDS)
    return Sharing(workers, block_size(number, workers))


def checked_files(
    paths: Sequence[Path],
    check: BlockCheck[_File],
    sharing: Sharing,
    on_progress: Callable[[int], None] = lambda _: None,
) -> list[_File]:
    """What is kept of each file that was read, by name; `on_progress` is called with the number of paths done so far.

    Raises:
        CchcError: A worker died.
    """
    blocks = [FileBlock(block) for block in file_blocks(paths, sharing.size)]
    if len(blocks) == 1:
        return list(check.alone(*blocks))
    done: list[CheckedBlock[_File]] = []
    seen = 0
    for result in shared_out(check, blocks, sharing.workers):
        done.append(result)
        seen += len(result.block.paths)
        on_progress(seen)
    done, again = _settled(done, paths)
    while again:
        done, again = _settled([*done, *shared_out(check, again, sharing.workers)], paths)
    found = {file.name: file for result in done for file in result.files}
    return [found[name] for name in sorted(found)]


def file_blocks(paths: Sequence[Path], size: int) -> Iterator[tuple[Path, ...]]:
    """The paths in blocks of at most that size.

    All are one block with a stream, which cannot be read again, and with a link: what goes with its file may stand
    beside the link, or where the link leads.
    """
    is_one = any(files.is_stream(path) or files.is_link(path) for path in paths)
    return iter([tuple(paths)]) if is_one else dealt(paths, size)


def _settled(
    done: Sequence[CheckedBlock[_File]], paths: Sequence[Path]
) -> tuple[list[CheckedBlock[_File]], list[FileBlock]]:
    """The blocks whose results hold whatever is in others, and the blocks to be checked in place of the other ones."""
    claimed: list[Claims] = [pickle.loads(each.claims) for each in done]  # noqa: S301 — pickled by the check of the block
    waits = any(each.waits for each in done)
    groups = [[done[number] for number in group] for group in joined(claimed)]
    again = [_one_block(group, paths, waits=waits) for group in groups if not _holds(group, waits=waits)]
    return [group[0] for group in groups if _holds(group, waits=waits)], again


def _holds(group: Sequence[CheckedBlock[_File]], *, waits: bool) -> bool:
    """True for the result of a block that has to do with no other, and of which it does not matter if one `waits`."""
    return len(group) == 1 and not (waits and group[0].told_unused)


def _one_block(group: Iterable[CheckedBlock[_File]], paths: Sequence[Path], *, waits: bool) -> FileBlock:
    """The files of these blocks, in the order of the paths, as one block."""
    own = {path for each in group for path in each.block.paths}
    return FileBlock(tuple(path for path in paths if path in own), with_unused_ignores=not waits)
