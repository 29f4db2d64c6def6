import io
import json
import sys
from pathlib import Path

import pytest
from docx.shared import Mm, Pt
from helpers import word_documents
from helpers.support import Run
from helpers.word_documents import changed, ours

SOUND, FAULTY = "phu-luc-i.docx", "sua-trong-word.docx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our own annex, and one that somebody edited in Word."""
    (tmp_path / SOUND).write_bytes(ours())
    edited = (
        word_documents.section(left_margin=Mm(20)),
        word_documents.run(word_documents.LABEL, size=Pt(13)),
        word_documents.in_row(1, "w:tblHeader"),
    )
    (tmp_path / FAULTY).write_bytes(changed(*edited, word_documents.without(word_documents.END)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_sound_annex_is_told_in_one_sentence(run: Run) -> None:
    outcome = run("check", SOUND)
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        0,
        "",
        "Đã kiểm tra 01 tệp: không có lỗi, không có cảnh báo.\n",
    )


@pytest.mark.usefixtures("folder")
def test_each_fault_is_told_with_its_place_in_words(run: Run) -> None:
    outcome = run("check", FAULTY)
    assert outcome.exit_code == 1
    assert outcome.out == (
        "sua-trong-word.docx: lỗi N802 Lề trái 20 mm, theo khoản 3 Mục I Phần I Phụ lục I "
        "Nghị định số 30/2020/NĐ-CP phải là lề trái từ 30 đến 35 mm. Đề nghị vào Layout, Margins, sửa lề.\n"
        "   = Phụ lục I, phần (section) 1\n"
        "\n"
        "sua-trong-word.docx: lỗi N806 “Phụ lục I”: dòng “Phụ lục” cỡ 13, theo điểm b khoản 1 Mục III Phần I "
        "Phụ lục I Nghị định số 30/2020/NĐ-CP phải là chữ thường, cỡ 14, đứng, đậm, canh giữa. Đề nghị chọn dòng này và sửa lại.\n"
        "   = Phụ lục I, dòng “Phụ lục”\n"
        "\n"
        "sua-trong-word.docx: cảnh báo N818 Hàng tiêu đề của bảng không lặp lại ở trang sau, theo quy ước trình bày phải "
        "lặp lại. Đề nghị chọn các hàng tiêu đề, vào Layout (của bảng), chọn Repeat Header Rows.\n"
        "   = Phụ lục I, bảng 1, hàng 1\n"
        "\n"
        "sua-trong-word.docx: lưu ý N826 Không có “./.” sau bảng, theo quy ước trình bày thì kết thúc phụ lục bằng “./.” "
        "như mẫu của Nghị định. Đề nghị ghi thêm “./.”.\n"
        "   = Phụ lục I, cuối phụ lục\n"
        "\n"
    )
    assert outcome.err == "Đã kiểm tra 01 tệp: 02 lỗi, 01 cảnh báo, 01 lưu ý.\n"


def codes(out: str) -> list[tuple[str, str]]:
    return [(each["path"], each["code"]) for each in json.loads(out)["diagnostics"]]


def test_a_folder_means_its_documents_without_words_lock_files(run: Run, folder: Path) -> None:
    (folder / "~$phu-luc-i.docx").write_bytes(b"lock")
    (folder / "ghi-chu.txt").write_bytes(b"text")
    outcome = run("check", ".", "--format", "json")
    assert codes(outcome.out) == [(FAULTY, code) for code in ("N802", "N806", "N818", "N826")]
    assert outcome.err == "Đã kiểm tra 02 tệp: 02 lỗi, 01 cảnh báo, 01 lưu ý.\n"


@pytest.mark.parametrize(
    ("options", "expected", "exit_code"),
    [
        (("--select", "N80"), ["N802", "N806"], 1),
        (("--ignore", "N80,N826"), ["N818"], 0),
        (("--ignore", "N80", "--fail-on", "warning"), ["N818", "N826"], 1),
        (("--ignore", "N81", "--ignore", "N80", "--fail-on", "warning"), ["N826"], 0),
        (("--select", "N826", "--fail-on", "info"), ["N826"], 1),
        (("--fail-on", "never"), ["N802", "N806", "N818", "N826"], 0),
    ],
)
@pytest.mark.usefixtures("folder")
def test_codes_are_chosen_and_the_threshold_decides(
    run: Run, options: tuple[str, ...], expected: list[str], exit_code: int
) -> None:
    outcome = run("check", FAULTY, "--format", "json", *options)
    assert [code for _, code in codes(outcome.out)] == expected
    assert outcome.exit_code == exit_code


@pytest.mark.parametrize("form", ["text", "concise", "github", "gitlab", "sarif", "junit", "markdown"])
@pytest.mark.usefixtures("folder")
def test_every_form_has_each_finding(run: Run, form: str) -> None:
    out = run("check", FAULTY, "--format", form).out
    assert [code for code in ("N802", "N806", "N818", "N826") if code in out] == ["N802", "N806", "N818", "N826"]


@pytest.mark.usefixtures("folder")
def test_machines_get_the_point_of_the_decree_or_our_convention_by_itself(run: Run) -> None:
    decree = "Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP"
    bases = [f"khoản 3 Mục I {decree}", f"điểm b khoản 1 Mục III {decree}", *["quy ước trình bày"] * 2]
    shape = json.loads(run("check", FAULTY, "--format", "json").out)
    log = json.loads(run("check", FAULTY, "--format", "sarif").out)
    assert [each["basis"] for each in shape["diagnostics"]] == bases
    assert [each["properties"]["basis"] for each in log["runs"][0]["results"]] == bases


@pytest.mark.usefixtures("folder")
def test_the_summary_has_a_title_that_fits_documents_too(run: Run) -> None:
    assert run("check", FAULTY, "--format", "markdown").out.startswith("## Kiểm tra CCHC\n")


def test_reports_are_written_beside(run: Run, folder: Path) -> None:
    assert run("check", FAULTY, "--report", "json:ket-qua.json").exit_code == 1
    assert len(codes((folder / "ket-qua.json").read_text(encoding="utf-8"))) == 4
    twice = run("check", FAULTY, "--report", "json:a.json", "--report", "sarif:a.json")
    assert (twice.exit_code, twice.out) == (2, "")
    assert not (folder / "a.json").exists()


def test_without_a_path_what_render_made_is_checked(run: Run, in_office: Path) -> None:
    del in_office
    missing = run("check")
    assert (missing.exit_code, missing.out) == (3, "")
    assert (
        missing.err
        == "Không có thư mục “out” ở đây. Đề nghị chạy cchc render trước, hoặc ghi tên tệp Word cần kiểm tra.\n"
    )
    assert run("render").exit_code == 0
    checked = run("check", "--fail-on", "info")
    assert (checked.exit_code, checked.out, checked.err) == (
        0,
        "",
        "Đã kiểm tra 02 tệp: không có lỗi, không có cảnh báo.\n",
    )


def test_standard_input_is_a_document_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(changed(word_documents.section(left_margin=Mm(20)))))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert codes(run("check", "-", "--format", "json").out) == [("<stdin>", "N802")]


def test_a_file_that_is_no_document_is_told_and_the_others_are_checked(run: Run, folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"PK\x03\x04")
    outcome = run("check", "a.docx", FAULTY, "--format", "json")
    assert outcome.exit_code == 3
    assert len(codes(outcome.out)) == 4
    assert outcome.err == (
        "Tệp “a.docx” bị hỏng, hoặc chưa chép xong. Đề nghị chép lại từ nguồn.\n"
        "Đã kiểm tra 01 tệp: 02 lỗi, 01 cảnh báo, 01 lưu ý.\n"
    )
    alone = run("check", "a.docx")
    assert (alone.exit_code, alone.out) == (3, "")
    assert alone.err.count("\n") == 1


def test_notes_on_tables_are_one_line_unless_they_fail_or_are_asked_for(run: Run, folder: Path) -> None:
    apart = (
        word_documents.in_row(3, "w:cantSplit"),
        word_documents.not_kept(2),
        word_documents.in_row(1, "w:tblHeader"),
    )
    (folder / "bang.docx").write_bytes(changed(*apart))
    outcome = run("check", "bang.docx")
    assert outcome.out.startswith("bang.docx: cảnh báo N818 ")
    assert outcome.out.endswith("\n\nbang.docx: lưu ý Bảng có 02 lưu ý: N819, N820 (--verbose nêu từng lưu ý)\n\n")
    assert outcome.err == "Đã kiểm tra 01 tệp: không có lỗi, 01 cảnh báo, 02 lưu ý.\n"
    each = run("check", "bang.docx", "--verbose").out
    assert [code for code in ("N818", "N819", "N820") if f"{code} " in each] == ["N818", "N819", "N820"]
    assert run("check", "bang.docx", "--fail-on", "info").out == each
    assert "lưu ý N819 Hàng có thể" in run("check", "bang.docx", "--select", "N819").out
    assert codes(run("check", "bang.docx", "--format", "json").out) == [
        ("bang.docx", code) for code in ("N818", "N819", "N820")
    ]


def test_a_file_without_an_annex_is_told_in_one_sentence_and_is_nothing_to_check(run: Run, folder: Path) -> None:
    (folder / "ke-hoach.docx").write_bytes(
        changed(*map(word_documents.without, [word_documents.REFERENCE, word_documents.LABEL]))
    )
    alone = run("check", "ke-hoach.docx")
    assert alone.exit_code == 3
    assert alone.out.count("ke-hoach.docx") == 1
    assert "cảnh báo N835 Không có dòng “Phụ lục …”" in alone.out
    assert alone.err == "Đã kiểm tra 01 tệp: không có lỗi, 01 cảnh báo.\n"
    assert run("check", "ke-hoach.docx", "--ignore", "N835").exit_code == 3
    assert run("check", "ke-hoach.docx", SOUND).exit_code == 0
    assert run("check", "ke-hoach.docx", FAULTY).exit_code == 1


def test_a_file_that_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    (folder / "muc.docx").mkdir()
    outcome = run("check", str(folder))
    assert outcome.exit_code == 3
    assert "muc.docx: Không đọc được tệp (đó là một thư mục). Đề nghị kiểm tra tên tệp và quyền đọc.\n" in outcome.err


def test_a_folder_without_documents_is_nothing_to_work_on(run: Run, tmp_path: Path) -> None:
    outcome = run("check", tmp_path)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert (
        outcome.err
        == f"Không có tệp Word nào (tên kết thúc bằng .docx) trong “{tmp_path}”. Đề nghị kiểm tra đường dẫn và đuôi tệp.\n"
    )


@pytest.mark.parametrize("arguments", [("khong-co.docx",), (".", "--select", "N999"), (".", "--fail-on", "all")])
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_2(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run("check", *arguments)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(("selected", "named"), [("P", "P"), ("p303", "P303"), ("N80,T5", "T5")])
@pytest.mark.usefixtures("folder")
def test_selecting_what_no_document_can_have_is_wrong_usage(run: Run, selected: str, named: str) -> None:
    outcome = run("check", FAULTY, "--select", selected)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (
        f"--select: “{named}” là mã của tệp kế hoạch; lệnh check chỉ có các mã N. Đề nghị ghi, ví "
        "dụ, N80, hoặc dùng cchc validate để kiểm tra tệp kế hoạch.\n"
    )


@pytest.mark.usefixtures("folder")
def test_ignoring_what_no_document_can_have_is_harmless(run: Run) -> None:
    outcome = run("check", FAULTY, "--ignore", "P,N80", "--format", "json")
    assert [code for _, code in codes(outcome.out)] == ["N818", "N826"]


def test_a_rule_of_form_says_how_it_is_passed_over(run: Run) -> None:
    assert run("rule", "N819").out.endswith("Muốn bỏ qua khi kiểm tra tệp Word: cchc check --ignore N819\n")
