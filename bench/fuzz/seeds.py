"""What cases are made from: the project's plans and examples, and what the program itself makes of them.

Making them runs most commands once in this process, so that all that they import is there when it is forked. Keys are
made anew in each run: the bytes of a signature differ between two runs, the sizes of files and all else do not.
"""

import io
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
_PAGE = ROOT / "docs" / "vi-du" / "nhap" / "phu-luc-2026.html"
"""An annex as a web page."""
HELPERS = ROOT / "tests"
"""Where the tests keep what makes keys, PDFs and Word files."""
_EXAMPLES = ROOT / "tests" / "examples"
_SMALL = ("maintain.yaml", "remedy.yaml", "commune.yaml", "maintain.progress.yaml", "kiem-chung/bao-cao.pdf")
_ASSIGNMENTS = "assignments.yaml"
_REAL = ("2024.yaml", "2023_gaps.yaml", "commune.yaml")
_ADDRESSES = ("2.1", "1.1/hoan-thanh", "1.2/quy-1", "1.3/tin-bai/2024-06")
_PROGRESS = b"""cchc: 1
kind: progress
plan: 2024.yaml
entries:
- what: "1.2/quy-1"
  date: "2024-03-14"
  by: vp-tk
  evidence: B\xc3\xa1o c\xc3\xa1o s\xe1\xbb\x91 12/BC-UBND
- what: "1.3/tin-bai/2024-01"
  date: "2024-02-02"
  withdrawn: "2024-02-03"
extensions:
- what: "1.1/hoan-thanh"
  was: "2024-11-30"
  due: "2024-12-15"
  document: C\xc3\xb4ng v\xc4\x83n s\xe1\xbb\x91 12/UBND-VP
  date: "2024-11-20"
"""
_TASKS = """cchc: 1
kind: assignments
year: 2024
commune: commune.yaml
title: Phân công nhiệm vụ
numbering: continue
labels: false
columns:
- number
- title: Nội dung
- lead
- support
- timeframe
- cach-lam: Cách làm
- note
areas:
- number: A
  title: Nhóm một
  areas:
  - number: I
    title: Nhóm trong
    criteria:
    - title: Rà soát thủ tục
      lead: Công chức Văn phòng - Thống kê
      timeframe: Hằng quý
      cells:
        cach-lam: Theo mẫu
    - code: "I.2.1a"
      title: Công bố thủ tục
      lead: như trên
      support: như trên
      timeframe: Khi có phát sinh
      cells:
        cach-lam: như trên
- title: Nhóm không số
  criteria:
  - title: Báo cáo năm
    lead: Công chức Văn phòng - Thống kê
    deliverables:
    - id: bao-cao
      title: Báo cáo
      every: quarter
    parts:
    - title: Phần một
      timeframe: Tháng 6/2024
""".encode()


@dataclass(frozen=True, slots=True)
class Seeds:
    """Files by what they are."""

    small: Mapping[str, bytes]
    """A folder of plans of a few lines: nearly all cases work in it, for it takes a tenth of the time."""
    real: Mapping[str, bytes]
    """The project's own plans."""
    texts: tuple[bytes, ...]
    """All YAML texts, the broken examples included."""
    communes: tuple[bytes, ...]
    progress: tuple[bytes, ...]
    plans: tuple[bytes, ...]
    assignments: bytes
    """A plan of assignments with columns of its own, areas in areas, and rows without codes."""
    documents: tuple[bytes, ...]
    """Word files: annexes, sheets, and what an office writes."""
    hosts: tuple[bytes, ...]
    """Those of them that an annex can go behind."""
    templates: Mapping[str, bytes]
    workbooks: tuple[bytes, ...]
    """Workbooks of the small plans: of `cchc status`, blank and filled in, and of `cchc overdue`."""
    pages: tuple[bytes, ...]
    """Web pages with annexes."""
    tables: tuple[bytes, ...]
    """Workbooks with the same annexes."""
    pdfs: tuple[bytes, ...]
    key: bytes
    """A PKCS#12 file, its password, and the root of its certificate."""
    password: str
    root: bytes
    baseline: bytes
    addresses: tuple[str, ...] = _ADDRESSES


def made(folder: Path, program: Callable[[list[str]], int]) -> Seeds:
    """Make all seeds, in an empty folder."""
    texts = {path.name: path.read_bytes() for path in sorted(_EXAMPLES.glob("*.yaml"))}
    texts |= {path.name: path.read_bytes() for path in sorted((ROOT / "plans").glob("*.yaml"))}
    small = {f"plans/{name}": (_EXAMPLES / name).read_bytes() for name in _SMALL}
    texts[_ASSIGNMENTS] = _TASKS
    real = {f"plans/{name}": (ROOT / "plans" / name).read_bytes() for name in _REAL}
    page = _PAGE.read_bytes()
    desk = _Desk(folder, program)
    desk.put({"annex.html": page})
    desk.put({"more/commune.yaml": small["plans/commune.yaml"], f"more/{_ASSIGNMENTS}": _TASKS})
    desk.put({**small, "real/plans/2024.progress.yaml": _PROGRESS, **{f"real/{name}": real[name] for name in real}})
    desk.warm()
    sys.path.append(str(HELPERS))
    from helpers import docx_hosts

    hosts = (docx_hosts.plan(), docx_hosts.plan(*docx_hosts.ENDINGS.values()), docx_hosts.office())
    pdfs, key, password, root = _signed(folder)
    return Seeds(
        small=small,
        real=real,
        texts=(*texts.values(), _PROGRESS),
        communes=_of_kind("commune", texts),
        progress=(*_of_kind("progress", texts), _PROGRESS),
        plans=tuple(text for kind in ("assignments", "maintain", "remedy") for text in _of_kind(kind, texts)),
        assignments=_TASKS,
        documents=(*desk.made("*.docx"), *hosts),
        templates={path.name: path.read_bytes() for path in sorted((folder / "templates").glob("*.docx"))},
        workbooks=desk.made("*.xlsx"),
        hosts=hosts,
        pages=(page,),
        tables=(_as_workbook(page),),
        pdfs=pdfs,
        key=key,
        password=password,
        root=root,
        baseline=(folder / "out" / "base.json").read_bytes(),
    )


def _of_kind(kind: str, texts: Mapping[str, bytes]) -> tuple[bytes, ...]:
    return tuple(text for text in texts.values() if f"kind: {kind}".encode() in text)


@dataclass(frozen=True, slots=True)
class _Desk:
    """A folder in which the program is run."""

    folder: Path
    program: Callable[[list[str]], int]

    def put(self, files: Mapping[str, bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def warm(self) -> None:
        """Run the commands, each for what it makes or for what it imports."""
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            for line in _WARMING:
                self._run(*line.split())
            _fill(self.folder / "out" / "bang.xlsx", self.folder / "out" / "filled.xlsx")
            self._run("done", "--from", "out/filled.xlsx", "--dry-run")
        finally:
            os.chdir(before)

    def made(self, pattern: str) -> tuple[bytes, ...]:
        return tuple(path.read_bytes() for path in sorted((self.folder / "out").rglob(pattern)))

    def _run(self, *arguments: str) -> None:
        nowhere = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with redirect_stdout(nowhere), redirect_stderr(nowhere):
            code = self.program(list(arguments))
        if code not in {0, 1}:
            raise RuntimeError(f"{arguments}: {code} {nowhere.buffer.getvalue().decode()}")


_WARMING = (
    "--version",
    "template export",
    *(
        f"validate --format {form}"
        for form in ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
    ),
    "validate --baseline out/base.json --write-baseline real/plans",
    *(
        f"{command} --format {form}"
        for command in ("gaps", "overdue", "status")
        for form in ("table", "json", "csv", "md")
    ),
    "overdue --workdays --within 60d --format ics -o out/lich",
    "overdue -o out/qua-han.xlsx",
    "status plans/maintain.yaml --official VP-TK -o out/bang.xlsx",
    "status -o out/rong.xlsx",
    "fmt --check",
    "fmt --diff --fix",
    "done 1.1/hoan-thanh real/plans --dry-run",
    "extend 1.1/hoan-thanh real/plans --to 2025-12-15 --document x --dry-run",
    "sheet --all",
    "sheet --format text",
    "page",
    "render",
    "render real/plans -o out/real",
    "render more/assignments.yaml -o out/more",
    "render --into out/maintain.docx plans/remedy.yaml -o out/into.docx",
    "check out",
    "template list",
    "template check",
    "rule --all",
    "register --level xa --name Mẫu",
    "import annex.html -o out/imported",
    "schema",
    "completion bash",
)


def _fill(source: Path, target: Path) -> None:
    """Fill in some rows as an official does, on each sheet that has our headings."""
    book = openpyxl.load_workbook(source)
    for sheet in book.worksheets:
        table: Any = sheet
        for row in table.iter_rows(max_row=12):
            if row[0].value == "Mã nhiệm vụ":
                at = {str(cell.value): cell.column for cell in row}
                for number in range(row[0].row + 1, table.max_row + 1):
                    table.cell(number, at["Ngày hoàn thành"]).value = date(2024, 3, number)
                    table.cell(number, at["Tài liệu kiểm chứng"]).value = f"Báo cáo số {number}"
                break
    book.save(target)


def _as_workbook(page: bytes) -> bytes:
    """A web page's table as a sheet, each of its cells in the first free one of its row."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.worksheets[0]
    root: Any = html.fromstring(page)
    for row in root.iter("p", "tr"):
        sheet.append([cell.text_content().strip() for cell in row] if row.tag == "tr" else [row.text_content().strip()])
    book.save(file)
    return file.getvalue()


def _signed(folder: Path) -> tuple[tuple[bytes, ...], bytes, str, bytes]:
    """PDFs with and without signatures, and a key that signs."""
    from helpers import signing_lab

    lab = signing_lab.Lab(folder)
    once = lab.signed()
    pdfs = (
        signing_lab.small_pdf(),
        signing_lab.small_pdf(catalog="/AcroForm << /Fields [] /SigFlags 3 >>"),
        once,
        lab.countersigned(once),
        lab.countersigned(once, box=(10, 10, 110, 60)),
        lab.signed(signing_lab.hybrid()),
        signing_lab.encrypted(),
        signing_lab.hybrid(),
    )
    return pdfs, lab.p12.read_bytes(), signing_lab.PASSWORD, lab.root.read_bytes()
