"""What rendering costs docxtpl alone: the same template, and the same words, taken from the program's own document.

python bench/programs/bare_docxtpl.py read ANNEX.docx WORDS.json
python bench/programs/bare_docxtpl.py render WORDS.json TEMPLATE.docx OUT.docx
"""

import json
import sys
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

COLUMNS = ("number", "criterion", "max_score", "target", "tasks", "lead", "support", "timeframe")


def words(document: Path) -> dict[str, Any]:
    """The finished words of an annex, by the names that the program's own template of maintain annexes prints."""
    body = docx.Document(str(document)).element.body
    headings, *lines = [[cell_text(cell) for cell in row.tc_lst] for row in body.tbl_lst[0].tr_lst]
    paragraphs = [paragraph.text for paragraph in body.p_lst if paragraph.text]
    label, title, reference = (*paragraphs, "", "", "")[:3]
    return {
        "label": label,
        "title": title,
        "reference": reference,
        "signature": None,
        "heading": dict(zip(COLUMNS, headings, strict=True)),
        "lines": [line(cells) for cells in lines],
    }


def cell_text(cell: Any) -> str:  # noqa: ANN401 — python-docx's class
    """The text of a cell, with its line breaks."""
    return "\n".join("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in cell.p_lst)


def line(cells: list[str]) -> dict[str, Any]:
    """The words of a row: of an area where it has fewer cells than columns."""
    if len(cells) < len(COLUMNS):
        return {"is_area": True, "number": cells[0], "title": cells[-1]}
    texts = dict(zip(COLUMNS, cells, strict=True))
    return {**texts, "is_area": False, "title": texts["criterion"]}


def main() -> None:
    """Read an annex, or render its words."""
    task, source, *rest = sys.argv[1:]
    if task == "read":
        Path(rest[0]).write_text(json.dumps(words(Path(source)), ensure_ascii=False), encoding="utf-8")
    else:
        template = DocxTemplate(rest[0])
        template.render(json.loads(Path(source).read_text(encoding="utf-8")), autoescape=True)
        template.save(rest[1])


if __name__ == "__main__":
    main()
