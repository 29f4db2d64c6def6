"""The names in cells of chủ trì and phối hợp: those that a register knows, and the new ones, each by its shape.

`model.naming` reads the cells, as it does when the plan is checked afterwards. A new name that is only other names
joined (“Công an và Quân sự”, where both are named elsewhere) is none of its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from cchc.importing.parties.cells import PartyCell
from cchc.importing.parties.shapes import begins_apart, begins_body, is_one_name
from cchc.importing.parties.variants import key
from cchc.model.commune import Commune, Party
from cchc.model.emphasis import plain
from cchc.model.naming import Find, Named, names_in

Register = Callable[[str], Party | None]
"""The party of a name; `None` for one that is not known."""
_OPEN = r"(?i)(?:[-–/+&,;]|\bvà|(?<!\w)(?:văn phòng|trung tâm|phòng|ban|sở|bộ phận|công chức|hội|ủy ban|uỷ ban))$"
"""The end of a line that leaves a name open."""
_LIST = r"(?i)(?:các|những)\s+(?P<head>sở|bộ|phòng|ban|hội|trường|trung tâm|chi cục|công ty)\s*:\s*(?P<name>\S.*)"
"""The first of a list of names that share their first word."""


@dataclass(slots=True)
class SpokenName:
    """A name as cells write it: where it stands first, how often it stands, and the party that is known by it."""

    name: str
    place: str
    party: Party | None = None
    times: int = 0
    meant: str = ""
    """The whole name, where it is one of a list with one word for all: “Các sở: Tài chính, Nội vụ”."""

    @property
    def full(self) -> str:
        """The whole name."""
        return self.meant or self.name


@dataclass(frozen=True, slots=True)
class SpokenNames:
    """The distinct names in cells, in their order: those that a register knows, and new ones."""

    known: dict[str, SpokenName] = field(default_factory=dict)
    new: dict[str, SpokenName] = field(default_factory=dict)

    def take(self, said: str, place: str, party: Party | None = None, meant: str = "") -> None:
        """Add a name that stands in a cell."""
        name = " ".join(said.split())
        spoken = SpokenName(name, place, party, meant=meant)
        spoken = (self.new if party is None else self.known).setdefault(name, spoken)
        spoken.times += 1


def spoken_names(cells: Iterable[PartyCell], register: Register, commune: Commune) -> SpokenNames:
    """The names in the cells of annexes of that commune; `register` knows its parties."""
    found = SpokenNames()
    for cell in cells:
        text = _apart(plain(cell.text), register)
        readings: Iterator[Named[Party | str]] = names_in(text, _shaped(text, register, commune))
        for named, meant in _meant(readings):
            party = register(meant) if meant else named.party
            if isinstance(party, Party):
                found.take(named.text, cell.place, party)
            elif not named.collective:
                found.take(party if party and not meant else named.text, cell.place, meant=meant)
    _leave_out_lists(found, register, commune)
    return found


def _meant(readings: Iterable[Named[Party | str]]) -> Iterator[tuple[Named[Party | str], str]]:
    """Names, each with the whole name if it is one of a list with one word for all, else a blank text."""
    head = ""
    for named in readings:
        first = re.match(_LIST, named.text)
        if first:
            head = first["head"].capitalize()
        elif isinstance(named.party, Party) or named.collective or begins_body(named.text):
            head = ""
        yield named, f"{head} {first['name'] if first else named.text}" if head else ""


def _shaped(text: str, register: Register, commune: Commune) -> Find[Party | str]:
    """The register's party of a name in a cell, or the name itself if it has the shape of one."""

    def find(said: str) -> Party | str | None:
        said = " ".join(said.split())
        return register(said) or (said if is_one_name(said, commune.unit) and not _is_of_all(said, text) else None)

    return find


def _is_of_all(said: str, text: str) -> bool:
    """True if “các” stands before a text in small letters, which then is no name: “các chi bộ trực thuộc”."""
    return said[:1].islower() and re.search(rf"(?i)\b(?:các|những)\s+{re.escape(said)}", text) is not None


def _apart(text: str, register: Register) -> str:
    """A cell with a semicolon where a line begins a name of its own, unless it goes on with a known one."""
    first, *others = text.split("\n")
    for line in others:
        last = re.split("[;\n]", first)[-1].strip()
        goes_on = re.search(_OPEN, last) or register(f"{last} {line.strip()}")
        first += f"\n{line}" if goes_on or not begins_apart(line.strip()) else f";\n{line}"
    return first


def _leave_out_lists(found: SpokenNames, register: Register, commune: Commune) -> None:
    keys = Counter(key(name, commune) for name in found.new)

    def is_known(said: str) -> str | None:
        return said if register(said) or key(said, commune) in keys else None

    for name in list(found.new):
        parts = list(names_in(name, lambda said, name=name: None if said == name else is_known(said)))  # type: ignore[misc]
        if len(parts) > 1 and all(part.known for part in parts):
            del found.new[name]
