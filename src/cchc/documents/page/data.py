"""The rows of large tables as data for `page.js`, which draws them when somebody asks for them.

Every text stands once, in a list that all tables share: a page of 150 communes says most things 150 times.
"""

from collections.abc import Iterable
from typing import Any

from cchc.documents.page.tables import PageCell, PagePiece, PageRow, PageTable

_Coded = int | list[Any] | dict[str, Any]


def data(tables: Iterable[PageTable]) -> dict[str, Any]:
    """The rows of the large tables by the tables' anchors, and their texts; blank when no table is large."""
    texts: dict[str, int] = {}
    coded = {table.anchor: [_row(row, texts) for row in table.rows] for table in tables if table.is_large}
    return {"texts": [*texts], "tables": coded} if coded else {}


def _row(row: PageRow, texts: dict[str, int]) -> _Coded:
    """A row as the list of its cells; with an anchor, or as a heading, as an object."""
    cells = [_cell(each, texts) for each in row.cells]
    more = ({"id": row.anchor} if row.anchor else {}) | ({"heads": True} if row.heads else {})
    return {"cells": cells, **more} if more else cells


def _cell(own: PageCell, texts: dict[str, int]) -> _Coded:
    """A cell as the number of its text, or as the list of its pieces; with more than that, as an object."""
    pieces = [_piece(piece, texts) for piece in own.pieces]
    more: dict[str, Any] = {"rows": own.rows} if own.rows > 1 else {}
    more |= {"columns": own.columns} if own.columns > 1 else {}
    if own.bar:
        return {"bar": [own.bar.whole, own.bar.achieved]}
    if more:
        return {"pieces": pieces, **more}
    return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], int) else pieces


def _piece(piece: PagePiece, texts: dict[str, int]) -> _Coded:
    """A piece as the number of its text; with a link or a look, as a list: text, link, elements from the inside out."""
    number = texts.setdefault(piece.text, len(texts))
    look = ("i" if piece.italic else "") + ("b" if piece.bold else "")
    return [number, texts.setdefault(piece.href, len(texts)), look] if piece.href or look else number
