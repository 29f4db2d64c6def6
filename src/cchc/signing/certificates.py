"""Certificates and lists of revoked certificates: reading their files, and whether a certificate may sign."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import crl, pem, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pyhanko.keys import load_certs_from_pemder_data

from cchc.errors import CchcError
from cchc.signing.reading import read_bounded
from cchc.signing.signatures import Certificate, CertificateHolder

_SIGNING = {"digital_signature", "non_repudiation"}
_KEYS = {"rsa": "RSA", "ec": "ECDSA"}


def certificates(paths: Iterable[Path]) -> tuple[x509.Certificate, ...]:
    """The certificates in files of PEM (any number in a file) or DER.

    Raises:
        CchcError: A file cannot be read or holds no certificate.
    """
    return tuple(certificate for path in paths for certificate in _certificates(path))


def revocation_lists(paths: Iterable[Path]) -> tuple[crl.CertificateList, ...]:
    """The lists of revoked certificates (CRL) in files of PEM or DER, one in each.

    Raises:
        CchcError: A file cannot be read or is no such list.
    """
    return tuple(map(_revocation_list, paths))


def described(certificate: x509.Certificate) -> Certificate:
    """The certificate in the words of `cchc.signing.signatures`."""
    return Certificate(
        holder(certificate.subject),
        holder(certificate.issuer),
        certificate.not_valid_before,
        certificate.not_valid_after,
    )


def holder(name: x509.Name) -> CertificateHolder:
    """The common name in a certificate's name, or the whole name when it has none; and the organisation."""
    parts = name.native
    organisation = _text(parts.get("organization_name"))
    return CertificateHolder(_text(parts.get("common_name")) or name.human_friendly, organisation)


def refuse_unfit(certificate: x509.Certificate, at: datetime) -> None:
    """Refuse a certificate that may not sign a document at this instant; messages give days in the instant's time zone.

    Raises:
        CchcError: It has expired, is not valid yet, is for another use, or has a key that is neither RSA nor ECDSA.
    """
    name = holder(certificate.subject).name
    if at > certificate.not_valid_after:
        until = certificate.not_valid_after.astimezone(at.tzinfo)
        raise CchcError(f"Chứng thư “{name}” đã hết hạn ngày {until:%d/%m/%Y}. Đề nghị dùng chứng thư còn hiệu lực.")
    if at < certificate.not_valid_before:
        since = certificate.not_valid_before.astimezone(at.tzinfo)
        raise CchcError(
            f"Chứng thư “{name}” đến ngày {since:%d/%m/%Y} mới có hiệu lực. "
            "Đề nghị kiểm tra chứng thư và đồng hồ của máy."
        )
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & _SIGNING:
        raise CchcError(f"Chứng thư “{name}” không được cấp để ký văn bản. Đề nghị dùng chứng thư có mục đích ký số.")
    if certificate.public_key.algorithm not in _KEYS:
        raise CchcError(
            f"Khóa của chứng thư “{name}” thuộc loại không dùng được ở đây. "
            f"Đề nghị dùng khóa {' hoặc '.join(_KEYS.values())}."
        )


def _certificates(path: Path) -> tuple[x509.Certificate, ...]:
    content = read_bounded(path)
    try:
        found = tuple(filter(_usable, load_certs_from_pemder_data(content)))
    except (ValueError, TypeError, RecursionError):
        found = ()
    if not found:
        raise CchcError(f"Tệp “{path}” không có chứng thư (PEM hoặc DER). Đề nghị kiểm tra tên tệp.")
    return found


def _usable(certificate: x509.Certificate) -> bool:
    """True if `cryptography` knows the kind of the certificate's key.

    Raises:
        ValueError, TypeError, RecursionError: It is no certificate.
    """
    certificate.native  # noqa: B018 — asn1crypto reads only when asked
    try:
        load_der_public_key(certificate.public_key.dump())
    except UnsupportedAlgorithm:
        return False
    return True


def _revocation_list(path: Path) -> crl.CertificateList:
    content = read_bounded(path)
    try:
        der = pem.unarmor(content)[2] if pem.detect(content) else content
        found = crl.CertificateList.load(der, strict=True)
        found.native  # noqa: B018 — as above
    except (ValueError, TypeError, RecursionError) as error:
        raise CchcError(
            f"Tệp “{path}” không phải là danh sách thu hồi (CRL, dạng PEM hoặc DER). Đề nghị kiểm tra tên tệp."
        ) from error
    return found


def _text(value: Any) -> str | None:  # noqa: ANN401 — asn1crypto gives a text, or a list of them
    return ", ".join(value) if isinstance(value, list) else value
