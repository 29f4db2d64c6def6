"""The chairman's page: where points were lost, what is late, what falls due soon; templates old and new; one page."""

import io
import re
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from docx.document import Document
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from helpers.docx_reading import grids
from helpers.sheet_making import losing, record, standing
from helpers.support import ROOT, libreoffice
from helpers.word_making import opened
from pypdf import PdfReader

from cchc.documents.templating.tags import words
from cchc.documents.templating.template import Template, template
from cchc.documents.trial import template_faults
from cchc.documents.views.lateness import LateLine
from cchc.documents.views.leader import Leader, leader
from cchc.documents.views.losses import LostLine
from cchc.documents.views.sheet import HeadingLine
from cchc.documents.word.readback import losses
from cchc.documents.word.render import docx
from cchc.errors import CchcError
from cchc.model.workdays import WorkCalendar
from cchc.soffice import pdfs

OURS = template(ROOT / "templates" / "leader.docx")
FORMER = template(ROOT / "tests" / "data" / "leader-former.docx")
DAYS = ("2024-07-15", "2024-12-24", "2024-12-31", "2025-01-01")
UNDATED, UNRECORDED = "chưa ấn định", "chưa ghi nhận"
CLASSES = (
    "Tổng số 19,5 điểm: có đầu mối, có thời hạn 0; có đầu mối, chưa ấn định thời hạn 9; chủ trì là tập thể hoặc cơ quan "
    "ngoài xã 8,5; phụ lục khắc phục để trống 2."
)


@pytest.fixture(scope="module")
def half_done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real plans, half of which is done."""
    plans = tmp_path_factory.mktemp("half") / "plans"
    shutil.copytree(ROOT / "plans", plans)
    record(plans)
    return plans


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A copy of the real plans, to be changed."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    return tmp_path / "plans"


def changed(plans: Path, *replacements: tuple[str, str], name: str = "2023_gaps.yaml") -> Path:
    """The folder, where a plan has other texts."""
    text = (plans / name).read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    (plans / name).write_text(text, encoding="utf-8")
    return plans


def page(day: str, folder: Path = ROOT / "plans", **asking: object) -> Leader:
    """The page of a folder's plans."""
    return leader(standing(day, folder, soon=7, **asking), losing(day, folder, soon=7, **asking))


def lost(view: Leader) -> list[tuple[str, ...]]:
    """The rows of lost points: code, points, lead, deadline, state."""
    return [
        (line.code, line.points, line.lead, line.due, line.state)
        for line in view.lost_lines
        if isinstance(line, LostLine)
    ]


def notes(view: Leader) -> list[str]:
    return [re.sub("</?b>", "", note) for note in view.lost_notes]


def late(view: Leader) -> list[str]:
    return [f"{line.title}\n{line.late}" if isinstance(line, LateLine) else line.title for line in view.late_lines]


def paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_the_page_says_where_the_points_went_and_who_brings_them_back() -> None:
    assert lost(page("2024-12-31")) == [
        ("3.2.2", "4", "VP-TK", UNDATED, UNRECORDED),
        ("5.3.2", "2,5", "Cán bộ, công chức (tập thể)", UNDATED, UNRECORDED),
        ("1.6", "2", "Cán bộ, công chức (tập thể)", UNDATED, UNRECORDED),
        ("2.1", "2", "TP-HT", UNDATED, UNRECORDED),
        ("4.2", "2", "Cán bộ, công chức (tập thể)", UNDATED, UNRECORDED),
        ("7.4.3", "2", "để trống", UNDATED, UNRECORDED),
        ("7.4.4", "2", "VH-XH", UNDATED, UNRECORDED),
        ("3.5.2", "1", "Bộ phận TN&Trả KQ", UNDATED, UNRECORDED),
        ("6.3", "1", "Phòng Tài chính - Kế hoạch (cơ quan ngoài xã)", UNDATED, UNRECORDED),
        ("7.4.2", "1", "Công chức chuyên môn (tập thể)", UNDATED, UNRECORDED),
    ]


def test_the_printed_page_has_its_parts_in_the_order_in_which_a_chairman_reads_them() -> None:
    content = docx(page("2024-12-31"), OURS)
    lost_table, late_table = grids(content)
    assert [text for text, _, _ in lost_table[0]] == [
        "Mã",
        "Tiêu chí, tiêu chí thành phần",
        "Điểm bị mất",
        "Chủ trì",
        "Thời hạn\nTình trạng",
        "Ý kiến chỉ đạo của lãnh đạo",
    ]
    assert [text for text, _, _ in lost_table[1]] == [
        "3.2.2",
        "Kết quả thực hiện rà soát, đơn giản hóa TTHC",
        "4",
        "VP-TK",
        f"{UNDATED}\n{UNRECORDED}",
        "",
    ]
    assert [[text for text, _, _ in row] for row in late_table] == [
        ["Đầu mối chủ trì\nTiêu chí (điểm tối đa): nhiệm vụ, sản phẩm", "Ý kiến chỉ đạo của lãnh đạo"],
        [
            "Công chức Văn phòng - Thống kê: 19 nhiệm vụ (03 tiêu chí, tối đa 9,5 điểm)\n"
            "- 1.3 (4 điểm): Tin, bài về CCHC trên trang TTĐT: tháng 1–11; Cuộc họp liên quan đến CCHC: quý I–III\n"
            "- 1.1 (4 điểm): Hoàn thành 100% nhiệm vụ kế hoạch CCHC năm 2024: 30/11/2024\n"
            "- 1.2 (1,5 điểm): Báo cáo CCHC quý I: 15/3/2024; Báo cáo CCHC 6 tháng: 17/6/2024; Báo cáo CCHC quý III: "
            "16/9/2024; Báo cáo CCHC năm: 16/12/2024",
            "",
        ],
    ]
    assert paragraphs(opened(content)) == [
        "Ủy ban nhân dân xã Cẩm Giàng",
        "TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC",
        "Kế hoạch CCHC năm 2024. Tính đến ngày 31/12/2024",
        "Chưa có tệp tiến độ nên chưa biết nhiệm vụ nào đã hoàn thành.",
        "Điểm bị mất năm 2023 và việc khắc phục",
        f"{CLASSES} Nguồn điểm: chưa ghi. ",
        "ĐÃ ĐẾN HẠN, CHƯA GHI NHẬN KẾT QUẢ",
        "Tổng số 26 nhiệm vụ có thời hạn: 19 đã đến hạn, chưa ghi nhận kết quả; 07 sắp đến hạn. ",
        "Đến hạn trong 07 ngày tới",
        "- 31/12/2024, VP-TK: Tin, bài về CCHC trên trang TTĐT; Cuộc họp liên quan đến CCHC; Ít nhất 01 sáng kiến trong "
        "công tác CCHC; Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn về chuyên môn theo quy định",
        "- 31/12/2024, VP-TK; VH-XH: Tổ chức tối thiểu 01 cuộc đối thoại",
        "- 31/12/2024, TP-HT: Theo dõi thi hành pháp luật (TDTHPL)",
        "- 31/12/2024, Các ngành, đoàn thể, tổ chức, cá nhân có liên quan: Giải ngân vốn đầu tư đạt từ 90% trở lên",
        "Không có nhiệm vụ quá hạn hoặc đến hạn trong 07 ngày tới: Công chức Tài chính - Kế toán; Công chức Văn hóa - Xã "
        "hội (VHTT); Bộ phận tiếp nhận và trả kết quả.",
    ]


def test_what_nobody_has_taken_up_and_what_has_no_deadline_is_bold(plans: Path) -> None:
    dated = changed(plans, ("timeframe: Thường xuyên", "timeframe: Quý III/2024"))
    (table, *_) = opened(docx(page("2024-07-15", dated), OURS)).tables
    bold = {
        row.cells[0].text: [
            "".join(run.text for run in row.cells[column].paragraphs[0].runs if run.bold) for column in (3, 4)
        ]
        for row in table.rows[1:]
    }
    assert bold["1.6"] == ["Cán bộ, công chức (tập thể)", ""]
    assert bold["2.1"] == ["", UNDATED]
    assert bold["7.4.3"] == ["để trống", UNDATED]


def test_a_remedy_with_a_deadline_tells_its_day_and_its_state(plans: Path) -> None:
    dated = changed(plans, ("timeframe: Thường xuyên", "timeframe: Quý III/2024"))
    (plans / "2023_gaps.progress.yaml").write_text("cchc: 1\nkind: progress\nplan: 2023_gaps.yaml\nentries: []\n")
    by_code = {code: (due, state) for code, _, _, due, state in lost(page("2024-10-02", dated))}
    assert by_code["1.6"] == ("30/9/2024", "Quá hạn, chưa hoàn thành")
    assert by_code["2.1"] == (UNDATED, "")


def test_who_is_late_comes_by_the_points_of_late_criteria(half_done: Path) -> None:
    view = page("2025-01-01", half_done)
    assert view.late_title == "QUÁ HẠN, CHƯA HOÀN THÀNH"
    assert late(view) == [
        "Công chức Văn phòng - Thống kê: 16 nhiệm vụ (06 tiêu chí, tối đa 16,5 điểm)\n"
        "- 1.3 (4 điểm): Tin, bài về CCHC trên trang TTĐT: tháng 4, 6–12 (lâu nhất 245 ngày); Cuộc họp liên quan đến "
        "CCHC: quý III, IV (lâu nhất 92 ngày)\n"
        "- 1.1 (4 điểm): Hoàn thành 100% nhiệm vụ kế hoạch CCHC năm 2024 (11 ngày)\n"
        "- 5.2.1 (3 điểm): Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn về chuyên môn theo quy định (01 ngày)\n"
        "- 1.4 (2 điểm): Ít nhất 01 sáng kiến trong công tác CCHC (01 ngày)\n"
        "- 1.6 (2 điểm): Tổ chức tối thiểu 01 cuộc đối thoại (01 ngày)\n"
        "- 01 tiêu chí khác (1,5 điểm): 1.2",
        "Công chức Tư pháp - Hộ tịch: 01 nhiệm vụ\n- 2.1 (5,5 điểm): Theo dõi thi hành pháp luật (TDTHPL) (01 ngày)",
        "Công chức Văn hóa - Xã hội: 01 nhiệm vụ\n- 1.6 (2 điểm): Tổ chức tối thiểu 01 cuộc đối thoại (01 ngày)",
        "Chưa xác định đầu mối chịu trách nhiệm",
        "Các ngành, đoàn thể, tổ chức, cá nhân có liên quan (tập thể): 01 nhiệm vụ\n- 6.4 (2 điểm): Giải ngân vốn đầu tư "
        "đạt từ 90% trở lên (01 ngày)",
    ]


def test_where_nothing_was_recorded_nothing_is_late() -> None:
    view = page("2025-01-01")
    assert view.late_title == "ĐÃ ĐẾN HẠN, CHƯA GHI NHẬN KẾT QUẢ"
    assert view.totals == ("Tổng số 26 nhiệm vụ có thời hạn: 26 đã đến hạn, chưa ghi nhận kết quả.",)
    printed = " ".join([*late(view), *view.late_heading.values()])
    assert re.findall(r"\d+ ngày|quá hạn|%\)", printed) == []


def test_what_nothing_was_recorded_of_stands_apart_from_what_is_late(half_done: Path, tmp_path: Path) -> None:
    shutil.copytree(half_done, tmp_path / "plans")
    dated = changed(tmp_path / "plans", ("timeframe: Thường xuyên", "timeframe: Quý I/2024"))
    view = page("2024-05-02", dated)
    assert (view.late_title, late(view)) == (
        "QUÁ HẠN, CHƯA HOÀN THÀNH",
        [
            "Công chức Văn phòng - Thống kê: 01 nhiệm vụ\n- 1.3 (4 điểm): Tin, bài về CCHC trên trang TTĐT: tháng 4 (02 ngày)",
            "ĐÃ ĐẾN HẠN, CHƯA GHI NHẬN KẾT QUẢ",
            "Chưa xác định đầu mối chịu trách nhiệm",
            "Cán bộ, công chức (tập thể): 01 nhiệm vụ\n- 1.6 (2 điểm): Đổi mới, sáng tạo trong thực hiện nhiệm vụ: 31/3/2024",
        ],
    )
    former = {line.title: line.late for line in view.lines if not isinstance(line, HeadingLine)}
    assert former["Cán bộ, công chức (tập thể)"] == (
        "- Đổi mới, sáng tạo trong thực hiện nhiệm vụ: 31/3/2024 (đã đến hạn, chưa ghi nhận kết quả)"
    )


def test_a_commune_without_a_remedy_plan_has_no_heading_of_lost_points() -> None:
    content = docx(leader(standing("2024-12-31", soon=7)), OURS)
    assert len(grids(content)) == 1
    assert not any("Điểm bị mất" in text for text in paragraphs(opened(content)))


def test_where_nobody_is_late_the_page_has_no_table_of_what_is() -> None:
    content = docx(page("2024-01-05"), OURS)
    assert len(grids(content)) == 1
    assert "Công chức Văn phòng - Thống kê" in paragraphs(opened(content))[-1]


def test_what_is_not_scored_yet_is_told_and_no_loss(plans: Path) -> None:
    view = page("2024-07-15", changed(plans, ("score: 0", "score:")))
    assert [code for code, *_ in lost(view)] == [
        "3.2.2",
        "5.3.2",
        "2.1",
        "4.2",
        "7.4.3",
        "7.4.4",
        "3.5.2",
        "6.3",
        "7.4.2",
    ]
    assert notes(view)[1] == "Chưa chấm: 01 tiêu chí (1.6)."


def test_where_no_point_is_known_to_be_lost_there_is_no_table_of_losses(plans: Path) -> None:
    text = (plans / "2023_gaps.yaml").read_text(encoding="utf-8")
    (plans / "2023_gaps.yaml").write_text(re.sub("    score: .*\n", "    score:\n", text), encoding="utf-8")
    view = page("2024-07-15", plans)
    assert (view.lost_title, view.lost_lines) == ("Điểm bị mất năm 2023 và việc khắc phục", ())
    assert notes(view)[0].startswith("Chưa chấm: 10 tiêu chí (1.6, 2.1,")
    assert len(grids(docx(view, OURS))) == 1


def test_a_remedy_plan_that_lost_nothing_says_so(plans: Path) -> None:
    text = (plans / "2023_gaps.yaml").read_text(encoding="utf-8")
    full = re.sub("    max_score: (.*)\n    score: .*\n", r"    max_score: \1\n    score: \1\n", text)
    (plans / "2023_gaps.yaml").write_text(full, encoding="utf-8")
    view = page("2024-07-15", plans)
    assert (notes(view), view.lost_lines) == (["Không có tiêu chí bị mất điểm.", "Nguồn điểm: chưa ghi."], ())


def test_of_many_losses_the_largest_have_rows_and_the_others_are_counted_with_their_points(plans: Path) -> None:
    small = "".join(
        f'  - code: "1.{number}"\n    title: Việc {number}\n    max_score: 1\n    score: 0,5\n'
        for number in range(10, 15)
    )
    many = changed(plans, ("  criteria:\n", f"  criteria:\n{small}"))
    rows = page("2024-07-15", many).lost_lines
    assert len(rows) == 12
    assert rows[-1] == LostLine("", "04 tiêu chí khác: 1.11, 1.12, 1.13, 1.14", "2")
    assert "Tổng số 22 điểm" in notes(page("2024-07-15", many))[0]


def test_the_losses_of_several_plans_stand_below_their_names(plans: Path) -> None:
    twice = [own for own in losing("2024-07-15", plans) for _ in range(2)]
    later = replace(
        twice[1], gaps=twice[1].gaps._replace(plan=twice[1].gaps.plan.model_copy(update={"assessed_year": 2022}))
    )
    view = leader(standing("2024-07-15", plans), [twice[0], later])
    assert view.lost_title == "Điểm bị mất năm 2022 và 2023 và việc khắc phục"
    assert [line.title for line in view.lost_lines if line.is_heading] == ["Phụ lục II năm 2024", "Phụ lục II năm 2024"]
    assert "Tổng số 39 điểm" in notes(view)[0]
    assert list(losses(docx(view, OURS), view)) == []


def test_the_page_names_no_person(plans: Path) -> None:
    own = changed(
        plans, ("  kind: official", "  kind: official\n  members:\n  - name: Nguyễn Thị Mẫu"), name="commune.yaml"
    )
    assert "Nguyễn" not in " ".join(
        [*paragraphs(opened(docx(page("2024-12-31", own), OURS))), str(grids(docx(page("2024-12-31", own), OURS)))]
    )


def test_a_former_template_prints_its_own_table_as_before() -> None:
    assert template_faults(FORMER) == []
    (table,) = grids(docx(page("2024-12-31"), FORMER))
    assert [text for text, _, _ in table[0]] == [
        "TT",
        "Đầu mối chủ trì",
        "Số đã đến hạn",
        "Đã đến hạn, chưa ghi nhận kết quả",
        "Tổng điểm tối đa",
        "Đến hạn trong 07 ngày tới",
    ]
    assert [row[0][0] for row in table[1:]] == ["1", "2", "3", "Chưa xác định đầu mối chịu trách nhiệm", "4"]


def test_a_former_template_says_who_is_late_with_what_and_what_is_next(half_done: Path) -> None:
    (table,) = grids(docx(page("2024-12-27", half_done), FORMER))
    assert [text for text, _, _ in table[0]][2:4] == ["Số quá hạn", "Nhiệm vụ quá hạn (số ngày quá hạn)"]
    assert [text for text, _, _ in table[1]] == [
        "1",
        "Công chức Văn phòng - Thống kê",
        "11",
        "- Tin, bài về CCHC trên trang TTĐT: tháng 4, 6–11 (lâu nhất 241 ngày)\n- Báo cáo CCHC quý III (102 ngày)\n"
        "- Cuộc họp liên quan đến CCHC: quý III (88 ngày)\n- Báo cáo CCHC năm (11 ngày)\n"
        "- Hoàn thành 100% nhiệm vụ kế hoạch CCHC năm 2024 (07 ngày)",
        "9,5",
        "- Tin, bài về CCHC trên trang TTĐT: 31/12/2024\n- Cuộc họp liên quan đến CCHC: 31/12/2024\n"
        "- Ít nhất 01 sáng kiến trong công tác CCHC: 31/12/2024\n- Tổ chức tối thiểu 01 cuộc đối thoại: 31/12/2024\n"
        "- Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn về chuyên môn theo quy định: 31/12/2024",
    ]


def without(part: Template, *texts: str) -> Template:
    """A template without the tags that have these texts."""
    document = opened(part.content)
    for text in document.element.body.iter("{*}t"):
        if any(each in (text.text or "") for each in texts):
            text.text = ""
    file = io.BytesIO()
    document.save(file)
    return Template(Path("mau.docx"), file.getvalue())


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("line.points", "“4” ở đúng cột của hàng “Kết quả thực hiện rà soát, đơn giản hóa TTHC”"),
        ("line.late", "“- 1.3 (4 điểm): Tin, bài"),
        ("lost_title", "“Điểm bị mất năm 2023 và việc khắc phục”"),
        ("- {{ line }}", "“31/12/2024, VP-TK: Tin, bài"),
    ],
)
def test_a_template_that_leaves_out_a_part_of_what_it_names_is_refused(tag: str, message: str) -> None:
    with pytest.raises(CchcError, match=f"Mẫu “mau.docx” không in {re.escape(message)}"):
        docx(page("2024-12-31"), without(OURS, f"{{{{ {tag} }}}}" if tag[0] != "-" else tag))


def test_of_the_new_parts_a_former_template_must_show_those_that_it_names() -> None:
    view = page("2024-12-31")
    assert len(view.parts(words(opened(FORMER.content)))) == 2
    assert [part.lines for part in view.parts({"lines", "lost_lines"})] == [(), view.lines, view.lost_lines]
    assert [part.lines for part in view.parts({"lost_lines"})] == [(), view.lost_lines, view.late_lines, ()]


def test_tables_stand_six_points_off_the_text() -> None:
    document = opened(docx(page("2024-12-31"), OURS))
    neighbours: dict[object, object] = {paragraph._p: paragraph.style for paragraph in document.paragraphs}
    for table in document.tables:
        above, below = neighbours[table._tbl.getprevious()], neighbours[table._tbl.getnext()]
        assert isinstance(above, ParagraphStyle)
        assert isinstance(below, ParagraphStyle)
        assert (above.paragraph_format.space_after, below.paragraph_format.space_before) == (Pt(6), Pt(6))


def test_no_text_of_a_table_is_smaller_than_eleven_points() -> None:
    document = opened(docx(page("2024-12-31"), OURS))
    used = {paragraph.style.name for table in document.tables for cell in table._cells for paragraph in cell.paragraphs}
    styles = [document.styles[str(name)] for name in used]
    sizes = [style.font.size or style.base_style.font.size for style in styles]
    assert min(sizes) == Pt(11)


@pytest.mark.needs("soffice")
def test_the_chairmans_page_of_the_real_plans_is_one_page(half_done: Path) -> None:
    runs = list(product(DAYS, (ROOT / "plans", half_done), (None, WorkCalendar.working_day)))
    contents = [docx(page(day, folder, moved=moved), OURS) for day, folder, moved in runs]
    numbers = [len(PdfReader(io.BytesIO(each)).pages) for each in pdfs(contents, libreoffice())]
    assert {f"{run}": number for run, number in zip(runs, numbers, strict=True) if number != 1} == {}


@pytest.mark.needs("soffice")
def test_many_parties_go_on_on_the_next_page_below_the_same_heading(plans: Path) -> None:
    parties = "".join(f"- id: a{n}\n  title: Công chức số {n}\n  kind: official\n" for n in range(60))
    (plans / "commune.yaml").write_text(
        (plans / "commune.yaml").read_text(encoding="utf-8") + parties, encoding="utf-8"
    )
    criteria = "".join(
        f'  - code: "1.{n + 20}"\n    title: Việc {n}\n    max_score: 1\n    lead: Công chức số {n}\n    timeframe: Quý I/2024\n'
        for n in range(60)
    )
    view = page("2024-07-15", changed(plans, ("  criteria:\n", f"  criteria:\n{criteria}"), name="2024.yaml"))
    (content,) = pdfs([docx(view, OURS)], libreoffice())
    pages = [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(content)).pages]
    listing = [each for each in pages if "Công chức số" in each]
    assert len(listing) > 2
    assert all(view.late_heading["late"] in each for each in listing)
    assert [n for each in pages for n in range(60) if f"Công chức số {n}:" in each] == list(range(60))
