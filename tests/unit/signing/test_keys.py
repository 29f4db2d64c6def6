"""Where the key comes from: a PKCS#12 file, and tokens."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pkcs11
import pytest
from asn1crypto import pem
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    pkcs12,
)
from helpers.signing_lab import PASSWORD, PIN, SIGNED_AT, TEXT, Lab, new_key, small_pdf
from helpers.softhsm import Tokens

from cchc.errors import CchcError, WrongUsageError
from cchc.signing.certificates import certificates, revocation_lists
from cchc.signing.document import signable
from cchc.signing.font import typeface
from cchc.signing.levels import LevelEvidence
from cchc.signing.pkcs11 import token_signer
from cchc.signing.pkcs12 import file_signer
from cchc.signing.sign import Order, signed
from cchc.signing.verify import verified


def never() -> NoReturn:
    pytest.fail("nobody should be asked")


def signed_with(tokens: Tokens, token: str, key: str | None = None, pin: str = PIN) -> bytes:
    with token_signer(tokens.module, token, key, lambda: pin) as signer:
        order = Order(TEXT, typeface(TEXT, None), SIGNED_AT, LevelEvidence())
        return signed(signable(small_pdf(), "a.pdf"), "a.pdf", signer, order)


def holder(content: bytes, lab: Lab) -> str:
    """The name in the certificate of the one signature, which is sound and trusted."""
    file = verified(content, certificates([lab.root]), SIGNED_AT)
    assert file.sound
    assert file.signatures[0].certificate
    return file.signatures[0].certificate.holder.name


@pytest.mark.parametrize("use_rsa", [True, False], ids=["RSA", "EC"])
def test_a_pkcs12_file_gives_key_and_chain(lab: Lab, tmp_path: Path, use_rsa: bool) -> None:
    issued = lab.authority.issue(key=new_key(use_rsa=use_rsa))
    (tmp_path / "a.p12").write_bytes(issued.p12(lab.authority.certificate))
    signer = file_signer(tmp_path / "a.p12", lambda: PASSWORD)
    assert signer.signing_cert
    assert signer.signing_cert.dump() == issued.asn1.dump()
    assert [each.subject.native["common_name"] for each in signer.cert_registry] == ["CA thử nghiệm"]
    assert holder(lab.signed(by=issued), lab) == "Ủy ban nhân dân xã Mẫu"


def test_a_key_that_is_derived_without_end_is_refused_before_the_password_is_asked_for(tmp_path: Path) -> None:
    slow = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2_000_001)
    protection = slow.key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC).build(b"a")
    content = pkcs12.serialize_key_and_certificates(None, new_key(), None, None, protection)
    (tmp_path / "a.p12").write_bytes(content)
    with pytest.raises(CchcError) as caught:
        file_signer(tmp_path / "a.p12", never)
    assert str(caught.value) == (
        f"Tệp “{tmp_path / 'a.p12'}” lặp việc tạo khóa 2000001 lần (tối đa 2000000). Đề nghị xuất lại tệp PKCS#12."
    )


@pytest.mark.parametrize("read", [certificates, revocation_lists, lambda paths: file_signer(paths[0], never)])
def test_a_device_or_a_pipe_is_no_file_to_wait_for(tmp_path: Path, read: Callable[[list[Path]], object]) -> None:
    os.mkfifo(tmp_path / "ong")
    for path in (tmp_path / "ong", Path("/dev/zero")):
        with pytest.raises(CchcError) as caught:
            read([path])
        assert str(caught.value) == f"“{path}” không phải là tệp thường. Đề nghị ghi tên của một tệp."


def test_what_a_shell_passes_on_is_read(lab: Lab) -> None:
    reading, writing = os.pipe()
    os.write(writing, lab.root.read_bytes())
    os.close(writing)
    assert len(certificates([Path(f"/dev/fd/{reading}")])) == 1


def test_a_certificate_whose_kind_of_key_nobody_knows_is_passed_over(lab: Lab, tmp_path: Path) -> None:
    der = lab.authority.certificate.public_bytes(Encoding.DER)
    unknown = der.replace(bytes.fromhex("06072a8648ce3d0201"), bytes.fromhex("06072a8648ce3d0209"))
    (tmp_path / "a.pem").write_bytes(lab.root.read_bytes() + pem.armor("CERTIFICATE", unknown))
    assert [each.dump() for each in certificates([tmp_path / "a.pem"])] == [der]
    (tmp_path / "b.der").write_bytes(unknown)
    with pytest.raises(CchcError, match=r"b\.der” không có chứng thư \(PEM hoặc DER\)"):
        certificates([tmp_path / "b.der"])


def test_a_file_far_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "a.p12").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(CchcError, match=r"a\.p12” quá lớn\. Đề nghị kiểm tra tên tệp\.$"):
        file_signer(tmp_path / "a.p12", never)


def test_a_pkcs12_file_without_a_password_is_opened_with_none(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "a.p12").write_bytes(lab.agency.p12(password=""))
    assert file_signer(tmp_path / "a.p12", lambda: "").subject_name == "Ủy ban nhân dân xã Mẫu"


def test_a_pkcs12_file_that_does_not_open_is_one_sentence(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(CchcError) as caught:
        file_signer(lab.p12, lambda: "sai")
    assert str(caught.value) == f"Sai mật khẩu của tệp “{lab.p12}”, hoặc tệp hỏng. Đề nghị nhập lại mật khẩu."
    with pytest.raises(CchcError, match=r"không phải là PKCS#12 \(\.p12, \.pfx\)\. Đề nghị kiểm tra tên tệp\.$"):
        file_signer(lab.page, never)
    with pytest.raises(CchcError, match=r"Không có tệp “.*khong-co\.p12”"):
        file_signer(tmp_path / "khong-co.p12", never)


UNMATCHED = r"không có khóa và chứng thư của khóa đó\. Đề nghị xuất lại tệp PKCS#12\.$"


def test_a_pkcs12_file_without_a_certificate_is_refused(lab: Lab, tmp_path: Path) -> None:
    protection = BestAvailableEncryption(PASSWORD.encode())
    content = pkcs12.serialize_key_and_certificates(b"a", lab.agency.key, None, None, protection)
    (tmp_path / "a.p12").write_bytes(content)
    with pytest.raises(CchcError, match=UNMATCHED):
        file_signer(tmp_path / "a.p12", lambda: PASSWORD)


def test_a_pkcs12_file_of_a_key_and_anothers_certificate_is_refused(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """No library writes such a file, so what it would hold is given."""
    held: tuple[object, ...] = (new_key(), lab.agency.certificate, [])
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", lambda *_: held)
    with pytest.raises(CchcError, match=UNMATCHED):
        file_signer(lab.p12, lambda: PASSWORD)


def test_a_token_signs_with_its_only_key_and_sends_its_chain_along(lab: Lab, tokens: Tokens) -> None:
    content = signed_with(tokens, tokens.one)
    assert holder(content, lab) == "Ủy ban nhân dân xã Mẫu"
    assert b"CA th" in bytes.fromhex(content.split(b"/Contents <")[1].split(b">")[0].decode())


def test_a_token_that_hashes_itself_signs_too(lab: Lab, tokens: Tokens) -> None:
    assert holder(signed_with(tokens, tokens.rsa), lab) == "Ủy ban nhân dân xã Mẫu"


def test_of_several_keys_one_is_chosen_by_its_label(lab: Lab, tokens: Tokens) -> None:
    assert holder(signed_with(tokens, tokens.two, "khoa-moi"), lab) == "Mới"
    with pytest.raises(WrongUsageError) as caught:
        signed_with(tokens, tokens.two)
    assert str(caught.value) == (
        "Thẻ “Hai khóa” có 2 khóa dùng được. Đề nghị ghi --key là một trong: “khoa-cu”, “khoa-moi”."
    )
    with pytest.raises(WrongUsageError) as caught:
        signed_with(tokens, tokens.two, "khoa-mới")
    assert str(caught.value) == (
        "Thẻ “Hai khóa” không có khóa “khoa-mới”; có phải “khoa-moi”? "
        "Đề nghị ghi --key là một trong: “khoa-cu”, “khoa-moi”."
    )


def test_a_token_that_is_not_there_is_told_before_a_pin_is_asked_for(tokens: Tokens) -> None:
    with pytest.raises(CchcError) as caught, token_signer(tokens.module, "UBND", None, never):
        pass
    assert str(caught.value) == (
        "Không có thẻ “UBND” (chỉ thấy “Hai khóa”, “Không khớp”, “RSA”, “Trống” và “UBND xã Mẫu”). "
        "Đề nghị cắm thẻ và kiểm tra --token."
    )


def test_what_is_no_pkcs11_module_is_told(lab: Lab) -> None:
    for module in (lab.page, lab.folder / "khong-co.so"):
        with pytest.raises(CchcError) as caught, token_signer(module, "UBND", None, never):
            pass
        assert str(caught.value) == (
            f"“{module}” không phải là thư viện PKCS#11 dùng được trên máy này. Đề nghị ghi tệp .dll, .so hoặc .dylib "
            "do nơi cấp thẻ cài."
        )


def test_a_wrong_pin_is_told_and_tried_once(tokens: Tokens) -> None:
    for pin in ("13579", "1"):
        pins = iter([pin])
        with pytest.raises(CchcError) as caught, token_signer(tokens.module, tokens.one, None, pins.__next__):
            pass
        assert list(pins) == []
        assert str(caught.value) == (
            "Sai mã PIN của thẻ “UBND xã Mẫu”. Đề nghị kiểm tra trước khi nhập lại: thẻ tự khóa sau vài lần sai."
        )


def test_a_token_without_a_key_or_with_anothers_certificate_is_told(tokens: Tokens) -> None:
    with pytest.raises(CchcError) as caught:
        signed_with(tokens, tokens.empty)
    assert str(caught.value) == (
        "Thẻ “Trống” không có chứng thư nào kèm khóa bí mật. Đề nghị kiểm tra đúng thẻ của cơ quan."
    )
    with pytest.raises(CchcError) as caught:
        signed_with(tokens, tokens.mismatched)
    assert str(caught.value) == "Khóa bí mật không khớp với chứng thư. Đề nghị kiểm tra thẻ hoặc tệp khóa."


class FakeToken:
    """A token that SoftHSM cannot be: with a keypad of its own, locked, or pulled out while it works."""

    label = "UBND"

    def __init__(self, flags: pkcs11.TokenFlag, failure: type[pkcs11.PKCS11Error]) -> None:
        self.flags = flags
        self.failure = failure
        self.given: list[object] = []

    def open(self, user_pin: object) -> NoReturn:
        self.given.append(user_pin)
        raise self.failure


def plugged(monkeypatch: pytest.MonkeyPatch, *tokens: FakeToken) -> None:
    class Library:
        def get_tokens(self) -> list[FakeToken]:
            return list(tokens)

    monkeypatch.setattr(pkcs11, "lib", lambda _: Library())


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (
            pkcs11.PinLocked,
            "Thẻ “UBND” đã bị khóa vì nhập sai mã PIN nhiều lần. Đề nghị liên hệ nơi cấp thẻ để mở khóa.",
        ),
        (
            pkcs11.DeviceRemoved,
            "Thẻ “UBND” báo lỗi DeviceRemoved. Đề nghị cắm lại thẻ, hoặc liên hệ nơi cấp thẻ.",
        ),
    ],
)
def test_a_token_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, failure: type[pkcs11.PKCS11Error], said: str
) -> None:
    plugged(monkeypatch, FakeToken(pkcs11.TokenFlag(0), failure))
    with pytest.raises(CchcError) as caught, token_signer(Path("a.so"), "UBND", None, lambda: PIN):
        pass
    assert str(caught.value) == said


def test_a_token_with_a_keypad_takes_the_pin_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    token = FakeToken(pkcs11.TokenFlag.PROTECTED_AUTHENTICATION_PATH, pkcs11.FunctionCancelled)
    plugged(monkeypatch, token)
    with pytest.raises(CchcError), token_signer(Path("a.so"), "UBND", None, never):
        pass
    assert token.given == [pkcs11.PROTECTED_AUTH]


def test_two_tokens_of_one_name_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = FakeToken(pkcs11.TokenFlag(0), pkcs11.DeviceRemoved)
    plugged(monkeypatch, twin, twin)
    with pytest.raises(CchcError) as caught, token_signer(Path("a.so"), "UBND", None, never):
        pass
    assert str(caught.value) == "Có 2 thẻ cùng tên “UBND”. Đề nghị chỉ cắm thẻ cần dùng."
