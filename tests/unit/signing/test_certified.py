"""The leader's signature comes first and certifies the file; the agency's, in a field of its own, follows.

`tests/data/signed` was written by iText 5.5, which the Government's signing program uses, with two exceptions. PDFBox 2
made the second signature of `leader-agency-pdfbox.pdf`. In `prepared-office.pdf` another program made the first, the
field for the agency, and shared fonts (/DR) in an object of their own.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.signing_lab import PASSWORD, SIGNED_AT, Change, Lab, hybrid, pdfsig, small_pdf, updated
from helpers.support import ROOT
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
)
from pyhanko.sign.signers import PdfSignatureMetadata, PdfTimeStamper, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigner
from pyhanko.sign.validation.dss import DocumentSecurityStore

from cchc.errors import CchcError
from cchc.signing.certificates import certificates
from cchc.signing.signatures import Flaw, SignedFile, Verdict
from cchc.signing.verify import verified

Writer = IncrementalPdfFileWriter
FILES = ROOT / "tests" / "data" / "signed"
BY_OTHERS = (
    "leader-agency",
    "leader-agency-office",
    "leader-agency-pdfbox",
    "leader-agency-dss",
    "prepared-office",
)
PERMITTING = [MDPPerm.FILL_FORMS, MDPPerm.ANNOTATE]
BOX = (280, 220, 400, 300)
CHANGED = [("LanhDao", [Flaw.CHANGED_LATER])]


def checked(content: bytes, *roots: Path) -> SignedFile:
    return verified(content, certificates(roots), SIGNED_AT)


def flaws(content: bytes) -> list[tuple[str, list[Flaw]]]:
    """The flaws of the file, under no name, and of each signature that has any."""
    file = checked(content)
    of_signatures = [(signature.field, list(signature.flaws)) for signature in file.signatures if signature.flaws]
    return [("", list(file.flaws))] * bool(file.flaws) + of_signatures


def by_leader(lab: Lab, content: bytes | None = None, allowed: MDPPerm = MDPPerm.FILL_FORMS, **more: Any) -> bytes:
    """A page that the leader has certified."""
    return lab.countersigned(
        content or small_pdf(), "LanhDao", box=(300, 200, 450, 280), certify=True, docmdp_permissions=allowed, **more
    )


@pytest.fixture(scope="module")
def led(lab: Lab) -> bytes:
    return by_leader(lab)


def rewritten(content: bytes, *, streams: bool) -> bytes:
    """The PDF written anew, with object streams and a stream for its table, or with neither."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(content)), writer_kwargs={"stream_xrefs": streams})
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


@pytest.mark.parametrize("name", BY_OTHERS)
def test_signatures_by_other_programs_are_in_order(name: str) -> None:
    file = checked((FILES / f"{name}.pdf").read_bytes(), FILES / "root.pem")
    assert {signature.flaws for signature in file.signatures} == {()}
    assert (file.verdict, {signature.locks for signature in file.signatures}) == (Verdict.VALID, {False})


def test_what_the_leader_forbids_is_wrong_by_itext_too() -> None:
    file = checked((FILES / "locked-agency.pdf").read_bytes())
    assert [signature.flaws for signature in file.signatures] == [(Flaw.CHANGED_LATER,), ()]
    assert file.verdict is Verdict.INVALID


@pytest.mark.needs("pdfsig")
@pytest.mark.parametrize("name", BY_OTHERS)
def test_poppler_finds_them_valid_too(name: str) -> None:
    said = pdfsig(FILES / f"{name}.pdf")
    assert said.count("Signature Validation: Signature is Valid.") == len(re.findall("Signature #", said))


@pytest.mark.parametrize("allowed", PERMITTING)
@pytest.mark.parametrize("box", [BOX, None], ids=["seen", "unseen"])
def test_others_sign_after_a_leader_who_permits_it(
    lab: Lab, allowed: MDPPerm, box: tuple[int, int, int, int] | None
) -> None:
    content = lab.countersigned(by_leader(lab, allowed=allowed), box=box)
    assert flaws(content) == []
    assert checked(content, lab.root).verdict is Verdict.VALID
    assert flaws(lab.countersigned(content, "VanPhong", box=(480, 220, 560, 300))) == []


@pytest.mark.parametrize("box", [BOX, None], ids=["seen", "unseen"])
def test_nobody_signs_after_a_leader_who_forbids_it(
    lab: Lab, box: tuple[int, int, int, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PdfSigner, "_enforce_certification_constraints", lambda *_: None)
    assert flaws(lab.countersigned(by_leader(lab, allowed=MDPPerm.NO_CHANGES), box=box)) == CHANGED


@pytest.mark.parametrize("level", ["B-B", "B-LTA"])
@pytest.mark.parametrize("allowed", PERMITTING)
@pytest.mark.parametrize("locks", [False, True], ids=["open", "locked"])
def test_the_agency_signs_second(lab: Lab, allowed: MDPPerm, level: str, locks: bool) -> None:
    first = by_leader(lab, allowed=allowed)
    if level == "B-B":
        content = lab.signed(first, locks=locks)
    else:
        with lab.evidence(level) as evidence:
            content = lab.signed(first, locks=locks, evidence=evidence, signed_at=lab.authority.now)
    assert flaws(content) == []
    assert [signature.locks for signature in checked(content).signatures][:2] == [False, locks]


def test_the_agency_signs_second_after_itext(lab: Lab) -> None:
    content = lab.signed((FILES / "leader.pdf").read_bytes())
    assert [signature.field for signature in checked(content).signatures] == ["Signature1", "ChuKySo_CoQuan"]
    assert checked(content, lab.root, FILES / "root.pem").verdict is Verdict.VALID


HOSTS = {
    "table": small_pdf(),
    "streams": rewritten(small_pdf(), streams=True),
    "written anew": rewritten(small_pdf(), streams=False),
    "links in the page itself": small_pdf(more="/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>]"),
    "annotations apart": small_pdf(more="/Annots 7 0 R", objects=["[]"]),
}


@pytest.mark.parametrize("name", HOSTS)
def test_the_host_may_be_of_any_kind(lab: Lab, name: str) -> None:
    content = lab.countersigned(by_leader(lab, HOSTS[name]), box=BOX)
    assert flaws(content) == []
    assert flaws(lab.signed(content)) == []


def test_the_host_may_have_tables_of_both_kinds(lab: Lab) -> None:
    content = lab.signed(hybrid())
    assert flaws(content) == []
    assert b"/XRefStm" in content


FIELD = "<< /FT /Sig /T (DauDen) /Type /Annot /Subtype /Widget /Rect [280 220 400 300] /F 4 >>"
PARENT = "<< /FT /Sig /T (DauDen) /Kids [8 0 R] >>"
WIDGET = "<< /Type /Annot /Subtype /Widget /Parent 7 0 R /Rect [280 220 400 300] /F 4 >>"
PAGED = "/F 4 /P 3 0 R >>"


def waiting(widget: int, *objects: str) -> bytes:
    """A page with a field that waits for a signature."""
    return small_pdf(catalog="/AcroForm << /Fields [7 0 R] >>", more=f"/Annots [{widget} 0 R]", objects=objects)


ONE, TWO = waiting(7, FIELD), waiting(8, PARENT, WIDGET)
ONE_PAGED = waiting(7, FIELD.replace("/F 4 >>", PAGED))
TWO_PAGED = waiting(8, PARENT, WIDGET.replace("/F 4 >>", PAGED))


def drawn(writer: Writer, number: int) -> Any:
    """The object, which has got a drawing."""
    widget = writer.get_object(generic.Reference(number, 0, writer))
    widget[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(sheet())})
    writer.mark_update(generic.Reference(number, 0, writer))
    return widget


def sheet() -> generic.StreamObject:
    box = generic.ArrayObject(map(generic.NumberObject, (0, 0, 842, 595)))
    shape = {"/Type": pdf_name("/XObject"), "/Subtype": pdf_name("/Form"), "/BBox": box}
    entries = generic.DictionaryObject({pdf_name(name): value for name, value in shape.items()})
    return generic.StreamObject(entries, stream_data=b"1 1 1 rg 0 0 842 595 re f")


@pytest.mark.parametrize(("host", "widget"), [(ONE, 7), (TWO, 8)], ids=["one object", "two objects"])
def test_a_field_that_waits_for_the_agency_is_drawn_and_signed(lab: Lab, host: bytes, widget: int) -> None:
    first = by_leader(lab, host)
    assert flaws(first) == []
    assert flaws(lab.countersigned(first, change=lambda writer: drawn(writer, widget))) == []
    assert flaws(updated(first, lambda writer: drawn(writer, widget))) == CHANGED


@pytest.mark.parametrize(("host", "widget"), [(ONE_PAGED, 7), (TWO_PAGED, 8)], ids=["one object", "two objects"])
@pytest.mark.parametrize("name", ["/Rect", "/P", "/A", "/AA", "/MK"])
def test_a_field_that_waits_stays_where_it_is(lab: Lab, host: bytes, widget: int, name: str) -> None:
    def change(writer: Writer) -> None:
        drawn(writer, widget)[pdf_name(name)] = generic.ArrayObject([generic.NumberObject(9)] * 4)

    assert flaws(lab.countersigned(by_leader(lab, host), change=change)) == CHANGED


def test_a_field_is_made_first_and_signed_later(lab: Lab, led: bytes) -> None:
    made = updated(led, lambda writer: append_signature_field(writer, SigFieldSpec("DauDen", box=BOX)))
    assert flaws(made) == CHANGED
    assert flaws(lab.countersigned(made)) == []


def test_a_field_may_be_on_another_page_than_the_leaders() -> None:
    content = (FILES / "leader-agency.pdf").read_bytes()
    assert [[each.page for each in signature.drawn] for signature in checked(content).signatures] == [[1], [2]]


def page_of(writer: Writer) -> Any:
    reference = writer.find_page_for_modification(0)[0]
    writer.mark_update(reference)
    return reference.get_object()


def stating(name: str, value: Any) -> Change:
    return lambda writer: page_of(writer).update({pdf_name(name): value})


def numbers(*values: int) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.NumberObject, values))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (stating("/MediaBox", numbers(0, 0, 842, 595)), []),
        (stating("/MediaBox", numbers(0, 0, 842, 300)), CHANGED),
        (stating("/CropBox", numbers(0, 0, 842, 595)), CHANGED),
        (stating("/Rotate", generic.NumberObject(180)), CHANGED),
        (stating("/UserUnit", generic.NumberObject(1)), CHANGED),
    ],
    ids=["inherited", "smaller", "cropped", "turned", "not to be inherited"],
)
def test_a_page_states_what_it_has_and_nothing_else(
    lab: Lab, led: bytes, change: Change, found: list[tuple[str, list[Flaw]]]
) -> None:
    assert flaws(lab.countersigned(led, box=BOX, change=change)) == found


def test_annotations_keep_their_order(lab: Lab) -> None:
    link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>"
    first = by_leader(lab, small_pdf(more="/Annots [7 0 R 8 0 R]", objects=[link, link]))

    def turn_round(writer: Writer) -> None:
        page_of(writer)["/Annots"].reverse()

    assert flaws(lab.countersigned(first, box=BOX)) == []
    assert flaws(lab.countersigned(first, box=BOX, change=turn_round)) == CHANGED


RESOURCES = small_pdf(
    catalog="/AcroForm << /Fields [] /SigFlags 1 /DR << /Font 7 0 R /ProcSet [/PDF] >> >>",
    more="/Dated 8 0 R",
    objects=["<< /F1 5 0 R >>", "<< /F1 5 0 R >>"],
)


def in_group(number: int, name: str, value: Any) -> Change:
    def change(writer: Writer) -> None:
        reference = generic.Reference(number, 0, writer)
        writer.get_object(reference)[pdf_name(name)] = value(writer) if callable(value) else value
        writer.mark_update(reference)

    return change


def in_resources(name: str, value: Any) -> Change:
    def change(writer: Writer) -> None:
        form = writer.root["/AcroForm"]
        form["/DR"][pdf_name(name)] = value(writer) if callable(value) else value
        writer.update_root()

    return change


def in_form(name: str, value: Any) -> Change:
    def change(writer: Writer) -> None:
        writer.root["/AcroForm"][pdf_name(name)] = value
        writer.update_root()

    return change


def a_font(writer: Writer) -> Any:
    return writer.add_object(generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Font")}))


def overwritten(number: int) -> Change:
    """The drawing of the signature mentions an object of the page, which is another then."""

    def change(writer: Writer) -> None:
        reference = generic.IndirectObject(number, 0, writer)
        in_resources("/XObject", generic.DictionaryObject({pdf_name("/A"): reference}))(writer)
        writer.objects[(0, number)] = sheet()

    return change


def no_fonts(writer: Writer) -> None:
    writer.objects[(0, 7)] = generic.DictionaryObject()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (in_group(7, "/F2", a_font), []),
        (in_resources("/XObject", lambda writer: generic.DictionaryObject({pdf_name("/FRM"): a_font(writer)})), []),
        (in_form("/SigFlags", generic.NumberObject(3)), []),
        (in_group(7, "/F1", a_font), CHANGED),
        (no_fonts, CHANGED),
        (in_group(8, "/F2", a_font), CHANGED),
        (in_resources("/Font", generic.DictionaryObject()), CHANGED),
        (in_resources("/ProcSet", generic.ArrayObject()), CHANGED),
        (overwritten(4), CHANGED),
        (overwritten(5), CHANGED),
    ],
    ids=[
        "font",
        "drawings",
        "flags",
        "exchanged",
        "removed",
        "elsewhere",
        "emptied",
        "no dictionary",
        "text",
        "a font",
    ],
)
def test_shared_resources_grow_and_nothing_is_exchanged(
    lab: Lab, change: Change, found: list[tuple[str, list[Flaw]]]
) -> None:
    assert flaws(lab.countersigned(by_leader(lab, RESOURCES), box=BOX, change=change)) == found


def test_a_group_of_resources_that_the_page_has_too_does_not_grow(lab: Lab) -> None:
    own = b"/Resources << /Font << /F1 5 0 R >> >>"
    shared = RESOURCES.replace(own, b"/Resources << /Font 7 0 R >>".ljust(len(own)))
    assert flaws(lab.countersigned(by_leader(lab, shared), change=in_group(7, "/F2", a_font))) == CHANGED


TEXT = "<< /FT /Tx /T (Ke) /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>"


@pytest.mark.parametrize(("field", "found"), [(FIELD, []), (TEXT, CHANGED)], ids=["signature", "text"])
def test_a_shared_drawing_is_exchanged_only_where_no_field_can_show_it(
    lab: Lab, field: str, found: list[tuple[str, list[Flaw]]]
) -> None:
    form = small_pdf(
        catalog="/AcroForm << /Fields [7 0 R] /DR << /XObject << /FRM 8 0 R >> >> >>",
        more="/Annots [7 0 R]",
        objects=[field, "<< >>"],
    )
    another = in_resources("/XObject", lambda writer: generic.DictionaryObject({pdf_name("/FRM"): a_font(writer)}))
    assert flaws(lab.countersigned(by_leader(lab, form), "CoQuan", box=BOX, change=another)) == found


def test_a_form_stays_that_of_a_signed_document(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    first = by_leader(lab)
    monkeypatch.setattr("pyhanko.sign.fields.ensure_sig_flags", lambda **_: None)
    monkeypatch.setattr("pyhanko.sign.signers.cms_embedder.ensure_sig_flags", lambda **_: None)
    for flags in (0, 1, 2):
        assert flaws(lab.countersigned(first, change=in_form("/SigFlags", generic.NumberObject(flags)))) == CHANGED


def test_a_second_signature_does_not_certify(lab: Lab, led: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PdfSigner, "_enforce_certification_constraints", lambda *_: None)
    again = lab.countersigned(led, box=BOX, certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)
    assert flaws(again) == CHANGED


def a_signature_that_is_none(value: Any) -> Change:
    """A visible field whose value only looks like a signature."""

    def change(writer: Writer) -> None:
        append_signature_field(writer, SigFieldSpec("DauDen", box=BOX))
        reference = list(writer.root["/AcroForm"]["/Fields"])[-1]
        reference.get_object()[pdf_name("/V")] = value(writer)
        writer.mark_update(reference)

    return change


def an_empty_one(writer: Writer) -> Any:
    entries = {"/Type": pdf_name("/Sig"), "/Contents": generic.ByteStringObject(b""), "/ByteRange": numbers(0, 1, 2, 3)}
    return writer.add_object(generic.DictionaryObject({pdf_name(name): value for name, value in entries.items()}))


def the_leaders(writer: Writer) -> Any:
    return writer.root["/AcroForm"]["/Fields"][0].raw_get("/V")


def a_copy_of_the_leaders(writer: Writer) -> Any:
    return writer.add_object(generic.DictionaryObject(the_leaders(writer).get_object()))


@pytest.mark.parametrize(
    ("value", "of_the_other"),
    [
        (an_empty_one, [Flaw.UNREADABLE]),
        (lambda _: pdf_string("Sig"), [Flaw.UNREADABLE]),
        (the_leaders, [Flaw.CHANGED_LATER]),
        (a_copy_of_the_leaders, [Flaw.PARTIAL]),
    ],
    ids=["empty", "a text", "the leader's", "a copy of the leader's"],
)
def test_a_signature_that_is_none_excuses_nothing(led: bytes, value: Any, of_the_other: list[Flaw]) -> None:
    content = updated(led, a_signature_that_is_none(value))
    assert checked(content).verdict is Verdict.INVALID
    assert dict(flaws(content)).get("DauDen", []) == of_the_other


def test_a_drawing_over_the_text_is_to_be_looked_at(lab: Lab, led: bytes) -> None:
    content = lab.countersigned(led, box=(0, 0, 842, 595))
    assert flaws(content) == [("LanhDao", [Flaw.COVERED_LATER])]
    assert checked(content).verdict is Verdict.REVIEW


LOCKS = {
    "all": (FieldMDPAction.ALL, None, True),
    "all but another": (FieldMDPAction.EXCLUDE, ["DauDi"], True),
    "all but the agency's": (FieldMDPAction.EXCLUDE, ["ChuKySo_CoQuan"], False),
    "another": (FieldMDPAction.INCLUDE, ["DauDi"], False),
}


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_told_of_locked_fields_is_what_signing_does(lab: Lab, name: str) -> None:
    action, names, is_locked = LOCKS[name]
    spec = SigFieldSpec("LanhDao", box=(300, 200, 450, 280), field_mdp_spec=FieldMDPSpec(action, names))
    first = by_leader(lab, updated(small_pdf(), lambda writer: append_signature_field(writer, spec)))
    assert [signature.locks for signature in checked(first).signatures] == [is_locked]
    assert bool(flaws(lab.countersigned(first, "ChuKySo_CoQuan", box=BOX))) == is_locked
    if is_locked:
        with pytest.raises(CchcError, match="đã khóa bằng chữ ký “LanhDao”, không ký thêm được"):
            lab.signed(first)
    else:
        assert flaws(lab.signed(first)) == []


def test_upkeep_after_both_is_in_order(lab: Lab, led: bytes) -> None:
    both = lab.countersigned(led, box=BOX)
    store = io.BytesIO(both)
    DocumentSecurityStore.add_dss(store, None, certs=[lab.agency.asn1])
    assert flaws(store.getvalue()) == []
    with lab.evidence("B-T") as evidence:
        tsa = evidence.timestamper()
        assert tsa
        stamped = PdfTimeStamper(tsa).timestamp_pdf(Writer(io.BytesIO(store.getvalue())), "sha256", None).getvalue()
    assert flaws(stamped) == []
    assert [signature.is_timestamp for signature in checked(stamped).signatures] == [False, False, True]


def idle(writer: Writer) -> None:
    writer._force_write_when_empty = True


def saved(writer: Writer) -> None:
    reference = writer.trailer.raw_get("/Info")
    reference.get_object()[pdf_name("/ModDate")] = pdf_string("D:20240116000000Z")
    writer.mark_update(reference)


AFTERWARDS: dict[str, Callable[[bytes], bytes]] = {
    "idle": lambda content: updated(content, idle),
    "saved": lambda content: updated(content, saved),
    "bytes": lambda content: content + b"\nrac\n",
    "a space": lambda content: content + b" ",
    "zeros": lambda content: content + bytes(50),
    "an object": lambda content: content + b"\n4 0 obj\n<< /Length 3 >>\nstream\nq Q\nendstream\nendobj\n",
    "a comment": lambda content: content + b"\n% rac\n",
    "a field": lambda content: updated(content, lambda writer: append_signature_field(writer, SigFieldSpec("Trong"))),
}


@pytest.fixture(scope="module", params=["B-T", "B-LT", "B-LTA"])
def kept_for_years(lab: Lab, request: pytest.FixtureRequest) -> bytes:
    """The leader's page with what is needed to verify it years later."""
    level = request.param
    leader = lab.authority.issue("Lãnh đạo UBND xã Mẫu")
    signer = SimpleSigner.load_pkcs12_data(leader.p12(lab.authority.certificate), (), PASSWORD.encode())
    with lab.evidence(level) as evidence:
        metadata = PdfSignatureMetadata(
            field_name="LanhDao",
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            validation_context=evidence.context(lab.authority.now),
            embed_validation_info=evidence.level.long_term,
            use_pades_lta=level == "B-LTA",
        )
        content: bytes = (
            PdfSigner(metadata, signer, timestamper=evidence.timestamper())
            .sign_pdf(Writer(io.BytesIO(small_pdf())))
            .getvalue()
        )
    return content


def test_a_page_that_is_kept_for_years_is_in_order_whoever_signs_it(lab: Lab, kept_for_years: bytes) -> None:
    content = kept_for_years
    assert flaws(content) == flaws(lab.signed(content)) == flaws(lab.countersigned(content, box=BOX)) == []


@pytest.mark.parametrize("name", AFTERWARDS)
def test_what_is_wrong_is_not_signed_and_stays_wrong_when_somebody_signs(
    lab: Lab, name: str, kept_for_years: bytes
) -> None:
    wrong = AFTERWARDS[name](kept_for_years)
    assert checked(wrong).verdict is Verdict.INVALID
    with pytest.raises(CchcError, match=r"không còn hợp lệ, hoặc không cho ký thêm|bị nối thêm dữ liệu sau khi ký"):
        lab.signed(wrong)
    assert checked(lab.countersigned(wrong, box=BOX)).verdict is Verdict.INVALID
