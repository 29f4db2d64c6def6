"""What verify finds in files that were signed here and then changed, and what poppler says of the same files."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest
from asn1crypto import crl
from helpers.signing_lab import SIGNED_AT, Authority, Lab, encrypted, pdfsig, small_pdf, updated, usage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.validation.dss import DocumentSecurityStore

from cchc.signing.certificates import certificates
from cchc.signing.signatures import CertificateHolder, Covering, Flaw, Signature, SignedFile, Verdict
from cchc.signing.verify import verified

AS_OF = SIGNED_AT + timedelta(days=30)


def checked(content: bytes, *roots: Path) -> SignedFile:
    return verified(content, certificates(roots), AS_OF)


def flaws(content: bytes, *roots: Path) -> list[tuple[str, list[Flaw]]]:
    """The flaws of the file, under no name, and of each of its signatures that has any."""
    file = checked(content, *roots)
    of_signatures = [(signature.field, list(signature.flaws)) for signature in file.signatures if signature.flaws]
    return [("", list(file.flaws))] * bool(file.flaws) + of_signatures


def test_a_signature_is_told_with_all_that_is_known(lab: Lab) -> None:
    file = checked(lab.signed_once, lab.root)
    assert file.sound
    (signature,) = file.signatures
    assert signature.certificate
    assert signature.certificate.holder == CertificateHolder("Ủy ban nhân dân xã Mẫu", "UBND huyện Mẫu")
    assert signature.certificate.issuer == CertificateHolder("CA thử nghiệm")
    assert signature.certificate.valid_from == lab.authority.now - timedelta(days=3650)
    assert signature.certificate.valid_until == lab.authority.now + timedelta(days=3650)
    assert (signature.field, signature.signed_at, signature.timestamp) == ("ChuKySo_CoQuan", SIGNED_AT, None)
    assert (signature.covers_file, signature.later, signature.locks, signature.trusted) == (True, (), False, True)


def test_trust_is_judged_only_when_roots_are_given(lab: Lab) -> None:
    other = lab.put("goc-khac.pem", Authority("CA khác").pem)
    assert [signature.trusted for signature in checked(lab.signed_once).signatures] == [None]
    assert flaws(lab.signed_once) == []
    assert flaws(lab.signed_once, other) == [("ChuKySo_CoQuan", [Flaw.UNTRUSTED])]
    assert flaws(lab.signed_once, other, lab.root) == []


@pytest.mark.parametrize("flaw", Flaw)
def test_the_verdict_is_that_of_the_worst_flaw(flaw: Flaw) -> None:
    to_look_at = ("encrypted", "unsigned", "covered-later")
    to_ask_about = ("certificate-not-valid", "untrusted", "timestamp-untrusted")
    verdict = Verdict.REVIEW if flaw in (*to_look_at, *to_ask_about) else Verdict.INVALID
    assert SignedFile(flaws=(flaw,)).verdict is verdict
    signatures = (Signature("a", (flaw,), trusted=True), Signature("b", (Flaw.UNTRUSTED,)), Signature("c", ()))
    assert SignedFile(signatures).verdict is verdict


def test_a_file_without_flaws_is_valid_by_its_roots_and_looked_at_where_much_is_covered() -> None:
    for trusted, covered, verdict in (
        (True, (), Verdict.VALID),
        (None, (), Verdict.INDETERMINATE),
        (True, (Covering(1, 0.2, 0),), Verdict.REVIEW),
        (None, (Covering(1, 0.2, 0),), Verdict.REVIEW),
    ):
        file = SignedFile((Signature("a", (), covered=covered, trusted=trusted),))
        assert (file.sound, file.verdict) == (True, verdict)


def test_a_later_signature_is_no_flaw_and_the_first_one_tells_of_it(lab: Lab) -> None:
    content = lab.countersigned(lab.signed_once)
    assert flaws(content, lab.root) == []
    first, second = checked(content).signatures
    assert (first.field, first.covers_file, first.later) == ("ChuKySo_CoQuan", False, ("DauDen",))
    assert (second.field, second.covers_file, second.later) == ("DauDen", True, ())


@pytest.mark.needs("pdfsig")
def test_poppler_sees_that_something_came_after_the_signature(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(updated(lab.signed_once, lambda writer: writer.update_root()))
    assert "  - Not total document signed\n" in pdfsig(tmp_path / "a.pdf")


FOUND = (("", [Flaw.APPENDED]), ("", [Flaw.BROKEN]))
"""What is told of appended bytes: the second when the end of the PDF cannot be found any more."""


@pytest.mark.parametrize("more", [b"\n", b" ", b"rac", b"\nstartxref\n9\n%%EOF\n", b"\0" * 5000], ids=range(5))
def test_what_is_appended_is_found(lab: Lab, more: bytes) -> None:
    assert flaws(lab.signed_once + more)[0] in FOUND
    with lab.evidence("B-LT") as evidence:
        long_term = lab.signed(evidence=evidence, signed_at=lab.authority.now)
    assert flaws(long_term) == []
    assert flaws(long_term + b"\n" + more)[0] in FOUND


def test_one_line_end_too_many_is_found_too(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    write: Callable[[IncrementalPdfFileWriter, BinaryIO], None] = IncrementalPdfFileWriter.write

    def write_without_line_end(writer: IncrementalPdfFileWriter, stream: BinaryIO) -> None:
        write(writer, stream)
        stream.seek(-1, io.SEEK_END)
        stream.truncate()

    monkeypatch.setattr(IncrementalPdfFileWriter, "write", write_without_line_end)
    content = lab.countersigned(small_pdf())
    assert content.endswith(b"%%EOF")
    assert flaws(content) == []
    assert flaws(content + b"\n") == [("", [Flaw.APPENDED])]


@pytest.mark.slow
def test_a_flipped_byte_is_found_wherever_it_is(lab: Lab) -> None:
    content = lab.signed_once
    for place in [*places_signed(content, 41), *places_in_certificate_and_signature(content, lab, 83)]:
        for bit in (1, 0x20):
            flipped = bytearray(content)
            flipped[place] ^= bit
            assert not checked(bytes(flipped)).sound, (place, content[place - 20 : place + 20], bit)


def places_signed(content: bytes, step: int) -> list[int]:
    """Places of bytes that the signature covers."""
    room = re.search(rb"<[0-9A-F]{1000,}>", content)
    assert room
    return [*range(5, room.start(), step), *range(room.end(), len(content), step)]


def places_in_certificate_and_signature(content: bytes, lab: Lab, step: int) -> list[int]:
    """Places in the signature itself; the rest of it is lists and versions that nothing depends on."""
    certificate = lab.agency.asn1.dump().hex().upper().encode()
    start = content.index(certificate)
    attributes = content.index(b"06092A864886F70D010904", start + len(certificate))  # messageDigest
    signature = re.search(rb"[1-9A-F]0{400}", content)
    assert signature
    return [*range(start, start + len(certificate), step), *range(attributes, signature.start(), step)]


def test_a_changed_word_is_a_changed_content(lab: Lab) -> None:
    assert flaws(with_a_changed_word(lab)) == [("ChuKySo_CoQuan", [Flaw.CHANGED])]


@pytest.mark.needs("pdfsig")
def test_a_changed_word_is_a_changed_content_for_poppler_too(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(with_a_changed_word(lab))
    assert "  - Signature Validation: Digest Mismatch.\n" in pdfsig(tmp_path / "a.pdf")


def with_a_changed_word(lab: Lab) -> bytes:
    return lab.signed_once.replace(b"(Trang 1)", b"(Trang 7)", 1)


def test_what_hides_beside_the_signature_is_found(lab: Lab) -> None:
    padding = re.search(rb"0{400}>", lab.signed_once)
    assert padding
    hidden = lab.signed_once[: padding.start() + 200] + b"6869" + lab.signed_once[padding.start() + 204 :]
    assert flaws(hidden) == [("ChuKySo_CoQuan", [Flaw.CHANGED])]


def test_a_signature_over_a_part_is_found(lab: Lab) -> None:
    ranges = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", lab.signed_once)
    assert ranges
    cut = ranges[0].replace(
        b" " + ranges[3] + b"]", b" " + str(int(ranges[3]) - 20).encode().ljust(len(ranges[3])) + b"]"
    )
    found = flaws(lab.signed_once.replace(ranges[0], cut))
    assert found == [("ChuKySo_CoQuan", [Flaw.CHANGED, Flaw.PARTIAL])]


def test_a_certificate_is_judged_at_the_instant_of_signing(lab: Lab) -> None:
    agency = lab.authority.issue(valid=(SIGNED_AT - timedelta(days=10), SIGNED_AT + timedelta(days=10)))
    assert flaws(lab.signed(by=agency), lab.root) == []
    content = lab.signed(by=agency)
    late = content.replace(b"(D\\07220240115093005", b"(D\\07220250115093005")
    assert flaws(late, lab.root) == [("ChuKySo_CoQuan", [Flaw.CHANGED, Flaw.CERTIFICATE_NOT_VALID])]


def test_a_time_stamp_vouches_for_the_instant_and_is_itself_judged(lab: Lab) -> None:
    with lab.evidence("B-T") as evidence:
        content = lab.signed(evidence=evidence, signed_at=lab.authority.now)
    (signature,) = checked(content, lab.root).signatures
    assert signature.timestamp
    assert signature.timestamp.authority == CertificateHolder("TSA thử nghiệm")
    assert abs(signature.timestamp.at - lab.authority.now) < timedelta(minutes=30)
    assert (signature.flaws, signature.trusted) == ((), True)
    assert flaws(content, lab.put("co-quan.pem", lab.agency.pem)) == [("ChuKySo_CoQuan", [Flaw.TIMESTAMP_UNTRUSTED])]


def test_a_time_stamp_counts_more_than_what_the_signer_says(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.signing.sign._refuse_unsound", lambda *_: None)
    expired = lab.authority.issue(valid=(SIGNED_AT - timedelta(days=10), SIGNED_AT + timedelta(days=10)))
    with lab.evidence("B-T") as evidence:
        backdated = lab.signed(by=expired, evidence=evidence)
    assert flaws(backdated, lab.root) == [("ChuKySo_CoQuan", [Flaw.CERTIFICATE_NOT_VALID])]


def test_a_time_stamp_of_the_document_is_judged_at_its_own_instant(lab: Lab) -> None:
    with lab.evidence("B-LTA") as evidence:
        content = lab.signed(evidence=evidence, signed_at=lab.authority.now)
    much_later = lab.authority.now + timedelta(days=7300)
    assert verified(content, certificates([lab.root]), much_later).sound


@pytest.mark.parametrize(
    ("purpose", "found"),
    [
        ("digital_signature", []),
        ("content_commitment", []),
        ("key_encipherment", [("DauDen", [Flaw.UNTRUSTED])]),
    ],
)
def test_a_certificate_signs_that_is_for_signatures_or_for_commitments(
    lab: Lab, purpose: str, found: list[tuple[str, list[Flaw]]]
) -> None:
    office = lab.authority.issue(use=usage(purpose))
    assert flaws(lab.countersigned(small_pdf(), by=office), lab.root) == found


def test_a_certificate_that_the_file_itself_shows_as_revoked_is_a_flaw(lab: Lab) -> None:
    content = io.BytesIO(lab.signed(signed_at=lab.authority.now))
    revoked = crl.CertificateList.load(lab.authority.crl(lab.agency))
    DocumentSecurityStore.add_dss(content, None, crls=[revoked])
    assert flaws(content.getvalue(), lab.root) == [("ChuKySo_CoQuan", [Flaw.REVOKED])]


def test_a_list_that_was_made_after_signing_tells_of_what_was_revoked_before(lab: Lab) -> None:
    day = timedelta(days=1)
    for since, found in ((9 * day, [("ChuKySo_CoQuan", [Flaw.REVOKED])]), (3 * day, [])):
        agency = lab.authority.issue(use=usage("digital_signature"))
        content = io.BytesIO(lab.signed(by=agency, signed_at=lab.authority.now - 5 * day))
        revoked = crl.CertificateList.load(lab.authority.crl(agency, since=since))
        DocumentSecurityStore.add_dss(content, None, crls=[revoked])
        assert flaws(content.getvalue(), lab.root) == found


def test_files_without_a_signature_that_can_be_read(lab: Lab) -> None:
    assert flaws(small_pdf()) == [("", [Flaw.UNSIGNED])]
    assert flaws(encrypted()) == [("", [Flaw.ENCRYPTED])]
    assert flaws(b"") == flaws(b"%PDF-1.7\n") == flaws(lab.signed_once[:3000]) == [("", [Flaw.BROKEN])]
    unknown = lab.signed_once.replace(b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1 ")
    assert flaws(unknown) == [("ChuKySo_CoQuan", [Flaw.UNREADABLE])]
