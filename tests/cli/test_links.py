"""What no command reads or writes through a link: repositories and folders may come from anybody."""

import os
from pathlib import Path

import pytest
from helpers.support import Run

PLANS, OUT = Path("plans"), Path("out")
PROGRESS = PLANS / "2024.progress.yaml"
CONTENT = "mat-khau: 12345\n"


@pytest.fixture(autouse=True)
def _office(in_office: Path) -> None:
    """Each test has the real plans to itself, in a folder beside what is none of its business."""
    office = in_office / "office"
    office.mkdir()
    PLANS.rename(office / "plans")
    os.chdir(office)
    Path("../secret").write_text(CONTENT, encoding="utf-8")


def untouched() -> bool:
    return Path("../secret").read_text(encoding="utf-8") == CONTENT and sorted(
        path.name for path in Path("..").iterdir()
    ) == ["office", "secret"]


# reading


@pytest.mark.parametrize("target", ["../../secret", "/proc/self/environ", "/etc/passwd"])
@pytest.mark.parametrize(
    "command",
    [
        ["validate"],
        ["validate", "plans/x.yaml"],
        ["gaps"],
        ["overdue"],
        ["status", "plans/x.yaml"],
        ["render", "plans"],
        ["sheet"],
        ["done", "2.1", "plans/x.yaml"],
        ["fmt"],
        ["fmt", "plans/x.yaml", "--diff"],
    ],
)
def test_a_plan_that_leads_out_of_the_repository_is_named_and_not_read(
    run: Run, command: list[str], target: str
) -> None:
    (PLANS / "x.yaml").symlink_to(target)
    outcome = run(*command)
    assert "plans/x.yaml" in outcome.out + outcome.err
    assert "mat-khau" not in outcome.out + outcome.err
    assert "PATH=" not in outcome.out + outcome.err
    assert "root:x" not in outcome.out + outcome.err
    assert untouched()
    assert (PLANS / "x.yaml").is_symlink()


def test_validate_says_of_such_a_plan_what_it_is(run: Run) -> None:
    (PLANS / "x.yaml").symlink_to("/proc/self/environ")
    outcome = run("validate", "--format", "concise", "--select", "Y")
    assert (outcome.exit_code, outcome.out) == (
        1,
        "plans/x.yaml:1:1: error Y111 Không đọc tệp này (liên kết ra ngoài thư mục). Đề nghị chép chính tệp vào thư mục thay cho liên kết.\n",
    )


def test_a_link_within_the_repository_is_read(run: Run) -> None:
    Path(".git").mkdir()
    Path("common").mkdir()
    (PLANS / "2024.yaml").rename("common/2024.yaml")
    (PLANS / "2024.yaml").symlink_to("../common/2024.yaml")
    assert run("validate").exit_code == 0


def test_the_usual_folder_is_not_followed_out_of_the_repository_but_a_typed_one_is(run: Run) -> None:
    PLANS.rename("../elsewhere")
    PLANS.symlink_to("../elsewhere")
    outcome = run("validate")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "Thư mục “plans” là liên kết ra ngoài thư mục này nên không được đọc. Đề nghị thay liên kết bằng thư mục, hoặc ghi đường dẫn cần đọc trên dòng lệnh.\n",
    )
    assert run("validate", "plans").exit_code == 0


@pytest.mark.parametrize("command", ["render", "sheet", "template list", "template check"])
def test_the_usual_templates_are_not_taken_from_elsewhere(run: Run, command: str) -> None:
    assert run("template", "export").exit_code == 0
    Path("templates").rename("../elsewhere")
    Path("templates").symlink_to("../elsewhere")
    outcome = run(*command.split())
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "Thư mục “templates” là liên kết ra ngoài thư mục này nên không được đọc. Đề nghị thay liên kết bằng thư mục, hoặc ghi đường dẫn cần đọc trên dòng lệnh.\n",
    )


@pytest.mark.parametrize("command", ["render", "template check"])
def test_a_template_that_is_a_device_is_not_passed_over(run: Run, command: str) -> None:
    Path("templates").mkdir()
    Path("templates/maintain.docx").symlink_to("/dev/zero")
    outcome = run(*command.split())
    assert outcome.exit_code == 3
    assert "“templates/maintain.docx” (liên kết ra ngoài thư mục)" in outcome.err


@pytest.mark.parametrize("name", ["plans/2024.yaml", "new.yml", "cchc.toml"])
@pytest.mark.parametrize(
    "command", ["status --format json -o", "gaps --format csv -o", "validate --write-baseline --baseline"]
)
def test_no_result_takes_the_name_of_a_plan_or_of_settings(run: Run, command: str, name: str) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    outcome = run(*command.split(), name, *(["--force"] if "-o" in command else []))
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert f"“{name}” " in outcome.err
    assert "là tên của tệp kế hoạch hoặc cài đặt" in outcome.err
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "command",
    [
        ["check", "link.docx"],
        ["render", "--into", "link.docx"],
        ["render", "--template", "link.docx"],
        ["template", "check", "link.docx"],
        ["done", "--from", "link.docx"],
    ],
)
def test_a_document_that_leads_out_is_not_read(run: Run, command: list[str]) -> None:
    Path("link.docx").symlink_to("../secret")
    outcome = run(*command)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert "link.docx" in outcome.err
    assert "liên kết ra ngoài thư mục" in outcome.err
    assert not OUT.exists()


@pytest.mark.parametrize("target", ["../../secret", "../moved.yaml", "moved.yaml", "missing", "../../missing"])
def test_a_progress_file_is_never_a_link(run: Run, target: str) -> None:
    assert run("done", "2.1").exit_code == 0
    if target.endswith("moved.yaml"):
        PROGRESS.rename(PLANS / target)
    else:
        PROGRESS.unlink()
    PROGRESS.symlink_to(target)
    before = {path: path.read_bytes() for path in Path().rglob("*moved.yaml")}
    assert run("validate", "plans/2024.yaml", "--select", "Y").out.startswith(
        "plans/2024.progress.yaml:1:1: lỗi Y111 Tệp tiến độ là liên kết nên không được đọc, không được ghi."
    )
    for command in (["done", "1.2/6-thang"], ["done", "2.1", "--undo"], ["fmt"]):
        outcome = run(*command)
        assert "plans/2024.progress.yaml" in outcome.err
    extended = run("extend", "1.1/hoan-thanh", "--to", "2024-12-15", "--document", "Công văn 1")
    assert (extended.exit_code, extended.out) == (1, "")
    assert run("render", "plans/2024.yaml").exit_code == 0
    assert PROGRESS.is_symlink()
    assert {path: path.read_bytes() for path in Path().rglob("*moved.yaml")} == before
    assert untouched()


def test_what_is_recorded_stands_beside_the_plan_itself(run: Run) -> None:
    (PLANS / "2024.yaml").rename(PLANS / "ke-hoach.yaml")
    (PLANS / "2024.yaml").symlink_to("ke-hoach.yaml")
    outcome = run("done", "2.1", "plans/2024.yaml")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err.startswith("“plans/2024.yaml” là liên kết tới “")
    assert outcome.err.endswith(
        "/plans/ke-hoach.yaml” nên không ghi nhận được. Đề nghị ghi tên chính tệp kế hoạch đó, hoặc thay liên kết bằng tệp.\n"
    )
    assert not PROGRESS.exists()
    assert run("done", "2.1", "plans/ke-hoach.yaml").exit_code == 0


# writing


@pytest.mark.parametrize("target", ["../../secret", "../../missing", "../plans/2024.yaml"])
def test_what_is_rendered_replaces_a_link_and_not_its_target(run: Run, target: str) -> None:
    plan = (PLANS / "2024.yaml").read_bytes()
    OUT.mkdir()
    for name in ("2024.docx", "2023_gaps.docx"):
        (OUT / name).symlink_to(target)
    assert run("render").exit_code == 0
    assert [(path.name, path.is_symlink(), path.read_bytes()[:2]) for path in sorted(OUT.iterdir())] == [
        ("2023_gaps.docx", False, b"PK"),
        ("2024.docx", False, b"PK"),
    ]
    assert (PLANS / "2024.yaml").read_bytes() == plan
    assert untouched()


@pytest.mark.parametrize(
    ("command", "folder"),
    [("render", "out"), ("sheet", "out"), ("sheet", "out/phieu"), ("template export", "templates")],
)
def test_a_usual_folder_that_is_a_link_is_refused_by_name(run: Run, command: str, folder: str) -> None:
    Path("real").mkdir()
    Path(folder).parent.mkdir(exist_ok=True)
    Path(folder).symlink_to(Path("real").resolve())
    outcome = run(*command.split())
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err.startswith(f"Thư mục mặc định “{folder}” là liên kết tới “")
    assert list(Path("real").iterdir()) == []
    if command != "template export":
        assert run(*command.split(), "-o", folder).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [
        "validate --report sarif:link.txt",
        "sheet --format text -o link.txt --today 2024-07-15",
        "gaps -o link.txt",
        "overdue -o link.txt",
        "status -o link.txt",
        "schema -o link.txt",
    ],
)
def test_a_link_to_nowhere_is_replaced(run: Run, command: str) -> None:
    Path("link.txt").symlink_to("../missing")
    assert run(*command.split()).exit_code == 0
    assert (Path("link.txt").is_symlink(), Path("link.txt").is_file()) == (False, True)
    assert untouched()


def test_a_file_that_somebody_names_and_wants_overwritten_may_be_a_link(run: Run) -> None:
    Path("link.csv").symlink_to("../secret")
    assert run("gaps", "-o", "link.csv").exit_code == 3
    assert untouched()
    assert run("gaps", "-o", "link.csv", "--force").exit_code == 0
    assert Path("link.csv").is_symlink()
    assert not untouched()


@pytest.mark.parametrize("arguments", [["fmt"], ["fmt", "plans/x.yaml"], ["fmt", "--check"]])
def test_fmt_tells_a_link_to_nowhere(run: Run, arguments: list[str]) -> None:
    (PLANS / "x.yaml").symlink_to("khong-co.yaml")
    outcome = run(*arguments)
    assert outcome.exit_code == 1
    assert "plans/x.yaml:1:1: lỗi Y111 " in outcome.err


def test_fmt_leaves_a_link_in_a_folder_alone_and_follows_one_that_is_named(run: Run) -> None:
    untidy = "kind: commune\ncchc: 1\nissuer: Ủy ban nhân dân xã\nname: xã\nparties: []\n"
    Path("common.yaml").write_text(untidy, encoding="utf-8")
    Path(".git").mkdir()
    (PLANS / "x.yaml").symlink_to("../common.yaml")
    outcome = run("fmt")
    assert outcome.err.startswith("plans/x.yaml là liên kết nên được để nguyên. Đề nghị chạy cchc fmt cho chính tệp “")
    assert Path("common.yaml").read_text(encoding="utf-8") == untidy
    assert run("fmt", "plans/x.yaml").exit_code == 0
    assert (PLANS / "x.yaml").is_symlink()
    assert Path("common.yaml").read_text(encoding="utf-8").startswith("cchc: 1\nkind: commune\n")


def test_fmt_leaves_a_progress_file_that_is_a_link_alone_even_when_it_is_named(run: Run) -> None:
    untidy = "kind: progress\ncchc: 1\nplan: 2024.yaml\nentries: []\n"
    Path("moved.yaml").write_text(untidy, encoding="utf-8")
    Path(".git").mkdir()
    PROGRESS.symlink_to("../moved.yaml")
    outcome = run("fmt", PROGRESS)
    assert (outcome.exit_code, outcome.out) == (0, "")
    assert outcome.err.startswith(f"{PROGRESS} là liên kết nên được để nguyên. Đề nghị chạy cchc fmt cho chính tệp “")
    assert Path("moved.yaml").read_text(encoding="utf-8") == untidy


@pytest.mark.parametrize(
    "content",
    [
        "services:\n    web:   {image: x}\n",
        "- a\n-   b\n",
        "kind: Deployment\nname:   x\n",
        "kind: [x]\n",
        "a: &x  1\nb: *x\n",
        "a: 1\n---\nb:   2\n",
        "a: !x   1\n",
        "text\n",
        "",
    ],
)
def test_fmt_leaves_other_programs_files_alone(run: Run, content: str) -> None:
    (PLANS / "docker-compose.yaml").write_text(content, encoding="utf-8")
    outcome = run("fmt", "plans/docker-compose.yaml")
    if content:
        assert outcome.exit_code == 0
        assert outcome.err == (
            "plans/docker-compose.yaml được để nguyên: kind không phải là maintain, remedy, assignments, commune hoặc progress.\n"
            "Đã xem 01 tệp: 01 tệp để nguyên.\n"
        )
    assert (PLANS / "docker-compose.yaml").read_text(encoding="utf-8") == content
