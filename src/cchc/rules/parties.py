"""Who: the parties that the columns name, against the commune's register."""

from collections.abc import Iterator

from cchc.diagnostics import Place
from cchc.model.commune import Commune, Party
from cchc.model.dossier import Dossier
from cchc.model.plan import Row, says_ditto
from cchc.rules.rule import Found, rule
from cchc.wording import FIELDS, nearest, question


@rule("O401")
def parties_are_registered(dossier: Dossier) -> Iterator[Found]:
    """Only a registered party can be told what it owes."""
    if dossier.commune is None:
        return
    for row in dossier.rows:
        for place, column, text in _named(row):
            for mention in dossier.commune.mentions(text):
                if mention.party is None:
                    yield place, _unknown(dossier.commune, mention.text, column)


@rule("O402")
def names_are_unambiguous(dossier: Dossier) -> Iterator[Found]:
    """A name, short name or alias means one party, and so does an id."""
    if dossier.commune is None:
        return
    ids: dict[str, Party] = {}
    names: dict[str, Party] = {}
    for party in dossier.commune.parties:
        if ids.setdefault(party.id, party) is not party:
            yield party.at("id"), f"Mã “{party.id}” đã dùng cho “{ids[party.id].title}”. Đề nghị đặt mã khác."
        for place, name in _names(party):
            owner = names.setdefault(dossier.commune.fold(name), party)
            if owner is not party:
                yield (
                    place,
                    f"Tên gọi “{name}” của “{party.title}” cũng là tên gọi của “{owner.title}”. "
                    "Đề nghị bỏ ở một trong hai đầu mối.",
                )


def _named(row: Row) -> Iterator[tuple[Place, str, str]]:
    """Each text of a row that names parties, with its place and the column's label."""
    criterion = row.criterion
    if criterion.lead and not row.continues("lead"):
        yield criterion.at("lead"), FIELDS["lead"], criterion.lead
    if criterion.support and not row.continues("support"):
        yield criterion.at("support"), FIELDS["support"], criterion.support
    for deliverable in criterion.deliverables:
        if deliverable.lead and not says_ditto(deliverable.lead):
            yield deliverable.at("lead"), FIELDS["lead"], deliverable.lead


def _unknown(commune: Commune, name: str, column: str) -> str:
    guess = nearest(name, (known for party in commune.parties for known in party.names))
    mend = "thêm vào trường aliases của đầu mối đó" if guess else "thêm đầu mối này vào tệp đơn vị"
    return f"“{name}” ở cột {column} không có trong tệp đơn vị{question(guess)} Đề nghị sửa cách viết, hoặc {mend}."


def _names(party: Party) -> Iterator[tuple[Place, str]]:
    """Each name of a party, with its place."""
    yield party.at("title"), party.title
    if party.short:
        yield party.at("short"), party.short
    for index, alias in enumerate(party.aliases):
        yield Place(party.place.file, (*party.place.path, "aliases", index)), alias
