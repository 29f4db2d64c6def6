"""Putting the agency's signature on a PDF.

The visible text and the signature (/M) state the same instant. The signed file is verified before it leaves here: a key
that does not fit its certificate, a time stamp that is none, or an older signature that the new one would break is
found out while nothing is written yet. So is, before the key is used, a file that is wrong already.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError

from cchc.errors import CchcError
from cchc.signing.area import Box
from cchc.signing.certificates import refuse_unfit
from cchc.signing.document import FIELD, MAX_PDF_BYTES, UNREADABLE, broken_pdf, first_page, refuse_second, signatures
from cchc.signing.font import UNUSABLE
from cchc.signing.levels import Level, LevelEvidence, untrusted
from cchc.signing.limits import bounded
from cchc.signing.signatures import Flaw
from cchc.signing.stamp import Stamp, StampLine, place
from cchc.signing.verify import checked

_SECONDS, _SECONDS_TO_CHECK = 2.0, 4.0


@dataclass(frozen=True, slots=True)
class Order:
    """A signature to be made: visible text, typeface, instant, evidence, and whether it locks the file."""

    text: str
    typeface: bytes
    signed_at: datetime
    evidence: LevelEvidence
    locks: bool = False


def signed(reader: PdfFileReader, name: str, signer: Signer, order: Order) -> bytes:
    """The PDF with the signature; `name` is the file's, for messages.

    Raises:
        CchcError: The certificate may not sign, the agency has signed already, a signature of the file does not
            verify, the text has no room, the level cannot be reached, or what came out does not verify.
    """
    refuse_unfit(signer.signing_cert, order.signed_at)
    whose = f"Tệp PDF “{name}”"
    given = reader.stream.getvalue()
    bounded(lambda: _refuse_wrong(given, name, order), whose, seconds=_SECONDS_TO_CHECK)
    # waiting for a token or a time stamp takes as long as it takes: only the processor's time counts
    content = bounded(lambda: _signed(reader, name, signer, order), whose, seconds=_SECONDS, clock=time.process_time)
    bounded(lambda: _refuse_unsound(content, name, order), whose, seconds=_SECONDS_TO_CHECK)
    return content


def _refuse_wrong(content: bytes, name: str, order: Order) -> None:
    """Refuse a file that has been signed and is wrong already: one more signature would not mend it.

    Raises:
        CchcError: A signature does not verify, or something was appended after one.
    """
    file = checked(content, (), order.signed_at)
    if Flaw.APPENDED in file.flaws:
        raise CchcError(f"Tệp “{name}” bị nối thêm dữ liệu sau khi ký. Đề nghị dùng bản chưa bị nối thêm.")
    for signature in file.signatures:
        if signature.flaws:
            raise _no_longer_valid(signature.field, name)


def _signed(reader: PdfFileReader, name: str, signer: Signer, order: Order) -> bytes:
    try:
        refuse_second(reader, signer.signing_cert, name)
        writer = IncrementalPdfFileWriter.from_reader(reader)
        line = _line(writer, order)
        first = not signatures(reader)
        field = _field(place(line, first_page(writer)), locks=order.locks and not first)
    except UNREADABLE as error:
        raise broken_pdf(name) from error
    pdf_signer = _PdfSigner(
        _metadata(order, certifies=order.locks and first),
        signer,
        timestamper=order.evidence.timestamper(),
        stamp_style=Stamp(border_width=0, line=line),
        new_field_spec=field,
    )
    pdf_signer.signed_at = order.signed_at
    return _run(pdf_signer, writer, name)


def _line(writer: IncrementalPdfFileWriter, order: Order) -> StampLine:
    try:
        return StampLine(writer, order.text, order.typeface)
    except UNUSABLE as error:
        raise CchcError("Phông chữ không ghi được vào PDF. Đề nghị chọn phông khác (--font).") from error


class _PdfSigner(PdfSigner):
    """pyHanko's signer at a given instant: its own would read the clock."""

    signed_at: datetime

    def init_signing_session(self, *arguments: Any, **options: Any) -> PdfSigningSession:  # noqa: ANN401 — pyHanko's own
        """A session at `signed_at`."""
        session = super().init_signing_session(*arguments, **options)
        session.system_time = self.signed_at
        return session


def _metadata(order: Order, *, certifies: bool) -> PdfSignatureMetadata:
    """The metadata for PAdES with SHA-256; a first signature that locks the file certifies it, as ISO 32000 has it."""
    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certifies,
        docmdp_permissions=MDPPerm.NO_CHANGES if order.locks else MDPPerm.FILL_FORMS,
        validation_context=order.evidence.context(order.signed_at),
        embed_validation_info=order.evidence.level.long_term,
        use_pades_lta=order.evidence.level is Level.LTA,
        signer_key_usage=set(),  # looked at already: one of two is enough
    )


def _field(box: Box, *, locks: bool) -> SigFieldSpec:
    """A field for the signature; with `locks` it locks the file, for a later signature (ISO 32000-2, 12.7.5.5)."""
    return SigFieldSpec(
        FIELD,
        box=box,  # type: ignore[arg-type]  # pyHanko takes any numbers
        readable_field_name="Chữ ký số của cơ quan",
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL) if locks else None,
        doc_mdp_update_value=MDPPerm.NO_CHANGES if locks else None,
    )


def _run(pdf_signer: PdfSigner, writer: IncrementalPdfFileWriter, name: str) -> bytes:
    try:
        content: bytes = pdf_signer.sign_pdf(writer).getvalue()
    except SigningError as error:
        if isinstance(error.__cause__, PathBuildingError | PathValidationError):
            raise untrusted(error.__cause__, "ký") from error
        raise broken_pdf(name) from error
    except (PathBuildingError, PathValidationError) as error:
        raise untrusted(error, "của máy chủ dấu thời gian") from error
    except UNREADABLE as error:
        raise broken_pdf(name) from error
    return content


def _refuse_unsound(content: bytes, name: str, order: Order) -> None:
    """Refuse a signed file when its new signature, or one that was there before, does not verify.

    Raises:
        CchcError: A signature does not verify, or the file has become too large to be verified.
    """
    if len(content) > MAX_PDF_BYTES:
        raise CchcError(
            f"Tệp “{name}” ký xong sẽ lớn hơn {MAX_PDF_BYTES // 2**20} MB, không kiểm tra chữ ký được. "
            "Đề nghị giảm dung lượng của tệp."
        )
    file = checked(content, (), order.signed_at)
    if file.flaws:
        raise broken_pdf(name)
    for signature in file.signatures:
        if Flaw.FORGED in signature.flaws:
            raise CchcError("Khóa bí mật không khớp với chứng thư. Đề nghị kiểm tra thẻ hoặc tệp khóa.")
        if Flaw.TIMESTAMP_BROKEN in signature.flaws:
            raise CchcError(f"Dấu thời gian từ “{order.evidence.tsa}” không hợp lệ. Đề nghị kiểm tra địa chỉ --tsa.")
        if signature.field == FIELD and Flaw.CERTIFICATE_NOT_VALID in signature.flaws:
            raise CchcError(
                f"Theo dấu thời gian từ “{order.evidence.tsa}”, chứng thư không có hiệu lực khi ký. "
                "Đề nghị kiểm tra đồng hồ của máy và chứng thư."
            )
        if signature.flaws:
            raise _no_longer_valid(signature.field, name)


def _no_longer_valid(field: str, name: str) -> CchcError:
    return CchcError(
        f"Chữ ký “{field}” có trong tệp “{name}” không còn hợp lệ, hoặc không cho ký thêm. "
        "Đề nghị kiểm tra: cchc verify."
    )
