"""Rules about the wording of texts: slips that a careful reader would notice. They are mended only on request."""

import re
from collections.abc import Iterator
from itertools import product

from cchc.model.columns import TEXT_COLUMNS
from cchc.model.dossier import Dossier
from cchc.model.doubling import doubled_words
from cchc.model.emphasis import paired
from cchc.model.folding import fold
from cchc.model.former import former_names, pieces_of
from cchc.model.plan import Plan, RemedyPlan
from cchc.model.spelling import SPACED_PERCENT, STRAY, Slip, around, spaced_percents, stray_spaces
from cchc.model.texts import ShownText
from cchc.resources import FormerBodies, former_bodies, levels
from cchc.rules.rule import Found, rule
from cchc.wording import count, day

_TAG = r"</?[A-Za-z][A-Za-z0-9]*\s*/?>"
_IN_TAGS = "<"
"""A piece of any text that has a tag."""
_YEAR = r"(?i)(?:năm\s|/)(?P<year>20[0-9]{2})(?![0-9/]|\s?[-–]\s?20[0-9]{2})"
_IN_YEARS = "20"
"""A piece of any text that has a year as `_YEAR` finds it."""
_CITATION = (
    r"(?:số [0-9]|[0-9]/[A-ZĐ]{2}|Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị"
    r"|Công văn|Hiến pháp|Pháp lệnh|Đề án|Chương trình"
    r"|Chiến lược|[Ss]o với|cao hơn|thấp hơn|[Tt]ổng kết|mất điểm)[^;\n]*$|đến\s*$"
)
"""Words that mark a later year in the clause as a cited document's or a comparison's (“đến” only right before it)."""
_CLAUSE = 200
"""The number of characters before a year that are searched for its citation."""
_TERRITORY = r"(?i)địa bàn (?P<level>\w+(?: \w+)?)"
_IN_TERRITORIES = tuple(map("".join, product("bB", "àÀ", "nN", " ")))
"""Any text that speaks of a territory as `_TERRITORY` finds it has one of these pieces."""


@rule("T501")
def emphasis_is_closed(dossier: Dossier) -> Iterator[Found]:
    """A tag that is no closed pair of `<i>` or `<b>` is printed as it stands, which nobody wants."""
    for text in _printed(dossier, _IN_TAGS):
        closed = {tag.start() for tag in paired(text.text)}
        if tag := next((tag for tag in re.finditer(_TAG, text.text) if tag.start() not in closed), None):
            yield Found(
                text.place.within(*tag.span()),
                f"“{tag[0]}” sẽ in ra nguyên văn: chỉ dùng được cặp <i>…</i> và <b>…</b>, mở rồi đóng. "
                "Đề nghị sửa hoặc bỏ thẻ.",
            )


@rule("T502")
def words_are_not_doubled(dossier: Dossier) -> Iterator[Found]:
    """Doubled words are slips of copying; but “một cửa, một cửa liên thông” names two things."""
    for text in dossier.texts.all:
        found = doubled_words(text.text)
        if found:
            start, end = found[0]
            yield Found(
                text.place.within(start, end),
                f"“{text.text[start:end]}” ghi hai lần liền nhau{_more(len(found))}. Đề nghị bỏ một lần, hoặc thêm dấu "
                "phẩy nếu là hai nội dung.",
            )


@rule("T503")
def spaces_stand_where_they_belong(dossier: Dossier) -> Iterator[Found]:
    """A space before a punctuation mark lets the mark slip to the next line in print (`cchc fmt --fix` mends it)."""
    for text in dossier.texts.holding(*STRAY):
        yield from _stray(text, stray_spaces(text.text), "có dấu cách thừa", "␣")


@rule("T504")
def percent_signs_follow_their_number(dossier: Dossier) -> Iterator[Found]:
    """`100 %` and `100%` in one table look careless, and the sign may slip to the next line."""
    for text in dossier.texts.holding(*SPACED_PERCENT):
        yield from _stray(text, spaced_percents(text.text), "có dấu cách trước dấu %", " ")


@rule("T505")
def years_are_the_plans(dossier: Dossier) -> Iterator[Found]:
    """A year left over from the plan that was copied is what readers notice first; citations have their own."""
    if dossier.plan is None:
        return
    for text in _printed(dossier, _IN_YEARS):
        if text.path[-1] in {"timeframe", "basis"} and not text.heading:
            continue  # a deadline of another year is D605; documents by which tasks are assigned have their own
        allowed = _years(dossier.plan, text)
        for year in re.finditer(_YEAR, text.text):
            if int(year["year"]) not in allowed and not _is_cited(text.text, year.start()):
                yield Found(
                    text.place.within(year.start("year"), year.end("year")),
                    f"Nội dung ghi năm {year['year']}, nhưng Kế hoạch là của {dossier.plan.period}. Đề nghị kiểm tra "
                    "lại năm.",
                )
                break


@rule("T506")
def territory_is_the_issuers(dossier: Dossier) -> Iterator[Found]:
    """A commune answers for its own territory; “địa bàn” of another level was copied from that level's plan."""
    commune = dossier.commune
    if commune is None or commune.unit is None:
        return
    own = fold(commune.unit)
    for text in _printed(dossier, *_IN_TERRITORIES):
        for territory in re.finditer(_TERRITORY, text.text):
            level = _level(territory["level"])
            if level and fold(level) != own:
                yield Found(
                    text.place.within(territory.start(), territory.start("level") + len(level)),
                    f"“địa bàn {level}” trong kế hoạch của {commune.unit}, có thể là “địa bàn {commune.unit}”. Đề nghị "
                    "kiểm tra lại.",
                )
                break


@rule("T507")
def bodies_still_exist(dossier: Dossier) -> Iterator[Found]:
    """A body that ended before the plan's year was left over from an older plan; one finding lists the cells.

    Names in citations are silent, and what `model.former` tells apart: proper names, what is said to be former.
    """
    plan = dossier.plan
    if plan is None:
        return
    for former in (each for each in former_bodies() if each.since.year < plan.year):
        texts = dossier.texts.holding_folded(*pieces_of(former))
        named = [(text, found) for text in filter(_is_printed, texts) if (found := _former(text.text, former))]
        if named:
            first, *others = [(each.place.within(*span), each.text[slice(*span)]) for each, span in named]
            yield Found(
                first[0],
                f"Từ ngày {day(former.since)} kết thúc hoạt động của {former.level}; Kế hoạch năm {plan.year} còn ghi "
                f"“{first[1]}”{_more_cells(len(named))}. Đề nghị kiểm tra lại tên cơ quan.",
                tuple((place, f"“{said}”") for place, said in others),
            )


def _former(text: str, former: FormerBodies) -> tuple[int, int] | None:
    """The place of the first name in a text of a body that ended; not in a citation."""
    found = former_names(text, former)
    return next((span for span in found if not _is_cited(text, span[0])), None)


def _is_cited(text: str, at: int) -> bool:
    """True if what begins here in a text belongs to a document that is cited before it."""
    return re.search(_CITATION, text[max(at - _CLAUSE, 0) : at]) is not None


def _level(words: str) -> str | None:
    """The level of administration that words begin with."""
    folded = fold(words)
    return next((level for level in levels() if f"{folded} ".startswith(f"{fold(level)} ")), None)


def _printed(dossier: Dossier, *pieces: str) -> list[ShownText]:
    """The printed texts in which one of these pieces stands."""
    return list(filter(_is_printed, dossier.texts.holding(*pieces)))


def _is_printed(text: ShownText) -> bool:
    return text.is_printed


def _stray(text: ShownText, slips: tuple[Slip, ...], what: str, shown_as: str) -> Iterator[Found]:
    """One finding for a text, at its first stray space; the message shows spaces as the visible sign `shown_as`."""
    if slips:
        start, end = around(text.text, slips[0])
        words = re.sub(r"[ \u00a0]+", lambda spaces: shown_as * len(spaces[0]), text.text[start:end])
        yield Found(
            text.place.within(start, end),
            f"“{words}” {what}{_more(len(slips))}. Đề nghị bỏ dấu cách, hoặc chạy cchc fmt --fix.",
        )


def _years(plan: Plan, text: ShownText) -> set[int]:
    """The years that a text may name: the plan's and, save in a heading of a text, a remedy plan's assessed one."""
    if isinstance(plan, RemedyPlan) and text.heading not in TEXT_COLUMNS:
        return {*plan.years, plan.assessed_year}
    return {*plan.years}


def _more_cells(number: int) -> str:
    return f" (và ở {count(number - 1)} ô nữa)" if number > 1 else ""


def _more(number: int) -> str:
    return f" (và {count(number - 1)} chỗ nữa trong ô)" if number > 1 else ""
