import io
from pathlib import Path

import pytest
from docx import Document
from support import ROOT, Run

from cchc.cli import main


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
    assert outcome.err.endswith(
        "Bỏ ra plans/2023_gaps.yaml: tệp này hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi ở trên.\n"
    )


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
        "Không mở được mẫu “templates/maintain.docx”. Đề nghị kiểm tra: phải là tệp Word (.docx), không đặt mật khẩu.\n"
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
