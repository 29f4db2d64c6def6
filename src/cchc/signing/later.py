"""Changes after a signature: other signatures, time stamps, and what is needed to verify them years later.

The rules of `policy` have judged each revision. These questions about the whole file are left:

- Does each new field hold a signature? An empty one could be a sheet of paper that anybody has laid over the page; so
  could an annotation that calls itself the signature's. (A field that is made first and signed later is in order.)
- Does each update serve signing (`revisions`)? One that does not is no upkeep, whoever signs after it.
- How much does a later signature draw over? Its drawing is its signer's own statement, but it may not hide what others
  have signed: on one page it takes a tenth at most (of A4 e.g. 100 × 62 mm; the decree's incoming stamp has 50 × 35).
  A small one can still cover a number, which only the eye can judge: `drawn` tells where to look.
- How much do all later signatures draw over together? Many small ones hide as much as a large one does. More than a
  tenth of a page is told, since incoming stamps and certified copies add up; more than a quarter of the text that was
  signed there is a flaw. The share of the text is that of the rectangles in which it stood on the page in the signed
  revision (`text`); of a page without text that can be located, a scanned one mostly, it is the share of the page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from cchc.signing.area import Box, common, rectangle, size, union
from cchc.signing.pages import held, inherited, pages, visible
from cchc.signing.revisions import has_idle_update, signature_fields
from cchc.signing.signatures import LARGEST, MOST_TEXT, Covering, Drawing, Flaw
from cchc.signing.stamp import MILLIMETRE
from cchc.signing.text import text_boxes

_HIDDEN, _PRINT, _NO_ROTATE, _NO_VIEW, _TOGGLE_NO_VIEW = 2, 4, 16, 32, 256
"""Flags of an annotation (ISO 32000-2, 12.5.3)."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place where a signature is seen: its drawing, and the visible part of its rectangle in the page's coordinates.

    Whatever the drawing itself does, a viewer fits it into the rectangle.
    """

    drawing: Drawing
    box: Box
    page: Box


Appearances = Mapping[str, Sequence[Appearance]]
"""The places of each signature, by its field."""


def places(reader: PdfFileReader, signatures: Iterable[EmbeddedPdfSignature]) -> Appearances:
    """The places where each signature is seen; the pages are gone through once for all signatures."""
    fields = {widget.container_ref: signature.field_name for signature in signatures for widget in _widgets(signature)}
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    for number, page in enumerate(pages(reader.root["/Pages"]) if fields else (), 1):
        for annotation in held(page, "/Annots"):
            widget = annotation.get_object()
            if widget.container_ref in fields:
                found[fields[widget.container_ref]] += _places(widget, page, number)
    return found


def coverings(
    signature: EmbeddedPdfSignature, later: Sequence[EmbeddedPdfSignature], seen: Appearances
) -> tuple[Covering, ...]:
    """The pages that the `later` signatures together cover by more than a tenth."""
    by_page: defaultdict[int, list[Appearance]] = defaultdict(list)
    for other in later:
        for place in seen.get(other.field_name, ()):
            by_page[place.drawing.page].append(place)
    shares = {page: _share(drawn) for page, drawn in sorted(by_page.items())}
    return tuple(
        Covering(page, share, _text_share(signature, by_page[page], share))
        for page, share in shares.items()
        if share > LARGEST
    )


def flaws(
    signature: EmbeddedPdfSignature,
    later: Sequence[EmbeddedPdfSignature],
    seen: Appearances,
    covered: Iterable[Covering],
) -> Iterator[Flaw]:
    """The flaws in the changes after a signature, which has been validated with `policy.POLICY`.

    `later` are the signatures made after it.
    """
    if not (signature.summarise_integrity_info()["docmdp_ok"] and _only_signed(signature, later)):
        yield Flaw.CHANGED_LATER
    elif any(each.text_share > MOST_TEXT for each in covered) or any(
        _takes_too_much(seen.get(other.field_name, ())) for other in later
    ):
        yield Flaw.COVERED_LATER


def _only_signed(signature: EmbeddedPdfSignature, later: Sequence[EmbeddedPdfSignature]) -> bool:
    """True if each new field holds a signature, and each update serves signing."""
    reader, since = signature.reader, signature.signed_revision
    new = signature_fields(reader) - signature_fields(reader.get_historical_resolver(since))
    signed = {other.field_name: other for other in later}
    return (
        new <= signed.keys()
        and all(map(_is_plain, (signed[name] for name in new)))
        and not has_idle_update(reader, since, {other.signed_revision for other in later})
    )


def _is_plain(signature: EmbeddedPdfSignature) -> bool:
    """True if all annotations of a signature are form widgets, and none has an action (for a click, say)."""
    return all(
        widget.get("/Subtype", "/Widget") == "/Widget" and not {"/A", "/AA"} & widget.keys()
        for widget in _widgets(signature)
    )


def _takes_too_much(drawn: Sequence[Appearance]) -> bool:
    """True if the drawings of a signature take more than a tenth of some page."""
    numbers = {place.drawing.page for place in drawn}
    return any(_share([place for place in drawn if place.drawing.page == number]) > LARGEST for number in numbers)


def _share(drawn: Sequence[Appearance]) -> float:
    """The part of their page that places take together."""
    width, height = size(drawn[0].page)
    return union([place.box for place in drawn]) / (width * height)


def _text_share(signature: EmbeddedPdfSignature, drawn: Sequence[Appearance], share: float) -> float:
    """The part of a page's signed text that places cover together; `share` when no text can be located there."""
    number, shown = drawn[0].drawing.page, drawn[0].page
    signed = signature.reader.get_historical_resolver(signature.signed_revision)
    page = next(islice(pages(signed.root["/Pages"]), number - 1, None), None)
    text = [common(box, shown) for box in text_boxes(page or DictionaryObject())]
    whole = union(text)
    drawings = [place.box for place in drawn]
    return (whole + union(drawings) - union([*text, *drawings])) / whole if whole else share


def _places(widget: DictionaryObject, page: DictionaryObject, number: int) -> list[Appearance]:
    """The visible rectangles of a widget on its page; none when it is hidden, outside the page, or has no size."""
    shown = visible(page)
    across, up = size(shown)
    box = rectangle(held(widget, "/Rect") or (0, 0, 0, 0))
    width, height = (side * float(inherited(page, "/UserUnit") or 1) / MILLIMETRE for side in size(box))
    flags = int(held(widget, "/F") or 0)
    found = []
    for turned in dict.fromkeys([box, _upright(box, page)] if flags & _NO_ROTATE else [box]):
        part = common(turned, shown)
        share = size(part)[0] * size(part)[1] / (across * up) if across * up else 0.0
        if share and not _unseen(flags):
            found.append(Appearance(Drawing(number, width, height, share), part, shown))
    return found


def _unseen(flags: int) -> bool:
    """True if a widget is seen neither on a screen nor on paper."""
    return bool(flags & _HIDDEN) or flags & (_NO_VIEW | _PRINT | _TOGGLE_NO_VIEW) == _NO_VIEW


def _upright(box: Box, page: DictionaryObject) -> Box:
    """The box of a widget that does not turn with its page, as some viewers show it: its upper left corner stays."""
    left, _, _, top = box
    width, height = size(box)
    return {
        90: (left, top, left + height, top + width),
        180: (left - width, top, left, top + height),
        270: (left - height, top - width, left, top),
    }.get(int(inherited(page, "/Rotate") or 0) % 360, box)


def _widgets(signature: EmbeddedPdfSignature) -> list[DictionaryObject]:
    """The widgets of a signature: its field, which mostly is its own widget, and the field's kids."""
    field = signature.sig_field
    return [field, *(kid.get_object() for kid in held(field, "/Kids"))]
