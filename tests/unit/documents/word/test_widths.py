"""The widths of columns: fitted to the texts, always as wide together as the table was."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from helpers.rule_checks import COMMUNE

from cchc import resources
from cchc.documents.templating.template import template
from cchc.documents.views.annex import annex
from cchc.documents.word.render import docx
from cchc.loading import load

HEAD = "cchc: 1\nkind: assignments\nyear: 2026\ncommune: c.yaml\ntitle: Phân công nhiệm vụ\n"
LONG = "Rà soát, công bố, công khai thủ tục hành chính thuộc thẩm quyền giải quyết của xã. " * 8
TEMPLATE_WIDTHS = [567, 3600, 1900, 2300, 1700, 2400, 1819]


def widths(folder: Path, text: str) -> list[int]:
    """The widths of the columns of a plan, in twentieths of a point."""
    (folder / "c.yaml").write_text(COMMUNE, encoding="utf-8")
    (folder / "p.yaml").write_text(HEAD + text, encoding="utf-8")
    dossier = load([folder / "p.yaml"]).cases[0].dossier
    assert dossier.plan and dossier.commune
    content = docx(annex(dossier.plan, dossier.commune), template(resources.template("assignments.docx")))
    table: Any = Document(io.BytesIO(content)).tables[0]
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iterchildren()]


def rows(**cells: str) -> str:
    return "criteria:\n- title: Việc\n" + "".join(f'  {name}: "{text}"\n' for name, text in cells.items())


def test_a_column_of_long_texts_gets_the_room_of_short_ones(tmp_path: Path) -> None:
    of_note, of_product = (widths(tmp_path, rows(**{name: LONG})) for name in ("note", "product"))
    assert max(range(7), key=of_note.__getitem__) == 6
    assert max(range(7), key=of_product.__getitem__) == 5


@pytest.mark.parametrize(
    "text",
    [
        rows(),
        rows(note=LONG),
        rows(lead="x" * 200, support="y" * 200, product="z" * 200, note="w" * 200, timeframe="v" * 200),
        "columns: [title]\n" + rows(),
        "columns: [number, code, title, target, tasks, product, lead, support, timeframe, basis, funding, note, "
        "{a: A}, {b: B}, {c: C}]\n" + rows(target=LONG, note="nghiêng" * 20),
    ],
)
def test_the_table_keeps_its_width_whatever_stands_in_it(tmp_path: Path, text: str) -> None:
    found = widths(tmp_path, text)
    assert sum(found) == sum(TEMPLATE_WIDTHS)
    assert min(found) > 0


def test_the_same_plan_gets_the_same_widths(tmp_path: Path) -> None:
    text = rows(note=LONG, product=LONG, lead="VP-TK")
    assert widths(tmp_path, text) == widths(tmp_path, text)
