"""What is left of a block of files when its models are gone: the findings of each, and where it may touch other blocks.

A block is checked by itself; the result is that of one check of all files, but where files of two blocks have to do
with each other. `Claims` tell where that may be; more is claimed than is true, never less.
"""

from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b
from typing import NamedTuple

from cchc.diagnostics import Diagnostic, Suppressed
from cchc.loading.across import plan_files
from cchc.loading.load import Loaded
from cchc.loading.ownership import folders, uncertain
from cchc.loading.settings import Settings
from cchc.model.commune import Commune
from cchc.model.commune_names import CommuneNames
from cchc.model.plan import RemedyPlan

Digest = bytes
"""A value in short: equal values have equal ones, and others do not."""


class FoundFile(NamedTuple):
    """A file that was read, with its findings, sorted."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    """The findings that comments accept, each with the comment's reason."""
    waits: bool
    """True if no rule has checked it: its text or its fields have errors."""
    unasked: int | None
    """The findings on the wording of an issued plan that nobody asked for; `None` for a file without any findings."""
    commune: CommuneNames | None
    settings: Settings


class AnnexClaim(NamedTuple):
    """A plan: its place (commune, kind, years, number), and its folder, a text that takes little room."""

    place: Digest
    folder: str


class ScoresClaim(NamedTuple):
    """The scores of a remedy plan: its commune, the year that it was assessed for, and its criteria and points."""

    commune: Digest
    year: int
    points: Digest


class Claims(NamedTuple):
    """Where a block of files may touch another one."""

    files: dict[Digest, Digest]
    """The files by their real paths, each with its findings."""
    folders: frozenset[Digest]
    sought: frozenset[Digest]
    """The folders and files of another block on which it may depend whose commune a file is of."""
    annexes: tuple[AnnexClaim, ...]
    scores: tuple[ScoresClaim, ...]


def found_files(loaded: Loaded) -> Iterator[FoundFile]:
    """The files that were read, by name."""
    for file in loaded.read.values():
        owner = loaded.owners.get(file.name)
        yield FoundFile(
            file.name,
            tuple(sorted(file.diagnostics)),
            tuple(sorted(file.suppressed)),
            file.waits,
            len(file.unasked) if file.is_issued and file.was_found_fault_with else None,
            owner.names if owner else None,
            file.settings,
        )


def claims(loaded: Loaded) -> Claims:
    """What is claimed of the files that were read."""
    plans = list(plan_files(loaded.read))
    return Claims(
        {_digest(path): _digest(*found[:-1]) for path, found in zip(loaded.read, found_files(loaded), strict=True)},
        frozenset(_digest(folder) for path, file in loaded.read.items() for folder in folders(path, file)),
        frozenset(map(_digest, uncertain(loaded.read))),
        tuple(AnnexClaim(_digest(*file.place), str(file.path.parent)) for file in plans),
        tuple(_scores(file.commune, file.plan) for file in plans if isinstance(file.plan, RemedyPlan)),
    )


def _scores(commune: Commune, plan: RemedyPlan) -> ScoresClaim:
    """The claim of a plan; copied scores have one sum, and stand at as many criteria."""
    from cchc.analysis.successions import listed  # noqa: PLC0415 — only remedy plans need it

    points = [each.criterion.points for each in listed(plan)]
    total = sum((number for number in points if number is not None), Decimal())
    return ScoresClaim(_digest(*commune.identity), plan.assessed_year, _digest(len(points), total.normalize()))


def _digest(*values: object) -> Digest:
    return blake2b(repr(values).encode(), digest_size=16).digest()
