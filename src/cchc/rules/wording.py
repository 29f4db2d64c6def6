"""How texts are written."""

import re
from collections.abc import Iterator

from cchc.diagnostics import Place
from cchc.model.dossier import Dossier
from cchc.model.emphasis import plain
from cchc.model.plan import COLUMNS
from cchc.rules.rule import Found, rule

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*\s*/?>")


@rule("T501")
def emphasis_is_closed(dossier: Dossier) -> Iterator[Found]:
    """What is not a closed pair of `<i>` or `<b>` is printed as it stands, which nobody wants of a tag."""
    for place, text in _texts(dossier):
        if tag := _TAG.search(plain(text)):
            yield (
                place,
                f"“{tag[0]}” sẽ in ra nguyên văn: chỉ dùng được cặp <i>…</i> và <b>…</b>, mở rồi đóng. "
                "Đề nghị sửa hoặc bỏ thẻ.",
            )


def _texts(dossier: Dossier) -> Iterator[tuple[Place, str]]:
    """Every text of the plan that is printed, with its place."""
    if dossier.plan is None:
        return
    yield dossier.plan.at("title"), dossier.plan.title
    for area in dossier.plan.areas:
        yield area.at("title"), area.title
    for row in dossier.rows:
        for field in ("title", *COLUMNS):
            text: str | None = getattr(row.criterion, field)
            if text is not None:
                yield row.criterion.at(field), text
