"""The key in a PKCS#12 file (.p12, .pfx): for trials. State documents are signed with the key on the agency's token."""

from collections.abc import Callable, Iterator
from pathlib import Path

from asn1crypto import algos
from asn1crypto import pkcs12 as asn1
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import SimpleSigner

from cchc.errors import CchcError
from cchc.signing.reading import read_bounded

MAX_PKCS12_BYTES = 1024 * 1024
_MAX_ROUNDS = 2_000_000
"""The most iterations of a key derivation: more than twice what any program takes, and a second or two of work."""


def file_signer(path: Path, secret: Callable[[], str]) -> SimpleSigner:
    """A signer with the key in the file; `secret` is asked for the password only if the file is a PKCS#12.

    Raises:
        CchcError: The file cannot be read or is no PKCS#12, the password is wrong, or key and certificate do not match.
    """
    content = read_bounded(path, MAX_PKCS12_BYTES)
    _refuse_others(content, path)
    password = secret().encode()
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CchcError(f"Sai mật khẩu của tệp “{path}”, hoặc tệp hỏng. Đề nghị nhập lại mật khẩu.") from error
    if key is None or certificate is None or key.public_key() != certificate.public_key():
        raise CchcError(f"Tệp “{path}” không có khóa và chứng thư của khóa đó. Đề nghị xuất lại tệp PKCS#12.")
    signer: SimpleSigner = SimpleSigner.load_pkcs12_data(content, (), password)
    return signer


def _refuse_others(content: bytes, path: Path) -> None:
    try:
        file = asn1.Pfx.load(content, strict=True)
        most = max(_rounds(file), default=0)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise CchcError(f"Tệp “{path}” không phải là PKCS#12 (.p12, .pfx). Đề nghị kiểm tra tên tệp.") from error
    if most > _MAX_ROUNDS:
        raise CchcError(
            f"Tệp “{path}” lặp việc tạo khóa {most} lần (tối đa {_MAX_ROUNDS}). Đề nghị xuất lại tệp PKCS#12."
        )


def _rounds(file: asn1.Pfx) -> Iterator[int]:
    """The iteration count of each key derivation, as far as the file shows it without the password."""
    file["auth_safe"].native  # noqa: B018 — asn1crypto reads only when asked
    if mac := file["mac_data"].native:
        yield mac["iterations"]
    for content in file.authenticated_safe:
        if content["content_type"].native == "encrypted_data":
            yield from _of(content["content"]["encrypted_content_info"]["content_encryption_algorithm"])
        else:
            for bag in asn1.SafeContents.load(content["content"].native):
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield from _of(bag["bag_value"]["encryption_algorithm"])


def _of(algorithm: algos.EncryptionAlgorithm) -> Iterator[int]:
    derived = algorithm["parameters"].native or {}
    yield derived.get("iterations", 0)
    function = derived.get("key_derivation_func", {}).get("parameters") or {}
    yield from (function.get(name, 0) for name in ("iteration_count", "cost_parameter"))
