"""Templates with comments, notes, drawings, controls and all else that has an id, in the row that repeats."""

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from helpers.docx_hosts import MC, W14
from helpers.word_making import changed_template
from lxml import etree

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w14": W14,
        "mc": MC,
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    }.items()
)
BY = 'w:author="a" w:date="2026-01-05T08:00:00Z"'
REPEATED = 5
"""The row, counted from 0, that repeats in each of our templates."""


def _box() -> str:
    """A text box as Word writes one, for itself and for older programs."""
    inner = "<w:txbxContent><w:p><w:bookmarkStart w:id='7' w:name='Hop'/><w:r><w:t> </w:t></w:r><w:bookmarkEnd w:id='7'/></w:p></w:txbxContent>"
    creation = "<a:ext uri='{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}'><a16:creationId id='{0A}'/></a:ext>"
    shape = (
        "<wps:wsp><wps:cNvPr id='4' name='Hộp'/><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
        "<a:ext cx='90' cy='90'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom></wps:spPr>"
        f"<wps:txbx id='3'>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        "<w:drawing><wp:inline wp14:anchorId='1B' wp14:editId='1C'><wp:extent cx='90' cy='90'/>"
        f"<wp:docPr id='4' name='Hộp'><a:extLst>{creation}</a:extLst></wp:docPr><wp:cNvGraphicFramePr/><a:graphic>"
        f"<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>{shape}</a:graphicData>"
        "</a:graphic></wp:inline></w:drawing>"
    )
    old = (
        "<w:pict w14:anchorId='1D'><v:shapetype id='_x0000_t202' coordsize='21600,21600' o:spt='202' path='m,l,e'/>"
        "<v:shape id='_x0000_s1026' o:spid='_x0000_s1026' type='#_x0000_t202' style='width:9pt;height:9pt'>"
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    )
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


WITH_IDS = {
    "bookmark": "<w:bookmarkStart w:id='0' w:name='_GoBack'/><w:bookmarkEnd w:id='0'/>",
    "comment": (
        "<w:commentRangeStart w:id='0'/><w:r><w:t> </w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:rPr><w:b/></w:rPr>"
        "<w:commentReference w:id='0'/></w:r>"
    ),
    "ends of ranges": (
        "<w:moveFromRangeEnd w:id='7'/><w:moveToRangeEnd w:id='7'/><w:customXmlInsRangeEnd w:id='7'/>"
        "<w:customXmlMoveFromRangeEnd w:id='7'/>"
    ),
    "range": "<w:permStart w:id='9' w:edGrp='everyone'/><w:r><w:t> </w:t></w:r><w:permEnd w:id='9'/>",
    "control": "<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent><w:r><w:t> </w:t></w:r></w:sdtContent></w:sdt>",
    "form field": (
        "<w:bookmarkStart w:id='3' w:name='Text1'/><w:r><w:fldChar w:fldCharType='begin'><w:ffData>"
        "<w:name w:val='Text1'/><w:enabled/><w:calcOnExit w:val='0'/><w:textInput/></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        "<w:r><w:t> </w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:bookmarkEnd w:id='3'/>"
    ),
    "text box": _box(),
    "footnote": "<w:r><w:footnoteReference w:id='2'/></w:r>",
    "endnote": "<w:r><w:endnoteReference w:id='2'/></w:r>",
}
"""What has an id, in the paragraph of a cell."""


def pieces(xml: str) -> list[Any]:
    """The elements that stand in a paragraph with this content."""
    return list(etree.fromstring(f"<w:p {nsdecls('w', 'r', 'wp', 'a')} {_SPACES}>{xml}</w:p>"))


def template_with(
    folder: Path, xml: str, kind: str = "maintain", *, row: int = REPEATED, note: str = "ghi chú", comment: str = ""
) -> Path:
    """Our template of a kind with something more in the first cell of a row, with notes and a comment to refer to."""

    def change(document: Word) -> None:
        paragraph = document.tables[0]._tbl.tr_lst[row].tc_lst[0].p_lst[0]
        paragraph.set(f"{{{W14}}}paraId", "0000001A")
        paragraph.extend(pieces(xml))
        _add_notes(document, note, comment)

    return changed_template(folder, change, kind)


def _add_notes(document: Word, note: str, comment: str) -> None:
    note = f"<w:p><w:r><w:t>{note}</w:t></w:r></w:p>"
    for kind in ("footnote", "endnote"):
        own = "".join(
            f"<w:{kind} w:type='{name}' w:id='{number}'><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>"
            for number, name in enumerate(("separator", "continuationSeparator"))
        )
        _relate(document, f"{kind}s", f"{own}<w:{kind} w:id='2'>{note}</w:{kind}>")
    _relate(document, "comments", f"<w:comment w:id='0' {BY}><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment>")
    _relate(document, "people", "", "http://schemas.microsoft.com/office/2011/relationships/")


def _relate(document: Word, name: str, inner: str, relation: str = _RELATION) -> None:
    root = f"<w:{name} {nsdecls('w')}>{inner}</w:{name}>"
    part = Part(PackURI(f"/word/{name}.xml"), f"{_TYPE}{name}+xml", root.encode(), document.part.package)
    document.part.relate_to(part, f"{relation}{name}")


def repeated_ids(content: bytes) -> list[tuple[str, str]]:
    """The ids that stand in a file twice, each with the name of its kind."""
    found: Counter[tuple[str, str]] = Counter()
    with ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
                found.update(_ids(etree.fromstring(package.read(name))))
    return [each for each, number in found.items() if number > 1]


def _ids(root: Any) -> list[tuple[str, str]]:
    found = []
    for element in root.iter("{*}*"):
        name = etree.QName(element).localname
        own = {etree.QName(key).localname: value for key, value in element.attrib.items()}
        found += [(f"{name} {key}", own[key]) for key in ("id", "paraId", "textId", "anchorId", "editId") if key in own]
        if element.tag == qn("w:bookmarkStart"):
            found.append(("bookmark name", own["name"]))
        if name in {"id", "name"} and etree.QName(element.getparent()).localname in {"sdtPr", "ffData"}:
            found.append((name, own["val"]))
    return found
