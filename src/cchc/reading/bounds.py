"""Limits on the content of a package (DOCX, XLSX), whatever names and content types its parts claim.

All parts are unpacked here once, each only as far as there is room. A part counts as text unless it is a picture by its
content type and by how it begins. The size of its XML tree is limited before there is one: as long as the bytes
are UTF-8 or UTF-16, the tree has no more elements than the bytes have `<`, and no more attributes than pairs of quotes.
"""

import io
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes, pictures included."""
LARGEST_TEXT = 16 * 1024 * 1024
"""The most bytes that all parts but pictures may unpack to: 4,000 rows, a hundred times a real annex, have 8 MiB."""
MOST_TAGS = 600_000
"""The most tags, and the most attributes, of these parts: the 4,000 rows have 490,000 tags and 160,000 attributes."""
MOST_PARTS = 1000
MOST_RELATIONS = 5000
MOST_NAMESPACES = 200
"""The most different declarations of namespaces in a part: a search for a prefix goes through all of them."""
UNREADABLE = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError),  # an archive that is damaged
    *(KeyError, AttributeError, IndexError, TypeError, ValueError),  # parts that are missing, or are something else
    *(SyntaxError, etree.LxmlError),
)
"""Errors that the libraries raise for a damaged file, or one that is not what it claims to be."""
CONTENT_TYPES = "[Content_Types].xml"
_ZIP = b"PK\x03\x04"
"""The first bytes of a zip that has parts."""
_LOCKED = 1
"""The flag of a part that a password locks."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOT_READ_AS_XML = ("text/html", "message/rfc822")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xfe\xff|\xff\xfe|\x00{1,3}<|Lo\xa7\x94")
"""The first bytes of a part that a parser would take for XML, in any encoding that it might guess."""
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)""")
_ENCODINGS = {b"utf-8", b"us-ascii", b"ascii", b"utf-16"}
_NAMESPACE = re.compile(rb"""\sxmlns(?::[^\s=]+)?\s*=\s*["'][^"']*""")


class TooMuchError(Exception):
    """A package holds more than any document of an office."""


class DamagedError(Exception):
    """A package is not what it says."""


class CutShortError(DamagedError):
    """A package begins as a zip, but lacks the directory at its end: it was cut short."""


def unpacked(content: bytes, *, once: bool = True) -> dict[str, bytes]:
    """The parts of a package by their names.

    Raises:
        TooMuchError: The parts are too many, or too large.
        CutShortError: The end is missing.
        DamagedError: A part is locked or broken, is packed in a way of its own, or is there twice; the last of them
            counts if parts need not be there `once`.
    """
    found: dict[str, bytes] = {}
    room = LARGEST + LARGEST_TEXT
    with _archive(content) as package:
        entries = package.infolist()
        if len(entries) > MOST_PARTS:
            raise TooMuchError
        for entry in entries:
            if entry.flag_bits & _LOCKED:
                raise BadZipFile(entry.filename)
            if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # others are unpacked whole, however large
                raise DamagedError
            try:
                with package.open(entry) as stream:
                    found[entry.filename] = stream.read(room + 1)
            except UNREADABLE as error:
                raise DamagedError from error
            room -= len(found[entry.filename])
            if room < 0:
                raise TooMuchError
    if once and len({name.casefold() for name in found}) < len(entries):
        raise DamagedError
    return found


def _archive(content: bytes) -> ZipFile:
    try:
        return ZipFile(io.BytesIO(content))
    except UNREADABLE as error:
        if content.startswith(_ZIP):
            raise CutShortError from error
        raise


def refuse_too_much(parts: Mapping[str, bytes]) -> None:
    """Refuse parts that a parser should not be given.

    Raises:
        TooMuchError: They are too large, or have too many elements or attributes.
        DamagedError: They declare entities, or are in another encoding.
    """
    kind_of = _Kinds(parts[CONTENT_TYPES])
    texts = {name: part for name, part in parts.items() if not _is_picture(kind_of(name), part)}
    if _is_too_much(texts.values()):
        raise TooMuchError
    for name, part in texts.items():
        if _XML.match(part) and kind_of(name) not in _NOT_READ_AS_XML:
            _refuse_tricks(_as_utf8(part))


def refuse_malformed(parts: Mapping[str, bytes]) -> None:
    """Refuse parts that claim to be XML and are not: they would get into the files that are made of this one.

    Raises:
        DamagedError: There is such a part.
    """
    kind_of = _Kinds(parts[CONTENT_TYPES])
    for name, part in parts.items():
        if name.endswith(".rels") or kind_of(name).endswith("xml"):
            try:
                ParserCreate(namespace_separator=" ").Parse(part, True)  # noqa: FBT003 — and this is all of it
            except ExpatError as error:
                raise DamagedError from error


def refuse_odd_relations(parts: Iterable[bytes]) -> None:
    """Refuse parts of relations that no program can follow.

    Raises:
        TooMuchError: They are too many.
        DamagedError: One has no id, type or target, or the id of another.
    """
    number = 0
    for part in parts:
        found = list(_tree(part))
        number += len(found)
        ids = {each.get("Id") for each in found if each.tag == _RELATIONSHIP}
        if len(ids) < len(found) or any(each.get(name) is None for each in found for name in ("Id", "Type", "Target")):
            raise DamagedError
    if number > MOST_RELATIONS:
        raise TooMuchError


class _Kinds:
    """The content types of parts, in lower case; blank for a part that has none."""

    def __init__(self, types: bytes) -> None:
        found = list(_tree(types))
        if any(each.get("ContentType") is None for each in found):
            raise DamagedError
        if len(found) > 2 * MOST_PARTS:
            raise TooMuchError
        self._of_part = {each.get("PartName", "").casefold(): each.get("ContentType", "") for each in found}
        self._of_ending = {each.get("Extension", "").casefold(): each.get("ContentType", "") for each in found}

    def __call__(self, name: str) -> str:
        ending = name.rpartition(".")[2].casefold()
        return self._of_part.get(f"/{name.casefold()}", self._of_ending.get(ending, "")).casefold()


def _is_picture(kind: str, part: bytes) -> bool:
    return kind.startswith("image/") and not kind.endswith("+xml") and not _XML.match(part)


def _is_too_much(texts: Collection[bytes]) -> bool:
    """True if the texts are too large, or have too many tags, or too many quotes: two for each attribute."""
    return (
        sum(map(len, texts)) > LARGEST_TEXT
        or sum(part.count(b"<") for part in texts) > MOST_TAGS
        or sum(part.count(b'"') + part.count(b"'") for part in texts) > 2 * MOST_TAGS
    )


def _as_utf8(part: bytes) -> bytes:
    try:
        return part.decode("utf-16").encode() if part.startswith((b"\xff\xfe", b"\xfe\xff")) else part
    except UnicodeError as error:
        raise DamagedError from error


def _refuse_tricks(part: bytes) -> None:
    """Refuse XML that says more than it shows, or that hides how much it has in an encoding of its own."""
    encoding = _ENCODING.match(part)
    if b"\x00" in part[:4] or not part.lstrip().startswith((b"<", b"\xef\xbb\xbf")):
        raise DamagedError
    if b"<!DOCTYPE" in part or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise DamagedError
    if part.count(b"xmlns") > MOST_NAMESPACES < len(set(_NAMESPACE.findall(part))):
        raise TooMuchError


def _tree(part: bytes) -> Iterator[etree._Element]:
    """The elements in the root of a small part."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise DamagedError from error
    return root.iterchildren("{*}*")
