"""The key on a token: the agency's công vụ certificate, reached through the token's PKCS#11 module.

The token is looked for before the PIN is asked for. A token with a keypad of its own takes the PIN there. A wrong PIN
is never tried twice: most tokens lock themselves after a few.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pyhanko.sign.pkcs11 import PKCS11Signer

from cchc.errors import CchcError, WrongUsageError
from cchc.guessing import nearest, question
from cchc.wording import listing

_HASHING = {"rsa": Mechanism.SHA256_RSA_PKCS, "ec": Mechanism.ECDSA_SHA256}
"""The mechanism with which a token hashes and signs, by kind of key; a token without it is given the hash."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A private key and its certificate, with the labels that people know."""

    key: Any
    certificate: x509.Certificate
    labels: tuple[str, ...]


@contextmanager
def token_signer(module: Path, token: str, key: str | None, secret: Callable[[], str]) -> Iterator[PKCS11Signer]:
    """A signer with the key on the token, while the context is open; `key` labels the key or its certificate.

    Raises:
        CchcError: Module, token, key or certificate is not there, the PIN is refused, or the token fails while signing.
    """
    found = _token(module, token)
    own_keypad = TokenFlag.PROTECTED_AUTHENTICATION_PATH in found.flags
    try:
        with found.open(user_pin=pkcs11.PROTECTED_AUTH if own_keypad else secret()) as session:
            yield _signer(session, found, key)
    except (pkcs11.PinIncorrect, pkcs11.PinLenRange, pkcs11.PinInvalid) as error:
        raise CchcError(
            f"Sai mã PIN của thẻ “{token}”. Đề nghị kiểm tra trước khi nhập lại: thẻ tự khóa sau vài lần sai."
        ) from error
    except pkcs11.PinLocked as error:
        raise CchcError(
            f"Thẻ “{token}” đã bị khóa vì nhập sai mã PIN nhiều lần. Đề nghị liên hệ nơi cấp thẻ để mở khóa."
        ) from error
    except pkcs11.PKCS11Error as error:
        raise CchcError(
            f"Thẻ “{token}” báo lỗi {type(error).__name__}. Đề nghị cắm lại thẻ, hoặc liên hệ nơi cấp thẻ."
        ) from error


def _token(module: Path, label: str) -> pkcs11.Token:
    """The only token of that label.

    Raises:
        CchcError: The module cannot be used, or has no such token or several.
    """
    try:
        tokens = list(pkcs11.lib(str(module)).get_tokens())
    except pkcs11.PKCS11Error as error:
        raise CchcError(
            f"“{module}” không phải là thư viện PKCS#11 dùng được trên máy này. Đề nghị ghi tệp .dll, .so hoặc .dylib "
            "do nơi cấp thẻ cài."
        ) from error
    matching = [token for token in tokens if token.label == label]
    others = sorted(f"“{token.label}”" for token in tokens if token.label)
    if len(matching) > 1:
        raise CchcError(f"Có {len(matching)} thẻ cùng tên “{label}”. Đề nghị chỉ cắm thẻ cần dùng.")
    if not matching:
        seen = f"chỉ thấy {listing(others)}" if others else "không thấy thẻ nào"
        raise CchcError(f"Không có thẻ “{label}” ({seen}). Đề nghị cắm thẻ và kiểm tra --token.")
    return matching[0]


def _signer(session: pkcs11.Session, token: pkcs11.Token, label: str | None) -> PKCS11Signer:
    certificates = _certificates(session)
    pair = _chosen(_pairs(session, certificates), label, token.label)
    others = [certificate for _, _, certificate in certificates if certificate != pair.certificate]
    hashing = _HASHING.get(pair.certificate.public_key.algorithm)
    return PKCS11Signer(
        session,
        signing_cert=pair.certificate,
        ca_chain=others,
        key_id=pair.key.id,
        key_label=pair.key.label,
        use_raw_mechanism=hashing not in token.slot.get_mechanisms(),
    )


def _chosen(pairs: Sequence[_Pair], label: str | None, token: str) -> _Pair:
    """The pair of that label, or the only one.

    Raises:
        CchcError: There is none.
        WrongUsageError: There are several, or none of that label.
    """
    if not pairs:
        raise CchcError(f"Thẻ “{token}” không có chứng thư nào kèm khóa bí mật. Đề nghị kiểm tra đúng thẻ của cơ quan.")
    matching = [pair for pair in pairs if label is None or label in pair.labels]
    names = ", ".join(sorted(f"“{pair.labels[0]}”" for pair in pairs))
    if not matching:
        raise WrongUsageError(
            f"Thẻ “{token}” không có khóa “{label}”{question(nearest(label or '', _labels(pairs)))} "
            f"Đề nghị ghi --key là một trong: {names}."
        )
    if len(matching) > 1:
        raise WrongUsageError(
            f"Thẻ “{token}” có {len(matching)} khóa dùng được. Đề nghị ghi --key là một trong: {names}."
        )
    return matching[0]


def _labels(pairs: Sequence[_Pair]) -> list[str]:
    return [name for pair in pairs for name in pair.labels]


def _pairs(session: pkcs11.Session, certificates: Sequence[tuple[bytes, str, x509.Certificate]]) -> list[_Pair]:
    """Each private key with the certificate of the same id; a certificate of a CA has none."""
    keys: list[Any] = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}))
    return [
        _Pair(key, certificate, tuple(dict.fromkeys(name for name in (key.label, label) if name)))
        for key in keys
        for identifier, label, certificate in certificates
        if key.id == identifier
    ]


def _certificates(session: pkcs11.Session) -> list[tuple[bytes, str, x509.Certificate]]:
    found = list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))
    return [(item[Attribute.ID], item[Attribute.LABEL], x509.Certificate.load(item[Attribute.VALUE])) for item in found]
