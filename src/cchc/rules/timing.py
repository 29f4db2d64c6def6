"""Rules about timeframes and deliverables."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.diagnostics import Place
from cchc.model.ditto import resembles_ditto
from cchc.model.document_kind import kind_of
from cchc.model.dossier import Dossier
from cchc.model.losses import Loss
from cchc.model.plan import Plan
from cchc.model.products import Phrase, has_no_deadline, stated_time, undated_product
from cchc.model.rows import Row
from cchc.model.timeframe import Deadline, Deadlines, leaves_year_open, timeframe_in
from cchc.model.undated import undated_losses
from cchc.rules.rule import Found, rule
from cchc.wording import count, day, points

if TYPE_CHECKING:
    from cchc.model.criterion import Deliverable


@rule("D601")
def timeframe_is_readable(dossier: Dossier) -> Iterator[Found]:
    """A phrase that cannot be read gives no deadline, and then nothing is ever late."""
    for row in dossier.rows:
        phrase = row.criterion.timeframe
        if dossier.plan is None or not phrase or row.continues("timeframe") or row.criterion.deliverables:
            continue  # what deliverables state is tracked, whatever is printed
        if timeframe_in(phrase, dossier.plan.years) is None and not resembles_ditto(phrase):
            why = _unreadable(phrase, dossier.plan)
            yield Found(row.criterion.at("timeframe"), f"{row.label}: thời gian “{phrase}”{why}.")


@rule("D602")
def deliverables_are_distinct(dossier: Dossier) -> Iterator[Found]:
    """A deliverable's id is part of its occurrences' addresses, which must be unique in the plan."""
    for row in dossier.rows:
        seen: dict[str, Deliverable] = {}
        for deliverable in row.criterion.deliverables:
            if other := seen.get(deliverable.id):
                yield Found(
                    deliverable.at("id"),
                    f"Mã “{deliverable.id}” đã dùng cho một nhiệm vụ khác của {row.label}. Đề nghị đặt mã khác.",
                    ((other.at("id"), "mã này dùng lần đầu ở đây"),),
                )
            seen.setdefault(deliverable.id, deliverable)


@rule("D603")
def products_have_a_deadline(dossier: Dossier) -> Iterator[Found]:
    """A plan, a regulation, a decision is handed in once: “Thường xuyên” says neither when nor that it is late.

    Of a criterion that lost points, D609 says so.
    """
    for row, product in _undated_products(dossier.plan) if dossier.plan else ():
        place = _place_of(product, row)
        own = row.criterion.timeframe is not None and not row.continues("timeframe")
        yield Found(
            row.criterion.at("timeframe") if own else place,
            f"{row.label} có sản phẩm cụ thể (“{product.text}”) nhưng thời gian ghi "
            f"“{row.text('timeframe')}”. Đề nghị ghi thời hạn hoàn thành, hoặc thêm deliverables.",
            ((place, "sản phẩm ghi ở đây"),) if own else (),
        )


@rule("D604")
def stated_deadlines_are_tracked(dossier: Dossier) -> Iterator[Found]:
    """A deadline that stands only in prose is never listed as overdue."""
    for row in dossier.rows:
        if dossier.plan and _is_untimed(row, dossier.plan) and (stated := stated_time(row)):
            where = _time_field(dossier.plan)
            yield Found(
                _place_of(stated, row),
                f"{row.label} nêu thời hạn “{stated.text}” trong nội dung nhưng chưa có nhiệm vụ có thời hạn "
                f"nào. Đề nghị thêm vào deliverables, hoặc ghi ở {where}.",
            )


@rule("D605")
def deadlines_fall_in_the_plans_year(dossier: Dossier) -> Iterator[Found]:
    """A deadline of another year was mostly left over from the plan that was copied."""
    if dossier.plan is None:
        return
    years = dossier.plan.years
    for row in dossier.rows:
        for place, due in _deadlines(row, years):
            if due.year not in years:
                yield Found(
                    place,
                    f"{row.label}: thời hạn {day(due)} ngoài {dossier.plan.period} của Kế hoạch. Đề nghị "
                    "kiểm tra lại năm.",
                )


@rule("D606")
def document_is_dated_in_its_time(dossier: Dossier) -> Iterator[Found]:
    """A plan is issued in its year, or at the end of the year before."""
    plan = dossier.plan
    if plan and plan.document.date and plan.document.date.year not in {plan.year, plan.year - 1}:
        yield Found(
            plan.at("document", "date"),
            f"{kind_of(plan.document, dossier.issuer)} của {plan.period} nhưng ghi ngày ban hành thuộc năm "
            f"{plan.document.date.year}. Đề nghị kiểm tra lại năm.",
        )


@rule("D609")
def lost_points_have_a_deadline(dossier: Dossier) -> Iterator[Found]:
    """A remedy without a deadline is never late: a year may end with nothing done, and nobody is reminded."""
    undated = undated_losses(dossier.plan) if dossier.plan else ()
    if dossier.plan and undated:
        lost = points(sum((loss.points for loss in undated), Decimal(0)))
        codes = ", ".join(loss.row.address for loss in undated)
        yield Found(
            dossier.plan.at("areas" if dossier.plan.areas else "criteria"),
            f"Phụ lục khắc phục: {count(len(undated))} tiêu chí bị mất điểm ({lost} điểm) chưa ấn định thời hạn: "
            f"{codes}. Đề nghị ghi thời hạn hoàn thành ở {_time_field(dossier.plan)}, hoặc thêm deliverables.",
            tuple(_products(undated, dossier.plan.years)),
        )


def _undated_products(plan: Plan) -> Iterator[tuple[Row, Phrase]]:
    """The concrete products without a deadline, but for those of lost criteria that D609 lists."""
    told = {id(row) for loss in undated_losses(plan) for row in loss.remedies}
    years = plan.years
    for row in plan.rows:
        if id(row) not in told and (product := undated_product(row, years)):
            yield row, product


def _products(undated: Iterable[Loss], years: range) -> Iterator[tuple[Place, str]]:
    """The concrete products of lost criteria without a deadline, of which D603 then says nothing."""
    for row in (row for loss in undated for row in loss.remedies):
        if product := undated_product(row, years):
            yield _place_of(product, row), f"{row.label}: sản phẩm ghi ở đây"


def _place_of(phrase: Phrase, row: Row) -> Place:
    return row.criterion.at(phrase.field).within(phrase.start, phrase.end)


def _time_field(plan: Plan) -> str:
    """The place where a plan states times; a field that the annex does not print is followed all the same."""
    return "cột Thời gian thực hiện" if plan.prints("timeframe") else "trường timeframe"


def _is_untimed(row: Row, plan: Plan) -> bool:
    """True if a row's time is blank, or only “Thường xuyên”."""
    return row.text("timeframe") is None or has_no_deadline(row, plan.years)


def _unreadable(phrase: str, plan: Plan) -> str:
    """The reason why a phrase is not read, and the mend: the time that the calendar has, or a form that is read."""
    from cchc.model.timeframe.advice import not_in_calendar  # noqa: PLC0415 — only this finding needs it

    if wrong := not_in_calendar(phrase, plan.years):
        return f": {wrong} không có trong lịch. Đề nghị kiểm tra lại {wrong.split()[0]}"
    return (
        f" {_mend(phrase, plan)}; hoặc giữ chữ này và thêm dòng: "
        f'deliverables: [{{id: ket-qua, title: Kết quả, due: "{plan.year}-11-30"}}]'
    )


def _mend(phrase: str, plan: Plan) -> str:
    """What a phrase lacks, and the form in which it would be read."""
    if leaves_year_open(phrase, plan.years):
        return f"không nói năm nào của {plan.period}. Đề nghị ghi thêm năm"
    return f"không đọc được thành thời hạn. Đề nghị ghi dạng {_readable(phrase, plan.year)}"


def _readable(phrase: str, year: int) -> str:
    """The form of a phrase that can be read, or examples where none is near."""
    from cchc.model.timeframe.advice import nearest_readable  # noqa: PLC0415 — only this finding needs it

    if form := nearest_readable(phrase, year):
        return f"“{form}”"
    return f"“Quý III/{year}”, “Trước ngày 30/11/{year}” hoặc “Thường xuyên”"


def _deadlines(row: Row, years: range) -> Iterator[tuple[Place, date]]:
    """The row's own deadlines that are written as days or periods; without a time that holds a year of the plan."""
    own = None if row.continues("timeframe") else row.criterion.timeframe
    match timeframe_in(own or "", years):
        case Deadline() as deadline if not _touches(deadline, years):
            yield row.criterion.at("timeframe"), deadline.due
        case Deadlines(days) if not any(due.year in years for due in days):
            yield from ((row.criterion.at("timeframe"), due) for due in days)
    for deliverable in row.criterion.deliverables:
        for index, due in enumerate(deliverable.due or ()):
            place = deliverable.at("due")
            yield Place(place.file, (*place.path, index)), due


def _touches(deadline: Deadline, years: range) -> bool:
    """True for a period that holds a year of the plan, or a time that begins with the plan (“Từ nay đến …”)."""
    begins = years[0] if deadline.from_now else deadline.start.year if deadline.start else None
    return begins is not None and begins <= years[-1] and years[0] <= deadline.due.year
