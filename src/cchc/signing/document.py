"""Opening a PDF, and refusing one that cannot be read or may no longer be signed."""

import io
import struct
import zlib
from typing import Any

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import FormFillingError, PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from cchc.errors import CchcError
from cchc.signing.limits import bounded
from cchc.signing.pages import held, visible

FIELD = "ChuKySo_CoQuan"
"""The field of the agency's signature."""
MAX_PDF_BYTES = 50 * 1024 * 1024
"""The size limit of a PDF in bytes: an annex of a thousand pages has ten megabytes; a scanned one fits in too."""
_SECONDS = 2.0
"""The time limit for reading a PDF before it is signed, in seconds: only its frame and its signatures are read."""
UNREADABLE = (
    *(PdfError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError),
    *(RecursionError, NotImplementedError, zlib.error, struct.error, UnsupportedAlgorithm),
)
"""Errors that pyHanko raises for a broken file: files broken at random reached all of these."""


def pdf_reader(content: bytes) -> PdfFileReader:
    """A reader of the PDF, lenient where Word is (it writes two kinds of cross references into one file).

    Raises:
        One of `UNREADABLE`: It is no PDF, or broken.
    """
    return PdfFileReader(io.BytesIO(content), strict=False)


def signable(content: bytes, name: str) -> PdfFileReader:
    """A reader of a PDF that may get the agency's signature; `name` is the file's, for messages.

    Raises:
        CchcError: It is no PDF, broken, locked with a password or by a signature, a dynamic form, or has the signature
            or a field of its name.
    """
    if b"%PDF-" not in content[:1024]:
        raise CchcError(f"Tệp “{name}” không phải là PDF. Đề nghị xuất tài liệu ra PDF rồi ký.")
    return bounded(lambda: _signable(content, name), f"Tệp PDF “{name}”", seconds=_SECONDS)


def broken_pdf(name: str) -> CchcError:
    """Error message for a PDF that cannot be read."""
    return CchcError(f"Tệp PDF “{name}” hỏng, không đọc được. Đề nghị xuất lại tệp.")


def refuse_second(reader: PdfFileReader, certificate: x509.Certificate, name: str) -> None:
    """Refuse a file that the agency has signed already, in any field.

    Raises:
        CchcError: There is a signature by the certificate's holder.
    """
    for signature in signatures(reader):
        if isinstance(signature, EmbeddedPdfSignature) and signature.signer_cert.subject == certificate.subject:
            raise CchcError(
                f"Tệp “{name}” đã có chữ ký số của cơ quan (trường “{signature.field_name}”). "
                "Đề nghị kiểm tra: cchc verify."
            )


def first_page(document: PdfHandler) -> DictionaryObject:
    """The first page.

    Raises:
        One of `UNREADABLE`: There is none.
    """
    page: DictionaryObject = document.find_page_for_modification(0)[0].get_object()
    return page


def signatures(reader: PdfFileReader) -> list[EmbeddedPdfSignature | str]:
    """The signatures, oldest first; at the end the field names of those that cannot be read."""
    found = [_signature(reader, name, field) for name, _, field in enumerate_sig_fields(reader, filled_status=True)]
    readable = [signature for signature in found if isinstance(signature, EmbeddedPdfSignature)]
    broken_pdf = [signature for signature in found if isinstance(signature, str)]
    return [*sorted(readable, key=lambda signature: int(signature.signed_revision)), *broken_pdf]


def forbids_signing(signature: EmbeddedPdfSignature) -> bool:
    """True if the agency must not sign after this signature: it permits no change (DocMDP P=1), or locks new fields."""
    fields = signature.fieldmdp
    return signature.docmdp_level is MDPPerm.NO_CHANGES or (fields is not None and bool(fields.is_locked(FIELD)))


def _signable(content: bytes, name: str) -> PdfFileReader:
    try:
        reader = pdf_reader(content)
        locked = reader.encrypted
        if not locked:
            _refuse(reader, name)
    except UNREADABLE as error:
        raise broken_pdf(name) from error
    if locked:
        raise CchcError(f"Tệp PDF “{name}” đặt mật khẩu nên không ký được. Đề nghị bỏ mật khẩu rồi ký.")
    return reader


def _signature(reader: PdfFileReader, name: str, field: Any) -> EmbeddedPdfSignature | str:  # noqa: ANN401 — a reference
    try:
        signature = EmbeddedPdfSignature(reader, field, name)
        signature.signer_cert  # noqa: B018 — read only when asked
    except UNREADABLE:
        return name
    return signature


def _refuse(reader: PdfFileReader, name: str) -> None:
    visible(first_page(reader))
    if "/XFA" in held(reader.root, "/AcroForm"):
        raise CchcError(
            f"Tệp PDF “{name}” là biểu mẫu XFA, không ký được. Đề nghị in ra PDF thường (Print to PDF) rồi ký."
        )
    _refuse_field(reader, name)
    for signature in signatures(reader):
        if isinstance(signature, str):
            raise CchcError(f"Tệp “{name}” có chữ ký “{signature}” không đọc được. Đề nghị xuất lại tệp rồi ký.")
        if forbids_signing(signature):
            raise CchcError(
                f"Tệp “{name}” đã khóa bằng chữ ký “{signature.field_name}”, không ký thêm được. "
                "Đề nghị dùng bản chưa khóa."
            )


def _refuse_field(reader: PdfFileReader, name: str) -> None:
    """Refuse a file with a field of the agency's name, signed or not: signing adds that field, at the decree's place.

    Raises:
        CchcError: It has such a field.
    """
    try:
        fields = list(enumerate_sig_fields(reader, with_name=FIELD))
    except FormFillingError as error:  # it is no signature field
        raise _prepared(name) from error
    for _, value, _ in fields:
        if value is None:
            raise _prepared(name)
        raise CchcError(f"Tệp “{name}” đã có chữ ký số của cơ quan (trường “{FIELD}”). Đề nghị kiểm tra: cchc verify.")


def _prepared(name: str) -> CchcError:
    return CchcError(
        f"Tệp “{name}” có sẵn trường “{FIELD}” chưa ký, do chương trình khác đặt. "
        "Đề nghị dùng bản PDF không có trường đó, hoặc đổi tên trường."
    )
