"""Mức chữ ký PAdES: the evidence kept beside a signature, to verify it years later.

B-B is the signature alone. B-T adds a time stamp. B-LT adds the chain of certificates and proof that none was revoked;
B-LTA puts a time stamp over all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from asn1crypto import cms, crl, x509
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    InsufficientRevinfoError,
    NotYetValidError,
    PathBuildingError,
    RevokedError,
)

from cchc.errors import CchcError

_SECONDS = 20


class Level(StrEnum):
    """The four levels of ETSI EN 319 142-1."""

    B = "B-B"
    T = "B-T"
    LT = "B-LT"
    LTA = "B-LTA"

    @property
    def long_term(self) -> bool:
        """True if the chain of certificates and revocation data are put into the file."""
        return self in (Level.LT, Level.LTA)


@dataclass(frozen=True, slots=True)
class LevelEvidence:
    """Evidence for a signature: its level, the TSA's address, the roots, and lists of revoked certificates (CRL).

    Without lists, the long-term levels fetch those that the certificates name.
    """

    level: Level = Level.B
    tsa: str | None = None
    trust: Sequence[x509.Certificate] = ()
    revocation_lists: Sequence[crl.CertificateList] = ()

    def context(self, at: datetime) -> ValidationContext | None:
        """The context for pyHanko's check of the chain of certificates; `None` for a level that needs no chain."""
        if not self.level.long_term:
            return None
        return ValidationContext(
            trust_roots=list(self.trust),
            crls=list(self.revocation_lists),
            allow_fetching=not self.revocation_lists,
            revocation_mode="require",
            moment=at,
        )

    def timestamper(self) -> "Tsa | None":
        """The time-stamp authority; `None` without an address."""
        return None if self.tsa is None else Tsa(self.tsa, timeout=_SECONDS)


class Tsa(HTTPTimeStamper):
    """A time-stamp authority (TSA), whose failures become error messages of ours."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A time stamp over the digest.

        Raises:
            CchcError: The authority cannot be reached, refuses, or answers with something else.
        """
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except (OSError, ValueError, TypeError, LookupError) as error:  # no answer; an answer that is no time stamp
            raise CchcError(
                f"Không lấy được dấu thời gian từ “{self.url}” ({_why(error)}). Đề nghị kiểm tra địa chỉ --tsa và mạng."
            ) from error


def untrusted(error: Exception, whose: str) -> CchcError:
    """Error message for an invalid chain of certificates; `whose` is “ký” or “của máy chủ dấu thời gian”."""
    reasons = {
        RevokedError: "có chứng thư đã bị thu hồi",
        ExpiredError: "có chứng thư đã hết hạn",
        NotYetValidError: "có chứng thư chưa có hiệu lực",
        InsufficientRevinfoError: "thiếu thông tin thu hồi còn hiệu lực",
        PathBuildingError: "không dẫn tới chứng thư gốc đã cho",
    }
    reason = next((said for kind, said in reasons.items() if isinstance(error, kind)), "chuỗi chứng thư không hợp lệ")
    return CchcError(f"Không xác minh được chứng thư {whose}: {reason}. Đề nghị kiểm tra --trust, --crl và mạng.")


def _why(error: Exception) -> str:
    """The reason why no time stamp came; pyHanko's error for a failed connection has the library's own as its cause."""
    if isinstance(error, OSError) and error.__cause__ is not None:
        return "không kết nối được, hoặc máy chủ báo lỗi"
    return "máy chủ không trả về dấu thời gian"
