"""`cchc page`: what it writes, and that its numbers are those of the other commands."""

import base64
import hashlib
import json
import re
import shutil
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from helpers.page_reading import REAL, coded, columns, commune, headings, made, remedy, root, rows
from helpers.support import ROOT, Run

DAY = ("--today", "2024-12-31")
EXAMPLE = ROOT / "docs" / "vi-du" / "plans"
HOSTILE = "</script><script>alert(1)</script></style><!-- <img src=x onerror=alert(1)> {{ 7*7 }} \"'& x"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The page of the real plans on the last day of their year."""
    return made(tmp_path_factory.mktemp("page") / "trang.html", *REAL, *DAY)


@pytest.fixture(scope="module")
def page(content: bytes) -> Any:
    return root(content)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The page of the example commune, whose progress file has results."""
    return root(made(tmp_path_factory.mktemp("page") / "trang.html", EXAMPLE, "--today", "2026-07-27"))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The page of an annex of 450 rows whose titles are hostile, and whose leads are merged."""
    folder = tmp_path_factory.mktemp("long")
    commune(folder / "plans", many=450, titles=(HOSTILE, "Đúng"))
    plan = folder / "plans" / "2026.yaml"
    text = plan.read_text(encoding="utf-8")
    first, rest = text.split("lead: Văn phòng HĐND và UBND", 1)
    merged = rest.replace("lead: Văn phòng HĐND và UBND", "lead: như trên")
    plan.write_text(f"{first}lead: Văn phòng HĐND và UBND{merged}", encoding="utf-8")
    return made(folder / "trang.html", folder / "plans", "--today", "2026-06-30")


def answer(run: Run, *arguments: str | Path) -> Any:
    return json.loads(run(*arguments, "--format", "json").out)


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize("of", ["real", "example"])
def test_the_points_are_those_of_gaps(run: Run, page: Any, recorded: Any, of: str) -> None:
    shown, paths = (page, REAL) if of == "real" else (recorded, (EXAMPLE,))
    (plan,) = answer(run, "gaps", *paths, "--today", "2024-12-31")["plans"]
    (total,) = columns(shown, "mat-diem", "tfoot")
    assert [number(total[name]) for name in ("Tối đa", "Đạt", "Mất")] == [
        Decimal(str(plan["totals"][name])) for name in ("max_score", "score", "gap")
    ]
    assert {
        row["Mã"]: [number(row[name]) for name in ("Tối đa", "Đạt", "Mất")] for row in columns(shown, "mat-diem")
    } == {
        each["code"]: [Decimal(str(each[name])) for name in ("max_score", "score", "gap")] for each in plan["criteria"]
    }
    assert [number(row["Mất"]) for row in columns(shown, "diem-theo-linh-vuc")] == [
        Decimal(str(area["gap"])) for area in plan["areas"]
    ]


def test_the_real_points_are_classed_and_the_classes_add_up(page: Any) -> None:
    classes = [row[1:] for row in rows(page, "viec-khac-phuc")]
    assert classes == [
        ["0", "0", ""],
        ["9", "4", "3.2.2, 2.1, 7.4.4, 3.5.2"],
        ["8,5", "5", "5.3.2, 1.6, 4.2, 6.3, 7.4.2"],
        ["2", "1", "7.4.3"],
    ]
    assert rows(page, "viec-khac-phuc", "tfoot") == [["Tổng cộng", "19,5", "10", ""]]
    figures = [(item.xpath("string(.//b)"), item.text_content()) for item in page.xpath("//ul[@class='figures']/li")]
    assert [text for text, _ in figures] == ["19,5", "0", "9", "8,5", "2", "19", "7"]


def test_a_criterion_is_told_with_its_bar_its_lead_and_the_maintain_annex(page: Any) -> None:
    first = columns(page, "mat-diem")[0]
    assert first == {
        "Mã": "3.2.2",
        "Tiêu chí, tiêu chí thành phần": "Kết quả thực hiện rà soát, đơn giản hóa TTHC",
        "Mất": "4",
        "Đạt": "0",
        "Tối đa": "4",
        "Đạt so với tối đa": "",
        "Chủ trì": "Công chức Văn phòng - Thống kê",
        "Thời hạn": "chưa ấn định",
        "Tình trạng": "chưa ghi nhận",
        "Ở phụ lục duy trì": "3.2.2, Công chức Văn phòng - Thống kê, chưa ấn định",
    }
    bars = [[rect.get("width") for rect in svg] for svg in page.xpath("//table[@id='mat-diem']//svg")]
    assert bars[:2] == [["87", "0"], ["87", "32"]]
    upkeep = {row["Mã"]: row["Ở phụ lục duy trì"] for row in columns(page, "mat-diem")}
    assert [code for code, text in upkeep.items() if text == "không có"] == ["7.4.4", "7.4.2"]


@pytest.mark.parametrize(
    "anchor", ["diem-theo-linh-vuc", "diem-theo-dau-moi", "theo-linh-vuc", "theo-dau-moi", "viec-khac-phuc"]
)
def test_rows_add_up_to_the_last_one(page: Any, recorded: Any, anchor: str) -> None:
    for shown in (page, recorded):
        *less, total = columns(shown, anchor, "tfoot")
        names = [name for name, text in total.items() if re.fullmatch("[0-9,]+", text)]
        assert names
        for name in names:
            summed = sum(number(row[name]) for row in [*columns(shown, anchor), *less] if row[name])
            assert summed == number(total[name]), name


def test_the_numbers_of_tasks_are_those_of_status_and_overdue(run: Run, recorded: Any) -> None:
    day = ("--today", "2026-07-27")
    totals = answer(run, "status", EXAMPLE, *day)["totals"]
    (shown,) = columns(recorded, "theo-linh-vuc", "tfoot")
    assert [shown[name] for name in ("Tổng số", "Đúng hạn", "Hoàn thành quá hạn", "Trong hạn", "Sắp đến hạn")] == [
        str(totals[name]) for name in ("total", "done_on_time", "done_late", "in_time", "due_soon")
    ]
    late = answer(run, "overdue", EXAMPLE, *day, "--within", "14d")["totals"]
    assert [sum(int(row["Số nhiệm vụ"]) for row in columns(recorded, each)) for each in ("qua-han", "sap-den-han")] == [
        late["occurrences"] - int(shown.get("Đã đến hạn, chưa ghi nhận kết quả", "0")),
        late["due_soon"],
    ]


def test_what_has_nothing_recorded_is_not_late(page: Any) -> None:
    (caption,) = page.xpath("//table[@id='chua-ghi-nhan']/caption")
    assert caption.text == "ĐÃ ĐẾN HẠN, CHƯA GHI NHẬN KẾT QUẢ"
    assert columns(page, "chua-ghi-nhan", "tfoot")[0]["Số nhiệm vụ"] == "19"
    assert not page.xpath("//table[@id='qua-han']")
    names = {name for anchor in ("chua-ghi-nhan", "theo-linh-vuc", "theo-dau-moi") for name in headings(page, anchor)}
    assert names.isdisjoint({"Quá hạn", "Quá hạn (ngày)", "Tỷ lệ đúng hạn", "Đúng hạn"})


def test_what_cannot_be_known_stands_above_the_tables(page: Any) -> None:
    (section,) = page.xpath("//section[h2[@id='nhiem-vu']]")
    assert section.xpath("p/text()") == [
        "Chưa có tệp tiến độ nên chưa biết nhiệm vụ nào đã hoàn thành.",
        "Phụ lục II: 10/10 tiêu chí bị mất điểm chưa ấn định thời hạn (19,5 điểm), nên chưa xác định được quá hạn.",
    ]


def test_where_nothing_is_urgent_it_is_said(tmp_path: Path) -> None:
    folder = commune(tmp_path / "plans")
    quiet = root(made(tmp_path / "x.html", folder, "--today", "2026-01-01")).xpath(
        "//section[h2[@id='nhiem-vu']]/p/text()"
    )
    nothing = "hông có nhiệm vụ quá hạn hoặc đến hạn trong 14 ngày tới."
    assert quiet == ["Chưa có tệp tiến độ nên chưa biết nhiệm vụ nào đã hoàn thành.", f"K{nothing}"]
    remedy(folder, ("1", "Văn phòng HĐND và UBND", "Thường xuyên"))
    also = root(made(tmp_path / "x.html", folder, "--today", "2026-01-01")).xpath(
        "//section[h2[@id='nhiem-vu']]/p/text()"
    )
    assert also[-1] == f"Trong các nhiệm vụ có thời hạn, k{nothing}"


@pytest.mark.parametrize(("score", "figure", "sums"), [("2", "0", ["0", "2", "2"]), ("", "–", ["", "", "2"])])
def test_where_nothing_is_known_to_be_lost_no_remedy_is_told(
    tmp_path: Path, score: str, figure: str, sums: list[str]
) -> None:
    folder = commune(tmp_path / "plans")
    remedy(folder, (score, "Văn phòng HĐND và UBND", "Thường xuyên"))
    page = root(made(tmp_path / "x.html", folder, "--today", "2026-01-01"))
    assert page.xpath("//ul[@class='figures']/li//b/text()")[0] == figure
    assert not page.xpath("//table[@id='viec-khac-phuc' or @id='mat-diem' or @id='diem-theo-dau-moi']")
    (total,) = columns(page, "diem-theo-linh-vuc", "tfoot")
    assert [total[name] for name in ("Mất", "Đạt", "Tối đa")] == sums


def test_a_criterion_that_lost_nothing_is_in_the_sum_of_the_annex(tmp_path: Path) -> None:
    folder = commune(tmp_path / "plans")
    remedy(folder, ("1", "Văn phòng HĐND và UBND", "Quý I/2026"), ("2", "Cán bộ, công chức", "Quý I/2026"))
    page = root(made(tmp_path / "x.html", folder, "--today", "2026-01-01"))
    assert [row[:4] for row in rows(page, "mat-diem", "tfoot")] == [
        ["Cộng các tiêu chí bị mất điểm", "1", "1", "2"],
        ["Tổng cộng của phụ lục, kể cả tiêu chí khác", "1", "3", "4"],
    ]


def test_with_a_progress_file_late_is_late(recorded: Any) -> None:
    assert columns(recorded, "qua-han")[0]["Quá hạn (ngày)"] == "27"
    assert "Tỷ lệ đúng hạn" in headings(recorded, "theo-dau-moi")


def test_the_annexes_stand_as_they_are_printed(page: Any) -> None:
    first, second = page.xpath("//section[@class='annex']//table")
    assert [len(table.xpath("tbody/tr[@id]")) for table in (first, second)] == [33, 10]
    assert first.xpath("string(tbody/tr[1])").strip() == "ICÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"
    assert first.xpath("tbody//td[@rowspan='3']/text()")[0].startswith("Công chức Tư pháp - Hộ tịch")
    assert "Kiểm tra; thu thập thông tin; điều tra, khảo sát tình hình thi hành pháp luật" in first.xpath(
        "tbody//i/text()"
    )
    said = [text.replace("\N{NO-BREAK SPACE}", " ") for text in page.xpath("//section[@class='annex']/p/text()")]
    assert (
        said[0] == "MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP TIẾP TỤC DUY TRÌ THỰC HIỆN NÂNG CAO CHẤT LƯỢNG CHỈ SỐ CCHC NĂM 2024"
    )
    assert re.fullmatch(r"\(Kèm theo Kế hoạch số\s+/KH-UBND ngày\s+tháng 01 năm 2024 của .+\)", said[1])


def test_a_number_leads_to_its_criterion(page: Any) -> None:
    (code,) = page.xpath("//table[@id='mat-diem']//a[.='3.2.2'][ancestor::th]")
    (target,) = page.xpath(f"//tr[@id='{code.get('href')[1:]}']")
    assert "TCTP 3.2.2. Kết quả thực hiện rà soát" in target.text_content().replace("TC 3.2.2", "TCTP 3.2.2")
    ids = Counter(page.xpath("//@id"))
    assert set(ids.values()) == {1}
    links = page.xpath("//@href")
    assert len(links) > 50
    assert {link for link in links if not link.startswith("#") or link[1:] not in ids} == set()


def policy(content: bytes) -> dict[str, str]:
    (text,) = root(content).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return dict(part.strip().split(" ", 1) for part in text.split(";"))


def test_the_policy_allows_nothing_but_this_style_and_this_script(content: bytes, long: bytes) -> None:
    for each in (content, long):
        allowed = policy(each)
        assert set(allowed) == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
        assert {allowed[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}
        for name, pattern in (("style-src", b"<style>(.*?)</style>"), ("script-src", b"<script>(.*?)</script>")):
            (body,) = re.findall(pattern, each, re.DOTALL)
            assert allowed[name] == f"'sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}'"
        assert each.index(b"Content-Security-Policy") < each.index(b"<style>")


def test_the_page_asks_for_nothing(content: bytes, long: bytes) -> None:
    for each in (content, long):
        names = {name for element in root(each).iter() if isinstance(element.tag, str) for name in element.attrib}
        assert {
            name for name in names if name in {"style", "src", "srcset", "action"} or name.startswith("on")
        } == set()
        assert not re.search(rb"https?:|url\(|@import|//[a-z]+\.", each)


class Balance(HTMLParser):
    """Tags that are closed in their order; no attribute twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) < len(attrs):
            self.faults.append(f"{tag}: {attrs}")
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """SVG's own: nothing is left open."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def test_every_tag_is_closed_in_its_order(content: bytes, long: bytes) -> None:
    for each in (content, long):
        checked = Balance()
        checked.feed(each.decode())
        checked.close()
        assert (checked.faults, checked.open) == ([], [])


def test_a_plan_full_of_markup_shows_text(long: bytes) -> None:
    shown = root(long)
    assert [script.get("type") for script in shown.iter("script")] == ["application/json", None]
    assert not shown.xpath("//img")
    assert any(HOSTILE in row[1] for row in rows(shown, "bang-phu-luc-1"))
    assert any(HOSTILE in text for text in coded(shown)["texts"])
    assert b"<" not in long.split(b'id="du-lieu">')[1].split(b"</script>")[0]


def test_of_a_long_table_200_rows_are_drawn_and_all_stand_as_data(long: bytes) -> None:
    shown = root(long)
    data = coded(shown)["tables"]
    assert {anchor: (len(own), len(rows(shown, anchor))) for anchor, own in data.items()} == {
        "chua-ghi-nhan": (450, 200),
        "bang-phu-luc-1": (451, 200),
    }
    more = shown.xpath("//p[@class='more'][@data-for='bang-phu-luc-1']")[0].text
    assert more.startswith("Bảng có 451 dòng, ở đây là 200 dòng đầu.")
    spans = [
        cell["rows"]
        for row in data["bang-phu-luc-1"]
        for cell in row["cells"]
        if isinstance(cell, dict) and "rows" in cell
    ]
    assert spans == [199, 200, 51]  # a merged cell ends where a drawing ends


def test_the_real_page_is_small(content: bytes) -> None:
    assert len(content) <= 100_000


def test_the_order_of_files_changes_nothing(tmp_path: Path, content: bytes) -> None:
    named = [ROOT / "plans" / name for name in ("2023_gaps.yaml", "2024.yaml", "commune.yaml")]
    assert made(tmp_path / "x.html", *named, *DAY) == content
    assert made(tmp_path / "x.html", *named[::-1], *DAY) == content


def test_the_foot_says_what_the_page_is(page: Any) -> None:
    assert page.xpath("string(//footer)").strip() == (
        "Số liệu theo tệp kế hoạch và tệp tiến độ, tính đến ngày 31/12/2024. Tài liệu nội bộ; không thay thế kết quả "
        "chấm điểm của cấp có thẩm quyền."
    )
    assert page.get("lang") == "vi"
    assert page.xpath("string(//title)") == (
        "Điểm bị mất và tình hình thực hiện Kế hoạch CCHC năm 2024, Tính đến ngày 31/12/2024, Ủy ban nhân dân xã Cẩm Giàng"
    )


def test_the_findings_are_those_of_validate_closed_and_not_printed(run: Run, page: Any) -> None:
    found = answer(run, "validate", *REAL)["diagnostics"]
    assert sorted(row[4] for row in rows(page, "bang-kiem-tra")) == sorted(
        each["message"].replace("\n", " ") for each in found
    )
    (details,) = page.xpath("//details[@class='findings']")
    assert details.get("open") is None
    assert re.search(
        r"@media print \{.*nav, \.skip, \.tools, \.findings \{ display: none; \}",
        page.xpath("string(//style)"),
        re.DOTALL,
    )


def test_a_remedy_that_nobody_in_particular_answers_for_is_bold_and_the_figure_says_what_is_blank(
    tmp_path: Path,
) -> None:
    folder = commune(tmp_path / "plans")
    remedy(
        folder,
        ("1", "Cán bộ, công chức", "Quý IV/2026"),
        ("1", "", "Quý IV/2026"),
        ("1", "Văn phòng HĐND và UBND", "Quý I/2026"),
    )
    page = root(made(tmp_path / "x.html", folder, "--today", "2026-06-30"))
    at = headings(page, "mat-diem").index("Chủ trì") + 1
    assert page.xpath(f"//table[@id='mat-diem']/tbody/tr/td[{at - 1}]/b/text()") == [
        "Cán bộ, công chức (tập thể)",
        "để trống",
    ]
    labels = [" ".join(item.text_content().split()) for item in page.xpath("//ul[@class='figures']/li")]
    assert "1 điểm: phụ lục khắc phục để trống (chưa ghi ai chủ trì)" in labels


def test_no_person_stands_on_the_page(tmp_path: Path) -> None:
    folder = commune(tmp_path / "Nguyễn Thị Zinh" / "plans")
    register = folder / "commune.yaml"
    members = "signatory:\n  lines: [CHỦ TỊCH]\n  name: Trần Văn Zinh\nparties:\n- id: mot\n  title: Công chức Một\n  kind: official\n  members:\n  - {name: Lê Thị Zinh}"
    register.write_text(register.read_text(encoding="utf-8").replace("parties:", members), encoding="utf-8")
    (folder / "2026.progress.yaml").write_text(
        "cchc: 1\nkind: progress\nplan: 2026.yaml\nentries:\n"
        '- {what: "1.1", date: "2026-03-01", by: Phạm Văn Zinh, evidence: Zinh viết, note: Zinh đọc}\n'
        '- {what: "1.2", date: "2026-03-02", by: zinh}\n',
        encoding="utf-8",
    )
    text = made(tmp_path / "x.html", folder, "--today", "2026-06-30").decode()
    assert "O408" in text
    assert "zinh" not in text.lower()


def test_the_page_lies_in_out_and_is_replaced_there(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commune(tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        outcome = run("page")
        assert (outcome.exit_code, outcome.out, outcome.err) == (0, "Đã xuất out/trang.html\n", "")
    before = (tmp_path / "out" / "trang.html").read_bytes()
    assert run("page", "-o", "trang.html").out == "Đã xuất trang.html\n"
    refused = run("page", "-o", "trang.html")
    said = "Tệp “trang.html” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    assert (refused.exit_code, refused.err) == (3, said)
    assert run("page", "-o", "trang.html", "--force").exit_code == 0
    assert run("page", "-o", "-").out.encode() == before


@pytest.mark.usefixtures("in_office")
def test_another_kind_of_file_is_refused(run: Run) -> None:
    for name in ("x.docx", "x", "out"):
        outcome = run("page", "-o", name)
        assert (outcome.exit_code, outcome.err) == (
            2,
            f"Lệnh này xuất tệp HTML, không phải “{name}”. Đề nghị ghi tên tệp .html.\n",
        )


def test_a_file_with_errors_is_named_and_left_out(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2023_gaps.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("score: 0", "score: 9"), encoding="utf-8")
    outcome = run("page", *DAY)
    assert outcome.exit_code == 1
    assert "Chưa đưa vào trang plans/2023_gaps.yaml vì tệp còn lỗi." in outcome.err
    page = root((in_office / "out" / "trang.html").read_bytes())
    assert page.xpath("string(//p[@class='caveat'])") == "Chưa tính plans/2023_gaps.yaml vì tệp còn lỗi."
    assert not page.xpath("//table[@id='mat-diem']")
    assert page.xpath("string(//h1)") == "Tình hình thực hiện Kế hoạch CCHC năm 2024"


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of three communes, of which the second lost most."""
    top = tmp_path_factory.mktemp("offices")
    for name, score in (("An", "1"), ("Bình", "0"), ("Cường", "2")):
        folder = commune(top / name, name)
        remedy(folder, (score, "Văn phòng HĐND và UBND", "Quý IV/2026"), ("1", "Cán bộ, công chức", "Thường xuyên"))
    return top


def test_several_communes_have_a_table_first(tmp_path: Path, offices: Path) -> None:
    page = root(made(tmp_path / "x.html", offices, "--today", "2026-06-30"))
    assert page.xpath("//h2/@id")[0] == "cac-don-vi"
    assert [row[:6] for row in rows(page, "bang-don-vi")] == [
        ["xã Bình", "3", "2", "0", "1", "0"],
        ["xã An", "2", "1", "0", "1", "0"],
        ["xã Cường", "1", "0", "0", "1", "0"],
    ]
    assert rows(page, "bang-don-vi", "tfoot")[0][:6] == ["Tổng cộng", "6", "3", "0", "3", "0"]
    links = page.xpath("//table[@id='bang-don-vi']/tbody//a/@href")
    assert [page.xpath(f"string(//h3[@id='{link[1:]}'])") for link in links] == ["xã Bình", "xã An", "xã Cường"]
    assert headings(page, "mat-diem")[0] == "Đơn vị"
    assert len(page.xpath("//section[@class='annex']//table")) == 6
    named = [offices / name for name in ("Cường", "Bình", "An")]
    assert made(tmp_path / "y.html", *named, "--today", "2026-06-30") == (tmp_path / "x.html").read_bytes()


def test_very_many_communes_fit_in_a_megabyte(tmp_path: Path) -> None:
    """A few weigh no more than their share of what 150 may; their annexes are left out."""
    for at in range(10):
        shutil.copytree(ROOT / "plans", tmp_path / f"{at}")
        register = tmp_path / f"{at}" / "commune.yaml"
        register.write_text(
            register.read_text(encoding="utf-8").replace("name: Cẩm Giàng", f"name: Mẫu {at}"), encoding="utf-8"
        )
    page = made(tmp_path / "x.html", tmp_path, *DAY)
    assert len(root(page).xpath("//table[@id='bang-don-vi']/tbody/tr")) == 10
    assert not root(page).xpath("//section[@class='annex']")
    assert len(page) < 170_000
