"""Offers for words that stand in the plans: addresses and parties, with their titles as help.

A plan with errors offers nothing and says nothing, for nobody is there to read it: `cchc validate` tells.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cchc import files
from cchc.cli.clock import today
from cchc.cli.completion import LONGEST, cursor

if TYPE_CHECKING:
    from cchc.analysis.tracking import Tracked
    from cchc.operations.sound import SoundPlan


def addresses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The addresses that begin so, with their titles: those not done, the first due first; when all are done, those.

    What two annexes have is offered under the address of the maintain annex.
    """
    from cchc.wording import day

    found = [item for item in _tracked(ctx) if item.due and item.address.startswith(incomplete)]
    offered = [item for item in found if not item.done] or found
    offered.sort(key=lambda item: str(item.due))
    told: dict[str, tuple[str, list[str]]] = {}
    for item in offered:  # an address may stand in plans of two years
        told.setdefault(item.address, (item.title, []))[1].append(day(item.due) if item.due else "")
    return [(address, _told(title, dues)) for address, (title, dues) in told.items()]


def _told(title: str, dues: "list[str]") -> str:
    due = f" (hạn {', '.join(dict.fromkeys(dues))})"
    return title[: LONGEST - len(due)] + due


def waiting(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The codes of criteria theo sự việc that begin so, with their titles."""
    from cchc.model.occurrences import on_event

    rows = ((row, case.plan.years) for case in _sound(ctx) for row in case.plan.rows)
    codes = {row.address: row.criterion.title for row, years in rows if on_event(row, years)}
    return [(code, title) for code, title in codes.items() if code.startswith(incomplete)]


def officials(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of parties that begin so, with their titles."""
    parties = {party.id: party.title for case in _sound(ctx) for party in case.commune.parties}
    return [(name, title) for name, title in parties.items() if name.startswith(incomplete)]


def _tracked(ctx: typer.Context) -> "tuple[Tracked, ...]":
    from cchc.analysis.tracking import Asking, tracked_together

    return tracked_together([(case.name, case.dossier) for case in _sound(ctx)], Asking(today()))


def _sound(ctx: typer.Context) -> "tuple[SoundPlan, ...]":
    """The plans without errors among those that the command names, before the cursor or after it.

    Standard input, pipes and devices are not read: Tab would wait for them.
    """
    from cchc.operations.selection import select

    others = filter(_names_plans, (*ctx.args, *_after_cursor()))
    named = [files.existing(Path(word)) for word in (*(ctx.params.get("paths") or ()), *others)]
    return select(named, with_progress=True).cases if all(map(_is_readable, named)) else ()


def _is_readable(path: Path) -> bool:
    """True for a file, a folder, and a pattern, which bash tells as it is typed."""
    is_there = files.is_file(path) or files.is_folder(path)
    return not files.is_stream(path) and (is_there or (files.has_pattern(path) and not files.exists(path)))


def _after_cursor() -> list[str]:
    """The words after the cursor, which bash tells, and typer leaves out."""
    at = cursor()
    return os.environ["COMP_WORDS"].split("\n")[at + 1 :] if at else []


def _names_plans(word: str) -> bool:
    """True if a word is the path of plans, among words whose meaning is not known (while an option lacks its value)."""
    from cchc.operations.paths import PLANS
    from cchc.operations.searching import hits

    path = files.existing(Path(word))
    return word.endswith(PLANS.endings) or bool(word and (files.is_folder(path) or hits(path, PLANS)))
