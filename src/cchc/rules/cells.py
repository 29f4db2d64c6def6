"""Rules about blank cells that the annex needs, and cells that continue the one above.

A blank cell is a warning, so that an incomplete plan can be worked on. A row that lost points and states no remedy is
one finding, not one for each blank cell; a row that only heads its parts, or of which no loss is known, needs none.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc.diagnostics import Place
from cchc.guessing import nearest, question
from cchc.model.columns import NAMES, TEXT_COLUMNS
from cchc.model.criterion import Criterion, RemedyCriterion
from cchc.model.ditto import resembles_ditto, says_ditto
from cchc.model.dossier import Dossier
from cchc.model.plan import Plan
from cchc.model.rows import Row
from cchc.model.texts import cell_path
from cchc.rules.rule import Found, rule
from cchc.wording import FIELDS, count, points

_FOLLOWED = {"lead", "support", "timeframe"}
"""The fields by which nhiệm vụ are followed, whether or not the annex prints them."""
_SAID = {"lead": "đầu mối chủ trì"}
"""The missing thing in a blank cell, where the column's name alone would sound odd."""


@rule("P310")
def ditto_continues_something(dossier: Dossier) -> Iterator[Found]:
    """“như trên” needs a cell above it, in the same area, that says something."""
    for row in dossier.rows:
        for column in filter(row.continues, _text_columns(dossier)):
            first = row.above is None or not row.above.continues(column)  # those below it hang on the same cell
            if row.text(column) is None and first:
                within = f"trong lĩnh vực {row.area_number} " if row.area_number else ""
                yield Found(
                    _cell(row, column),
                    f"{row.label} ghi “như trên” ở cột {_named(column, dossier)}, nhưng {within}phía trên không có nội "
                    "dung. Đề nghị ghi đầy đủ.",
                )
        for deliverable in row.criterion.deliverables:
            if says_ditto(deliverable.lead):
                yield Found(
                    deliverable.at("lead"),
                    "“như trên” chỉ dùng ở ô của bảng. Đề nghị ghi tên đầu mối, hoặc bỏ trường này nếu vẫn là "
                    "chủ trì của tiêu chí.",
                )


@rule("P311")
def target_is_stated(dossier: Dossier) -> Iterator[Found]:
    """Without a target nobody can say whether the points were kept."""
    return _blank(dossier, "target", "Đề nghị bổ sung.")


@rule("P312")
def tasks_are_stated(dossier: Dossier) -> Iterator[Found]:
    """Without tasks there is nothing to do."""
    return _blank(dossier, "tasks", "Đề nghị bổ sung; nếu dùng chung ô với tiêu chí trên thì ghi “như trên”.")


@rule("P313")
def lead_is_stated(dossier: Dossier) -> Iterator[Found]:
    """Each task has a party in charge of it."""
    return _blank(dossier, "lead", "Đề nghị ghi công chức hoặc bộ phận chịu trách nhiệm.")


@rule("P314")
def timeframe_is_stated(dossier: Dossier) -> Iterator[Found]:
    """Each task has a time."""
    return _blank(dossier, "timeframe", "Đề nghị bổ sung, ví dụ “Quý III/{year}”.")


@rule("P315")
def lost_score_has_remedy(dossier: Dossier) -> Iterator[Found]:
    """A criterion that lost points is in the remedy annex to be remedied, unless the annex has no tasks at all."""
    plan = dossier.plan
    for row in dossier.rows if plan and plan.prints("tasks") else ():
        if _lacks_remedy(row):
            yield Found(
                row.criterion.at("tasks"),
                f"{row.label} mất {points(_known_loss(row.criterion))} điểm, nhưng bản này để trống ô "
                "Nhiệm vụ, giải pháp. Đề nghị bổ sung; nếu dùng chung ô với tiêu chí trên thì ghi "
                "“như trên”.",
            )


@rule("P316")
def ditto_is_spelt_out(dossier: Dossier) -> Iterator[Found]:
    """Short forms of “như trên” would be printed as they stand, and name nobody and no time; so would it as a title."""
    for row in dossier.rows:
        title = row.criterion.title
        if says_ditto(title) or resembles_ditto(title):
            yield Found(
                row.criterion.at("title"),
                f"{row.label} có tên là “{title}”, nhưng ô tên không gộp với ô phía trên. Đề nghị ghi đầy đủ tên.",
            )
        for column in _text_columns(dossier):
            text = row.own(column)
            if text and resembles_ditto(text):
                yield Found(
                    _cell(row, column),
                    f"{row.label} ghi “{text}” ở cột {_named(column, dossier)}. Đề nghị ghi “như trên” nếu ô này gộp "
                    "với ô phía trên.",
                )


@rule("P320")
def filled_cells_are_printed(dossier: Dossier) -> Iterator[Found]:
    """A cell in a column that the annex does not have is lost in print; one finding for each such column."""
    if dossier.plan is None:
        return
    lost: dict[tuple[str, ...], list[Row]] = {}
    unprinted = [column for column in TEXT_COLUMNS if not dossier.plan.prints(column)]
    for row in dossier.rows:
        for path in _lost(row, unprinted, dossier.plan.free_columns):
            lost.setdefault(path, []).append(row)
    for path, rows in lost.items():
        yield _unprinted(path, rows, dossier.plan)


def _text_columns(dossier: Dossier) -> tuple[str, ...]:
    return dossier.plan.text_columns if dossier.plan else ()


def _cell(row: Row, column: str) -> Place:
    return row.criterion.at(*cell_path(column))


def _named(column: str, dossier: Dossier) -> str:
    """A column's name in messages: that of the field, or the heading of a free column."""
    free = {each.name: each.heading for each in dossier.plan.printed if each.is_free} if dossier.plan else {}
    return FIELDS.get(column) or free.get(column) or column


def _lost(row: Row, unprinted: Sequence[str], free: Sequence[str]) -> list[tuple[str, ...]]:
    """The paths of a row's own texts that are not printed: those of fields, and those under `cells`."""
    cells = row.criterion.cells.items()
    lost = [("cells", column) for column, text in cells if text and column not in free]
    return [*((column,) for column in unprinted if row.own(column)), *lost]


def _unprinted(path: tuple[str, ...], rows: list[Row], plan: Plan) -> Found:
    more = f" (và {count(len(rows) - 1)} hàng nữa)" if len(rows) > 1 else ""
    column, said = path[-1], f"{rows[0].label}{more} có ô “{path[-1]}”"
    if path[0] == "cells" and column in NAMES:
        why = f" trong cells, nhưng “{column}” là trường của hàng. Đề nghị đưa ra ngoài cells."
    else:
        guess = question(nearest(column, plan.free_columns) if path[0] == "cells" else None)
        why = f" nhưng phụ lục không có cột này nên sẽ không in{guess} {_mend(column)}"
    others = tuple((row.criterion.at(*path), row.label) for row in rows[1:])
    return Found(rows[0].criterion.at(*path), f"{said}{why}", others)


def _mend(column: str) -> str:
    """The mend for a cell without a column; who and when are followed although they are not printed."""
    if column in _FOLLOWED:
        return "Đề nghị thêm cột vào columns, hoặc để vậy nếu chỉ cần theo dõi."
    return "Đề nghị thêm cột vào columns, hoặc bỏ ô."


def _blank(dossier: Dossier, column: str, mend: str) -> Iterator[Found]:
    """A finding for each row that leaves a cell blank that it needs; `mend` may speak of the plan's `{year}`.

    A column that the annex does not have is not asked for.
    """
    plan = dossier.plan
    for row in dossier.rows if plan and plan.prints(column) else ():
        if plan and row.own(column) is None and _needs_cells(row, plan):
            said = f"{row.label} chưa ghi {_SAID.get(column, FIELDS[column].lower())}."
            yield Found(row.criterion.at(column), f"{said} {mend.format(year=plan.year)}")


def _needs_cells(row: Row, plan: Plan) -> bool:
    lacks_remedy = plan.prints("tasks") and _lacks_remedy(row)
    return not (row.is_heading or lacks_remedy or _lost_nothing(row))


def _lacks_remedy(row: Row) -> bool:
    return _known_loss(row.criterion) > 0 and row.criterion.tasks is None and not row.is_heading


def _lost_nothing(row: Row) -> bool:
    """True if a remedy row lost no points, as far as known, and states no tasks: it then needs nothing else."""
    criterion = row.criterion
    return isinstance(criterion, RemedyCriterion) and _known_loss(criterion) <= 0 and criterion.tasks is None


def _known_loss(criterion: Criterion) -> Decimal:
    """Điểm bị mất; 0 where no number is known, or for a criterion that has no score."""
    return (criterion.gap if isinstance(criterion, RemedyCriterion) else None) or Decimal(0)
