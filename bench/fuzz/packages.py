"""Changes of Word and Excel files: of the zip, of its parts, of their XML, of what refers to what.

Bombs are bounded: none unpacks to more than some sixty megabytes, which is enough to be refused and not to be harmful.
"""

import io
import struct
import warnings
from collections.abc import Sequence
from copy import deepcopy
from random import Random
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree
from texts import bytewise
from tokens import NUMBERS, PATHS, encoded, token

Parts = list[tuple[str, bytes]]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWN = f"""xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" """
SNIPPETS = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>D</w:instrText></w:r><w:r><w:instrText>DEAUTO c:\\\\x "a"'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    '<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;http://127.0.0.1:9/x&quot; \\\\d"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
    '<w:p><w:r><w:pict><v:shape><v:imagedata src="http://127.0.0.1:9/x" o:href="file:///etc/passwd"/></v:shape></w:pict></w:r></w:p>',
    '<w:p><w:r><w:pict><v:imagedata r:id="rId999"/></w:pict></w:r></w:p>',
    '<w:altChunk r:id="rId1"/>',
    '<w:p><w:hyperlink r:id="rId999"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>',
    '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
    '<w:tbl><w:tblGrid><w:gridCol w:w="-1"/></w:tblGrid><w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr></w:tr></w:tbl>',
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="x" w:h="99999999999999999999"/><w:pgMar w:left="-1"/></w:sectPr></w:pPr></w:p>',
    '<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Phụ lục I</w:t></w:r></w:p></w:sdtContent></w:sdt>',
    '<mc:AlternateContent><mc:Choice Requires="zz"><w:p/></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>',
    '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>y</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr><w:pStyle w:val="none"/><w:numPr><w:numId w:val="99"/></w:numPr></w:pPr><w:r><w:footnoteReference w:id="9"/></w:r></w:p>',
    "<w:p><w:r><w:t>Phụ lục I</w:t></w:r></w:p>",
    "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    '<w:subDoc r:id="rId1"/>',
    '<w:attachedTemplate r:id="rId1"/>',
)
TAGS = (
    *(
        "{{ label }}",
        "{{ lines }}",
        "{{ x }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 10**10**10 }}",
        "{{ 'x' * 10**9 }}",
        "{{ 1/0 }}",
    ),
    *(
        "{% for a in lines %}",
        "{% endfor %}",
        "{%tr for line in lines %}",
        "{%tr endfor %}",
        "{%p if label %}",
        "{%p endif %}",
    ),
    *(
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% set a = 1 %}",
        "{% raw %}",
    ),
    *(
        "{{ label|lower|upper|trim }}",
        "{{ label|attr('x') }}",
        "{{ label|format(1) }}",
        "{{ '%1000000000d'|format(1) }}",
        "{{",
        "}}",
    ),
    *(
        "{%",
        "%}",
        "{#",
        "{{ label",
        "{%tc for a in lines %}",
        "{{ lines|first }}",
        "{{ lines|length + label }}",
        "{{ self }}",
    ),
    *(
        "{{ heading.lead.x.y }}",
        "{{ line.target }}",
        "{%r if 1 %}",
        "{{r label }}",
        "{{ cycler }}",
        "{{ lipsum(9999) }}",
        "{{ [[[[1]]]] }}",
    ),
    *(
        "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
        "{{ " + "not " * 2000 + "1 }}",
        "{% if 1 %}" * 200,
        "{{ 1 if 1 }}",
        "{{ label ~ label }}",
    ),
    *(
        "{{ lines[0] }}",
        "{{ lines|default(lines)|last }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% do x %}",
        "{{ 9" + "9" * 5000 + " }}",
    ),
)
_MANY = 50
"""Children with which an element is not repeated: a whole document a hundred times is slow to make."""
_TYPES = "[Content_Types].xml"
_MAIN = ("word/document.xml", "xl/workbook.xml")


def mutated(rng: Random, content: bytes, others: Sequence[bytes], *, tags: bool = False) -> bytes:
    """A package changed in its XML, mostly, in its parts, or as a zip; with `tags` also what a template prints."""
    if rng.random() < 0.06:
        return bytewise(rng, content)
    parts = _opened(content)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        roll = rng.random()
        if tags and roll < 0.4:
            parts = _in_xml(rng, parts, _tagged)
        elif roll < 0.66:
            parts = _in_xml(rng, parts, _changed)
        elif roll < 0.76:
            parts = _in_text(rng, parts)
        elif roll < 0.86:
            parts = _related(rng, parts)
        elif roll < 0.95:
            parts = _parted(rng, parts, others)
        else:
            parts = _blown(rng, parts)
    return _zipped(rng, parts)


def _opened(content: bytes) -> Parts:
    with ZipFile(io.BytesIO(content)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _in_xml(rng: Random, parts: Parts, change: Any) -> Parts:  # noqa: ANN401 — a function of lxml's elements
    """One part with its elements changed; the main parts more often than the rest."""
    at = _chosen(rng, parts)
    name, data = parts[at]
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return parts
    elements = list(root.iter(etree.Element))
    for _ in range(rng.choice((1, 1, 2, 4))):
        change(rng, rng.choice(elements), elements)
    return [
        *parts[:at],
        (name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)),
        *parts[at + 1 :],
    ]


def _chosen(rng: Random, parts: Parts) -> int:
    main = [
        at
        for at, (name, _) in enumerate(parts)
        if name.startswith(("word/document", "xl/worksheets/sheet", "xl/shared"))
    ]
    xml = [at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    return rng.choice(main if main and rng.random() < 0.6 else xml or list(range(len(parts))))


def _changed(rng: Random, element: Any, elements: Sequence[Any]) -> None:  # noqa: ANN401 — lxml's elements
    rng.choices(_CHANGES, (10, 10, 10, 10, 20, 10, 10, 10, 10))[0](rng, element, elements)


def _remove(_: Random, element: Any, __: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    if element.getparent() is not None:
        element.getparent().remove(element)


def _repeat(rng: Random, element: Any, _: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    if element.getparent() is not None and len(element) < _MANY:
        for _time in range(rng.choice((1, 1, 3, 100))):
            element.addnext(_copy(element))


def _put_elsewhere(rng: Random, element: Any, elements: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    rng.choice(elements).append(_copy(element))


def _rename(rng: Random, element: Any, elements: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    element.tag = rng.choice(elements).tag if rng.random() < 0.8 else "x"


def _change_attribute(rng: Random, element: Any, _: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    if not element.attrib:
        return
    name = rng.choice(list(element.attrib))
    if rng.random() < 0.3:
        del element.attrib[name]
    else:
        element.attrib[name] = _xml_safe(rng.choice((token(rng), rng.choice(NUMBERS), rng.choice(PATHS), "rId1")))


def _take_attribute(rng: Random, element: Any, elements: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    other = rng.choice(elements)
    if other.attrib:
        name = rng.choice(list(other.attrib))
        element.attrib[name] = other.attrib[name]


def _nest(rng: Random, element: Any, _: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    for _level in range(rng.choice((1, 5, 60, 300))):
        element = etree.SubElement(element, element.tag)


def _put_in(rng: Random, element: Any, _: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    for snippet in rng.choices(SNIPPETS, k=rng.choice((1, 1, 3))):
        element.append(etree.fromstring(f"<x {_DRAWN}>{snippet}</x>")[0])


def _say(rng: Random, element: Any, _: Sequence[Any]) -> None:  # noqa: ANN401 — as above
    element.text = _xml_safe(token(rng))


_CHANGES = (_remove, _repeat, _put_elsewhere, _rename, _change_attribute, _take_attribute, _nest, _put_in, _say)


def _copy(element: Any) -> Any:  # noqa: ANN401 — lxml's elements
    copied = deepcopy(element)
    copied.tail = None
    return copied


def _tagged(rng: Random, element: Any, elements: Sequence[Any]) -> None:  # noqa: ANN401 — lxml's elements
    """A tag of the template replaced, or one put where none is."""
    texts = [each for each in elements if each.text and each.tag.endswith("}t")]
    said = [each for each in texts if "{" in each.text] or texts or [element]
    target = rng.choice(said if rng.random() < 0.7 else texts or [element])
    roll = rng.random()
    if roll < 0.5:
        target.text = rng.choice(TAGS)
    elif roll < 0.8:
        target.text = (target.text or "") + rng.choice(TAGS)
    else:
        text = target.text or "{{ x }}"
        at = rng.randrange(len(text) + 1)
        target.text = _xml_safe(text[:at] + token(rng) + text[at:])


def _xml_safe(text: str) -> str:
    """What lxml takes: XML has no characters for the rest."""
    return "".join(character for character in text if character.isprintable() or character in "\t\n\r").replace(
        "\x00", ""
    )


def _in_text(rng: Random, parts: Parts) -> Parts:
    """One part changed as text, so that it need not stay well-formed; or declared to be something else."""
    at = _chosen(rng, parts)
    name, data = parts[at]
    body = data.partition(b"?>")[2] or data
    data = rng.choice(
        (
            lambda: bytewise(rng, data),
            lambda: (
                b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b "&a;&a;&a;&a;">]>' % (b"x" * 500) + body
            ),
            lambda: (
                b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                + body.replace(b"<w:t>", b"<w:t>&a;", 1)
            ),
            lambda: b'<?xml version="1.0" encoding="UTF-16"?>' + body,
            lambda: b'<?xml version="1.0" encoding="x"?>' + body,
            lambda: b'<?xml version="1.1"?>' + body,
            lambda: body.decode("utf-8", "replace").encode("utf-16"),
            lambda: b"",
            lambda: data[: rng.randrange(len(data) + 1)],
            lambda: body.replace(b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml"),
            lambda: body.replace(b"/2006/", b"/2007/", rng.choice((1, -1))),
            lambda: b"<?xml-stylesheet href='http://127.0.0.1:9/'?>" + body,
            lambda: body.replace(
                rng.choice((b"w:val=", b"w:t", b"r:id", b" r=", b"<v>", b" t=")), encoded(token(rng)), 1
            ),
        )
    )()
    return [*parts[:at], (name, data), *parts[at + 1 :]]


def _related(rng: Random, parts: Parts) -> Parts:
    """The relations of one part changed: something missing, leading elsewhere, twice, or of another type."""
    rels = [at for at, (name, _) in enumerate(parts) if name.endswith(".rels")]
    if not rels:
        return parts
    at = rng.choice(rels)
    name, data = parts[at]
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return parts
    if not len(root):
        return parts
    relation = rng.choice(list(root))
    kind = rng.randrange(7)
    if kind == 0:
        relation.attrib.pop(rng.choice(("Type", "Target", "Id")), "")
    elif kind == 1:
        relation.set("Target", _xml_safe(rng.choice(PATHS)))
    elif kind == 2:
        relation.set("TargetMode", rng.choice(("External", "Internal", "x")))
    elif kind == 3:
        relation.set(
            "Type",
            f"{_R}/{rng.choice(('image', 'attachedTemplate', 'oleObject', 'subDocument', 'header', 'frame', 'x'))}",
        )
    elif kind == 4:
        root.append(etree.fromstring(etree.tostring(relation)))
    elif kind == 5:
        relation.set("Id", rng.choice(("rId1", "", "x", "rId999999999999")))
    else:
        relation.tag = rng.choice(("Relationship", f"{{{_R}}}Relationship", "{x}y"))
    return [*parts[:at], (name, etree.tostring(root)), *parts[at + 1 :]]


def _parted(rng: Random, parts: Parts, others: Sequence[bytes]) -> Parts:
    """Parts lost, exchanged, twice, renamed, or taken from another file."""
    at = rng.randrange(len(parts))
    name, data = parts[at]
    rest = [*parts[:at], *parts[at + 1 :]]
    return rng.choice(
        (
            lambda: rest or parts,
            lambda: [*parts, (name, rng.choice(parts)[1])],
            lambda: [*rest, (rng.choice(parts)[0], data)],
            lambda: [*rest, (rng.choice(_renamings(name)), data)],
            lambda: [*rest, (name, dict(_opened(rng.choice(others))).get(name, data))],
            lambda: _named_otherwise(parts),
            lambda: [*parts, *((f"word/x{number}.xml", b"<x/>") for number in range(rng.choice((1, 100, 5000))))],
        )
    )()


def _renamings(name: str) -> tuple[str, ...]:
    upwards = ("../" + name, "/" + name, name.replace("/", "\\"))
    return (*upwards, name.upper(), name + ".bin", "x" * 300, name + "\x01")


def _named_otherwise(parts: Parts) -> Parts:
    """The main part by a name that does not end in .xml, declared and referred to as it should be."""
    names = [name for name, _ in parts]
    folder, _, main = next((main for main in _MAIN if main in names), names[0]).rpartition("/")
    new = main.replace(".xml", ".bin")
    renamed = [
        (f"{folder}/{name.removeprefix(folder + '/').replace(main, new)}" if main in name else name, data)
        for name, data in parts
    ]
    declaring = {_TYPES, "_rels/.rels"}
    return [(name, data.replace(main.encode(), new.encode()) if name in declaring else data) for name, data in renamed]


def _blown(rng: Random, parts: Parts) -> Parts:
    """One part that unpacks to much, or has many elements: blanks, empty elements, deep ones, wide rows, long words."""
    at = _chosen(rng, parts)
    name, data = parts[at]
    much = rng.choice((10_000, 100_000, 400_000))
    filling = rng.choice(
        (
            b"<w:p/>",
            b"<w:r><w:t>x</w:t></w:r>",
            b'<row><c r="XFD1"/></row>',
            b"<si><t>x</t></si>",
            b" " * 50,
            b"<w:tc/>",
            b"<x/>",
            b"<w:tr/>",
        )
    )
    end = data.rfind(b"</", 0, rng.choice((len(data), max(len(data) // 2, 1))))
    if end < 0:
        return parts
    return [*parts[:at], (name, data[:end] + filling * much + data[end:]), *parts[at + 1 :]]


def _zipped(rng: Random, parts: Parts) -> bytes:
    """A zip of the parts; sometimes with another method, or with a directory that lies."""
    file = io.BytesIO()
    method = rng.choice((ZIP_DEFLATED,) * 12 + (ZIP_STORED, ZIP_BZIP2, ZIP_LZMA))
    with warnings.catch_warnings(action="ignore"), ZipFile(file, "w") as package:
        for name, data in parts:
            package.writestr(ZipInfo(name), data, method, 1)
    content = file.getvalue()
    return _lying(rng, content) if rng.random() < 0.05 else content


def _lying(rng: Random, content: bytes) -> bytes:
    """A field of the zip's directory, or of a part's own header, that says something else."""
    data = bytearray(content)
    sign, fields = rng.choice(
        (
            (b"PK\x01\x02", (8, 10, 16, 20, 24, 28, 30, 42)),
            (b"PK\x03\x04", (6, 8, 14, 18, 22)),
            (b"PK\x05\x06", (8, 10, 12, 16)),
        )
    )
    places = [at for at in range(len(data)) if data.startswith(sign, at)] if len(data) < 500_000 else [data.rfind(sign)]
    at = rng.choice(places) + rng.choice(fields)
    value = rng.choice((0, 1, 0xFFFFFFFF, 0x7FFFFFFF, 99, 0x800))
    data[at : at + 2] = struct.pack("<I", value)[:2]
    return bytes(data)
