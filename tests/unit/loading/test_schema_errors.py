"""Whatever a file holds, each finding is of the catalogue and in Vietnamese: no error of pydantic falls through."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cchc.diagnostics import CATALOGUE
from cchc.loading.schema_errors import schema_findings
from cchc.model.commune import Commune
from cchc.model.kinds import KINDS
from cchc.wording import FIELDS

NAMES = [name for name in FIELDS if name not in {"cchc", "kind"}]
TEXTS = st.sampled_from(
    ["", "1", "1.1", "1.1.1", "I", "2024", "2024-06-30", "month", "official", "tin-bai", "x y", "như trên"]
)
JUNK = st.recursive(
    st.none() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*NAMES, "tilte", "điểm tối đa", ""]), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(NAMES), JUNK, max_size=12))
def test_any_tree_gives_known_codes_and_vietnamese_sentences(kind: str, data: dict[str, Any]) -> None:
    try:
        KINDS[kind].model.model_validate({"cchc": "1", "kind": kind, **data})
    except ValidationError as error:
        found = list(schema_findings(error.errors(), (), KINDS[kind].model, "x.yaml"))
        assert found
        assert {finding.code for finding in found} <= {code for code in CATALOGUE if code.startswith("S")}
        for finding in found:
            assert re.search("Đề nghị|có phải|Các trường dùng được", finding.message)
            assert not re.search("Input|should|valid|Field|Extra", finding.message)


@pytest.mark.parametrize(
    ("field", "value", "messages"),
    [
        (
            "code",
            "123",
            [
                "Mã đơn vị (code): “123” không phải là mã đơn vị. Đề nghị ghi đủ 5 chữ số, kể cả số 0 ở đầu, trong "
                'ngoặc kép: "00123".'
            ],
        ),
        (
            "code",
            "0123A",
            [
                "Mã đơn vị (code): “0123A” không phải là mã đơn vị. Đề nghị ghi 5 chữ số trong ngoặc kép, ví dụ "
                '"01234"; chưa biết mã thì bỏ trường này.'
            ],
        ),
        ("mã đơn vị", "01234", ["Không có trường “mã đơn vị”; có phải “code” (Mã đơn vị)?"]),
        ("code", None, []),
        ("code", "01234", []),
    ],
)
def test_the_code_of_a_commune_is_no_code_of_a_criterion(field: str, value: str | None, messages: list[str]) -> None:
    party = {"id": "vp", "title": "Văn phòng", "kind": "unit"}
    data = {"cchc": "1", "kind": "commune", "name": "Mẫu", "issuer": "Ủy ban", "parties": [party], field: value}
    try:
        assert Commune.model_validate(data).code == value
        found = []
    except ValidationError as error:
        found = [finding.message for finding in schema_findings(error.errors(), (), Commune, "x.yaml")]
    assert found == messages
