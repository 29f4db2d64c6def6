"""Rules across files: the other annex's criteria, and the recorded results."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from cchc.diagnostics import Place
from cchc.guessing import nearest, question
from cchc.model.criterion import RemedyCriterion
from cchc.model.document_kind import PLAN, kind_in, kind_named, mentioned
from cchc.model.dossier import Dossier
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.occurrences import occurrences, on_event
from cchc.model.plan import MaintainPlan, Plan, RemedyPlan
from cchc.model.progress import Entry, Event, Extension, Progress
from cchc.model.rows import Row
from cchc.model.title_likeness import Likeness
from cchc.model.unlinked import likely_same
from cchc.rules.rule import Found, rule
from cchc.wording import field_name, field_title, listing, points

_SHORTEST_WORD = 2
"""The most letters of a numeral such as “ii”: two of them that differ are no slip."""


@rule("X703")
def related_criteria_exist(dossier: Dossier) -> Iterator[Found]:
    """The criterion named by `same_as` or `part_of` exists: codes differ between annexes, so the plan names it."""
    if dossier.maintain is None:
        return
    known = _by_code(dossier.maintain)
    for row, criterion in _related(dossier):
        field = "same_as" if criterion.same_as else "part_of"
        code = criterion.same_as or criterion.part_of
        if code and code.casefold() not in known:
            guess = _same_title(criterion, dossier.maintain)
            yield Found(
                criterion.at(field),
                f"{row.label} ghi {field_name(field)} là “{code}”, nhưng phụ lục duy trì năm "
                f"{dossier.maintain.year} không có mã này{question(guess)} Đề nghị kiểm tra lại mã.",
            )


@rule("X704")
def related_criteria_have_their_plan(dossier: Dossier) -> Iterator[Found]:
    """Without the maintain plan nobody can follow the relation."""
    related = list(_related(dossier))
    if related and isinstance(dossier.plan, RemedyPlan) and dossier.plan.maintain_plan is None:
        codes = listing([row.address for row, _ in related])
        _, first = related[0]
        yield Found(
            first.at("same_as" if first.same_as else "part_of"),
            f"Tiêu chí {codes} dẫn tới tiêu chí của phụ lục duy trì, nhưng tệp không ghi maintain_plan. "
            f"Đề nghị bổ sung, ví dụ “maintain_plan: {dossier.plan.year}.yaml”.",
        )


@rule("X705")
def recorded_occurrences_exist(dossier: Dossier) -> Iterator[Found]:
    """A record for an address that the plan lacks would count for nothing, and the task would stay late."""
    if dossier.plan is None or dossier.progress is None:
        return
    titles = _Titles(dossier.plan, dossier.progress)
    moved = list(_of_other_rows(dossier.plan, dossier.progress, titles))
    told = {found.place for found in moved}
    unknown = _unknown(dossier.plan, dossier.progress, titles)
    yield from (found for found in unknown if found.place not in told)
    yield from _foreign_events(dossier.plan, dossier.progress)
    yield from moved


class _Titles:
    """The rows of a plan by the titles that records keep: an index that is made when a record is first looked for."""

    def __init__(self, plan: Plan, progress: Progress) -> None:
        self._plan, self._progress = plan, progress

    def address_of(self, record: Entry | Extension | Event) -> str | None:
        """The address of what a record was made for, where a row of that title stands elsewhere now."""
        meant = self._rows.get(fold(record.title), ()) if record.title else ()
        if len(meant) != 1:
            return None
        return next(filter(None, map(self._addresses.get, _in_row(meant[0], record.what))), meant[0].address)

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self._plan.rows:
            found.setdefault(_title(row), []).append(row)
        return found

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {each.address.casefold(): each.address for each in occurrences(self._plan, self._progress)}


def _unknown(plan: Plan, progress: Progress, titles: _Titles) -> Iterator[Found]:
    """Findings on results and extensions of addresses that the plan lacks."""
    known = {occurrence.address: occurrence.row for occurrence in occurrences(plan, progress)}
    for record in progress.records:
        if record.withdrawn is None and record.what not in known:
            own = plan.rows.at(record.what)  # whose record must not go to another criterion
            near = sorted(address for address, row in known.items() if own is None or row is own)
            guess = titles.address_of(record) or nearest(record.what, near)
            yield Found(
                record.at("what"),
                f"Kế hoạch không có nhiệm vụ “{record.what}”{question(guess)} Đề nghị kiểm tra lại địa chỉ, hoặc rút "
                "ghi nhận (withdrawn) nếu nhiệm vụ đã bỏ.",
            )


def _of_other_rows(plan: Plan, progress: Progress, titles: _Titles) -> Iterator[Found]:
    """Findings on records whose address now means another row than the one whose title they keep."""
    for record in (*progress.records, *progress.events):
        row = plan.rows.at(record.what)
        own = _title(row) if row else ""
        if not row or not record.title or record.withdrawn or own == fold(record.title):
            continue
        guess = titles.address_of(record)
        if guess or not _is_slip(fold(record.title), own):
            yield Found(
                record.at("what"),
                f"“{record.what}” nay là “{plain(row.criterion.title)}”, còn ghi nhận này là của “{record.title}”"
                f"{question(guess)} Đề nghị sửa địa chỉ, hoặc sửa title nếu vẫn là nhiệm vụ này.",
            )


def _is_slip(recorded: str, own: str) -> bool:
    """True if two titles differ in the spelling of one word only, and in no number or numeral."""
    one, other = recorded.split(), own.split()
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(differing) <= 1 and all(map(_is_misspelt, differing))


def _is_misspelt(pair: tuple[str, str]) -> bool:
    one, other = pair
    is_word = min(len(one), len(other)) > _SHORTEST_WORD and not any(map(str.isdigit, one + other))
    return is_word and nearest(one, [other]) is not None


def _in_row(row: Row, what: str) -> Iterator[str]:
    """The addresses that another one may have in a row, in small letters: with all that may follow its own row's."""
    _, *parts = what.casefold().split("/")
    yield from ("/".join((row.address.casefold(), *parts[start:])) for start in range(len(parts)))


def _foreign_events(plan: Plan, progress: Progress) -> Iterator[Found]:
    """Findings on events of criteria that the plan lacks, or that wait for no event."""
    if not progress.events:
        return
    waiting = dict.fromkeys(row.address for row in plan.rows if on_event(row, plan.years))
    for event in progress.events:
        if event.what not in waiting:
            yield Found(
                event.at("what"),
                f"Kế hoạch không có tiêu chí theo sự việc “{event.what}”{question(nearest(event.what, waiting))} "
                "Đề nghị kiểm tra lại mã.",
            )


@rule("X707")
def equal_codes_name_one_criterion(dossier: Dossier) -> Iterator[Found]:
    """Codes change between years: an equal one proves nothing, but readers take it for the same criterion."""
    if dossier.maintain is None:
        return
    known, related = _by_code(dossier.maintain), {row.address for row, _ in _related(dossier)}
    for row in dossier.rows:
        criterion, other = row.criterion, known.get((row.criterion.code or "").casefold())
        if other and row.address not in related and _title(other) != _title(row):
            yield Found(
                criterion.at("code"),
                f"Mã {criterion.code} trong phụ lục duy trì là “{other.criterion.title}”, ở đây là "
                f"“{criterion.title}”. Đề nghị ghi same_as hoặc part_of cho rõ, hoặc kiểm tra lại mã.",
                ((other.criterion.at("code"), f"mã {other.criterion.code} của phụ lục duy trì"),),
            )


@rule("X719")
def criteria_of_both_annexes_are_linked(dossier: Dossier) -> Iterator[Found]:
    """A criterion that both annexes have and nothing links has its nhiệm vụ twice."""
    likely = likely_same(dossier.rows, dossier.maintain.rows) if dossier.maintain else ()
    same = [(row, other) for row, other, alike in likely if alike is Likeness.EQUAL]
    if same:
        (row, other), *_ = same
        yield Found(
            row.criterion.at("code" if row.criterion.code else "title"),
            f"{listing([_likely(*pair) for pair in same])} cùng tên với tiêu chí của phụ lục duy trì mà chưa nối. "
            f"Đề nghị ghi same_as (là một tiêu chí) hoặc part_of (là một phần), nếu đúng.",
            ((other.criterion.at("title"), f"{other.label} của phụ lục duy trì"),),
        )


@rule("X720")
def a_criterion_is_one_criterion_of_the_other_annex(dossier: Dossier) -> Iterator[Found]:
    """Two criteria that are the same one of the maintain annex would be one, with its nhiệm vụ in three places."""
    first: dict[str, tuple[Row, RemedyCriterion]] = {}
    for row, criterion in _related(dossier):
        if criterion.same_as is None:
            continue
        other, claimed = first.setdefault(criterion.same_as.casefold(), (row, criterion))
        if claimed is not criterion:
            yield Found(
                criterion.at("same_as"),
                f"{row.label} ghi {field_name('same_as')} là “{criterion.same_as}” như {other.label}, nhưng một tiêu "
                "chí của phụ lục duy trì chỉ là một tiêu chí ở đây. Đề nghị để same_as ở một tiêu chí; tiêu chí kia là "
                "một phần thì ghi part_of.",
                ((claimed.at("same_as"), f"{other.label} ghi trước"),),
            )


def _likely(row: Row, other: Row) -> str:
    is_same_code = other.address.casefold() == row.address.casefold()
    return row.label if is_same_code else f"{row.label} (ở đó là {other.address})"


@rule("X708")
def maximum_is_the_same_in_both_years(dossier: Dossier) -> Iterator[Found]:
    """One criterion carries the same maximum in both annexes, unless the index itself was changed."""
    if dossier.maintain is None:
        return
    known = _by_code(dossier.maintain)
    for row, criterion in _related(dossier):
        other = known.get((criterion.same_as or "").casefold())
        stated = other.criterion.max_score if other else None
        if other and stated is not None and stated != criterion.max_score:
            yield Found(
                criterion.at("max_score"),
                f"{row.label}: điểm tối đa {points(criterion.max_score)}, nhưng {other.label} tương ứng ở "
                f"phụ lục duy trì là {points(stated)}. Đề nghị kiểm tra lại hai số.",
                ((other.criterion.at("max_score"), f"điểm tối đa của {other.label}"),),
            )


@rule("X709")
def annexes_of_one_plan_agree(dossier: Dossier) -> Iterator[Found]:
    """Two annexes are signed with one Kế hoạch: its year, number and date are one, their own numbers two."""
    plan, maintain = dossier.plan, dossier.maintain
    if plan and maintain and plan.year != maintain.year:
        yield Found(
            plan.at("year"),
            f"Phụ lục này của năm {plan.year}, phụ lục duy trì của năm {maintain.year}, nhưng hai phụ lục thuộc một "
            f"{_kind(dossier)}. Đề nghị kiểm tra lại năm, hoặc tệp ở maintain_plan.",
            ((maintain.at("year"), "năm của phụ lục duy trì"),),
        )
    for shared in _shared(dossier):
        if said := _annex_clash(shared, _kind(dossier)) if shared.field == "annex" else _clash(shared):
            yield shared.found(said)


@rule("X710")
def annexes_of_one_plan_state_the_same(dossier: Dossier) -> Iterator[Found]:
    """Both annexes fill in the same fields of the Kế hoạch; a field blank in one is printed differently in the two."""
    missing: dict[str, list[str]] = {}
    lacking: list[_Shared] = []
    for shared in _shared(dossier):
        if gap := _annex_gap(shared) if shared.field == "annex" else _gap(shared):
            blank, what = gap
            missing.setdefault(blank, []).append(what)
            lacking.append(shared)
    if lacking:
        said = "; ".join(f"{blank} chưa ghi đủ {', '.join(values)}" for blank, values in missing.items())
        yield lacking[0].found(f"và phụ lục duy trì thuộc một {_kind(dossier)}, nhưng {said}. Đề nghị ghi như nhau.")


def _kind(dossier: Dossier) -> str:
    """The kind of the document that both annexes go with, as this annex says it."""
    return mentioned(dossier.plan.document, dossier.issuer) if dossier.plan else PLAN


class _Shared(NamedTuple):
    """A field about the Kế hoạch, with its value and place in the remedy annex (own) and in the maintain annex."""

    field: str
    own: str
    other: str
    place: Place
    other_place: Place

    def found(self, sentence: str) -> Found:
        """The finding at the remedy annex's field; `sentence` goes on after “Phụ lục này”."""
        return Found(self.place, f"Phụ lục này {sentence}", ((self.other_place, "phụ lục duy trì"),))


def _shared(dossier: Dossier) -> Iterator[_Shared]:
    """Each field about the Kế hoạch that both annexes fill in; a blank value is "".

    Nothing unless both annexes belong to one Kế hoạch: they are of one year and one commune.
    """
    plan, maintain = dossier.plan, dossier.maintain
    if plan is None or maintain is None or (plan.year, plan.commune) != (maintain.year, maintain.commune):
        return
    there = _issued(maintain, dossier.issuer)
    for field, own in _issued(plan, dossier.issuer).items():
        path = (field,) if field == "annex" else ("document", field)
        yield _Shared(field, own, there[field], plan.at(*path), maintain.at(*path))


def _issued(plan: Plan, issuer: str) -> dict[str, str]:
    """An annex's values about the Kế hoạch by field, the annex's own number first; blank as "".

    A kind that the symbol tells as well is no value of its own.
    """
    document = plan.document
    kind = kind_named(document.kind or "")
    return {
        "annex": plan.annex or "",
        "kind": "" if kind == kind_in(document.symbol or "", issuer) else kind,
        "number": document.number or "",
        "symbol": document.symbol or "",
        "date": str(document.date or ""),
    }


def _clash(shared: _Shared) -> str:
    """Error message for two annexes that contradict each other in a field; blank when they do not."""
    if not shared.own or not shared.other or _agree(shared):
        return ""
    name = _field(shared)
    return f"ghi {name} “{shared.own}”, phụ lục duy trì ghi “{shared.other}”. Đề nghị ghi khớp nhau."


def _annex_clash(shared: _Shared, kind: str) -> str:
    """Error message for the annexes' own numbers when one is missing or both are the same; blank otherwise."""
    own, other = shared.own, shared.other
    if bool(own) != bool(other):
        return (
            f"và phụ lục duy trì thuộc một {kind}, nhưng chỉ một phụ lục ghi số (annex). Đề nghị ghi ở cả hai, "
            "ví dụ I và II."
        )
    return f"ghi số {own} như phụ lục duy trì. Đề nghị ghi hai số khác nhau." if own and own == other else ""


def _field(shared: _Shared) -> str:
    return field_title(shared.field, "IssuedDocument").lower()


def _gap(shared: _Shared) -> tuple[str, str] | None:
    """The annex that says less in a field, and the other one's value; `None` when both say the same, or clash."""
    own, other = shared.own, shared.other
    if own == other or not _agree(shared):
        return None
    fuller, blank = (own, "phụ lục duy trì") if len(own) > len(other) else (other, "phụ lục này")
    return blank, f"{_field(shared)} “{fuller}”"


def _annex_gap(shared: _Shared) -> tuple[str, str] | None:
    return None if shared.own or shared.other else ("cả hai", "số phụ lục (annex), ví dụ I và II")


def _agree(shared: _Shared) -> bool:
    """True if neither value contradicts the other; a blank value or a shorter date only says less."""
    shorter, longer = sorted((shared.own.lstrip("0"), shared.other.lstrip("0")), key=len)
    return not shorter or shorter == longer or longer.startswith(f"{shorter}-")


def _by_code(plan: Plan) -> dict[str, Row]:
    """The rows of a plan that have codes, by these in small letters: codes are compared without case."""
    return {row.criterion.code.casefold(): row for row in plan.rows if row.criterion.code}


def _title(row: Row) -> str:
    return fold(plain(row.criterion.title))


def _related(dossier: Dossier) -> Iterator[tuple[Row, RemedyCriterion]]:
    for row in dossier.rows:
        if isinstance(row.criterion, RemedyCriterion) and (row.criterion.same_as or row.criterion.part_of):
            yield row, row.criterion


def _same_title(criterion: RemedyCriterion, maintain: MaintainPlan) -> str | None:
    """The code of the criterion with the most similar title."""
    codes = {row.criterion.title: row.criterion.code for row in maintain.rows if row.criterion.code}
    title = nearest(criterion.title, codes)
    return codes[title] if title else None
