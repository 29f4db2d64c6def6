"""`--workdays`: the country's calendar, an office's own days in `cchc.toml`, and calendars that take the place of others."""

import json
import re
from pathlib import Path

import pytest
from helpers.support import Run, commands

PLAN = Path("plans/2026.yaml")
TIMES = ("Trước ngày 02/01/2026", "Chậm nhất ngày 02/01/2026", "Chậm nhất ngày 10/01/2026", "Chậm nhất ngày 05/01/2026")
KNOWN = "Ngày nghỉ: theo lịch nghỉ lễ, Tết của Việt Nam (hoán đổi đã biết đến năm 2026)"


def criterion(number: int, timeframe: str) -> str:
    return (
        f'  - code: "1.{number}"\n    title: Việc {number}\n    max_score: 1\n    target: Đủ\n    tasks: Làm\n'
        f"    lead: Công chức A\n    timeframe: {timeframe}\n"
    )


def write_plan(*timeframes: str, path: Path = PLAN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name("commune.yaml").write_text(
        "cchc: 1\nkind: commune\nname: Mẫu\nissuer: UBND xã Mẫu\nparties:\n- id: a\n  title: Công chức A\n"
        "  kind: official\n",
        encoding="utf-8",
    )
    rows = "".join(criterion(number, timeframe) for number, timeframe in enumerate(timeframes, 1))
    path.write_text(
        "cchc: 1\nkind: maintain\nyear: 2026\ncommune: commune.yaml\ntitle: Duy trì\nareas:\n- number: I\n  title: L\n"
        f"  criteria:\n{rows}",
        encoding="utf-8",
    )


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_plan(*TIMES)


def dues(run: Run, *arguments: str) -> list[str]:
    outcome = run("status", "--today", "2026-01-01", "--workdays", "--format", "json", *arguments)
    assert outcome.exit_code == 0, outcome.err
    return [item["due"] for item in json.loads(outcome.out)["items"]]


def settings(text: str, folder: str = ".") -> None:
    Path(folder, "cchc.toml").write_text(text, encoding="utf-8")


def test_the_swap_of_january_2026_is_known(run: Run) -> None:
    assert dues(run) == ["2026-01-05", "2026-01-05", "2026-01-10", "2026-01-05"]
    outcome = run("status", "--today", "2026-01-01", "--workdays", "--format", "json")
    [plan] = json.loads(outcome.out)["plans"]
    assert plan["workdays"] == {"calendar": "VN", "settings": None, "days_off": [], "working_days": []}
    outcome = run("status", "--today", "2026-01-01", "--format", "json")
    assert [each["workdays"] for each in json.loads(outcome.out)["plans"]] == [None]


@pytest.mark.parametrize(
    "days",
    [
        'days-off = ["2026-01-05", "2026-01-06"]\nworking-days = ["2026-01-02"]',
        'days-off = ["05/01/2026..06/01/2026"]\nworking-days = ["02-01-2026"]',
        "days-off = [2026-01-05, 2026-01-06]\nworking-days = [2026-01-02]",
        'days-off = ["2026-01-05 - 2026-01-06"]\nworking-days = ["02.01.2026"]',
        'days-off = ["05/01/2026 đến hết ngày 06/01/2026"]\nworking-days = ["2026-01-02..2026-01-02"]',
    ],
)
@pytest.mark.parametrize("folder", [".", "plans"])
def test_an_office_s_own_days_go_first_and_the_report_says_so(run: Run, days: str, folder: str) -> None:
    settings(f"{days}\n", folder)
    assert dues(run) == ["2026-01-02", "2026-01-02", "2026-01-10", "2026-01-07"]
    name = "cchc.toml" if folder == "." else "plans/cchc.toml"
    own = f"{KNOWN}; {name}: 02 ngày nghỉ, 01 ngày làm việc."
    for command in ("status", "overdue"):
        outcome = run(command, "--today", "2026-01-20", "--workdays")
        assert own in " ".join(outcome.out.split())
        assert "Ngày nghỉ: theo" not in run(command, "--today", "2026-01-20").out
        [plan] = json.loads(run(command, "--today", "2026-01-20", "--workdays", "--format", "json").out)["plans"]
        assert plan["workdays"] == {
            "calendar": "VN",
            "settings": name,
            "days_off": ["2026-01-05", "2026-01-06"],
            "working_days": ["2026-01-02"],
        }
    assert own in run("sheet", "--today", "2026-01-20", "--workdays").err
    assert "Ngày nghỉ" not in run("sheet", "--today", "2026-01-20").err


def test_each_office_keeps_to_its_own_days(run: Run) -> None:
    write_plan(*TIMES, path=Path("xa-b/plans/2026.yaml"))
    settings('days-off = ["2026-01-05"]\n', "xa-b")
    assert dues(run, "plans") == ["2026-01-05", "2026-01-05", "2026-01-10", "2026-01-05"]
    assert dues(run, "xa-b") == ["2026-01-06", "2026-01-06", "2026-01-10", "2026-01-06"]
    told = " ".join(run("overdue", "plans", "xa-b", "--today", "2026-01-20", "--workdays").out.split())
    assert f"{KNOWN}. {KNOWN}; xa-b/cchc.toml: 01 ngày nghỉ." in told


def test_working_days_after_an_event_are_those_of_the_office(run: Run) -> None:
    write_plan("03 ngày làm việc kể từ ngày nhận được văn bản")
    recorded = run("event", "1.1", "2026-01-01", "--today", "2026-01-20").out
    assert "thời hạn 07/01/2026" in recorded
    settings('days-off = ["2026-01-06", "2026-01-09"]\n')
    told = json.loads(run("overdue", "--today", "2026-01-20", "--format", "json").out)
    assert [item["due"] for party in told["parties"] for item in party["overdue"]] == ["2026-01-08"]
    assert "thời hạn 13/01/2026" in run("event", "1.1", "2026-01-08", "--today", "2026-01-20").out


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('days-off = "2026-01-02"', '1:1: “days-off” phải là danh sách ngày. Đề nghị ghi dạng days-off = ["2027'),
        ("working-days = [1]", "1:1: “working-days” phải là danh sách ngày."),
        ("days-off = [2026-01-02T07:00:00]", "1:1: “days-off” phải là danh sách ngày."),
        ('\ndays-off = ["2026-01-02",\n  "02/01"]', "3:4: days-off: “02/01” không phải là ngày đầy đủ. Đề nghị ghi "),
        ('days-off = ["2026-02-30"]', "1:14: days-off: “2026-02-30” không có trong lịch. Đề nghị kiểm tra lại ngày."),
        ('days-off = ["1999-01-04"]', "1:14: days-off: “1999-01-04” không thuộc các năm 2000 đến 2099."),
        (
            'working-days = ["2026-01-09..2026-01-02"]',
            "1:18: working-days: “2026-01-09..2026-01-02” có ngày cuối trước",
        ),
        ('days-off = ["2020-01-01..2099-12-31"]', "1:14: days-off: “2020-01-01..2099-12-31” dài hơn một năm."),
        (
            'days-off = ["2026-02-14..2026-02-22"]\nworking-days = ["16/02/2026"]',
            "2:18: 16/02/2026 ghi ở cả days-off (ngày nghỉ) và working-days (ngày làm việc). Đề nghị giữ ở một chỗ.",
        ),
        ('days-of = ["2026-01-02"]', "1:1: không có trường “days-of”; có phải “days-off”?"),
    ],
)
def test_wrong_days_are_one_sentence_with_a_place_for_every_command_that_needs_them(
    run: Run, text: str, sentence: str
) -> None:
    settings(text)
    for command in (["validate"], ["overdue", "--workdays"], ["sheet"], ["event", "1.1", "2026-01-01"]):
        outcome = run(*command)
        assert (outcome.exit_code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"{Path.cwd()}/cchc.toml:{sentence}")
        assert len(outcome.err.splitlines()) == 1


def test_other_faults_of_the_settings_do_not_matter_for_days_off(run: Run) -> None:
    settings('fail-on = "loi"\n')
    assert dues(run)[0] == "2026-01-05"
    assert run("validate").exit_code == 2


def entries(path: str) -> dict[str, tuple[str, str, str]]:
    """SEQUENCE, DTSTAMP and day of each entry of a calendar."""
    text = Path(path).read_text(encoding="utf-8").replace("\n ", "")
    found = {}
    for entry in re.findall(r"BEGIN:V(?:EVENT|TODO)\n.*?\nEND:V(?:EVENT|TODO)", text, re.DOTALL):
        named = dict(re.findall(r"(?m)^(UID|SEQUENCE|DTSTAMP|DTSTART|DUE)[^:\n]*:(.*)$", entry))
        found[named["UID"]] = (named["SEQUENCE"], named["DTSTAMP"], named.get("DTSTART") or named["DUE"])
    return found


CALENDAR = ("status", "--workdays", "-o", "lich.ics", "--force")


def test_every_new_calendar_is_newer_than_the_one_before(run: Run) -> None:
    assert run(*CALENDAR, "--today", "2026-01-01").exit_code == 0
    first = entries("lich.ics")
    assert {(number, at) for number, at, _ in first.values()} == {("1052220", "20251231T170000Z")}
    settings('days-off = ["2026-01-05"]\n')
    assert run(*CALENDAR, "--today", "2026-01-03").exit_code == 0
    second = entries("lich.ics")
    assert second.keys() == first.keys()
    assert {number for number, *_ in second.values()} == {str(1052220 + 2 * 1440)}
    assert [day for *_, day in second.values()] != [day for *_, day in first.values()]
    assert run(*CALENDAR, "--today", "2026-01-02").exit_code == 0
    assert {number for number, *_ in entries("lich.ics").values()} == {str(1052220 + 2 * 1440)}


def test_the_build_time_goes_before_the_day_of_asking(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704067260")
    assert run(*CALENDAR, "--today", "2026-01-01").exit_code == 0
    assert {each[:2] for each in entries("lich.ics").values()} == {("1", "20240101T000100Z")}


def test_the_calendars_of_parties_are_never_older_than_those_in_the_folder(run: Run) -> None:
    into = ("status", "--format", "ics", "-o", "lich", "--force")
    assert run(*into, "--today", "2026-02-01").exit_code == 0
    later = {number for number, *_ in entries("lich/a.ics").values()}
    assert run(*into, "--today", "2026-01-01").exit_code == 0
    assert {number for number, *_ in entries("lich/a.ics").values()} == later


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 9, b"PK\x03\x04", b"BEGIN:VEVENT\n" * 99, b" " * (33 << 20)])
def test_whatever_stands_at_the_target_is_replaced(run: Run, content: bytes) -> None:
    Path("lich.ics").write_bytes(content)
    assert run(*CALENDAR, "--today", "2026-01-01").exit_code == 0
    assert {number for number, *_ in entries("lich.ics").values()} == {"1052220"}


def test_a_link_that_leads_out_is_not_read(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert run(*CALENDAR, "--today", "2026-03-01").exit_code == 0
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "lich.ics"
    Path("lich.ics").replace(elsewhere)
    Path("lich.ics").symlink_to(elsewhere)
    assert run(*CALENDAR, "--today", "2026-01-01").exit_code == 0
    assert {number for number, *_ in entries("lich.ics").values()} == {"1052220"}


def test_the_option_is_explained_with_the_settings(run: Run) -> None:
    told = [command for path, command in commands() if any("--workdays" in each.opts for each in command.params)]
    assert len(told) == 3
    assert "cchc.toml" in " ".join(run("overdue", "--help").out.split())


def test_status_names_the_open_due_days_that_are_days_off_in_one_sentence(run: Run) -> None:
    out = " ".join(run("status", "--today", "2026-01-01", "--workdays").out.split())
    assert out.count("Thời hạn là ngày nghỉ, tính đến ngày làm việc tiếp theo: ") == 1
    assert "02/01/2026 → 05/01/2026" in out
