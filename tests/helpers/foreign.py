"""Documents of other programs, drawn by hand: `document("Phụ lục I", table("TT | Nhiệm vụ\\n1 | Họp"))`."""

from dataclasses import replace

from cchc.model.emphasis import Run, runs
from cchc.reading.foreign.document import ForeignCell, ForeignDocument, ForeignTable, ForeignText


def text(written: str, *, centred: bool = False) -> ForeignText:
    """A text: a line break begins a line, `<i>` and `<b>` are emphasis."""
    lines: list[list[Run]] = [[]]
    for run in runs(written):
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=other)] for other in others]
    told = (tuple(run for run in line if run.text) for line in lines)
    return ForeignText(tuple(line for line in told if any(run.text.strip() for run in line)), centred)


def table(
    drawn: str, name: str = "bảng 1", *, repeated: tuple[int, ...] = (), sheet: bool = False, first_row: int = 1
) -> ForeignTable:
    """A table: a row a line, cells between `|`, in a cell `¶` for a line break, `^` alone for a cell that is merged
    with the one above, `<` for one merged with the one to the left, `~` for a hole; blank lines at the ends are none.
    """
    drawing = [[cell.strip() for cell in line.split("|")] for line in drawn.strip("\n").split("\n")]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(drawing):
        for column, cell in enumerate(cells):
            above, left = owners.get((row - 1, column)), owners.get((row, column - 1))
            owner = {"^": above, "<": left}.get(cell, (row, column))
            if cell != "~" and owner is not None:
                owners[row, column] = owner
    covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, owner in owners.items():
        covered.setdefault(owner, []).append(place)
    found = []
    for (row, column), own in sorted(covered.items()):
        rows, columns = (max(each) - min(each) + 1 for each in zip(*own, strict=True))
        content = text(drawing[row][column].replace("¶", "\n"))
        found.append(ForeignCell(content, row + first_row, column + 1, rows, columns))
    return ForeignTable(name, tuple(found), frozenset(repeated), sheet)


def document(*blocks: ForeignText | ForeignTable | str) -> ForeignDocument:
    """A document of texts, written as by `text`, and of tables, which are counted unless they are sheets."""
    found: list[ForeignText | ForeignTable] = []
    for block in blocks:
        tables = sum(isinstance(each, ForeignTable) for each in found)
        if isinstance(block, str):
            found.append(text(block))
        elif isinstance(block, ForeignTable) and not block.is_sheet:
            found.append(replace(block, name=f"bảng {tables + 1}"))
        else:
            found.append(block)
    return ForeignDocument(tuple(found))
