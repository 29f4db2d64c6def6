"""`cchc import` of the real annexes in five ways: cell by cell what the transcription says, slips included.

The plans of `plans/` are the corrected text. Where they differ from what was read, the transcription differs likewise
(`bản chép` in their comments), or the list of what a person must decide has the row.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from helpers.docx_reading import grids
from helpers.imports import Import, imported
from helpers.offices import transcription
from helpers.offices.transcription import Expected, annexes
from helpers.support import ROOT, libreoffice
from lxml import html

from cchc.loading import load
from cchc.model.plan import Plan
from cchc.model.rows import Row
from cchc.soffice import as_docx
from cchc.wording import points

COLUMNS = ("criterion", "max_score", "score", "target", "tasks", "lead", "support", "timeframe")
WAYS: dict[str, Callable[[], bytes]] = {
    "merged": transcription.merged,
    "blank": transcription.blank,
    "cut": transcription.cut,
    "cut in tables": transcription.cut_in_tables,
    "pasted": transcription.pasted,
}


class Difference(NamedTuple):
    """A cell that was not read as it stands in the transcription or, for a code, as the plan has it."""

    row: str
    column: str
    stands: str
    read: str
    doubted: bool
    """True if the list of what a person must decide has the row."""


@dataclass(frozen=True)
class Way:
    """One of the ways, and what was made of it."""

    told: Import
    rows: dict[tuple[str, int], str]
    """The texts of the rows in the document."""


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Way:
    """The import of a way."""
    content, ending = WAYS[request.param](), ".html" if request.param == "pasted" else ".docx"
    return Way(imported(tmp_path_factory.mktemp("way"), content, ending=ending), rows_in(content, ending))


ALL_WAYS = pytest.mark.parametrize("way", WAYS, indirect=True, scope="module")


@ALL_WAYS
def test_both_annexes_become_the_plans_they_are(way: Way) -> None:
    told = way.told
    assert told.outcome.exit_code in {0, 1}, told.outcome.err
    assert "Không mất chữ nào." in told.outcome.out
    assert sorted(told.plans) == ["2023_gaps.yaml", "2024.yaml"]
    for name, plan in told.plans.items():
        meant = right(name)
        assert (type(plan), plan.year, document_of(plan)) == (
            type(meant),
            meant.year,
            document_of(meant),
        )
        assert plan.title.upper() == meant.title.upper()
        assert [(area.number, area.title.upper()) for area in plan.areas] == [
            (area.number, area.title.upper()) for area in meant.areas
        ]


@ALL_WAYS
def test_what_differs_from_the_document_is_listed(way: Way) -> None:
    found = list(differences(way.told, way.rows))
    for each in found:
        print(each)  # noqa: T201 — `pytest -s` shows cell by cell what a person decides
    assert [each for each in found if not each.doubted] == []


@pytest.mark.needs("soffice")
def test_a_document_of_an_older_word_is_read_like_its_new_form(tmp_path: Path) -> None:
    old = converted(tmp_path, transcription.merged())
    through = as_docx(old, ".doc", libreoffice())
    told = imported(tmp_path, old, ending=".doc")
    assert "Không mất chữ nào." in told.outcome.out
    assert [each for each in differences(told, rows_in(through, ".docx")) if not each.doubted] == []


def converted(folder: Path, content: bytes) -> bytes:
    """The file as a `.doc`, as Word 97 to 2003 have it."""
    import subprocess  # noqa: PLC0415 — only this test starts a program

    (folder / "a.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        str(libreoffice()),
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(folder),
        str(folder / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "a.doc").read_bytes()


def document_of(plan: Plan) -> tuple[object, ...]:
    return plan.document.number, plan.document.symbol, plan.document.date


def right(name: str) -> Plan:
    """The plan of `plans/` of that name."""
    plan = load([ROOT / "plans" / name]).cases[0].dossier.plan
    assert plan is not None
    return plan


def differences(told: Import, doubted: dict[tuple[str, int], str]) -> Iterator[Difference]:
    """What differs from the transcription, cell by cell, and the codes that differ from the right ones."""
    texts = [f"{doubted[each.row]} {each.written} {each.read_as}" for each in told.doubts if each.row in doubted]
    for name, annex in zip(("2024.yaml", "2023_gaps.yaml"), annexes(), strict=True):
        rows, meant, of = told.plans[name].rows, list(annex.expected), right(name).rows
        assert [len(rows), len(of)] == [len(meant), len(meant)]
        for row, expected, correct in zip(rows, meant, of, strict=True):
            is_doubted = any(expected.texts["criterion"][-30:] in text for text in texts)
            for column, stands, read in _cells(row, expected, correct):
                if _folded(stands) != _folded(read):
                    yield Difference(row.label, column, stands, read, is_doubted)


def _cells(row: Row, expected: Expected, correct: Row) -> Iterator[tuple[str, str, str]]:
    yield "code", correct.criterion.code or "", row.criterion.code or ""
    for column in COLUMNS:
        if column in expected.texts:
            yield column, expected.texts[column], _read(row, column)
    for column in COLUMNS[3:]:
        stands = "như trên" if column in expected.merged else ""
        yield f"{column}, gộp", stands, "như trên" if row.continues(column) else ""


def _read(row: Row, column: str) -> str:
    criterion = row.criterion
    if column == "criterion":
        return criterion.title
    if column in {"max_score", "score"}:
        return points(getattr(criterion, column))
    return row.text(column) or ""


def _folded(text: str) -> list[str]:
    """The words of each line."""
    return [" ".join(line.split()) for line in text.split("\n")]


def rows_in(content: bytes, ending: str) -> dict[tuple[str, int], str]:
    """The text of each row of each table, by the words of a place: (“bảng 2”, 5); what only arranges a page is none."""
    drawn = _of_html(content) if ending == ".html" else _of_word(content)
    tables = [rows for rows in drawn if len(rows) > 1]
    return {
        (f"bảng {number}", at): " ".join(" ".join(cells).split())
        for number, rows in enumerate(tables, 1)
        for at, cells in enumerate(rows, 1)
    }


def _of_word(content: bytes) -> Sequence[Sequence[Sequence[str]]]:
    return [[[text for text, _, _ in row] for row in table] for table in grids(content)]


def _of_html(content: bytes) -> Sequence[Sequence[Sequence[str]]]:
    tables = html.document_fromstring(content.decode()).iter("table")
    return [
        [["".join(map(str, cell.itertext())) for cell in row.iter("td")] for row in table.iter("tr")]
        for table in tables
    ]
