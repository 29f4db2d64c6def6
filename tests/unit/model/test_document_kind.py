"""The kind of the document that an annex goes with, as its symbol or its name tells it."""

import pytest

from cchc.model.document_kind import kind_in, kind_named, mentioned, numbered
from cchc.model.plan import IssuedDocument
from cchc.resources import document_kinds

ISSUER = "Ủy ban nhân dân xã Cẩm Giàng"


def test_the_decree_abbreviates_twenty_seven_kinds() -> None:
    assert len(document_kinds()) == 27
    assert len({short.casefold() for short in document_kinds()}) == 27


@pytest.mark.parametrize("short", document_kinds())
def test_every_kind_is_told_by_its_abbreviation_in_any_letters(short: str) -> None:
    name = document_kinds()[short]
    assert {kind_in(f"{short}-UBND", ISSUER), kind_in(f"{short.lower()}/ĐU", ISSUER), kind_named(short)} == {name}
    assert {kind_named(name), kind_named(name.upper()), kind_named(f" {name.lower()} ")} == {name}


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("QĐ – UBND", "Quyết định"),
        ("QĐ-UBND-VP", "Quyết định"),
        ("05-KH/ĐU", "Kế hoạch"),
        ("Q\u00d0-UBND", "Quyết định"),
        ("2026/NQ-HĐND", "Nghị quyết"),
        ("12/QĐ-UBND", "Quyết định"),
        ("KH", "Kế hoạch"),
        ("UBND", "Công văn"),
        ("UBND-KH", "Công văn"),
        ("VP", "Công văn"),
        ("VPUBND-TH", "Công văn"),
        ("SNV-CCHC", "Công văn"),
        ("HĐND", "Công văn"),
        ("UBNDXCG-VHXH", "Công văn"),
        ("CV/ĐU", "Công văn"),
        ("XYZ-UBND", None),
        ("QD-UBND", None),
        ("KHPH-UBND", None),
        ("SY-UBND", None),
        ("TT-BNV", None),
        ("12", None),
        ("/", None),
    ],
)
def test_a_symbol_tells_the_kind_by_its_first_part(symbol: str, kind: str | None) -> None:
    assert kind_in(symbol, ISSUER) == kind


def test_a_body_is_known_by_the_initials_of_the_issuer() -> None:
    assert kind_in("LĐLĐ-VP", "Liên đoàn Lao động tỉnh Mẫu") == "Công văn"
    assert kind_in("LĐLĐ-VP", ISSUER) is None
    assert kind_in("L", "Liên đoàn Lao động tỉnh Mẫu") is None
    assert kind_in("UBND", "") == "Công văn"


def test_a_name_that_is_not_in_the_list_is_printed_as_written() -> None:
    assert kind_named("Kế hoạch liên tịch") == "Kế hoạch liên tịch"
    assert kind_named("Kế hoạch\nliên  tịch") == "Kế hoạch liên tịch"


@pytest.mark.parametrize(
    ("symbol", "number"),
    [
        ("KH-UBND", "05/KH-UBND"),
        ("UBND", "05/UBND"),
        ("KH/ĐU", "05-KH/ĐU"),
        ("-KH/ĐU", "05-KH/ĐU"),
        ("12-KH/ĐU", "05-KH/ĐU"),
        ("12/KH-UBND", "05/KH-UBND"),
        ("2026/NQ-HĐND", "05/2026/NQ-HĐND"),
        ("UBND/VP", "05/UBND/VP"),
        ("KH-UBND\nmới", "05/KH-UBND mới"),
        ("\u00a0\u00a0", "05/\u00a0\u00a0"),
    ],
)
def test_a_number_stands_before_its_symbol_once(symbol: str, number: str) -> None:
    assert numbered("05", symbol) == number


def test_a_kind_that_is_not_told_is_a_common_noun_within_a_sentence() -> None:
    assert mentioned(IssuedDocument(symbol="XYZ-UBND"), ISSUER) == "văn bản"
    assert mentioned(IssuedDocument(symbol="QĐ-UBND"), ISSUER) == "Quyết định"
    assert mentioned(IssuedDocument(), ISSUER) == "Kế hoạch"
