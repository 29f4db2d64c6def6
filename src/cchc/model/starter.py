"""Danh mục đầu mối khởi đầu: the parties that a commune usually has since 2025-07-01, by its level.

The register is data (`starter_register.toml`), since posts and levels change with the law. It is read only when
somebody begins a commune file, or when a column names a party that the commune file lacks.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cchc.model.commune import Commune, Party
from cchc.model.folding import fold

_FILE = Path(__file__).with_name("starter_register.toml")


class StarterSection(NamedTuple):
    """Parties for which the same is true of who answers, and the note that says so."""

    note: str
    parties: tuple[Party, ...]


def starter_levels() -> tuple[str, ...]:
    """The level words for which there is a register: xã, phường, đặc khu."""
    return tuple(_data()["levels"])


def starter_since() -> date:
    """The day since which communes have these parties."""
    since: date = _data()["since"]
    return since


@cache
def starter_sections(level: str) -> tuple[StarterSection, ...]:
    """The sections of the register for one of `starter_levels`."""
    return tuple(
        StarterSection(section["note"], tuple(_party(each) for each in section["parties"] if _is_of(level, each)))
        for section in _data()["sections"]
    )


def starter_register(level: str) -> tuple[Party, ...]:
    """The parties of the register for one of `starter_levels`, each with an id and names of its own."""
    return tuple(party for section in starter_sections(level) for party in section.parties)


def starter_party(name: str, commune: Commune) -> Party | None:
    """The party of the register that a name means in this commune; `None` when there is none.

    A commune whose level has no register, or that does not state its level, is asked about all of them.
    """
    levels = starter_levels()
    own = [level for level in levels if fold(level) == fold(commune.unit or "")]
    found = (_commune(level, commune.unit, commune.name).find(name) for level in own or levels)
    return next(filter(None, found), None)


@lru_cache(maxsize=8)
def _commune(level: str, unit: str | None, name: str) -> Commune:
    """A commune of that name with the register's parties; kept, since a plan may name many parties unknown to it."""
    parties = starter_register(level)
    return Commune(cchc="1", kind="commune", name=name, unit=unit, issuer=name, parties=parties)


@cache
def _data() -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 — only those who lack a party pay for it

    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _is_of(level: str, entry: Mapping[str, Any]) -> bool:
    return level in entry.get("levels", _data()["levels"])


def _party(entry: Mapping[str, Any]) -> Party:
    """The party of an entry, which is read as the text of a commune file is."""
    fields = {field: value for field, value in entry.items() if field != "levels"}
    return Party.model_validate(fields | {"head": str(entry.get("head", False)).lower()})
