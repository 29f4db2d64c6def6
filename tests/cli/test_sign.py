import io
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from helpers.signing_lab import PASSWORD, PIN, SIGNED_AT, TEXT, Lab, small_pdf, time_stamping
from helpers.softhsm import Tokens
from helpers.support import ROOT, Outcome, Run
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from cchc import signing
from cchc.cli import clock, main
from cchc.errors import CchcError

if sys.platform != "win32":
    import pty

Sign = Callable[..., Outcome]


@pytest.fixture
def desk(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a PDF, a PKCS#12 file and the root, in which the clock stands at 09:30:05 on 15/01/2024."""
    for name, file in (("phu-luc.pdf", lab.page), ("thu.p12", lab.p12), ("goc.pem", lab.root)):
        (tmp_path / name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("cchc.cli.commands.sign.now", lambda: SIGNED_AT)
    return tmp_path


def descriptor(secret: bytes) -> str:
    """An open descriptor from which the secret can be read."""
    reading, writing = os.pipe()
    os.write(writing, secret)
    os.close(writing)
    return str(reading)


@pytest.fixture
def sign(run: Run, desk: Path) -> Sign:
    """`cchc sign phu-luc.pdf --p12 thu.p12 --number 05/KH-UBND`, with the password, and more or other arguments."""
    del desk

    def call(
        *more: str | Path, number: str | None = "05/KH-UBND", secret: bytes = PASSWORD.encode() + b"\n"
    ) -> Outcome:
        numbered = ("--number", number) if number else ()
        return run("sign", "phu-luc.pdf", "--p12", "thu.p12", "--secret-fd", descriptor(secret), *numbered, *more)

    return call


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_pdf_is_signed_into_a_file_beside_it(sign: Sign, desk: Path) -> None:
    outcome = sign()
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == f"Đã ký phu-luc.signed.pdf ({TEXT})\n"
    assert names(desk) == ["goc.pem", "phu-luc.pdf", "phu-luc.signed.pdf", "thu.p12"]
    assert (desk / "phu-luc.pdf").read_bytes() == small_pdf()
    assert (desk / "phu-luc.signed.pdf").read_bytes().startswith(small_pdf())


def test_what_is_shown_and_what_the_signature_says_are_one_instant(sign: Sign, desk: Path) -> None:
    sign()
    (signature,) = PdfFileReader(io.BytesIO((desk / "phu-luc.signed.pdf").read_bytes())).embedded_signatures
    assert signature.sig_object["/M"] == "D:20240115093005+07'00'"


def test_the_file_is_chosen_and_nothing_is_replaced_unasked(sign: Sign, desk: Path) -> None:
    assert sign("-o", "a/b.pdf").out == f"Đã ký a/b.pdf ({TEXT})\n"
    (desk / "phu-luc.signed.pdf").write_bytes(b"old")
    outcome = sign()
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == (
        "Tệp “phu-luc.signed.pdf” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.\n"
    )
    assert (desk / "phu-luc.signed.pdf").read_bytes() == b"old"
    assert sign("--force").exit_code == 0
    assert (desk / "phu-luc.signed.pdf").read_bytes() != b"old"


def test_the_file_that_is_signed_is_never_written_to(sign: Sign, desk: Path) -> None:
    (desk / "link.pdf").symlink_to("phu-luc.pdf")
    for name in ("phu-luc.pdf", "./phu-luc.pdf", "link.pdf"):
        outcome = sign("-o", name, "--force")
        assert outcome.exit_code == 2
        assert outcome.err.endswith("” là chính tệp được ký, không ghi đè. Đề nghị chọn tên khác (-o).\n")
    assert (desk / "phu-luc.pdf").read_bytes() == small_pdf()


def test_standard_input_and_output_serve_as_files(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(small_pdf())))
    fd = descriptor(PASSWORD.encode())
    assert main(["sign", "-", "--p12", "thu.p12", "--number", "05/KH-UBND", "--secret-fd", fd, "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(small_pdf())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(small_pdf())))
    fd = descriptor(PASSWORD.encode())
    assert main(["sign", "-", "--p12", "thu.p12", "--number", "05/KH-UBND", "--secret-fd", fd]) == 0
    assert (desk / "phu-luc.signed.pdf").is_file()


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("5/KH-UBND", "05/KH-UBND"),
        ("05/KH-UBND", "05/KH-UBND"),
        ("005/KH-UBND", "05/KH-UBND"),
        (" 123/KH-UBND ", "123/KH-UBND"),
        ("12/2024/QĐ-UBND", "12/2024/QĐ-UBND"),
        ("7/QĐ-UBND", "07/QĐ-UBND"),
        ("5-KH/ĐU", "05-KH/ĐU"),
    ],
)
def test_a_number_is_written_as_the_decree_has_it(sign: Sign, number: str, shown: str) -> None:
    assert sign(number=number).out == f"Đã ký phu-luc.signed.pdf (Số: {shown}; 15/01/2024; 09:30:05 +07:00)\n"


@pytest.fixture
def plan(desk: Path) -> Path:
    """The maintain plan, which has a symbol but no number."""
    for name in ("2024.yaml", "commune.yaml"):
        (desk / name).write_bytes((ROOT / "plans" / name).read_bytes())
    return desk / "2024.yaml"


def test_a_bare_number_gets_the_symbol_of_the_plan_and_none_is_the_plans(sign: Sign, plan: Path) -> None:
    assert "(Số: 05/KH-UBND; " in sign("--plan", plan, number="5").out
    outcome = sign("--plan", plan, "--force", number=None)
    assert outcome.exit_code == 2
    assert outcome.err == (
        "Chưa biết số của văn bản. Đề nghị ghi --number 05/KH-UBND, hoặc --plan có document.number.\n"
    )
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("  number:  #", '  number: "7"  #', 1), encoding="utf-8")
    assert "(Số: 07/KH-UBND; " in sign("--plan", plan, "--force", number=None).out
    assert "(Số: 09/KH-UBND; " in sign("--plan", plan, "--force", number="9").out


def test_a_plan_that_tells_no_number_is_one_sentence(sign: Sign, plan: Path, desk: Path) -> None:
    outcome = sign("--plan", desk / "commune.yaml")
    assert (outcome.exit_code, outcome.out) == (3, "")
    plan.write_text(plan.read_text(encoding="utf-8").replace("max_score: 4", "max_score: x", 1), encoding="utf-8")
    outcome = sign("--plan", plan)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err.splitlines()[-1] == (
        f"Không lấy được số văn bản từ “{plan}”. Đề nghị ghi một tệp kế hoạch không còn lỗi."
    )


@pytest.mark.parametrize(
    ("arguments", "number", "said"),
    [
        ([], None, "Chưa biết số của văn bản. Đề nghị ghi --number 05/KH-UBND, hoặc --plan có document.number."),
        ([], "5", "Số “5” chưa có ký hiệu. Đề nghị ghi đủ, ví dụ --number 5/KH-UBND, hoặc --plan."),
        ([], "năm/KH-UBND", "“năm/KH-UBND” không phải là số văn bản. Đề nghị ghi dạng 05/KH-UBND."),
        ([], "5/KH UBND", "“5/KH UBND” không phải là số văn bản. Đề nghị ghi dạng 05/KH-UBND."),
        (
            ["--level", "B-T"],
            "5/KH-UBND",
            "Mức B-T cần dấu thời gian. Đề nghị ghi --tsa URL.",
        ),
        (
            ["--level", "B-B", "--tsa", "http://a"],
            "5/KH-UBND",
            "Mức B-B không có dấu thời gian. Đề nghị bỏ --tsa, hoặc ghi --level B-T.",
        ),
        (
            ["--tsa", "a.vn"],
            "5/KH-UBND",
            "--tsa “a.vn” không phải là địa chỉ. Đề nghị ghi dạng http://… hoặc https://….",
        ),
        (
            ["--tsa", "http://a", "--level", "B-LT"],
            "5/KH-UBND",
            "Mức B-LT cần chứng thư gốc. Đề nghị ghi --trust TỆP.pem của nơi cấp chứng thư.",
        ),
        (
            ["--tsa", "http://a", "--trust", "goc.pem"],
            "5/KH-UBND",
            "--trust và --crl là của mức B-LT, B-LTA; mức này là B-T. Đề nghị ghi --level B-LT.",
        ),
        (
            ["--token", "UBND"],
            "5/KH-UBND",
            "--token và --key là của thẻ (--pkcs11). Đề nghị bỏ khi dùng --p12.",
        ),
        (
            ["--pkcs11", "a.so"],
            "5/KH-UBND",
            "Đề nghị ghi một nơi có khóa: --pkcs11 THƯ-VIỆN --token TÊN (thẻ), hoặc --p12 TỆP (ký thử).",
        ),
        (
            ["--level", "B-LTB"],
            "5/KH-UBND",
            "Tùy chọn “--level”: “B-LTB” không thuộc các giá trị được dùng; có phải “B-LT”? Đề nghị ghi một trong: "
            "B-B, B-T, B-LT, B-LTA. Xem cách dùng: cchc sign --help",
        ),
    ],
)
def test_wrong_usage_is_one_sentence(
    sign: Sign, desk: Path, arguments: list[str], number: str | None, said: str
) -> None:
    before = names(desk)
    outcome = sign(*arguments, number=number)
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", said + "\n")
    assert names(desk) == before


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong-co.pdf", "--p12", "thu.p12"], "Không có tệp “khong-co.pdf”. Đề nghị kiểm tra lại đường dẫn."),
        (["phu-luc.pdf", "--p12", "khong-co.p12"], "Không có tệp “khong-co.p12”. Đề nghị kiểm tra lại đường dẫn."),
        (
            ["phu-luc.pdf", "--p12", "thu.p12", "-o", "ky.docx"],
            "Tệp đã ký là PDF, không ghi vào “ky.docx”. Đề nghị ghi tên tệp .pdf ở -o.",
        ),
        (
            ["phu-luc.pdf"],
            "Đề nghị ghi một nơi có khóa: --pkcs11 THƯ-VIỆN --token TÊN (thẻ), hoặc --p12 TỆP (ký thử).",
        ),
        (["phu-luc.pdf", "--pkcs11", "a.so"], "--pkcs11 cần tên thẻ. Đề nghị ghi --token TÊN."),
        (
            ["-", "--p12", "thu.p12", "--secret-fd", "0"],
            "Đầu vào chuẩn đã là tệp PDF. Đề nghị dùng --secret-fd với số khác, hoặc ghi tên tệp.",
        ),
        (
            ["phu-luc.pdf", "--p12", "thu.p12", "--secret-fd", "mật khẩu"],
            "Tùy chọn “--secret-fd”: “mật khẩu” không phải là số của một luồng. Đề nghị ghi, ví dụ, 0 (đầu vào chuẩn). "
            "Xem cách dùng: cchc sign --help",
        ),
        (
            ["phu-luc.pdf", "--p12", "thu.p12", "--secret-fd", "987"],
            "--secret-fd 987: không đọc được gì. Đề nghị ghi số của một luồng đang mở để đọc, ví dụ 0.",
        ),
    ],
)
def test_what_is_missing_is_told(run: Run, arguments: list[str], said: str) -> None:
    outcome = run("sign", *arguments, "--number", "5/KH-UBND")
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", said + "\n")


@pytest.mark.parametrize("given", [b"", b"\xff\n", b"x" * 5000], ids=["nothing", "no text", "too long"])
def test_a_secret_that_cannot_be_read_is_never_tried(sign: Sign, given: bytes) -> None:
    outcome = sign(secret=given)
    assert outcome.exit_code == 2
    assert "không đọc được gì" in outcome.err


def test_a_failure_writes_nothing(sign: Sign, desk: Path) -> None:
    before = names(desk)
    outcome = sign(secret=b"sai\n")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == "Sai mật khẩu của tệp “thu.p12”, hoặc tệp hỏng. Đề nghị nhập lại mật khẩu.\n"
    (desk / "phu-luc.pdf").write_bytes(b"PK")
    assert sign().err == "Tệp “phu-luc.pdf” không phải là PDF. Đề nghị xuất tài liệu ra PDF rồi ký.\n"
    assert names(desk) == before


@pytest.mark.usefixtures("desk")
def test_without_a_terminal_and_a_descriptor_it_does_not_wait(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    outcome = run("sign", "phu-luc.pdf", "--p12", "thu.p12", "--number", "5/KH-UBND")
    assert outcome.exit_code == 3
    assert outcome.err == (
        "Không có bàn phím để nhập mật khẩu của tệp PKCS#12. Đề nghị chạy trong cửa sổ dòng lệnh, hoặc dùng --secret-fd.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.usefixtures("desk")
def test_a_password_is_typed_unseen() -> None:
    command = [sys.executable, "-m", "cchc", "sign", "phu-luc.pdf", "--p12", "thu.p12", "--number", "5/KH-UBND"]
    process, terminal = pty.fork()
    if process == 0:
        os.execv(sys.executable, command)  # noqa: S606 — the program itself
    shown = b""
    while b": " not in shown:  # the space is written when nothing is echoed any more
        shown += os.read(terminal, 1024)
    os.write(terminal, f"{PASSWORD}\n".encode())
    with suppress(OSError):
        while piece := os.read(terminal, 1024):
            shown += piece
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert shown.decode().startswith("Mật khẩu của tệp PKCS#12: \r\nĐã ký phu-luc.signed.pdf (Số: 05/KH-UBND; ")
    assert PASSWORD.encode() not in shown


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("secret", [PASSWORD, "bi-mat-sai"])
def test_a_secret_is_in_no_output_and_no_exception(
    sign: Sign, tokens: Tokens, run: Run, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    outcome = sign("--force", secret=secret.encode())
    told = outcome.out + outcome.err
    raised: list[CchcError] = []
    original = CchcError.__init__

    def noted(self: CchcError, *arguments: object) -> None:
        original(self, *arguments)
        raised.append(self)

    monkeypatch.setattr(CchcError, "__init__", noted)
    for label, pin in ((tokens.one, secret), (tokens.mismatched, PIN)):
        fd = descriptor(pin.encode())
        outcome = run(
            *("sign", "phu-luc.pdf", "--pkcs11", tokens.module, "--token", label),
            *("--number", "5/KH-UBND", "--secret-fd", fd, "--force"),
        )
        assert outcome.exit_code == 3
        told += outcome.out + outcome.err
    assert len(raised) == 2
    told += "".join("".join(traceback.format_exception(error)) + repr(error.__cause__) for error in raised)
    assert not [word for word in (secret, PIN) if word in told]


@pytest.mark.usefixtures("desk")
def test_the_agencys_token_signs(run: Run, tokens: Tokens) -> None:
    fd = descriptor(PIN.encode())
    outcome = run(
        *("sign", "phu-luc.pdf", "--pkcs11", tokens.module, "--token", tokens.one, "--key", "con-dau"),
        *("--number", "5/KH-UBND", "--secret-fd", fd),
    )
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, f"Đã ký phu-luc.signed.pdf ({TEXT})\n", "")
    assert run("verify", "phu-luc.signed.pdf", "--trust", "goc.pem").exit_code == 0


def test_a_level_with_all_that_it_needs(sign: Sign, run: Run, lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.cli.commands.sign.now", lambda: lab.authority.now)
    with time_stamping(lab.authority) as tsa:
        evidence = ("--tsa", tsa, "--trust", "goc.pem", "--crl", lab.crl)
        assert sign("--level", "B-LTA", *evidence).exit_code == 0
        assert sign("--tsa", tsa, "-o", "b-t.pdf").exit_code == 0
    assert run("verify", "phu-luc.signed.pdf", "b-t.pdf", "--trust", "goc.pem").exit_code == 0


def test_the_agency_signs_after_a_leader_who_certified_the_file(sign: Sign, run: Run, lab: Lab, desk: Path) -> None:
    first = lab.countersigned(
        small_pdf(), "LanhDao", box=(300, 200, 450, 280), certify=True, docmdp_permissions=MDPPerm.FILL_FORMS
    )
    (desk / "phu-luc.pdf").write_bytes(first)
    assert sign().exit_code == 0
    outcome = run("verify", "phu-luc.signed.pdf", "--trust", "goc.pem")
    assert outcome.exit_code == 0
    assert outcome.out.startswith("phu-luc.signed.pdf: Hợp lệ (02 chữ ký, nguyên vẹn)\n")
    assert outcome.out.count("    Khóa:           không khóa, ký thêm được\n") == 2


def test_a_file_that_is_wrong_already_is_not_signed(sign: Sign, lab: Lab, desk: Path) -> None:
    (desk / "phu-luc.pdf").write_bytes(lab.countersigned(small_pdf()) + b"rac")
    outcome = sign()
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == ("Tệp “phu-luc.pdf” bị nối thêm dữ liệu sau khi ký. Đề nghị dùng bản chưa bị nối thêm.\n")
    assert not (desk / "phu-luc.signed.pdf").exists()


def test_a_file_that_is_locked_says_so(sign: Sign, run: Run) -> None:
    assert sign("--lock").exit_code == 0
    assert "    Khóa:           không được sửa, không được ký thêm\n" in run("verify", "phu-luc.signed.pdf").out


def test_a_typeface_is_chosen_and_must_have_the_letters(sign: Sign, desk: Path) -> None:
    outcome = sign("--font", "goc.pem")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Không đọc được phông chữ “goc.pem”. Đề nghị chọn tệp .ttf khác (--font).\n",
    )
    assert not (desk / "phu-luc.signed.pdf").exists()


@pytest.mark.parametrize(
    "option", [("--font",), ("--tsa", "http://a", "--level", "B-LT", "--trust")], ids=["font", "trust"]
)
def test_what_never_ends_is_one_sentence(sign: Sign, desk: Path, option: tuple[str, ...]) -> None:
    outcome = sign(*option, "/dev/zero")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == "“/dev/zero” không phải là tệp thường. Đề nghị ghi tên của một tệp.\n"
    assert not (desk / "phu-luc.signed.pdf").exists()


def test_a_pdf_of_more_than_50_mb_is_not_signed(sign: Sign, desk: Path) -> None:
    with (desk / "phu-luc.pdf").open("ab") as file:
        file.truncate(50 * 2**20 + 1)
    outcome = sign()
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == "Tệp “phu-luc.pdf” quá lớn. Đề nghị kiểm tra tên tệp.\n"


def test_a_pdf_that_would_be_too_large_to_be_verified_is_not_signed(
    sign: Sign, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.signing.sign.MAX_PDF_BYTES", 2**10)
    outcome = sign()
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == (
        "Tệp “phu-luc.pdf” ký xong sẽ lớn hơn 0 MB, không kiểm tra chữ ký được. Đề nghị giảm dung lượng của tệp.\n"
    )
    assert not (desk / "phu-luc.signed.pdf").exists()


@pytest.mark.usefixtures("desk")
def test_without_its_libraries_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "find_spec", lambda name: None if name == "pkcs11" else name)
    said = "Lệnh này cần thêm các thư viện ký số. Đề nghị cài: pip install '.[sign]'.\n"
    outcome = run("sign", "phu-luc.pdf", "--p12", "thu.p12", "--number", "5/KH-UBND")
    assert (outcome.exit_code, outcome.out, outcome.err) == (3, "", said)
    outcome = run("verify", "phu-luc.pdf")
    assert (outcome.exit_code, outcome.out, outcome.err) == (3, "", said)


@pytest.mark.parametrize("command", ["sign", "verify"])
def test_help_has_an_example_says_whose_signature_it_is_and_no_english(run: Run, command: str) -> None:
    said = run(command, "--help").out
    assert said.startswith(f"Cách dùng: cchc {command} [TÙY CHỌN] TỆP.pdf")
    assert f"  Ví dụ:\n    cchc {command} " in said
    for english in ("Usage", "Options", "Arguments", "Show this", "default", "list[", "TEXT", "PATH", "INTEGER"):
        assert english not in said
    if command == "sign":
        words = " ".join(said.split())
        assert "Đây là chữ ký của cơ quan" in words
        assert "chứng thư số chuyên dùng công vụ" in words
        assert "Nghị định số 68/2024/NĐ-CP" in words
        assert "(--p12) chỉ để ký thử" in words


def test_the_clock_is_that_of_viet_nam() -> None:
    instant = clock.now()
    assert instant.isoformat().endswith("+07:00")
    assert instant.microsecond == 0
    assert abs((datetime.now(instant.tzinfo) - instant).total_seconds()) < 5
