"""A web page as Word saves one, or as a table comes when it is pasted into a page."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from helpers.offices.tables import Box, Rows

from cchc.model.emphasis import runs

_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n'
    '<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n'
    '<style><!-- p.MsoNormal {margin:0cm; font-size:14.0pt; font-family:"Times New Roman",serif;} --></style>\n'
    "</head>\n<body lang=VI>\n<!--StartFragment-->\n<div class=WordSection1>\n"
)


def page(*blocks: str) -> bytes:
    """A page of these blocks."""
    return f"{_HEAD}{''.join(blocks)}</div>\n<!--EndFragment-->\n</body>\n</html>\n".encode()


def paragraph(text: str) -> str:
    """A centred paragraph."""
    return f"<p class=MsoNormal align=center style='text-align:center'>{_looks(text)}<o:p></o:p></p>\n"


def table(rows: Rows, headings: Sequence[int] = (0,)) -> str:
    """A table with its merges; lines of a cell are paragraphs, and the HTML is broken into lines where it likes."""
    body = "".join(
        f"<tr style='mso-yfti-irow:{at};{'mso-yfti-tblHeader:yes' if at in headings else ''}'>\n"
        f"{''.join(map(_cell, boxes))}</tr>\n"
        for at, boxes in enumerate(rows)
    )
    return f"<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\n{body}</table>\n"


def _cell(box: Box) -> str:
    span = f" colspan={box.columns}" if box.columns > 1 else ""
    down = f" rowspan={box.rows}" if box.rows > 1 else ""
    lines = "".join(f"<p class=MsoNormal>{_looks(line, bold=box.bold)}</p>\n" for line in box.text.split("\n"))
    return f" <td width=80{span}{down} valign=top style='width:60.0pt'>\n{lines or '<p>&nbsp;</p>'} </td>\n"


def _looks(text: str, *, bold: bool = False) -> str:
    if not text:
        return "<o:p>&nbsp;</o:p>"
    return "".join(
        f"{'<i>' if run.italic else ''}{'<b>' if run.bold or bold else ''}"
        f"<span style='font-size:12.0pt'>{_broken(escape(run.text))}</span>"
        f"{'</b>' if run.bold or bold else ''}{'</i>' if run.italic else ''}"
        for run in runs(text)
    )


def _broken(text: str) -> str:
    """The text in lines of HTML, which mean nothing, as Word breaks them."""
    words = text.split(" ")
    return "\r\n  ".join(" ".join(words[at : at + 9]) for at in range(0, len(words), 9))
