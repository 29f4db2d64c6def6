from dataclasses import replace

import pytest
from helpers.imported_making import TABLE, annex_of, annex_with, row
from helpers.support import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.diagnostics import FieldPath
from cchc.errors import CchcError
from cchc.importing.imported import (
    HeadedColumn,
    HeadedTable,
    ImportedAnnex,
    ImportedArea,
    ImportedDocument,
    ImportedRow,
    ImportedRows,
    ImportedValue,
    LeftOut,
    Why,
)
from cchc.importing.letters import legible
from cchc.importing.writing.plan_text import PlanWriting, plan_text
from cchc.language.formatting import formatted
from cchc.model.ditto import says_ditto
from cchc.model.plan import MaintainPlan
from cchc.source import Data, parse

WANTED = PlanWriting(commune="commune.yaml", source="ke-hoach.docx")
OURS = {"deliverables", "same_as", "part_of"}
"""Fields of a plan that no table has."""


def as_read(data: Data) -> Data:
    """The data of a plan without what no table has, and without blank cells."""
    if isinstance(data, list):
        return [as_read(each) for each in data]
    if not isinstance(data, dict):
        return data
    kept = {name: each for name, each in data.items() if name not in OURS}
    return {name: as_read(each) for name, each in kept.items() if each is not None or name in {"score", "number"}}


@pytest.mark.parametrize(("name", "maintain"), [("2024.yaml", None), ("2023_gaps.yaml", "2024.yaml")])
def test_the_real_plans_come_out_as_they_went_in(name: str, maintain: str | None) -> None:
    data = parse((ROOT / "plans" / name).read_bytes()).data
    assert isinstance(data, dict)
    written = plan_text(annex_of(data), replace(WANTED, maintain_plan=maintain)).text
    assert parse(written.encode()).data == as_read(data)
    assert formatted(written.encode()).content.decode() == written


def written(*rows: ImportedRow, wanted: PlanWriting = WANTED, **fields: str) -> str:
    return plan_text(annex_with(*rows, **fields), wanted).text


def test_the_first_line_says_what_the_plan_was_made_from() -> None:
    text = written(
        row(code="1.1", title="T"), wanted=replace(WANTED, source="D:\\Nguyễn Văn Mẫu/kế hoạch\n\u202e2024.docx")
    )
    assert text.splitlines()[0] == "# Nhập từ kế hoạch \ufffd2024.docx, bảng 2."


def test_a_plan_is_written_in_the_layout_of_fmt() -> None:
    one = row(code="1.1", title="Kế hoạch", max_score="4", score="3,5", tasks="- một\n- hai", lead="Văn phòng: A")
    assert (
        written(one, kind="remedy", year="2026", assessed_year="2025", annex="II")
        == """\
# Nhập từ ke-hoach.docx, bảng 2.
cchc: 1
kind: remedy
year: 2026
assessed_year: 2025
commune: commune.yaml
annex: II
title: Mục tiêu, nhiệm vụ
areas:
- number: I
  title: Chỉ đạo, điều hành
  criteria:
  - code: "1.1"
    title: Kế hoạch
    max_score: 4
    score: 3,5
    tasks: |-
      - một
      - hai
    lead: "Văn phòng: A"
"""
    )


def test_the_document_names_its_kind_only_where_its_symbol_says_another() -> None:
    def stated(**document: str) -> Data:
        annex = annex_with()._replace(document=ImportedDocument(**document), issuer="Ủy ban nhân dân xã Mẫu")
        data = parse(plan_text(annex, WANTED).text.encode()).data
        assert isinstance(data, dict)
        return data.get("document")

    assert stated(kind="Kế hoạch", symbol="KH-UBND") == {"number": None, "symbol": "KH-UBND"}
    assert stated(kind="Quyết định", number="5") == {"kind": "Quyết định", "number": "5"}
    assert stated(kind="Kế hoạch") is None
    assert stated(date="2024-01") == {"number": None, "date": "2024-01"}
    assert stated(kind="KÕ ho¹ch n¨m", symbol="KH\u200b-UBND") == {"number": None, "symbol": "KH-UBND"}


def columns(*own: tuple[str, str], kind: str = "maintain", year: int = 2026) -> Data:
    """The field `columns` of an annex with these columns and headings."""
    headed = tuple(HeadedColumn(name, heading, number) for number, (name, heading) in enumerate(own, 1))
    annex = annex_with(kind=kind, year=str(year))._replace(tables=(HeadedTable(TABLE, headed, (), (1,)),))
    made = plan_text(annex, WANTED)
    data = parse(made.text.encode()).data
    assert isinstance(data, dict)
    return data.get("columns")


USUAL = [(column.name, column.heading) for column in annex_with(year="2026").columns]


def test_usual_columns_are_not_written_whatever_the_spaces_in_their_headings() -> None:
    loose = [(name, heading.replace("/", "/ ").replace(" ", "\n", 1)) for name, heading in USUAL]
    assert columns(*loose) is None


def test_another_heading_is_written_in_a_group_and_another_order_as_a_list() -> None:
    changed = [(name, "Người chủ trì" if name == "lead" else heading) for name, heading in USUAL]
    assert columns(*changed) == {"lead": "Người chủ trì"}
    listed = [
        ("number", "STT"),
        ("title", "Nhiệm vụ: 1"),
        ("cach-cham", "Cách chấm"),
        ("timeframe", "Thời gian thực hiện"),
    ]
    assert columns(*listed, kind="assignments") == [
        {"number": "STT"},
        {"title": "Nhiệm vụ: 1"},
        {"cach-cham": "Cách chấm"},
        "timeframe",
    ]


def test_free_columns_stand_in_cells() -> None:
    text = written(row(title="T", cham="Mỗi cuộc 0,5"), kind="assignments")
    assert "    cells:\n      cham: Mỗi cuộc 0,5\n" in text


def test_labels_are_stated_where_the_document_has_them_otherwise_than_the_kind() -> None:
    def labels(kind: str, *left: LeftOut) -> str:
        annex = annex_with(row(code="1.1", title="T"), kind=kind)
        return plan_text(annex._replace(content=annex.content._replace(left_out=left)), WANTED).text

    assert "labels: false\n" in labels("maintain")
    assert "labels" not in labels("maintain", LeftOut(Why.LABEL, "TCTP.", "bảng 2, hàng 3"))
    assert "labels: true\n" in labels("assignments", LeftOut(Why.LABEL, "TC", "bảng 2, hàng 3"))
    assert "labels" not in labels("assignments", LeftOut(Why.NUMBER, "1", "bảng 2, hàng 3"))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((("1", "2"), ("03.", "4")), True), ((("1", "2"), ("1", "2")), False), ((("", ""), ("", "")), False)],
)
def test_numbers_that_run_on_over_areas_are_said(numbers: tuple[tuple[str, ...], ...], said: bool) -> None:
    areas = tuple(
        ImportedArea("I", ImportedValue("L", "bảng 2, hàng 1"), rows=tuple(row(title="T", number=n) for n in own))
        for own in numbers
    )
    annex = annex_with(kind="assignments")._replace(content=ImportedRows(areas))
    assert ("numbering: continue\n" in plan_text(annex, WANTED).text) is said


def test_each_value_knows_its_place_a_blank_cell_too() -> None:
    blank = ImportedValue("", "bảng 2, hàng 3, cột 8", blank=True)
    made = plan_text(annex_with(row(code="1.1", title="T", lead="A", timeframe=blank, x="y")), WANTED)
    at = ("areas", 0, "criteria", 0)
    assert {path[4:]: place for path, place in made.places.items() if path[:4] == at} == {
        (): "bảng 2, hàng 3",
        ("code",): "bảng 2, hàng 3, cột 2",
        ("title",): "bảng 2, hàng 3, cột 3",
        ("lead",): "bảng 2, hàng 3, cột 4",
        ("timeframe",): "bảng 2, hàng 3, cột 8",
        ("cells", "x"): "bảng 2, hàng 3, cột 6",
    }
    assert "timeframe" not in made.text
    assert made.places[()] == "bảng 2"
    assert made.places[("areas", 0, "title")] == "bảng 2, hàng 2"
    assert made.places[("columns", "lead")] == "bảng 2, hàng 1, cột 6"


def test_a_refused_cell_is_left_out_and_a_refused_title_says_where_it_stands() -> None:
    old = "C«ng chøc Thèng kª"
    first = row(3, code="1.1", title=old, max_score="1", lead=old)
    second = row(4, code="1.2", title="U", max_score="1", lead="như trên", support="A")
    made = plan_text(annex_with(first, second), WANTED)
    data = parse(made.text.encode()).data
    assert isinstance(data, dict)
    MaintainPlan.model_validate(data)
    assert 'title: "(chưa đọc được: bảng 2, hàng 3, cột 3)"\n' in made.text
    assert "lead" not in made.text
    assert [doubt.place for doubt in made.doubts] == ["bảng 2, hàng 3, cột 3", "bảng 2, hàng 3, cột 5"]
    assert [each.words for each in made.left_out] == [old, old]
    assert "(chưa đọc được: bảng 2, hàng 3, cột 3)" in made.doubts[0].read_as  # its words count as no new ones


@pytest.mark.parametrize("limit", ["MAX_NODES", "MAX_YAML_BYTES"])
def test_an_annex_that_no_plan_file_holds_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"cchc.importing.writing.plan_text.{limit}", 50)
    with pytest.raises(CchcError, match=r"Phụ lục ở bảng 2 quá lớn .* Đề nghị chia"):
        plan_text(annex_with(*[row(code="1.1", title="T", lead="A")] * 20), WANTED)


def test_fix_mends_what_fmt_mends_and_says_what_stood_there() -> None:
    one = row(code="1.1", title="T", max_score="1", target="100 % hồ sơ , đúng hạn")
    assert "    target: 100 % hồ sơ , đúng hạn\n" in written(one)
    fixed = written(one, wanted=replace(WANTED, fix=True))
    assert '    target: 100% hồ sơ, đúng hạn  # trước đây: "sơ ,", "100 %"\n' in fixed
    assert formatted(fixed.encode(), fix=True).content.decode() == fixed


ODD = (
    "&", "<", "<i>x</i>", "#", " #", ": ", "- ", "? ", "%", "@", "`", "'", '"', "\\", "{", "[", "|", ">", "!", "*", "~",
    "như trên", "null", "no", "1.10", "2024-01-01", "0x1F", "cchc: ignore[P314] x", "Đề án", "ệ", "e\u0323\u0302", "\t",
    "\n", "  ", "\u00a0", "\u200b", "\ufeff", "\x85", "\u2028", "\x07", "\ud800", "\uf0b7", "…", "“”", "x" * 130, "😀", "---",
    "C«ng chøc", "Thèng kª",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(ODD) | st.text(max_size=8), min_size=1, max_size=6).map("".join)
ROWS = st.lists(
    st.dictionaries(
        st.sampled_from(["target", "tasks", "lead", "support", "timeframe", "note", "o-rieng"]), TEXTS, max_size=5
    ),
    min_size=1,
    max_size=4,
)


@given(ROWS, TEXTS, st.booleans(), st.booleans())
@settings(max_examples=150)
def test_any_text_is_given_back_by_a_sound_file(
    rows: list[dict[str, str]], title: str, accept: bool, nested: bool
) -> None:
    annex = odd_annex(rows, title, nested=nested)
    made = plan_text(annex, replace(WANTED, accept_proposals=accept))
    data = sound(made.text)
    assert formatted(made.text.encode()).content.decode() == made.text
    if legible(title).strip():
        MaintainPlan.model_validate(data)
    refused = {(each.words, each.place) for each in made.left_out}
    for path, place in made.places.items():
        value = value_at(annex, path)
        if value is not None and (value.text, place) not in refused and not says_ditto(value.text):
            assert (at(data, path) or "").strip() == legible(value.text).strip()


@given(ROWS, TEXTS)
@settings(max_examples=50)
def test_any_text_can_be_mended(rows: list[dict[str, str]], title: str) -> None:
    sound(plan_text(odd_annex(rows, title, nested=False), replace(WANTED, fix=True)).text)


def odd_annex(rows: list[dict[str, str]], title: str, *, nested: bool) -> ImportedAnnex:
    """An annex with odd texts in its cells, its titles and its headings."""
    made = [row(n, title=title, code=f"1.{n}", max_score="1", **cells) for n, cells in enumerate(rows, 1)]
    annex = annex_with(*made, title=title)
    [area] = annex.content.areas
    area = area._replace(title=area.title._replace(text=title))
    outer = area._replace(areas=(area,), rows=()) if nested else area
    columns = tuple(each._replace(heading=f"{title}{each.heading}") for each in annex.columns)
    headed = annex.tables[0]._replace(columns=columns)
    return annex._replace(tables=(headed,), content=annex.content._replace(areas=(outer,)))


def sound(text: str) -> dict[str, Data]:
    """The data of a text that has no faults and no notes."""
    document = parse(text.encode())
    assert (document.faults, document.notes) == ((), ())
    assert isinstance(document.data, dict)
    return document.data


def value_at(annex: ImportedAnnex, path: FieldPath) -> ImportedValue | None:
    """The value of an annex's row at a path of its plan."""
    if "criteria" not in path or path[-1] == path[path.index("criteria") + 1]:
        return None
    index, name = path[path.index("criteria") + 1], path[-1]
    [area] = annex.content.areas
    rows = area.areas[0].rows if area.areas else area.rows
    assert isinstance(index, int)
    return rows[index].values[str(name)]


def at(data: Data, path: FieldPath) -> str | None:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step] if isinstance(data, list) else None  # type: ignore[arg-type, index]
    assert data is None or isinstance(data, str)
    return data
