"""Changes that the form of a signed PDF may have after signing: pyHanko's rules, made narrower and, for iText, wider.

Signature fields are made, filled in and put on their pages. A field may be seen even after a signature that certifies
the file and permits signing (DocMDP P=2, P=3): the leader's comes first so, the agency's follows. pyHanko forbids that,
since such a field may hide what was signed; `later` judges how much it hides. After P=1 nothing of this is permitted.

iText, which the Government's signing program uses, writes more than pyHanko expects: a page that gets a signature
states what it inherits from its group of pages, and the form's shared fonts and drawings (/DR) get those of the
signature. Here a page may state what it has, and /DR may grow; nothing that is seen is exchanged.
"""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, PdfObject, Reference, StreamObject
from pyhanko.pdf_utils.reader import HistoricalResolver, RawPdfPath
from pyhanko.sign.diff_analysis import (
    FieldComparisonContext,
    FieldComparisonSpec,
    FieldMDPRule,
    FormUpdate,
    FormUpdatingRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    SuspiciousModification,
)
from pyhanko.sign.diff_analysis.commons import compare_dicts
from pyhanko.sign.diff_analysis.constants import VALUE_UPDATE_KEYS
from pyhanko.sign.diff_analysis.rules_api import Context

from cchc.signing.pages import INHERITED, held, inherited, pages

Updates = Iterator[tuple[ModificationLevel, FormUpdate]]


class FormChanges(FormUpdatingRule):
    """The form and its fields."""

    def __init__(self) -> None:
        """Allow signature fields to be made and filled in, and no other field."""
        creation = SigFieldCreationRule(approve_widget_bindings=False, allow_new_visible_after_certify=True)
        super().__init__(
            [creation, _Filling(), _Widgets(), _SharedResources()],
            frozenset({"/Fields", "/DR", "/DA", "/NeedAppearances", "/SigFlags"}),
        )

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Updates:
        """The changes that pyHanko allows, once the form's defaults are kept."""
        if not _keeps_defaults(*(held(document.root, "/AcroForm") for document in (old, new))):
            raise SuspiciousModification("other defaults of the form")
        yield from super().apply(old, new)


def _keeps_defaults(was: DictionaryObject, now: DictionaryObject) -> bool:
    """True if the default font is the same, no viewer is told to draw the fields anew, and the form stays a signed one.

    /NeedAppearances may be removed, as pyHanko does; /SigFlags may get more flags.
    """
    flags = int(held(was, "/SigFlags") or 0)
    return (
        ("/DA" not in was or was["/DA"] == held(now, "/DA"))
        and ("/NeedAppearances" not in now or now["/NeedAppearances"] == held(was, "/NeedAppearances"))
        and flags & int(held(now, "/SigFlags") or 0) == flags
    )


class _Filling(SigFieldModificationRule):
    """A field that was there already, and is signed now; iText also names its page (/P) where it was not named."""

    def __init__(self) -> None:
        """Allow what pyHanko allows, and /P."""
        super().__init__(value_update_keys=VALUE_UPDATE_KEYS | {"/P"})

    def compare_fields(self, spec: FieldComparisonSpec) -> bool:
        """True if even a locked field may change so, as pyHanko has it, once the field stays on its page."""
        if spec.old_field is None or spec.new_field is None:
            raise SuspiciousModification("a field that is gone")
        _refuse_moved(spec.old_field, spec.new_field)
        return bool(super().compare_fields(spec))

    def check_form_field(self, fq_name: str, spec: FieldComparisonSpec, context: FieldComparisonContext) -> Updates:
        """The changes that pyHanko allows, and the drawings of a field whose widgets are objects of their own."""
        yield from super().check_form_field(fq_name, spec, context)
        if spec.old_field and spec.new_field and "/V" in {*spec.new_field}.difference(spec.old_field):
            for was, now in zip(*(held(field, "/Kids") for field in (spec.old_field, spec.new_field)), strict=False):
                yield from _drawn(was.get_object(), now, fq_name, context)


def _drawn(was: DictionaryObject, now: IndirectObject, name: str, context: FieldComparisonContext) -> Updates:
    """A widget that has got a drawing, flags or its page, and nothing else, with the parts of the drawing."""
    widget = now.get_object()
    _refuse_moved(was, widget)
    compare_dicts(was, widget, frozenset({"/AP", "/F", "/P"}))
    parts = context.new.collect_dependencies(widget.get("/AP"), since_revision=context.old.revision + 1)
    for each in (now.reference, *parts):
        yield ModificationLevel.FORM_FILLING, FormUpdate(each, field_name=name)


def _refuse_moved(was: DictionaryObject, now: DictionaryObject) -> None:
    if "/P" in was and was.raw_get("/P") != now.get("/P"):
        raise SuspiciousModification("a field on another page")


class _Widgets(FieldMDPRule):
    """The widgets of new signature fields: pages get these, in whatever order, and change in nothing else."""

    def apply(self, context: FieldComparisonContext) -> Updates:
        """The pages that have got widgets."""
        made = {widget for spec in context.field_specs.values() for widget in _made(spec)}
        both = (pages(document.root["/Pages"]) for document in (context.old, context.new))
        for was, now in zip(*both, strict=False) if made else ():
            if list(held(was, "/Annots")) != list(held(now, "/Annots")):
                _refuse_more(was, now, made)
                yield ModificationLevel.LTA_UPDATES, FormUpdate(now.container_ref)
                yield from _listing(was, now, context.old)


def _made(spec: FieldComparisonSpec) -> list[Reference]:
    """The widgets of a field, if it is a signature's and new: its kids that are no fields, else the field itself."""
    if spec.field_type != "/Sig" or spec.old_field_ref or not spec.new_field_ref:
        return []
    kids = [kid for kid in held(spec.new_field, "/Kids") if isinstance(kid, IndirectObject)]
    return [kid.reference for kid in kids if "/T" not in kid.get_object()] if kids else [spec.new_field_ref]


def _refuse_more(was: DictionaryObject, now: DictionaryObject, made: set[Reference]) -> None:
    """Refuse a page that has got more than new widgets: its annotations are the same, in their order, and all else.

    Raises:
        SuspiciousModification: It has changed.
    """
    kept = [each for each in held(now, "/Annots") if not (isinstance(each, IndirectObject) and each.reference in made)]
    if kept != list(held(was, "/Annots")) or not all(
        _is_kept(name, was, now) for name in {*was, *now}.difference({"/Annots"})
    ):
        raise SuspiciousModification("more than a signature on a page")


def _is_kept(name: str, was: DictionaryObject, now: DictionaryObject) -> bool:
    """True if an entry of the page is the same, or only states what was meant without it."""
    if name in was:
        return name in now and bool(was.raw_get(name) == now.raw_get(name))
    return name in INHERITED and bool(now[name] == inherited(was, name))


def _listing(was: DictionaryObject, now: DictionaryObject, old: HistoricalResolver) -> Updates:
    """The list of the page's annotations, if it is an object of its own, and no other object became it."""
    listing = now.raw_get("/Annots")
    is_same = was.get("/Annots") == listing
    if isinstance(listing, IndirectObject) and (is_same or old.is_ref_unassignable(listing.reference)):
        place = Context.relative_to(was, "/Annots") if is_same else None
        yield ModificationLevel.LTA_UPDATES, FormUpdate(listing.reference, place)


class _SharedResources(FieldMDPRule):
    """The fonts and drawings that fields share (/DR): others may come.

    PDFBox exchanges the frame of the signature before for its own. Only fields of another kind would show a drawing.
    """

    def apply(self, context: FieldComparisonContext) -> Updates:
        """The groups of resources (/Font, /XObject …) that have changed, each an object of its own."""
        was, now = (held(held(document.root, "/AcroForm"), "/DR") for document in (context.old, context.new))
        unused = {"/XObject"} if all(spec.field_type == "/Sig" for spec in context.field_specs.values()) else set()
        for name in was:
            if name not in unused and not _has_grown(was[name], held(now, name)):
                raise SuspiciousModification("other resources of the form")
            group = was.raw_get(name)
            if isinstance(group, IndirectObject) and group == now.get(name):
                place = Context.from_absolute(context.old, RawPdfPath("/Root", "/AcroForm", "/DR", name))
                yield ModificationLevel.FORM_FILLING, FormUpdate(group.reference, place)
                for new in context.new.collect_dependencies(now[name], since_revision=context.old.revision + 1):
                    yield ModificationLevel.FORM_FILLING, FormUpdate(new)


def _has_grown(was: PdfObject, now: PdfObject) -> bool:
    """True if a group of resources has all that it had, and perhaps more; anything else must be the same."""
    if not isinstance(was, DictionaryObject) or not isinstance(now, DictionaryObject):
        return bool(was == now)
    is_stream = isinstance(was, StreamObject) or isinstance(now, StreamObject)
    return not is_stream and all(name in now and was.raw_get(name) == now.raw_get(name) for name in was)
