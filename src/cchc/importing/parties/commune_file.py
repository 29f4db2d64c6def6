"""Đầu mối: the commune file of annexes that were read, and what an existing commune file lacks.

`commune_text(annexes, level=None) -> CommuneText` writes the file of a new commune: the unit from the annexes' issuer,
and the parties that the columns chủ trì and phối hợp name. `missing_parties(annexes, commune) -> MissingParties` tells
the parties that a commune's file lacks: `lines` are to be pasted below its `parties:`, and
`with_parties(content, missing) -> bytes | None` puts them there. Both have `doubts`.

A party of the starter register comes with its id and kind, and with those of its names that the columns use. The
others are found by the shape of their names; variants of one name are folded into aliases. What is a collective by its
wording (“các ngành, đoàn thể”) needs no party.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.diagnostics import FieldPath
from cchc.importing.annexes.issuing_unit import UNKNOWN, IssuingUnit, issuing_unit
from cchc.importing.imported import Doubt, ImportedAnnex, Weight
from cchc.importing.parties.cells import level_in, party_cells
from cchc.importing.parties.lacking import lacking_parties
from cchc.language.formatting import PlanForm
from cchc.language.starting import party_fields
from cchc.model.commune import Commune, Party, PartyKind
from cchc.source.editing import Change, edited
from cchc.source.layout import lines_of

if TYPE_CHECKING:
    from cchc.source import Data

_FORM = PlanForm(Commune)
_SECTIONS: Mapping[PartyKind, str] = {
    "official": "Công chức, lãnh đạo: một người chịu trách nhiệm.",
    "unit": "Phòng, bộ phận trong cơ quan: người đứng đầu chịu trách nhiệm.",
    "outside": "Cơ quan, tổ chức khác: chỉ có người chịu trách nhiệm khi ghi head.",
    "group": "Tập thể: không chỉ rõ ai chịu trách nhiệm.",
}
"""The notes above the parties of each kind, in the order of the file."""
_LONGEST_TITLE = 120
"""The most characters of a party's title; a longer text is prose."""


@dataclass(frozen=True, slots=True)
class CommuneText:
    """The text of a new commune file, the places that its parties come from, and doubts."""

    text: str
    places: Mapping[FieldPath, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingParties:
    """The parties that a commune file lacks, and other ways to write those that it has."""

    parties: tuple[Party, ...] = ()
    further: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The index of a party in the file → ways to write it that it lacks."""
    lines: tuple[str, ...] = ()
    """The parties as they are to stand below `parties:`, and a comment for each party that lacks a name."""
    doubts: tuple[Doubt, ...] = ()


def commune_text(annexes: Sequence[ImportedAnnex], level: str | None = None) -> CommuneText:
    """The file of the commune that issued the annexes; `level` is its level word where they do not say it."""
    issuer = issuer_of(annexes)
    own = issuing_unit(issuer, level)
    if not own.is_known and not own.unit:
        own = issuing_unit(issuer, level_in(party_cells(annexes)))
    found = lacking_parties(annexes, _bare_commune(own))
    parties = _by_kind(found.parties) or (_stand_in(own),)
    doubts = (*([] if own.is_known else [_unknown_issuer(annexes, issuer)]), *found.doubts)
    places: dict[FieldPath, str] = {
        ("parties", index): found.places.get(party.id, "") for index, party in enumerate(parties)
    }
    return CommuneText("\n".join(_lines(own, parties)) + "\n", places, doubts)


def issuer_of(annexes: Sequence[ImportedAnnex]) -> str | None:
    """The first issuer that has a proper name; where none has, the first one."""
    issuers = [annex.issuer for annex in annexes if annex.issuer]
    return next((issuer for issuer in issuers if issuing_unit(issuer).is_known), next(iter(issuers), None))


def missing_parties(annexes: Sequence[ImportedAnnex], commune: Commune) -> MissingParties:
    """The parties that the annexes name and a commune file lacks, and names that it lacks."""
    found = lacking_parties(annexes, commune)
    further = {index: found.aliases[each.id] for index, each in enumerate(commune.parties) if each.id in found.aliases}
    named = [f"# {commune.parties[each].id}, thêm aliases: {'; '.join(names)}" for each, names in further.items()]
    lines = lines_of([party_fields(party) for party in found.parties], ("parties",), _FORM)
    return MissingParties(found.parties, further, (*lines, *named), found.doubts)


def with_parties(content: bytes, missing: MissingParties) -> bytes | None:
    """A sound commune file with the missing parties and names; `None` when its layout leaves no place for them."""
    items: dict[str, list[dict[str, Data]]] = {}
    if missing.parties:
        items["parties"] = [party_fields(party) for party in missing.parties]
    texts: dict[FieldPath, tuple[str, ...]] = {
        ("parties", index, "aliases"): names for index, names in missing.further.items()
    }
    return edited(content, Change(items, texts=texts), _FORM)


def _bare_commune(own: IssuingUnit) -> Commune:
    """The commune without parties, which knows how names are folded."""
    return Commune.model_construct(
        cchc="1", kind="commune", name=own.name, unit=own.unit, issuer=own.issuer, parties=()
    )


def _stand_in(own: IssuingUnit) -> Party:
    """The one party of an annex that names none: the issuer itself."""
    return Party.model_validate({"id": "ubnd", "title": own.issuer, "kind": "group"})


def _unknown_issuer(annexes: Sequence[ImportedAnnex], issuer: str | None) -> Doubt:
    lacking = "tên riêng của cơ quan ban hành" if issuer else "cơ quan ban hành"
    return Doubt(
        Weight.KIND,
        annexes[0].tables[0].table.name,
        issuer or "",
        f"Cơ quan ban hành: {UNKNOWN}",
        f"Văn bản không nêu {lacking}. Đề nghị ghi name, unit, issuer trong tệp đơn vị.",
    )


def _by_kind(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(party for kind in _SECTIONS for party in parties if party.kind == kind)


def _lines(own: IssuingUnit, parties: Sequence[Party]) -> Iterator[str]:
    yield "# Đơn vị và các đầu mối ghi ở cột chủ trì, phối hợp. Đề nghị sửa tên, loại (kind) cho đúng, gộp các cách"
    yield "# viết của một đầu mối (aliases)."
    head: dict[str, Data] = {"cchc": "1", "kind": "commune", "name": own.name, "unit": own.unit, "issuer": own.issuer}
    yield from lines_of({name: value for name, value in head.items() if value}, (), _FORM)
    yield "parties:"
    for number, kind in enumerate(kind for kind in _SECTIONS if any(party.kind == kind for party in parties)):
        yield from [""] if number else []
        yield f"# {_SECTIONS[kind]}"
        yield from lines_of([party_fields(party) for party in parties if party.kind == kind], ("parties",), _FORM)
