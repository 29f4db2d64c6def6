"""The names in cells of chủ trì and phối hợp: those that a register knows, and the new ones, each by its shape.

`model.naming` reads the cells, as it does when the plan is checked afterwards. A new name that is only other names
joined (“Công an và Quân sự”, where both are named elsewhere) is none of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from cchc.importing.party_cells import PartyCell
from cchc.importing.party_shapes import is_one_name
from cchc.importing.party_variants import key
from cchc.model.commune import Commune, Party
from cchc.model.emphasis import plain
from cchc.model.naming import Find, Named, names_in

Register = Callable[[str], Party | None]
"""The party of a name; `None` for one that is not known."""


@dataclass(slots=True)
class SpokenName:
    """A name as cells write it: how often, and where first."""

    name: str
    place: str
    times: int = 0


@dataclass(frozen=True, slots=True)
class SpokenNames:
    """The names in the cells: by the id of the party that the register knows, and new ones."""

    known: dict[str, list[SpokenName]] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    new: dict[str, SpokenName] = field(default_factory=dict)


def spoken_names(cells: Iterable[PartyCell], register: Register, commune: Commune) -> SpokenNames:
    """The names in the cells of annexes of that commune, whose own parties do not matter here."""
    found = SpokenNames()
    find = _shaped(register, commune)
    for cell in cells:
        readings: Iterator[Named[Party | str]] = names_in(plain(cell.text), find)
        for named in readings:
            if not named.collective:
                _take(found, named.party or named.text, named.text, cell.place)
    for name in [name for name in found.new if _is_list(name, found, register, commune)]:
        del found.new[name]
    return found


def _shaped(register: Register, commune: Commune) -> Find[Party | str]:
    """The register's party of a name, or the name itself if it has the shape of one."""

    def find(said: str) -> Party | str | None:
        said = " ".join(said.split())
        return register(said) or (said if is_one_name(said, commune.unit) else None)

    return find


def _take(found: SpokenNames, party: Party | str, said: str, place: str) -> None:
    if isinstance(party, str):
        name = " ".join(party.split())
        spoken = found.new.setdefault(name, SpokenName(name, place))
    else:
        found.parties[party.id] = party
        names = found.known.setdefault(party.id, [])
        name = " ".join(said.split())
        spoken = next((each for each in names if each.name == name), SpokenName(name, place))
        if spoken.times == 0:
            names.append(spoken)
    spoken.times += 1


def _is_list(name: str, found: SpokenNames, register: Register, commune: Commune) -> bool:
    """True if a new name is several others, joined."""
    keys = {key(other, commune) for other in found.new if other != name}

    def find(said: str) -> str | None:
        return said if said != name and (register(said) or key(said, commune) in keys) else None

    parts = list(names_in(name, find))
    return len(parts) > 1 and all(part.known for part in parts)
