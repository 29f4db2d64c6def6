from dataclasses import replace

import pytest
from helpers.page_reading import coded, root, rows

from cchc.documents.page.html import html_page
from cchc.documents.page.tables import (
    MOST,
    Bar,
    PageBlock,
    PageCell,
    PageColumn,
    PagePiece,
    PageRow,
    PageSection,
    PageTable,
)
from cchc.documents.page.view import Figure, Page

ORDERED = "an\N{RIGHT-TO-LEFT OVERRIDE}toàn\N{ZERO WIDTH SPACE}\x07 <b>\N{NO-BREAK SPACE}&\n“x”"
SHOWN = "an�toàn�� <b>\N{NO-BREAK SPACE}&\n“x”"


def of(table: PageTable) -> Page:
    """A page with one table, whose other texts are hostile, too."""
    section = PageSection("muc", ORDERED, (PageBlock(ORDERED, said=(ORDERED,), table=table, notes=(ORDERED,)),))
    return Page(ORDERED, ORDERED, ORDERED, (ORDERED,), (Figure("1", ORDERED, "muc"),), (section,), None, ORDERED)


def table(many: int, cell: PageCell) -> PageTable:
    row = PageRow((cell, PageCell((), bar=Bar(120, 40))), "neo", heads=True)
    return PageTable(
        "bang",
        ORDERED,
        (PageColumn(ORDERED, "number"), PageColumn(""), PageColumn(""), PageColumn("", "bar")),
        (row,) * many,
    )


def test_what_would_act_unseen_is_shown_and_hard_spaces_stay() -> None:
    page = root(html_page(of(table(1, PageCell((PagePiece(ORDERED),))))))
    assert rows(page, "bang") == [[SHOWN, ""]]
    texts = [page.xpath(f"string(//{name})") for name in ("h1", "h2", "h3", "caption", "footer")]
    assert [text.strip() for text in texts] == [SHOWN] * 5


def test_the_data_says_what_the_drawn_cells_say() -> None:
    cell = PageCell(
        (PagePiece(ORDERED, "neo", italic=True), PagePiece(" b", bold=True), PagePiece("c")), rows=2, columns=3
    )
    shown = root(html_page(of(table(MOST + 1, cell))))
    data = coded(shown)
    link, bold, plain = data["tables"]["bang"][0]["cells"][0]["pieces"]
    assert ([data["texts"][at] for at in link[:2]], link[2]) == ([SHOWN, "neo"], "i")
    assert (data["texts"][bold[0]], data["texts"][bold[1]], bold[2], data["texts"][plain]) == (" b", "", "b", "c")
    assert data["tables"]["bang"][0] | {"cells": []} == {"cells": [], "id": "neo", "heads": True}
    assert data["tables"]["bang"][0]["cells"][1] == {"bar": [120, 40]}
    assert {key: data["tables"]["bang"][0]["cells"][0][key] for key in ("rows", "columns")} == {"rows": 2, "columns": 3}
    (drawn,) = shown.xpath("(//table[@id='bang']/tbody/tr)[1]/th")
    assert (drawn.get("rowspan"), drawn.get("colspan"), drawn.xpath("string(a/i)"), drawn.xpath("string(b)")) == (
        "2",
        "3",
        SHOWN,
        " b",
    )


@pytest.mark.parametrize(("many", "drawn"), [(MOST, MOST), (MOST + 1, 200)])
def test_only_a_table_of_more_than_400_rows_is_not_drawn_at_once(many: int, drawn: int) -> None:
    page = root(html_page(of(table(many, PageCell((PagePiece("x"),))))))
    assert len(rows(page, "bang")) == drawn
    assert bool(page.xpath("//script[@id='du-lieu']")) is (many > MOST)


def test_a_short_table_has_no_filter() -> None:
    for many, has_filter in ((7, False), (8, True)):
        page = root(html_page(of(table(many, PageCell((PagePiece("x"),))))))
        assert bool(page.xpath("//input")) is has_filter
    unsorted = replace(table(8, PageCell(())), is_sortable=False)
    assert not root(html_page(of(unsorted))).xpath("//input")
