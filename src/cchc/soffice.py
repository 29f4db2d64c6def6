"""Documents → PDF or DOCX by LibreOffice, which lays out text as Word does; started once for many documents.

LibreOffice exits with 0 also when it fails, hangs when another one uses its profile, and puts another font in place of
one that is missing. So it has a profile of its own and a time limit, and what it made is looked at.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic

from cchc import files
from cchc.errors import CchcError
from cchc.workers import allowed_processes

_SECONDS = 120
"""The seconds that LibreOffice may take beside `_SECONDS_A_DOCUMENT` for each document, its start included."""
_SECONDS_A_DOCUMENT = 30
_SECONDS_TO_READ = 60
"""The seconds that it may take to make a DOCX of a document."""
_FEWEST = 8
"""The fewest documents for which a second LibreOffice is started beside the first: each start takes a second."""
_GLANCE = 0.5
"""The seconds after which what it has made so far is counted again."""
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_EXPORT = {
    "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2b
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""LibreOffice's settings for a conversion: nothing that a document points to is fetched, and no macro runs."""
_BY_WORD = "Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx)."


def find_soffice(given: Path | None) -> Path | None:
    """LibreOffice's program: the one given, else the one on PATH, else where its installers put it; `None` for none.

    Unless its path is given, it is never taken from the working folder, whose files somebody else may have written.
    """
    if given is not None:
        by_name = _on_path(given.name) if given.name == str(given) else ()
        return _first_program((*by_name, given.absolute()))
    return _first_program((*(each for name in _NAMES for each in _on_path(name)), *map(Path, _PLACES)))


def _first_program(paths: Iterable[Path]) -> Path | None:
    return next((path for path in paths if path.is_absolute() and shutil.which(path)), None)


def _on_path(name: str) -> list[Path]:
    """The paths where a program of that name may stand: in the folders of PATH, except the working folder.

    `shutil.which` would look into the working folder first on Windows, and everywhere when PATH has a blank entry.
    """
    endings = (".com", ".exe") if sys.platform == "win32" and not Path(name).suffix else ("",)
    folders = [folder for folder in map(Path, os.get_exec_path()) if folder.is_absolute() and not _is_here(folder)]
    return [folder / f"{name}{ending}" for folder in folders for ending in endings]


def _is_here(folder: Path) -> bool:
    return files.real(folder) == files.real(Path.cwd())


def pdfs(documents: Sequence[bytes], soffice: Path, on_progress: Callable[[int], None] = lambda _: None) -> list[bytes]:
    """Each DOCX as PDF/A-2b and PDF/UA-1: tagged, with its title, and bookmarks for paragraphs with an outline level.

    `on_progress` is called now and then with the number of those that are made.

    Raises:
        CchcError: LibreOffice does not start, takes too long, or makes no PDF of a document.
    """
    with files.scratch() as folder:
        sources = [folder / f"{number}.docx" for number in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(document)
        limit = _SECONDS + _SECONDS_A_DOCUMENT * len(sources)
        late = "chưa xuất được PDF. Đề nghị xuất ít phụ lục hơn một lần."
        made = [source.with_suffix(".pdf") for source in sources]
        to = f"pdf:writer_pdf_Export:{json.dumps(_EXPORT)}"
        for _ in _converting(soffice, sources, to, limit, late):
            on_progress(sum(map(Path.exists, made)))
        return list(map(_made, made))


def as_docx(content: bytes, suffix: str, soffice: Path) -> bytes:
    """A document of another format (`.doc`, `.odt`) as DOCX; nothing in it is run, and nothing outside it is read.

    Raises:
        CchcError: LibreOffice does not start, takes too long, or makes no DOCX of the document.
    """
    with files.scratch() as folder:
        source = folder / f"0{suffix}"
        source.write_bytes(content)
        late = f"chưa đọc được tệp {suffix}. {_BY_WORD}"
        for _ in _converting(soffice, [source], "docx:MS Word 2007 XML", _SECONDS_TO_READ, late):
            pass
        made = source.with_suffix(".docx")
        if not made.is_file():
            files.require_room(folder)
            raise CchcError(f"LibreOffice không đọc được tệp {suffix}. {_BY_WORD}")
        return made.read_bytes()


def _converting(soffice: Path, sources: Sequence[Path], to: str, limit: int, late: str) -> Iterator[None]:
    """Convert documents of one folder there, with a moment for the caller now and then, and one at the end.

    Many documents are shared out over programs side by side, each with a profile of its own.

    Raises:
        CchcError: It does not start, or takes more than `limit` seconds; then `late` ends the message.
    """
    most = len(sources) // _FEWEST
    programs = min(allowed_processes(), most) if most > 1 else 1
    end = monotonic() + limit
    with ExitStack() as running:
        for process in [_started(soffice, sources[own::programs], to, own, running) for own in range(programs)]:
            while not _has_ended(process, min(_GLANCE, end - monotonic())):
                if monotonic() >= end:
                    raise CchcError(f"LibreOffice chạy quá {limit} giây nên đã dừng; {late}")
                yield
    yield


def _has_ended(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    """True if a program ends within so many seconds."""
    try:
        process.wait(max(seconds, 0))
    except subprocess.TimeoutExpired:
        return False
    return True


def _started(
    soffice: Path, sources: Sequence[Path], to: str, number: int, running: ExitStack
) -> "subprocess.Popen[bytes]":
    """LibreOffice at work on some documents of a folder, the program of this number; it is ended with `running`.

    Raises:
        CchcError: It does not start.
    """
    folder = sources[0].parent
    profile = folder / f"profile{number}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        *(str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
        *("--convert-to", to, "--outdir", str(folder), *map(str, sources)),
    ]
    try:
        process = subprocess.Popen(  # noqa: S603 — the program that the user installed or named
            command,
            env={**os.environ, "TMPDIR": str(folder)},  # one that is no folder would stop it, and tell nobody why
            cwd=folder,  # what it looks for in its working folder is not to be somebody else's
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,  # it holds its folder (`files.scratch`); nothing else is passed on
            start_new_session=True,  # what it starts is ended with it, as a group
        )
    except OSError as error:
        raise CchcError(
            f"Không chạy được LibreOffice “{soffice}” ({files.reason(error)}). Đề nghị kiểm tra bản cài."
        ) from error
    running.callback(_end, process)
    return process


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End LibreOffice and what it started, as far as it still runs: too slow, Ctrl-C, or a launcher that went ahead."""
    if sys.platform == "win32":
        if process.poll() is None:
            system = Path(os.environ.get("SystemRoot", r"C:\Windows"))  # noqa: SIM112 — as Windows writes it
            taskkill = [str(system / "System32" / "taskkill.exe"), "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(taskkill, capture_output=True, check=False)  # noqa: S603 — a part of Windows, by its path
    else:
        with suppress(ProcessLookupError, PermissionError):  # nobody of the group is left
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _made(path: Path) -> bytes:
    content = path.read_bytes() if path.is_file() else b""
    if not (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")):
        files.require_room(path.parent)
        raise CchcError(
            "LibreOffice không xuất được PDF; chưa ghi tệp nào. Đề nghị mở thử tệp Word bằng LibreOffice, hoặc cài lại."
        )
    return content
