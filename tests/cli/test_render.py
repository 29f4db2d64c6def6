import io
import os
import re
import sys
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from helpers.docx_hosts import parts
from helpers.support import ROOT, Run
from helpers.word_making import changed_template, pdf_with

from cchc.cli import main
from cchc.documents.isolation import rendered_apart
from cchc.documents.templating.template import Template
from cchc.documents.views.view import View

pytestmark = pytest.mark.usefixtures("templates_in_forks")


def first_line(path: Path) -> str:
    return Document(str(path)).paragraphs[0].text


def test_without_arguments_every_plan_goes_to_out(run: Run, in_office: Path) -> None:
    outcome = run("render")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        0,
        "Đã xuất out/2023_gaps.docx\nĐã xuất out/2024.docx\n",
        "",
    )
    assert sorted(path.name for path in (in_office / "out").iterdir()) == ["2023_gaps.docx", "2024.docx"]
    assert first_line(in_office / "out" / "2024.docx") == "Phụ lục I"
    assert run("render").exit_code == 0


def test_a_name_that_ends_in_docx_is_a_file_and_any_other_a_folder(run: Run, in_office: Path) -> None:
    assert run("render", "plans/2024.yaml", "-o", "a/phu-luc.docx").out == "Đã xuất a/phu-luc.docx\n"
    assert run("render", "plans/2024.yaml", "-o", "b").out == "Đã xuất b/2024.docx\n"
    assert (in_office / "a" / "phu-luc.docx").is_file()
    assert (in_office / "b" / "2024.docx").is_file()


def test_a_file_that_exists_is_not_replaced_unasked(run: Run, in_office: Path) -> None:
    (in_office / "a.docx").write_bytes(b"signed")
    outcome = run("render", "plans/2024.yaml", "-o", "a.docx")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == "Tệp “a.docx” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    assert (in_office / "a.docx").read_bytes() == b"signed"
    assert run("render", "plans/2024.yaml", "-o", "a.docx", "--force").exit_code == 0
    assert first_line(in_office / "a.docx") == "Phụ lục I"


@pytest.mark.usefixtures("in_office")
def test_endings_of_other_kinds_of_file_are_wrong_usage(run: Run) -> None:
    odt = run("render", "plans/2024.yaml", "-o", "a.odt")
    assert (odt.exit_code, odt.err) == (
        2,
        "Lệnh này xuất tệp Word hoặc PDF. Đề nghị ghi tên tệp .docx, .pdf hoặc tên thư mục.\n",
    )
    assert not Path("out").exists()


def test_a_plan_with_errors_is_left_out_and_the_others_are_rendered(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2023_gaps.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("score: 3,5", "score: 6,5"), encoding="utf-8")
    outcome = run("render")
    assert (outcome.exit_code, outcome.out) == (1, "Đã xuất out/2024.docx\n")
    assert outcome.err.startswith("plans/2023_gaps.yaml:45:12: lỗi P303 TC 2.1: điểm đạt được 6,5 lớn hơn")
    assert outcome.err.endswith("Chưa xuất plans/2023_gaps.yaml vì tệp còn lỗi. Đề nghị sửa các lỗi ở trên.\n")


def test_the_offices_own_templates_go_first(run: Run, in_office: Path) -> None:
    (in_office / "templates").mkdir()
    document = Document(str(ROOT / "templates" / "maintain.docx"))
    document.paragraphs[0].runs[0].text = "Mẫu của xã: {{ label }}"
    document.save(str(in_office / "templates" / "maintain.docx"))
    assert run("render").exit_code == 0
    assert first_line(in_office / "out" / "2024.docx") == "Mẫu của xã: Phụ lục I"
    assert first_line(in_office / "out" / "2023_gaps.docx") == "Phụ lục II"


def test_a_template_that_fails_writes_nothing_at_all(run: Run, in_office: Path) -> None:
    (in_office / "templates").mkdir()
    (in_office / "templates" / "maintain.docx").write_bytes(b"broken")
    outcome = run("render")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == (
        "Mẫu “templates/maintain.docx” không phải là tệp Word (.docx). Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx).\n"
    )
    assert not (in_office / "out").exists()


def test_a_target_in_the_way_is_one_sentence(run: Run, in_office: Path) -> None:
    (in_office / "out").write_bytes(b"")
    outcome = run("render")
    assert outcome.exit_code == 3
    assert outcome.err == (
        "Không ghi được tệp “out/2023_gaps.docx” (đường dẫn đi qua một tệp thường). Đề nghị kiểm tra thư mục và quyền ghi, "
        "hoặc đóng tệp nếu đang mở.\n"
    )


def test_a_plan_from_standard_input_is_rendered(run: Run, in_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((in_office / "plans" / "2024.yaml").read_bytes())))
    monkeypatch.chdir(in_office / "plans")
    assert run("render", "-").out == "Đã xuất out/phu-luc.docx\n"


@pytest.mark.usefixtures("in_office")
def test_standard_output_gets_the_document_and_nothing_else(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["render", "plans/2024.yaml", "-o", "-"]) == 0
    assert Document(io.BytesIO(capfdbinary.readouterr().out)).paragraphs[0].text == "Phụ lục I"


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def reference(path: Path) -> str:
    return Document(str(path)).paragraphs[2].text


PAPER = ("--medium", "paper", "--number", "5", "--date", "2024-01-05")
BLANK = "\u00a0" * 8


def test_an_electronic_copy_leaves_number_and_day_blank_though_the_plan_says_them(run: Run, in_office: Path) -> None:
    edited(in_office / "plans" / "2024.yaml", 'date: "2024-01"', 'date: "2024-01-15"')
    edited(in_office / "plans" / "2024.yaml", "number:  # để trống đến khi ban hành", 'number: "05"')
    assert run("render", "plans/2024.yaml").exit_code == 0
    assert reference(in_office / "out" / "2024.docx") == (
        f"(Kèm theo Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng\u00a001 năm\u00a02024 của Ủy ban nhân dân xã Cẩm Giàng)"
    )


def test_a_paper_copy_is_filled_in_with_the_decrees_leading_zeros(run: Run, in_office: Path) -> None:
    outcome = run("render", "plans/2024.yaml", *PAPER)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert reference(in_office / "out" / "2024.docx") == (
        "(Kèm theo Kế hoạch số\u00a005/KH-UBND ngày\u00a005 tháng\u00a001 năm\u00a02024 của Ủy ban nhân dân xã Cẩm Giàng)"
    )


def test_a_paper_copy_takes_number_and_day_from_the_plan(run: Run, in_office: Path) -> None:
    edited(in_office / "plans" / "2024.yaml", 'date: "2024-01"', 'date: "2024-03-15"')
    edited(in_office / "plans" / "2024.yaml", "number:  # để trống đến khi ban hành", 'number: "115"')
    assert run("render", "plans/2024.yaml", "--medium", "paper").exit_code == 0
    assert reference(in_office / "out" / "2024.docx").startswith(
        "(Kèm theo Kế hoạch số\u00a0115/KH-UBND ngày\u00a015 tháng\u00a03 năm\u00a02024 của"
    )


@pytest.mark.usefixtures("in_office")
def test_a_day_that_the_plan_does_not_say_is_printed_and_told(run: Run) -> None:
    outcome = run("render", "plans/2024.yaml", "--medium", "paper", "--number", "5", "--date", "2024-02-05")
    assert (outcome.exit_code, outcome.err) == (
        0,
        "plans/2024.yaml ghi ngày của Kế hoạch là 2024-01; phụ lục in theo --date: 05/02/2024.\n",
    )


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (
            ("--medium", "paper"),
            2,
            "Bản giấy phải ghi số của Kế hoạch; plans/2024.yaml chưa ghi. Đề nghị thêm --number, ví dụ --number 05.",
        ),
        (
            ("--medium", "paper", "--number", "05"),
            2,
            "Bản giấy phải ghi đủ ngày, tháng, năm của Kế hoạch; plans/2024.yaml chưa ghi đủ. Đề nghị thêm --date, ví dụ "
            "--date 2024-01-15.",
        ),
        (
            ("--number", "05"),
            2,
            "--number chỉ dùng cho bản giấy; bản điện tử để trống số, ngày và không có khối chữ ký. Đề nghị thêm --medium "
            "paper, hoặc bỏ --number.",
        ),
        (
            ("--signature-block",),
            2,
            "--signature-block chỉ dùng cho bản giấy; bản điện tử để trống số, ngày và không có khối chữ ký. Đề nghị thêm "
            "--medium paper, hoặc bỏ --signature-block.",
        ),
        (
            (*PAPER, "--signature-block"),
            3,
            "Khối chữ ký cần từ một đến ba dòng ở trường signatory của tệp đơn vị. Đề nghị ghi, ví dụ, lines: [TM. ỦY BAN "
            "NHÂN DÂN, CHỦ TỊCH] và name.",
        ),
        (
            ("--medium", "paper", "--number", "05/KH"),
            2,
            "Tùy chọn “--number”: “05/KH” không phải là số của văn bản. Đề nghị ghi riêng số, ví dụ 05. Xem cách dùng: "
            "cchc render --help",
        ),
        (
            ("-o", "-", "--pdf"),
            2,
            "Đầu ra chuẩn chỉ nhận một tệp Word. Đề nghị ghi -o TÊN.pdf, hoặc bỏ --pdf.",
        ),
        (
            ("--soffice", "soffice"),
            2,
            "--soffice chỉ dùng khi xuất PDF. Đề nghị thêm --pdf, hoặc bỏ --soffice.",
        ),
        (
            ("--medium", "paper", "--number", "0"),
            2,
            "Tùy chọn “--number”: “0” không phải là số của văn bản. Đề nghị ghi riêng số, ví dụ 05. Xem cách dùng: cchc render "
            "--help",
        ),
        (("--template", "x.docx"), 2, "Không có mẫu “x.docx”. Đề nghị kiểm tra lại đường dẫn."),
        (("--into", "x.docx"), 2, "Không có Kế hoạch “x.docx”. Đề nghị kiểm tra lại đường dẫn."),
        (
            ("-o", "x.pdf", "--soffice", "khong-co"),
            3,
            "Không có chương trình “khong-co” (--soffice) nên chưa xuất được PDF; chưa ghi tệp nào. Đề nghị kiểm tra đường dẫn "
            "của LibreOffice. Ghi -o TÊN.docx nếu chỉ cần tệp Word.",
        ),
        (
            ("--pdf", "--soffice", "/nope"),
            3,
            "Không có chương trình “/nope” (--soffice) nên chưa xuất được PDF; chưa ghi tệp nào. Đề nghị kiểm tra đường dẫn "
            "của LibreOffice. Bỏ --pdf nếu chỉ cần tệp Word.",
        ),
    ],
)
def test_what_does_not_go_together_is_one_sentence_and_no_file(
    run: Run, in_office: Path, options: tuple[str, ...], code: int, sentence: str
) -> None:
    outcome = run("render", "plans/2024.yaml", *options)
    assert (outcome.exit_code, outcome.out, outcome.err) == (code, "", sentence + "\n")
    assert sorted(path.name for path in in_office.iterdir()) == ["plans"]


def test_paper_without_a_symbol_is_refused(run: Run, in_office: Path) -> None:
    edited(in_office / "plans" / "2024.yaml", "  symbol: KH-UBND\n", "")
    outcome = run("render", "plans/2024.yaml", *PAPER)
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Bản giấy phải ghi ký hiệu của Kế hoạch; plans/2024.yaml chưa ghi. Đề nghị ghi document.symbol, ví dụ KH-UBND.\n",
    )


def test_a_paper_copy_may_carry_the_signatorys_block(run: Run, in_office: Path) -> None:
    edited(
        in_office / "plans" / "commune.yaml",
        "parties:\n",
        "signatory:\n  lines:\n  - TM. ỦY BAN NHÂN DÂN\n  - KT. Chủ tịch\n  - Phó Chủ tịch\nparties:\n",
    )
    assert run("render", "plans/2024.yaml", *PAPER, "--signature-block").exit_code == 0
    assert closing(in_office) == ["./.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", ""]
    assert run("render", "plans/2024.yaml", *PAPER).exit_code == 0
    assert closing(in_office) == ["./."]


def closing(office: Path) -> list[str]:
    """The lines of the last row of the table."""
    (table,) = Document(str(office / "out" / "2024.docx")).tables
    return [line.text for line in table.rows[-1].cells[0].paragraphs]


def test_a_template_of_ones_own_is_used_and_a_faulty_one_is_placed(run: Run, in_office: Path) -> None:
    document = Document(str(ROOT / "templates" / "maintain.docx"))
    document.paragraphs[0].runs[0].text = "Mẫu riêng: {{ label }}"
    document.save(str(in_office / "rieng.docx"))
    assert run("render", "plans/2024.yaml", "--template", "rieng.docx").exit_code == 0
    assert first_line(in_office / "out" / "2024.docx") == "Mẫu riêng: Phụ lục I"
    document.tables[0].rows[5].cells[4].paragraphs[0].runs[0].text = "{{ line.taks }}"
    document.save(str(in_office / "rieng.docx"))
    outcome = run("render", "plans/2024.yaml", "--template", "rieng.docx", "-o", "moi.docx")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Mẫu “rieng.docx” có chỗ không xuất được ở bảng 1, hàng 6, cột 5: không có “taks” để in. Đề nghị mở mẫu bằng Word và "
        "sửa.\n",
    )
    assert not (in_office / "moi.docx").exists()


@pytest.mark.usefixtures("in_office")
def test_the_time_that_a_file_says_is_the_one_that_is_given(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("render", "plans/2024.yaml")
    silent = Path("out/2024.docx").read_bytes()
    with ZipFile("out/2024.docx") as package:
        assert b"dcterms:" not in package.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1705276800")
    run("render", "plans/2024.yaml")
    properties = Document("out/2024.docx").core_properties
    assert str(properties.created) == str(properties.modified) == "2024-01-15 00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hôm qua")
    assert run("render").err == (
        "Biến môi trường SOURCE_DATE_EPOCH “hôm qua” không phải là số giây tính từ 01/01/1970. Đề nghị sửa hoặc bỏ.\n"
    )
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    run("render", "plans/2024.yaml")
    assert Path("out/2024.docx").read_bytes() == silent


@pytest.fixture
def libreoffice(tmp_path: Path) -> Path:
    """A stand-in for LibreOffice that “converts” each document."""
    program = tmp_path / "tools" / "soffice"
    program.parent.mkdir()
    (program.parent / "made.pdf").write_bytes(pdf_with(["CAAAAA+DejaVuSerif"]))
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, shutil, sys\nfor name in sys.argv[sys.argv.index('--outdir') + 2:]:\n"
        f"    shutil.copy({str(program.parent / 'made.pdf')!r}, pathlib.Path(name).with_suffix('.pdf'))\n"
    )
    program.chmod(0o755)
    return program


needs_scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")


@needs_scripts
def test_pdf_goes_beside_the_word_file(run: Run, in_office: Path, libreoffice: Path) -> None:
    outcome = run("render", "--pdf", "--soffice", libreoffice)
    assert (outcome.exit_code, outcome.out) == (
        0,
        "Đã xuất out/2023_gaps.docx\nĐã xuất out/2024.docx\nĐã xuất out/2023_gaps.pdf\nĐã xuất out/2024.pdf\n",
    )
    assert outcome.err == (
        "PDF dùng phông DejaVuSerif vì máy thiếu Times New Roman. Đề nghị cài Times New Roman hoặc Liberation Serif 2 "
        "(Debian, Ubuntu: apt install fonts-liberation2) rồi xuất lại.\n"
    )
    assert (in_office / "out" / "2024.pdf").read_bytes().startswith(b"%PDF")


@needs_scripts
def test_a_template_in_another_font_is_not_the_machines_fault(run: Run, in_office: Path, libreoffice: Path) -> None:
    def arial(document: Word) -> None:
        for fonts in document.styles.element.iter(qn("w:rFonts")):
            for name in ("ascii", "hAnsi"):
                fonts.set(qn(f"w:{name}"), "Arial")

    changed_template(in_office, arial)
    outcome = run("render", "plans/2024.yaml", "--pdf", "--soffice", libreoffice, "--template", "mau.docx")
    assert outcome.err == (
        "PDF dùng phông DejaVuSerif vì mẫu “mau.docx” đặt phông Arial; khoản 4 Mục I Phần I Phụ lục I Nghị định số "
        "30/2020/NĐ-CP quy định Times New Roman. Đề nghị đổi phông trong mẫu rồi xuất lại.\n"
    )


@needs_scripts
def test_a_name_that_ends_in_pdf_is_a_pdf_and_nothing_else(run: Run, in_office: Path, libreoffice: Path) -> None:
    outcome = run("render", "plans/2024.yaml", "-o", "a/phu-luc.pdf", "--soffice", libreoffice)
    assert outcome.out == "Đã xuất a/phu-luc.pdf\n"
    assert [path.name for path in (in_office / "a").iterdir()] == ["phu-luc.pdf"]
    again = run("render", "plans/2024.yaml", "-o", "a/phu-luc.docx", "--pdf", "--soffice", libreoffice)
    assert (again.exit_code, again.out) == (3, "")
    assert again.err == "Tệp “a/phu-luc.pdf” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    assert [path.name for path in (in_office / "a").iterdir()] == ["phu-luc.pdf"]


INSTALLING = (
    "Cách cài: Debian, Ubuntu: apt install libreoffice-writer-nogui fonts-liberation2; Windows: winget install "
    "TheDocumentFoundation.LibreOffice; macOS: brew install --cask libreoffice. Cài ở nơi khác thì ghi --soffice "
    "ĐƯỜNG-DẪN.\n"
)


@pytest.mark.parametrize("command", [("render",), ("sheet", "--today", "2024-07-15")], ids=["render", "sheet"])
@pytest.mark.parametrize(
    ("options", "mend"),
    [(("--pdf",), "Bỏ --pdf nếu chỉ cần tệp Word."), (("-o", "x.pdf"), "Ghi -o TÊN.docx nếu chỉ cần tệp Word.")],
    ids=["--pdf", "-o x.pdf"],
)
def test_without_libreoffice_nothing_is_written_and_one_sentence_says_what_to_install(
    run: Run,
    in_office: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    options: tuple[str, ...],
    mend: str,
) -> None:
    monkeypatch.setenv("PATH", str(in_office))
    monkeypatch.setattr("cchc.soffice._PLACES", ())
    one = ("--official", "vp-tk") if command[0] == "sheet" else ()
    outcome = run(command[0], "plans/2024.yaml", *command[1:], *one, *options)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == f"Chưa xuất được PDF vì máy chưa cài LibreOffice; chưa ghi tệp nào. {mend} {INSTALLING}"
    assert [path.name for path in in_office.iterdir()] == ["plans"]


def sections(path: Path) -> list[tuple[bool, int | None, bool]]:
    """Of each section: whether it is landscape, where its page numbers begin, whether its first page differs."""
    found = []
    for section in Document(str(path)).sections:
        start = section._sectPr.find(f"{qn('w:pgNumType')}")
        first = None if start is None else int(start.get(qn("w:start")) or 0)
        found.append(
            (section.orientation == WD_ORIENT.LANDSCAPE, first, bool(section.different_first_page_header_footer))
        )
    return found


DIFFERENT = (
    "Các phụ lục ghi ký hiệu, ngày của Kế hoạch khác nhau nên dòng “Kèm theo” in khác nhau. Đề nghị ghi như nhau "
    "(document) ở mọi phụ lục.\n"
)
"""The real annexes differ so (X710)."""


def labels(path: Path) -> list[str]:
    return [each.text for each in Document(str(path)).paragraphs if re.fullmatch("Phụ lục [IVX]+", each.text)]


@pytest.mark.parametrize(
    "order", [("plans/2024.yaml", "plans/2023_gaps.yaml"), ("plans/2023_gaps.yaml", "plans/2024.yaml"), ()]
)
def test_several_plans_in_one_file_are_sections_by_their_numbers(
    run: Run, in_office: Path, order: tuple[str, ...]
) -> None:
    outcome = run("render", *order, "-o", "phu-luc.docx")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, "Đã xuất phu-luc.docx\n", DIFFERENT)
    assert labels(in_office / "phu-luc.docx") == ["Phụ lục I", "Phụ lục II"]
    assert sections(in_office / "phu-luc.docx") == [(True, 1, True)] * 2
    assert Document("phu-luc.docx").core_properties.title == (
        "Phụ lục kèm theo Kế hoạch năm 2024 của Ủy ban nhân dân xã Cẩm Giàng"
    )
    assert run("check", "phu-luc.docx").err == "Đã kiểm tra 01 tệp: không có lỗi, không có cảnh báo.\n"


@pytest.mark.usefixtures("in_office")
def test_one_file_of_several_plans_is_the_same_each_time() -> None:
    made = []
    for name in ("a.docx", "b.docx"):
        assert main(["render", "-o", name]) == 0
        made.append(Path(name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "annex: I\n",
            "",
            "Các phụ lục trong một tệp phải đánh số La Mã, mỗi phụ lục một số. Đề nghị ghi trường annex: I, II…\n",
        ),
        (
            "annex: I\n",
            "annex: II\n",
            "Các phụ lục trong một tệp phải đánh số La Mã, mỗi phụ lục một số. Đề nghị ghi trường annex: I, II…\n",
        ),
        (
            "year: 2024\n",
            "year: 2023\n",
            "Một tệp chỉ chứa các phụ lục của một Kế hoạch (cùng đơn vị, cùng năm). Đề nghị xuất riêng từng Kế hoạch.\n",
        ),
    ],
)
def test_annexes_that_are_not_of_one_plan_do_not_go_into_one_file(
    run: Run, in_office: Path, old: str, new: str, sentence: str
) -> None:
    edited(in_office / "plans" / "2024.yaml", old, new)
    edited(in_office / "plans" / "2023_gaps.yaml", "maintain_plan: 2024.yaml\n", "")
    for relation in ("same_as", "part_of"):
        text = (in_office / "plans" / "2023_gaps.yaml").read_text(encoding="utf-8")
        kept = [line for line in text.splitlines(keepends=True) if relation not in line]
        (in_office / "plans" / "2023_gaps.yaml").write_text("".join(kept), encoding="utf-8")
    outcome = run("render", "plans/2024.yaml", "plans/2023_gaps.yaml", "-o", "a.docx")
    assert (outcome.exit_code, outcome.out, outcome.err) == (3, "", sentence)
    assert not (in_office / "a.docx").exists()


@pytest.fixture
def plan_in_word(in_office: Path) -> Path:
    """A Kế hoạch that the office wrote in Word."""
    document = Document()
    document.add_heading("KẾ HOẠCH", 1)
    document.add_paragraph("Thực hiện theo Phụ lục I và Phụ lục II kèm theo.")
    document.save(str(in_office / "ke-hoach.docx"))
    return in_office / "ke-hoach.docx"


def test_annexes_go_behind_the_plan_that_the_office_wrote_which_stays_as_it_was(run: Run, plan_in_word: Path) -> None:
    before = plan_in_word.read_bytes()
    outcome = run("render", "--into", "ke-hoach.docx", "-o", "trinh-ky.docx")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, "Đã xuất trinh-ky.docx\n", DIFFERENT)
    assert plan_in_word.read_bytes() == before
    result = plan_in_word.with_name("trinh-ky.docx")
    assert Document(str(result)).paragraphs[0].text == "KẾ HOẠCH"
    assert labels(result) == ["Phụ lục I", "Phụ lục II"]
    assert sections(result) == [(False, None, False), (True, 1, True), (True, 1, True)]
    assert run("check", "trinh-ky.docx").err == "Đã kiểm tra 01 tệp: không có lỗi, không có cảnh báo.\n"


def test_the_result_has_a_name_of_its_own(run: Run, plan_in_word: Path) -> None:
    before = plan_in_word.read_bytes()
    assert run("render", "--into", "ke-hoach.docx").out == "Đã xuất out/ke-hoach.docx\n"
    outcome = run("render", "--into", "ke-hoach.docx", "-o", "ke-hoach.docx", "--force")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "“ke-hoach.docx” là chính Kế hoạch đưa vào (--into). Đề nghị ghi tên khác ở -o.\n",
    )
    assert plan_in_word.read_bytes() == before


def test_a_host_from_standard_input_gives_the_result_a_plain_name(
    run: Run, plan_in_word: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(plan_in_word.read_bytes())))
    assert run("render", "--into", "-").out == "Đã xuất out/ke-hoach.docx\n"


def test_a_plan_that_does_not_speak_of_its_annexes_is_told(run: Run, plan_in_word: Path) -> None:
    document = Document()
    document.add_paragraph("Không nhắc gì.")
    document.save(str(plan_in_word))
    outcome = run("render", "plans/2024.yaml", "--into", "ke-hoach.docx")
    assert (outcome.exit_code, outcome.err) == (
        0,
        "“ke-hoach.docx” chưa nhắc đến phụ lục. Nghị định số 30/2020/NĐ-CP (điểm a khoản 1 Mục III Phần I Phụ lục I): văn "
        "bản chính phải có chỉ dẫn về phụ lục. Đề nghị bổ sung.\n",
    )


def test_a_plan_that_is_no_word_file_is_refused(run: Run, plan_in_word: Path) -> None:
    plan_in_word.write_bytes(b"KE HOACH")
    outcome = run("render", "--into", "ke-hoach.docx")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "Kế hoạch “ke-hoach.docx” không phải là tệp Word (.docx). Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx).\n",
    )


def test_a_number_of_the_plan_that_is_none_is_refused(run: Run, in_office: Path) -> None:
    edited(in_office / "plans" / "2024.yaml", "number:  # để trống đến khi ban hành", "number: năm")
    outcome = run("render", "plans/2024.yaml", "--medium", "paper", "--date", "2024-01-15")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "Bản giấy phải ghi số của Kế hoạch; plans/2024.yaml chưa ghi. Đề nghị thêm --number, ví dụ --number 05.\n",
    )


def test_annexes_do_not_go_behind_a_plan_that_has_them_already(run: Run, plan_in_word: Path) -> None:
    del plan_in_word
    assert run("render", "--into", "ke-hoach.docx", "-o", "trinh-ky.docx").exit_code == 0
    outcome = run("render", "plans/2024.yaml", "--into", "trinh-ky.docx", "-o", "lan-hai.docx")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "“trinh-ky.docx” đã có Phụ lục I. Đề nghị dùng bản Kế hoạch chưa có phụ lục.\n",
    )
    assert not Path("lan-hai.docx").exists()


def test_comments_in_the_plan_are_told(run: Run, plan_in_word: Path) -> None:
    document = Document(str(plan_in_word))
    document.add_comment(document.paragraphs[1].add_run("Chỗ này"), "Xem lại.")
    document.save(str(plan_in_word))
    outcome = run("render", "plans/2024.yaml", "--into", "ke-hoach.docx")
    told = "“ke-hoach.docx” còn bình luận (comment). Đề nghị xóa hết trước khi ký.\n"
    assert (outcome.exit_code, outcome.err) == (0, told)


def test_a_template_with_tracked_changes_is_refused_and_one_with_comments_is_not(run: Run, in_office: Path) -> None:
    changed_template(in_office, lambda document: document.add_comment(document.paragraphs[0].runs[0], "Xem lại."))
    assert run("render", "plans/2024.yaml", "--template", "mau.docx").exit_code == 0
    assert b"comment" not in b"".join(parts(Path("out/2024.docx").read_bytes()).values())
    change = f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>mới</w:t></w:r></w:ins>'
    changed_template(in_office, lambda document: document.paragraphs[0]._p.append(parse_xml(change)))
    outcome = run("render", "plans/2024.yaml", "--template", "mau.docx")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Mẫu “mau.docx” còn sửa đổi đang theo dõi (Track Changes): chữ chèn “mới” ở đoạn 1. Đề nghị mở mẫu bằng Word, vào "
        "Review, chấp nhận (Accept) hoặc từ chối (Reject) hết, rồi lưu lại.\n",
    )


def test_tracked_changes_of_the_plan_are_told(run: Run, plan_in_word: Path) -> None:
    document = Document(str(plan_in_word))
    document.paragraphs[1]._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"/>'))
    document.save(str(plan_in_word))
    outcome = run("render", "plans/2024.yaml", "--into", "ke-hoach.docx")
    assert (outcome.exit_code, outcome.err) == (
        0,
        "“ke-hoach.docx” còn sửa đổi đang theo dõi. Đề nghị chấp nhận hoặc từ chối hết trước khi ký.\n",
    )


def test_annexes_are_in_the_order_of_their_numbers_and_not_of_their_letters(run: Run, in_office: Path) -> None:
    edited(in_office / "plans" / "2024.yaml", "annex: I\n", "annex: IX\n")
    edited(in_office / "plans" / "2023_gaps.yaml", "annex: II\n", "annex: V\n")
    assert run("render", "-o", "a.docx").exit_code == 0
    assert labels(in_office / "a.docx") == ["Phụ lục V", "Phụ lục IX"]


def test_annexes_of_two_communes_do_not_go_into_one_file(run: Run, in_office: Path) -> None:
    commune = (in_office / "plans" / "commune.yaml").read_text(encoding="utf-8")
    (in_office / "plans" / "other.yaml").write_text(commune.replace("Cẩm Giàng", "Khác"), encoding="utf-8")
    edited(in_office / "plans" / "2023_gaps.yaml", "commune: commune.yaml", "commune: other.yaml")
    outcome = run("render", "plans/2024.yaml", "plans/2023_gaps.yaml", "-o", "a.docx")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Một tệp chỉ chứa các phụ lục của một Kế hoạch (cùng đơn vị, cùng năm). Đề nghị xuất riêng từng Kế hoạch.\n",
    )


def test_only_our_own_templates_are_rendered_in_this_process(
    run: Run, in_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def note(view: View, template: Template, at: datetime | None) -> bytes:
        asked.append(template.path)
        return rendered_apart(view, template, at)

    monkeypatch.setattr("cchc.documents.isolation.rendered_apart", note)
    (in_office / "templates").mkdir()
    (in_office / "templates" / "remedy.docx").write_bytes((ROOT / "templates" / "remedy.docx").read_bytes())
    document = Document(str(ROOT / "templates" / "maintain.docx"))
    document.save(str(in_office / "templates" / "maintain.docx"))
    assert run("render").exit_code == 0
    assert asked == [Path("templates/maintain.docx")]
