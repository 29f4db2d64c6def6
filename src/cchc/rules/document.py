"""Rules about the document that the annex goes with: its kind, which stands in “(Kèm theo Quyết định số …)”."""

from collections.abc import Iterator

from cchc.guessing import nearest, question
from cchc.model.document_kind import first_part, kind_in, kind_named
from cchc.model.dossier import Dossier
from cchc.model.folding import fold
from cchc.resources import document_kinds
from cchc.rules.rule import Found, rule
from cchc.wording import bare, field_name


@rule("P331")
def kind_agrees_with_the_symbol(dossier: Dossier) -> Iterator[Found]:
    """A wrong kind makes the annex name a document that does not exist."""
    plan = dossier.plan
    if plan is None or not plan.document.kind or not plan.document.symbol:
        return
    kind, symbol = plan.document.kind, plan.document.symbol
    told = kind_in(symbol, dossier.issuer)
    if told and not _is_one(kind, told):
        yield Found(
            plan.at("document", "kind"),
            f"Văn bản ghi loại “{kind}”, nhưng ký hiệu “{symbol}” là của {told}. Đề nghị sửa loại văn bản (kind) hoặc "
            f"{field_name('symbol').lower()}.",
            ((plan.at("document", "symbol"), f"ký hiệu của {told}"),),
        )


@rule("P332")
def symbol_tells_the_kind(dossier: Dossier) -> Iterator[Found]:
    """A symbol that begins with an unknown abbreviation leaves the annex with “Văn bản” for the document's kind."""
    plan = dossier.plan
    if plan is None or plan.document.kind or not plan.document.symbol:
        return
    symbol = plan.document.symbol
    if kind_in(symbol, dossier.issuer) is None:
        yield Found(
            plan.at("document", "symbol"),
            f"Ký hiệu “{symbol}” không bắt đầu bằng chữ viết tắt của một loại văn bản hay một cơ quan đã biết"
            f"{question(_meant(first_part(symbol)))} Phụ lục in “Kèm theo Văn bản số …”. Đề nghị sửa ký hiệu, hoặc ghi "
            "loại văn bản ở trường kind của document.",
        )


def _is_one(kind: str, told: str) -> bool:
    """True if a stated kind is the one that the symbol tells, or a sort of it: “Kế hoạch phối hợp” is a Kế hoạch."""
    return kind_named(kind) == told or fold(kind).startswith(f"{fold(told)} ")


def _meant(part: str) -> str | None:
    """The abbreviation of a kind that was probably meant, first of all one that differs in diacritics only."""
    alike = (short for short in document_kinds() if bare(short) == bare(part))
    return next(alike, None) or nearest(part, document_kinds())
