"""When: timeframes and deliverables."""

from collections.abc import Iterator

from cchc.model.dossier import Dossier
from cchc.model.timeframe import read
from cchc.rules.rule import Found, rule


@rule("D601")
def timeframe_is_readable(dossier: Dossier) -> Iterator[Found]:
    """A phrase that cannot be read gives no deadline, and then nothing is ever late."""
    for row in dossier.rows:
        phrase = row.criterion.timeframe
        if dossier.plan and phrase and not row.continues("timeframe") and read(phrase, dossier.plan.year) is None:
            yield (
                row.criterion.at("timeframe"),
                f"{row.criterion.label}: thời gian “{phrase}” không đọc được thành thời hạn. Đề nghị ghi "
                f"dạng “Quý III/{dossier.plan.year}”, “Trước ngày 30/11/{dossier.plan.year}” hoặc "
                "“Thường xuyên”.",
            )


@rule("D602")
def deliverables_are_distinct(dossier: Dossier) -> Iterator[Found]:
    """A deliverable's id is part of its occurrences' addresses, which must be unique in the plan."""
    for row in dossier.rows:
        seen: set[str] = set()
        for deliverable in row.criterion.deliverables:
            if deliverable.id in seen:
                yield (
                    deliverable.at("id"),
                    f"Mã “{deliverable.id}” đã dùng cho một nhiệm vụ khác của {row.criterion.label}. "
                    "Đề nghị đặt mã khác.",
                )
            seen.add(deliverable.id)
