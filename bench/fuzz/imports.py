"""Changes of documents that are imported: what else than text a web page holds, and tables that go wrong."""

from random import Random

import packages
import texts
from seeds import Seeds
from tokens import encoded, token

_PIECES = (
    *("<script>x</script>", "<style>p{}</style>", "<!-- x", "<![CDATA[x]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;"),
    *("<img src='http://127.0.0.1:9/x'>", "<iframe src=file:///etc/passwd>", "<base href='//x'>", "<svg><text>x</text></svg>"),
    *("<td colspan=2147483647>", "<td rowspan=99999>x", "<td colspan=-1>", "<td rowspan=0>", "<td colspan=x>", "<th>", "</td>"),
    *("<table>", "</table>", "<tr>", "</tr>", "<table><tr><td>x</td></tr></table>", "<tbody>", "<caption>x</caption>"),
    *("<p>", "<br>", "<b>", "<i>", "<ol start=-5><li>x</ol>", "<ul><li>", "<div hidden>", "<p style='display:none'>x</p>", "<del>x</del>"),
    *("&#0;", "&#x1b;", "&#xD800;", "&nbsp;", "&lt;i&gt;", "&amp;amp;", "&x;", "<a href='#x'>", "<font face='.VnTime'>"),
    *("<p>Phụ lục II</p>", "<p>NĂM 2026</p>", "<td>TC 1.1.</td>", "<td>như trên</td>", "<td>I</td>", "<td>1,5</td>", "<td>-</td>"),
    "<tr><td>TT</td><td>Tiêu chí</td><td>Điểm tối đa</td><td>Điểm đạt được</td></tr>",
    "<table>" * 300,
    "<b>" * 3000,
    "<td>x" * 500,
    "<tr><td>x" * 2000,
)  # fmt: skip


def document(rng: Random, seeds: Seeds) -> tuple[str, bytes]:
    """A changed document, and the ending of its name, now and then that of another format."""
    ending, known = rng.choice((("docx", seeds.documents), ("xlsx", seeds.tables), ("html", seeds.pages)))
    content = rng.choice(known)
    content = _page(rng, content) if ending == "html" else packages.mutated(rng, content, known)
    if rng.random() < 0.05:
        ending = rng.choice(("docx", "doc", "odt", "xlsx", "xls", "html", "htm", "rtf", "pdf", "csv", "txt", "x"))
    return ending, content


def _page(rng: Random, content: bytes) -> bytes:
    """A web page with pieces put in or taken out, or changed as any text."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        roll = rng.random()
        at = content.find(b"<", rng.randrange(len(content) + 1))
        if roll < 0.4 and at >= 0:
            content = content[:at] + rng.choice(_PIECES).encode("utf-8", "surrogatepass") + content[at:]
        elif roll < 0.55 and at >= 0:
            end = content.find(b">", at)
            content = content[:at] + content[end + 1 :] if end >= 0 else content[:at]
        elif roll < 0.7 and at >= 0:
            content = content[:at] + encoded(token(rng)) + content[at:]
        else:
            content = rng.choice((texts.bytewise, texts.linewise, texts.coded))(rng, content)
    return content
