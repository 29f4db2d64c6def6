"""What came after a signature: other signatures, time stamps, and what is needed to verify them years later.

The rules of `policy` have judged each revision. Of the file as it is now they leave to be asked:

- Does each new field hold a signature? An empty one could be a sheet of paper that anybody has laid over the page; so
  could an annotation that calls itself the signature's. (A field that is made first and signed later is in order.)
- Does what follows the last signature add to the store (DSS)? An update that does not is no upkeep.
- How much does a later signature draw over? Its drawing is its signer's own statement, but it may not hide what others
  have signed: on one page it takes a tenth at most (of A4 e.g. 100 × 62 mm; the decree's incoming stamp has 50 × 35).
  A small one can still cover a number, which only the eye can judge: `drawn` tells where to look.
"""

from collections.abc import Iterator, Sequence

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from cchc.signatures import Drawing, Flaw
from cchc.signing.document import held
from cchc.signing.policy import store
from cchc.signing.stamp import MILLIMETRE, Box, rectangle, visible

_LARGEST = 0.1
"""The part of a page that a later signature may take."""


def flaws(signature: EmbeddedPdfSignature, later: Sequence[EmbeddedPdfSignature]) -> Iterator[Flaw]:
    """What is wrong with what came after a signature; `later` are the signatures that were made after it.

    The signature has been validated with `policy.POLICY`.
    """
    if not (signature.summarise_integrity_info()["docmdp_ok"] and _only_signed(signature, later)):
        yield Flaw.CHANGED_LATER
    elif any(_covers(drawn(other)) for other in later):
        yield Flaw.COVERED_LATER


def drawn(signature: EmbeddedPdfSignature) -> tuple[Drawing, ...]:
    """Where a signature is seen, and how large."""
    widgets = {widget.container_ref for widget in _widgets(signature)}
    return tuple(
        drawing
        for number, page in enumerate(_pages(signature.reader.root["/Pages"]), 1)
        for annotation in held(page, "/Annots")
        if annotation.get_object().container_ref in widgets
        and (drawing := _drawing(annotation.get_object(), page, number))
    )


def _only_signed(signature: EmbeddedPdfSignature, later: Sequence[EmbeddedPdfSignature]) -> bool:
    """Whether each new field is a signature's, and the last signature is followed by nothing but a larger store."""
    reader = signature.reader
    before = reader.get_historical_resolver(signature.signed_revision)
    new = _fields(reader) - _fields(before)
    signed = {other.field_name: other for other in later}
    return (
        new <= signed.keys()
        and all(map(_is_plain, (signed[name] for name in new)))
        and (bool(later) or before.revision == reader.total_revisions - 1 or store(reader) != store(before))
    )


def _is_plain(signature: EmbeddedPdfSignature) -> bool:
    """Whether what a signature adds to a page is a signature's, and does nothing when it is clicked on."""
    return all(
        widget.get("/Subtype", "/Widget") == "/Widget" and not {"/A", "/AA"} & widget.keys()
        for widget in _widgets(signature)
    )


def _covers(drawings: Sequence[Drawing]) -> bool:
    """Whether a signature takes too much of a page; a signature may be seen in several places."""
    pages = {drawing.page for drawing in drawings}
    return any(sum(drawing.share for drawing in drawings if drawing.page == page) > _LARGEST for page in pages)


def _drawing(widget: DictionaryObject, page: DictionaryObject, number: int) -> Drawing | None:
    """The room that a widget takes on its page; `None` when it takes none, as that of a time stamp."""
    width, height = _size(rectangle(held(widget, "/Rect") or (0, 0, 0, 0)))
    if not width * height:
        return None
    across, up = _size(visible(page))
    return Drawing(number, width / MILLIMETRE, height / MILLIMETRE, width * height / (across * up))


def _size(box: Box) -> tuple[float, float]:
    left, bottom, right, top = box
    return right - left, top - bottom


def _widgets(signature: EmbeddedPdfSignature) -> list[DictionaryObject]:
    """The field, which mostly is its own widget, and those that hang on it."""
    field = signature.sig_field
    return [field, *(kid.get_object() for kid in held(field, "/Kids"))]


def _pages(node: DictionaryObject) -> Iterator[DictionaryObject]:
    if "/Kids" not in node:
        yield node
        return
    for kid in node["/Kids"]:
        yield from _pages(kid.get_object())


def _fields(document: PdfHandler) -> set[str]:
    """The names of the signature fields, filled in or not."""
    return {name for name, _, _ in enumerate_sig_fields(document)}
