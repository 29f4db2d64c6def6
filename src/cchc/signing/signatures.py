"""Results of checking the signatures in a PDF: plain values, which `signing` finds and `report` tells."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LARGEST = 0.1
"""The part of a page that a later signature may take."""
MOST_TEXT = 0.25
"""The part of a page's signed text that later signatures may cover together."""


class Flaw(StrEnum):
    """A flaw of a file or of one of its signatures; the value is its name in JSON."""

    NOT_READ = "not-read"
    """The file was not read at all; `SignedFile.reason` says why."""
    BROKEN = "broken"
    """The file is no PDF that can be read."""
    ENCRYPTED = "encrypted"
    """The file can be read only with a password."""
    UNSIGNED = "unsigned"
    """The file has no signature."""
    APPENDED = "appended"
    """After the end of the PDF there are more bytes."""
    UNREADABLE = "unreadable"
    """The signature itself cannot be read."""
    CHANGED = "changed"
    """The signed content was changed."""
    FORGED = "forged"
    """The signature was not made with the key of the certificate that it shows."""
    PARTIAL = "partial"
    """The signature covers only a part of the document as it was when it was signed."""
    CHANGED_LATER = "changed-later"
    """After signing, something was changed that is no signature."""
    COVERED_LATER = "covered-later"
    """Later signatures draw over so much of a page that what was signed may be hidden."""
    CERTIFICATE_NOT_VALID = "certificate-not-valid"
    """The certificate had expired, or was not valid yet, when it signed."""
    UNTRUSTED = "untrusted"
    """The certificate does not come from the given roots, or may not be used so."""
    REVOKED = "revoked"
    """The certificate, or one above it, had been revoked."""
    TIMESTAMP_BROKEN = "timestamp-broken"
    """The time stamp is not that of this signature, or was changed."""
    TIMESTAMP_UNTRUSTED = "timestamp-untrusted"
    """The time stamp's authority does not come from the given roots."""


TO_REVIEW = frozenset(
    {
        *(Flaw.ENCRYPTED, Flaw.UNSIGNED, Flaw.COVERED_LATER),
        *(Flaw.CERTIFICATE_NOT_VALID, Flaw.UNTRUSTED, Flaw.TIMESTAMP_UNTRUSTED),
    }
)
"""Flaws that do not say that a signed document was tampered with: a person has to look, ask, or get another file."""


class Verdict(StrEnum):
    """Kết luận on a file; the value is its name in JSON."""

    VALID = "valid"
    """Hợp lệ: nothing is wrong, and the certificates come from the given roots."""
    INDETERMINATE = "indeterminate"
    """Chưa đủ căn cứ: nothing is wrong, but no roots were given."""
    REVIEW = "review"
    """Cần xem lại: only flaws of `TO_REVIEW`, or later signatures cover much of a page together."""
    INVALID = "invalid"
    """Không hợp lệ: changed, appended to, broken or not to be read, forged, or revoked."""


@dataclass(frozen=True, slots=True)
class CertificateHolder:
    """The person or body that a certificate names: the common name, and the organisation where it states one."""

    name: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """Chứng thư số: its holder, its issuer, and the instants from and until which it is valid, both included."""

    holder: CertificateHolder
    issuer: CertificateHolder
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Timestamp:
    """Dấu thời gian: the instant that a time-stamp authority vouches for."""

    at: datetime
    authority: CertificateHolder


@dataclass(frozen=True, slots=True)
class Drawing:
    """The visible part of a signature: page (from 1), size in millimetres, and its share of the page (0 to 1)."""

    page: int
    width: float
    height: float
    share: float


@dataclass(frozen=True, slots=True)
class Covering:
    """The shares (0 to 1) of a page (from 1) and of its signed text that later signatures cover together."""

    page: int
    share: float
    text_share: float


@dataclass(frozen=True, slots=True)
class Signature:
    """Chữ ký số in a PDF: one signature, or (`is_timestamp`) a time stamp of the whole document.

    `signed_at` is the signing machine's own statement. `trusted` is `None` when no roots were given. `later` names the
    fields of the signatures and time stamps that came afterwards; `covered` are the pages that they cover by more than
    a tenth. `drawn` is empty when the signature is not seen. An unreadable signature has only `field` and `flaws`.
    """

    field: str
    flaws: tuple[Flaw, ...]
    is_timestamp: bool = False
    certificate: Certificate | None = None
    signed_at: datetime | None = None
    timestamp: Timestamp | None = None
    covers_file: bool = False
    later: tuple[str, ...] = ()
    covered: tuple[Covering, ...] = ()
    drawn: tuple[Drawing, ...] = ()
    locks: bool = False
    trusted: bool | None = None


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A PDF with its signatures, oldest first, and the flaws of the file as a whole.

    `reason` is an error message, where the file was not read.
    """

    signatures: tuple[Signature, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    reason: str | None = None

    @property
    def sound(self) -> bool:
        """True if neither the file nor a signature has a flaw; trust without roots is not checked, so no flaw."""
        return not self.flaws and not any(signature.flaws for signature in self.signatures)

    @property
    def verdict(self) -> Verdict:
        """The verdict on the file, by the worst that was found in it."""
        flaws = {*self.flaws, *(flaw for signature in self.signatures for flaw in signature.flaws)}
        if flaws - TO_REVIEW:
            return Verdict.INVALID
        if flaws or self.reviews:
            return Verdict.REVIEW
        is_checked = all(signature.trusted for signature in self.signatures)
        return Verdict.VALID if is_checked else Verdict.INDETERMINATE

    @property
    def reviews(self) -> tuple[Covering, ...]:
        """The pages to look at: later signatures cover much of them, but not so much that it is a flaw."""
        if any(Flaw.COVERED_LATER in signature.flaws for signature in self.signatures):
            return ()
        found = [covering for signature in self.signatures for covering in signature.covered]
        largest = {covering.page: covering for covering in sorted(found, key=lambda covering: covering.share)}
        return tuple(largest[page] for page in sorted(largest))
