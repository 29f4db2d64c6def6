"""Properties of paragraphs and runs in layers, as Word reads them: the file's defaults, a table's style, a style.

A file's defaults (`w:docDefaults`) cannot come along, since the host has its own. Properties that differ are stated in
the annex's styles; properties that only the host's defaults state are reset there to Word's own assumptions.
"""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import nsdecls, nsmap, qn
from lxml import etree
from lxml.etree import _Element as XmlElement

_KNOWN = f"""<w:style {nsdecls("w", "w14")}>
<w:pPr>
<w:pStyle/><w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/><w:framePr/>
<w:widowControl w:val="1"/><w:numPr/><w:suppressLineNumbers w:val="0"/>
<w:pBdr><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:pBdr>
<w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:tabs/><w:suppressAutoHyphens w:val="0"/><w:kinsoku w:val="1"/>
<w:wordWrap w:val="1"/><w:overflowPunct w:val="1"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="1"/>
<w:autoSpaceDN w:val="1"/><w:bidi w:val="0"/><w:adjustRightInd w:val="1"/><w:snapToGrid w:val="1"/>
<w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="240" w:lineRule="auto"/>
<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:contextualSpacing w:val="0"/><w:mirrorIndents w:val="0"/>
<w:suppressOverlap w:val="0"/><w:jc w:val="left"/><w:textDirection w:val="lrTb"/><w:textAlignment w:val="auto"/>
<w:textboxTightWrap w:val="none"/><w:outlineLvl w:val="9"/>
</w:pPr>
<w:rPr>
<w:rStyle/>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>
<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:caps w:val="0"/><w:smallCaps w:val="0"/>
<w:strike w:val="0"/><w:dstrike w:val="0"/><w:outline w:val="0"/><w:shadow w:val="0"/><w:emboss w:val="0"/>
<w:imprint w:val="0"/><w:noProof w:val="0"/><w:snapToGrid w:val="1"/><w:vanish w:val="0"/><w:webHidden w:val="0"/>
<w:color w:val="auto"/><w:spacing w:val="0"/><w:w w:val="100"/><w:kern w:val="0"/><w:position w:val="0"/>
<w:sz w:val="20"/><w:szCs w:val="20"/><w:highlight w:val="none"/><w:u w:val="none"/><w:effect w:val="none"/>
<w:bdr w:val="nil"/><w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:fitText/><w:vertAlign w:val="baseline"/>
<w:rtl w:val="0"/><w:cs w:val="0"/><w:em w:val="none"/><w:lang/><w:eastAsianLayout/><w:specVanish w:val="0"/>
<w14:ligatures w14:val="none"/><w14:numForm w14:val="default"/><w14:numSpacing w14:val="default"/>
<w14:cntxtAlts w14:val="0"/>
</w:rPr>
</w:style>"""
"""Every property in the schema's order, with the value that Word assumes when it is not stated.

A property without attributes cannot be reset.
"""

_TOGETHER = {
    qn("w:rFonts"): (
        ("ascii", "asciiTheme"),
        ("hAnsi", "hAnsiTheme"),
        ("eastAsia", "eastAsiaTheme"),
        ("cs", "cstheme"),
    ),
    qn("w:ind"): (("firstLine", "hanging"), ("left", "start"), ("right", "end")),
    qn("w:spacing"): (),
    qn("w:lang"): (),
}
"""Properties that are inherited attribute by attribute, and groups of attributes that override each other."""


def properties_of(element: XmlElement, tag: str) -> XmlElement:
    """The properties of an element (`w:pPr`, `w:tblPr`), which come first in it; made where it has none."""
    found = element.find(qn(tag))
    if found is None:
        found = element.makeelement(qn(tag))
        element.insert(0, found)
    return found


def layered(tag: str, *layers: XmlElement | None) -> XmlElement:
    """The properties (`w:pPr` or `w:rPr`) of several layers as one, in the schema's order; the later layers prevail."""
    merged: dict[str, XmlElement] = {}
    for layer in layers:
        for child in () if layer is None else layer.iterchildren("{*}*"):
            merged[child.tag] = _over(merged.get(child.tag), child)
    order = {known.tag: rank for rank, known in enumerate(_known(tag))}
    result = etree.Element(tag, nsmap={"w": nsmap["w"]})
    result.extend(sorted(merged.values(), key=lambda child: order.get(child.tag, len(order))))
    return result


def differences(tag: str, wanted: XmlElement | None, given: XmlElement | None) -> XmlElement:
    """The properties to state so that `wanted` holds where `given` is in force; empty when none is needed."""
    assumed = _assumed(tag, [child for layer in (wanted, given) if layer is not None for child in layer])
    in_force = {child.tag: canonical(child) for child in layered(tag, assumed, given)}
    result = layered(tag, assumed, wanted)
    for child in list(result):
        if in_force.get(child.tag) == canonical(child):
            result.remove(child)
    return result


def _assumed(tag: str, said: list[XmlElement]) -> XmlElement:
    """Word's assumed values for the properties in `said`; if inherited by attribute, for the attributes in `said` only.

    LibreOffice lays out a list differently as soon as an unstated spacing is reset.
    """
    result = etree.Element(tag)
    for known in _known(tag):
        alike = [each for each in said if each.tag == known.tag]
        if known.tag in _TOGETHER:
            _drop_unsaid(known, {name for each in alike for name in each.attrib})
        if alike and (known.attrib or len(known)):
            result.append(known)
    return result


def _drop_unsaid(known: XmlElement, names: set[Any]) -> None:
    """Drop the attributes that stand for none of these names."""
    for name in list(known.attrib):
        if names.isdisjoint(_rivals(known.tag, str(name))):
            known.attrib.pop(name)


def canonical(element: XmlElement) -> tuple[Any, ...]:
    """A value that is equal for equal properties, however they are written; properties hold no text."""
    children = (canonical(child) for child in element.iterchildren("{*}*"))
    return element.tag, frozenset(element.attrib.items()), tuple(children)


def _over(below: XmlElement | None, above: XmlElement) -> XmlElement:
    result = deepcopy(above)
    if below is None or above.tag not in _TOGETHER:
        return result
    for name, value in below.attrib.items():
        if not any(rival in above.attrib for rival in _rivals(above.tag, str(name))):
            result.set(name, value)
    return result


def _rivals(tag: str, name: str) -> tuple[str, ...]:
    """The attributes that override an inherited one where they are present, itself included."""
    pairs = [{qn(f"w:{each}") for each in pair} for pair in _TOGETHER[tag]]
    return (name, *(rival for pair in pairs if name in pair for rival in pair))


def _known(tag: str) -> list[XmlElement]:
    return [child for properties in etree.fromstring(_KNOWN).iter(tag) for child in properties]
