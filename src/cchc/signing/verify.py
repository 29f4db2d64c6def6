"""Checking the signatures in a PDF, offline.

pyHanko judges the mathematics, the chain of certificates and, by the rules of `policy`, what came after a signature.
Added here: bytes after the end of the PDF or of a signed revision, which pyHanko lets pass, and bytes beside the
signature in the room that was kept for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from asn1crypto import parser, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from cchc.signing import later, limits
from cchc.signing.certificates import described, holder
from cchc.signing.document import UNREADABLE, forbids_signing, pdf_reader, signatures
from cchc.signing.limits import TooMuchWorkError, bounded
from cchc.signing.policy import POLICY
from cchc.signing.revisions import has_foreign_bytes
from cchc.signing.signatures import Covering, Flaw, Signature, SignedFile, Timestamp

_END = b"%%EOF"
_LINE_ENDS = (b"", b"\n", b"\r", b"\r\n")
_MAY_SIGN = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


@dataclass(frozen=True, slots=True)
class _Verifier:
    """A file with its signatures, and the roots and the instant for judging them."""

    content: bytes
    trust: Sequence[x509.Certificate]
    as_of: datetime
    found: Sequence[EmbeddedPdfSignature]
    store: DocumentSecurityStore | None
    seen: later.Appearances

    def context(self, at: datetime, mode: str = "soft-fail") -> ValidationContext:
        """The context for pyHanko at an instant: the roots, and the file's own store (DSS); nothing is fetched."""
        known: dict[str, Any] = {
            "trust_roots": list(self.trust),
            "moment": at,
            "retroactive_revinfo": True,
            "revocation_mode": mode,
        }
        if self.store is None:
            return ValidationContext(**known)
        context: ValidationContext = self.store.as_validation_context(known)
        return context

    def covered(self, signature: EmbeddedPdfSignature) -> tuple[Covering, ...]:
        """The pages that later signatures cover by more than a tenth."""
        return later.coverings(signature, self.after(signature), self.seen)

    def after(self, signature: EmbeddedPdfSignature) -> list[EmbeddedPdfSignature]:
        """The signatures that were made after this one."""
        return [other for other in self.found if other.signed_revision > signature.signed_revision]


def verified(content: bytes, trust: Sequence[x509.Certificate], as_of: datetime) -> SignedFile:
    """The signatures in a PDF and their flaws; `trust` are the roots, none to leave the chains unchecked.

    Certificates are judged at the instant of signing, as the time stamp vouches for it, else as the signer states it;
    at `as_of` where a signature states none.
    """
    try:
        return bounded(lambda: checked(content, trust, as_of), seconds=limits.SECONDS)
    except TooMuchWorkError as error:
        return SignedFile(flaws=(Flaw.NOT_READ,), reason=str(error))


def checked(content: bytes, trust: Sequence[x509.Certificate], as_of: datetime) -> SignedFile:
    """As `verified`, without limits: the caller bounds memory and time."""
    try:
        reader = pdf_reader(content)
        if reader.encrypted:
            return SignedFile(flaws=(Flaw.ENCRYPTED,))
        found = signatures(reader)
        appended = _appended(content, reader, found)
        store = _store(reader)
        readable = [each for each in found if isinstance(each, EmbeddedPdfSignature)]
        seen = later.places(reader, readable)
    except UNREADABLE:
        return SignedFile(flaws=(Flaw.BROKEN,))
    if not found:
        return SignedFile(flaws=(Flaw.UNSIGNED,))
    desk = _Verifier(content, trust, as_of, readable, store, seen)
    return SignedFile(tuple(_judged(each, desk) for each in found), (Flaw.APPENDED,) if appended else ())


def _store(reader: PdfFileReader) -> DocumentSecurityStore | None:
    """The file's own store (DSS) of certificates and revocation lists; `None` when it has none."""
    try:
        return DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return None


def _appended(content: bytes, reader: PdfFileReader, found: Sequence[EmbeddedPdfSignature | str]) -> bool:
    """True if more than a line end follows the end of the last revision, or more than line ends a signed one."""
    end = content.find(_END, reader.last_startxref)
    if end < 0 or content[end + len(_END) :] not in _LINE_ENDS:
        return True
    readable = [each for each in found if isinstance(each, EmbeddedPdfSignature)]
    if readable and has_foreign_bytes(content, reader, int(readable[0].signed_revision)):
        return True
    last = found[-1] if found else ""
    return (
        isinstance(last, EmbeddedPdfSignature)
        and last.signed_revision == reader.total_revisions - 1
        and last.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_REVISION
    )


def _judged(signature: EmbeddedPdfSignature | str, desk: _Verifier) -> Signature:
    if isinstance(signature, str):
        return Signature(signature, (Flaw.UNREADABLE,))
    try:
        if signature.sig_object_type == "/DocTimeStamp":
            return _document_timestamp(signature, desk)
        return _signature(signature, desk)
    except UNREADABLE:
        return Signature(signature.field_name, (Flaw.UNREADABLE,))


def _signature(signature: EmbeddedPdfSignature, desk: _Verifier) -> Signature:
    token = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
    at = _stamped_at(token) or signature.self_reported_timestamp or desk.as_of
    status = validate_pdf_signature(
        signature,
        desk.context(at),
        key_usage_settings=_MAY_SIGN,
        diff_policy=POLICY,
    )
    stamp = status.timestamp_validity
    flaws = [
        *_of_content(signature, status, desk),
        *_of_certificate(signature, status, at, desk),
        *_of_timestamp(stamp, desk),
    ]
    return replace(
        _facts(signature, status, desk, flaws),
        signed_at=signature.self_reported_timestamp,
        timestamp=Timestamp(stamp.timestamp, holder(stamp.signing_cert.subject)) if stamp else None,
        locks=forbids_signing(signature),
    )


def _document_timestamp(signature: EmbeddedPdfSignature, desk: _Verifier) -> Signature:
    at = _stamped_at(signature.signed_data) or desk.as_of
    status = validate_pdf_timestamp(signature, desk.context(at), diff_policy=POLICY)
    flaws = [*_of_content(signature, status, desk), *_of_timestamp(status, desk)]
    return replace(
        _facts(signature, status, desk, flaws),
        is_timestamp=True,
        timestamp=Timestamp(status.timestamp, holder(status.signing_cert.subject)),
    )


def _facts(signature: EmbeddedPdfSignature, status: Any, desk: _Verifier, flaws: Sequence[Flaw]) -> Signature:  # noqa: ANN401 — either status of pyHanko
    return Signature(
        signature.field_name,
        tuple(flaws),
        certificate=described(status.signing_cert),
        covers_file=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        later=tuple(other.field_name for other in desk.after(signature)),
        covered=desk.covered(signature),
        drawn=tuple(place.drawing for place in desk.seen.get(signature.field_name, ())),
        trusted=bool(status.trusted) if desk.trust else None,
    )


def _of_content(signature: EmbeddedPdfSignature, status: Any, desk: _Verifier) -> Iterator[Flaw]:  # noqa: ANN401 — as above
    """The flaws in the signed content, and in the changes after signing."""
    if not status.intact or not _room_is_clean(signature, desk.content):
        yield Flaw.CHANGED
    elif not status.valid:
        yield Flaw.FORGED
    if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        yield Flaw.PARTIAL
    else:
        yield from later.flaws(signature, desk.after(signature), desk.seen, desk.covered(signature))


def _of_certificate(
    signature: EmbeddedPdfSignature,
    status: Any,  # noqa: ANN401 — as above
    at: datetime,
    desk: _Verifier,
) -> Iterator[Flaw]:
    if not status.signing_cert.not_valid_before <= at <= status.signing_cert.not_valid_after:
        yield Flaw.CERTIFICATE_NOT_VALID
    elif _revoked(signature, at, desk):
        yield Flaw.REVOKED
    elif desk.trust and status.intact and status.valid and not status.trusted:
        yield Flaw.UNTRUSTED


def _revoked(signature: EmbeddedPdfSignature, at: datetime, desk: _Verifier) -> bool:
    """True if a list in the file names the certificate.

    pyHanko by itself looks into the file's lists only for a certificate that names an address of a list.
    """
    if desk.store is None or not desk.trust:
        return False
    context = desk.context(at, "require")
    return bool(validate_pdf_signature(signature, context, skip_diff=True).revoked)


def _of_timestamp(stamp: Any, desk: _Verifier) -> Iterator[Flaw]:  # noqa: ANN401 — as above
    if stamp is None:
        return
    if not (stamp.intact and stamp.valid):
        yield Flaw.TIMESTAMP_BROKEN
    elif desk.trust and not stamp.trusted:
        yield Flaw.TIMESTAMP_UNTRUSTED


def _stamped_at(signed_data: Any) -> datetime | None:  # noqa: ANN401 — asn1crypto has no types
    """The instant in a time stamp's data."""
    if signed_data is None:
        return None
    instant: datetime = signed_data["encap_content_info"]["content"].parsed["gen_time"].native
    return instant


def _room_is_clean(signature: EmbeddedPdfSignature, content: bytes) -> bool:
    """True if the room kept for the signature holds its digits, all small or all capital letters, then zeros only."""
    _, start, end, _ = signature.byte_range
    written = content[start:end]
    plain = signature.pkcs7_content
    return written in (b"<%s>" % plain.hex().encode(), b"<%s>" % plain.hex().upper().encode()) and not any(
        plain[parser.peek(plain) :]
    )
