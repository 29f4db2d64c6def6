"""The names in cells of chủ trì and phối hợp: those that a register knows, and the new ones, each by its shape.

`model.naming` reads the cells, as it does when the plan is checked afterwards. A new name that is only other names
joined (“Công an và Quân sự”, where both are named elsewhere) is none of its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from cchc.importing.parties.cells import PartyCell
from cchc.importing.parties.shapes import begins_apart, begins_body, is_one_name
from cchc.importing.parties.variants import key
from cchc.model.commune import Commune, Party
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.naming import Find, Named, names_in

Register = Callable[[str], Party | None]
"""The party of a name; `None` for one that is not known."""
_OPEN = r"(?i)(?:[-–/+&,;]|\bvà|(?<!\w)(?:văn phòng|trung tâm|phòng|ban|sở|bộ phận|công chức|hội|ủy ban|uỷ ban))$"
"""The end of a line that leaves a name open."""
_LIST = (
    r"(?i)(?:các|những)\s+(?P<head>sở|bộ|phòng|ban|hội|trường|trung tâm|chi cục|công ty|công chức)\s*:\s*(?P<name>\S.*)"
)
"""The first of a list of names that share their first word."""
_AND = (
    r"(?i)\s+(?:và|&)\s+(?!(?:công nghệ|môi trường|đào tạo|tôn giáo|truyền thông|truyền hình|đầu tư|đô thị|xã hội"
    r"|thể thao|du lịch|gia đình|trẻ em|phát triển|ptnt|hạ tầng|xh|mt|đt|cn)\b)"
)
"""“và” before another name of a list; before a field of work that is no body's only one, it is inside a name."""


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


class _ListedName(NamedTuple):
    """A name in a cell, and the word for all if it is one of a list that has such a word, else a blank text."""

    named: Named[Party | str]
    head: str

    @property
    def meant(self) -> str:
        """The whole name of one in such a list: “Sở Tài chính”; blank for any other."""
        first = re.match(_LIST, self.named.text)
        return f"{self.head} {first['name'] if first else self.named.text}" if self.head else ""


def spoken_names(cells: Iterable[PartyCell], register: Register, commune: Commune) -> SpokenNames:
    """The names in the cells of annexes of that commune; `register` knows its parties."""
    found, own = SpokenNames(), tuple(cells)
    every = fold("; ".join(plain(cell.text) for cell in own))
    for cell in own:
        text = _apart(plain(cell.text), register)
        readings: Iterator[Named[Party | str]] = names_in(text, _shaped(text, register, commune))
        for listed in _parted([*_listed(readings)], lambda said: bool(register(said)) or fold(said) in every):
            named, meant = listed.named, listed.meant
            party = register(meant) if meant else named.party
            if isinstance(party, Party):
                found.take(named.text, cell.place, party)
            elif not named.collective:
                found.take(party if party and not meant else named.text, cell.place, meant=meant)
    _leave_out_lists(found, register, commune)
    return found


def _listed(readings: Iterable[Named[Party | str]]) -> Iterator[_ListedName]:
    """Names, each with the word for all if it is one of a list that has such a word."""
    head = ""
    for named in readings:
        if first := re.match(_LIST, named.text):
            head = first["head"].capitalize()
        elif isinstance(named.party, Party) or named.collective or begins_body(named.text):
            head = ""
        yield _ListedName(named, head)


def _parted(names: Sequence[_ListedName], is_told: Callable[[str], bool]) -> Iterator[_ListedName]:
    """The names, the last one of a list with one word for all parted at “và”: “Các sở: A, B và C”.

    Nothing parts a name that is told elsewhere with that word, as `is_told` knows, nor two fields of one body.
    """
    for name, following in zip_longest(names, names[1:]):
        is_last = name.head and not (following and following.head)
        pieces = re.split(_AND, name.named.text) if is_last and not is_told(name.meant) else [name.named.text]
        yield from (_ListedName(name.named._replace(text=piece), name.head) for piece in pieces)


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
