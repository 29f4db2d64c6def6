"""Points lost: the lost criteria of each remedy plan, and who brings them back."""

from typing import TYPE_CHECKING

from cchc.analysis.coverage import Covered, covered
from cchc.analysis.upkeep import is_unread
from cchc.model.plan import RemedyPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.operations.sound import SoundPlan
    from cchc.operations.tracking import Question


def covered_in(cases: "Sequence[SoundPlan]", asked: "Question") -> "list[Covered]":
    """The lost criteria of each remedy plan and their remedies on a day."""
    return [covered(case.name, case.dossier, asked.asking) for case in cases if isinstance(case.plan, RemedyPlan)]


def unread_beside(found: "Iterable[Covered]") -> list[str]:
    """Sentences on maintain plans with errors, which cannot stand beside the lost criteria of a remedy plan."""
    return [
        f"Không đọc được phụ lục duy trì {each.gaps.plan.maintain_plan} mà {each.name} dẫn tới vì tệp ấy còn lỗi: cột "
        "“Ở phụ lục duy trì” để “không đọc được”. Đề nghị sửa các lỗi mà cchc validate nêu."
        for each in found
        if is_unread(each.dossier)
    ]


def unscored_in(found: "Iterable[Covered]") -> list[str]:
    """The names of the plans in which no criterion has a number of points."""
    return [each.name for each in found if each.gaps.totals.score is None]
