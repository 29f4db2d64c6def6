"""A signature that is asked for: its evidence, the key that signs, and the file that it makes.

Options that contradict one another, or need one more, are told before anything is opened.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc import files
from cchc.errors import CchcError, WrongUsageError
from cchc.operations.document_number import full_number
from cchc.operations.selection import Selection
from cchc.signing.certificates import certificates, revocation_lists
from cchc.signing.document import MAX_PDF_BYTES, signable
from cchc.signing.font import typeface
from cchc.signing.levels import Level, LevelEvidence
from cchc.signing.pkcs11 import token_signer
from cchc.signing.pkcs12 import file_signer
from cchc.signing.reading import read_bounded
from cchc.signing.sign import Order, signed
from cchc.signing.stamp import stamp_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The place of the key: a PKCS#12 file or a token; `secret` asks for its password or PIN."""

    secret: Callable[[str], str]
    p12: Path | None = None
    module: Path | None = None
    token: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of a signature: the document's number, the level and its evidence, the font, and locking."""

    number: str
    level: str | None = None
    tsa: str | None = None
    trust: tuple[Path, ...] = ()
    crl: tuple[Path, ...] = ()
    font: Path | None = None
    locks: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """The signed file, and the words that stand in its signature."""

    content: bytes = field(repr=False)
    text: str


def number_of(number: str | None, plan: Path | None, plans: Selection | None) -> str:
    """The full number of the document, from the option and from the one plan that `plan` names.

    Raises:
        WrongUsageError: Number or symbol is not known, or is none.
        CchcError: The plan has errors.
    """
    if plans is None:
        return full_number(number, None)
    if len(plans.cases) != 1:
        raise CchcError(f"Không lấy được số văn bản từ “{plan}”. Đề nghị ghi một tệp kế hoạch không còn lỗi.")
    return full_number(number, plans.cases[0].plan.document)


def sign(document: Path, key: Key, wanted: Request, now: Callable[[], datetime]) -> Signed:
    """The document with one more signature; nothing is written.

    The time of the signature is asked for once the key is at hand: a PIN may take its time.

    Raises:
        WrongUsageError: The options contradict one another, or something is missing.
        CchcError: The document must not or cannot be signed, or the key cannot be used.
    """
    name = files.name_of(document)
    proof = level_evidence(wanted)
    reader = signable(read_bounded(document, MAX_PDF_BYTES, anywhere=False), name)
    letters = typeface(stamp_text(wanted.number, now()) + "0123456789", wanted.font)
    with signer(key) as key_holder:
        signed_at = now()
        order = Order(stamp_text(wanted.number, signed_at), letters, signed_at, proof, locks=wanted.locks)
        return Signed(signed(reader, name, key_holder, order), order.text)


def target(document: Path, output: Path | None, *, force: bool) -> Path:
    """The path of the signed file: the output, else a name in .signed.pdf; never the document itself.

    Raises:
        WrongUsageError: The two are one file, the name is no PDF's, or there is no document by that name.
        CchcError: There is a file already.
    """
    is_stream = files.is_stream(document)
    if not is_stream and not files.is_file(document):
        raise WrongUsageError(f"Không có tệp “{document}”. Đề nghị kiểm tra lại đường dẫn.")
    found = output or (Path("phu-luc.signed.pdf") if is_stream else document.with_suffix(".signed.pdf"))
    if files.is_stdout(found):
        return found
    if found.suffix.lower() != ".pdf":
        raise WrongUsageError(f"Tệp đã ký là PDF, không ghi vào “{found}”. Đề nghị ghi tên tệp .pdf ở -o.")
    if not is_stream and files.real(found) == files.real(document):
        raise WrongUsageError(f"“{found}” là chính tệp được ký, không ghi đè. Đề nghị chọn tên khác (-o).")
    files.refuse_overwriting(found, force=force)
    return found


def level_evidence(asked: Request) -> LevelEvidence:
    """The level of the signature, with the evidence that it needs.

    Raises:
        WrongUsageError: The options contradict one another, or something is missing.
    """
    level = Level(asked.level or ("B-T" if asked.tsa else "B-B"))
    _refuse_authority(level, asked.tsa)
    _refuse_proofs(level, asked)
    return LevelEvidence(level, asked.tsa, certificates(asked.trust), revocation_lists(asked.crl))


def _refuse_authority(level: Level, address: str | None) -> None:
    """Refuse a timestamp authority (`--tsa`) that the level does not use, that it lacks, or that is no address."""
    if level is Level.B and address:
        raise WrongUsageError("Mức B-B không có dấu thời gian. Đề nghị bỏ --tsa, hoặc ghi --level B-T.")
    if level is not Level.B and not address:
        raise WrongUsageError(f"Mức {level} cần dấu thời gian. Đề nghị ghi --tsa URL.")
    if address and not re.match(r"https?://[^/]", address):
        raise WrongUsageError(f"--tsa “{address}” không phải là địa chỉ. Đề nghị ghi dạng http://… hoặc https://….")


def _refuse_proofs(level: Level, asked: Request) -> None:
    """Refuse root certificates and revocation lists that the level does not keep, or a level without its roots."""
    if level.long_term and not asked.trust:
        raise WrongUsageError(f"Mức {level} cần chứng thư gốc. Đề nghị ghi --trust TỆP.pem của nơi cấp chứng thư.")
    if not level.long_term and (asked.trust or asked.crl):
        raise WrongUsageError(f"--trust và --crl là của mức B-LT, B-LTA; mức này là {level}. Đề nghị ghi --level B-LT.")


def signer(key: Key) -> AbstractContextManager[Any]:
    """A context that gives the signer, for as long as the key's token is open.

    Raises:
        WrongUsageError: The place of the key is missing, incomplete, or given twice.
    """
    if (key.p12 is None) == (key.module is None):
        raise WrongUsageError(
            "Đề nghị ghi một nơi có khóa: --pkcs11 THƯ-VIỆN --token TÊN (thẻ), hoặc --p12 TỆP (ký thử)."
        )
    if key.p12 is not None:
        if key.token or key.name:
            raise WrongUsageError("--token và --key là của thẻ (--pkcs11). Đề nghị bỏ khi dùng --p12.")
        return nullcontext(file_signer(key.p12, lambda: key.secret("Mật khẩu của tệp PKCS#12")))
    if key.module is None or key.token is None:
        raise WrongUsageError("--pkcs11 cần tên thẻ. Đề nghị ghi --token TÊN.")
    return token_signer(key.module, key.token, key.name, lambda: key.secret(f"Mã PIN của thẻ {key.token}"))
