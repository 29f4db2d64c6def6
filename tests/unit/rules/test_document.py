"""The document that the annex goes with: its kind and its symbol."""

import pytest
from helpers.rule_checks import criterion, model, places

from cchc.model.commune import Commune
from cchc.model.dossier import Dossier
from cchc.rules import document, links


def with_document(**fields: str) -> Dossier:
    return model({"I": [criterion("1.1")]}, document=fields)


@pytest.mark.parametrize(
    ("kind", "symbol"),
    [
        ("Quyết định", "QĐ-UBND"),
        ("quyết  định", "QĐ-UBND"),
        ("QĐ", "QĐ-UBND"),
        ("Công văn", "UBND-VP"),
        ("Công văn", "CV/ĐU"),
        ("Kế hoạch phối hợp", "KH-UBND"),
        ("Kế hoạch phối hợp", "KHPH-UBND"),
        ("Kế hoạch", "XYZ-UBND"),
    ],
)
def test_a_kind_may_be_stated_beside_a_symbol_that_tells_it_or_none(kind: str, symbol: str) -> None:
    dossier = with_document(kind=kind, symbol=symbol)
    assert places(document.kind_agrees_with_the_symbol, dossier) == []
    assert places(document.symbol_tells_the_kind, dossier) == []


@pytest.mark.parametrize(
    ("kind", "symbol", "told"),
    [
        ("Kế hoạch", "QĐ-UBND", "Quyết định"),
        ("Quyết định", "KH/ĐU", "Kế hoạch"),
        ("Kế hoạch", "UBND-VP", "Công văn"),
        ("Kế hoạchh", "KH-UBND", "Kế hoạch"),
    ],
)
def test_a_kind_that_disagrees_with_its_symbol_is_found(kind: str, symbol: str, told: str) -> None:
    dossier = with_document(kind=kind, symbol=symbol)
    assert [(each.place.path, each.message) for each in document.kind_agrees_with_the_symbol.check(dossier)] == [
        (
            ("document", "kind"),
            f"Văn bản ghi loại “{kind}”, nhưng ký hiệu “{symbol}” là của {told}. Đề nghị sửa loại văn bản (kind) hoặc "
            "ký hiệu (symbol).",
        )
    ]


@pytest.mark.parametrize(
    ("symbol", "guess"),
    [("QD-UBND", "; có phải “QĐ”?"), ("KHH-UBND", "; có phải “KH”?"), ("XYZ-UBND", "."), ("/", ".")],
)
def test_a_symbol_that_tells_no_kind_is_told(symbol: str, guess: str) -> None:
    dossier = with_document(symbol=symbol)
    assert [(each.place.path, each.message) for each in document.symbol_tells_the_kind.check(dossier)] == [
        (
            ("document", "symbol"),
            f"Ký hiệu “{symbol}” không bắt đầu bằng chữ viết tắt của một loại văn bản hay một cơ quan đã biết{guess} "
            "Phụ lục in “Kèm theo Văn bản số …”. Đề nghị sửa ký hiệu, hoặc ghi loại văn bản ở trường kind của document.",
        )
    ]


@pytest.mark.parametrize("symbol", ["KH-UBND", "UBND", "UBNDXM-VP", None])
def test_a_symbol_that_tells_the_kind_and_none_are_fine(symbol: str | None) -> None:
    party = {"id": "vp", "title": "Văn phòng", "kind": "unit"}
    commune = {"cchc": "1", "kind": "commune", "name": "Mẫu", "issuer": "Ủy ban nhân dân xã Mẫu", "parties": [party]}
    plan = with_document(**({"symbol": symbol} if symbol else {})).plan
    assert places(document.symbol_tells_the_kind, Dossier(plan, Commune.model_validate(commune))) == []


@pytest.mark.parametrize(
    ("own", "other", "clashes", "gaps"),
    [
        ({"kind": "QĐ", "symbol": "QĐ-UBND"}, {"symbol": "QĐ-UBND"}, [], []),
        ({"kind": "qđ"}, {"kind": "Quyết định"}, [], []),
        ({"kind": "QĐ"}, {"kind": "KH"}, ["document.kind"], []),
        ({"kind": "QĐ", "symbol": "XYZ-UBND"}, {"symbol": "XYZ-UBND"}, [], ["document.kind"]),
    ],
)
def test_two_annexes_of_one_document_print_one_kind(
    own: dict[str, str], other: dict[str, str], clashes: list[str], gaps: list[str]
) -> None:
    common = {"annex": "I"}
    remedy = model({"I": [criterion("1.1", score="1")]}, assessed_year="2023", document=own, annex="II").plan
    maintain = model({"I": [criterion("1.1")]}, document=other, **common).plan
    dossier = Dossier(remedy, None, maintain)  # type: ignore[arg-type]  # a maintain plan, as `model` makes it
    assert places(links.annexes_of_one_plan_agree, dossier) == clashes
    assert places(links.annexes_of_one_plan_state_the_same, dossier) == gaps
