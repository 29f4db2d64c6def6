"""`cchc register`: a commune file to begin with."""

from pathlib import Path
from typing import get_args

import pytest
from helpers.support import Run

from cchc.cli.commands.register import CommuneLevel
from cchc.model.starter import starter_levels
from cchc.wording import slug

LEVELS = get_args(CommuneLevel)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_offers_what_there_is() -> None:
    assert tuple(map(slug, starter_levels())) == LEVELS


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["Mẫu", "1", "Ea H'leo", "a: # b", "- x", "true", "Hội", "Kinh tế", "02.10", "Đảng"])
@pytest.mark.usefixtures("desk")
def test_what_is_written_is_sound_and_in_canonical_form(run: Run, level: str, name: str) -> None:
    outcome = run("register", "--level", level, f"--name={name}", "-o", "plans/commune.yaml")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, "Đã ghi plans/commune.yaml\n", "")
    assert run("validate", "--fail-on", "info").err == "Đã kiểm tra 01 tệp: không có lỗi, không có cảnh báo.\n"
    assert run("fmt", "--check").exit_code == 0


@pytest.mark.usefixtures("desk")
def test_without_a_file_it_is_printed(run: Run) -> None:
    outcome = run("register", "--level", "phuong", "--name", "Mẫu")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith(
        """\
# Các đầu mối thường có của phường từ ngày 01/7/2025. Đề nghị bỏ đầu mối không có ở đơn vị, sửa tên cho đúng
# quyết định thành lập, thêm cách viết khác (aliases) như ghi ở cột chủ trì, phối hợp.
cchc: 1
kind: commune
name: Mẫu
unit: phường
issuer: Ủy ban nhân dân phường Mẫu
parties:
# Lãnh đạo: một người chịu trách nhiệm.
- id: ct-ubnd
  title: Chủ tịch UBND
  kind: official
- id: pct-ubnd
  title: Phó Chủ tịch UBND
  short: PCT UBND
  kind: official

# Phòng, trung tâm thuộc UBND: người đứng đầu chịu trách nhiệm.
- id: vp
  title: Văn phòng HĐND và UBND
  short: VP HĐND-UBND
  kind: unit
  aliases:
  - Chánh Văn phòng HĐND và UBND
- id: kinh-te
  title: Phòng Kinh tế, Hạ tầng và Đô thị
"""
    )
    assert run("register", "--level", "phuong", "--name", "Mẫu", "-o", "-").out == outcome.out


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("xa", "xã Mẫu"),
        ("Xã", "UBND xã Mẫu"),
        ("XA", "  Ủy ban nhân dân  Xã   Mẫu "),
        ("xa", "Ma\u0302\u0303u"),
        ("xa", "Uỷ ban nhân dân xã Mẫu"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_the_level_word_may_stand_before_the_name(run: Run, level: str, name: str) -> None:
    lines = run("register", "--level", level, "--name", name).out.split("\n")
    assert lines[4:7] == ["name: Mẫu", "unit: xã", "issuer: Ủy ban nhân dân xã Mẫu"]


NEEDED = "Tệp đơn vị cần cấp và tên. Đề nghị ghi, ví dụ, cchc register --level xa --name Mẫu -o plans/commune.yaml.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], NEEDED),
        (["--level", "xa"], NEEDED),
        (["--name", "Mẫu"], NEEDED),
        (
            ["--level", "xa", "--name", "Phường Mẫu"],
            "“Phường Mẫu” là tên của phường, còn --level ghi xa (xã). Đề nghị sửa một trong hai.\n",
        ),
        (
            ["--level", "xa", "--name", "UBND thị trấn Mẫu"],
            "“thị trấn Mẫu” là tên của thị trấn, còn --level ghi xa (xã). Đề nghị sửa một trong hai.\n",
        ),
        *(
            (
                ["--level", "xa", "--name", name],
                f"“{shown}” không phải là tên của xã, phường, đặc khu. Đề nghị ghi lại --name.\n",
            )
            for name, shown in [
                ("", ""),
                ("--", "--"),
                ("Xã", "Xã"),
                ("UBND", "UBND"),
                ("UBND xã", "UBND xã"),
                ("thị trấn", "thị trấn"),
                ("a\x1b[31m", "a�[31m"),
                ("a\udcff", "a�"),
                ("a" * 61, "a" * 61),
            ]
        ),
        (
            ["--level", "huyen", "--name", "Mẫu"],
            "Tùy chọn “--level”: “huyen” không thuộc các giá trị được dùng. Đề nghị ghi một trong: xa, phuong, "
            "dac-khu. Xem cách dùng: cchc register --help\n",
        ),
        (
            ["--level", "xa", "--name", "Mẫu", "-o", "don-vi.docx"],
            "“don-vi.docx” không có đuôi .yaml của tệp đơn vị. Đề nghị ghi, ví dụ, -o plans/commune.yaml.\n",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(run: Run, desk: Path, arguments: list[str], said: str) -> None:
    outcome = run("register", *arguments)
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", said)
    assert list(desk.iterdir()) == []


def test_a_file_that_is_there_is_kept_unless_force_is_given(run: Run, desk: Path) -> None:
    (desk / "commune.yaml").write_text("cũ", encoding="utf-8")
    ask = ("register", "--level", "xa", "--name", "Mẫu", "-o", "commune.yaml")
    outcome = run(*ask)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == "Tệp “commune.yaml” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    assert (desk / "commune.yaml").read_text(encoding="utf-8") == "cũ"
    assert run(*ask, "--force").out == "Đã ghi commune.yaml\n"
    assert "name: Mẫu\n" in (desk / "commune.yaml").read_text(encoding="utf-8")
    (desk / "x.yaml").mkdir()
    assert run(*ask[:-1], "x.yaml").err == "“x.yaml” là thư mục. Đề nghị ghi tên tệp.\n"
