"""What verify finds when a signed PDF grows: attacks on incremental updates, and what signing itself adds.

The names are those of the literature: "1 Trillion Dollar Refund" (incremental saving, universal forgery), "Shadow
Attacks" (hide, replace, both) and "Breaking the Specification" (evil annotation, sneaky signature), of Mainka,
Mladenov, Rohlmann and others, Ruhr University Bochum.
"""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from helpers.signing_lab import SIGNED_AT, Change, Lab, new_key, small_pdf, updated
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, append_signature_field
from pyhanko.sign.signers.pdf_signer import PdfSigner

from cchc.signing.certificates import certificates
from cchc.signing.signatures import Flaw, SignedFile
from cchc.signing.verify import verified

Writer = IncrementalPdfFileWriter
CHANGED = [("ChuKySo_CoQuan", [Flaw.CHANGED_LATER])]
COVERED = [("ChuKySo_CoQuan", [Flaw.COVERED_LATER])]
SHEET = (0, 0, 842, 595)
LINE = "<< /Length 44 >>\nstream\nq 1 0 0 1 0 0 cm BT /F1 9 Tf (Bang) Tj ET Q   \nendstream"
"""An XObject for page 1; the shape of the page's dictionary is `small_pdf`'s."""
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{more}'
    "<xmp:ModifyDate>{saved}</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def xmp(title: str = "Phu luc", more: str = "", saved: str = "2024-01-15T09:30:05+07:00") -> bytes:
    return XMP.format(title=title, more=more, saved=saved).encode()


def metadata(content: bytes) -> str:
    return f"<< /Type /Metadata /Subtype /XML /Length {len(content)} >>\nstream\n{content.decode()}\nendstream"


RICH = small_pdf(
    catalog="/Metadata 8 0 R /Lang (vi-VN)",
    more="/Annots [9 0 R]",
    objects=[
        LINE.replace("<<", "<< /Type /XObject /Subtype /Form /BBox [0 0 99 99]"),
        metadata(xmp()),
        "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Border [0 0 0] >>",
    ],
)
"""A page with an XObject (7), XMP (8) and a link (9)."""


@pytest.fixture(scope="module")
def rich(lab: Lab) -> bytes:
    return lab.signed(RICH)


@pytest.fixture(scope="module")
def locked(lab: Lab) -> bytes:
    return lab.signed(RICH, locks=True)


@pytest.fixture(scope="module")
def certified(lab: Lab) -> bytes:
    """The page as a leader signs it who permits what ISO 32000 lets a signature permit: annotations, forms, signatures."""
    return lab.countersigned(
        RICH, "LanhDao", box=(300, 200, 399, 242), certify=True, docmdp_permissions=MDPPerm.ANNOTATE
    )


def checked(content: bytes, lab: Lab) -> SignedFile:
    return verified(content, certificates([lab.root]), SIGNED_AT)


def flaws(content: bytes, lab: Lab) -> list[tuple[str, list[Flaw]]]:
    file = checked(content, lab)
    assert file.sound == (not file.flaws and not any(signature.flaws for signature in file.signatures))
    assert not file.flaws
    return [(signature.field, list(signature.flaws)) for signature in file.signatures if signature.flaws]


def numbers(*values: float) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.FloatObject, values))


def dictionary(**values: Any) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{name}"): value for name, value in values.items()})


def stream(content: bytes = b"q 1 1 1 rg 0 0 842 595 re f Q", **values: Any) -> generic.StreamObject:
    return generic.StreamObject(dictionary(**values), stream_data=content)


def form(content: bytes = b"1 1 1 rg 0 0 842 595 re f") -> generic.StreamObject:
    """A white sheet."""
    return stream(content, Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=numbers(*SHEET))


def page(writer: Writer) -> Any:
    reference = writer.find_page_for_modification(0)[0]
    writer.mark_update(reference)
    return reference.get_object()


def replaced(number: int, by: generic.PdfObject) -> Change:
    return lambda writer: writer.objects.update({(0, number): by})


def in_catalog(name: str, value: Any) -> Change:
    def change(writer: Writer) -> None:
        writer.root[pdf_name(name)] = value
        writer.update_root()

    return change


def in_form(name: str, value: Any) -> Change:
    def change(writer: Writer) -> None:
        writer.root["/AcroForm"][pdf_name(name)] = value
        writer.update_container(writer.root["/AcroForm"])
        writer.update_root()

    return change


def on_page(name: str, value: Any) -> Change:
    return lambda writer: page(writer).update({pdf_name(name): value})


def property_of(name: str, value: str) -> Change:
    def change(writer: Writer) -> None:
        reference = writer.trailer.raw_get("/Info")
        reference.get_object()[pdf_name(name)] = pdf_string(value)
        writer.mark_update(reference)

    return change


def described(content: bytes, *, as_new: bool = False) -> Change:
    """Other XMP, in place of what there is or as a new object; kept from pyHanko, which would write its own."""

    def change(writer: Writer) -> None:
        writer._update_meta = lambda: None  # type: ignore[method-assign]
        told = stream(content, Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML"))
        if as_new:
            in_catalog("/Metadata", writer.add_object(told))(writer)
        else:
            writer.objects[(0, 8)] = told

    return change


def annotated(subtype: str, **more: Any) -> Change:
    def change(writer: Writer) -> None:
        note = dictionary(Type=pdf_name("/Annot"), Subtype=pdf_name(subtype), Rect=numbers(*SHEET), **more)
        note[pdf_name("/AP")] = dictionary(N=writer.add_object(form()))
        page(writer)["/Annots"].append(writer.add_object(note))

    return change


def field(writer: Writer, position: int = -1) -> Any:
    """A field of the form, the last one unless another is meant; it will be written."""
    fields = list(writer.root["/AcroForm"]["/Fields"])
    writer.mark_update(fields[position])
    return fields[position].get_object()


def empty_field(writer: Writer) -> None:
    append_signature_field(writer, SigFieldSpec("DauDen", box=(10, 10, 60, 30)))


def sheet_in_an_empty_field(writer: Writer) -> None:
    append_signature_field(writer, SigFieldSpec("DauDen", box=SHEET))
    field(writer)[pdf_name("/AP")] = dictionary(N=writer.add_object(form()))


def text_field(writer: Writer) -> None:
    text = dictionary(
        FT=pdf_name("/Tx"),
        T=pdf_string("Ke"),
        V=pdf_string("9"),
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/Widget"),
        Rect=numbers(*SHEET),
    )
    writer.root["/AcroForm"]["/Fields"].append(reference := writer.add_object(text))
    writer.update_root()
    page(writer)["/Annots"].append(reference)


def another_drawing_of_the_signature(writer: Writer) -> None:
    field(writer, 0)[pdf_name("/AP")] = dictionary(N=writer.add_object(form()))


def the_drawing_of_the_signature_overwritten(writer: Writer) -> None:
    reference = field(writer, 0)["/AP"].raw_get("/N")
    writer.objects[(0, reference.idnum)] = form()


def the_signatures_place_moved(writer: Writer) -> None:
    field(writer, 0)[pdf_name("/Rect")] = numbers(*SHEET)


def the_signature_hidden(writer: Writer) -> None:
    field(writer, 0)[pdf_name("/F")] = generic.NumberObject(2)


def the_signature_removed(writer: Writer) -> None:
    writer.root["/AcroForm"]["/Fields"].clear()
    in_form("/SigFlags", generic.NumberObject(0))(writer)


def one_more_page(writer: Writer) -> None:
    node = writer.root["/Pages"]
    kept = page(writer)
    writer.objects.pop((0, 3))
    node["/Kids"].append(writer.add_object(generic.DictionaryObject(kept)))
    node[pdf_name("/Count")] = generic.NumberObject(2)
    writer.mark_update(writer.root.raw_get("/Pages"))


def a_link_removed(writer: Writer) -> None:
    del page(writer)["/Annots"][0]


def javascript(writer: Writer) -> generic.IndirectObject:
    return writer.add_object(dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)")))


def opened_with_a_program(writer: Writer) -> None:
    in_catalog("/OpenAction", javascript(writer))(writer)


def closed_with_a_program(writer: Writer) -> None:
    in_catalog("/AA", dictionary(WC=javascript(writer)))(writer)


def a_named_program(writer: Writer) -> None:
    tree = dictionary(Names=generic.ArrayObject([pdf_string("a"), javascript(writer)]))
    in_catalog("/Names", dictionary(JavaScript=tree))(writer)


def an_attachment(writer: Writer) -> None:
    file = writer.add_object(stream(b"MZ", Type=pdf_name("/EmbeddedFile")))
    described = dictionary(Type=pdf_name("/Filespec"), F=pdf_string("a.exe"), EF=dictionary(F=file))
    tree = dictionary(Names=generic.ArrayObject([pdf_string("a"), writer.add_object(described)]))
    in_catalog("/Names", dictionary(EmbeddedFiles=tree))(writer)


def layers(writer: Writer) -> None:
    layer = writer.add_object(dictionary(Type=pdf_name("/OCG"), Name=pdf_string("a")))
    off = dictionary(OFF=generic.ArrayObject([layer]))
    in_catalog("/OCProperties", dictionary(OCGs=generic.ArrayObject([layer]), D=off))(writer)


def page_labels(writer: Writer) -> None:
    label = dictionary(S=pdf_name("/D"), St=generic.NumberObject(9))
    in_catalog("/PageLabels", dictionary(Nums=generic.ArrayObject([generic.NumberObject(0), label])))(writer)


def certified_afterwards(writer: Writer) -> None:
    in_catalog("/Perms", dictionary(DocMDP=field(writer, 0).raw_get("/V")))(writer)


def content_removed(writer: Writer) -> None:
    page(writer)[pdf_name("/Contents")] = generic.ArrayObject()


CONTENT = {
    "text overwritten": replaced(4, stream()),
    "text exchanged": lambda writer: on_page("/Contents", writer.add_object(stream()))(writer),
    "text removed": content_removed,
    "text added": lambda writer: writer.add_stream_to_page(0, writer.add_object(stream())),
    "font overwritten": replaced(
        5, dictionary(Type=pdf_name("/Font"), Subtype=pdf_name("/Type1"), BaseFont=pdf_name("/Symbol"))
    ),
    "xobject overwritten": replaced(7, form()),
    "resources exchanged": on_page("/Resources", dictionary()),
    "turned": on_page("/Rotate", generic.NumberObject(180)),
    "cropped": on_page("/CropBox", numbers(0, 0, 400, 300)),
    "another page": one_more_page,
    "program on the page": lambda writer: on_page("/AA", dictionary(O=javascript(writer)))(writer),
}
ANNOTATIONS = {
    "note": annotated("/FreeText", Contents=pdf_string("Sai")),
    "rubber stamp": annotated("/Stamp"),
    "redaction": annotated("/Redact"),
    "widget of no field": annotated("/Widget"),
    "link removed": a_link_removed,
    "link moved": replaced(9, dictionary(Type=pdf_name("/Annot"), Subtype=pdf_name("/Link"), Rect=numbers(*SHEET))),
}
FIELDS = {
    "empty": empty_field,
    "sheet": sheet_in_an_empty_field,
    "text": text_field,
    "another drawing": another_drawing_of_the_signature,
    "drawing overwritten": the_drawing_of_the_signature_overwritten,
    "moved": the_signatures_place_moved,
    "hidden": the_signature_hidden,
    "drawn anew": in_form("/NeedAppearances", generic.BooleanObject(value=True)),
    "XFA": in_form("/XFA", pdf_string("<xdp/>")),
}
CATALOG = {
    "OpenAction": opened_with_a_program,
    "AA": closed_with_a_program,
    "JavaScript": a_named_program,
    "EmbeddedFiles": an_attachment,
    "OCProperties": layers,
    "PageLabels": page_labels,
    "Perms": certified_afterwards,
    "Lang": in_catalog("/Lang", pdf_string("en")),
    "ViewerPreferences": in_catalog("/ViewerPreferences", dictionary(Direction=pdf_name("/R2L"))),
    "PageMode": in_catalog("/PageMode", pdf_name("/FullScreen")),
    "Collection": in_catalog("/Collection", dictionary()),
    "MarkInfo": in_catalog("/MarkInfo", dictionary(Marked=generic.BooleanObject(value=True))),
    "Extensions": in_catalog("/Extensions", dictionary(EVIL=dictionary())),
    "empty DSS": in_catalog("/DSS", dictionary(Certs=generic.ArrayObject())),
}
PROPERTIES = {
    **{name: property_of(f"/{name}", "Khac") for name in ("Title", "Author", "Subject", "Keywords", "Creator")},
    "dc:title": described(xmp(title="Khac")),
    "dc:title, new object": described(xmp(title="Khac"), as_new=True),
    "dc:creator": described(xmp(more="<dc:creator><rdf:Seq><rdf:li>Khac</rdf:li></rdf:Seq></dc:creator>")),
    "dc:description": described(
        xmp(more='<dc:description><rdf:Alt><rdf:li xml:lang="x-default">K</rdf:li></rdf:Alt></dc:description>')
    ),
    "dc:subject": described(xmp(more="<dc:subject><rdf:Bag><rdf:li>Khac</rdf:li></rdf:Bag></dc:subject>")),
}
BROKEN_XMP = {
    "no XML": described(b"Khac"),
    "no XMP": described(b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'),
}
ATTACKS: dict[str, Change] = {**CONTENT, **ANNOTATIONS, **FIELDS, **CATALOG, **PROPERTIES}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_change_that_is_no_signature_is_a_flaw_whoever_signs_after_it(lab: Lab, rich: bytes, name: str) -> None:
    changed = updated(rich, ATTACKS[name])
    assert flaws(changed, lab) == CHANGED
    assert flaws(lab.countersigned(changed, "ChuKySau"), lab) == CHANGED


@pytest.mark.parametrize("name", [name for name in {**ATTACKS, **BROKEN_XMP} if name != "drawn anew"])
def test_a_signature_that_is_made_along_with_a_change_excuses_nothing(lab: Lab, rich: bytes, name: str) -> None:
    assert flaws(lab.countersigned(rich, "ChuKySau", change={**ATTACKS, **BROKEN_XMP}[name]), lab) == CHANGED


@pytest.mark.parametrize("name", ATTACKS)
def test_a_file_that_is_locked_is_no_easier_to_change(lab: Lab, locked: bytes, name: str) -> None:
    assert flaws(updated(locked, ATTACKS[name]), lab) == CHANGED


@pytest.mark.parametrize("name", [name for name in ATTACKS if name not in ("drawn anew", "Perms")])
def test_a_file_that_the_leader_certified_is_no_easier_to_change(lab: Lab, certified: bytes, name: str) -> None:
    found = [("LanhDao", [Flaw.CHANGED_LATER])]
    content = lab.countersigned(certified, "ChuKySau", box=(100, 100, 199, 142), change=ATTACKS[name])
    assert flaws(content, lab) == found


def test_a_change_is_laid_to_a_time_stamp_too(lab: Lab) -> None:
    with lab.evidence("B-LTA") as evidence:
        content = lab.signed(evidence=evidence, signed_at=lab.authority.now)
    changed = flaws(lab.countersigned(content, change=in_catalog("/MarkInfo", dictionary())), lab)
    assert [found for _, found in changed] == [[Flaw.CHANGED_LATER]] * 2


def test_a_change_is_laid_to_every_signature_before_it(lab: Lab, rich: bytes) -> None:
    content = lab.countersigned(updated(lab.countersigned(rich), property_of("/Title", "Khac")), "ChuKySau")
    assert flaws(content, lab) == [*CHANGED, ("DauDen", [Flaw.CHANGED_LATER])]


def test_an_update_that_does_nothing_is_no_upkeep(lab: Lab, rich: bytes) -> None:
    def nothing(writer: Writer) -> None:
        writer._force_write_when_empty = True

    assert flaws(updated(rich, nothing), lab) == CHANGED
    assert flaws(updated(rich, lambda writer: writer.add_object(form())), lab) == CHANGED


def test_a_field_that_is_filled_in_later_is_a_change(lab: Lab) -> None:
    number = "<< /FT /Tx /T (SoDen) /Type /Annot /Subtype /Widget /Rect [0 0 50 20] /P 3 0 R /F 4 >>"
    content = lab.signed(small_pdf(catalog="/AcroForm << /Fields [7 0 R] >>", more="/Annots [7 0 R]", objects=[number]))

    def fill(writer: Writer) -> None:
        field(writer, 0)[pdf_name("/V")] = pdf_string("12")

    assert flaws(lab.countersigned(content), lab) == []
    assert flaws(lab.countersigned(content, change=fill), lab) == CHANGED


@pytest.mark.parametrize("name", ["/DR", "/DA"])
def test_the_forms_fonts_are_not_exchanged(lab: Lab, name: str) -> None:
    defaults = "/DR << /Font << /Helv 5 0 R >> >> /DA (/Helv 9 Tf 0 g)"
    content = lab.signed(small_pdf(catalog=f"/AcroForm << /Fields [] {defaults} >>"))
    assert flaws(lab.countersigned(content), lab) == []
    assert flaws(lab.countersigned(content, change=in_form(name, pdf_string("/Khac"))), lab) == CHANGED


def test_what_was_missing_when_it_was_signed_is_not_supplied_later(lab: Lab) -> None:
    content = lab.signed(small_pdf(more="/Annots [50 0 R]"))

    def supply(writer: Writer) -> None:
        writer._lastobj_id = 50
        writer.objects[(0, 50)] = dictionary(Subtype=pdf_name("/FreeText"), Rect=numbers(*SHEET))

    assert flaws(lab.countersigned(content), lab) == []
    assert flaws(lab.countersigned(updated(content, supply)), lab) == CHANGED


def raw_update(content: bytes, number: int, entry: str, body: bytes = b"", root: int = 1) -> bytes:
    """The PDF with an update written by hand: one object, or its removal, and perhaps another catalog."""
    reader = PdfFileReader(io.BytesIO(content))
    table = f"xref\n{number} 1\n{entry.format(len(content))}\ntrailer\n"
    trailer = f"<< /Size {reader.trailer['/Size']} /Root {root} 0 R /Info 6 0 R /Prev {reader.last_startxref} >>\n"
    return content + body + (table + trailer + f"startxref\n{len(content) + len(body)}\n%%EOF\n").encode()


def test_the_catalog_does_not_take_the_place_of_another_object(lab: Lab) -> None:
    catalog = io.BytesIO()
    PdfFileReader(io.BytesIO(lab.signed_once)).root.write_to_stream(catalog, None)
    body = b"4 0 obj\n" + catalog.getvalue() + b"\nendobj\n"
    content = raw_update(lab.signed_once, 4, "{:010d} 00000 n ", body, root=4)
    assert flaws(lab.countersigned(content), lab) == CHANGED


def test_nothing_is_removed(lab: Lab) -> None:
    assert flaws(lab.countersigned(raw_update(lab.signed_once, 4, "0000000000 00001 f ")), lab) == CHANGED


@pytest.mark.parametrize("table", [b"", b"xref\n0 0\ntrailer\n<< /Root 1 0 R >>\n"], ids=["no table", "empty table"])
@pytest.mark.parametrize("end", [b"", b"%%EOF\n", b"startxref\n0\n%%EOF\n"], ids=["no end", "end", "place and end"])
def test_an_update_without_a_table_is_found(lab: Lab, table: bytes, end: bytes) -> None:
    body = b"4 0 obj\n<< /Length 6 >>\nstream\nq Q   \nendstream\nendobj\n"
    file = checked(lab.signed_once + body + table + end, lab)
    assert file.flaws in ((Flaw.APPENDED,), (Flaw.BROKEN,))


def universal_forgery(name: str, value: Any) -> Change:
    def change(writer: Writer) -> None:
        reference = field(writer, 0).raw_get("/V")
        reference.get_object()[pdf_name(name)] = value
        writer.mark_update(reference)

    return change


@pytest.mark.parametrize("name", ["/Contents", "/ByteRange"])
@pytest.mark.parametrize(
    "value",
    [generic.NullObject(), generic.ByteStringObject(b""), generic.ByteStringObject(b"\0"), generic.ArrayObject()],
    ids=["null", "empty", "zero", "array"],
)
def test_a_signature_that_is_emptied_is_found(lab: Lab, name: str, value: Any) -> None:
    assert not checked(updated(lab.signed_once, universal_forgery(name, value)), lab).sound


@pytest.mark.parametrize("number", [3, 4, 5], ids=["page", "text", "font"])
def test_an_object_is_not_replaced_because_a_new_signature_mentions_it(lab: Lab, number: int) -> None:
    def change(writer: Writer) -> None:
        empty_field(writer)
        drawing = form()
        drawing[pdf_name("/Resources")] = dictionary(Any=generic.IndirectObject(number, 0, writer))
        field(writer)[pdf_name("/AP")] = dictionary(N=writer.add_object(drawing))
        if number == 3:
            on_page("/Contents", writer.add_object(form()))(writer)
        else:
            writer.objects[(0, number)] = form()

    assert flaws(lab.countersigned(lab.signed_once, change=change), lab) == CHANGED


def sneaky(**more: Any) -> Change:
    """A field for the signature that is more than that."""

    def change(writer: Writer) -> None:
        empty_field(writer)
        field(writer).update({pdf_name(f"/{name}"): value for name, value in more.items()})

    return change


def with_widgets(subtype: str, *boxes: Sequence[float]) -> Change:
    """A field for the signature whose widgets, in those boxes, are objects of their own."""

    def change(writer: Writer) -> None:
        kids = generic.ArrayObject()
        signature = dictionary(FT=pdf_name("/Sig"), T=pdf_string("DauDen"), Kids=kids)
        writer.root["/AcroForm"]["/Fields"].append(parent := writer.add_object(signature))
        writer.update_container(writer.root["/AcroForm"]["/Fields"])
        for box in boxes:
            widget = dictionary(Type=pdf_name("/Annot"), Subtype=pdf_name(subtype), Rect=numbers(*box), Parent=parent)
            kids.append(reference := writer.add_object(widget))
            page(writer)["/Annots"].append(reference)
        writer.update_container(page(writer)["/Annots"])

    return change


@pytest.mark.parametrize(
    "change",
    [
        sneaky(AA=dictionary(E=dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)")))),
        sneaky(A=dictionary(S=pdf_name("/URI"), URI=pdf_string("http://a.invalid"))),
        sneaky(Subtype=pdf_name("/FreeText"), Contents=pdf_string("Sai")),
        with_widgets("/FreeText", (0, 0, 50, 20)),
    ],
    ids=["program", "link", "note", "note below the field"],
)
def test_a_later_signature_brings_nothing_but_itself(lab: Lab, change: Change) -> None:
    assert flaws(lab.countersigned(lab.signed_once, change=change), lab) == CHANGED


A_TENTH = (100, 100, 342, 306)
MORE = (100, 100, 342, 308)


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ([A_TENTH], []),
        ([MORE], COVERED),
        ([SHEET], COVERED),
        ([(100, 100, 221, 306), (221, 100, 342, 306)], []),
        ([(100, 100, 221, 308), (221, 100, 342, 308)], COVERED),
    ],
    ids=["a tenth", "more", "all", "a tenth in two", "more in two"],
)
def test_a_later_signature_takes_a_tenth_of_a_page_at_most(
    lab: Lab, boxes: list[tuple[int, ...]], found: list[tuple[str, list[Flaw]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first_widget = "pyhanko.sign.signers.cms_embedder.get_single_field_annot"  # pyHanko signs where there is one only
    monkeypatch.setattr(first_widget, lambda field: field["/Kids"][0])
    assert flaws(lab.countersigned(lab.signed_once, change=with_widgets("/Widget", *boxes)), lab) == found


def test_an_empty_field_that_was_there_before_may_not_cover_the_page_either(lab: Lab) -> None:
    content = lab.signed(
        updated(small_pdf(), lambda writer: append_signature_field(writer, SigFieldSpec("DauDen", box=SHEET)))
    )
    assert flaws(content, lab) == []
    assert flaws(lab.countersigned(content), lab) == COVERED


def test_where_a_signature_is_seen_is_told(lab: Lab) -> None:
    first, second = checked(lab.countersigned(lab.signed_once, box=(100, 300, 199, 442)), lab).signatures
    assert [(each.page, round(each.width), round(each.height)) for each in first.drawn] == [(1, 69, 4)]
    assert [(each.page, round(each.width), round(each.height)) for each in second.drawn] == [(1, 35, 50)]
    assert second.drawn[0].share == pytest.approx(99 * 142 / (842 * 595))
    assert [signature.drawn for signature in checked(lab.countersigned(lab.signed_once), lab).signatures][1] == ()


FIVE = [(20 + 160 * place, 400, 165 + 160 * place, 694) for place in range(5)]
"""Five boxes of 8.5 % of A4 across, side by side, above the text of `small_pdf` and partly above the page."""
WIDE = small_pdf("0 0 842 842")


def signed_by_five(lab: Lab, content: bytes, boxes: Sequence[tuple[int, int, int, int]] = FIVE) -> bytes:
    content = lab.signed(content)
    for number, box in enumerate(boxes):
        content = lab.countersigned(content, f"Sau{number}", box=box)
    return content


def test_many_small_drawings_are_told_as_one(lab: Lab) -> None:
    file = checked(signed_by_five(lab, WIDE), lab)
    assert file.sound
    (covering,) = file.reviews
    assert (covering.page, covering.text_share) == (1, 0)
    assert covering.share == pytest.approx(5 * 145 * 294 / 842**2)
    shares = [sum(each.share for each in signature.covered) for signature in file.signatures]
    assert shares == pytest.approx([share / 5 * covering.share for share in (5, 4, 3, 2, 0, 0)])


def test_small_drawings_are_told_with_what_else_is_wrong_but_not_with_a_large_one(lab: Lab) -> None:
    content = signed_by_five(lab, WIDE)
    assert [each.page for each in checked(updated(content, property_of("/Title", "Khac")), lab).reviews] == [1]
    large = checked(lab.countersigned(content, "Lon", box=(0, 0, 842, 842)), lab)
    assert large.reviews == ()
    assert {tuple(signature.flaws) for signature in large.signatures} == {(Flaw.COVERED_LATER,), ()}


def test_what_overlaps_is_counted_once_and_what_lies_outside_the_page_not_at_all(lab: Lab) -> None:
    one = (20, 400, 165, 694)
    same = checked(signed_by_five(lab, WIDE, [one] * 5), lab)
    assert (same.sound, same.reviews) == (True, ())
    outside = checked(signed_by_five(lab, WIDE, [(900, 0, 5000, 5000), (-400, 0, 1, 800)]), lab)
    assert (outside.sound, outside.reviews) == (True, ())
    assert [len(signature.drawn) for signature in outside.signatures] == [1, 0, 1]


@pytest.mark.parametrize(
    ("page", "share"),
    [
        ("/CropBox [0 250 842 842]", 5 * 145 * 294 / (842 * 592)),
        ("/CropBox [0 240 842 9000]", 5 * 145 * 294 / (842 * 602)),
        ("/Rotate 90", 5 * 145 * 294 / 842**2),
        ("/UserUnit 4", 5 * 145 * 294 / 842**2),
    ],
)
def test_the_share_is_that_of_the_page_as_it_is_seen(lab: Lab, page: str, share: float) -> None:
    (covering,) = checked(signed_by_five(lab, small_pdf("0 0 842 842", more=page)), lab).reviews
    assert covering.share == pytest.approx(share)


def test_a_unit_of_the_page_counts_in_the_millimetres_of_a_drawing(lab: Lab) -> None:
    content = lab.countersigned(lab.signed(small_pdf("0 0 842 842", more="/UserUnit 4")), box=(0, 0, 72, 72))
    (drawing,) = checked(content, lab).signatures[1].drawn
    assert (drawing.width, drawing.height) == pytest.approx((101.6, 101.6))


def lines_at(*heights: int) -> bytes:
    """A square page with a line of text, 200 points long, at each of these heights."""
    shown = " ".join(f"BT /F1 10 Tf 100 {height} Td ({'x' * 40}) Tj ET" for height in heights)
    text = f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream"
    return small_pdf("0 0 842 842", objects=[text]).replace(b"/Contents 4 0 R", b"/Contents 7 0 R")


@pytest.mark.parametrize(
    ("heights", "text_share", "found"),
    [
        ((700, 500, 450, 350), 0.25, []),
        ((700, 500, 450, 350, 550), 0.2, []),
        ((700, 650, 500, 450), 0.5, COVERED),
        ((700,), 1, COVERED),
    ],
)
def test_drawings_that_hide_more_than_a_quarter_of_the_signed_text_are_a_flaw(
    lab: Lab, heights: tuple[int, ...], text_share: float, found: list[tuple[str, list[Flaw]]]
) -> None:
    boxes = [(90, 600, 240, 842), (240, 600, 390, 842)]
    content = signed_by_five(lab, lines_at(*heights), boxes)
    file = checked(content, lab)
    (covering,) = file.signatures[0].covered
    assert covering.share == pytest.approx(300 * 242 / 842**2)
    assert covering.text_share == pytest.approx(text_share)
    assert flaws(content, lab) == found
    assert len(file.reviews) == (not found)


def test_on_a_page_without_text_a_quarter_of_the_page_is_the_limit(lab: Lab) -> None:
    picture = WIDE.replace(b"(Trang 1) Tj", b"(Trang 1) __")
    boxes = [(0, 0, 420, 160), (420, 0, 840, 160), (0, 160, 420, 320)]
    assert flaws(signed_by_five(lab, picture, boxes[:2]), lab) == []
    assert flaws(signed_by_five(lab, picture, boxes), lab) == COVERED


def test_what_an_earlier_signature_draws_hides_nothing_of_a_later_one(lab: Lab) -> None:
    content = WIDE
    for number, box in enumerate(FIVE):
        content = lab.countersigned(content, f"Truoc{number}", box=box)
    file = checked(lab.signed(content), lab)
    assert (file.signatures[-1].covered, [each.share > 0.1 for each in file.reviews]) == ((), [True])


@pytest.mark.parametrize(
    ("flags", "seen"),
    [(4, True), (2, False), (4 + 2, False), (32, False), (32 + 4, True), (32 + 256, True), (128 + 4, True)],
    ids=["print", "hidden", "hidden and print", "no view", "print only", "now and then", "locked"],
)
def test_a_widget_that_nobody_sees_covers_nothing(lab: Lab, flags: int, seen: bool) -> None:
    def mark(writer: Writer) -> None:
        append_signature_field(writer, SigFieldSpec("DauDen", box=(20, 400, 400, 694)))
        field(writer)[pdf_name("/F")] = generic.NumberObject(flags)

    signature = checked(lab.countersigned(lab.signed(WIDE), change=mark), lab).signatures[0]
    assert [each.page for each in signature.covered] == [1] * seen


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_widget_that_does_not_turn_with_its_page_may_be_seen_in_two_places(lab: Lab, turned: int) -> None:
    def upright(writer: Writer) -> None:
        append_signature_field(writer, SigFieldSpec("DauDen", box=(300, 300, 600, 400)))
        field(writer)[pdf_name("/F")] = generic.NumberObject(16 + 4)

    content = lab.signed(small_pdf("0 0 842 842", more=f"/Rotate {turned}"))
    drawn = checked(lab.countersigned(content, change=upright), lab).signatures[1].drawn
    assert len(drawn) == (1 if turned == 0 else 2)


def test_signatures_and_their_upkeep_are_no_flaws(lab: Lab, rich: bytes) -> None:
    content = lab.countersigned(lab.countersigned(rich, box=(10, 10, 110, 150)), "ChuKySau")
    assert flaws(content, lab) == []
    with lab.evidence("B-LTA") as evidence:
        content = lab.signed(lab.countersigned(RICH), evidence=evidence, signed_at=lab.authority.now)
    assert flaws(content, lab) == []
    assert flaws(lab.countersigned(content, "ChuKySau"), lab) == []


def test_a_field_that_is_made_first_and_signed_later_is_no_flaw(lab: Lab, rich: bytes) -> None:
    made = updated(rich, empty_field)
    assert flaws(made, lab) == CHANGED
    assert flaws(lab.countersigned(made), lab) == []
    assert flaws(lab.countersigned(lab.signed(updated(RICH, empty_field))), lab) == []


BY_OTHERS: dict[str, Change] = {
    "last saved": property_of("/ModDate", "D:20240116000000Z"),
    "saved by": property_of("/Producer", "Khac"),
    "XMP saved": described(xmp(saved="2024-01-16T00:00:00Z")),
    "XMP saved as a new object": described(xmp(saved="2024-01-16T00:00:00Z"), as_new=True),
    "ETSI's extension": in_catalog("/Extensions", dictionary(ESIC=dictionary(ExtensionLevel=generic.NumberObject(1)))),
    "Adobe's extension": in_catalog("/Extensions", dictionary(ADBE=dictionary(ExtensionLevel=generic.NumberObject(8)))),
    "default fonts": in_form("/DR", dictionary(Font=dictionary())),
    "default appearance": in_form("/DA", pdf_string("/Helv 0 Tf 0 g")),
    "identical copy": lambda writer: writer.mark_update(generic.Reference(4, 0, writer)),
}
"""What other programs write along with a signature; Acrobat most of it."""


@pytest.mark.parametrize("name", BY_OTHERS)
def test_what_other_programs_write_along_with_a_signature_is_no_flaw(lab: Lab, rich: bytes, name: str) -> None:
    assert flaws(lab.countersigned(rich, change=BY_OTHERS[name]), lab) == []


def test_a_signature_by_another_kind_of_key_may_raise_the_version(lab: Lab) -> None:
    content = lab.signed(RICH, by=lab.authority.issue(key=new_key(use_rsa=True)))
    assert "/Version" not in PdfFileReader(io.BytesIO(content)).root
    after = lab.countersigned(content)
    assert PdfFileReader(io.BytesIO(after)).root["/Version"] == "/2.0"
    assert flaws(after, lab) == []


def test_xmp_that_nobody_can_read_may_stay(lab: Lab) -> None:
    def keep(writer: Writer) -> None:
        writer._update_meta = lambda: None  # type: ignore[method-assign]

    odd = metadata(b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    content = lab.countersigned(small_pdf(catalog="/Metadata 7 0 R", objects=[odd]), "TruocDo", change=keep)
    assert flaws(lab.countersigned(content, change=keep), lab) == []


def test_xmp_and_info_may_be_made_of_one_another(lab: Lab) -> None:
    bare = small_pdf()
    assert flaws(lab.countersigned(lab.signed(bare), change=described(xmp(), as_new=True)), lab) == []
    assert flaws(lab.countersigned(lab.signed(bare), change=described(xmp("Khac"), as_new=True)), lab) == CHANGED
    assert flaws(lab.countersigned(lab.signed(bare.replace(b"/Info 6 0 R", b"           "))), lab) == []


def test_viewers_may_be_told_not_to_draw_the_fields_anew(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = small_pdf(catalog="/AcroForm << /Fields [] /SigFlags 3 /NeedAppearances true >>")
    with monkeypatch.context() as patch:
        patch.setattr("pyhanko.sign.fields.ensure_sig_flags", lambda **_: None)  # which takes it back
        patch.setattr("pyhanko.sign.signers.cms_embedder.ensure_sig_flags", lambda **_: None)
        content = lab.countersigned(asked, "TruocDo")
    assert "/NeedAppearances" in PdfFileReader(io.BytesIO(content)).root["/AcroForm"]
    after = lab.countersigned(content)
    assert "/NeedAppearances" not in PdfFileReader(io.BytesIO(after)).root["/AcroForm"]
    assert flaws(after, lab) == []


@pytest.mark.parametrize("allowed", list(MDPPerm))
def test_what_a_signature_forbids_is_not_done(lab: Lab, allowed: MDPPerm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PdfSigner, "_enforce_certification_constraints", lambda *_: None)
    certified = lab.countersigned(small_pdf(), "XacNhan", certify=True, docmdp_permissions=allowed)
    found = [("XacNhan", [Flaw.CHANGED_LATER])]
    assert flaws(certified, lab) == []
    assert flaws(lab.countersigned(certified), lab) == (found if allowed is MDPPerm.NO_CHANGES else [])
    assert flaws(lab.countersigned(certified, change=annotated("/FreeText")), lab) == found
