"""New parties from the names that cells write: variants folded into one party, and doubts where nobody can tell."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from cchc.importing.imported import Doubt, Weight
from cchc.importing.parties.names import SpokenName
from cchc.importing.parties.variants import abbreviates, initials, is_abbreviated, key, nearly, post
from cchc.model.commune import Commune, Party, bracketless
from cchc.model.folding import loosely
from cchc.wording import listing

_UNEVEN = r"(?<=\w)(?:\s+[-–]\s*|\s*[-–]\s+)(?=\w)"
"""A dash between words with a blank on one side at least."""
_OFFICIAL = "Công chức"
_SHOWN = 3
"""The most parties that a sentence lists."""


class NewParty(NamedTuple):
    """A party that no register knows: its title, a short name, other ways to write it, and where it is named first."""

    title: str
    short: str | None
    aliases: tuple[str, ...]
    place: str


class FoldedNames(NamedTuple):
    """New parties, new names of parties that are known, and doubts."""

    parties: tuple[NewParty, ...]
    known: tuple[SpokenName, ...]
    doubts: tuple[Doubt, ...]


class _Folding:
    """The names of new parties by the key that variants share, beside the names of known parties."""

    def __init__(self, names: Iterable[SpokenName], parties: Iterable[Party], commune: Commune) -> None:
        """Sort the names of new parties and of known ones by their initials."""
        self.commune = commune
        self.groups: dict[str, list[SpokenName]] = {}
        self.titles: set[str] = set()
        self._cores: dict[str, str] = {}
        self._known: defaultdict[str, list[tuple[str, Party]]] = defaultdict(list)
        self._begun: defaultdict[str, list[str]] = defaultdict(list)
        for party in parties:
            self.titles.add(self.core(party.title))
            for name in map(self.core, party.names):
                self._known[initials(name)].append((name, party))
        for spoken in names:
            self.groups.setdefault(key(spoken.full, commune), []).append(spoken)
        for each, group in self.groups.items():
            self._begun[initials(self.core(group[0].full))].append(each)

    def core(self, name: str) -> str:
        """A name without “Công chức” and the level word."""
        if name not in self._cores:
            self._cores[name] = post(levelless(name, self.commune))
        return self._cores[name]

    def cores(self, each: str) -> set[str]:
        """The names of a group without “Công chức” and the level word."""
        return {self.core(spoken.full) for spoken in self.groups[each]}

    def known(self) -> Iterator[tuple[str, Party]]:
        """The names of the known parties, each with its party."""
        return (pair for pairs in self._known.values() for pair in pairs)

    def known_near(self, core: str) -> list[tuple[str, Party]]:
        """The names of known parties that may be the same as this one."""
        return self._known[initials(core)]

    def near(self, each: str, core: str) -> list[str]:
        """The other groups, as far as they stand by themselves, whose names may be the same as this one."""
        return [other for other in self._begun[initials(core)] if other != each and other in self.groups]


def folded_names(names: Iterable[SpokenName], parties: Iterable[Party], commune: Commune) -> FoldedNames:
    """The parties of new names, beside these known ones."""
    folding = _Folding(names, parties, commune)
    known, doubts = _merged(folding)
    found = tuple(_party(group, folding) for group in folding.groups.values())
    return FoldedNames(found, tuple(known), (*doubts, *_slips(folding), *_begun(folding)))


def levelless(name: str, commune: Commune) -> str:
    """A name without the commune's level word, or its name, at the end, where these do not count."""
    if not commune.unit:
        return name
    ending = rf"(?i)(?<!hợp tác)(?<!địa bàn)\s+{re.escape(commune.unit)}(?:\s+{re.escape(commune.name)})?$"
    bare = re.sub(ending, "", name)
    return bare if commune.fold(bare) == commune.fold(name) else name


def _merged(folding: _Folding) -> tuple[list[SpokenName], list[Doubt]]:
    """Put names to the one party that they abbreviate, or that abbreviates them; where it may be several, doubt."""
    known: list[SpokenName] = []
    doubts: list[Doubt] = []
    for each in list(folding.groups):
        parties, others = _known_alike(each, folding), _fullest(_longer(each, folding), folding)
        if len(parties) + len(others) > 1:
            titles = [*(party.title for party in parties), *(folding.groups[other][0].name for other in others)]
            doubts.append(_ambiguous(folding.groups[each][0], titles))
        elif parties:
            known += [replace(name, party=parties[0]) for name in folding.groups.pop(each)]
        elif others:
            folding.groups[others[0]] += folding.groups.pop(each)
    return known, doubts


def _known_alike(each: str, folding: _Folding) -> list[Party]:
    """The known parties of which the group's names abbreviate a name, or whose title abbreviates the group's."""
    found = {}
    for core in folding.cores(each):
        for name, party in folding.known_near(core):
            if abbreviates(core, name) or (name in folding.titles and abbreviates(name, core)):
                found[party.id] = party
    return list(found.values())


def _longer(each: str, folding: _Folding) -> list[str]:
    """The keys of the other groups that a group of abbreviated names abbreviates."""
    if not all(is_abbreviated(spoken.full) for spoken in folding.groups[each]):
        return []
    core = folding.core(folding.groups[each][0].full)
    return [other for other in folding.near(each, core) if _abbreviates_one(core, other, folding)]


def _fullest(groups: Sequence[str], folding: _Folding) -> list[str]:
    """The groups of these that abbreviate none of the others."""
    cores = {each: folding.core(folding.groups[each][0].full) for each in groups}
    pairs = [(one, other) for one in groups for other in groups if one != other]
    shorter = {one for one, other in pairs if _abbreviates_one(cores[one], other, folding)}
    return [each for each in groups if each not in shorter]


def _abbreviates_one(core: str, group: str, folding: _Folding) -> bool:
    return any(abbreviates(core, other) for other in folding.cores(group))


def _party(group: Sequence[SpokenName], folding: _Folding) -> NewParty:
    """The party of variants: titled by the fullest, then the most frequent of them."""
    commune = folding.commune
    ordered = sorted(group, key=lambda each: (is_abbreviated(each.full), post(each.full) == each.full, -each.times))
    title = _tidy(_official(levelless(ordered[0].full, commune), group))
    short = _short(group, title, folding)
    told = {loosely(commune.fold(name)) for name in (title, short or title)}
    return NewParty(title, short, further_names(group, told, commune), group[0].place)


def _official(title: str, group: Sequence[SpokenName]) -> str:
    """A title with “Công chức” before it if a variant of it has that."""
    has_word = any(post(spoken.full) != spoken.full for spoken in group)
    return f"{_OFFICIAL} {title}" if has_word and post(title) == title else title


def further_names(names: Sequence[SpokenName], told: Iterable[str], commune: Commune) -> tuple[str, ...]:
    """The names, each once, that are not among those `told`, which are folded loosely."""
    seen, found = set(told), []
    for name in (levelless(spoken.name, commune) for spoken in names):
        if (loose := loosely(commune.fold(name))) not in seen:
            seen.add(loose)
            found.append(name)
    return tuple(found)


def _short(group: Sequence[SpokenName], title: str, folding: _Folding) -> str | None:
    """The shortest abbreviation of a title among its variants, without “Công chức” and the level word."""
    said = {levelless(each.full, folding.commune) for each in group}
    cores = [folding.core(each.full) for each in group if is_abbreviated(each.full)]
    return min((core for core in cores if _is_short_of(core, title, said, folding)), key=len, default=None)


def _is_short_of(core: str, title: str, said: Container[str], folding: _Folding) -> bool:
    """True for another name than the title, without a bracket, that abbreviates it or is said by itself."""
    whole = folding.core(title)
    is_other = core != title and (core != whole or core in said)
    return is_other and core == bracketless(core) and abbreviates(core, whole)


def _tidy(title: str) -> str:
    """A title that begins in a capital, its dashes between blanks alike on both sides."""
    return re.sub(_UNEVEN, " - ", title[:1].upper() + title[1:])


def _ambiguous(spoken: SpokenName, titles: Sequence[str]) -> Doubt:
    names = listing([f"“{title}”" for title in titles[:_SHOWN]])
    return Doubt(
        Weight.PARTY,
        spoken.place,
        spoken.name,
        "Một đầu mối riêng",
        f"Có thể viết tắt {names}. Đề nghị ghi vào aliases của đầu mối đúng.",
    )


def _slips(folding: _Folding) -> Iterator[Doubt]:
    """Doubts about names that differ from others in diacritics, or in a doubled word, only."""
    known = [(nearly(name, folding.commune), party) for name, party in folding.known()]
    seen = {near: party.title for near, party in known}
    for first, *_ in folding.groups.values():
        near = nearly(first.full, folding.commune)
        if near in seen:
            yield Doubt(
                Weight.PARTY,
                first.place,
                first.name,
                f"Đầu mối khác với {seen[near]}",
                "Đề nghị gộp làm một đầu mối (ghi vào aliases) nếu chỉ khác ở cách viết.",
            )
        seen.setdefault(near, first.name)


def _begun(folding: _Folding) -> Iterator[Doubt]:
    """Doubts about names with which names of known parties begin: “Chủ tịch”, “Văn phòng”."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for name, party in folding.known():
        for beginning in accumulate(folding.commune.fold(name).split(), "{} {}".format):
            titles[beginning].add(party.title)
    for first, *_ in folding.groups.values():
        if meant := titles.get(folding.commune.fold(folding.core(first.full))):
            names = " hoặc ".join(f"“{title}”" for title in sorted(meant)[:_SHOWN])
            advice = f"Có thể là {names}. Đề nghị ghi vào aliases của đầu mối đúng."
            yield Doubt(Weight.PARTY, first.place, first.name, "Một đầu mối riêng", advice)
