"""Changes that a signed PDF may have after signing: pyHanko's rules, made narrower.

pyHanko compares the revisions of a file and lets pass what ISO 32000 permits after signing. That is more than signing
needs, and enough to show another page under a signature that still holds. Here

- only signatures are filled in (`form_policy`);
- what the signed document mentions without having it is not supplied later;
- the catalog stays the same object, in which only the form, the store of certificates and lists of revoked ones (DSS),
  version, extensions and XMP change. /Perms does not: a signature that certifies is the first (ISO 32000-2,
  12.8.2.2);
- title, author, subject and the like stay, in /Info and in XMP; who saved last, and when, may change.

These rules see two revisions at a time; questions about the whole file are left to `later`.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.metadata.info import view_from_info_dict
from pyhanko.pdf_utils.metadata.model import DC_CREATOR, DC_DESCRIPTION, DC_TITLE, NS, ExpandedName, XmpValue
from pyhanko.pdf_utils.metadata.xmp_xml import XmpXmlProcessingError, parse_xmp, update_xmp_with_meta
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    ReferenceUpdate,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm

from cchc.signing.form_policy import FormChanges
from cchc.signing.pages import held

_SAVED = ("/ModDate", "/Producer")
"""Properties that tell only when, and by which program, the document was last saved."""
_DESCRIBED = (DC_TITLE, DC_CREATOR, DC_DESCRIPTION, ExpandedName(NS["dc"], "subject"))
_EXTENDED_BY = ("/ESIC", "/ADBE", "/ISO_")
"""The definers of the extensions that signing needs: ETSI, Adobe, ISO."""
_STORED = ("/Certs", "/CRLs", "/OCSPs", "/VRI")


def store(document: PdfHandler) -> list[list[Any]]:
    """The entries of the document's store (DSS), for verifying it years later; empty lists where it has none."""
    kept = held(document.root, "/DSS")
    return [list(held(kept, name)) for name in _STORED]


class _Catalog(CatalogModificationRule):
    """The catalog; of extensions to the PDF language it may only announce those of ETSI, Adobe and ISO."""

    def __init__(self) -> None:
        """Allow the entries that pyHanko allows, but for /MarkInfo."""
        super().__init__(frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"}))  # type: ignore[no-untyped-call]

    def apply_qualified(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterator[tuple[ModificationLevel, ReferenceUpdate]]:
        """The changes that pyHanko allows, once the catalog is the same object and has no unknown extension."""
        if new.root_ref != old.root_ref:  # pyHanko would let it take the place of any other object
            raise SuspiciousModification("another catalog")
        was, now = (held(document.root, "/Extensions") for document in (old, new))
        if any(was.get(name) != now.get(name) for name in {*was, *now}.difference(_EXTENDED_BY)):
            raise SuspiciousModification("an unknown extension")
        yield from super().apply_qualified(old, new)


class _Store(DSSCompareRule):
    """The store of certificates and lists, which must not be empty."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        """The changes that pyHanko allows, unless the store is empty."""
        if "/DSS" in new.root and not any(store(new)):
            raise SuspiciousModification("an empty store")
        yield from super().apply(old, new)


class _Info(DocInfoRule):
    """Title, author and the like in /Info, which stay."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        """The changes that pyHanko allows, once title, author and the like are the same."""
        if _lasting(_info(old)) != _lasting(_info(new)):
            raise SuspiciousModification("other properties")
        yield from super().apply(old, new)


class _Description(MetadataUpdateRule):
    """Title, author and the like in XMP, which stay."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        """The changes that pyHanko allows, once title, author and the like are the same."""
        yield from super().apply(old, new)
        try:
            same = _xmp(old) == _xmp(new) or _described(old) == _described(new)
        except XmpXmlProcessingError as error:
            raise SuspiciousModification("no XMP") from error
        if not same:
            raise SuspiciousModification("another description")


def _info(document: HistoricalResolver) -> generic.DictionaryObject:
    """The properties of the file (/Info) in this revision; the trailer itself would give the newest."""
    if "/Info" not in document.trailer_view:
        return generic.DictionaryObject()
    info: generic.DictionaryObject = document(document.trailer_view.get_value_as_reference("/Info"))
    return info


def _lasting(info: generic.DictionaryObject) -> dict[str, Any]:
    return {name: info[name] for name in info if name not in _SAVED}


def _xmp(document: HistoricalResolver) -> bytes:
    """The XMP; by its reference, since pyHanko cannot read it by its name in an older revision."""
    content: bytes = document.root.raw_get("/Metadata").get_object().data if "/Metadata" in document.root else b""
    return content


def _described(document: HistoricalResolver) -> list[XmpValue | None]:
    """Title, author and the like in XMP; those that it leaves out are taken from /Info."""
    roots = update_xmp_with_meta(view_from_info_dict(_info(document)))
    if content := _xmp(document):
        roots += parse_xmp(BytesIO(content))
    fields = {name: value for root in roots for name, value in root}
    return [fields.get(name) for name in _DESCRIBED]


class _Policy(StandardDiffPolicy):
    """All rules together; and no object may be supplied that the signed document lacked."""

    def apply(
        self,
        old: HistoricalResolver,
        new: HistoricalResolver,
        field_mdp_spec: FieldMDPSpec | None = None,
        doc_mdp: MDPPerm | None = None,
    ) -> DiffResult:
        """The level of the changes from `old` to `new`.

        Raises:
            SuspiciousModification: Signing makes no such change.
        """
        added = {ref for ref in new.explicit_refs_in_revision() if old.is_ref_unassignable(ref)}
        if added & _mentioned(old):  # pyHanko takes it for one that nobody mentions
            raise SuspiciousModification("an object that was missing")
        return super().apply(old, new, field_mdp_spec, doc_mdp)


def _mentioned(document: HistoricalResolver) -> set[generic.Reference]:
    """The objects that the document refers to, missing ones included.

    pyHanko's own search recurses too deep in linked pages.
    """
    found: set[generic.Reference] = set()
    waiting: list[generic.PdfObject] = [document.trailer_view]
    while waiting:
        each = waiting.pop()
        if isinstance(each, generic.IndirectObject) and each.reference not in found:
            found.add(each.reference)
            waiting.append(document(each.reference))
        elif isinstance(each, generic.DictionaryObject):
            waiting += each.values()
        elif isinstance(each, generic.ArrayObject):
            waiting += each
    return found


_RULES = (_Info(), _Description(), _Store(), XrefStreamRule(), ObjectStreamRule())  # type: ignore[no-untyped-call]
POLICY = _Policy([_Catalog(), *(rule.as_qualified(ModificationLevel.LTA_UPDATES) for rule in _RULES)], FormChanges())
"""The changes that pyHanko's validation lets pass after a signature."""
