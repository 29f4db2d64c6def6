"""How a cell names its parties: one name or several, between separators, with words that name nobody.

`;`, line breaks and bullets part names. A comma, `và`, `/`, `+` and `&` may stand inside a name (“Sở Văn hóa, Thể thao
và Du lịch”), so the longest known name counts; `và`, `/`, `+`, `&` and a full stop part two names only where both are
known by themselves, and so does a number or letter of a list (“a) … b) …”). Nothing parts a name inside brackets or
quotes, nor where a line is only too long for its cell. What nobody knows stays whole: no name is cut.

Who is marked “(phối hợp)”, or stands after “phối hợp với”, only helps: such a name is read, but leads nothing.

The patterns are texts, which `re` compiles and keeps when they are first asked for: most cells are one known name. How
a text is built does not depend on whom a commune knows, and is kept for the next one: communes use the same phrases.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from cchc.model.bodies import (
    WORDS_FOR_ALL,
    are_levels,
    are_posts,
    begins_name,
    begins_with_head,
    ends_generic,
    is_collective,
    is_commune_level,
    is_ended,
    is_field,
    is_generic,
    is_proper,
    is_word_for_bodies,
    lists_places,
    may_list_fields,
)
from cchc.model.rare import RarePattern

P = TypeVar("P")
Find = Callable[[str], P | None]

_LONGEST = 2000
"""The most characters of a cell that is read; a longer one is prose."""
_KEPT = 512
"""The most texts whose build is kept."""
_ALL = RarePattern(r"(?i)^(?:(?:tất cả|toàn thể) (?:(?:các|những) )?|(?:các|những) )", WORDS_FOR_ALL)
"""The words before a name that say that all of them are meant."""
_MOST_JOINED = 8
"""The most stretches between commas and the like in one name."""
_ENCLOSED = r"\((?:[^()]|\([^()]*\))*\)|“[^“”]*”"
"""Brackets or quotes, in which nothing parts two names."""
_PARTED = RarePattern(r"[;\n•●▪]+", (";", "\n", "•", "●", "▪"))
_BULLET = r"[-–—•●▪+*]\s+|[-–—•●▪*](?=\S)|[0-9]{1,2}[.)]\s*(?=[^\W\d_])|[a-hđ](?:\)\s*|\.\s+)(?=[^\W\d_])"
_LEAD_IN = rf"{_BULLET}|\s+|(?i:(?:(?:cơ quan|đơn vị) )?chủ trì\s*:\s*|và\s+)"
_LEAD_INS = rf"^(?:{_LEAD_IN})+"
"""What may stand before a name in its piece: bullets, numbers, “Chủ trì:”, and “và” after a semicolon."""
_HELPERS = RarePattern(r"(?i:,?\s*(?:và\s+)?\bphối hợp\s*(?:với|cùng|:)\s*)", ("hợp",))
"""The words before those who only help the one who leads: nobody among them may be taken for another lead."""
_HELPS = RarePattern(r"(?i)\(phối hợp\)[\s.,;:]*$", ("hợp)",))
_LEADS = r"(?i)\bchủ trì\b"
_ITEM = r"(?:(?:[0-9]{1,2}[.)]|[a-hđ]\))\s*|[a-hđ]\.\s+)(?=[^\W\d_])"
"""The number or letter of an item of a list that goes on in its line: “a) … b) …”."""
_JOINT = RarePattern(
    rf",\s*(?:{_ITEM})?(?:(?i:và)\s+)?|\s+(?i:và)\s+|\s*[/+&]\s*|(?<!\b[Tt][PpXx])\.\s+(?:{_ITEM})?|\s+{_ITEM}",
    (",", "và", "/", "+", "&", ".", ")"),
)
_BLANKS = " \t.,:…-–"
_OPEN_LINE = r"(?i)(?:[-–/+&]|\bvà)\n|\nvà\s"
"""The end of a line, or the beginning of the next one, that leaves a name open."""
_NOBODY = RarePattern(
    r"(?i)\s*\((?:chủ trì|phối hợp|đầu mối|thường trực)\)|\s+chủ trì|\s+(?:khác\s+)?(?:có\s+)?liên quan(?:\s+khác)?"
    r"|\s+trên địa bàn(?:\s+(?:xã|phường|đặc khu))?|[\s.,;:]*[.,;:]",
    ("(", "trì", "quan", "bàn", ".", ",", ";", ":"),
)
"""A tail that names nobody."""
_NAMED_LEVEL = RarePattern(
    r"(?i)(?P<level>.*\b(?:tỉnh|thành phố))\s+(?P<name>\w+(?:(?:\s+|\s*[-–]\s*)\w+){0,3})$", ("tỉnh", "thành phố")
)
"""The proper name of a province or city after its level word."""


class Named(NamedTuple, Generic[P]):
    """A piece of a cell: its text, where it begins, and the party that it names, or that it is a collective.

    One that is `helping` supports the one who leads, whatever column it stands in.
    """

    text: str
    start: int
    party: P | None = None
    collective: bool = False
    helping: bool = False

    @property
    def known(self) -> bool:
        """True for a known party or a collective."""
        return self.party is not None or self.collective


class _Atom(NamedTuple):
    """A stretch of a piece without separators: its ends."""

    start: int
    end: int


def names_in(text: str, find: Find[P]) -> Iterator[Named[P]]:
    """The parties that a cell names, from left to right; `find` knows a name, whole."""
    if len(text) > _LONGEST:
        yield Named(text, 0)
        return
    helping = False
    for start, stop in _pieces(text, find):
        found = list(_in_piece(text, start, stop, find))
        if helping and not re.search(_LEADS, text[start:stop]):
            found = [name._replace(helping=True) for name in found]
        yield from found
        helping = text[stop : stop + 1] == ";" and bool(found) and _introduced(found[-1])


def _introduced(name: Named[P]) -> bool:
    """True for a helper after “phối hợp với”, where further ones may follow a semicolon."""
    return name.helping and not _HELPS.search(name.text)


def _outside_brackets(pattern: RarePattern, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches in a stretch of a text that do not stand in brackets or quotes."""
    if pattern.may_match(text[start:end]):
        either = re.compile(rf"{_ENCLOSED}|(?P<outside>{pattern.pattern})")
        yield from (found for found in either.finditer(text, start, end) if found["outside"])


def _pieces(text: str, find: Find[P]) -> Iterator[tuple[int, int]]:
    """The ends of the pieces between semicolons, line breaks and bullets."""
    start = 0
    for stop, following in _parts(text):
        if text[stop:following] != "\n" or not _is_wrapped(text[start:stop].rstrip(), text[following:], find):
            yield start, stop
            start = following
    yield start, len(text)


@lru_cache(maxsize=_KEPT)
def _parts(text: str) -> tuple[tuple[int, int], ...]:
    """The ends of the semicolons, line breaks and bullets of a text."""
    return tuple(found.span() for found in _outside_brackets(_PARTED, text, 0, len(text)))


def _is_wrapped(left: str, rest: str, find: Find[P]) -> bool:
    """True if a name goes on after a line break, which is there because the line was too long."""
    right = rest.split("\n", 1)[0].strip()
    if not left or not right or re.match(_BULLET, right):
        return False
    if left.endswith(","):
        return _is_one_list(re.split("[;\n]", left)[-1], right, find)
    return re.search(_OPEN_LINE, left + "\n" + right) is not None or _is_one_name(left, right, find)


def _is_one_list(left: str, right: str, find: Find[P]) -> bool:
    """True if a name, or a list of words for bodies, goes on after a comma at the end of a line."""
    last = re.split(",", left.rstrip(", "))[-1].strip()
    first = re.split("[,;]", right)[0]
    whole = f"{re.sub(_LEAD_INS, '', left)} {right}"
    if find(whole) is not None or find(f"{last}, {right}") is not None:
        return True
    if known(first, find) is not None:
        return False
    fields = is_field(first) and any(map(may_list_fields, re.split(r",\s*", re.sub(_LEAD_INS, "", left))))
    return fields or (ends_generic(last) and is_word_for_bodies(re.split(r"\s+(?i:và)\s+", first)[0]))


def _is_one_name(left: str, right: str, find: Find[P]) -> bool:
    """True if the last name of a line and the first of the next are one: it is known, or begins small and is not."""
    last, first = re.sub(_LEAD_INS, "", re.split("[,;\n]", left)[-1]), re.split("[,;]", right)[0]
    if find(f"{last} {first}") is not None:
        return True
    return right[0].islower() and not begins_name(right) and known(first, find) is None


def _in_piece(text: str, start: int, end: int, find: Find[P]) -> Iterator[Named[P]]:
    """The parties in a piece between `;`, line breaks or the cell's ends, those that it says to help included."""
    start, end = _trimmed(text, start, end)
    introduced = _introduction(text, start, end)
    if introduced is None:
        yield from _parties(text, start, end, find)
        return
    leads = list(_parties(text, start, introduced[0], find))
    helping = list(_in_piece(text, introduced[1], end, find))
    if helping and all(name.known for name in leads):
        yield from leads
        yield from (name._replace(helping=True) for name in helping)
    else:
        yield Named(text[start:end], start)


@lru_cache(maxsize=_KEPT)
def _introduction(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The ends of the words in a piece after which only helpers stand; `None` where there are none."""
    return next((found.span() for found in _outside_brackets(_HELPERS, text, start, end)), None)


@lru_cache(maxsize=_KEPT)
def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of a piece without what may stand before and after its names."""
    while start < end and (lead_in := re.compile(_LEAD_IN).match(text, start, end)):
        start = lead_in.end()
    return start, start + len(text[start:end].rstrip(_BLANKS).removesuffix("v.v").rstrip(_BLANKS))


def _parties(text: str, start: int, end: int, find: Find[P]) -> Iterator[Named[P]]:
    """The parties in a piece without those that are introduced as helpers."""
    if start == end:
        return
    atoms = _atoms(text, start, end)
    found: list[Named[P]] = []
    while atoms:
        name, taken = _longest(text, atoms, find)
        found.append(name)
        atoms = atoms[taken:]
    if not any(each.known for each in found):
        found = [Named(text[start:end], start)]
    yield from (name._replace(helping=True) if _HELPS.search(name.text) else name for name in _whole(text, found))


@lru_cache(maxsize=_KEPT)
def _atoms(text: str, start: int, end: int) -> tuple[_Atom, ...]:
    """The stretches of a piece between commas and the like; those in brackets and quotes part nothing."""
    joints = [found.span() for found in _outside_brackets(_JOINT, text, start, end)]
    starts = (start, *(following for _, following in joints))
    stops = (*(stop for stop, _ in joints), end)
    return tuple(_Atom(*ends) for ends in zip(starts, stops, strict=True) if ends[0] < ends[1])


def _longest(text: str, atoms: Sequence[_Atom], find: Find[P]) -> tuple[Named[P], int]:
    """The longest known name or collective at the first atom, and the atoms that it takes; else that atom, unknown."""
    first = atoms[0].start
    for taken in range(min(len(atoms), _MOST_JOINED), 0, -1):
        said = text[first : atoms[taken - 1].end]
        if (party := known(said, find)) is not None:
            return Named(said, first, party), taken
        if _is_collective(tuple(text[atom.start : atom.end] for atom in atoms[:taken]), said, find):
            return Named(said, first, collective=True), taken
    return Named(text[first : atoms[0].end], first), 1


def known(said: str, find: Find[P]) -> P | None:
    """The party of a name, or of the name less a tail that names nobody; `None` when there is none.

    “Các doanh nghiệp” is the party “Doanh nghiệp”: a word for bodies means all of them, with “các” and without.
    """
    while (party := find(said)) is None and (shorter := _shortened(said)):
        said, goes_on = shorter
        if not goes_on:
            return find(said)
    return party


@lru_cache(maxsize=_KEPT)
def _shortened(said: str) -> tuple[str, bool] | None:
    """The name that an unknown one may mean, and True if that may be shortened further; `None` when there is none."""
    every = _ALL.removed(said)
    if every != said and is_generic(every):
        return every, False
    for tail in _NOBODY.matches(said):
        if tail.end() == len(said):
            return said[: tail.start()], True
    named = _NAMED_LEVEL.search(said)
    return (named["level"], False) if named and is_proper(named["name"]) else None


def _is_collective(atoms: tuple[str, ...], said: str, find: Find[P]) -> bool:
    """True if a text is a collective by its wording, and none of its parts is a party or a name of its own."""
    said = " ".join(said.split())
    if _are_all(atoms, said):
        return True
    return all(known(_ALL.removed(atom), find) is None for atom in atoms) and _speak_of_all(atoms, said)


@lru_cache(maxsize=_KEPT)
def _are_all(atoms: tuple[str, ...], said: str) -> bool:
    """True for all bodies of some levels, and for all who hold a post, whoever is registered."""
    return are_levels(atoms) or are_posts(said)


@lru_cache(maxsize=_KEPT)
def _speak_of_all(atoms: tuple[str, ...], said: str) -> bool:
    """True for the wording of a collective."""
    return is_collective(atoms, said)


def _whole(text: str, found: list[Named[P]]) -> Iterator[Named[P]]:
    """The names with those put together that must not be parted: an unknown one and what it is joined to."""
    run: list[Named[P]] = []
    for name in found:
        if run and (not _is_parted(text, run[-1], name) or _lists_field(text, run, name)):
            run.append(name)
            continue
        if run:
            yield _joined(text, run)
        run = [name]
    yield _joined(text, run)


def _is_parted(text: str, left: Named[P], right: Named[P]) -> bool:
    """True if two neighbours are two names: both known; or beside a comma, and the second begins a name."""
    if _is_one_list_of_levels(left.text, right.text) or _goes_on_generic(left, right):
        return False
    if left.known and right.known:
        return True
    between = text[left.start + len(left.text) : right.start].strip()
    begins = right.known or left.party is not None or not text[right.start].islower()
    return between.startswith(",") and begins


def _is_one_list_of_levels(left: str, right: str) -> bool:
    """True if a level of communes stands alone after a name that ends with another one: “Công an xã, phường”."""
    return is_commune_level(left.rpartition(" ")[2]) and all(map(is_commune_level, re.split(r",\s*", right)))


def _goes_on_generic(left: Named[P], right: Named[P]) -> bool:
    """True if a word for bodies alone goes on with the list at the end of an unknown name."""
    if left.known or not is_word_for_bodies(right.text):
        return False
    return ends_generic(left.text) or begins_with_head(left.text)


def _lists_field(text: str, run: list[Named[P]], name: Named[P]) -> bool:
    """True if what follows a body's name is no name of its own: “…, Hạ tầng và Đô thị”, “UBND các xã A, B”."""
    if name.known:
        return False
    if lists_places(_joined(text, run).text) and not begins_name(name.text):
        return True
    return may_list_fields(run[0].text) and not is_ended(run[-1].text) and is_field(name.text)


def _joined(text: str, run: list[Named[P]]) -> Named[P]:
    if len(run) == 1:
        return run[0]
    start, last = run[0].start, run[-1]
    return Named(text[start : last.start + len(last.text)], start)
