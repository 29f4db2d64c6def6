"""Nothing is lost: the words of the tables against those of the plan text, before anything is written."""

from collections.abc import Iterable

from cchc.errors import CchcError
from cchc.importing.counting import plan_words, reckoning
from cchc.operations.importing.plans import ImportedPlan
from cchc.source import parse

_MOST_NAMED = 5
"""The most words that are named."""


def refuse_lost_words(plans: Iterable[ImportedPlan]) -> None:
    """Check that each plan has the words of its tables, but for those that are told.

    Raises:
        CchcError: It has not, which is an error of the program.
    """
    for plan in plans:
        written = plan_words(parse(plan.content).data)
        found = reckoning(plan.annex.tables, written, plan.left_out, plan.doubts)
        if not found.is_even:
            tables = ", ".join(each.table.name for each in plan.annex.tables)
            raise CchcError(
                f"{plan.source.name}, {tables}: {_told(found.lost, 'bị mất')}{_told(found.invented, 'bị thêm')}đây là "
                "lỗi của chương trình, chưa ghi tệp nào. Đề nghị báo cho người phát triển, kèm văn bản này."
            )


def _told(words: Iterable[str], what: str) -> str:
    named = sorted(words)
    more = ", …" if len(named) > _MOST_NAMED else ""
    return f"chữ {what} ({', '.join(named[:_MOST_NAMED])}{more}); " if named else ""
