"""The parties that annexes name and a commune does not have: those of the starter register first, then new ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.importing.annexes.issuing_unit import IssuingUnit
from cchc.importing.imported import Doubt, ImportedAnnex, Weight
from cchc.importing.parties.cells import PartyCell, party_cells
from cchc.importing.parties.folding import NewParty, folded_names, further_names
from cchc.importing.parties.ids import id_of
from cchc.importing.parties.kinds import kind_of
from cchc.importing.parties.names import SpokenName, SpokenNames, spoken_names
from cchc.model.commune import Commune, Party, PartyKind
from cchc.model.emphasis import plain
from cchc.model.folding import fold, loosely
from cchc.model.starter import starter_levels, starter_party, starter_register, starter_since
from cchc.wording import PARTY_KINDS, distinct

_Spoken = tuple[Party, list[SpokenName]]
"""A known party, and the names by which cells name it."""
_ASK_NAMES = "Nếu là những đầu mối nhất định, đề nghị ghi từng tên, cách nhau bằng dấu “;”."
_LONGEST = 120
"""The most characters of a party's title; a longer text is prose."""


@dataclass(frozen=True, slots=True)
class LackingParties:
    """New parties of a commune, each with the place where it is named first, and new names of those that it has."""

    parties: tuple[Party, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The id of a party of the commune → ways to write it that the commune file lacks."""
    doubts: tuple[Doubt, ...] = ()


def lacking_parties(annexes: Sequence[ImportedAnnex], commune: Commune) -> LackingParties:
    """The parties, and names of parties, that the cells of annexes have and the commune has not."""
    cells = party_cells(annexes)
    starter = _Starter(commune, before=all(map(_is_before_starter, annexes)))
    names = spoken_names(cells, starter.find, commune)
    unread = [names.new.pop(name) for name in list(names.new) if len(name) > _LONGEST]
    found = _found(names, starter)
    if unknown := list(_unknown(cells, found, commune)):
        for spoken, _ in unknown:
            names.new.setdefault(spoken.name, spoken)
        found = _found(names, starter)
    if hopeless := list(_unknown(dict.fromkeys(cell for _, cell in unknown), found, commune)):
        unread += [names.new.pop(spoken.name, spoken) for spoken, _ in hopeless]
        found = _found(names, starter)
    return LackingParties(found.parties, found.places, found.aliases, (*found.doubts, *map(_is_unread, unread)))


class _Starter:
    """The starter register beside the parties that the commune has, as far as it was true in the annexes' time."""

    def __init__(self, commune: Commune, *, before: bool) -> None:
        """Take the register for the commune's level; `before` says that there were none of its units yet."""
        level = next((level for level in starter_levels() if fold(level) == fold(commune.unit or "")), None)
        self.commune = commune
        self.before = before
        self.parties = tuple(filter(self._was, starter_register(level))) if level else ()
        self._known: dict[str, Party | None] = {}
        self._own = {id(party) for party in commune.parties}

    def find(self, said: str) -> Party | None:
        """The party of that name, the commune's own one first."""
        if said not in self._known:
            self._known[said] = self.commune.find(said) or self._starter(said)
        return self._known[said]

    def is_own(self, party: Party) -> bool:
        """True for a party that the commune has itself."""
        return id(party) in self._own

    def _starter(self, said: str) -> Party | None:
        if self.commune.unit is not None and not self.parties:
            return None
        starter = starter_party(said, self.commune)
        return starter if starter and self._was(starter) else None

    def _was(self, party: Party) -> bool:
        """True if a commune had such a party: the phòng and trung tâm began with the register."""
        return not (self.before and party.kind == "unit")


def _is_before_starter(annex: ImportedAnnex) -> bool:
    said = annex.document.date or str(annex.year)
    return said < starter_since().isoformat()[: len(said)]


def _found(names: SpokenNames, starter: _Starter) -> LackingParties:
    """The parties and names that the commune lacks, of the names that its annexes have."""
    commune = starter.commune
    folded = folded_names(names.new.values(), (*commune.parties, *starter.parties), commune)
    own, starters = _by_party([*names.known.values(), *folded.known], starter)
    new = [_guessed(each, starter) for each in folded.parties]
    parties = [*(_needed(*each, commune) for each in starters), *(party for party, _ in new)]
    ids = distinct([party.id for party in (*commune.parties, *parties)])[len(commune.parties) :]
    places = [*(spoken[0].place for _, spoken in starters), *(each.place for each in folded.parties)]
    return LackingParties(
        tuple(party.model_copy(update={"id": each}) for party, each in zip(parties, ids, strict=True)),
        dict(zip(ids, places, strict=True)),
        _aliases(own, commune),
        (*folded.doubts, *filter(None, (doubt for _, doubt in new))),
    )


def _aliases(own: Sequence[_Spoken], commune: Commune) -> dict[str, tuple[str, ...]]:
    lacking = {party.id: _lacking_names(party, spoken, commune) for party, spoken in own}
    return {party: names for party, names in lacking.items() if names}


def _by_party(names: Iterable[SpokenName], starter: _Starter) -> tuple[list[_Spoken], list[_Spoken]]:
    """Known parties, each with the names by which cells name it: the commune's own ones, and those of the register."""
    found: dict[int, _Spoken] = {}
    for spoken in names:
        if spoken.party is not None:
            found.setdefault(id(spoken.party), (spoken.party, []))[1].append(spoken)
    own = [each for each in found.values() if starter.is_own(each[0])]
    return own, [each for each in found.values() if not starter.is_own(each[0])]


def _needed(party: Party, spoken: Sequence[SpokenName], commune: Commune) -> Party:
    """A party of the starter register with those of its aliases that the cells use, and what it lacks."""
    bare = party.model_copy(update={"aliases": ()})
    said = {loosely(commune.fold(name)) for name in _lacking_names(bare, spoken, commune)}
    used = {loosely(commune.fold(name)): name for name in reversed(party.aliases)}
    aliases = [name for each, name in reversed(used.items()) if each in said]
    return party.model_copy(update={"aliases": (*aliases, *_lacking_names(party, spoken, commune))})


def _lacking_names(party: Party, spoken: Sequence[SpokenName], commune: Commune) -> tuple[str, ...]:
    """The names by which cells name a party, and by which it would not be found."""
    told = {loosely(commune.fold(name)) for name in party.names}
    every = [each for each in spoken if not (party.kind == "group" and _says_all(each.name))]
    return further_names(every, told, commune)


def _says_all(name: str) -> bool:
    return fold(name).startswith(f"{fold('các')} ")


def _guessed(new: NewParty, starter: _Starter) -> tuple[Party, Doubt | None]:
    """A new party with its kind by its name, and a doubt if that is a guess."""
    unit = IssuingUnit(starter.commune.name, starter.commune.unit, starter.commune.issuer)
    guessed = kind_of(new.title, unit, before_2025=starter.before)
    identity = id_of(new.title, new.short)
    fields = {
        "id": identity,
        "title": new.title,
        "short": new.short,
        "kind": guessed.kind,
        "aliases": list(new.aliases),
    }
    party = Party.model_validate({name: value for name, value in fields.items() if value})
    return party, None if guessed.certain else _unsure(new, guessed.kind)


def _unknown(
    cells: Iterable[PartyCell], found: LackingParties, commune: Commune
) -> Iterator[tuple[SpokenName, PartyCell]]:
    """The names that nobody would know yet if the commune had the parties that were found, each with its cell."""
    parties = tuple(_with_aliases(party, found) for party in commune.parties)
    after = _commune_with(commune, (*parties, *found.parties))
    for cell in cells:
        for mention in after.mentions(cell.text):
            if mention.party is None and len(mention.text) <= _LONGEST:
                yield SpokenName(" ".join(plain(mention.text).split()), cell.place, times=1), cell


def _with_aliases(party: Party, found: LackingParties) -> Party:
    return party.model_copy(update={"aliases": (*party.aliases, *found.aliases.get(party.id, ()))})


def _commune_with(commune: Commune, parties: tuple[Party, ...]) -> Commune:
    return Commune.model_construct(
        cchc="1", kind="commune", name=commune.name, unit=commune.unit, issuer=commune.issuer, parties=parties
    )


def _unsure(party: NewParty, kind: PartyKind) -> Doubt:
    advice = _ASK_NAMES if kind == "group" else "Đề nghị kiểm tra tên và trường kind của đầu mối này trong tệp đơn vị."
    read_as = f"Đầu mối mới, loại: {PARTY_KINDS[kind]} ({kind})"
    return Doubt(Weight.PARTY, party.place, party.title, read_as, advice)


def _is_unread(spoken: SpokenName) -> Doubt:
    return Doubt(
        Weight.PARTY,
        spoken.place,
        spoken.name,
        "Không đọc được tên đầu mối",
        "Đề nghị sửa ô này trong tệp kế hoạch: mỗi đầu mối cách nhau bằng dấu “;”.",
    )
