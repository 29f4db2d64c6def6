"""The commune, which issues the plan, and the parties (đầu mối) that the plan's columns name."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from cchc.guessing import Vocabulary, nearest, question
from cchc.model.bodies import ends_with_level
from cchc.model.commune_names import CommuneNames
from cchc.model.element import Element
from cchc.model.emphasis import blanked, plain
from cchc.model.folding import fold, loosely
from cchc.model.naming import names_in
from cchc.model.values import CommuneCode, Day, Filled, Flag, Items, Slug, Text, refused
from cchc.wording import day

PartyKind = Literal["official", "unit", "group", "outside"]
_ACCOUNTABLE: tuple[PartyKind, ...] = ("official", "unit")
"""The kinds of parties for which one person always answers: an official, or a unit through its head."""
_SHOWN = 8
"""The most parties that a sentence lists."""
_ALL_OF_THEM = f"{fold('các')} "
"""The folded word before a name that says that all of them are meant."""


class Member(Element):
    """Người giữ việc: the person who holds a post, or works in a unit, from one day until another, both inclusive."""

    name: Text
    since: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise refused(
                "S212",
                f"“{self.name}”: ngày cuối {day(self.until)} trước ngày đầu {day(self.since)}. Đề nghị kiểm tra lại "
                "hai ngày.",
            )
        return self


class Party(Element):
    """Đầu mối: công chức (official), bộ phận (unit), tập thể (group) or cơ quan ngoài xã (outside)."""

    id: Slug
    title: Text
    short: Text | None = None
    kind: PartyKind
    head: Flag = False
    aliases: Items[Text] = ()
    members: Items[Member] = ()

    @model_validator(mode="after")
    def _headed_by_kind(self) -> Self:
        if self.head and self.kind != "outside":
            raise refused(
                "S212", f"“{self.title}”: head chỉ dùng cho cơ quan ngoài xã (kind: outside). Đề nghị bỏ head."
            )
        if self.members and self.kind not in _ACCOUNTABLE:
            raise refused(
                "S212",
                f"“{self.title}”: members chỉ dùng cho công chức (kind: official) và bộ phận (kind: unit). Đề nghị bỏ "
                "members.",
            )
        return self

    @property
    def accountable(self) -> bool:
        """True if one person answers for the party: an official, or the head of a unit or of an outside body."""
        return self.head or self.kind in _ACCOUNTABLE

    @property
    def names(self) -> tuple[str, ...]:
        """All names by which a column may name the party: title, short name, aliases."""
        return (self.title, *([self.short] if self.short else []), *self.aliases)

    @property
    def brief(self) -> tuple[str, ...]:
        """The short ways to name it: its id, and its short name where there is one."""
        return (self.id, *([self.short] if self.short else []))


class Signatory(Element):
    """The signatory of a paper copy: the lines of authority, and the name."""

    lines: Filled[Text]
    name: Text | None = None


class Mention(NamedTuple):
    """A piece of a lead or support cell, where it begins, and the party that it names, if it is known.

    A collective that is no party of the register is a party without an id, of the kind `group`. One that is `helping`
    (“(phối hợp)”, “phối hợp với …”) leads nothing, though it stands in a lead cell.
    """

    text: str
    party: Party | None
    start: int = 0
    helping: bool = False


class Commune(Element):
    """Đơn vị: the commune and the register of its parties."""

    cchc: Literal["1"]
    kind: Literal["commune"]
    name: Text
    code: CommuneCode | None = None
    unit: Text | None = None
    issuer: Text
    signatory: Signatory | None = None
    parties: Filled[Party]

    @property
    def names(self) -> CommuneNames:
        """The names of the commune itself."""
        return CommuneNames(self.name, self.code, self.issuer)

    @property
    def identity(self) -> tuple[str, str, str | None]:
        """The folded name and issuer, and the code: two files with equal ones are of one commune."""
        return fold(self.name), fold(self.issuer), self.code

    @cached_property
    def register(self) -> dict[str, Party]:
        """Folded names → party; of parties that share a name the first counts."""
        register: dict[str, Party] = {}
        for party in self.parties:
            for name in party.names:
                register.setdefault(self.fold(name), party)
        return register

    @cached_property
    def specialities(self) -> dict[str, tuple[Party, ...]]:
        """Folded titles without their bracketed specialities → the parties that have one."""
        found: dict[str, tuple[Party, ...]] = {}
        for party in self.parties:
            if bracketless(party.title) != party.title:
                key = self.fold(bracketless(party.title))
                found[key] = (*found.get(key, ()), party)
        return found

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All names, for guessing which one was meant."""
        return Vocabulary(name for party in self.parties for name in party.names)

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        """A cache for `mentions`, which several rules call for each cell."""
        return {}

    @cached_property
    def _endings(self) -> tuple[str, str]:
        """The folded level word at the end of a name, and the same with the commune's own name behind it."""
        level = f" {fold(self.unit or '')}"
        return level, f"{level} {fold(self.name)}"

    @cached_property
    def _loose_register(self) -> dict[str, Party | None]:
        """The register by names without connectors and in abbreviations; `None` for one that several parties share."""
        register: dict[str, Party | None] = {}
        for name, party in self.register.items():
            key = loosely(name)
            register[key] = party if register.get(key, party) is party else None
        return register

    def fold(self, name: str) -> str:
        """A name's key in the register: folded, without the level word (xã) at its end, or “xã …” with its name.

        A level word that ends a list of levels belongs to the name: “UBND các phường, xã”.
        """
        folded = fold(plain(name))
        if not self.unit or not folded.endswith(self._endings):
            return folded
        level, with_name = self._endings
        key = folded.removesuffix(with_name).removesuffix(level)
        return folded if key.endswith(",") or ends_with_level(key) else key

    def find(self, name: str) -> Party | None:
        """The party of that title, short name or alias, or the group of which “các …” says all; else `None`."""
        key = self.fold(name)
        return self.register.get(key) or self._loose_register.get(loosely(key)) or self._group(fold(plain(name)))

    def _group(self, folded: str) -> Party | None:
        """The registered group that is said with “các” before it: “các Tổ công nghệ số cộng đồng”."""
        if not folded.startswith(_ALL_OF_THEM):
            return None
        key = folded.removeprefix(_ALL_OF_THEM)
        party = self.register.get(key) or self._loose_register.get(loosely(key))
        return party if party and party.kind == "group" else None

    def named(self, name: str) -> Party | None:
        """The party that an id or a name means; `None` when there is none."""
        wanted = name.strip().casefold()
        return next((party for party in self.parties if party.id == wanted), None) or self.find(name)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The parties that a lead or support cell names, as `naming` reads it; one that is named twice once."""
        if text not in self._mentions:
            self._mentions[text] = self._read(text)
        return self._mentions[text]

    def leads(self, text: str) -> tuple[Mention, ...]:
        """The parties that a lead cell names as leads: none of those that it says to help."""
        return tuple(mention for mention in self.mentions(text) if not mention.helping)

    def key(self, mention: Mention) -> str:
        """The identity of a mention: the party's id, or the folded name of an unknown party."""
        return f"id {mention.party.id}" if mention.party and mention.party.id else f"name {self.fold(mention.text)}"

    def _read(self, text: str) -> tuple[Mention, ...]:
        if party := self.find(text):
            return (Mention(text, party),)
        found = [
            Mention(name.text, _collective(name.text) if name.collective else name.party, name.start, name.helping)
            for name in names_in(blanked(text), self.find)
        ]
        return tuple({self.key(mention): mention for mention in reversed(found)}.values())[::-1]


def begun(name: str, parties: Iterable[Party]) -> str | None:
    """The one title that begins with this name: “Phó Chủ tịch UBND xã”; `None` for none or several."""
    found = {party.title for party in parties if fold(party.title).startswith(f"{fold(name)} ")}
    return found.pop() if len(found) == 1 else None


def unknown_party(name: str, communes: Iterable[Commune]) -> str:
    """Error message for a name that no party of these communes has."""
    parties = [party for commune in communes for party in commune.parties]
    guess = begun(name, parties) or nearest(name, [known for party in parties for known in (party.id, *party.names)])
    if guess is None or _abbreviates_several(name, parties):
        problem = f"“{name}”. Các đầu mối: {_choices(parties)}"
    else:
        problem = f"“{name}”{question(guess)}"
    return f"Tệp đơn vị không có đầu mối {problem} Đề nghị ghi mã, tên gọi tắt hoặc tên đầy đủ trong tệp đơn vị."


def _abbreviates_several(name: str, parties: Iterable[Party]) -> bool:
    """True if the ids or short names of several parties begin with `name`: no guess is then better than another."""
    alike = {party.id for party in parties if any(fold(known).startswith(fold(name)) for known in party.brief)}
    return len(alike) > 1


def _choices(parties: Iterable[Party]) -> str:
    """Parties by their short names, else their ids: officials first, and not more than can be read at a glance."""
    ordered = sorted(parties, key=lambda party: party.kind != "official")
    names = list(dict.fromkeys(party.short or party.id for party in ordered))
    return f"{', '.join(names[:_SHOWN])}{', …' if len(names) > _SHOWN else '.'}"


def bracketless(name: str) -> str:
    """A name without a speciality in brackets at its end: “Công chức Văn hóa - Xã hội (VHTT)”."""
    head, bracket, _ = name.rpartition(" (")
    return head.rstrip() if bracket and name.rstrip().endswith(")") else name


def _collective(text: str) -> Party:
    """The party that stands for a collective known by its wording: nobody has its id."""
    return Party.model_construct(id="", title=text, short=None, kind="group", head=False, aliases=(), members=())
