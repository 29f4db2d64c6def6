import json
import os
import shutil
from pathlib import Path

import pytest
from helpers.signing_lab import Authority, Lab, encrypted, small_pdf
from helpers.support import ROOT, Run


@pytest.fixture(scope="module")
def filled(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with signed PDFs, sound and otherwise, by a certificate of known days."""
    folder = tmp_path_factory.mktemp("filled")
    lab.fill_desk(folder)
    content = (folder / "da-ky.pdf").read_bytes()
    (folder / "khac.pem").write_bytes(Authority("CA khác").pem)
    (folder / "den.pdf").write_bytes(lab.countersigned(content))
    (folder / "them.pdf").write_bytes(content + b"\n")
    (folder / "trang.pdf").write_bytes(small_pdf())
    (folder / "hong.pdf").write_bytes(b"PK")
    (folder / "khoa.pdf").write_bytes(encrypted())
    return folder


@pytest.fixture
def desk(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, in which a test works."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


SIGNATURE = """\
  Chữ ký ChuKySo_CoQuan
    Người ký:       Ủy ban nhân dân xã Mẫu (UBND huyện Mẫu)
    Nơi cấp:        CA thử nghiệm
    Chứng thư:      có hiệu lực từ 01/01/2024 đến 14/01/2025
"""
OPEN = "    Khóa:           không khóa, ký thêm được\n"
WHEN = "    Ký lúc:         15/01/2024 09:30:05 +07:00, theo đồng hồ của máy ký\n"


@pytest.mark.usefixtures("desk")
def test_a_sound_signature_is_told_in_full(run: Run) -> None:
    outcome = run("verify", "da-ky.pdf")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == (
        "da-ky.pdf: Chưa đủ căn cứ (01 chữ ký, nguyên vẹn; nơi cấp chứng thư chưa kiểm tra)\n"
        f"{SIGNATURE}    Tin cậy:        chưa kiểm tra (--trust)\n{WHEN}    Phạm vi:        toàn bộ tệp\n{OPEN}"
    )
    outcome = run("verify", "da-ky.pdf", "--trust", "goc.pem")
    assert outcome.out == (
        "da-ky.pdf: Hợp lệ (01 chữ ký, nguyên vẹn)\n"
        f"{SIGNATURE}    Tin cậy:        do nơi cấp trong --trust cấp\n{WHEN}    Phạm vi:        toàn bộ tệp\n{OPEN}"
    )


@pytest.mark.usefixtures("desk")
def test_what_came_after_a_signature_is_told(run: Run) -> None:
    outcome = run("verify", "den.pdf")
    assert outcome.exit_code == 0
    assert outcome.out.startswith("den.pdf: Chưa đủ căn cứ (02 chữ ký, nguyên vẹn; nơi cấp chứng thư chưa kiểm tra)\n")
    assert (
        f"    Phạm vi:        văn bản; sau đó tệp chỉ thêm phần của việc ký\n{OPEN}"
        "    Sau đó có thêm: chữ ký DauDen\n"
        "  Chữ ký DauDen\n"
    ) in outcome.out


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("name", "trust", "said"),
    [
        ("bi-sua.pdf", [], f"KHÔNG hợp lệ\n{SIGNATURE[:24]}    SAI: Nội dung đã ký bị sửa.\n"),
        ("them.pdf", [], "KHÔNG hợp lệ\n  SAI: Sau khi ký, tệp bị nối thêm dữ liệu ở cuối.\n"),
        ("hong.pdf", [], "KHÔNG hợp lệ\n  SAI: Tệp không phải là PDF, hoặc hỏng.\n"),
        ("trang.pdf", [], "Cần xem lại\n  CẦN XEM LẠI: Tệp không có chữ ký số.\n"),
        ("khoa.pdf", [], "Cần xem lại\n  CẦN XEM LẠI: Tệp đặt mật khẩu nên không kiểm tra được.\n"),
        (
            "da-ky.pdf",
            ["--trust", "khac.pem"],
            f"Cần xem lại\n{SIGNATURE[:24]}"
            "    CẦN XEM LẠI: Chứng thư không do nơi cấp trong --trust cấp để ký văn bản.\n",
        ),
    ],
)
def test_what_is_wrong_or_to_be_looked_at_is_told_first_and_fails(
    run: Run, name: str, trust: list[str], said: str
) -> None:
    outcome = run("verify", name, *trust)
    assert outcome.exit_code == 1
    assert outcome.out.startswith(f"{name}: {said}")


@pytest.mark.usefixtures("desk")
def test_every_file_is_told_and_the_worst_counts(run: Run) -> None:
    outcome = run("verify", "hong.pdf", "da-ky.pdf", "trang.pdf")
    assert outcome.exit_code == 1
    assert [line for line in outcome.out.splitlines() if line and not line.startswith(" ")] == [
        "hong.pdf: KHÔNG hợp lệ",
        "da-ky.pdf: Chưa đủ căn cứ (01 chữ ký, nguyên vẹn; nơi cấp chứng thư chưa kiểm tra)",
        "trang.pdf: Cần xem lại",
    ]


def test_json_is_a_shape_of_its_own(run: Run, desk: Path) -> None:
    outcome = run("verify", "da-ky.pdf", "trang.pdf", "--trust", "goc.pem", "--format", "json")
    assert outcome.exit_code == 1
    assert json.loads(outcome.out) == {
        "schema_version": 1,
        "files": [
            {
                "path": "da-ky.pdf",
                "verdict": "valid",
                "sound": True,
                "flaws": [],
                "reason": None,
                "signatures": [
                    {
                        "field": "ChuKySo_CoQuan",
                        "kind": "signature",
                        "flaws": [],
                        "certificate": {
                            "subject": {"name": "Ủy ban nhân dân xã Mẫu", "organisation": "UBND huyện Mẫu"},
                            "issuer": {"name": "CA thử nghiệm", "organisation": None},
                            "valid_from": "2024-01-01T09:30:05+07:00",
                            "valid_until": "2025-01-14T09:30:05+07:00",
                        },
                        "signed_at": "2024-01-15T09:30:05+07:00",
                        "timestamp": None,
                        "covers_file": True,
                        "later": [],
                        "drawn": [{"page": 1, "width_mm": 69.5, "height_mm": 4.2}],
                        "locks": False,
                        "trusted": True,
                    }
                ],
            },
            {
                "path": "trang.pdf",
                "verdict": "review",
                "sound": False,
                "flaws": ["unsigned"],
                "reason": None,
                "signatures": [],
            },
        ],
    }
    assert desk.name not in outcome.out


@pytest.mark.usefixtures("desk")
def test_a_path_that_does_not_exist_is_wrong_usage(run: Run) -> None:
    outcome = run("verify", "da-ky.pdf", "khong-co.pdf")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "Không có tệp “khong-co.pdf”. Đề nghị kiểm tra lại đường dẫn.\n"
    outcome = run("verify", "da-ky.pdf", "--trust", "khong-co.pem")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "Không có tệp “khong-co.pem”. Đề nghị kiểm tra lại đường dẫn.\n"


def test_a_file_that_is_not_read_is_told_with_the_reason(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "thu-muc.pdf").mkdir()
    folder = "Không đọc được tệp (đó là một thư mục). Đề nghị kiểm tra tên tệp và quyền đọc."
    outcome = run("verify", "thu-muc.pdf", "da-ky.pdf")
    assert (outcome.exit_code, outcome.err) == (1, "")
    assert outcome.out.startswith(f"thu-muc.pdf: KHÔNG hợp lệ\n  SAI: {folder}\n\nda-ky.pdf: Chưa đủ căn cứ (01 chữ ký")
    outcome = run("verify", "thu-muc.pdf", "--format", "json")
    assert json.loads(outcome.out)["files"] == [
        {
            "path": "thu-muc.pdf",
            "verdict": "invalid",
            "sound": False,
            "flaws": ["not-read"],
            "reason": folder,
            "signatures": [],
        }
    ]
    monkeypatch.setattr("cchc.operations.verification.MAX_PDF_BYTES", 2**20)
    (desk / "lon.pdf").write_bytes(bytes(2**20 + 1))
    outcome = run("verify", "lon.pdf")
    assert outcome.exit_code == 1
    assert outcome.out == "lon.pdf: KHÔNG hợp lệ\n  SAI: Tệp quá lớn (trên 1 MB). Đề nghị kiểm tra tên tệp.\n"


def test_a_file_with_more_at_its_end_is_not_said_to_be_signed_whole(run: Run, desk: Path) -> None:
    for name in ("them.pdf", "den-them.pdf"):
        (desk / "den-them.pdf").write_bytes((desk / "den.pdf").read_bytes() + b"rac")
        outcome = run("verify", name)
        assert "  SAI: Sau khi ký, tệp bị nối thêm dữ liệu ở cuối.\n" in outcome.out
        assert "Phạm vi" not in outcome.out


def test_what_a_later_signature_draws_over_is_told(run: Run, lab: Lab, desk: Path) -> None:
    content = (desk / "da-ky.pdf").read_bytes()
    (desk / "dau.pdf").write_bytes(lab.countersigned(content, box=(100, 300, 199, 442)))
    outcome = run("verify", "dau.pdf")
    assert outcome.exit_code == 0
    assert "    Sau đó có thêm: chữ ký DauDen (hình 35 × 50 mm ở trang 1)\n" in outcome.out
    (desk / "che.pdf").write_bytes(lab.countersigned(content, box=(0, 0, 842, 595)))
    outcome = run("verify", "che.pdf")
    assert outcome.exit_code == 1
    assert outcome.out.startswith(
        f"che.pdf: Cần xem lại\n{SIGNATURE[:24]}    CẦN XEM LẠI: Chữ ký ký thêm về sau che hơn một phần mười của một trang.\n"
    )
    assert "    Sau đó có thêm: chữ ký DauDen (hình 297 × 210 mm ở trang 1)\n" in outcome.out


def test_a_signature_that_was_forbidden_is_told_as_that(run: Run, desk: Path) -> None:
    name = "locked-agency.pdf"
    (desk / name).write_bytes((ROOT / "tests" / "data" / "signed" / name).read_bytes())
    outcome = run("verify", name)
    assert outcome.exit_code == 1
    assert outcome.out.startswith(
        f"{name}: KHÔNG hợp lệ\n"
        "  Chữ ký Signature1\n"
        "    SAI: Sau khi ký, văn bản bị sửa hoặc ký thêm, dù chữ ký này không cho.\n"
    )
    assert "    Khóa:           không được sửa, không được ký thêm\n" in outcome.out


def covered_by_five(content: bytes, lab: Lab, left: int) -> bytes:
    for number in range(5):
        box = (left + 130 * number, 20, left + 125 + 130 * number, 320)
        content = lab.countersigned(content, f"Sau{number}", box=box)
    return content


def test_many_small_drawings_are_to_be_looked_at(run: Run, lab: Lab, desk: Path) -> None:
    (desk / "nhieu.pdf").write_bytes(covered_by_five((desk / "da-ky.pdf").read_bytes(), lab, 160))
    outcome = run("verify", "nhieu.pdf")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith(
        "nhieu.pdf: Cần xem lại (06 chữ ký, nguyên vẹn; nơi cấp chứng thư chưa kiểm tra)\n"
        "  CẦN XEM LẠI: các hình ký thêm che 37 % trang 1. Đề nghị xem các hình đó có che chữ, số nào không.\n"
        "  Chữ ký ChuKySo_CoQuan\n"
    )
    assert outcome.out.count("CẦN XEM LẠI") == 1
    (told,) = json.loads(run("verify", "nhieu.pdf", "--format", "json").out)["files"]
    assert (told["verdict"], told["sound"], told["flaws"]) == ("review", True, [])
    assert told["reviews"] == [{"kind": "covered", "page": 1, "share": 0.3743, "text_share": 0.0}]


def test_many_small_drawings_over_the_text_fail(run: Run, lab: Lab, desk: Path) -> None:
    (desk / "che.pdf").write_bytes(covered_by_five((desk / "da-ky.pdf").read_bytes(), lab, 20))
    outcome = run("verify", "che.pdf")
    assert outcome.exit_code == 1
    assert outcome.out.startswith(
        f"che.pdf: Cần xem lại\n{SIGNATURE[:24]}    CẦN XEM LẠI: Các hình ký thêm về sau che 100 % chữ đã ký ở trang 1; quá 25 % thì phải xem lại.\n"
    )
    assert "các hình ký thêm che" not in outcome.out


def test_a_hostile_file_hides_nothing_of_the_others(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.signing.limits.SECONDS", 1.0)
    groups = [f"<< /T (a) /Kids [{number} 0 R {number} 0 R] >>" for number in range(8, 60)]
    hostile = small_pdf(catalog="/AcroForm << /Fields [7 0 R] >>", objects=[*groups, "<< >>"])
    (desk / "cham.pdf").write_bytes(hostile)
    os.mkfifo(desk / "ong.pdf")
    outcome = run("verify", "cham.pdf", "ong.pdf", "da-ky.pdf")
    assert (outcome.exit_code, outcome.err) == (1, "")
    assert outcome.out.startswith(
        "cham.pdf: KHÔNG hợp lệ\n"
        "  SAI: Tệp cần hơn 1 giây để đọc nên đã dừng. Đề nghị xuất lại tệp, hoặc chia thành nhiều tệp.\n\n"
        "ong.pdf: KHÔNG hợp lệ\n"
        "  SAI: Đó không phải là tệp thường. Đề nghị ghi tên của một tệp.\n\n"
        "da-ky.pdf: Chưa đủ căn cứ (01 chữ ký, nguyên vẹn; nơi cấp chứng thư chưa kiểm tra)\n"
    )
    assert [file["flaws"] for file in json.loads(run("verify", "cham.pdf", "--format", "json").out)["files"]] == [
        ["not-read"]
    ]


def test_a_file_of_more_than_50_mb_is_not_read(run: Run, desk: Path) -> None:
    with (desk / "lon.pdf").open("wb") as file:
        file.truncate(50 * 2**20 + 1)
    outcome = run("verify", "lon.pdf")
    assert (outcome.exit_code, outcome.err) == (1, "")
    assert outcome.out == "lon.pdf: KHÔNG hợp lệ\n  SAI: Tệp quá lớn (trên 50 MB). Đề nghị kiểm tra tên tệp.\n"


def test_a_time_stamp_is_told(run: Run, lab: Lab, desk: Path) -> None:
    with lab.evidence("B-LTA") as evidence:
        (desk / "lta.pdf").write_bytes(lab.signed(evidence=evidence, signed_at=lab.authority.now))
    outcome = run("verify", "lta.pdf", "--trust", "goc.pem")
    assert outcome.exit_code == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "lta.pdf: Hợp lệ (01 chữ ký, nguyên vẹn)"
    assert (
        sum(line.startswith("    Dấu thời gian:  ") and line.endswith(", theo TSA thử nghiệm") for line in lines) == 2
    )
    (field,) = [line.split()[-1] for line in lines if line.startswith("  Dấu thời gian ")]
    assert f"    Sau đó có thêm: dấu thời gian {field}" in lines
    assert "    Nơi đóng dấu:   TSA thử nghiệm" in lines
