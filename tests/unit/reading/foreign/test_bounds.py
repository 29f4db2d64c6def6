"""Foreign Word files that are built to take long or much end soon; long real ones are read in time and memory."""

import os
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from helpers.foreign_word_making import NAMESPACES, ON, START, cell, paragraph, row, run, spanning, table
from helpers.hostile_files import WORD, word
from helpers.word_documents import saved
from helpers.word_making import opened, rendered

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")]
SECONDS, MEMORY = 15, 700 * 1024 * 1024
LIMITED = f"""
import resource, sys
from copy import deepcopy
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from cchc.errors import CchcError
from cchc.reading.foreign.word.reader import foreign_word
try:
    tables = list(foreign_word(Path(sys.argv[1]).read_bytes(), "Tệp").tables)
    cells = sum(len(table.cells) for table in tables)
    status = Path("/proc/self/status")
    peak = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else "0"
    print(cells, int(peak) // 1024)
except CchcError as error:
    assert "Đề nghị" in str(error)
    print("refused")
"""


def ended(content: bytes, folder: Path) -> list[str]:
    """What is printed of a file by a process with little time and memory: cells and MiB, or that it is refused."""
    (folder / "a").write_bytes(content)
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder / "a")], capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr[-2000:]
    return told.stdout.split()


def nested(times: int) -> str:
    inner = paragraph(run("chữ " * 1000))
    for _ in range(times):
        inner = table(row(cell(inner + paragraph("chữ")), "b"))
    return inner


def made(body: str) -> bytes:
    return word(body, root=NAMESPACES)


OWN = {
    "tables in tables": lambda: made(nested(60)),
    "a merge that hides much": lambda: made(
        table(row(cell("a " * 200_000, START)), *(row(cell(f"b{each}", ON)) for each in range(6000)))
    ),
    "many edges": lambda: made(table(*(row(cell("a", spanning(each % 199 + 1)), "b") for each in range(9000)))),
    "cells over all columns": lambda: made(
        table(row(*(cell() for _ in range(3000))), *(row(cell("a", spanning(1000)) * 3) for _ in range(3000)))
    ),
    "small changes": lambda: made(
        paragraph(
            "".join(f"<w:del w:id='{n}'><w:r><w:delText>a</w:delText></w:r></w:del>{run('b')}" for n in range(40_000))
        )
    ),
    "marks of lists": lambda: made(paragraph("a", "<w:numPr><w:numId w:val='1'/></w:numPr>") * 30_000),
    "ends that are deleted": lambda: made(paragraph("a", "<w:rPr><w:del w:id='1'/></w:rPr>") * 30_000),
    "100,000 rows": lambda: made(table("<w:tr><w:tc><w:p/></w:tc></w:tr>" * 100_000)),
}


@pytest.mark.parametrize("name", OWN)
def test_a_hostile_text_ends_soon(tmp_path: Path, name: str) -> None:
    assert ended(OWN[name](), tmp_path)


@pytest.mark.parametrize(
    "name", ["a grid", "a reference that goes on and on", "choices", "styles in a chain", "a theme and fewer"]
)
def test_a_hostile_file_ends_soon(tmp_path: Path, name: str) -> None:
    assert ended(WORD[name](), tmp_path)


def test_a_real_annex_of_4000_rows_is_read_in_little_memory(tmp_path: Path) -> None:
    document = opened(rendered("plans/2024.yaml"))
    rows = document.tables[0]._tbl.tr_lst[1:-1]
    for _ in range(100):
        for each in rows:
            document.tables[0]._tbl.tr_lst[-1].addprevious(deepcopy(each))
    cells, memory = ended(saved(document), tmp_path)
    assert (int(cells) > 26_000, int(memory) <= 150) == (True, True)
