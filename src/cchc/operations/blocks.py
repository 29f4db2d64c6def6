"""The blocks into which the files of a check are dealt, and those that have to do with each other.

A block is what is in memory at a time: files of one folder, which refer to each other, as far as they are not too many.
What two blocks have to do with each other is known once both are checked: a shared file on which they found different
things, two plans of which one may be a copy, scores that may be those of another year. Such blocks are made one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from cchc.loading.found import Claims

LARGEST = 32
"""The most files of a block: some 15 MiB of models."""
_SMALLEST = 4
_EACH = 4
"""The blocks that each worker gets at least, so that none works alone for long at the end."""
_BlockPair = tuple[int, int]
"""Two blocks that have to do with each other, by their numbers."""


def block_size(number: int, workers: int) -> int:
    """The most files of a block, where so many are shared out over so many workers."""
    return min(LARGEST, max(_SMALLEST, number // (workers * _EACH)))


def dealt(paths: Sequence[Path], size: int) -> Iterator[tuple[Path, ...]]:
    """The paths in blocks of at most that size, in their order; a folder is cut only if it is larger."""
    block: list[Path] = []
    for _, same in groupby(paths, key=lambda path: path.parent):
        for path_block in _cut(list(same), size):
            if len(block) + len(path_block) > size:
                yield tuple(block)
                block = []
            block += path_block
    if block:
        yield tuple(block)


def joined(claims: Sequence[Claims]) -> list[list[int]]:
    """The numbers of the blocks, those in one list that have to do with each other."""
    group = list(range(len(claims)))

    def first(number: int) -> int:
        while group[number] != number:
            group[number] = number = group[group[number]]
        return number

    for links in (_by_files, _by_communes, _by_annexes, _by_scores):
        for one, other in links(claims):
            group[first(one)] = first(other)
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(len(claims)):
        found[first(number)].append(number)
    return list(found.values())


def _cut(paths: list[Path], size: int) -> Iterator[list[Path]]:
    return (paths[start : start + size] for start in range(0, len(paths), size))


def _by_files(claims: Sequence[Claims]) -> Iterator[_BlockPair]:
    """Blocks that found different things in one file."""
    known: dict[bytes, tuple[int, bytes]] = {}
    for number, claim in enumerate(claims):
        for file, found in claim.files.items():
            earlier, found_earlier = known.setdefault(file, (number, found))
            if found_earlier != found:
                yield earlier, number


def _by_communes(claims: Sequence[Claims]) -> Iterator[_BlockPair]:
    """Blocks with a file whose commune another block may tell."""
    seekers: dict[bytes, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for sought in claim.sought:
            seekers[sought].append(number)
    for number, claim in enumerate(claims):
        for place in seekers.keys() & (claim.folders | claim.files.keys()):
            yield from ((seeker, number) for seeker in seekers[place])


def _by_annexes(claims: Sequence[Claims]) -> Iterator[_BlockPair]:
    """Blocks with plans that claim one place, one of them in the other's folder or below it."""
    known: dict[tuple[bytes, str], int] = {}
    annexes = [(number, annex) for number, claim in enumerate(claims) for annex in claim.annexes]
    for number, (place, folder) in annexes:
        yield known.setdefault((place, folder), number), number
    for number, (place, folder) in annexes:
        above = ((place, str(each)) for each in Path(folder).parents)
        yield from ((known[each], number) for each in above if each in known)


def _by_scores(claims: Sequence[Claims]) -> Iterator[_BlockPair]:
    """The blocks of a commune, two of whose remedy plans of different years may have the same scores."""
    blocks: dict[bytes, list[int]] = defaultdict(list)
    years: dict[tuple[bytes, bytes], set[int]] = defaultdict(set)
    for number, claim in enumerate(claims):
        for commune, year, points in claim.scores:
            blocks[commune].append(number)
            years[commune, points].add(year)
    for commune in {commune for (commune, _), found in years.items() if len(found) > 1}:
        first, *others = blocks[commune]
        yield from ((first, other) for other in others)
