"""What is rendered is imported as it was: every cell, merge and look, for plans of every kind and for the real ones.

The document says less than the plan: titles stand in capitals, free columns have no names, and a group higher than a
third of a page is printed unmerged. So the two plans are compared as annexes, and merges with those of the document.
"""

import re
import unicodedata
from dataclasses import dataclass

import pytest
from helpers.docx_reading import grid
from helpers.plan_making import COMMUNE, plans
from helpers.support import ROOT, dossier_of
from hypothesis import HealthCheck, given, settings

from cchc import resources
from cchc.documents.templating.template import template
from cchc.documents.views.annex import Annex, CriterionLine, annex
from cchc.documents.word.render import docx
from cchc.importing.annexes.finding import WantedImport, imported
from cchc.importing.writing.plan_text import PlanWriting, plan_text
from cchc.model.columns import NAMES
from cchc.model.commune import Commune
from cchc.model.plan import AssignmentsPlan, MaintainPlan, Plan, RemedyPlan
from cchc.reading.foreign.word.reader import foreign_word
from cchc.source import parse

MODELS: dict[str, type[Plan]] = {"maintain": MaintainPlan, "remedy": RemedyPlan, "assignments": AssignmentsPlan}
REAL = ("2024.yaml", "2023_gaps.yaml")


@given(plan=plans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_rendered_plan_is_imported_as_it_was(plan: Plan) -> None:
    check(plan, COMMUNE)


@pytest.mark.parametrize("name", REAL)
def test_the_real_annexes_are_imported_as_they_were(name: str) -> None:
    dossier = dossier_of(ROOT / "plans" / name)
    read = check(dossier.plan, dossier.commune)
    assert read.year == dossier.plan.year
    assert [[row.text(name) for name in read.text_columns] for row in read.rows] == [
        [row.text(name) for name in read.text_columns] for row in dossier.plan.rows
    ]


def check(plan: Plan, commune: Commune) -> Plan:
    """Render a plan, import what was rendered, and compare; returns the plan that was imported."""
    view = annex(plan, commune)
    kind = next(kind for kind, model in MODELS.items() if isinstance(plan, model))
    content = docx(view, template(resources.template(f"{kind}.docx")))
    read = imported_plan(content)
    assert (type(read), read.year, read.annex) == (type(plan), plan.year, plan.annex)
    assert (read.document.symbol, read.document.date) == (plan.document.symbol, plan.document.date)
    if isinstance(plan, RemedyPlan):
        assert isinstance(read, RemedyPlan)
        assert read.assessed_year == plan.assessed_year
    assert columns(read) == columns(plan)
    again = annex(read, commune)
    assert printed(again) == printed(view)
    assert merges(again) == merges_in(content)
    return read


def imported_plan(content: bytes) -> Plan:
    """The one plan that importing a document makes, as it stands in its file."""
    (annex,) = imported(foreign_word(content, "phu-luc.docx"), WantedImport()).annexes
    writing = PlanWriting(commune="commune.yaml", source="phu-luc.docx")
    plan: Plan = MODELS[annex.kind].model_validate(parse(plan_text(annex, writing).text.encode()).data)
    return plan


def columns(plan: Plan) -> list[str]:
    """The columns in print order; the name of a free one is the importer's own."""
    return [column.name if column.name in NAMES else "" for column in plan.printed]


@dataclass(frozen=True)
class Line:
    """A line of the table as text."""

    is_area: bool
    cells: tuple[str, ...]


def printed(view: Annex) -> tuple[list[str], list[Line]]:
    """The texts above the table with its headings, and its lines."""
    headings = (re.sub(" ?/ ?", "/", heading) for heading in view.heading.values())
    above = [view.label, view.title, view.reference, *headings]
    lines = [Line(line.is_area, tuple(clean(cell.text) for cell in line.cells.values())) for line in view.lines]
    return list(map(clean, above)), lines


def clean(text: str) -> str:
    """A text without what cannot be seen: the form of its letters, the kind of its blanks."""
    return "\n".join(" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n"))


def merges(view: Annex) -> list[list[bool]]:
    """Of each row of the table, areas left out, the cells that continue the cell above."""
    return [
        [cell.merge == "continue" for cell in line.cells.values()]
        for line in view.lines
        if isinstance(line, CriterionLine)
    ]


def merges_in(content: bytes) -> list[list[bool]]:
    """The same of a document."""
    heading, *rows, _ = grid(content)
    return [[merge == "continue" for _, _, merge in row] for row in rows if len(row) == len(heading)]
