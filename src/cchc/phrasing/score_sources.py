"""Nguồn điểm: the giver of the scores, wherever points that a commune was given stand."""

import re
from collections.abc import Mapping

from cchc.model.emphasis import plain
from cchc.model.plan import RemedyPlan, ScoreSource

_GIVEN: Mapping[ScoreSource, str] = {
    "self": "điểm tự chấm",
    "appraised": "điểm thẩm định",
    "published": "điểm công bố",
}
_ACCORDING_TO = "theo "


def score_source(plan: RemedyPlan) -> str | None:
    """“điểm tự chấm”, “Quyết định số 12/QĐ-UBND”, or both; `None` when the plan states neither.

    A document alone stands for points that it has published.
    """
    document = _document(plan)
    if document and plan.score_source in {None, "published"}:
        return document
    given = plan.score_source and _GIVEN[plan.score_source]
    return ", ".join(filter(None, (given, document))) or None


def brief_source(plan: RemedyPlan) -> str | None:
    """The same for a heading, where the day of a document has no room; a document alone stands for its points."""
    source = score_source(plan)
    if source and plan.score_source in {"self", "appraised"}:
        return _GIVEN[plan.score_source]
    return source and re.split(r",? ngày \d", source, maxsplit=1)[0]


def score_source_sentence(plan: RemedyPlan) -> str:
    """“Theo điểm tự chấm.”, “Theo Quyết định số 12/QĐ-UBND.”, or the sentence that the plan does not say."""
    source = score_source(plan)
    return f"Theo {source}." if source else "Nguồn điểm: chưa ghi."


def score_source_remark(plan: RemedyPlan) -> str:
    """The same for who keeps the plan's file: where it does not say, the field that would."""
    sentence = score_source_sentence(plan)
    return sentence if score_source(plan) else f"{sentence[:-1]} (score_source)."


def _document(plan: RemedyPlan) -> str:
    """The document's name on one line, without a “theo” before it or a full stop behind it."""
    name = " ".join(plain(plan.score_document or "").split()).rstrip(" .;,")
    return name[len(_ACCORDING_TO) :] if name.casefold().startswith(_ACCORDING_TO) else name
