"""Two communes in one call: what bears one name in both is two things."""

import json
import unicodedata
from pathlib import Path

import pytest
from docx import Document
from helpers.support import Run
from openpyxl import load_workbook

COMMUNE = """cchc: 1
kind: commune
name: {name}
issuer: Ủy ban nhân dân xã {name}
parties:
- {{id: vp-tk, title: Công chức Văn phòng - Thống kê, kind: official}}
"""
PLAN = """cchc: 1
kind: {kind}
year: 2024
{more}commune: commune.yaml
title: Phụ lục
areas:
- number: I
  title: Chỉ đạo
  criteria:
  - code: "1.1"
    title: Kế hoạch | năm
    max_score: 2
    {score}target: A
    tasks: B
    lead: Công chức Văn phòng - Thống kê
    timeframe: Quý I
"""


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of two communes."""
    monkeypatch.chdir(tmp_path)
    for folder, name in (("a", "An Bình"), ("b", "Bình An")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "commune.yaml").write_text(COMMUNE.format(name=name), encoding="utf-8")
        maintain = PLAN.format(kind="maintain", more="", score="")
        remedy = PLAN.format(kind="remedy", more="assessed_year: 2023\n", score="score: 2\n    ")
        (tmp_path / folder / f"{folder}.yaml").write_text(maintain, encoding="utf-8")
        (tmp_path / folder / f"{folder}-gaps.yml").write_text(remedy, encoding="utf-8")
    return ["a", "b"]


def test_one_post_in_two_communes_is_two_parties(run: Run, two: list[str]) -> None:
    outcome = run("overdue", *two, "--today", "2024-05-01")
    assert [line for line in outcome.out.splitlines() if line.startswith("Công chức")] == [
        "Công chức Văn phòng - Thống kê, An Bình: 02 nhiệm vụ (02 tiêu chí, tối đa 4",
        "Công chức Văn phòng - Thống kê, Bình An: 02 nhiệm vụ (02 tiêu chí, tối đa 4",
    ]
    assert [line.split()[:2] for line in outcome.out.splitlines() if line.startswith(("a", "b"))] == [
        ["a-gaps", "1.1"],
        ["a", "1.1"],
        ["b-gaps", "1.1"],
        ["b", "1.1"],
    ]
    found = json.loads(run("overdue", *two, "--today", "2024-05-01", "--official", "vp-tk", "--format", "json").out)
    assert [(party["id"], party["commune"]) for party in found["parties"]] == [
        ("vp-tk", "An Bình"),
        ("vp-tk", "Bình An"),
    ]
    assert (found["totals"]["occurrences"], found["totals"]["pairs"]) == (4, 4)


def test_each_commune_has_its_own_table_of_gaps(run: Run, two: list[str]) -> None:
    out = run("gaps", *two).out
    assert [line for line in out.splitlines() if line.startswith("TỔNG HỢP")] == [
        "TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm 2023, UBND An Bình",
        "TỔNG HỢP ĐIỂM BỊ MẤT – Chỉ số CCHC năm 2023, UBND Bình An",
    ]
    assert out.count("Chỉ gồm 01 tiêu chí của phụ lục khắc phục; không phải tổng điểm") == 2
    assert "| 1.1 | Kế hoạch \\| năm | 2 | 2 | 0 |" in run("gaps", *two, "--format", "md").out


def test_each_plan_is_rendered_under_its_own_name_in_a_folder_named_as_its_own(run: Run, two: list[str]) -> None:
    assert run("render", *two).out.splitlines() == [
        "Đã xuất out/a/a-gaps.docx",
        "Đã xuất out/a/a.docx",
        "Đã xuất out/b/b-gaps.docx",
        "Đã xuất out/b/b.docx",
    ]


def test_each_commune_has_a_folder_of_calendars_and_each_calendar_its_name(run: Run, two: list[str]) -> None:
    assert run("status", *two, "--today", "2024-05-01", "--format", "ics", "-o", "lich").exit_code == 0
    found = {path.as_posix(): path.read_text(encoding="utf-8") for path in Path("lich").rglob("vp-tk.ics")}
    assert sorted(found) == ["lich/an-binh/vp-tk.ics", "lich/binh-an/vp-tk.ics"]
    assert "X-WR-CALNAME:CCHC – Công chức Văn phòng - Thống kê\\, An Bình" in found["lich/an-binh/vp-tk.ics"].replace(
        "\n ", ""
    )


def test_headings_tell_two_communes_apart(run: Run, two: list[str]) -> None:
    lines = run("overdue", *two, "--today", "2024-05-01", "--group-by", "criterion").out.splitlines()
    assert {line.split(": ")[0].split(", ")[-1] for line in lines if line.startswith("TC ")} == {"An Bình", "Bình An"}


def test_a_communes_name_leads_no_sheet_out_of_its_folder(run: Run, two: list[str]) -> None:
    commune = Path("b/commune.yaml")
    text = commune.read_text(encoding="utf-8").replace("name: Bình An", 'name: "../../thoát: ra"')
    commune.write_text(text, encoding="utf-8")
    assert run("sheet", *two, "-o", "phieu").exit_code == 0
    assert {path.parent.as_posix() for path in Path.cwd().rglob("vp-tk.docx")} == {
        (Path.cwd() / "phieu" / name).as_posix() for name in ("a", "b")
    }


@pytest.fixture
def one_broken(two: list[str]) -> list[str]:
    """The same, but that a remedy plan of the first commune has an error."""
    plan = Path("a/a-gaps.yml")
    plan.write_text(plan.read_text(encoding="utf-8").replace("max_score: 2\n", "max_score: hai\n"), encoding="utf-8")
    return two


LEFT_OUT = "Chưa tính a/a-gaps.yml vì tệp còn lỗi."
SAID = (
    "Chưa tính a/a-gaps.yml vì tệp còn lỗi. Đề nghị sửa các lỗi ở trên.",
    "Chưa có nhiệm vụ của a/a-gaps.yml. Đề nghị sửa các lỗi ở trên rồi chạy lại.",
)


def test_a_plan_with_errors_is_left_out_of_the_sheets_which_say_so(run: Run, one_broken: list[str]) -> None:
    outcome = run("sheet", *one_broken, "--all", "--today", "2024-05-01")
    assert outcome.exit_code == 1
    assert outcome.out.splitlines() == [
        f"Đã xuất out/phieu/{commune}/{name}.docx" for commune in ("a", "b") for name in ("vp-tk", "lanh-dao")
    ]
    assert tuple(outcome.err.splitlines()[1:]) == SAID
    for commune, is_told in (("a", True), ("b", False)):
        for name in ("vp-tk", "lanh-dao"):
            document = Document(f"out/phieu/{commune}/{name}.docx")
            text = "\n".join(paragraph.text for paragraph in document.paragraphs)
            assert (LEFT_OUT in text) is is_told, (commune, name)
        assert ("Điểm bị mất năm 2023 và việc khắc phục" in text) is not is_told


@pytest.fixture
def together(two: list[str]) -> Path:
    """The files of both communes in one folder, without the first one's remedy plan."""
    folder = Path("chung")
    folder.mkdir()
    for commune in two:
        for path in Path(commune).iterdir():
            text = path.read_text(encoding="utf-8").replace("commune: commune", f"commune: xa-{commune}")
            name = f"xa-{commune}.yaml" if path.stem == "commune" else path.name
            (folder / name).write_text(text, encoding="utf-8")
    (folder / "a-gaps.yml").unlink()
    return folder


@pytest.mark.parametrize(
    ("file", "sound", "broken"),
    [
        ("b-gaps.yml", "    score: 2", "    score: 3"),
        ("b-gaps.yml", "max_score: 2\n", "max_score: hai\n"),
        ("b-gaps.yml", "year: 2024", "yaer: 2024"),
    ],
    ids=["rule", "value", "field"],
)
def test_what_is_left_out_is_told_to_its_own_commune_alone_when_all_lie_in_one_folder(
    run: Run, together: Path, file: str, sound: str, broken: str
) -> None:
    text = (together / file).read_text(encoding="utf-8")
    assert sound in text
    (together / file).write_text(text.replace(sound, broken), encoding="utf-8")
    outcome = run("sheet", "chung", "--format", "text", "--today", "2024-05-01")
    assert outcome.exit_code == 1
    left_out = f"Chưa tính chung/{file} vì tệp còn lỗi."
    assert [left_out in message for message in outcome.out.split("\n----------\n\n")] == [False, True]


def test_a_commune_whose_own_file_is_broken_is_no_business_of_the_other(run: Run, together: Path) -> None:
    (together / "xa-b.yaml").write_text("cchc: 1\nkind: commune\nname: [\n", encoding="utf-8")
    outcome = run("sheet", "chung", "--format", "text", "--today", "2024-05-01")
    assert outcome.exit_code == 1
    assert "An Bình" in outcome.out
    assert "Chưa tính" not in outcome.out
    assert "Chưa tính chung/" in outcome.err


@pytest.mark.parametrize("name", ["b/../a/a-gaps.yml", "{here}/a/a-gaps.yml", "./a/a-gaps.yml"])
def test_what_is_left_out_is_told_however_its_path_is_written(run: Run, one_broken: list[str], name: str) -> None:
    del one_broken
    broken = Path("a/a-gaps.yml")
    broken.write_text("cchc: 1\nkind: remedy\n", encoding="utf-8")
    outcome = run("sheet", "a/a.yaml", name.format(here=Path.cwd()), "--format", "text", "--today", "2024-01-05")
    assert outcome.exit_code == 1
    assert "Chưa tính " in outcome.out


@pytest.mark.parametrize("written", ['"commune.yaml "', "xã.yaml"])
def test_a_commune_s_file_is_found_however_its_name_is_written(run: Run, two: list[str], written: str) -> None:
    Path("a/commune.yaml").rename(Path("a") / unicodedata.normalize("NFD", written.strip(' "')))
    for plan in ("a/a.yaml", "a/a-gaps.yml"):
        text = Path(plan).read_text(encoding="utf-8")
        Path(plan).write_text(text.replace("commune: commune.yaml", f"commune: {written}"), encoding="utf-8")
    outcome = run("sheet", *two, "--today", "2024-05-01")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == "Đã xuất out/phieu/a/vp-tk.docx"


def test_a_plan_that_names_another_kind_of_file_is_no_second_commune(run: Run, one_broken: list[str]) -> None:
    plan = Path("a/a-gaps.yml")
    plan.write_text(plan.read_text(encoding="utf-8").replace("commune.yaml", "a.yaml"), encoding="utf-8")
    outcome = run("sheet", one_broken[0], "--format", "text", "--today", "2024-05-01")
    assert outcome.exit_code == 1
    assert LEFT_OUT in outcome.out
    assert run("sheet", one_broken[0], "--today", "2024-05-01").out == "Đã xuất out/phieu/vp-tk.docx\n"


def test_where_a_commune_s_sheets_go_does_not_depend_on_the_other_one_s_errors(run: Run, two: list[str]) -> None:
    for plan in ("a/a.yaml", "a/a-gaps.yml"):
        text = Path(plan).read_text(encoding="utf-8")
        Path(plan).write_text(text.replace("max_score: 2\n", "max_score: hai\n"), encoding="utf-8")
    assert run("sheet", *two, "--today", "2024-05-01").out == "Đã xuất out/phieu/b/vp-tk.docx\n"
    assert run("status", *two, "--today", "2024-05-01", "-o", "lich", "--format", "ics").out.startswith(
        "Đã ghi lich/binh-an/"
    )
    assert run("sheet", two[1], "--today", "2024-05-01").out == "Đã xuất out/phieu/vp-tk.docx\n"


def test_reminders_say_which_plan_is_left_out_of_them(run: Run, one_broken: list[str]) -> None:
    outcome = run("sheet", *one_broken, "--all", "--format", "text", "--today", "2024-05-01")
    assert outcome.exit_code == 1
    messages = outcome.out.split("\n----------\n\n")
    assert [LEFT_OUT in message for message in messages] == [True, True, False, False]
    assert tuple(outcome.err.splitlines()[1:]) == SAID


@pytest.mark.usefixtures("one_broken")
def test_nothing_is_made_where_every_plan_has_errors(run: Run) -> None:
    outcome = run("sheet", "a/a-gaps.yml", "--today", "2024-05-01")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert not Path("out").exists()


def test_nobody_is_said_to_lead_nothing_while_a_plan_has_errors(run: Run, two: list[str]) -> None:
    for name in ("a/a.yaml", "a/a-gaps.yml"):
        text = Path(name).read_text(encoding="utf-8")
        Path(name).write_text(
            text.replace("lead: Công chức Văn phòng - Thống kê", "lead: Công chức khác"), encoding="utf-8"
        )
    Path("a/a-gaps.yml").write_text("cchc: 1\nkind: remedy\n", encoding="utf-8")
    outcome = run("sheet", two[0], "--official", "vp-tk", "--today", "2024-05-01")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[-1] == (
        "“vp-tk” không chủ trì nhiệm vụ nào trong các kế hoạch đã tính, chưa kể a/a-gaps.yml còn lỗi. Đề nghị sửa các "
        "lỗi ở trên rồi chạy lại."
    )


def test_one_file_that_lacks_an_annex_says_so(run: Run, one_broken: list[str]) -> None:
    outcome = run("render", one_broken[0], "-o", "x.docx")
    assert (outcome.exit_code, outcome.out) == (1, "Đã xuất x.docx\n")
    assert outcome.err.splitlines()[-1] == (
        "Tệp này chưa có phụ lục của a/a-gaps.yml. Đề nghị sửa lỗi rồi xuất lại trước khi ký."
    )


def test_that_nothing_is_late_is_said_with_what_was_left_out(run: Run, one_broken: list[str]) -> None:
    outcome = run("sheet", one_broken[0], "--format", "text", "--today", "2024-01-05")
    assert outcome.exit_code == 1
    assert outcome.out.splitlines() == [
        "Không có nhiệm vụ quá hạn hoặc đến hạn trong 14 ngày tới, tính đến ngày 05/01/2024.",
        LEFT_OUT,
    ]


def test_a_folder_in_the_way_in_the_usual_place_is_told_before_anything_is_written(run: Run, two: list[str]) -> None:
    Path("out/b/b.docx").mkdir(parents=True)
    outcome = run("render", *two)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == "“out/b/b.docx” là thư mục. Đề nghị ghi tên tệp.\n"
    assert [path.name for path in Path("out").iterdir()] == ["b"]


@pytest.mark.parametrize("command", ["overdue", "status"])
def test_a_workbook_of_two_communes_names_them_in_each_row(run: Run, two: list[str], command: str) -> None:
    commune = Path("b/commune.yaml")
    text = commune.read_text(encoding="utf-8")
    commune.write_text(text.replace("name: Bình An", 'name: Bình An\ncode: "00123"'), encoding="utf-8")
    assert run(command, *two, "--today", "2024-05-01", "-o", "hai.xlsx").exit_code == 0
    assert run(command, two[1], "--today", "2024-05-01", "-o", "mot.xlsx").exit_code == 0
    named = ("Phụ lục", "Đơn vị", "Mã đơn vị", "Cơ quan ban hành", "Tệp kế hoạch")
    found = {}
    for name in ("hai", "mot"):
        sheets = load_workbook(f"{name}.xlsx").worksheets[1 if command == "overdue" else 2 :]
        tables = [list(sheet.iter_rows(min_row=4, values_only=True)) for sheet in sheets]
        found[name] = [
            [row[table[0].index(each)] for each in named if each in table[0]] for table in tables for row in table[1:]
        ]
    first, second = (f"Ủy ban nhân dân xã {name}" for name in ("An Bình", "Bình An"))
    assert found["hai"] == [
        ["a-gaps", "An Bình", None, first, "a/a-gaps.yml"],
        ["a", "An Bình", None, first, "a/a.yaml"],
        ["b-gaps", "Bình An", "00123", second, "b/b-gaps.yml"],
        ["b", "Bình An", "00123", second, "b/b.yaml"],
    ]
    assert found["mot"] == [["b-gaps", second, "b/b-gaps.yml"], ["b", second, "b/b.yaml"]]
    if command == "status":
        assert run("done", "--from", "hai.xlsx", *two).out == "Không có kết quả mới ở hai.xlsx.\n"
