"""Rules about the parties that the columns name, against the commune's register."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cchc.diagnostics import Place
from cchc.guessing import question
from cchc.model.commune import Commune, Mention, Party, begun, bracketless
from cchc.model.criterion import Criterion, Deliverable
from cchc.model.ditto import resembles_ditto, says_ditto
from cchc.model.dossier import Dossier
from cchc.model.folding import loosely
from cchc.model.rows import Row
from cchc.rules.rule import Found, rule
from cchc.wording import FIELDS, PARTY_KINDS, listing

_SHOWN = 3
"""Names that a sentence lists when there may be any number."""


@rule("O401")
def parties_are_registered(dossier: Dossier) -> Iterator[Found]:
    """Only a registered party can be told what it owes."""
    if dossier.commune is None:
        return
    for cell, name in _unknown_names(dossier, dossier.commune):
        if not _without_bracket(dossier.commune, name.text):
            yield Found(_place(cell, name), _unknown(dossier.commune, name.text, cell.column))


@rule("O402")
def names_are_unambiguous(dossier: Dossier) -> Iterator[Found]:
    """A name, short name or alias means one party, and so does an id."""
    if dossier.commune is None:
        return
    ids: dict[str, Party] = {}
    names: dict[str, _PartyName] = {}
    for party in dossier.commune.parties:
        owner = ids.setdefault(party.id, party)
        if owner is not party:
            message = f"Mã “{party.id}” đã dùng cho “{owner.title}”. Đề nghị đặt mã khác."
            yield Found(party.at("id"), message, ((owner.at("id"), "mã này dùng lần đầu ở đây"),))
        for name in _names(party):
            first = names.setdefault(dossier.commune.fold(name.text), name)
            if first.party is not party:
                yield Found(
                    name.place,
                    f"Tên gọi “{name.text}” của “{party.title}” cũng là tên gọi của “{first.party.title}”. "
                    "Đề nghị bỏ ở một trong hai đầu mối.",
                    ((first.place, f"tên gọi này của “{first.party.title}” ở đây"),),
                )


@rule("O403")
def lead_is_not_swapped_with_support(dossier: Dossier) -> Iterator[Found]:
    """When a group leads and the one accountable party supports, the two columns were probably swapped."""
    for row in dossier.rows:
        if official := _swapped(dossier, row):
            yield Found(
                row.criterion.at("lead"),
                f"{row.label}: chủ trì là tập thể “{row.criterion.lead}”, còn “{official.title}” ghi ở cột "
                "phối hợp. Đề nghị kiểm tra, có thể hai cột ghi đổi chỗ.",
                ((row.criterion.at("support"), "người chịu trách nhiệm ghi ở đây"),),
            )


@rule("O404")
def someone_is_accountable(dossier: Dossier) -> Iterator[Found]:
    """For what a group or an outside body leads, nobody in particular is accountable."""
    for cell in _cells(dossier):
        leads = _leads(dossier, cell.text) if cell.field == "lead" else []
        is_nobody = bool(leads) and not any(party.accountable for party in leads)
        if is_nobody and not cell.says_above and not (cell.is_rows_own and _swapped(dossier, cell.row)):
            kinds = listing(list(dict.fromkeys(PARTY_KINDS[party.kind] for party in leads)))
            yield Found(
                cell.place,
                f"{cell.label}: chủ trì “{cell.text}” là {kinds}, không có người chịu trách nhiệm. Đề nghị "
                "ghi thêm công chức hoặc bộ phận của xã.",
            )


@rule("O405")
def lead_does_not_support(dossier: Dossier) -> Iterator[Found]:
    """A party cannot support itself: if it leads and supports, it is one too many in one column."""
    for row in dossier.rows:
        criterion = row.criterion
        if row.continues("lead") and row.continues("support"):
            continue
        leads = _leads(dossier, row.text("lead") or "")
        both = [party for party in _known(dossier, row.text("support") or "") if party in leads]
        if both:
            names = listing([f"“{party.title}”" for party in both])
            yield Found(
                criterion.at("support"),
                f"{row.label}: {names} vừa chủ trì vừa phối hợp. Đề nghị bỏ ở một trong hai cột.",
                ((criterion.at("lead"), "ghi chủ trì ở đây"),),
            )


@rule("O406")
def bracketed_speciality_is_stated(dossier: Dossier) -> Iterator[Found]:
    """A post that several people hold, each with a speciality in brackets, names nobody without the speciality."""
    if dossier.commune is None:
        return
    for cell, name in _unknown_names(dossier, dossier.commune):
        if several := _without_bracket(dossier.commune, name.text):
            names = " hoặc ".join(f"“{party.title}”" for party in several[:_SHOWN])
            yield Found(
                _place(cell, name),
                f"“{name.text}” ở cột {cell.column} có thể là {names}. Đề nghị ghi rõ phần trong ngoặc.",
            )


@rule("O407")
def bracketed_parties_differ(dossier: Dossier) -> Iterator[Found]:
    """Titles that differ only in a speciality may mean one person, whose tasks are then listed under two parties."""
    if dossier.commune is None:
        return
    titles = {dossier.commune.fold(party.title): party for party in dossier.commune.parties}
    for party in dossier.commune.parties:
        without = bracketless(party.title)
        other = titles.get(dossier.commune.fold(without)) if without != party.title else None
        if other and other is not party:
            yield Found(
                party.at("title"),
                f"“{party.title}” và “{other.title}” chỉ khác nhau phần trong ngoặc. Đề nghị gộp làm một đầu mối "
                "(ghi vào aliases) nếu là một người.",
                ((other.at("title"), f"“{other.title}” ở đây"),),
            )


class _PartyCell(NamedTuple):
    """A text that names parties: the row, its criterion or a deliverable of it, the field there, and the text."""

    row: Row
    holder: Criterion | Deliverable
    field: Literal["lead", "support"]
    text: str

    @property
    def is_rows_own(self) -> bool:
        """True for a cell of the table, False for the field of a deliverable."""
        return self.holder is self.row.criterion

    @property
    def says_above(self) -> bool:
        """True if the text says “như trên”, or is a short form of that: it names nobody of its own."""
        return says_ditto(self.text) or resembles_ditto(self.text)

    @property
    def place(self) -> Place:
        """The place of the text."""
        return self.holder.at(self.field)

    @property
    def column(self) -> str:
        """The column as messages name it."""
        return FIELDS[self.field]

    @property
    def label(self) -> str:
        """The name of the row, and of its deliverable, in messages."""
        return self.row.label if isinstance(self.holder, Criterion) else f"{self.row.label}, “{self.holder.title}”"


def _cells(dossier: Dossier) -> Iterator[_PartyCell]:
    """Each text of the plan in the place of parties; those that say “như trên” are told apart only for findings."""
    return (cell for row in dossier.rows for cell in _of_row(row))


def _of_row(row: Row) -> Iterator[_PartyCell]:
    criterion = row.criterion
    if criterion.lead:
        yield _PartyCell(row, criterion, "lead", criterion.lead)
    if criterion.support:
        yield _PartyCell(row, criterion, "support", criterion.support)
    for deliverable in criterion.deliverables:
        if deliverable.lead:
            yield _PartyCell(row, deliverable, "lead", deliverable.lead)


def _unknown_names(dossier: Dossier, commune: Commune) -> Iterator[tuple[_PartyCell, Mention]]:
    """The names that no party of the commune has, each with its cell."""
    for cell in _cells(dossier):
        unknown = [mention for mention in commune.mentions(cell.text) if mention.party is None]
        if unknown and not cell.says_above:
            yield from ((cell, mention) for mention in unknown)


def _place(cell: _PartyCell, mention: Mention) -> Place:
    """The place of a mention within its cell."""
    return cell.place.within(mention.start, mention.start + len(mention.text))


def _known(dossier: Dossier, text: str) -> list[Party]:
    """The parties that a text names; none at all when one of its names is unknown, which another rule reports."""
    return _all_known(dossier.commune.mentions(text) if dossier.commune else ())


def _leads(dossier: Dossier, text: str) -> list[Party]:
    """The parties that a lead cell names as leads; none at all when one of them is unknown."""
    return _all_known(dossier.commune.leads(text) if dossier.commune else ())


def _all_known(mentions: tuple[Mention, ...]) -> list[Party]:
    parties = [mention.party for mention in mentions if mention.party]
    return parties if len(parties) == len(mentions) else []


def _swapped(dossier: Dossier, row: Row) -> Party | None:
    """The one official in the support column, when only groups lead; else `None`."""
    if row.continues("lead"):
        return None
    leads = _leads(dossier, row.criterion.lead or "")
    if not leads or any(party.kind != "group" for party in leads):
        return None
    support = [party for party in _known(dossier, row.text("support") or "") if party.kind == "official"]
    return support[0] if len(support) == 1 else None


def _without_bracket(commune: Commune, name: str) -> list[Party]:
    """The parties whose title is this name plus a bracketed speciality; none when it is one party only."""
    found = commune.specialities.get(commune.fold(name), ())
    return list(found) if len(found) > 1 else []


def _unknown(commune: Commune, name: str, column: str) -> str:
    said = f"“{name}” ở cột {column} không có trong tệp đơn vị"
    from cchc.model.starter import starter_party  # noqa: PLC0415 — only names that a register lacks are looked for

    starter = starter_party(name, commune)
    own = next(filter(None, map(commune.find, starter.names)), None) if starter else None
    if starter and not own:
        return f"{said}. Đề nghị sửa cách viết, hoặc thêm vào trường parties: - {_entry(starter, name, commune)}"
    by_short = own or commune.find(name.rsplit(maxsplit=1)[-1])  # “Công chức TP-HT” for TP-HT
    guess = by_short.title if by_short else begun(name, commune.parties) or commune.vocabulary.nearest(name)
    mend = "thêm vào trường aliases của đầu mối đó" if guess else "thêm đầu mối này vào tệp đơn vị"
    return f"{said}{question(guess)} Đề nghị sửa cách viết, hoặc {mend}."


def _entry(starter: Party, name: str, commune: Commune) -> str:
    """The entry, on one line, by which a commune file knows a party of the starter register under this name."""
    taken = {party.id for party in commune.parties}
    names = (starter.id, *(f"{starter.id}-{number}" for number in range(2, len(taken) + 2)))
    key = loosely(commune.fold(name))
    known = next(each for each in starter.names if loosely(commune.fold(each)) == key)
    fields = [f"id: {next(each for each in names if each not in taken)}", f'title: "{starter.title}"']
    fields += [f"kind: {starter.kind}", *(["head: true"] if starter.head else [])]
    fields += [f'aliases: ["{known}"]'] if known != starter.title else []
    return f"{{{', '.join(fields)}}}"


class _PartyName(NamedTuple):
    """A name of a party, with the field where it stands."""

    party: Party
    text: str
    path: tuple[str | int, ...]

    @property
    def place(self) -> Place:
        """The place of the name."""
        return Place(self.party.place.file, (*self.party.place.path, *self.path))


def _names(party: Party) -> Iterator[_PartyName]:
    """Each name of a party."""
    yield _PartyName(party, party.title, ("title",))
    if party.short:
        yield _PartyName(party, party.short, ("short",))
    for index, alias in enumerate(party.aliases):
        yield _PartyName(party, alias, ("aliases", index))
