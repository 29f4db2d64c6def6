"""Prefixes: elements of an annex may stand in the host only under prefixes that the host declares.

`mc:Ignorable` and `Requires` name namespaces by prefix, within a value, where no XML library looks.
"""

import io
from collections.abc import Iterable, Mapping

from lxml import etree
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import COMPATIBILITY

_IGNORABLE, _CHOICE = f"{COMPATIBILITY}Ignorable", f"{COMPATIBILITY}Choice"


def widened(host: XmlElement, guest: XmlElement) -> XmlElement:
    """The host's root, declaring what the guest's elements need; values in either then name its prefixes."""
    spaces = dict(host.nsmap)
    for element in (*host.iter(_CHOICE), guest, *guest.iter(_CHOICE)):
        for prefix, address in element.nsmap.items():
            if address not in _named(spaces):
                spaces[_free(prefix, spaces)] = address
    prefixes = _named(spaces)
    for choice in (*host.iter(_CHOICE), *guest.iter(_CHOICE)):
        choice.set("Requires", " ".join(_translated(choice.get("Requires"), choice, prefixes)))
    names = (host.get(_IGNORABLE) or "").split()
    names += [name for name in _translated(guest.get(_IGNORABLE), guest, prefixes) if name not in names]
    root = rebuilt(host, host, spaces)
    if names:
        root.set(_IGNORABLE, " ".join(names))
    return root


def rebuilt(
    like: XmlElement, children: Iterable[XmlElement], spaces: Mapping[str | None, str] | None = None
) -> XmlElement:
    """A copy of an element with other children, which are written and read anew.

    Moving them with lxml takes a time that grows with the square of their size (a table of 4,000 rows: a minute).
    """
    file = io.BytesIO()
    attributes = {str(name): str(value) for name, value in like.attrib.items()}
    with (
        etree.xmlfile(file, encoding="UTF-8") as writer,
        writer.element(like.tag, attributes, nsmap=like.nsmap if spaces is None else spaces),
    ):
        for child in children:
            writer.write(child)
    parser = etree.XMLParser(ns_clean=True, resolve_entities=False, no_network=True)
    return etree.fromstring(file.getvalue(), parser)


def _named(spaces: dict[str | None, str]) -> dict[str, str]:
    """The prefix of each namespace that has one; a default namespace has none."""
    return {address: prefix for prefix, address in spaces.items() if prefix}


def _free(prefix: str | None, spaces: dict[str | None, str]) -> str:
    """A prefix that the host has not given to another namespace."""
    names = (prefix or "ns", *(f"{prefix or 'ns'}{number}" for number in range(1, len(spaces) + 2)))
    return next(name for name in names if name not in spaces)


def _translated(value: str | None, place: XmlElement, prefixes: dict[str, str]) -> list[str]:
    """A value with the host's prefixes in place of its own; undeclared prefixes are left out."""
    return [prefixes[place.nsmap[name]] for name in (value or "").split() if name in place.nsmap]
