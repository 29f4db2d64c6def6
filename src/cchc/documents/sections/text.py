"""The text of Word files that are joined: read before, to say what is amiss, and after, to see that all is there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.sections.parts import opened
from cchc.errors import CchcError
from cchc.model.folding import fold

_ANNEX = fold("phụ lục")
_GONE = {qn("w:del"), qn("w:moveFrom")}
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


@dataclass(frozen=True, slots=True)
class HostText:
    """What the text of a Kế hoạch has to do with its annexes.

    `refers`: whether it speaks of a “phụ lục”, as Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1 asks of it. `labels`:
    the lines “Phụ lục I” that are in it already, folded. `tracked`: whether it has tracked changes that nobody has
    accepted yet. Text that a tracked change deletes does not count.
    """

    refers: bool
    labels: frozenset[str]
    tracked: bool


def host_text(host: bytes) -> HostText:
    """What stands in a Kế hoạch.

    Raises:
        CchcError: The file cannot be read.
    """
    file = opened(host)
    root = file.element(file.main)
    lines = [fold(_text(paragraph)).strip() for paragraph in root.iter(qn("w:p"))]
    return HostText(
        refers=any(_ANNEX in line for line in lines),
        labels=frozenset(line for line in lines if re.fullmatch(rf"{_ANNEX} [ivxlc]+", line)),
        tracked=any(True for _ in root.iter(*map(qn, _TRACKED))),
    )


def refuse_loss(result: bytes, sources: Sequence[bytes]) -> None:
    """Refuse a joined file whose text and tables are not those of its sources, one after the other.

    Raises:
        CchcError: Something is missing or was added.
    """
    wanted = [shown for source in sources for shown in _shown(source)]
    if _shown(result) != wanted:
        raise CchcError("Tệp ghép không còn đủ chữ của Kế hoạch và các phụ lục nên không được ghi. Đề nghị xuất riêng.")


def _shown(content: bytes) -> list[str]:
    """The text of every paragraph that has some, and the shape of every row."""
    file = opened(content)
    found = []
    for element in file.element(file.main).iter(qn("w:p"), qn("w:tr")):
        cells = [cell.findall("*/" + qn("w:gridSpan")) for cell in element.findall(qn("w:tc"))]
        text = str([len(cell) for cell in cells]) if element.tag == qn("w:tr") else _text(element)
        found += [text] if text.strip() else []
    return found


def _text(paragraph: XmlElement) -> str:
    return "".join(
        (element.text or "") if element.tag == qn("w:t") else " "
        for element in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        if not any(around.tag in _GONE for around in element.iterancestors())
    )
