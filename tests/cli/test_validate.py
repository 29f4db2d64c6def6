import io
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from helpers.support import CAM_GIANG, ROOT, Run


def one_line(found: str) -> list[str]:
    """The findings of the form `text`, without their snippets."""
    return [line for line in found.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]


@pytest.mark.usefixtures("in_project")
def test_a_finding_shows_its_line_the_place_in_the_annex_and_related_places(run: Run) -> None:
    outcome = run("validate", "plans/2024.yaml", "--select", "P314,O405")
    assert outcome.exit_code == 0
    assert outcome.out == (
        "plans/2024.yaml:46:14: lưu ý O405 TC 1.2: “Công chức Văn phòng - Thống kê” vừa chủ trì vừa phối hợp. Đề nghị bỏ ở "
        "một trong hai cột.\n"
        ' 46 |     support: "Các công chức: VP-TK; VH-XH; TC-KT; TP-HT"\n'
        "    |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    = Phụ lục I, lĩnh vực I, TT 2, cột Phối hợp\n"
        "    = plans/2024.yaml:45:11: ghi chủ trì ở đây\n"
        "\n"
        "plans/2024.yaml:89:5: cảnh báo P314 TC 1.4 chưa ghi thời gian thực hiện. Đề nghị bổ sung, ví dụ “Quý III/2024”.\n"
        " 89 |     timeframe:  # bản chép để trống\n"
        "    |     ^^^^^^^^^\n"
        "    = Phụ lục I, lĩnh vực I, TT 4, cột Thời gian thực hiện\n"
        "\n"
    )
    assert outcome.err == "Đã kiểm tra 02 tệp: không có lỗi, 01 cảnh báo, 01 lưu ý.\n"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            'support: "Các công chức: VP-TK; VH-XH; TC-KT; TP-HT"',
            "support: Các công chức: VP-TK; VH-XH",
            '46:27: lỗi Y101 Giá trị có dấu hai chấm phải đặt trong ngoặc kép. Đề nghị ghi “"Các công chức: VP-TK; '
            'VH-XH"”.',
        ),
        (
            "    max_score: 1,5\n",
            "    max_scores: 1,5\n",
            "39:5: lỗi S201 Không có trường “max_scores”; có phải “max_score” (Điểm tối đa)?",
        ),
        (
            "    max_score: 1,5\n",
            "    max_score: một rưỡi\n",
            "39:16: lỗi S206 Điểm tối đa (max_score): “một rưỡi” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5.",
        ),
        (
            'due: "2024-11-30"',
            'due: "2024-11-31"',
            "36:12: lỗi S207 Thời hạn (due): “2024-11-31” không có trong lịch: tháng 11 năm 2024 có 30 ngày. Đề nghị kiểm "
            "tra lại.",
        ),
        (
            'code: "1.2"',
            'code: "1.1"',
            "37:11: lỗi P301 Mã 1.1 đã dùng cho tiêu chí ở lĩnh vực I, TT 1. Đề nghị sửa một trong hai mã.",
        ),
        (
            "    max_score: 6\n    parts:",
            "    max_score: 5,5\n    parts:",
            "369:16: lỗi P307 TC 7.3: điểm tối đa 5,5, nhưng các TCTP 7.3.1, 7.3.2, 7.3.3 cộng lại là 6. Đề nghị sửa cho "
            "khớp.",
        ),
        (
            "    lead: Công chức Tư pháp - Hộ tịch xã\n",
            "    lead: Công chức Tư pháp - Hộ tích\n",
            "135:11: cảnh báo O401 “Công chức Tư pháp - Hộ tích” ở cột Chủ trì không có trong tệp đơn vị; có phải “Công chức Tư "
            "pháp - Hộ tịch”? Đề nghị sửa cách viết, hoặc thêm vào trường aliases của đầu mối đó.",
        ),
        (
            "commune: commune.yaml",
            "commune: xa.yaml",
            "9:10: lỗi X701 Không có tệp “xa.yaml” cạnh tệp này. Đề nghị kiểm tra tên tệp.",
        ),
        (
            "kind: maintain\n",
            "kind: maintain\nkind: remedy\n",
            "8:1: lỗi Y102 Trường “kind” đã ghi ở dòng 7. Đề nghị giữ lại một.",
        ),
        (
            "year: 2024\n",
            "\tyear: 2024\n",
            "8:1: lỗi Y101 Dòng này thụt đầu dòng bằng phím Tab. Đề nghị thay bằng dấu cách.",
        ),
    ],
)
def test_a_broken_plan_is_told_where_and_what_in_one_line(
    run: Run, in_office: Path, old: str, new: str, line: str
) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    assert old in text
    plan.write_text(text.replace(old, new, 1), encoding="utf-8")
    said = one_line(run("validate", plan.relative_to(in_office), "--select", "P301,P307,O401").out)
    assert said == [f"plans/2024.yaml:{line}"]


@pytest.mark.usefixtures("in_project")
def test_json_is_a_shape_of_its_own(run: Run) -> None:
    outcome = run("validate", "plans/2024.yaml", "--select", "P314,O405", "--format", "json")
    found = json.loads(outcome.out)
    assert outcome.exit_code == 0
    assert found["schema_version"] == 1
    assert found["summary"] == {"files": 2, "errors": 0, "warnings": 1, "infos": 1, "suppressed": 0}
    assert found["suppressed"] == []
    assert found["diagnostics"] == [
        {
            "code": "O405",
            "severity": "info",
            "message": "TC 1.2: “Công chức Văn phòng - Thống kê” vừa chủ trì vừa phối hợp. Đề nghị bỏ ở một trong hai cột.",
            "path": "plans/2024.yaml",
            "line": 46,
            "column": 14,
            "end_line": 46,
            "end_column": 57,
            "where": "Phụ lục I, lĩnh vực I, TT 2, cột Phối hợp",
            "criterion": "1.2",
            "field": "support",
            "basis": None,
            "related": [
                {
                    "path": "plans/2024.yaml",
                    "line": 45,
                    "column": 11,
                    "end_line": 45,
                    "end_column": 41,
                    "message": "ghi chủ trì ở đây",
                }
            ],
            **CAM_GIANG,
        },
        {
            "code": "P314",
            "severity": "warning",
            "message": "TC 1.4 chưa ghi thời gian thực hiện. Đề nghị bổ sung, ví dụ “Quý III/2024”.",
            "path": "plans/2024.yaml",
            "line": 89,
            "column": 5,
            "end_line": 89,
            "end_column": 14,
            "where": "Phụ lục I, lĩnh vực I, TT 4, cột Thời gian thực hiện",
            "criterion": "1.4",
            "field": "timeframe",
            "basis": None,
            "related": [],
            **CAM_GIANG,
        },
    ]


def test_a_file_that_breaks_the_schema_says_that_the_rules_wait(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "tests" / "examples")
    outcome = run("validate", "s-unknown-kind.yaml")
    assert outcome.exit_code == 1
    assert outcome.out == (
        "s-unknown-kind.yaml:2:7: lỗi S205 Loại (kind): “annex” không thuộc các giá trị được dùng. "
        "Đề nghị ghi một trong: maintain (duy trì), remedy (khắc phục), assignments (phân công nhiệm vụ), commune (đơn vị), progress (tiến độ).\n"
        " 2 | kind: annex  # expect: S205\n"
        "   |       ^^^^^\n"
        "\n"
    )
    assert outcome.err == (
        "s-unknown-kind.yaml: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi ở trên.\n"
        "Đã kiểm tra 01 tệp: 01 lỗi, không có cảnh báo.\n"
    )


def test_standard_input_is_a_plan_beside_which_nothing_stands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (ROOT / "plans" / "2024.yaml").read_bytes()
    monkeypatch.chdir(ROOT / "plans")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    outcome = run("validate", "-", "--select", "P314")
    assert outcome.exit_code == 0
    assert [line.split(" ")[0] for line in one_line(outcome.out)] == ["<stdin>:89:5:"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read even by root")
def test_a_file_that_cannot_be_read_is_a_finding(run: Run) -> None:
    outcome = run("validate", "/proc/self/mem")
    assert outcome.exit_code == 1
    assert outcome.out.startswith("/proc/self/mem:1:1: lỗi Y111 Không đọc được tệp (")


def test_other_files_go_on_after_a_broken_one(run: Run, in_office: Path) -> None:
    (in_office / "plans" / "2024.yaml").write_text("cchc: [", encoding="utf-8")
    outcome = run("validate", "--select", "P3", "--format", "concise")
    assert outcome.exit_code == 1
    assert [line.split(":")[0] + re.findall("[A-Z][0-9]{3}", line)[0] for line in outcome.out.splitlines()] == [
        "plans/2023_gaps.yamlP315",
        "plans/2024.yamlY101",
    ]


def test_what_should_be_a_file_in_the_folder_and_is_none_is_a_finding(run: Run, in_office: Path) -> None:
    plans = in_office / "plans"
    (plans / "folder.yaml").mkdir()
    (plans / "link.yaml").symlink_to("nowhere")
    (plans / "loop.yaml").symlink_to("loop.yaml")
    outcome = run("validate", "--select", "Y", "--format", "concise")
    assert outcome.exit_code == 1
    assert outcome.out == (
        "plans/folder.yaml:1:1: error Y111 Không đọc được tệp (đó là một thư mục). Đề nghị kiểm tra tên tệp và quyền đọc.\n"
        "plans/link.yaml:1:1: error Y111 Không đọc được tệp (không có tệp). Đề nghị kiểm tra tên tệp và quyền đọc.\n"
        "plans/loop.yaml:1:1: error Y111 Không đọc được tệp (liên kết trỏ vòng). Đề nghị kiểm tra tên tệp và quyền đọc.\n"
    )


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"a" * 50_000_000, "1:1: error Y108"),
        (b"\xff\xfea\x00", "1:1: error Y106"),
        (b"\xef\xbb", "1:1: error Y106"),
        (b"\xef\xbb\xef\xbb\xbf", "1:1: error Y106"),
        (b"\xef\xbb\xbf\xff", "1:1: error Y106"),
        (b"cchc: 1\x00", "1:8: error Y107"),
        (b"a: &x [*x]\n", "1:4: error Y103"),
        (b"a: &x 1\nb: [" + b"*x," * 1_000_000 + b"]\n", "1:4: error Y103"),
        (b"[" * 900, "1:17: error Y108"),
        (b"", "1:1: error Y105"),
    ],
    ids=[
        "50 MB",
        "UTF-16",
        "half a BOM",
        "a BOM in a BOM",
        "a byte after a BOM",
        "NUL",
        "recursive alias",
        "a million aliases",
        "900 brackets",
        "nothing",
    ],
)
def test_a_hostile_file_is_one_finding(run: Run, tmp_path: Path, content: bytes, finding: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    outcome = run("validate", tmp_path / "a.yaml", "--format", "concise")
    assert outcome.exit_code == 1
    assert [line.split(" ")[:3] for line in outcome.out.splitlines()] == [f"{tmp_path}/a.yaml:{finding}".split(" ")]


def test_a_file_of_nothing_but_brackets_is_too_deep(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"[" * 100_000)
    outcome = run("validate", tmp_path / "a.yaml", "--format", "concise")
    assert outcome.exit_code == 1
    assert outcome.out == (
        f"{tmp_path}/a.yaml:1:17: error Y108 Tệp lồng sâu quá 16 cấp hoặc có quá 100.000 mục, không phải là tệp kế hoạch. Đề nghị kiểm tra lại.\n"
    )


@pytest.mark.parametrize(
    ("content", "program"),
    [
        (b"PK\x03\x04\x14\x00", "tệp Word, Excel hoặc tệp nén"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "tệp Word, Excel kiểu cũ hoặc có mật khẩu"),
        (b"%PDF-1.7\n", "tệp PDF"),
    ],
)
def test_a_file_of_another_program_is_not_to_be_saved_as_text(
    run: Run, tmp_path: Path, content: bytes, program: str
) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    outcome = run("validate", tmp_path / "a.docx", "--format", "concise")
    assert (outcome.exit_code, outcome.out) == (
        1,
        f"{tmp_path}/a.docx:1:1: error Y106 Đây là {program}, không phải là tệp kế hoạch (.yaml). Đề nghị ghi tên tệp kế "
        "hoạch; phụ lục Word thì kiểm tra bằng cchc check.\n",
    )


def test_a_plan_that_notepad_called_txt_is_told_by_every_command(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    plan.rename(plan.with_name("2024.yaml.txt"))
    told = "Tệp “plans/2024.yaml.txt” có đuôi .txt nên không được đọc. Đề nghị đổi tên thành “2024.yaml”"
    for command in ("validate", "gaps", "overdue", "render", "sheet"):
        assert told in run(command).err, command
    (in_office / "plans" / "2023_gaps.yaml").unlink()
    for command in ("validate", "overdue"):
        assert told in run(command).err, command
    (in_office / "plans" / "commune.yaml").unlink()
    assert told in run("validate").err
    assert run("validate", "plans/2024.yaml").err == (
        "Không có tệp hoặc thư mục “plans/2024.yaml”; có phải “2024.yaml.txt”? Đề nghị kiểm tra lại đường dẫn.\n"
    )


def test_statistics_are_a_line_for_each_code_the_worst_first(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2023_gaps.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("score: 0\n", "score: 9\n"), encoding="utf-8")
    outcome = run("validate", "--statistics")
    assert outcome.exit_code == 1
    found = json.loads(run("validate", "--format", "json").out)["diagnostics"]
    counted = Counter(each["code"] for each in found)
    lines = outcome.out.splitlines()
    assert lines[0].endswith("  lỗi       P303  Điểm đạt được lớn hơn điểm tối đa")
    assert {code: int(line.split()[0]) for line in lines for code in re.findall("[A-Z][0-9]{3}", line)} == counted
    assert len(lines) == len(counted)
    assert outcome.err.startswith("Đã kiểm tra 03 tệp: ")
    assert run("validate", "--statistics", "--format", "json").exit_code == 2


def test_statistics_count_the_files_whose_rules_wait(run: Run, in_office: Path) -> None:
    waiting = ": các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi"
    for broken, in_brief in (("2024", f"plans/2024.yaml{waiting} ở trên."), ("2023_gaps", f"02 tệp còn lỗi{waiting}.")):
        plan = in_office / "plans" / f"{broken}.yaml"
        plan.write_text(plan.read_text(encoding="utf-8").replace("year: 2024", "year: 24", 1), encoding="utf-8")
        assert run("validate", "--statistics").err.splitlines()[0] == in_brief
    assert run("validate").err.splitlines()[:-1] == [
        f"plans/{name}.yaml{waiting} ở trên." for name in ("2023_gaps", "2024")
    ]


ISSUED = (
    "Kế hoạch đã ban hành: sai sót về nội dung sửa đổi, thay thế bằng văn bản có hình thức tương đương; sai sót về thể "
    "thức, kỹ thuật trình bày đính chính bằng công văn (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP)."
)


def codes_of_the_maintain_plan(run: Run, *arguments: str) -> set[str]:
    found = json.loads(run("validate", "plans/2024.yaml", "--format", "json", *arguments).out)["diagnostics"]
    return {each["code"] for each in found if each["path"] == "plans/2024.yaml"}


def issue(plan: Path) -> None:
    """Give a plan its number and its whole date."""
    text = plan.read_text(encoding="utf-8")
    text = re.sub(r"^  number:.*$", '  number: "05"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^  date:.*$", '  date: "2024-01-15"', text, count=1, flags=re.MULTILINE)
    plan.write_text(text, encoding="utf-8")


def test_an_issued_plan_is_not_told_of_its_wording_unless_that_is_asked_for(run: Run, in_office: Path) -> None:
    before = codes_of_the_maintain_plan(run)
    assert ISSUED not in run("validate").err
    issue(in_office / "plans" / "2024.yaml")
    assert codes_of_the_maintain_plan(run) == {code for code in before if not code.startswith("T")} < before
    assert run("validate").err.count(ISSUED) == 1
    hidden = " Không nêu 01 phát hiện về chữ: xem bằng --select T.\n"
    assert f"plans/2024.yaml: {ISSUED}{hidden}" in run("validate").err
    assert f"plans/2024.yaml: {ISSUED}\n" in run("validate", "--select", "T").err
    for asked in ("T", "T5", "T503,T505,T506"):
        assert codes_of_the_maintain_plan(run, "--select", asked) == {code for code in before if code.startswith("T")}
    assert codes_of_the_maintain_plan(run, "--select", "T", "--ignore", "T5") == set()


def test_an_accepted_wording_of_an_issued_plan_needs_no_mend_of_its_comment(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    issue(plan)
    [found] = json.loads(run("validate", "plans/2024.yaml", "--select", "T506", "--format", "json").out)["diagnostics"]
    lines = plan.read_text(encoding="utf-8").split("\n")
    lines[found["line"] - 1] += "  # cchc: ignore[T506] trích từ văn bản của tỉnh"
    plan.write_text("\n".join(lines), encoding="utf-8")
    assert "Y115" not in codes_of_the_maintain_plan(run)


def test_a_plan_with_a_number_and_no_day_is_not_issued_yet(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    issue(plan)
    plan.write_text(plan.read_text(encoding="utf-8").replace('"2024-01-15"', '"2024-01"'), encoding="utf-8")
    assert ISSUED not in run("validate").err
