from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from helpers.support import ROOT, Run
from helpers.word_making import template_saying

from cchc.documents.templating.template import template
from cchc.documents.trial import template_faults

pytestmark = pytest.mark.usefixtures("templates_in_forks")


def test_the_list_says_which_file_is_used(run: Run, in_office: Path) -> None:
    assert run("template", "list").out == (
        "assignments.docx  phụ lục phân công nhiệm vụ  mẫu có sẵn\ngaps.docx         biểu điểm bị mất            mẫu có sẵn\n"
        "leader.docx       trang lãnh đạo              mẫu có sẵn\n"
        "maintain.docx     phụ lục duy trì             mẫu có sẵn\nremedy.docx       phụ lục khắc phục           mẫu có sẵn\n"
        "sheet.docx        phiếu theo dõi              mẫu có sẵn\n"
    )
    run("template", "export", "remedy.docx")
    assert run("template", "list").out == (
        "assignments.docx  phụ lục phân công nhiệm vụ  mẫu có sẵn\ngaps.docx         biểu điểm bị mất            mẫu có sẵn\n"
        "leader.docx       trang lãnh đạo              mẫu có sẵn\n"
        "maintain.docx     phụ lục duy trì             mẫu có sẵn\n"
        "remedy.docx       phụ lục khắc phục           templates/remedy.docx\n"
        "sheet.docx        phiếu theo dõi              mẫu có sẵn\n"
    )
    assert sorted(path.name for path in in_office.iterdir()) == ["plans", "templates"]


def test_a_template_is_copied_out_changed_checked_and_used(run: Run, in_office: Path) -> None:
    outcome = run("template", "export")
    assert (outcome.exit_code, outcome.out) == (
        0,
        "Đã chép templates/assignments.docx\nĐã chép templates/gaps.docx\nĐã chép templates/leader.docx\nĐã chép templates/maintain.docx\nĐã chép templates/remedy.docx\n"
        "Đã chép templates/sheet.docx\n",
    )
    assert (in_office / "templates" / "remedy.docx").read_bytes() == (ROOT / "templates" / "remedy.docx").read_bytes()
    document = Document("templates/maintain.docx")
    document.styles["Bảng - nội dung"].font.size = Pt(11)
    document.save("templates/maintain.docx")
    checked = run("template", "check")
    assert (checked.exit_code, checked.out) == (0, "")
    assert checked.err == "".join(
        f"templates/{name}.docx: dùng được.\n"
        for name in ("assignments", "gaps", "leader", "maintain", "remedy", "sheet")
    )
    assert run("render").exit_code == 0
    assert Document("out/2024.docx").styles["Bảng - nội dung"].font.size == Pt(11)


@pytest.mark.usefixtures("in_office")
def test_an_exported_template_is_not_replaced_unasked(run: Run) -> None:
    run("template", "export", "maintain.docx", "-o", "moi")
    Path("moi/maintain.docx").write_bytes(b"changed")
    outcome = run("template", "export", "maintain.docx", "remedy.docx", "-o", "moi")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == "Tệp “moi/maintain.docx” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    assert not Path("moi/remedy.docx").exists()
    assert run("template", "export", "-o", "moi", "--force").exit_code == 0
    assert Path("moi/maintain.docx").read_bytes() != b"changed"


def test_faults_are_listed_with_their_places(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template_saying(tmp_path, "{{ lable }}{{ title|hoa }}")
    monkeypatch.chdir(tmp_path)
    outcome = run("template", "check", "mau.docx")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        1,
        "mau.docx: đoạn 1: không có bộ lọc hoặc phép thử “hoa” (“{{ title|hoa }}”)\n",
        "mau.docx: 01 chỗ phải sửa.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (
            ("template", "export", "mau.docx"),
            2,
            "Tham số MẪU: “mau.docx” không thuộc các giá trị được dùng. Đề nghị ghi một trong: maintain.docx, remedy.docx, assignments.docx, sheet.docx, leader.docx, gaps.docx. "
            "Xem cách dùng: cchc template export --help",
        ),
        (("template", "check", "khong-co.docx"), 2, "Không có mẫu “khong-co.docx”. Đề nghị kiểm tra lại đường dẫn."),
        (
            ("template", "check", "plans/2024.yaml"),
            3,
            "Mẫu “plans/2024.yaml” không phải là tệp Word (.docx). Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx).",
        ),
        (("template", "lits"), 2, "Không có lệnh “lits”; có phải “list”? Xem cách dùng: cchc template --help"),
        (("template",), 2, "Chưa ghi lệnh. Xem cách dùng: cchc template --help"),
    ],
)
@pytest.mark.usefixtures("in_office")
def test_wrong_usage_is_one_sentence(run: Run, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    outcome = run(*arguments)
    assert (outcome.exit_code, outcome.out, outcome.err) == (code, "", sentence + "\n")


def test_a_template_that_cannot_be_opened_does_not_keep_the_others_from_being_checked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template_saying(tmp_path, "{{ title|hoa }}").rename(tmp_path / "mau.docx")
    (tmp_path / "hong.docx").write_bytes(b"PK")
    monkeypatch.chdir(tmp_path)
    sound = str(ROOT / "templates" / "sheet.docx")
    outcome = run("template", "check", "hong.docx", "thieu.docx", "mau.docx", sound)
    assert outcome.exit_code == 3
    assert outcome.out.startswith("mau.docx: đoạn 1: ")
    assert outcome.err.splitlines() == [
        "Mẫu “hong.docx” không phải là tệp Word (.docx). Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx).",
        "Không có mẫu “thieu.docx”. Đề nghị kiểm tra lại đường dẫn.",
        "mau.docx: 01 chỗ phải sửa.",
        f"{sound}: dùng được.",
    ]
    assert run("template", "check", "mau.docx", "thieu.docx").exit_code == 2


def test_what_is_missing_is_copied_beside_what_was_restyled(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("template", "export", "maintain.docx", "remedy.docx").exit_code == 0
    Path("templates/maintain.docx").write_bytes(b"own")
    outcome = run("template", "export")
    assert (outcome.exit_code, outcome.out) == (
        0,
        "Đã chép templates/assignments.docx\nĐã chép templates/gaps.docx\nĐã chép templates/leader.docx\nĐã chép templates/sheet.docx\n",
    )
    assert outcome.err == "Giữ nguyên templates/maintain.docx đã có.\nGiữ nguyên templates/remedy.docx đã có.\n"
    assert Path("templates/maintain.docx").read_bytes() == b"own"
    assert run("template", "export").exit_code == 3


def test_a_folder_of_templates_that_may_not_be_entered_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refused)
    told = run("template", "list")
    assert (told.exit_code, told.out) == (3, "")
    assert told.err == (
        "Không vào được thư mục “templates” để tìm mẫu “assignments.docx” (không có quyền). Đề nghị kiểm tra quyền, hoặc ghi "
        "--template TỆP.\n"
    )


def test_a_tag_that_is_nested_deeper_than_python_goes_is_a_fault(tmp_path: Path) -> None:
    chosen = template(template_saying(tmp_path, f"{{{{ {'(' * 5000}1{')' * 5000} }}}}"))
    assert [fault.place for fault in template_faults(chosen)] == ["đoạn 1"]
