"""What makes tables of Word hard to read, one construct a file: a small annex “duy trì”, and the plan that it says.

Each is an annex of two or three criteria of the area I in which one thing is drawn in an unusual way that Word itself
writes or shows; `says` has the cells that are to be read, by address and field.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.hostile_files import W, word
from helpers.offices.word import paragraph

_HEADINGS = (
    "TT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm tối đa",
    "Mục tiêu năm 2026",
    "Nhiệm vụ, giải pháp",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
)
_FIRST = ("1", "TC 1.1. Kế hoạch năm", "2", "Đạt 100%", "Ban hành kế hoạch", "Văn phòng", "Phòng Kinh tế", "Năm 2026")
_SECOND = ("2", "TC 1.2. Báo cáo", "1,5", "Đủ báo cáo", "Lập báo cáo", "Phòng Kinh tế", "Văn phòng", "Hằng quý")
_FIELDS = ("number", "criterion", "max_score", "target", "tasks", "lead", "support", "timeframe")
_NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF02D;"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
_STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    "</w:numPr></w:pPr></w:style>"
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)
_STRICT = W.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml").replace(
    "schemas.openxmlformats.org/officeDocument/2006/relationships", "purl.oclc.org/ooxml/officeDocument/relationships"
)
Says = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Construct:
    """A file with the construct, the cells that are to be read, and words of remarks that a person must get."""

    content: bytes
    says: Says
    told: tuple[str, ...] = ()
    """Words that the list of doubts has, in this order of no meaning."""


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str, properties: str = "") -> str:
    """A paragraph of these runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def tc(*inner: str, properties: str = "") -> str:
    """A cell; a text becomes a paragraph of one run."""
    blocks = "".join(each if each.startswith("<") else p(run(each) if each else "") for each in inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a text becomes a cell."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


_AREA = tr("I", tc("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", properties='<w:gridSpan w:val="7"/>'))


def annex(*rows: str, before: str = "", after: str = "", heading: str = "", root: str = W) -> bytes:
    """An annex of these rows below the headings and the area."""
    grid = "<w:tblGrid>" + '<w:gridCol w:w="1500"/>' * 8 + "</w:tblGrid>"
    titles = paragraph("Phụ lục I") + paragraph("NHIỆM VỤ DUY TRÌ CHỈ SỐ CCHC NĂM 2026")
    titles += paragraph("(Kèm theo Kế hoạch số     /KH-UBND ngày     tháng 01 năm 2026 của Ủy ban nhân dân xã Mẫu)")
    head = heading or tr(*_HEADINGS, properties="<w:tblHeader/>")
    drawn = f"<w:tbl><w:tblPr/>{grid}{head}{_AREA}{''.join(rows)}</w:tbl>"
    return word(
        f"{titles}{before}{drawn}{after}<w:p/><w:sectPr/>", {"styles": _STYLES, "numbering": _NUMBERING}, root=root
    )


def _with(field: str, cell: str, which: tuple[str, ...] = _FIRST) -> tuple[str, ...]:
    """The cells of a row with another one in a column."""
    return tuple(cell if name == field else text for name, text in zip(_FIELDS, which, strict=True))


def _one(field: str, cell: str, text: str, *told: str, root: str = W) -> Construct:
    """A construct in one cell of the first row."""
    return Construct(annex(tr(*_with(field, cell)), tr(*_SECOND), root=root), {("1.1", field): text}, told)


_CHANGED = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_INNER = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='700'/><w:gridCol w:w='700'/></w:tblGrid>{tr('Quý I', '02 tin')}{tr('Quý II', '03 tin')}</w:tbl>"
_BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{p(run('Dự thảo lần 2'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_DOWN, _ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_SAME = {("1.2", "lead"): "như trên", ("1.2", "support"): "như trên"}


def _merged(start: str, goes_on: str, blank: str = "<w:p/>") -> bytes:
    first = _with("lead", tc("Văn phòng", properties=start))
    first = (*first[:6], tc("Phòng Kinh tế", properties=start), first[7])
    second = (*_SECOND[:5], tc(blank, properties=goes_on), tc(blank, properties=goes_on), _SECOND[7])
    return annex(tr(*first), tr(*second))


CONSTRUCTS: dict[str, Construct] = {
    "cells over several columns": Construct(
        annex(
            tr(*_FIRST[:5], tc("Văn phòng; Phòng Kinh tế", properties='<w:gridSpan w:val="2"/>'), _FIRST[7]),
            tr(*_SECOND),
        ),
        {
            ("1.1", "lead"): "Văn phòng; Phòng Kinh tế",
            ("1.1", "timeframe"): "Năm 2026",
            ("1.2", "lead"): "Phòng Kinh tế",
        },
    ),
    "merges down whose values are said": Construct(_merged(_DOWN, '<w:vMerge w:val="continue"/>'), _SAME),
    "merges down that go on without a value": Construct(_merged(_DOWN, _ON), _SAME),
    "text below the first row of a merge": Construct(
        annex(
            tr(*_with("lead", tc("Văn phòng", properties=_DOWN))),
            tr(*_with("lead", tc("", properties=_ON), _SECOND)),
            tr("3", "TC 1.3. Kiểm tra", "1", "Đủ", "Kiểm tra", "Văn phòng", "Phòng Kinh tế", "Năm 2026"),
        ),
        {("1.2", "lead"): "như trên", ("1.3", "lead"): "Văn phòng"},
    ),
    "merges that go on without a beginning": Construct(
        annex(tr(*_FIRST), tr(*_with("lead", tc("Phòng Kinh tế", properties=_ON), _SECOND))),
        {("1.1", "lead"): "Văn phòng", ("1.2", "lead"): "Phòng Kinh tế"},
    ),
    "rows that begin and end inside the grid": Construct(
        annex(
            tr(*_FIRST),
            tr(*_SECOND[1:7], properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        ),
        {("1.2", "criterion"): "Báo cáo", ("1.2", "lead"): "Phòng Kinh tế", ("1.2", "timeframe"): ""},
    ),
    "content controls round text, cells and rows": Construct(
        annex(
            tr(
                *_FIRST[:3],
                tc(p(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Đạt ')}</w:sdtContent></w:sdt>", run("95%"))),
                f"<w:sdt><w:sdtContent>{tc('Ban hành sớm')}</w:sdtContent></w:sdt>",
                *_FIRST[5:],
            ),
            f"<w:sdt><w:sdtContent>{tr(*_SECOND)}</w:sdtContent></w:sdt>",
        ),
        {("1.1", "target"): "Đạt 95%", ("1.1", "tasks"): "Ban hành sớm", ("1.2", "tasks"): "Lập báo cáo"},
    ),
    "tracked insertions and deletions": _one(
        "target",
        tc(
            p(
                run("Đạt "),
                f"<w:del {_CHANGED}><w:r><w:delText>80%</w:delText></w:r></w:del>",
                f"<w:ins {_CHANGED}>{run('98%')}</w:ins>",
                f"<w:moveFrom {_CHANGED}>{run(' cũ')}</w:moveFrom><w:moveTo {_CHANGED}>{run(' mới')}</w:moveTo>",
            )
        ),
        "Đạt 98% mới",
        "80%",
    ),
    "a row that a tracked change deletes, one that it inserts": Construct(
        annex(
            tr(*_FIRST),
            tr(
                *(tc(p(f"<w:del {_CHANGED}><w:r><w:delText>{t}</w:delText></w:r></w:del>")) for t in _SECOND),
                properties=f"<w:del {_CHANGED}/>",
            ),
            tr(
                "2",
                *(tc(p(f"<w:ins {_CHANGED}>{run(text)}</w:ins>")) for text in _SECOND[1:]),
                properties=f"<w:ins {_CHANGED}/>",
            ),
        ),
        {("1.1", "lead"): "Văn phòng", ("1.2", "lead"): "Phòng Kinh tế"},
    ),
    "fields, hyperlinks and smart tags": _one(
        "tasks",
        tc(
            p(
                _FIELD.format(run("Ban hành")),
                f'<w:fldSimple w:instr=" DATE ">{run(" kế hoạch")}</w:fldSimple>',
                f'<w:hyperlink r:id="rId9" w:anchor="a">{run(" theo Công văn")}</w:hyperlink>',
                f'<w:smartTag w:uri="urn:a" w:element="place"><w:smartTag w:uri="urn:a" w:element="b">{run(" số 5")}</w:smartTag></w:smartTag>',
            )
        ),
        "Ban hành kế hoạch theo Công văn số 5",
    ),
    "hyphens and breaks of several kinds": _one(
        "lead",
        tc(
            p(
                run("Phòng Văn hóa "),
                "<w:r><w:noBreakHyphen/></w:r>",
                run(" Xã"),
                "<w:r><w:softHyphen/></w:r>",
                run(" hội"),
                "<w:r><w:br/></w:r>",
                run("Công"),
                "<w:r><w:tab/></w:r>",
                run("an xã"),
            )
        ),
        "Phòng Văn hóa - Xã hội\nCông an xã",
    ),
    "marks of automatic lists": Construct(
        annex(
            tr(
                tc(p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')),
                *_FIRST[1:4],
                tc(
                    p(run("Lập dự thảo"), properties='<w:pStyle w:val="Listed"/>'),
                    p(run("Ban hành"), properties='<w:pStyle w:val="Listed"/>'),
                ),
                _FIRST[5],
                tc(
                    p(run("Công an"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
                    p(run("Trạm Y tế"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
                ),
                _FIRST[7],
            ),
            tr(tc(p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')), *_SECOND[1:]),
        ),
        {("1.1", "tasks"): "a) Lập dự thảo\nb) Ban hành", ("1.1", "support"): "- Công an\n- Trạm Y tế"},
    ),
    "italics and bold by run, style and paragraph style": _one(
        "target",
        tc(
            p(
                run("Ban hành "),
                run("đúng hạn", "<w:i/>"),
                run(", "),
                run("đủ", '<w:rStyle w:val="Strong"/>'),
                run(" số", '<w:i w:val="0"/>'),
            ),
            p(run("(theo quy định)"), properties='<w:pStyle w:val="Note"/>'),
        ),
        "Ban hành <i>đúng hạn</i>, <b>đủ</b> số\n<i>(theo quy định)</i>",
    ),
    "hidden text": _one(
        "tasks",
        tc(p(run("Ban hành"), run(" bí mật", "<w:vanish/>"), run(" ẩn", '<w:rStyle w:val="Gone"/>'), run(" kế hoạch"))),
        "Ban hành kế hoạch",
        "bí mật",
    ),
    "a table in a cell": _one(
        "target", tc(p(run("Số tin, bài:")), _INNER, "<w:p/>"), "Số tin, bài:\nQuý I 02 tin\nQuý II 03 tin"
    ),
    "a text box": _one("tasks", tc(p(run("Ban hành"), _BOX)), "Ban hành", "Dự thảo lần 2"),
    "the strict form": _one("target", tc("Đạt 100%"), "Đạt 100%", root=_STRICT),
    "a heading that is no repeated row, in words broken over lines": Construct(
        annex(
            tr(*_FIRST),
            tr(*_SECOND),
            heading=tr(
                *_HEADINGS[:2],
                tc(p(run("Điểm")), p(run("tối đa"))),
                *_HEADINGS[3:5],
                tc(p(run("Cơ quan"), "<w:r><w:br/></w:r>", run("CHỦ TRÌ"))),
                *_HEADINGS[6:],
            ),
        ),
        {("1.1", "max_score"): "2", ("1.2", "max_score"): "1,5", ("1.1", "lead"): "Văn phòng"},
    ),
}
"""The constructs by what is hard in them."""
