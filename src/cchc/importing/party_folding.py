"""New parties from the names that cells write: variants folded into one party, and doubts where nobody can tell."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc.importing.imported import Doubt, Weight
from cchc.importing.party_names import SpokenName
from cchc.importing.party_variants import abbreviates, is_abbreviated, key, nearly, post
from cchc.model.commune import Commune
from cchc.model.folding import loosely

_UNEVEN = r"(?<=\w)(?:\s+[-–]\s*|\s*[-–]\s+)(?=\w)"
"""A dash between words with a blank on one side at least."""


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party that no register knows: its title, a short name, other ways to write it, and where it is named first."""

    title: str
    short: str | None
    aliases: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class FoldedNames:
    """New parties, further names of parties that are known, by their titles, and doubts."""

    parties: tuple[NewParty, ...]
    further: Mapping[str, tuple[str, ...]]
    doubts: tuple[Doubt, ...]


def folded_names(names: Iterable[SpokenName], titles: Sequence[str], commune: Commune) -> FoldedNames:
    """The parties of new names, beside known ones of these titles."""
    groups: dict[str, list[SpokenName]] = {}
    for name in names:
        groups.setdefault(key(name.name, commune), []).append(name)
    further: dict[str, tuple[str, ...]] = {}
    for short, group in [(short, group) for short, group in groups.items() if _is_short(group)]:
        _merge(short, group, groups, titles, further, commune)
    parties = tuple(_party(group, commune) for group in groups.values())
    return FoldedNames(parties, further, tuple(_doubts(groups.values(), commune)))


def levelless(name: str, commune: Commune) -> str:
    """A name without the commune's level word, or its name, at the end, where these do not count."""
    if not commune.unit:
        return name
    ending = rf"(?i)\s+{re.escape(commune.unit)}(?:\s+{re.escape(commune.name)})?$"
    bare = re.sub(ending, "", name)
    return bare if commune.fold(bare) == commune.fold(name) else name


def _is_short(group: list[SpokenName]) -> bool:
    return all(is_abbreviated(each.name) for each in group)


def _merge(
    short: str,
    group: list[SpokenName],
    groups: dict[str, list[SpokenName]],
    titles: Sequence[str],
    further: dict[str, tuple[str, ...]],
    commune: Commune,
) -> None:
    """Put a group of abbreviated names to the one party that they abbreviate, if there is one."""
    core = _core(group[0].name, commune)
    own = [other for other, members in groups.items() if other != short and _is_short_of(core, members, commune)]
    known = [title for title in titles if abbreviates(core, _core(title, commune))]
    if len(own) + len(known) != 1:
        return
    names = groups.pop(short)
    if own:
        groups[own[0]] += names
    else:
        further[known[0]] = (*further.get(known[0], ()), *(each.name for each in names))


def _is_short_of(core: str, group: list[SpokenName], commune: Commune) -> bool:
    return any(abbreviates(core, _core(each.name, commune)) for each in group)


def _core(name: str, commune: Commune) -> str:
    return post(levelless(name, commune))


def _party(group: list[SpokenName], commune: Commune) -> NewParty:
    """The party of variants: titled by the fullest, then the most frequent of them."""
    ordered = sorted(group, key=lambda each: (is_abbreviated(each.name), post(each.name) == each.name, -each.times))
    title = _tidy(levelless(ordered[0].name, commune))
    short = _short(group, title, commune)
    aliases = {_loose(name, commune): name for name in (levelless(each.name, commune) for each in reversed(group))}
    told = {_loose(name, commune) for name in (title, short or title)}
    return NewParty(
        title, short, tuple(aliases[each] for each in reversed(aliases) if each not in told), group[0].place
    )


def _short(group: list[SpokenName], title: str, commune: Commune) -> str | None:
    """The shortest abbreviation of a title among its variants, without “Công chức” and the level word."""
    cores = [_core(each.name, commune) for each in group if is_abbreviated(each.name)]
    short = min((core for core in cores if abbreviates(core, _core(title, commune))), key=len, default=None)
    return None if short == title else short


def _loose(name: str, commune: Commune) -> str:
    return loosely(commune.fold(name))


def _tidy(title: str) -> str:
    """A title that begins in a capital, its dashes between blanks alike on both sides."""
    return re.sub(_UNEVEN, " - ", title[:1].upper() + title[1:])


def _doubts(groups: Iterable[list[SpokenName]], commune: Commune) -> Iterator[Doubt]:
    """Doubts about names that differ in diacritics, or in a doubled word, only."""
    seen: dict[str, SpokenName] = {}
    for first, *_ in groups:
        other = seen.setdefault(nearly(first.name, commune), first)
        if other is not first:
            yield Doubt(
                Weight.PARTY,
                first.place,
                first.name,
                f"Đầu mối khác “{other.name}”",
                "Đề nghị gộp làm một đầu mối (ghi vào aliases) nếu chỉ khác do lỗi chữ.",
            )
