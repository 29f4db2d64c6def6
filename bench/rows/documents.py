"""Documents: annexes as Word and PDF, the check of a Word file, and the import of one."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Unit
from bench.generating import communes
from bench.lab import PROGRAMS, ROOT, Lab, program
from bench.peers import Peer
from bench.processes import Command, Spent, cpu, in_turn, median, ratio, spent
from bench.scaling import exponent

MEDIUM, LARGE = 400, 3_860
IMPORTED = 400, 1_600
_RENDERED = 50
_PLANS = 100
_BARE = str(PROGRAMS / "bare_docxtpl.py")
_EXPORT = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}
"""PDF/A-2b and PDF/UA-1, as the program asks LibreOffice for."""


def rendered(lab: Lab, folder: Path) -> Path:
    """The maintain annex of a folder as Word, made once."""
    made = lab.folder / f"{folder.name}.docx"
    if not made.exists():
        spent(program("render", str(_plan(folder)), "-o", str(made), folder=folder))
    return made


def _plan(folder: Path) -> Path:
    return next(path for path in (folder / "2024.yaml", folder / "plans" / "2024.yaml") if path.exists())


def render(lab: Lab) -> Iterator[Figure]:
    """Annexes of three sizes against bare docxtpl with the same words; a hundred plans on the clock."""
    sizes = (
        ("phụ lục thật", lab.real, 2.6, 5),
        ("400 dòng", lab.big(MEDIUM), 3.5, 3),
        ("3.860 dòng", lab.big(LARGE), None, 1),
    )
    docxtpl = lab.peers.get("docxtpl")
    seconds = []
    for name, folder, goal, rounds in sizes:
        own, *bare = in_turn(list(_renderings(lab, folder, docxtpl)), rounds)
        seconds.append(median(own, cpu))
        if bare:
            value = ratio(own, bare[0], cpu)
            yield Figure(f"`render`, {name}", "docxtpl", value, Unit.RATIO, goal, f"render/{folder.name}")
    _, medium, large = seconds
    grows = (large / LARGE) / (medium / MEDIUM)
    yield Figure("`render`, mỗi dòng của 3.860", "mỗi dòng của 400", grows, Unit.RATIO, 1.2, "render/a-row")
    yield _hundred(lab)


def _renderings(lab: Lab, folder: Path, docxtpl: Peer | None) -> Iterator[Command]:
    """The program's rendering of a folder's annex, and that of bare docxtpl where it can be had."""
    place, clear = lab.fresh("rendered")
    yield program("render", str(_plan(folder)), "-o", f"{place}/a.docx", folder=folder, prepare=clear)
    if docxtpl:
        words = str(lab.folder / f"{folder.name}.json")
        spent(Command((docxtpl.python, _BARE, "read", str(rendered(lab, folder)), words), lab.folder))
        template, made = ROOT / "templates" / "maintain.docx", lab.folder / "bare.docx"
        yield Command((docxtpl.python, _BARE, "render", words, str(template), str(made)), lab.folder)


def _hundred(lab: Lab) -> Figure:
    place, clear = lab.fresh("rendered")
    took = spent(program("render", ".", "-o", place, folder=lab.hundred, prepare=clear)).wall
    return Figure("`render`, 100 kế hoạch", "đồng hồ, mỗi kế hoạch", 1000 * took / _PLANS, Unit.MILLISECONDS, 60)


def check(lab: Lab) -> Iterator[Figure]:
    """The check of a Word file of 400 rows, and of 3,860."""
    files = [rendered(lab, lab.big(rows)) for rows in (MEDIUM, LARGE)]
    seconds = [spent(program("check", str(file), folder=lab.folder)).cpu for file in files]
    start = spent(program("--version", folder=lab.folder)).cpu
    value = exponent((MEDIUM, LARGE), seconds, start)
    yield Figure("`check`, 400 và 3.860 dòng", "chính nó", value, Unit.EXPONENT, 1.05, "check/grows")


def pdf(lab: Lab) -> Iterator[Figure]:
    """Fifty annexes as PDF/A, against one call of LibreOffice that makes the same of the same documents."""
    soffice = shutil.which("soffice")
    if soffice:
        plans = communes(lab.folder / "fifty", _RENDERED)
        place, clear = lab.fresh("pdf")
        own = spent(program("render", ".", "--pdf", "-o", place, folder=plans, prepare=clear))
        bare = _converted(lab, soffice, sorted(Path(place).rglob("*.docx")))
        yield Figure("PDF/A của 50 phụ lục", "một lần gọi LibreOffice", own.wall / bare.wall, Unit.RATIO, 1.3, "pdf")


def _converted(lab: Lab, soffice: str, documents: list[Path]) -> Spent:
    """One call of LibreOffice for documents, which are given names of their own first."""
    place, clear = lab.fresh("converted")
    clear()
    Path(place).mkdir()
    for number, document in enumerate(documents):
        shutil.copy(document, Path(place) / f"{number}.docx")
    profile = f"-env:UserInstallation={(lab.folder / 'profile').as_uri()}"
    to = f"pdf:writer_pdf_Export:{json.dumps(_EXPORT)}"
    sources = (f"{number}.docx" for number in range(len(documents)))
    return spent(Command((soffice, profile, "--headless", "--norestore", "--convert-to", to, *sources), Path(place)))


def importing(lab: Lab) -> Iterator[Figure]:
    """The import of both real annexes, and how the work grows with the rows."""
    place, clear = lab.fresh("imported")
    documents = str(lab.folder / "both")
    spent(program("render", "-o", documents, folder=lab.real))
    pair = sorted(map(str, Path(documents).glob("*.docx")))
    (real,) = in_turn([program("import", *pair, "-o", place, folder=lab.real, prepare=clear)], rounds=5)
    yield Figure("`import`, hai phụ lục thật", "CPU", median(real, cpu), Unit.SECONDS, 1)
    files = [rendered(lab, lab.big(rows)) for rows in IMPORTED]
    seconds = [spent(program("import", str(file), "-o", place, folder=lab.real, prepare=clear)).cpu for file in files]
    start = spent(program("--version", folder=lab.real)).cpu
    value = exponent(IMPORTED, seconds, start)
    yield Figure("`import`, 400 và 1.600 dòng", "chính nó", value, Unit.EXPONENT, 1.1, "import/grows")
