import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from helpers.docx_reading import grids
from helpers.sheet_making import record, table_texts
from helpers.support import ROOT, Run
from helpers.word_making import pdf_with

from cchc.documents.isolation import rendered_apart
from cchc.documents.templating.template import Template
from cchc.documents.views.view import View

DAY = ("--today", "2024-07-15")
IDS = ("vp-tk", "vh-xh", "tp-ht", "tc-kt", "vh-xh-vhtt", "mot-cua")
REMINDER = """\
Công chức Văn phòng - Thống kê
Nhắc việc Kế hoạch CCHC năm 2024, Ủy ban nhân dân xã Cẩm Giàng
Tính đến ngày 24/7/2024

Quá hạn, chưa hoàn thành: 02 nhiệm vụ (01 tiêu chí, tối đa 4 điểm)
- Tin, bài về CCHC trên trang TTĐT (1.3/tin-bai): tháng 4, 6; quá hạn lâu nhất 85 ngày

Đến hạn trong 14 ngày tới: 01 nhiệm vụ
- Tin, bài về CCHC trên trang TTĐT (1.3/tin-bai): hạn 31/7/2024 (còn 07 ngày)

Đề nghị báo lại ngày hoàn thành và tài liệu kiểm chứng của việc đã xong; việc chưa xong thì lý do và ngày sẽ xong.
"""
LEADERS = """
----------

Tình hình thực hiện Kế hoạch CCHC năm 2024, Ủy ban nhân dân xã Cẩm Giàng
Tính đến ngày 24/7/2024

Tổng số 26 nhiệm vụ có thời hạn: 06 hoàn thành đúng hạn; 02 hoàn thành quá hạn; 02 quá hạn, chưa hoàn thành; 01 sắp đến hạn; 15 trong hạn.
01 tiêu chí có nhiệm vụ quá hạn (tổng điểm tối đa 4; không phải điểm bị mất).
Tỷ lệ hoàn thành đúng hạn: 60% (06/10 nhiệm vụ đã đến hạn).

1. Công chức Văn phòng - Thống kê
Quá hạn, chưa hoàn thành: 02 nhiệm vụ (01 tiêu chí, tối đa 4 điểm)
- Tin, bài về CCHC trên trang TTĐT (1.3/tin-bai): tháng 4, 6; quá hạn lâu nhất 85 ngày
Đến hạn trong 07 ngày tới: 01 nhiệm vụ
- Tin, bài về CCHC trên trang TTĐT (1.3/tin-bai): hạn 31/7/2024 (còn 07 ngày)
"""


def lines(path: Path | str) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def told(*names: str) -> str:
    return "".join(f"Đã xuất {name}\n" for name in names)


def test_each_official_who_leads_anything_has_a_sheet(run: Run, in_office: Path) -> None:
    outcome = run("sheet", *DAY)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == told(*(f"out/phieu/{name}.docx" for name in IDS))
    assert sorted(path.stem for path in (in_office / "out" / "phieu").iterdir()) == sorted(IDS)
    assert lines("out/phieu/tp-ht.docx")[2] == "Công chức Tư pháp - Hộ tịch"
    assert run("sheet", *DAY).exit_code == 0


def test_the_chairmans_page_comes_with_all(run: Run, in_office: Path) -> None:
    assert run("sheet", *DAY, "--all", "-o", "in").out == told(*(f"in/{name}.docx" for name in (*IDS, "lanh-dao")))
    lost, due = grids((in_office / "in" / "lanh-dao.docx").read_bytes())
    assert [row[0][0] for row in lost[1:]] == [
        "3.2.2",
        "5.3.2",
        "1.6",
        "2.1",
        "4.2",
        "7.4.3",
        "7.4.4",
        "3.5.2",
        "6.3",
        "7.4.2",
    ]
    assert [row[0][0].splitlines()[0] for row in due[1:]] == [
        "Công chức Văn phòng - Thống kê: 10 nhiệm vụ (02 tiêu chí, tối đa 5,5 điểm)"
    ]


@pytest.mark.usefixtures("in_office")
def test_the_chairman_looks_a_week_ahead_unless_told_otherwise(run: Run) -> None:
    for arguments, heading in ((), "07"), (("--within", "30d"), "30"):
        run("sheet", *DAY, "--all", *arguments)
        assert lines("out/phieu/lanh-dao.docx").count(f"Đến hạn trong {heading} ngày tới") == (heading == "30")


def test_a_former_template_of_the_chairmans_page_works_and_is_said_to_lack_the_lost_points(
    run: Run, in_office: Path
) -> None:
    (in_office / "templates").mkdir()
    shutil.copy(ROOT / "tests" / "data" / "leader-former.docx", in_office / "templates" / "leader.docx")
    outcome = run("sheet", *DAY, "--all")
    assert (outcome.exit_code, outcome.err) == (
        0,
        "Mẫu “templates/leader.docx” không có bảng điểm bị mất (lost_lines) nên trang lãnh đạo không có bảng ấy. Đề nghị "
        "thêm bảng vào mẫu, hoặc đổi tên mẫu này rồi chạy: cchc template export leader.docx\n",
    )
    rows = table_texts((in_office / "out" / "phieu" / "lanh-dao.docx").read_bytes())
    assert [row[:3] for row in rows[1:]] == [["1", "Công chức Văn phòng - Thống kê", "10"]]
    assert run("template", "check", "templates/leader.docx").exit_code == 0


def test_one_official_may_go_into_a_file_of_any_name(run: Run, in_office: Path) -> None:
    assert run("sheet", *DAY, "--official", "VP-TK", "-o", "a/phieu.docx").out == told("a/phieu.docx")
    assert [path.name for path in (in_office / "a").iterdir()] == ["phieu.docx"]
    again = run("sheet", *DAY, "--official", "vp-tk", "-o", "a/phieu.docx")
    assert (again.exit_code, again.out) == (3, "")
    assert again.err == "Tệp “a/phieu.docx” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    assert run("sheet", *DAY, "--official", "vp-tk", "-o", "a/phieu.docx", "--force").exit_code == 0


def test_a_group_has_a_sheet_when_it_is_asked_for(run: Run, in_office: Path) -> None:
    assert run("sheet", *DAY, "--official", "can-bo-cong-chuc").out == told("out/phieu/can-bo-cong-chuc.docx")
    assert lines(in_office / "out" / "phieu" / "can-bo-cong-chuc.docx")[2] == "Cán bộ, công chức (tập thể)"


def test_what_is_recorded_is_on_the_sheet(run: Run, in_office: Path) -> None:
    record(in_office / "plans")
    run("sheet", "--today", "2024-07-24", "--official", "vp-tk", "-o", "x.docx")
    results = {row[1]: row[5] for row in table_texts(Path("x.docx").read_bytes())}
    assert results["1.2/6-thang"] == "Hoàn thành 28/6/2024 (quá hạn 11 ngày)"
    assert results["1.1/hoan-thanh"] == "Trong hạn; đã gia hạn 01 lần"


@pytest.mark.usefixtures("in_office")
def test_a_due_day_on_a_day_off_is_moved_and_said_to_be(run: Run) -> None:
    run("sheet", *DAY, "--official", "vp-tk", "--workdays", "-o", "x.docx")
    rows = table_texts(Path("x.docx").read_bytes())
    assert {row[1]: (row[3], row[5]) for row in rows if "ngày nghỉ" in row[5]} == {
        "1.1/hoan-thanh": ("02/12/2024", "Trong hạn; 30/11/2024 là ngày nghỉ")
    }


def test_a_reminder_is_text_to_paste(run: Run, in_office: Path) -> None:
    record(in_office / "plans")
    outcome = run("sheet", "--today", "2024-07-24", "--format", "text")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, REMINDER, "")
    everybody = run("sheet", "--today", "2024-07-24", "--format", "text", "--all")
    assert everybody.out == REMINDER + LEADERS
    assert not (in_office / "out").exists()


@pytest.mark.usefixtures("in_office")
def test_a_reminder_says_that_nothing_was_recorded(run: Run) -> None:
    out = run("sheet", *DAY, "--format", "text").out
    assert out.splitlines()[-2] == "Chưa có tệp tiến độ nên chưa biết nhiệm vụ nào đã hoàn thành."


def test_reminders_go_into_a_text_file(run: Run, in_office: Path) -> None:
    record(in_office / "plans")
    assert run("sheet", "--today", "2024-07-24", "-o", "nhac.txt").out == "Đã ghi nhac.txt\n"
    assert (in_office / "nhac.txt").read_text(encoding="utf-8") == REMINDER
    assert run("sheet", "--today", "2024-07-24", "-o", "nhac.txt").exit_code == 3


@pytest.mark.usefixtures("in_office")
def test_where_nobody_is_late_the_text_says_so(run: Run) -> None:
    nothing = (
        "Phụ lục II: 10/10 tiêu chí bị mất điểm chưa ấn định thời hạn (19,5 điểm), nên chưa xác định được quá hạn.\n"
        "Trong các nhiệm vụ có thời hạn, không có nhiệm vụ quá hạn hoặc đến hạn trong {} ngày tới, "
        "tính đến ngày 05/01/2024."
    )
    assert run("sheet", "--today", "2024-01-05", "--format", "text").out == nothing.format(14) + "\n"
    assert run("sheet", "--today", "2024-01-05", "--format", "text", "--all").out.endswith(
        "\n\n" + nothing.format("07") + "\n"
    )


@pytest.mark.usefixtures("in_office")
def test_the_chairmans_text_has_those_nobody_answers_for_at_its_end(run: Run) -> None:
    out = run("sheet", "--today", "2025-01-01", "--format", "text", "--all").out
    assert out.split("\n\n")[-2:] == [
        "CHƯA XÁC ĐỊNH ĐẦU MỐI CHỊU TRÁCH NHIỆM",
        "4. Các ngành, đoàn thể, tổ chức, cá nhân có liên quan (tập thể)\n"
        "ĐÃ ĐẾN HẠN, CHƯA GHI NHẬN KẾT QUẢ: 01 nhiệm vụ\n"
        "- Giải ngân vốn đầu tư đạt từ 90% trở lên (6.4/giai-ngan): hạn 31/12/2024\n",
    ]


def test_sheets_of_several_communes_have_a_folder_each(run: Run, in_office: Path) -> None:
    plans = in_office / "plans"
    commune = (plans / "commune.yaml").read_text(encoding="utf-8")
    (plans / "khac.yaml").write_text(commune.replace("Cẩm Giàng", "Đông Hà"), encoding="utf-8")
    text = (plans / "2024.yaml").read_text(encoding="utf-8")
    (plans / "2024-khac.yaml").write_text(text.replace("commune.yaml", "khac.yaml"), encoding="utf-8")
    assert run("sheet", *DAY, "--official", "tp-ht").out == told(
        "out/phieu/cam-giang/tp-ht.docx", "out/phieu/dong-ha/tp-ht.docx"
    )
    assert lines("out/phieu/dong-ha/tp-ht.docx")[0] == "Ủy ban nhân dân xã Đông Hà"
    (plans / "khac.yaml").write_text(commune, encoding="utf-8")
    copied = run("sheet", *DAY, "--official", "tp-ht")
    assert copied.err.startswith("plans/2024-khac.yaml là bản chép của plans/2024.yaml nên không tính. ")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (
            ("-o", "x.docx"),
            2,
            "Có 6 phiếu cùng ghi vào “x.docx”. Đề nghị ghi tên thư mục ở -o, chọn một đầu mối bằng --official, hoặc in riêng "
            "từng đơn vị.",
        ),
        (
            ("--official", "vp-kt"),
            2,
            "Tệp đơn vị không có đầu mối “vp-kt”; có phải “vp-tk”? Đề nghị ghi mã, tên gọi tắt hoặc tên đầy đủ trong tệp đơn vị.",
        ),
        (
            ("--official", "cac-thon"),
            3,
            "“cac-thon” không chủ trì nhiệm vụ nào. Đề nghị kiểm tra cột chủ trì của kế hoạch.",
        ),
        (
            ("--all", "--official", "vp-tk"),
            2,
            "--all và --official loại trừ nhau. Đề nghị bỏ một trong hai.",
        ),
        (
            ("--format", "text", "--pdf"),
            2,
            "Lời nhắc là văn bản thuần, không dùng --pdf, --soffice, --template. Đề nghị bỏ đi.",
        ),
        (
            ("--format", "text", "-o", "x.docx"),
            2,
            "Không ghi lời nhắc vào “x.docx”. Đề nghị ghi tên tệp .txt, hoặc bỏ -o.",
        ),
        (
            ("-o", "x.xlsx"),
            2,
            "Lệnh này xuất tệp Word hoặc PDF. Đề nghị ghi tên tệp .docx, .pdf hoặc tên thư mục.",
        ),
        (("--template", "khong-co.docx"), 2, "Không có mẫu “khong-co.docx”. Đề nghị kiểm tra lại đường dẫn."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, in_office: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    outcome = run("sheet", *DAY, *arguments)
    assert (outcome.exit_code, outcome.out, outcome.err) == (code, "", sentence + "\n")
    assert [path.name for path in in_office.iterdir()] == ["plans"]


def test_a_plan_that_only_groups_lead_has_no_sheets(run: Run, in_office: Path) -> None:
    commune = in_office / "plans" / "commune.yaml"
    text = commune.read_text(encoding="utf-8")
    commune.write_text(
        text.replace("kind: official", "kind: group").replace("kind: unit", "kind: group"), encoding="utf-8"
    )
    outcome = run("sheet", *DAY)
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "Không có công chức, bộ phận nào trong tệp đơn vị chủ trì nhiệm vụ. Đề nghị kiểm tra cột chủ trì của kế hoạch.\n",
    )
    assert run("sheet", *DAY, "--all").out == told("out/phieu/lanh-dao.docx")


@pytest.mark.usefixtures("templates_in_forks")
def test_the_offices_own_template_is_used_in_a_process_of_its_own(
    run: Run, in_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def note(view: View, template: Template, at: datetime | None) -> bytes:
        asked.append(template.path)
        return rendered_apart(view, template, at)

    monkeypatch.setattr("cchc.documents.isolation.rendered_apart", note)
    document = Document(str(ROOT / "templates" / "sheet.docx"))
    document.paragraphs[1].runs[0].text = "{{ title }} (mẫu của xã)"
    document.save(str(in_office / "rieng.docx"))
    run("sheet", *DAY, "--all", "--official", "vp-tk")
    assert run("sheet", *DAY, "--all", "--template", "rieng.docx", "-o", "in").exit_code == 0
    assert lines("in/vp-tk.docx")[1] == "PHIẾU THEO DÕI NHIỆM VỤ (mẫu của xã)"
    assert asked == [Path("rieng.docx")] * len(IDS)


def test_a_template_that_leaves_out_a_column_is_refused_and_nothing_is_written(run: Run, in_office: Path) -> None:
    document = Document(str(ROOT / "templates" / "sheet.docx"))
    document.tables[0].rows[5].cells[4].paragraphs[0].runs[0].text = ""
    document.save(str(in_office / "rieng.docx"))
    outcome = run("sheet", *DAY, "--template", "rieng.docx")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == (
        "Mẫu “rieng.docx” không in “4” ở đúng cột của hàng “Hoàn thành 100% nhiệm vụ kế hoạch CCHC năm 2024”. Đề nghị mở mẫu "
        "bằng Word và sửa.\n"
    )
    assert not (in_office / "out").exists()


@pytest.mark.usefixtures("in_office")
def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    contents = []
    for folder in ("a", "b"):
        run("sheet", *DAY, "--all", "-o", folder)
        contents.append([path.read_bytes() for path in sorted(Path(folder).iterdir())])
    assert contents[0] == contents[1]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")
def test_pdf_goes_beside_the_word_files_or_alone(run: Run, in_office: Path) -> None:
    made = in_office / "made.pdf"
    made.write_bytes(pdf_with(["CAAAAA+LiberationSerif"]))
    program = in_office / "soffice"
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, shutil, sys\nfor name in sys.argv[sys.argv.index('--outdir') + 2:]:\n"
        f"    shutil.copy({str(made)!r}, pathlib.Path(name).with_suffix('.pdf'))\n"
    )
    program.chmod(0o755)
    both = run("sheet", *DAY, "--official", "vp-tk", "--pdf", "--soffice", program)
    assert both.out == told("out/phieu/vp-tk.docx", "out/phieu/vp-tk.pdf")
    alone = run("sheet", *DAY, "--official", "vp-tk", "-o", "a/x.pdf", "--soffice", program)
    assert (alone.out, [path.name for path in (in_office / "a").iterdir()]) == (told("a/x.pdf"), ["x.pdf"])
