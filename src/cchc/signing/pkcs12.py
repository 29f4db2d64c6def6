"""The key in a PKCS#12 file (.p12, .pfx): for trials. State documents are signed with the key on the agency's token."""

from collections.abc import Callable
from pathlib import Path

from asn1crypto import pkcs12 as asn1
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import SimpleSigner

from cchc.errors import CchcError
from cchc.signing.certificates import read


def file_signer(path: Path, secret: Callable[[], str]) -> SimpleSigner:
    """What signs with the key in the file; `secret` is asked for the password once the file is seen to be one.

    Raises:
        CchcError: The file cannot be read or is no PKCS#12, the password is wrong, or key and certificate do not match.
    """
    content = read(path)
    _refuse_others(content, path)
    password = secret().encode()
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password)
    except ValueError as error:
        raise CchcError(f"Sai mật khẩu của tệp “{path}”, hoặc tệp hỏng. Đề nghị nhập lại mật khẩu.") from error
    if key is None or certificate is None or key.public_key() != certificate.public_key():
        raise CchcError(f"Tệp “{path}” không có khóa và chứng thư của khóa đó. Đề nghị xuất lại tệp PKCS#12.")
    signer: SimpleSigner = SimpleSigner.load_pkcs12_data(content, (), password)
    return signer


def _refuse_others(content: bytes, path: Path) -> None:
    try:
        asn1.Pfx.load(content, strict=True)["auth_safe"].native  # noqa: B018 — asn1crypto reads only when asked
    except ValueError as error:
        raise CchcError(f"Tệp “{path}” không phải là PKCS#12 (.p12, .pfx). Đề nghị kiểm tra tên tệp.") from error
