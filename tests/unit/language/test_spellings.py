"""Other spellings of values: read as the canonical ones, which `fmt` writes."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.language.formatting import formatted
from cchc.language.spellings import canonical, code_meant
from cchc.model.calendar import Every
from cchc.model.codes import AREA_NUMBER, CODE
from cchc.model.kinds import KINDS
from cchc.model.plan import ScoreSource
from cchc.source import Data

PLAN = """\
cchc: 1
kind: Duy trì
year: 2026
commune: commune.yaml
annex: 1
title: Nhiệm vụ duy trì
document: {number: 12, symbol: KH-UBND, date: 15/1/2026}
areas:
- number: 2
  title: Thể chế
  criteria:
  - code: TC 2.1
    title: Theo dõi
    max_score: 5,5
    target: x
    tasks:  # các việc
    - Xây dựng kế hoạch  # việc một
    # trước việc hai
    - Báo cáo
    lead: [Văn phòng, Công an]
    timeframe: Quý III/2026
    deliverables:
    - {id: a, title: A, due: [15/3/2026, ngày 28 tháng 6 năm 2026]}
    - {id: b, title: B, every: hằng tháng}
"""
CANONICAL = """\
cchc: 1
kind: maintain
year: 2026
commune: commune.yaml
annex: I
title: Nhiệm vụ duy trì
document:
  number: "12"
  symbol: KH-UBND
  date: "2026-01-15"
areas:
- number: "2"
  title: Thể chế
  criteria:
  - code: "2.1"
    title: Theo dõi
    max_score: 5,5
    target: x
    # việc một
    # trước việc hai
    tasks: |-  # các việc
      - Xây dựng kế hoạch
      - Báo cáo
    lead: Văn phòng; Công an
    timeframe: Quý III/2026
    deliverables:
    - id: a
      title: A
      due:
      - "2026-03-15"
      - "2026-06-28"
    - id: b
      title: B
      every: month
"""


def test_a_file_in_the_spellings_of_commands_is_laid_out_in_the_canonical_ones_with_every_comment() -> None:
    assert formatted(PLAN.encode()).content.decode() == CANONICAL
    assert formatted(CANONICAL.encode()).content.decode() == CANONICAL


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hằng tháng", "month"),
        ("Hàng quý", "quarter"),
        ("6 tháng một lần", "half-year"),
        ("6 tháng", "half-year"),
        ("3 tháng", "quarter"),
        ("6 tháng đầu năm", None),
        ("01 lần/năm", "year"),
        ("mỗi tuần", "week"),
        ("Quý", "quarter"),
        ("Month", "month"),
        ("Trước ngày 20 hằng tháng", None),
        ("Thường xuyên, hằng quý", None),
        ("monthly", None),
    ],
)
def test_a_rhythm_may_be_in_vietnamese_when_it_is_one_of_the_words(typed: str, read: str | None) -> None:
    assert canonical({"every": typed}) == {"every": read or typed}


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        ("due", "15/3/2026", "2026-03-15"),
        ("due", " 05-3-2026 ", "2026-03-05"),
        ("due", "31/6/2026", None),
        ("due", "2026-06-31", None),
        ("date", "2026-01", None),
        ("date", "2026", None),
        ("withdrawn", "1.2.2026", "2026-02-01"),
        ("code", "TC 01234", None),
        ("what", "TC 1.3/tin-bai/2026-06", "1.3/tin-bai/2026-06"),
        ("annex", "Phụ lục 2", "II"),
        ("annex", "iv", "IV"),
        ("annex", "39", "XXXIX"),
        ("annex", "40", None),
        ("annex", "0", None),
        ("number", "12", None),
        ("kind", "phụ lục khắc phục", "remedy"),
        ("kind", "Tệp đơn vị", "commune"),
        ("kind", "bộ phận", None),
        ("score_source", "Tự chấm", "self"),
        ("score_source", "điểm thẩm định", "appraised"),
        ("score_source", "Published", "published"),
        ("score_source", "tỉnh chấm", None),
        ("not_applicable", "không tính", "exclude"),
        ("not_applicable", "Tính đủ điểm", "full"),
        ("score", "Không phát sinh", None),
        ("target", [], None),
        ("target", ["một"], "- một"),
        ("tasks", ["một", None], None),
        ("timeframe", ["Quý I", "Quý III"], "Quý I; Quý III"),
        ("aliases", ["TC 1.1"], None),
        ("due", "1/2/2026" + " " * 80, None),
    ],
)
def test_a_value_is_read_in_the_spellings_that_commands_take(field: str, typed: object, read: str | None) -> None:
    assert canonical({field: typed}) == {field: read or typed}  # type: ignore[dict-item]


@pytest.mark.parametrize("group", ["criteria", "parts"])
@pytest.mark.parametrize(("typed", "read"), [("TCTP 3.2.1", "3.2.1"), ("Tiêu chí 1.2", "1.2"), ("TC", "TC")])
def test_the_code_of_a_criterion_may_have_its_label(group: str, typed: str, read: str) -> None:
    assert canonical({group: [{"code": typed}]}) == {group: [{"code": read}]}


def test_kinds_of_parties_are_other_words_than_kinds_of_files() -> None:
    assert canonical({"parties": [{"kind": "Công chức"}, {"kind": "duy trì"}]}) == {
        "parties": [{"kind": "official"}, {"kind": "duy trì"}]
    }


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("KHÔNG  PHÁT SINH.", "không phát sinh"),
        ("Điều tra XHH", "điều tra XHH"),
        ("điều tra xã hội học", "điều tra XHH"),
        ("Điều tra xã hội học (XHH)", "điều tra XHH"),
        ("ĐTXHH", "điều tra XHH"),
        ("đt xhh", "điều tra XHH"),
        ("khong phat sinh", None),
        ("chưa chấm", None),
        ("1.500", None),
    ],
)
def test_the_words_for_no_score_are_folded_in_a_criterion_and_in_a_part_and_not_in_a_heading(
    typed: str, read: str | None
) -> None:
    for group in ("criteria", "parts"):
        assert canonical({group: [{"score": typed}]}) == {group: [{"score": read or typed}]}
    assert canonical({"columns": {"score": typed}}) == {"columns": {"score": typed}}


REMEDY = """\
cchc: 1
kind: remedy
not_applicable: Tính đủ điểm
score_document: "Quyết định số 12/QĐ-UBND"
score_source: Công bố
assessed_year: 2025
year: 2026
commune: commune.yaml
title: Khắc phục
areas:
- number: I
  title: Chỉ đạo
  criteria:
  - {code: "1.1", title: Một, max_score: "0,125", score: }
  - {code: "1.2", title: Hai, max_score: 1, score: ĐTXHH}
  - code: "1.3"
    title: Ba
    max_score: 1
    score: Không phát sinh  # theo Sở Nội vụ
"""
CANONICAL_REMEDY = """\
cchc: 1
kind: remedy
year: 2026
assessed_year: 2025
score_source: published
score_document: Quyết định số 12/QĐ-UBND
not_applicable: full
commune: commune.yaml
title: Khắc phục
areas:
- number: I
  title: Chỉ đạo
  criteria:
  - code: "1.1"
    title: Một
    max_score: 0,125
    score:
  - code: "1.2"
    title: Hai
    max_score: 1
    score: điều tra XHH
  - code: "1.3"
    title: Ba
    max_score: 1
    score: không phát sinh  # theo Sở Nội vụ
"""


def test_scores_and_their_source_are_laid_out_in_their_canonical_words() -> None:
    assert formatted(REMEDY.encode()).content.decode() == CANONICAL_REMEDY
    assert formatted(CANONICAL_REMEDY.encode()).content.decode() == CANONICAL_REMEDY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["I.", "Phần II", "iii", "lĩnh vực số 4"], ["I", "II", "III", "4"]),
        (["a", "b)", "c.", "i"], ["a", "b", "c", "i"]),
        (["h", "i", "k"], ["h", "i", "k"]),
        (["A", "C", "1.2"], ["A", "C", "1.2"]),
        (["c", "Phần thứ nhất", None], ["C", "Phần thứ nhất", None]),
    ],
)
def test_the_numbers_of_areas_are_read_as_those_of_one_system(
    written: list[str | None], read: list[str | None]
) -> None:
    areas: list[Data] = [{"number": number} for number in written]
    assert canonical({"areas": areas}) == {"areas": [{"number": number} for number in read]}


def test_free_columns_and_their_cells_are_the_plans_own() -> None:
    columns: Data = [{"code": "TC 1.1"}, "Ngày", ["a"]]
    cells: dict[str, Data] = {"date": "1/2/2024", "code": "TC 1", "tasks": ["a", "b"], "support": ["a", ["b"]]}
    assert canonical({"columns": columns, "criteria": [{"code": "TC I.2.1", "cells": cells}]}) == {
        "columns": columns,
        "criteria": [{"code": "I.2.1", "cells": {**cells, "tasks": "- a\n- b"}}],
    }


@given(st.from_regex(CODE, fullmatch=True))
def test_a_code_alone_means_what_it_means_with_a_full_stop(code: str) -> None:
    assert code_meant(code) == code_meant(f"{code}.") == code


@given(st.from_regex(AREA_NUMBER, fullmatch=True))
def test_an_area_number_alone_is_read_as_with_a_full_stop(number: str) -> None:
    assert canonical({"areas": [{"number": number}]}) == canonical({"areas": [{"number": f"{number}."}]})


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("score_source", get_args(ScoreSource)),
        ("not_applicable", ("exclude", "full")),
        ("numbering", ("restart", "continue")),
        ("every", get_args(Every)),
        ("kind", tuple(KINDS)),
    ],
)
def test_a_canonical_word_stays_and_is_meant_by_the_same_in_capitals(field: str, words: tuple[str, ...]) -> None:
    assert [canonical({field: word}) for word in words] == [{field: word} for word in words]
    assert [canonical({field: word.upper()}) for word in words] == [{field: word} for word in words]


def test_fields_without_another_spelling_and_their_order_stay() -> None:
    row: dict[str, Data] = {
        "title": " TC 1.1 ",
        "code": "TC 1.1",
        "note": None,
        "cells": {"o": ["a", "b"], "code": "C"},
    }
    read = canonical(row)
    assert read == row | {"cells": {"o": "- a\n- b", "code": "C"}}
    assert isinstance(read, dict)
    assert list(read) == list(row)
