"""What the tests of signatures are made with: an authority with its certificates, PKCS#12 files, a TSA, small PDFs."""

import io
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cchc.signing.certificates import certificates, revocation_lists
from cchc.signing.document import signable
from cchc.signing.font import folders, typeface
from cchc.signing.levels import Level, LevelEvidence
from cchc.signing.sign import Order, signed
from cchc.wording import VIETNAM

PASSWORD = "mat-khau-cua-tep"  # noqa: S105 — of files that the tests make
PIN = "24680135"
AGENCY = "Ủy ban nhân dân xã Mẫu"
DAY = timedelta(days=1)
Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey
Extensions = Sequence[tuple[x509.ExtensionType, bool]]


def new_key(*, use_rsa: bool = False) -> Key:
    return rsa.generate_private_key(65537, 2048) if use_rsa else ec.generate_private_key(ec.SECP256R1())


def named(common_name: str, organisation: str | None = None) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


def usage(*wanted: str) -> x509.KeyUsage:
    every = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: name in wanted for name in every})


def crl_at(url: str | None) -> Extensions:
    """Where a certificate says that the list of revoked certificates is."""
    if url is None:
        return []
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(url)], None, None, None)
    return [(x509.CRLDistributionPoints([point]), False)]


@dataclass(frozen=True)
class Issued:
    """A key and its certificate."""

    key: Key
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def asn1(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.certificate.public_bytes(Encoding.DER))

    def key_bytes(self, encoding: Encoding) -> bytes:
        return self.key.private_bytes(encoding, PrivateFormat.PKCS8, NoEncryption())

    def p12(self, *others: x509.Certificate, password: str = PASSWORD) -> bytes:
        protection = BestAvailableEncryption(password.encode()) if password else NoEncryption()
        return pkcs12.serialize_key_and_certificates(b"thu", self.key, self.certificate, others, protection)


class Authority:
    """A certification authority of the test, valid from ten years before now until ten years after."""

    def __init__(self, name: str = "CA thử nghiệm") -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.name = named(name)
        self.key = new_key()
        self.certificate = self._sign(self.key, self.name, [(x509.BasicConstraints(ca=True, path_length=None), True)])

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def issue(
        self,
        name: str = AGENCY,
        organisation: str | None = "UBND huyện Mẫu",
        *,
        key: Key | None = None,
        valid: tuple[datetime, datetime] | None = None,
        use: x509.KeyUsage | None = None,
        crl_url: str | None = None,
    ) -> Issued:
        """A certificate for signing documents."""
        key = key or new_key()
        extensions: Extensions = [(use or usage("digital_signature", "content_commitment"), True), *crl_at(crl_url)]
        return Issued(key, self._sign(key, named(name, organisation), extensions, valid))

    def new_tsa(self, crl_url: str | None = None) -> Issued:
        """A certificate for time stamps; RSA, which is all that pyHanko's own TSA knows."""
        key = new_key(use_rsa=True)
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        return Issued(key, self._sign(key, named("TSA thử nghiệm"), [(purpose, True), *crl_at(crl_url)]))

    @cached_property
    def tsa(self) -> Issued:
        return self.new_tsa()

    def crl(self, *revoked: Issued, since: timedelta = DAY) -> bytes:
        """The list of revoked certificates, of yesterday and for thirty days, in DER; revoked `since` ago."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.name)
            .last_update(self.now - DAY)
            .next_update(self.now + 30 * DAY)
        )
        for issued in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(issued.certificate.serial_number)
            builder = builder.add_revoked_certificate(entry.revocation_date(self.now - since).build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def _sign(
        self,
        key: Key,
        subject: x509.Name,
        extensions: Extensions,
        valid: tuple[datetime, datetime] | None = None,
    ) -> x509.Certificate:
        since, until = valid or (self.now - 3650 * DAY, self.now + 3650 * DAY)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(until)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical)
        return builder.sign(self.key, hashes.SHA256())


@contextmanager
def serving(answer: Callable[[bytes], tuple[int, str, bytes]]) -> Iterator[str]:
    """A server on this machine that answers each request's body with status, content type and body; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, kind, body = answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 — the server calls it so

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def time_stamping(authority: Authority, tsa: Issued | None = None) -> Iterator[str]:
    """A TSA over HTTP (RFC 3161); its address."""
    registry = SimpleCertificateStore()
    registry.register(asn1.Certificate.load(authority.certificate.public_bytes(Encoding.DER)))
    tsa = tsa or authority.tsa
    stamper = DummyTimeStamper(tsa.asn1, keys.PrivateKeyInfo.load(tsa.key_bytes(Encoding.DER)), registry)

    def answer(body: bytes) -> tuple[int, str, bytes]:
        return 200, "application/timestamp-reply", stamper.request_tsa_response(tsp.TimeStampReq.load(body)).dump()

    with serving(answer) as address:
        yield address


def small_pdf(
    media: str = "0 0 842 595", more: str = "", catalog: str = "", objects: Sequence[str] = (), trailer: str = ""
) -> bytes:
    """A PDF of one page; `more` goes into the page's dictionary, `catalog` into the document's, `objects` are from 7 on."""
    shown = b"BT /F1 12 Tf 100 300 Td (Trang 1) Tj ET"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [{media}] >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {more} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Phu luc) >>",
        *(each.encode() for each in objects),
    ]
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer.encode(), len(content))
    )


Change = Callable[[IncrementalPdfFileWriter], object]


def updated(content: bytes, change: Change) -> bytes:
    """The PDF with an incremental update, as editors append it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def encrypted() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(small_pdf())))
    writer.encrypt("chu", "")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def hybrid() -> bytes:
    """A PDF with cross references of both kinds, as Word writes them."""
    content = small_pdf(objects=["<< /Type /XRef /Size 8 /W [1 2 1] /Index [0 0] /Length 0 >>\nstream\n\nendstream"])
    place = content.index(b"7 0 obj")
    return content.replace(b"/Info 6 0 R", b"/Info 6 0 R /XRefStm %d" % place)


def pdfsig(file: Path) -> str:
    """What poppler says of the signatures; its exit code says nothing."""
    return subprocess.run(["pdfsig", "-nocert", file], capture_output=True, encoding="utf-8", check=False).stdout


def times() -> Path | None:
    """A Times of this machine that has all Vietnamese letters."""
    names = ("LiberationSerif-Regular.ttf", "times.ttf", "Tinos-Regular.ttf")
    found = (path for folder in folders() for path in folder.rglob("*.ttf") if path.name in names)
    return next((path for path in found if "ố" in map(chr, TTFont(path).getBestCmap())), None)


SIGNED_AT = datetime(2024, 1, 15, 9, 30, 5, tzinfo=VIETNAM)
TEXT = "Số: 05/KH-UBND; 15/01/2024; 09:30:05 +07:00"


class Lab:
    """A folder with an authority, an agency's key, the list of what was revoked (nothing), and a page to sign."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.authority = Authority()
        self.agency = self.authority.issue()
        self.p12 = self.put("co-quan.p12", self.agency.p12(self.authority.certificate))
        self.root = self.put("goc.pem", self.authority.pem)
        self.crl = self.put("thu-hoi.crl", self.authority.crl())
        self.page = self.put("trang.pdf", small_pdf())

    def put(self, name: str, content: bytes) -> Path:
        (self.folder / name).write_bytes(content)
        return self.folder / name

    def p12_of(self, issued: Issued) -> Path:
        return self.put(f"{issued.certificate.serial_number}.p12", issued.p12())

    def signed(self, content: bytes | None = None, by: Issued | None = None, **order: Any) -> bytes:
        """A page signed by the agency on 15/01/2024, or as `order` says."""
        signer = SimpleSigner.load_pkcs12_data(
            (by or self.agency).p12(self.authority.certificate), (), PASSWORD.encode()
        )
        letters = typeface(TEXT, None)
        full = {"text": TEXT, "typeface": letters, "signed_at": SIGNED_AT, "evidence": LevelEvidence(), **order}
        return signed(signable(content or small_pdf(), "trang.pdf"), "trang.pdf", signer, Order(**full))

    def fill_desk(self, folder: Path) -> None:
        """What README's examples work with: a page, a key valid from 01/01/2024 on, the root; signed, and changed."""
        agency = self.authority.issue(valid=(SIGNED_AT - 14 * DAY, SIGNED_AT + 365 * DAY))
        content = self.signed(by=agency)
        changed = content.replace(b"(Trang 1)", b"(Trang 2)", 1)
        for name, held in (
            ("phu-luc.pdf", small_pdf()),
            ("thu.p12", agency.p12(self.authority.certificate)),
            ("goc.pem", self.authority.pem),
            ("bi-sua.pdf", changed),
            ("da-ky.pdf", content),
        ):
            (folder / name).write_bytes(held)

    @cached_property
    def signed_once(self) -> bytes:
        return self.signed()

    def countersigned(
        self,
        content: bytes,
        field: str = "DauDen",
        by: Issued | None = None,
        box: tuple[int, int, int, int] | None = None,
        change: Change = bool,
        **more: Any,
    ) -> bytes:
        """The same with the signature of another office, as other programs put it; seen in `box`.

        `change` is made in the same revision, so that the new signature covers it.
        """
        office = by or self.authority.issue("Văn phòng UBND huyện Mẫu")
        signer = SimpleSigner.load_pkcs12_data(office.p12(self.authority.certificate), (), PASSWORD.encode())
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        change(writer)
        metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", **more)
        spec = SigFieldSpec(field, box=box) if box else None
        output: bytes = sign_pdf(writer, metadata, signer, new_field_spec=spec).getvalue()
        return output

    @contextmanager
    def evidence(self, level: str) -> Iterator[LevelEvidence]:
        """A TSA, the root and the list of what was revoked, for a level."""
        with time_stamping(self.authority) as tsa:
            lists = revocation_lists([self.crl]) if Level(level).long_term else ()
            yield LevelEvidence(Level(level), tsa, certificates([self.root]), lists)
