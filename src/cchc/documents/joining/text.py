"""The text of joined Word files: read before joining, to find what is amiss, and after, to find what is missing."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.parts import WordFile, joinable
from cchc.documents.joining.refusals import NAMED
from cchc.errors import CchcError
from cchc.model.folding import fold
from cchc.reading.attributes import value
from cchc.reading.package import too_large
from cchc.reading.review import Trace, traces_in
from cchc.reading.text import DELETED, run_text
from cchc.reading.word_limits import is_long

_ANNEX = fold("phụ lục")
_REFERENCE = re.compile(r"phụ\s+lục", re.IGNORECASE)
_LONGEST_LABEL = 100
_PARAGRAPH, _ROW = qn("w:p"), qn("w:tr")
_READ = (_PARAGRAPH, _ROW, qn("w:r"), *DELETED)
_DEPTH = {"start": 1, "end": -1}


@dataclass(frozen=True, slots=True)
class HostText:
    """The relation of a Kế hoạch's text to its annexes.

    `refers`: true if it mentions a “phụ lục”, which Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1 asks for. `labels`:
    the lines “Phụ lục I” that are in it already, folded. `traces`: the traces of reviewing in any of its parts: changes
    that nobody has accepted yet, comments. Text that a tracked change deletes does not count.
    """

    refers: bool
    labels: frozenset[str]
    traces: frozenset[Trace]


def host_text(host: bytes) -> HostText:
    """The text of a Kế hoạch, as far as its annexes are concerned.

    Raises:
        CchcError: The file cannot be read.
    """
    file = joinable(host)
    root = file.element(file.main)
    if is_long(root):
        raise too_large(NAMED)
    lines = [text for element, text in _lines(root) if element.tag == _PARAGRAPH]
    short = [fold(line).strip() for line in lines if len(line) <= _LONGEST_LABEL]
    return HostText(
        refers=any(_REFERENCE.search(unicodedata.normalize("NFC", line)) for line in lines),
        labels=frozenset(line for line in short if re.fullmatch(rf"{_ANNEX} [ivxlc]+", line)),
        traces=_traces(file),
    )


def _traces(file: WordFile) -> frozenset[Trace]:
    return frozenset(kind for story in file.stories() for _, kind in traces_in(story))


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
    file = joinable(content)
    return [shown for _, shown in _lines(file.element(file.main)) if shown.strip()]


def _lines(root: XmlElement) -> Iterator[tuple[XmlElement, str]]:
    """The paragraphs with their own text, without that of text boxes in them, and the rows with their shape."""
    found: dict[XmlElement, list[str]] = {}
    around: list[XmlElement] = []
    gone = 0
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_READ):
        if element.tag in DELETED:
            gone += _DEPTH[event]
        elif event == "end":
            if element.tag == _PARAGRAPH:
                around.pop()
        elif element.tag == _ROW:
            found[element] = [_shape(element)]
        elif element.tag == _PARAGRAPH:
            around.append(element)
            found[element] = []
        elif around and not gone:
            found[around[-1]].append(run_text(element))
    return ((element, "".join(pieces)) for element, pieces in found.items())


def _shape(row: XmlElement) -> str:
    """The stated column spans of the row's cells."""
    return str([value(cell, "w:tcPr/w:gridSpan") for cell in row.iterchildren(qn("w:tc"))])
