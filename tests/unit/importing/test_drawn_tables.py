from helpers.foreign import document, table


def test_a_drawing_tells_merges_in_both_directions_holes_and_line_breaks() -> None:
    drawn = table("A | B | <\n^ | C¶<i>D</i> | E\n~ | ^ | F")
    cells = [(cell.row, cell.column, cell.rows, cell.columns, cell.content.written) for cell in drawn.cells]
    assert cells == [
        (1, 1, 2, 1, ("A",)),
        (1, 2, 1, 2, ("B",)),
        (2, 2, 2, 1, ("C", "D")),
        (2, 3, 1, 1, ("E",)),
        (3, 3, 1, 1, ("F",)),
    ]
    assert drawn.at(3, 1) is None


def test_tables_of_a_drawn_document_are_counted() -> None:
    drawn = document("Phụ lục I", table("A"), table("B"))
    assert [each.name for each in drawn.tables] == ["bảng 1", "bảng 2"]
