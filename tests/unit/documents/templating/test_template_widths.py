"""The columns of a template's table, as an annex has them."""

from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from helpers.docx_reading import table
from helpers.support import ROOT
from helpers.word_making import changed_template

from cchc.documents.templating.template import template
from cchc.documents.views.annex import Annex, annex
from cchc.documents.word.render import docx
from cchc.loading import load

FORMS = ROOT / "tests" / "data" / "forms"
KINDS = {"c": "assignments", "f": "assignments", "j": "maintain", "k": "remedy"}
"""Forms with fewer columns than the template, and with more, by the names of their templates."""
SPAN, TC = f"{qn('w:tcPr')}/{qn('w:gridSpan')}", qn("w:tc")


def view(form: str) -> Annex:
    dossier = load([FORMS / f"{form}.yaml"]).cases[0].dossier
    assert dossier.plan
    assert dossier.commune
    return annex(dossier.plan, dossier.commune)


def widths(content: bytes) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in table(content).iter(qn("w:gridCol"))]


@pytest.mark.parametrize(("form", "kind"), KINDS.items())
def test_the_table_stays_as_wide_as_the_templates(form: str, kind: str) -> None:
    path = ROOT / "templates" / f"{kind}.docx"
    content = docx(view(form), template(path))
    assert abs(sum(widths(content)) - sum(widths(path.read_bytes()))) <= 1


@pytest.mark.parametrize(("form", "kind"), KINDS.items())
def test_the_table_of_an_offices_template_stays_as_wide_and_its_cells_are_as_wide_as_its_columns(
    tmp_path: Path, form: str, kind: str
) -> None:
    path = changed_template(tmp_path, lambda word: word.paragraphs[0].runs[0].add_text(" "), kind)
    annexed = view(form)
    content = docx(annexed, template(path))
    found = widths(content)
    assert abs(sum(found) - sum(widths(path.read_bytes()))) <= 1
    for row in table(content).iter(qn("w:tr")):
        spans = [int(span.get(qn("w:val"))) if (span := cell.find(SPAN)) is not None else 1 for cell in row.iter(TC)]
        edges = pairwise(accumulate(spans, initial=0))
        assert [int(each.get(qn("w:w"))) for each in row.iter(qn("w:tcW"))] == [sum(found[a:b]) for a, b in edges]


def test_a_template_that_tells_no_widths_is_left_without(tmp_path: Path) -> None:
    def forget(word: Any) -> None:
        for column in word.tables[0]._tbl.tblGrid:
            column.attrib.pop(qn("w:w"))

    path = changed_template(tmp_path, forget, "assignments")
    content = docx(view("c"), template(path))
    assert [column.get(qn("w:w")) for column in table(content).iter(qn("w:gridCol"))] == [None] * 5


def test_widths_with_a_unit_count_as_what_they_are(tmp_path: Path) -> None:
    def name_units(word: Any) -> None:
        for column in word.tables[0]._tbl.tblGrid:
            column.set(qn("w:w"), f"{int(column.get(qn('w:w'))) / 20}pt")

    in_twentieths = changed_template(tmp_path, lambda word: word.paragraphs[0].runs[0].add_text(" "), "assignments")
    plain = widths(docx(view("c"), template(in_twentieths)))
    assert widths(docx(view("c"), template(changed_template(tmp_path, name_units, "assignments")))) == plain
