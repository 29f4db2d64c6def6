"""Paths whose accents are composed (NFC) in what is typed and decomposed (NFD) on the disk, or the other way round."""

import io
import json
import os
import shutil
import unicodedata
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from helpers.signing_lab import PASSWORD, Lab
from helpers.support import ROOT, Run, commands

Form = Any
"""NFC or NFD: a `Literal` of unicodedata."""
FORMS = [("NFC", "NFD"), ("NFD", "NFC")]
NAMES_OF_PATHS = ("TỆP", "THƯ MỤC", "ĐƯỜNG DẪN")
OF_WORDS = {"evidence", "reports"}
"""Parameters that take a text which may name a file; each is tried below by itself."""


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def path_parameters() -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """The parameters of all commands that are paths, by their types or by what the help calls their values."""
    for path, command in commands():
        annotations = {name: str(each.annotation) for name, each in signature(command.callback).parameters.items()}
        for parameter in command.params:
            is_path = "Path" in annotations.get(parameter.name, "")
            is_called_path = any(name in (parameter.metavar or "") for name in NAMES_OF_PATHS)
            if (is_path or is_called_path) and parameter.name not in OF_WORDS:
                yield path, command, parameter


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the tests work, on a disk that keeps both spellings of a name apart."""
    monkeypatch.chdir(tmp_path)
    Path(decomposed("dấu")).touch()
    if Path(composed("dấu")).exists():
        pytest.skip("this disk takes both spellings for one")
    return tmp_path


@pytest.mark.usefixtures("disk")
@pytest.mark.parametrize(
    ("command", "parameter"),
    [
        pytest.param(command, parameter, id=f"{'-'.join(path)}-{parameter.name}")
        for path, command, parameter in path_parameters()
    ],
)
@pytest.mark.parametrize(("typed", "there"), FORMS)
def test_every_path_of_every_command_is_found_in_either_form(
    command: Any, parameter: Any, typed: Form, there: Form
) -> None:
    names = "Kế hoạch/xã Cẩm Giàng/tệp số 1.x"
    file = Path(unicodedata.normalize(there, names))
    file.parent.mkdir(parents=True)
    file.touch()
    text = unicodedata.normalize(typed, names)
    several = parameter.nargs != 1 or parameter.multiple
    with command.make_context("cchc", [], resilient_parsing=True) as context:
        assert parameter.process_value(context, [text] if several else text) == ([file] if several else file)


def test_all_commands_that_take_paths_are_walked_over() -> None:
    found = {(path, parameter.name) for path, _, parameter in path_parameters()}
    assert {path for path, _ in found} == {path for path, _ in commands()} - {
        ("rule",),
        ("completion",),
        ("template", "list"),
    }
    assert found >= {(("sign",), "trust"), (("render",), "into"), (("done",), "workbook"), (("validate",), "baseline")}


@pytest.fixture
def office(disk: Path) -> Path:
    """A folder of plans with accents, decomposed on the disk, and a day for the commands; its path as it is typed."""
    plans = disk / decomposed("Kế hoạch")
    shutil.copytree(ROOT / "plans", plans)
    (plans / "2024.yaml").rename(plans / decomposed("năm 2024.yaml"))
    (plans / "2023_gaps.yaml").rename(plans / decomposed("khắc phục.yaml"))
    for plan in plans.glob("*.yaml"):
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("maintain_plan: 2024.yaml", "maintain_plan: năm 2024.yaml"), encoding="utf-8")
    return Path("Kế hoạch")


PLAN = composed("Kế hoạch/năm 2024.yaml")
RECORDS = f"{decomposed('Kế hoạch/năm 2024')}.progress.yaml"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", PLAN),
        ("validate", "Kế hoạch"),
        ("validate", "Kế ho*/n?m*.yaml"),
        ("validate", "*/năm 2024.yaml"),
        (
            "validate",
            f"{decomposed('Kế')} hoạch/{decomposed('năm')} 2024.yaml",
        ),
        ("gaps", "Kế hoạch/khắc phục.yaml"),
        ("overdue", PLAN),
        ("status", PLAN),
        ("sheet", PLAN),
        ("render", PLAN),
        ("done", "2.1", PLAN),
        ("extend", "1.1/hoan-thanh", PLAN, "--to", "2024-12-15", "--document", "Công văn"),
        ("fmt", PLAN),
    ],
    ids=lambda arguments: f"{arguments[0]}-{len(arguments)}",
)
def test_plans_are_found(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.exit_code == 0, outcome.err


@pytest.mark.usefixtures("office")
def test_records_go_beside_a_plan_and_into_the_file_that_is_there(run: Run) -> None:
    assert run("done", "2.1", PLAN, "--date", "2024-07-15").exit_code == 0
    assert run("done", "1.2/6-thang", decomposed(PLAN), "--date", "2024-07-15").exit_code == 0
    assert sorted(map(str, Path().glob("*/*.progress.yaml"))) == [RECORDS]
    assert Path(RECORDS).read_text(encoding="utf-8").count("- what:") == 2
    assert run("validate", PLAN).exit_code == 0


@pytest.mark.usefixtures("office")
def test_a_copy_of_a_plan_is_told_though_its_commune_is_decomposed(run: Run) -> None:
    plans = Path(decomposed("Kế hoạch"))
    (plans / "commune.yaml").rename(plans / decomposed("đơn vị.yaml"))
    for plan in plans.glob("*.yaml"):
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("commune: commune.yaml", "commune: đơn vị.yaml"), encoding="utf-8")
    shutil.copy(plans / decomposed("năm 2024.yaml"), plans / "bản chép.yaml")
    assert "X715" in run("validate", "Kế hoạch").out


@pytest.mark.usefixtures("office")
def test_a_commune_in_a_decomposed_folder_below_is_found(run: Run) -> None:
    plans = Path(decomposed("Kế hoạch"))
    (plans / decomposed("Đơn vị")).mkdir()
    (plans / "commune.yaml").rename(plans / decomposed("Đơn vị/xã.yaml"))
    for plan in plans.glob("*.yaml"):
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("commune: commune.yaml", "commune: Đơn vị/xã.yaml"), encoding="utf-8")
    assert run("validate", PLAN).exit_code == 0
    assert run("render", "Kế hoạch").exit_code == 0


@pytest.mark.usefixtures("office")
def test_evidence_is_kept_and_found_again_below_decomposed_folders(run: Run) -> None:
    proof = Path(decomposed("Kế hoạch/kiểm chứng/báo cáo.pdf"))
    proof.parent.mkdir()
    proof.write_bytes(b"%PDF")
    assert run("done", "2.1", PLAN, "--evidence", composed("kiểm chứng/báo cáo.pdf")).exit_code == 0
    assert "  file: kiểm chứng/báo cáo.pdf\n" in Path(RECORDS).read_text(encoding="utf-8")
    assert run("validate", PLAN, "--select", "X7").exit_code == 0
    proof.write_bytes(b"changed")
    assert "X713" in run("validate", PLAN, "--select", "X7").out


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("status", PLAN, "-o"), "tình hình.xlsx"),
        (("overdue", PLAN, "--format", "ics", "-o"), "lịch.ics"),
        (("gaps", "Kế hoạch", "-o"), "điểm mất.csv"),
        (("sheet", PLAN, "--format", "text", "-o"), "nhắc việc.txt"),
        (("render", PLAN, "-o"), "phụ lục.docx"),
        (("schema", "-o"), "lược đồ.json"),
        (("register", "--level", "xa", "--name", "Mẫu", "-o"), "đơn vị.yaml"),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_a_result_never_replaces_the_decomposed_file_unasked(run: Run, arguments: tuple[str, ...], name: str) -> None:
    old = Path(decomposed(f"Kết quả/{name}"))
    old.parent.mkdir()
    old.write_text("cũ", encoding="utf-8")
    target = composed(f"Kết quả/{name}")
    outcome = run(*arguments, target)
    assert (outcome.exit_code, old.read_bytes()) == (3, "cũ".encode())
    assert "đã có" in outcome.err
    assert run(*arguments, target, "--force").exit_code == 0
    assert old.read_bytes() != "cũ".encode()
    assert [list(folder.iterdir()) for folder in Path().glob("K*t qu*")] == [[old]]


@pytest.mark.usefixtures("office")
def test_documents_named_for_plans_replace_those_of_the_other_form(run: Run) -> None:
    old = Path("out", composed("năm 2024.docx"))
    old.parent.mkdir()
    old.write_bytes(b"old")
    assert run("render", PLAN).exit_code == 0
    assert list(old.parent.iterdir()) == [old]
    assert old.read_bytes()[:2] == b"PK"
    assert run("render", PLAN, "-o", "khac/").exit_code == 0
    Path("khac", decomposed("năm 2024.docx")).rename(Path("khac", composed("năm 2024.docx")))
    assert run("render", PLAN, "-o", "khac/").exit_code == 3


@pytest.mark.usefixtures("office")
def test_nothing_is_written_through_a_decomposed_link_in_the_folder_of_results(run: Run, tmp_path: Path) -> None:
    other = Path(decomposed("xã B"))
    for folder in (Path("xa/xã A"), Path("xa", other)):
        shutil.copytree(decomposed("Kế hoạch"), folder)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Path("out").mkdir()
    Path("out", composed("xã B")).symlink_to(elsewhere)
    outcome = run("render", "xa")
    assert (outcome.exit_code, list(elsewhere.iterdir())) == (3, [])
    assert "là liên kết" in outcome.err


@pytest.mark.usefixtures("office")
def test_reports_and_baselines_are_the_files_that_are_there(run: Run) -> None:
    report, baseline = Path(decomposed("báo cáo.json")), Path(decomposed("cơ sở.json"))
    report.touch()
    assert run("validate", PLAN, "--report", f"json:{composed(report.name)}").exit_code == 0
    assert json.loads(report.read_text(encoding="utf-8"))["diagnostics"]
    assert run("validate", PLAN, "--baseline", str(baseline), "--write-baseline").exit_code == 0
    assert run("validate", PLAN, "--baseline", composed(baseline.name), "--fail-on", "info").exit_code == 0
    Path("cchc.toml").write_text(f'baseline = "{composed(baseline.name)}"\n', encoding="utf-8")
    assert run("validate", PLAN, "--fail-on", "info").exit_code == 0
    assert sorted(path.name for path in Path().glob("*.json")) == [report.name, baseline.name]


@pytest.mark.usefixtures("office")
def test_a_baseline_knows_a_file_on_a_system_that_spells_its_name_otherwise(run: Run) -> None:
    assert run("validate", PLAN, "--baseline", "co-so.json", "--write-baseline").exit_code == 0
    plan = Path(decomposed("Kế hoạch/năm 2024.yaml"))
    plan.rename(plan.with_name(composed(plan.name)))
    text = Path("co-so.json").read_text(encoding="utf-8")
    Path("co-so.json").write_text(decomposed(text), encoding="utf-8")
    assert run("validate", PLAN, "--baseline", "co-so.json", "--fail-on", "info").exit_code == 0


@pytest.mark.usefixtures("office")
def test_documents_and_templates_are_found(run: Run) -> None:
    assert run("template", "export", "maintain.docx", "-o", decomposed("mẫu mới")).exit_code == 0
    template = composed("mẫu mới/maintain.docx")
    host = io.BytesIO()
    document = Document()
    document.add_paragraph("Kế hoạch này có Phụ lục kèm theo.")
    document.save(host)
    Path(decomposed("kế hoạch.docx")).write_bytes(host.getvalue())
    made = composed("trình ký.docx")
    outcome = run("render", PLAN, "--template", template, "--into", composed("kế hoạch.docx"), "-o", made)
    assert outcome.exit_code == 0, outcome.err
    Path(made).rename(decomposed(made))
    assert run("check", made).err == "Đã kiểm tra 01 tệp: không có lỗi, không có cảnh báo.\n"
    outcome = run("render", PLAN, "--into", composed("kế hoạch.docx"), "-o", composed("kế hoạch.docx"), "--force")
    assert outcome.exit_code == 2
    assert "đưa vào (--into)" in outcome.err


@pytest.mark.usefixtures("office")
def test_a_filled_workbook_is_found_with_the_plan_before_the_options(run: Run) -> None:
    assert run("status", PLAN, "-o", decomposed("bảng.xlsx")).exit_code == 0
    assert run("done", "--from", composed("bảng.xlsx")).exit_code == 3  # no folder `plans` here
    outcome = run("done", PLAN, "--from", composed("bảng.xlsx"))
    assert outcome.exit_code == 0, outcome.err


@pytest.mark.usefixtures("disk")
def test_keys_and_certificates_are_found(run: Run, lab: Lab) -> None:
    for name, file in (("phụ lục.pdf", lab.page), ("thử.p12", lab.p12), ("gốc.pem", lab.root)):
        Path(decomposed(name)).write_bytes(file.read_bytes())
    reading, writing = os.pipe()
    os.write(writing, PASSWORD.encode() + b"\n")
    os.close(writing)
    outcome = run(
        *("sign", composed("phụ lục.pdf"), "--p12", composed("thử.p12"), "--number", "05/KH-UBND"),
        *("--secret-fd", str(reading)),
    )
    assert outcome.exit_code == 0, outcome.err
    signed = Path(decomposed("phụ lục.signed.pdf"))
    assert signed.exists()
    outcome = run("verify", composed(signed.name), "--trust", composed("gốc.pem"))
    assert composed(outcome.out.splitlines()[0]).startswith(composed("phụ lục.signed.pdf"))


@pytest.mark.usefixtures("disk")
def test_the_name_as_it_is_typed_goes_before_its_other_spelling(run: Run) -> None:
    shutil.copytree(ROOT / "plans", composed("xã"))
    Path(decomposed("xã")).mkdir()
    Path(decomposed("xã"), "2024.yaml").write_text("cchc: 2\n", encoding="utf-8")
    assert run("validate", composed("xã")).exit_code == 0
    assert run("validate", decomposed("xã")).exit_code == 1
    for form in (composed, decomposed):
        Path(form("kết quả.json")).write_text(form.__name__, encoding="utf-8")
    assert run("schema", "-o", decomposed("kết quả.json"), "--force").exit_code == 0
    assert Path(composed("kết quả.json")).read_text(encoding="utf-8") == "composed"
    assert Path(decomposed("kết quả.json")).read_text(encoding="utf-8") != "decomposed"


@pytest.mark.usefixtures("disk")
def test_a_path_that_is_not_there_stays_as_it_is_typed(run: Run) -> None:
    outcome = run("validate", "xã/năm 2024.yaml")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "Không có tệp hoặc thư mục “xã/năm 2024.yaml”. Đề nghị kiểm tra lại đường dẫn.\n",
    )
