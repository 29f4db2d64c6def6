"""How LibreOffice is found and run: with a stand-in for it, so that every way in which it fails can be had."""

import io
import os
import sys
import time
from pathlib import Path

import pytest
from helpers.word_making import pdf_with
from pypdf import PdfWriter

from cchc import soffice
from cchc.documents.pdf import foreign_fonts
from cchc.errors import CchcError
from cchc.soffice import as_docx, find_soffice, pdfs

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")


def stand_in(folder: Path, body: str) -> Path:
    """A program that is called like LibreOffice: it has `sources` and `outdir`, and `folder` for its notes."""
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\narguments = sys.argv\n"
        "outdir = pathlib.Path(arguments[arguments.index('--outdir') + 1])\n"
        "sources = [pathlib.Path(name) for name in arguments[arguments.index('--outdir') + 2:]]\n"
        f"folder = pathlib.Path({str(folder)!r})\n{body}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


WRITE = """
with (folder / "starts").open("a") as notes:
    notes.write("x")
for source in sources:
    source.with_suffix(".pdf").write_bytes(b"%PDF-1.7 " + source.read_bytes() + b" %%EOF")
"""


@pytest.mark.parametrize(("documents", "workers", "starts"), [(50, 1, 1), (50, 3, 3), (50, 64, 6), (9, 3, 1)])
def test_documents_come_back_in_order_from_few_starts_side_by_side(
    documents: int, workers: int, starts: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_WORKERS", str(workers))
    made = pdfs([str(number).encode() for number in range(documents)], stand_in(tmp_path, WRITE))
    assert made == [b"%%PDF-1.7 %d %%%%EOF" % number for number in range(documents)]
    assert (tmp_path / "starts").read_text() == "x" * starts


def test_the_documents_that_are_made_are_counted_meanwhile_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soffice, "_GLANCE", 0.02)
    slowly = WRITE.replace("for source in sources:", "for source in sources:\n    time.sleep(0.3)")
    counted: list[int] = []
    pdfs([b"x"] * 3, stand_in(tmp_path, slowly), counted.append)
    assert counted == sorted(counted)
    assert set(counted) >= {0, 1, 2, 3}
    assert counted[-1] == 3


def test_one_document_that_is_not_made_by_one_of_several_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_WORKERS", "2")
    with pytest.raises(CchcError, match="không xuất được PDF"):
        pdfs([b"x"] * 20, stand_in(tmp_path, f"sources = [each for each in sources if each.stem != '17']\n{WRITE}"))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "for source in sources: source.with_suffix('.pdf').write_bytes(b'')",
        "for source in sources: source.with_suffix('.pdf').write_bytes(b'%PDF-1.7 cut')",
        "sys.exit(1)",
    ],
)
def test_what_is_no_whole_pdf_is_refused_though_it_says_that_all_is_well(tmp_path: Path, body: str) -> None:
    with pytest.raises(CchcError) as refused:
        pdfs([b"x"], stand_in(tmp_path, body))
    assert str(refused.value) == (
        "LibreOffice không xuất được PDF; chưa ghi tệp nào. Đề nghị mở thử tệp Word bằng LibreOffice, hoặc cài lại."
    )


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "_SECONDS", 1)
    monkeypatch.setattr(soffice, "_SECONDS_A_DOCUMENT", 0)
    hang = (
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "(folder / 'child').write_text(str(child.pid))\ntime.sleep(60)"
    )
    with pytest.raises(CchcError) as refused:
        pdfs([b"x"], stand_in(tmp_path, hang))
    assert str(refused.value).startswith("LibreOffice chạy quá 1 giây nên đã dừng; chưa xuất được PDF.")
    assert ended(int((tmp_path / "child").read_text()))


def test_what_a_launcher_leaves_behind_is_ended_as_well(tmp_path: Path) -> None:
    leave = (
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "(folder / 'child').write_text(str(child.pid))"
    )
    with pytest.raises(CchcError, match="không xuất được PDF"):
        pdfs([b"x"], stand_in(tmp_path, leave))
    assert ended(int((tmp_path / "child").read_text()))


def ended(process: int) -> bool:
    """Whether a process is gone, or dead and waiting to be collected."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_document_of_another_format_comes_back_as_docx(tmp_path: Path) -> None:
    turn = (
        "for source in sources: source.with_suffix('.docx').write_bytes(source.suffix.encode() + source.read_bytes())"
    )
    assert as_docx(b"x", ".doc", stand_in(tmp_path, turn)) == b".docx"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "LibreOffice không đọc được tệp .odt."),
        ("time.sleep(60)", "LibreOffice chạy quá 1 giây nên đã dừng; chưa đọc được tệp .odt."),
    ],
)
def test_a_document_that_it_cannot_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, said: str
) -> None:
    monkeypatch.setattr(soffice, "_SECONDS_TO_READ", 1)
    with pytest.raises(CchcError) as refused:
        as_docx(b"x", ".odt", stand_in(tmp_path, body))
    assert str(refused.value) == f"{said} Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx)."


def test_a_program_that_cannot_be_run_is_one_sentence(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("no program")
    program.chmod(0o755)
    with pytest.raises(CchcError, match=r"^Không chạy được LibreOffice “"):
        pdfs([b"x"], program)


def test_it_is_found_on_the_path_or_where_it_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, WRITE)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_soffice(None) == program
    assert find_soffice(program) == program
    assert find_soffice(Path("soffice")) == program
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert find_soffice(Path("./soffice")) == program


@pytest.mark.parametrize(
    "path", [".", "", ".:{bin}", ":{bin}", "{bin}:", "{here}", "{here}/../{name}", "tools", "{link}"]
)
@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("given", [None, Path("soffice")])
def test_it_is_never_taken_from_the_working_folder_but_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, given: Path | None, *, windows: bool
) -> None:
    here, programs, link = tmp_path / "here", tmp_path / "bin", tmp_path / "link"
    for folder in (here, here / "tools", programs):
        folder.mkdir()
        for name in (
            "soffice",
            "soffice.com",
            "soffice.exe",
            "libreoffice",
            r"C:\Program Files\LibreOffice\program\soffice.com",
        ):
            (folder / name).write_text("")
            (folder / name).chmod(0o755)
    link.symlink_to(here)
    monkeypatch.chdir(here)
    monkeypatch.setattr(soffice, "_PLACES", soffice._PLACES[:2])
    monkeypatch.setenv("PATH", path.format(bin=programs, here=here, name=here.name, link=link))
    monkeypatch.setattr(sys, "platform", "win32" if windows else "linux")
    expected = programs / ("soffice.com" if windows else "soffice")
    if "bin" in path:
        assert find_soffice(given) == expected
    elif given is None:
        assert find_soffice(given) is None
    else:  # it is not on PATH: a person has named this file
        assert find_soffice(given) == here / "soffice"


def test_windows_own_program_ends_it_wherever_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    class Process:
        pid = 7

        def poll(self) -> None:
            return None

        def wait(self) -> None:
            return None

    started: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("subprocess.run", lambda command, **_: started.append(command))
    for root in (None, "/w"):
        monkeypatch.delenv("SystemRoot", raising=False)
        if root:
            monkeypatch.setenv("SystemRoot", root)
        soffice._end(Process())  # type: ignore[arg-type]  # as much of one as is looked at
    assert started == [
        [r"C:\Windows/System32/taskkill.exe", "/F", "/T", "/PID", "7"],
        ["/w/System32/taskkill.exe", "/F", "/T", "/PID", "7"],
    ]


def test_it_works_in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pdfs(
        [b"x"],
        stand_in(tmp_path, f"{WRITE}\nassert pathlib.Path.cwd() == outdir.resolve()\n(folder / 'asserted').touch()"),
    )
    assert (tmp_path / "asserted").exists()


@pytest.mark.parametrize(
    ("fonts", "foreign"),
    [
        (["BAAAAA+LiberationSerif-Bold", "TimesNewRomanPSMT", "CAAAAA+Tinos"], []),
        (["BAAAAA+LiberationSerif", "CAAAAA+DejaVuSerif", "LiberationSans"], ["DejaVuSerif", "LiberationSans"]),
        (["BAAAAA+OpenSymbol", "CAAAAA+Wingdings-Regular", "SymbolMT"], []),
        ([], []),
    ],
)
def test_fonts_that_stand_in_for_times_are_named(fonts: list[str], foreign: list[str]) -> None:
    assert foreign_fonts(pdf_with(fonts)) == foreign


def test_a_pdf_whose_objects_are_packed_is_read_as_well() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf_with(["CAAAAA+DejaVuSerif"])))
    packed = io.BytesIO()
    writer.compress_identical_objects()
    writer.write(packed)
    assert foreign_fonts(packed.getvalue()) == ["DejaVuSerif"]
