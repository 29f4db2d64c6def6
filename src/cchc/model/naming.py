"""How a cell names its parties: one name or several, between separators, with words that name nobody.

`;`, line breaks and bullets part names. A comma, `và`, `/`, `+` and `&` may stand inside a name (“Sở Văn hóa, Thể thao
và Du lịch”), so the longest known name counts; `và`, `/`, `+`, `&` part two names only where both are known by
themselves. What nobody knows stays whole: no name is cut.

The patterns are texts, which `re` compiles and keeps when they are first asked for: most cells are one known name.

A collective (tập thể) is known by its wording: “các …”, “… có liên quan”, “sở, ban, ngành”, “Tổ … 12 ấp”.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from cchc.model.folding import fold

P = TypeVar("P")
Find = Callable[[str], P | None]

_LONGEST = 2000
"""The most characters of a cell that is read; a longer one is prose."""
_MOST_JOINED = 8
"""The most stretches between commas and the like in one name."""
_PARTED = r"[;\n]+"
_BULLET = r"[-–•+*]\s+|[-–•*](?=\S)|\s+"
_JOINT = r",\s*(?:và\s+)?|\s+và\s+|\s*[/+&]\s*"
_NOBODY = (
    r"(?i)\s*\((?:chủ trì|phối hợp|đầu mối|thường trực)\)|\s+(?:khác\s+)?(?:có\s+)?liên quan(?:\s+khác)?"
    r"|\s+trên địa bàn(?:\s+(?:xã|phường|đặc khu))?|\s*[.,;:]"
)
"""A tail that names nobody."""
_NAMED_LEVEL = r"(?P<level>.*\b(?:[Tt]ỉnh|[Tt]hành phố))(?:\s+[^\W\d_a-zà-ỹđ]\w*){1,4}$"
"""The proper name of a province or city after its level word."""
_BODIES = """sở, bộ, ban, ngành, phòng, trường, viện, thôn, ấp, xóm, làng, bản, buôn, hội, chi bộ, tổ chức,
    đơn vị, cơ quan, địa phương, đoàn thể, doanh nghiệp, cá nhân, tổ dân phố, khu phố, người dân, nhân dân, hộ dân,
    cộng đồng"""
_GENERIC = frozenset(fold(word) for word in _BODIES.split(","))
"""Words for bodies that name none of them."""
_BODY = rf"(?:{'|'.join(word.strip() for word in _BODIES.split(','))}|xã|phường|tỉnh|thành phố)\b"
_GOES_ON = rf"(?:(?:các|những) )?{_BODY}.*"
"""A further part of a collective."""
_ALL = r"^(?i:tất cả |toàn thể )?(?i:các|những) "
_COLLECTIVE = (
    rf"(?:các|những|tất cả) .+|{_BODY}(?:,? [^\WA-ZĐ]\w*)* (?:có )?liên quan(?: khác)?"
    r"|(?i:ubnd|ủy ban nhân dân|tổ) .*\bcác .+"
    r"|tổ .+(?<![Đđ]ề án) [0-9]{1,3} (?:ấp|thôn|xóm|khu phố|tổ dân phố|xã|phường)"
)
_OF_ALL = r"\btrên địa bàn(?: \w+)?\W*$"
"""The end of a list that speaks of all its parts."""


@dataclass(frozen=True, slots=True)
class Named(Generic[P]):
    """A piece of a cell: its text, where it begins, and the party that it names, or that it is a collective."""

    text: str
    start: int
    party: P | None = None
    collective: bool = False

    @property
    def known(self) -> bool:
        """True for a known party or a collective."""
        return self.party is not None or self.collective


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch of a piece without separators: its ends."""

    start: int
    end: int


def names_in(text: str, find: Find[P]) -> Iterator[Named[P]]:
    """The parties that a cell names, from left to right; `find` knows a name, whole."""
    if len(text) > _LONGEST:
        yield Named(text, 0)
        return
    start = 0
    for part in (*re.compile(_PARTED).finditer(text), None):
        end = part.start() if part else len(text)
        yield from _in_piece(text, start, end, find)
        start = part.end() if part else end


def _in_piece(text: str, start: int, end: int, find: Find[P]) -> Iterator[Named[P]]:
    """The parties in a piece between `;`, line breaks or the cell's ends."""
    while start < end and (bullet := re.compile(_BULLET).match(text, start, end)):
        start = bullet.end()
    end = start + len(text[start:end].rstrip(" \t.,:"))
    if start == end:
        return
    atoms = list(_atoms(text, start, end))
    found: list[Named[P]] = []
    while atoms:
        name, taken = _longest(text, atoms, find)
        found.append(name)
        atoms = atoms[taken:]
    if not any(each.known for each in found):
        yield Named(text[start:end], start)
        return
    yield from _whole(text, found)


def _atoms(text: str, start: int, end: int) -> Iterator[_Atom]:
    for joint in (*re.compile(_JOINT).finditer(text, start, end), None):
        stop = joint.start() if joint else end
        if stop > start:
            yield _Atom(start, stop)
        start = joint.end() if joint else stop


def _longest(text: str, atoms: list[_Atom], find: Find[P]) -> tuple[Named[P], int]:
    """The longest known name or collective at the first atom, and the atoms that it takes; else that atom, unknown."""
    first = atoms[0].start
    for taken in range(min(len(atoms), _MOST_JOINED), 0, -1):
        said = text[first : atoms[taken - 1].end]
        if (party := known(said, find)) is not None:
            return Named(said, first, party), taken
        if _is_collective([text[atom.start : atom.end] for atom in atoms[:taken]], said, find):
            return Named(said, first, collective=True), taken
    return Named(text[first : atoms[0].end], first), 1


def known(said: str, find: Find[P]) -> P | None:
    """The party of a name, or of the name less a tail that names nobody; `None` when there is none."""
    if (party := find(said)) is not None:
        return party
    for tail in re.compile(_NOBODY).finditer(said):
        if tail.end() == len(said):
            return known(said[: tail.start()], find)
    named = re.compile(_NAMED_LEVEL).search(said)
    return find(named["level"]) if named else None


def _is_collective(atoms: list[str], said: str, find: Find[P]) -> bool:
    """True if a text is a collective by its wording, and none of its parts is a party or a name of its own."""
    if any(known(re.sub(_ALL, "", atom), find) is not None for atom in atoms):
        return False
    if all(map(_is_generic, atoms)):
        return True
    first, *others = atoms
    begins = not others or _is_generic(first) or _speaks_of_all(first)
    goes_on = re.search(_OF_ALL, said) or all(re.fullmatch(_GOES_ON, atom.lower()) for atom in others)
    return begins and bool(goes_on) and _speaks_of_all(said)


def _is_generic(text: str) -> bool:
    return fold(text) in _GENERIC


def _speaks_of_all(text: str) -> bool:
    """True if a text is worded as a collective; one with names after a colon or in brackets is not."""
    small = text[:1].lower() + text[1:]
    return not re.search("[:(]", text) and re.fullmatch(_COLLECTIVE, small) is not None


def _whole(text: str, found: list[Named[P]]) -> Iterator[Named[P]]:
    """The names with those put together that must not be parted: an unknown one and what it is joined to."""
    run: list[Named[P]] = []
    for name in found:
        if run and not _is_parted(text, run[-1], name):
            run.append(name)
            continue
        if run:
            yield _joined(text, run)
        run = [name]
    yield _joined(text, run)


def _is_parted(text: str, left: Named[P], right: Named[P]) -> bool:
    """True if two neighbours are two names: both known; or beside a comma, and the second begins a name."""
    if left.known and right.known:
        return True
    between = text[left.start + len(left.text) : right.start].strip()
    begins = right.known or left.party is not None or not text[right.start].islower()
    return between.startswith(",") and begins


def _joined(text: str, run: list[Named[P]]) -> Named[P]:
    if len(run) == 1:
        return run[0]
    start, last = run[0].start, run[-1]
    return Named(text[start : last.start + len(last.text)], start)
