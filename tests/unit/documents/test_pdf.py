"""What LibreOffice makes of the DOCX: pages, paper, fonts, the form of the lines, and every character of every cell."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from helpers.docx_reading import grid
from helpers.support import ROOT, libreoffice
from helpers.tools import LIBERATION
from helpers.word_making import opened
from lxml import etree
from pypdf import PdfReader

from cchc import resources
from cchc.cli import main
from cchc.documents.templating.template import template
from cchc.documents.views.annex import annex
from cchc.documents.word.render import docx
from cchc.loading import load
from cchc.soffice import pdfs

PAGES = {"2024": 7, "2023_gaps": 2}
A4_LANDSCAPE = (841.89, 595.28)


pytestmark = pytest.mark.needs("soffice", "pdfinfo", "pdffonts", "pdftotext", "pdftohtml", LIBERATION)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the DOCX and PDF of both real annexes."""
    folder = tmp_path_factory.mktemp("pdf")
    assert main(["render", str(ROOT / "plans"), "--pdf", "-o", str(folder)]) == 0
    return folder


def told(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_a4_landscape(folder: Path, name: str) -> None:
    info = told("pdfinfo", "-l", "99", folder / f"{name}.pdf")
    assert re.findall(r"Pages:\s+(\d+)", info) == [str(PAGES[name])]
    sizes = re.findall(r"Page +\d+ size:\s+([\d.]+) x ([\d.]+) pts", info)
    assert len(sizes) == PAGES[name]
    for width, height in sizes:
        assert (float(width), float(height)) == pytest.approx(A4_LANDSCAPE, abs=0.5)


@pytest.mark.parametrize("name", PAGES)
def test_every_letter_is_of_the_times_family(folder: Path, name: str) -> None:
    fonts = {line.split()[0].split("+")[-1] for line in told("pdffonts", folder / f"{name}.pdf").splitlines()[2:]}
    assert fonts
    assert all(re.match("LiberationSerif|TimesNewRoman", font) for font in fonts), fonts


def words(text: str) -> Counter[str]:
    """The words of a text; a line may end after a hyphen or a slash."""
    return Counter(re.sub("([-/])", r"\1 ", text).split())


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_any_cell_is_cut_or_broken(folder: Path, name: str) -> None:
    content = (folder / f"{name}.docx").read_bytes()
    heading = " ".join(text for text, _, _ in grid(content)[0])
    lines = " ".join(paragraph.text for paragraph in opened(content).paragraphs)
    cells = " ".join(text for row in grid(content) for text, _, _ in row)
    numbers = " ".join(str(page) for page in range(2, PAGES[name] + 1))
    expected = f"{lines} {cells} {f'{heading} ' * (PAGES[name] - 1)}{numbers}"
    assert words(told("pdftotext", "-raw", folder / f"{name}.pdf", "-")) == words(expected)


@pytest.mark.parametrize("name", PAGES)
def test_every_word_stands_inside_the_margins(folder: Path, name: str) -> None:
    boxes = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
        told("pdftotext", "-bbox", folder / f"{name}.pdf", "-"),
    )
    assert len(boxes) > 300
    millimetre = 72 / 25.4
    for left, top, right, bottom, word in boxes:
        assert float(left) >= 30 * millimetre - 1, word
        assert float(right) <= (297 - 15) * millimetre + 1, word
        assert float(top) >= 10 * millimetre - 1, word
        assert float(bottom) <= (210 - 20) * millimetre + 2, word


@pytest.mark.parametrize("name", PAGES)
def test_the_page_number_is_on_every_page_but_the_first(folder: Path, name: str) -> None:
    pages = told("pdftotext", "-layout", folder / f"{name}.pdf", "-").split("\f")[:-1]
    first_lines = [next(line.strip() for line in page.splitlines() if line.strip()) for page in pages]
    assert first_lines == [first_lines[0], *(str(page) for page in range(2, PAGES[name] + 1))]
    assert first_lines[0].startswith("Phụ lục")


def looks(folder: Path, name: str, page: int) -> list[tuple[str, int, bool, bool]]:
    """The lines of a page: text, size in points, bold, italic. All of them are black."""
    xml = told("pdftohtml", "-xml", "-zoom", "1", "-i", "-stdout", folder / f"{name}.pdf")
    root = etree.fromstring(xml.encode())
    fonts = {font.get("id"): font for font in root.iter("fontspec")}
    assert {font.get("color") for font in fonts.values()} == {"#000000"}
    return [
        (
            "".join(str(text) for text in line.itertext()).strip(),
            int(fonts[line.get("font")].get("size") or 0),
            line.find(".//b") is not None,
            line.find(".//i") is not None,
        )
        for line in root.findall("page")[page - 1].iter("text")
    ]


@pytest.mark.parametrize(("name", "number"), [("2024", "I"), ("2023_gaps", "II")])
def test_the_heading_lines_have_the_decrees_sizes_and_weights(folder: Path, name: str, number: str) -> None:
    label, *title, reference = looks(folder, name, 1)[:4]
    assert label == (f"Phụ lục {number}", 14, True, False)
    assert {line[1:] for line in title} == {(14, True, False)}
    assert all(line[0] == line[0].upper() for line in title)
    assert reference[0].startswith("(Kèm theo Kế hoạch số")
    assert reference[1:] == (13, False, True)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_number_is_upright_of_the_decrees_size_and_in_the_middle(folder: Path, name: str) -> None:
    assert looks(folder, name, 2)[0] == ("2", 13, False, False)
    bbox = told("pdftotext", "-bbox", "-f", "2", "-l", "2", folder / f"{name}.pdf", "-")
    left, top, right = map(float, re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*>2</word>', bbox)[0])
    millimetre = 72 / 25.4
    assert (left + right) / 2 == pytest.approx((30 + 297 - 15) / 2 * millimetre, abs=1)
    assert top < 20 * millimetre


@pytest.mark.parametrize("name", PAGES)
def test_the_last_row_and_the_closing_mark_are_on_one_page(folder: Path, name: str) -> None:
    last = looks(folder, name, PAGES[name])
    assert last[-1][0] == "./."
    assert len(last) > 20


@pytest.mark.parametrize("name", PAGES)
def test_the_pdf_is_an_archive_copy_tagged_titled_and_in_vietnamese(folder: Path, name: str) -> None:
    info = told("pdfinfo", folder / f"{name}.pdf")
    assert re.search(r"^Title: +Phụ lục II?\. MỤC TIÊU", info, re.MULTILINE)
    assert re.search(r"^Author: +Ủy ban nhân dân xã Cẩm Giàng$", info, re.MULTILINE)
    assert re.search(r"^Tagged: +yes$", info, re.MULTILINE)
    content = (folder / f"{name}.pdf").read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/Lang(vi-VN)" in content
    assert b"/DisplayDocTitle true" in content


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """PDF of both real annexes in one file: alone, and behind a Kế hoạch."""
    folder = tmp_path_factory.mktemp("joined")
    host = Document()
    host.add_paragraph("Thực hiện theo Phụ lục I và Phụ lục II kèm theo.")
    host.save(str(folder / "ke-hoach.docx"))
    found = {name: folder / f"{name}.pdf" for name in ("alone", "behind")}
    assert main(["render", str(ROOT / "plans"), "-o", str(found["alone"])]) == 0
    into = ["--into", str(folder / "ke-hoach.docx")]
    assert main(["render", str(ROOT / "plans"), *into, "-o", str(found["behind"])]) == 0
    return found


def structure(pdf: PdfReader) -> Counter[str]:
    """The kinds of elements in the tree of a tagged PDF."""
    found: Counter[str] = Counter()
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]  # a dictionary, as pypdf cannot tell
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            found[element.get("/S", "")] += 1
            waiting += [element["/K"]] if "/K" in element else []
    return found


def bookmarks(pdf: PdfReader) -> list[str]:
    return [str(each["/Title"]) for each in pdf.outline if isinstance(each, dict)]


@pytest.mark.parametrize(("name", "label"), [("2024", "Phụ lục I"), ("2023_gaps", "Phụ lục II")])
def test_the_annex_is_a_bookmark_and_a_heading(folder: Path, name: str, label: str) -> None:
    pdf = PdfReader(folder / f"{name}.pdf")
    assert bookmarks(pdf) == [label]
    assert structure(pdf)["/H1"] == 1


@pytest.mark.parametrize("name", ["alone", "behind"])
def test_each_of_two_annexes_is_a_bookmark_and_a_heading(joined: dict[str, Path], name: str) -> None:
    pdf = PdfReader(joined[name])
    assert bookmarks(pdf) == ["Phụ lục I", "Phụ lục II"]
    assert structure(pdf)["/H1"] == 2


def test_first_pages_leave_the_top_right_corner_to_the_signature(folder: Path) -> None:
    for name in PAGES:
        bbox = told("pdftotext", "-bbox", "-l", "1", folder / f"{name}.pdf", "-")
        tops = [float(top) for top in re.findall(r'yMin="([\d.]+)"', bbox)]
        assert min(tops) > 19 * 72 / 25.4


def with_filler(lines: int) -> bytes:
    """The real annex with a first row of so many lines, which shifts all that follows."""
    dossier = load([ROOT / "plans" / "2024.yaml"]).cases[0].dossier
    assert dossier.plan and dossier.commune
    first, *areas = dossier.plan.areas
    filled = first.criteria[0].model_copy(update={"tasks": "\n".join(f"Dòng {line}" for line in range(lines))})
    area = first.model_copy(update={"criteria": (filled, *first.criteria[1:])})
    plan = dossier.plan.changed(areas=(area, *areas))
    return docx(annex(plan, dossier.commune), template(resources.template("maintain.docx")))


@pytest.fixture(scope="module")
def shifted(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The pages, as text, of annexes whose rows stand two lines further down in each."""
    folder = tmp_path_factory.mktemp("shifted")
    found = []
    for number, content in enumerate(pdfs([with_filler(lines) for lines in range(5, 25, 2)], libreoffice())):
        (folder / f"{number}.pdf").write_bytes(content)
        found.append(told("pdftotext", "-layout", folder / f"{number}.pdf", "-").split("\f")[:-1])
    return found


def is_area(line: str) -> bool:
    return re.match(r" *[IVX]+ +[^\d]{6,}$", line) is not None and line == line.upper()


def test_an_areas_row_never_ends_a_page(shifted: list[list[str]]) -> None:
    ends = [[line for line in page.splitlines() if line.strip()][-1] for pages in shifted for page in pages]
    assert len(set(ends)) > 10
    assert [end for end in ends if is_area(end)] == []
    assert sum(is_area(line) for page in shifted[0] for line in page.splitlines()) == 7


def test_the_rows_of_a_merged_cell_are_on_one_page(shifted: list[list[str]]) -> None:
    for pages in shifted:
        held = [[code for code in ("TC 6.2.", "TC 6.3.") if code in page] for page in pages]
        assert [codes for codes in held if codes] == [["TC 6.2.", "TC 6.3."]]


def test_a_parent_criterion_never_ends_a_page(shifted: list[list[str]]) -> None:
    for pages in shifted:
        held = [[code for code in ("TC 7.3.", "TCTP 7.3.1.") if code in page] for page in pages]
        assert [codes for codes in held if codes] == [["TC 7.3.", "TCTP 7.3.1."]]


def test_the_closing_mark_is_always_on_the_page_of_the_last_row(shifted: list[list[str]]) -> None:
    for pages in shifted:
        assert [("TCTP 7.4.3." in page, "./." in page) for page in pages[-2:]] == [(False, False), (True, True)]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_but_the_last_is_filled_to_70_percent(folder: Path, name: str) -> None:
    margin, height = 20 * 72 / 25.4, A4_LANDSCAPE[1]
    pages = told("pdftotext", "-bbox", folder / f"{name}.pdf", "-").split("<page ")[1:-1]
    lowest = [max(float(bottom) for bottom in re.findall(r'yMax="([\d.]+)"', page)) for page in pages]
    assert len(lowest) == PAGES[name] - 1
    filled = [(each - margin) / (height - 2 * margin) for each in lowest]
    assert min(filled) >= 0.7


def test_the_signatory_is_on_a_page_with_the_last_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for plan in (ROOT / "plans").glob("*.yaml"):
        (tmp_path / plan.name).write_bytes(plan.read_bytes())
    commune = (tmp_path / "commune.yaml").read_text(encoding="utf-8")
    signatory = "signatory:\n  lines:\n  - TM. ỦY BAN NHÂN DÂN\n  - CHỦ TỊCH\nparties:\n"
    (tmp_path / "commune.yaml").write_text(commune.replace("parties:\n", signatory, 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    paper = ["--medium", "paper", "--number", "05", "--date", "2024-01-15", "--signature-block"]
    assert main(["render", ".", "-o", "a.pdf", *paper]) == 0
    pages = told("pdftotext", "-layout", "a.pdf", "-").split("\f")[:-1]
    signed = [page for page in pages if "CHỦ TỊCH" in page.split("./.")[-1] and "./." in page]
    assert len(signed) == 2
    assert [bool(re.search(r"TCTP 7\.4\.[34]", page)) for page in signed] == [True, True]
    titles = re.findall(r"TCTP 7\.4\.[34]\.", "".join(pages))
    assert sorted(titles) == ["TCTP 7.4.3.", "TCTP 7.4.3.", "TCTP 7.4.4."]
