"""The signature as it is made: where its text stands, what it permits afterwards, its level, and when it is refused."""

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto.crl import CertificateList
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.pem import armor
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from helpers.signing_lab import (
    SIGNED_AT,
    TEXT,
    Authority,
    Issued,
    Lab,
    encrypted,
    hybrid,
    pdfsig,
    serving,
    small_pdf,
    time_stamping,
    usage,
)
from helpers.support import ROOT
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cchc.cli import main
from cchc.errors import CchcError
from cchc.signing.certificates import certificates, revocation_lists
from cchc.signing.document import signable
from cchc.signing.font import typeface
from cchc.signing.levels import Level, LevelEvidence
from cchc.signing.sign import Order, signed
from cchc.signing.signatures import Flaw, SignedFile
from cchc.signing.verify import verified

MILLIMETRE = 72 / 25.4
POPPLER = pytest.mark.needs("pdftotext", "pdffonts", "pdfinfo", "pdfsig")


def checked(content: bytes, lab: Lab) -> SignedFile:
    return verified(content, certificates([lab.root]), SIGNED_AT)


def told(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


PAGES = {
    "landscape": (small_pdf("0 0 842 595"), 842),
    "portrait": (small_pdf("0 0 595 842"), 595),
    "turned 90": (small_pdf("0 0 595 842", "/Rotate 90"), 842),
    "turned 180": (small_pdf("0 0 595 842", "/Rotate 180"), 595),
    "turned 270": (small_pdf("0 0 595 842", "/Rotate -90"), 842),
    "shifted": (small_pdf("-100 200 742 795"), 842),
    "cropped": (small_pdf("0 0 900 700", "/CropBox [30 40 872 635]"), 842),
    "cropped and turned": (small_pdf("0 0 900 700", "/CropBox [30 40 625 700] /Rotate 90"), 660),
    "cropped beyond the paper": (small_pdf("0 0 842 595", "/CropBox [-50 -50 2000 2000]"), 842),
    "corners swapped": (small_pdf("842 595 0 0"), 842),
}


@POPPLER
@pytest.mark.parametrize("name", PAGES)
def test_the_text_stands_upright_at_the_top_right_of_the_visible_page(lab: Lab, name: str, tmp_path: Path) -> None:
    page, width = PAGES[name]
    file = tmp_path / "a.pdf"
    file.write_bytes(lab.signed(page))
    shown = told("pdftotext", "-bbox", "-cropbox", file, "-")
    boxes = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', shown)
    (left, top, right, bottom), text = next((map(float, box[:4]), box[4]) for box in boxes if box[4].startswith("Số"))
    assert text == TEXT
    assert right == pytest.approx(width - 15 * MILLIMETRE, abs=1.5)
    assert right - left == pytest.approx(196, abs=2)
    assert bottom - top == pytest.approx(11, abs=1)
    assert top == pytest.approx(10 * MILLIMETRE, abs=1.5)
    assert bottom < 20 * MILLIMETRE


@POPPLER
def test_the_text_is_in_an_embedded_times_of_10_points(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lab.signed_once)
    fonts = [line for line in told("pdffonts", tmp_path / "a.pdf").splitlines() if "Helvetica" not in line][2:]
    assert [re.sub(r" +", " ", font)[6:] for font in fonts] == [
        "+LiberationSerif-Identity-H CID TrueType Identity-H yes yes yes 8 0"
    ]
    reader = PdfFileReader(io.BytesIO(lab.signed_once))
    form = reader.root["/AcroForm"]["/Fields"][0]["/AP"]["/N"]
    assert form.data.startswith(b"q 0 g BT /F1 10 Tf 0 3 Td /Span")
    assert list(form["/Resources"]) == ["/Font"]


def test_the_signature_is_pades_with_sha_256_and_the_instant_that_is_shown(lab: Lab) -> None:
    (signature,) = PdfFileReader(io.BytesIO(lab.signed_once)).embedded_signatures
    assert signature.field_name == "ChuKySo_CoQuan"
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/M"] == "D:20240115093005+07'00'"
    assert (signature.md_algorithm, signature.docmdp_level) == ("sha256", None)
    assert signature.signer_cert.dump() == lab.agency.asn1.dump()
    assert [each.subject.native["common_name"] for each in signature.other_embedded_certs] == ["CA thử nghiệm"]


@pytest.mark.needs("certutil", "pdfsig")
def test_poppler_trusts_it_by_the_root(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lab.signed_once)
    store = f"sql:{tmp_path}"
    told("certutil", "-N", "-d", store, "--empty-password")
    told("certutil", "-A", "-d", store, "-n", "goc", "-t", "C,C,C", "-a", "-i", lab.root)
    assert "  - Certificate Validation: Certificate is Trusted.\n" in told(
        "pdfsig", "-nssdir", store, tmp_path / "a.pdf"
    )


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The real annex, as LibreOffice makes PDF/A-2b of it."""
    folder = tmp_path_factory.mktemp("annex")
    assert main(["render", str(ROOT / "plans" / "2024.yaml"), "-o", str(folder)]) == 0
    export = '{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", f"pdf:writer_pdf_Export:{export}", "--outdir", folder)
    subprocess.run(["soffice", profile, *convert, folder / "2024.docx"], check=True, capture_output=True, timeout=120)
    return (folder / "2024.pdf").read_bytes()


@pytest.mark.needs("soffice")
@POPPLER
def test_the_annex_is_signed_and_stays_what_it_was(lab: Lab, annex: bytes, tmp_path: Path) -> None:
    with lab.evidence("B-LTA") as evidence:
        content = lab.signed(annex, evidence=evidence, signed_at=lab.authority.now)
    assert content.startswith(annex)
    assert checked(content, lab).sound
    (tmp_path / "a.pdf").write_bytes(lab.signed(annex))
    assert "  - Total document signed\n  - Signature Validation: Signature is Valid.\n" in pdfsig(tmp_path / "a.pdf")
    info = told("pdfinfo", tmp_path / "a.pdf")
    for line in ("Tagged: +yes", "Pages: +7", "Author: +Ủy ban nhân dân xã Cẩm Giàng"):
        assert re.search(f"^{line}$", info, re.MULTILINE)
    (tmp_path / "before.pdf").write_bytes(annex)
    before, after = (told("pdftotext", "-raw", tmp_path / name, "-") for name in ("before.pdf", "a.pdf"))
    assert Counter(after.splitlines()) - Counter(before.splitlines()) == {TEXT: 1}


@pytest.mark.needs("soffice")
@POPPLER
def test_the_annexs_first_page_has_room_for_the_text(lab: Lab, annex: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lab.signed(annex))
    shown = told("pdftotext", "-bbox", "-l", "1", tmp_path / "a.pdf", "-")
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*)</word>', shown)
    (bottom,) = [float(below) for _, below, word in words if word == TEXT]
    assert min(float(top) for top, _, word in words if word != TEXT) > bottom


@pytest.mark.parametrize("level", [Level.B, Level.LTA])
def test_a_pdf_as_word_makes_it_is_signed_and_verified(lab: Lab, level: Level) -> None:
    assert PdfFileReader(io.BytesIO(hybrid()), strict=False).xrefs.hybrid_xrefs_present
    with lab.evidence(level) if level is not Level.B else _nothing() as evidence:
        content = lab.signed(hybrid(), evidence=evidence, signed_at=lab.authority.now)
    assert checked(content, lab).sound


@POPPLER
def test_poppler_finds_the_signature_valid(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lab.signed_once)
    said = pdfsig(tmp_path / "a.pdf")
    for line in (
        "Signature Field Name: ChuKySo_CoQuan",
        "Signer Certificate Common Name: Ủy ban nhân dân xã Mẫu",
        "Signing Hash Algorithm: SHA-256",
        "Signature Type: ETSI.CAdES.detached",
        "Total document signed",
        "Signature Validation: Signature is Valid.",
    ):
        assert f"  - {line}\n" in said


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("locks", [False, True], ids=["open", "locked"])
def test_every_level_verifies_and_holds_what_it_promises(lab: Lab, level: Level, locks: bool) -> None:
    with lab.evidence(level) if level is not Level.B else _nothing() as evidence:
        content = lab.signed(evidence=evidence, signed_at=lab.authority.now, locks=locks)
    file = checked(content, lab)
    assert file.sound
    assert (file.signatures[0].timestamp is None) == (level is Level.B)
    assert file.signatures[0].locks == locks
    assert [signature.is_timestamp for signature in file.signatures[1:]] == [True] * (level is Level.LTA)
    reader = PdfFileReader(io.BytesIO(content))
    assert ("/DSS" in reader.root) == level.long_term
    if level.long_term:
        store = DocumentSecurityStore.read_dss(reader)
        names = {certificate.subject.native["common_name"] for certificate in store.load_certs()}
        assert names == {"Ủy ban nhân dân xã Mẫu", "CA thử nghiệm", "TSA thử nghiệm"}
        assert len(store.crls) == 1


@contextmanager
def _nothing() -> Iterator[LevelEvidence]:
    yield LevelEvidence()


def test_what_was_revoked_is_fetched_from_the_address_in_the_certificate(lab: Lab) -> None:
    asked = []

    def answer(body: bytes) -> tuple[int, str, bytes]:
        asked.append(body)
        return 200, "application/pkix-crl", lab.authority.crl()

    authority = lab.authority
    with serving(answer) as crl, time_stamping(authority, tsa=authority.new_tsa(crl)) as tsa:
        agency = authority.issue(crl_url=crl)
        evidence = LevelEvidence(Level.LT, tsa, certificates([lab.root]))
        content = lab.signed(by=agency, evidence=evidence, signed_at=authority.now + timedelta(seconds=1))
    assert asked
    assert checked(content, lab).sound
    assert len(DocumentSecurityStore.read_dss(PdfFileReader(io.BytesIO(content))).crls) == 1


def test_an_address_that_gives_no_list_is_told(lab: Lab) -> None:
    with serving(lambda _: (404, "text/plain", b"")) as nothing, time_stamping(lab.authority) as tsa:
        agency = lab.authority.issue(crl_url=nothing)
        evidence = LevelEvidence(Level.LT, tsa, certificates([lab.root]))
        said = refusal(lab, by=agency, evidence=evidence, signed_at=lab.authority.now)
    assert said == (
        "Không xác minh được chứng thư ký: thiếu thông tin thu hồi còn hiệu lực. Đề nghị kiểm tra --trust, --crl và mạng."
    )


def test_a_first_signature_that_locks_certifies_and_nothing_may_follow(lab: Lab) -> None:
    content = lab.signed(locks=True)
    assert "/DocMDP" in PdfFileReader(io.BytesIO(content)).root["/Perms"]
    with pytest.raises(SigningError, match="forbids all changes"):
        lab.countersigned(content)


def test_a_later_signature_that_locks_lets_nothing_follow_and_breaks_nothing(lab: Lab) -> None:
    content = lab.signed(lab.countersigned(small_pdf()), locks=True)
    file = checked(content, lab)
    assert file.sound
    assert [(signature.field, signature.locks) for signature in file.signatures] == [
        ("DauDen", False),
        ("ChuKySo_CoQuan", True),
    ]
    after = checked(lab.countersigned(content, "ChuKyKhac"), lab)
    assert [signature.flaws for signature in after.signatures] == [(), (Flaw.CHANGED_LATER,), ()]


def refusal(lab: Lab, content: bytes | None = None, by: Issued | None = None, **order: Any) -> str:
    with pytest.raises(CchcError) as caught:
        lab.signed(content, by, **order)
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_a_pdf_that_cannot_be_signed_is_told_in_one_sentence(lab: Lab) -> None:
    page = small_pdf()
    assert refusal(lab, b"PK\x03\x04") == "Tệp “trang.pdf” không phải là PDF. Đề nghị xuất tài liệu ra PDF rồi ký."
    broken = "Tệp PDF “trang.pdf” hỏng, không đọc được. Đề nghị xuất lại tệp."
    for content in (
        page[:300],
        page.replace(b"/Root 1 0 R", b"/Root 9 0 R"),
        page.replace(b"/Kids [3 0 R]", b"/Kids [4 0 R]"),
        page.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"),
        page.replace(b"/MediaBox", b"/MadeaBox"),
    ):
        assert refusal(lab, content) == broken
    assert refusal(lab, small_pdf(catalog="/AcroForm << /Fields [] /XFA (x) >>")) == (
        "Tệp PDF “trang.pdf” là biểu mẫu XFA, không ký được. Đề nghị in ra PDF thường (Print to PDF) rồi ký."
    )
    assert (
        refusal(lab, encrypted()) == "Tệp PDF “trang.pdf” đặt mật khẩu nên không ký được. Đề nghị bỏ mật khẩu rồi ký."
    )
    assert refusal(lab, small_pdf("0 0 200 595")) == (
        "Trang 1 quá nhỏ, không đủ chỗ cho dòng chữ của chữ ký số. Đề nghị dùng khổ giấy A4."
    )


def test_a_pdf_with_the_agencys_signature_is_not_signed_again(lab: Lab) -> None:
    again = "Tệp “trang.pdf” đã có chữ ký số của cơ quan (trường “{}”). Đề nghị kiểm tra: cchc verify."
    assert refusal(lab, lab.signed_once) == again.format("ChuKySo_CoQuan")
    by_another_program = lab.countersigned(small_pdf(), "Signature1", by=lab.agency)
    assert refusal(lab, by_another_program) == again.format("Signature1")


@pytest.mark.parametrize("kind", ["/Sig", "/Tx"])
def test_a_field_that_others_have_prepared_is_told_as_what_it_is(lab: Lab, kind: str) -> None:
    field = f"<< /FT {kind} /T (ChuKySo_CoQuan) /Type /Annot /Subtype /Widget /Rect [0 0 50 20] /P 3 0 R /F 4 >>"
    form = small_pdf(catalog="/AcroForm << /Fields [7 0 R] >>", more="/Annots [7 0 R]", objects=[field])
    assert refusal(lab, form) == (
        "Tệp “trang.pdf” có sẵn trường “ChuKySo_CoQuan” chưa ký, do chương trình khác đặt. "
        "Đề nghị dùng bản PDF không có trường đó, hoặc đổi tên trường."
    )


def test_a_pdf_that_another_signature_locks_or_that_is_broken_is_not_signed(lab: Lab) -> None:
    locked = lab.countersigned(small_pdf(), certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    assert refusal(lab, locked) == (
        "Tệp “trang.pdf” đã khóa bằng chữ ký “DauDen”, không ký thêm được. Đề nghị dùng bản chưa khóa."
    )
    stamped = lab.countersigned(small_pdf())
    assert refusal(lab, stamped.replace(b"(Trang 1)", b"(Trang 7)", 1)) == (
        "Chữ ký “DauDen” có trong tệp “trang.pdf” không còn hợp lệ, hoặc không cho ký thêm. Đề nghị kiểm tra: cchc verify."
    )
    expired = lab.authority.issue("Phòng khác", valid=(SIGNED_AT - timedelta(days=30), SIGNED_AT - timedelta(days=10)))
    assert refusal(lab, lab.countersigned(small_pdf(), by=expired)) == (
        "Chữ ký “DauDen” có trong tệp “trang.pdf” không còn hợp lệ, hoặc không cho ký thêm. Đề nghị kiểm tra: cchc verify."
    )
    assert refusal(lab, re.sub(rb"/Contents <....", b"/Contents <0000", stamped)) == (
        "Tệp “trang.pdf” có chữ ký “DauDen” không đọc được. Đề nghị xuất lại tệp rồi ký."
    )


def test_a_certificate_that_may_not_sign_is_told_with_its_day(lab: Lab) -> None:
    day = timedelta(days=1)
    expired = lab.authority.issue(valid=(SIGNED_AT - 30 * day, SIGNED_AT - 10 * day))
    assert refusal(lab, by=expired) == (
        "Chứng thư “Ủy ban nhân dân xã Mẫu” đã hết hạn ngày 05/01/2024. Đề nghị dùng chứng thư còn hiệu lực."
    )
    coming = lab.authority.issue(valid=(SIGNED_AT + 10 * day, SIGNED_AT + 30 * day))
    assert refusal(lab, by=coming) == (
        "Chứng thư “Ủy ban nhân dân xã Mẫu” đến ngày 25/01/2024 mới có hiệu lực. "
        "Đề nghị kiểm tra chứng thư và đồng hồ của máy."
    )
    for_encryption = lab.authority.issue(use=usage("key_encipherment"))
    assert refusal(lab, by=for_encryption) == (
        "Chứng thư “Ủy ban nhân dân xã Mẫu” không được cấp để ký văn bản. Đề nghị dùng chứng thư có mục đích ký số."
    )
    edwards = lab.authority.issue(key=Ed25519PrivateKey.generate())
    assert refusal(lab, by=edwards) == (
        "Khóa của chứng thư “Ủy ban nhân dân xã Mẫu” thuộc loại không dùng được ở đây. Đề nghị dùng khóa RSA hoặc ECDSA."
    )


def test_a_key_of_another_certificate_is_found_out_before_anything_is_written(lab: Lab) -> None:
    other = lab.authority.issue()
    signer = SimpleSigner(other.asn1, PrivateKeyInfo.load(lab.agency.key_bytes(Encoding.DER)), SimpleCertificateStore())
    order = Order(TEXT, typeface(TEXT, None), SIGNED_AT, LevelEvidence())
    with pytest.raises(
        CchcError, match=r"^Khóa bí mật không khớp với chứng thư\. Đề nghị kiểm tra thẻ hoặc tệp khóa\.$"
    ):
        signed(signable(small_pdf(), "a.pdf"), "a.pdf", signer, order)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((503, "text/plain", b""), "không kết nối được, hoặc máy chủ báo lỗi"),
        ((200, "text/html", b"<html>"), "không kết nối được, hoặc máy chủ báo lỗi"),
        ((200, "application/timestamp-reply", b"<html>"), "máy chủ không trả về dấu thời gian"),
        ((200, "application/timestamp-reply", b""), "máy chủ không trả về dấu thời gian"),
        ((200, "application/timestamp-reply", b"0\x050\x03\x02\x01\x02"), "máy chủ không trả về dấu thời gian"),
    ],
)
def test_a_tsa_that_gives_no_time_stamp_is_told(lab: Lab, answer: tuple[int, str, bytes], why: str) -> None:
    with serving(lambda _: answer) as tsa:
        said = refusal(lab, evidence=LevelEvidence(Level.T, tsa))
    assert said == f"Không lấy được dấu thời gian từ “{tsa}” ({why}). Đề nghị kiểm tra địa chỉ --tsa và mạng."


def test_a_tsa_that_cannot_be_reached_is_told(lab: Lab) -> None:
    with serving(lambda _: (200, "", b"")) as tsa:
        pass
    assert refusal(lab, evidence=LevelEvidence(Level.T, tsa)) == (
        f"Không lấy được dấu thời gian từ “{tsa}” (không kết nối được, hoặc máy chủ báo lỗi). "
        "Đề nghị kiểm tra địa chỉ --tsa và mạng."
    )


def test_a_time_stamp_by_another_key_than_it_shows_is_found_out(lab: Lab) -> None:
    false = Issued(lab.authority.new_tsa().key, lab.authority.tsa.certificate)
    with time_stamping(lab.authority, false) as tsa:
        said = refusal(lab, evidence=LevelEvidence(Level.T, tsa))
    assert said == f"Dấu thời gian từ “{tsa}” không hợp lệ. Đề nghị kiểm tra địa chỉ --tsa."


def test_a_certificate_that_had_expired_by_the_time_stamp_is_told(lab: Lab) -> None:
    day = timedelta(days=1)
    expired = lab.authority.issue(valid=(SIGNED_AT - 10 * day, SIGNED_AT + 10 * day))
    with time_stamping(lab.authority) as tsa:
        said = refusal(lab, by=expired, evidence=LevelEvidence(Level.T, tsa))
    assert said == (
        f"Theo dấu thời gian từ “{tsa}”, chứng thư không có hiệu lực khi ký. "
        "Đề nghị kiểm tra đồng hồ của máy và chứng thư."
    )


def long_term_refusal(lab: Lab, trust: Authority, crl: bytes | None, tsa_of: Authority | None = None) -> str:
    with time_stamping(tsa_of or lab.authority) as tsa:
        lists = [CertificateList.load(crl)] if crl else []
        evidence = LevelEvidence(Level.LT, tsa, [Certificate.load(trust.certificate.public_bytes(Encoding.DER))], lists)
        return refusal(lab, evidence=evidence, signed_at=lab.authority.now)


def test_a_chain_that_does_not_hold_is_told_with_its_reason(lab: Lab) -> None:
    advice = "Đề nghị kiểm tra --trust, --crl và mạng."
    other = Authority("CA khác")
    of_signer = "Không xác minh được chứng thư ký: "
    assert (
        long_term_refusal(lab, other, lab.authority.crl()) == f"{of_signer}không dẫn tới chứng thư gốc đã cho. {advice}"
    )
    revoked = lab.authority.crl(lab.agency)
    assert long_term_refusal(lab, lab.authority, revoked) == f"{of_signer}có chứng thư đã bị thu hồi. {advice}"
    lacking = f"{of_signer}thiếu thông tin thu hồi còn hiệu lực. {advice}"
    assert long_term_refusal(lab, lab.authority, other.crl()) == lacking
    assert long_term_refusal(lab, lab.authority, None) == lacking
    assert long_term_refusal(lab, lab.authority, lab.authority.crl(), other) == (
        f"Không xác minh được chứng thư của máy chủ dấu thời gian: không dẫn tới chứng thư gốc đã cho. {advice}"
    )


def test_files_of_certificates_and_lists_that_are_none_are_told(lab: Lab) -> None:
    with pytest.raises(CchcError, match=r"trang\.pdf” không có chứng thư"):
        certificates([lab.page])
    with pytest.raises(CchcError, match=r"goc\.pem” không phải là danh sách thu hồi"):
        revocation_lists([lab.root])
    with pytest.raises(CchcError, match=r"Không có tệp “.*khong-co\.pem”"):
        certificates([lab.folder / "khong-co.pem"])
    pem = lab.put("thu-hoi.pem", armor("X509 CRL", lab.crl.read_bytes()))
    assert [each.dump() for each in revocation_lists([pem, lab.crl])] == [lab.crl.read_bytes()] * 2
