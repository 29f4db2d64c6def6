"""The texts and tables of a web page, or of one of its cells, as they come: paragraphs, lines, the marks of lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cchc.model.emphasis import Run
from cchc.reading.families import is_of_old_table
from cchc.reading.foreign.document import ForeignTable, ForeignText, Oddity, ReadingRemark
from cchc.reading.foreign.html.styles import HtmlLook
from cchc.reading.foreign.lines import line_of


@dataclass
class HtmlFlow:
    """Paragraphs and tables in their order; the last paragraph may still grow."""

    blocks: list[ForeignText | ForeignTable] = field(default_factory=list)
    _lines: list[list[Run]] = field(default_factory=lambda: [[]])
    _aligned: list[bool] = field(default_factory=list)
    _remarks: list[ReadingRemark] = field(default_factory=list)
    _mark: str = ""

    def write(self, text: str, look: HtmlLook) -> None:
        """Text of this look; in preformatted text, a line break is one."""
        first, *others = text.split("\n") if look.preformatted else [text]
        self._piece(first, look)
        for other in others:
            self.end_line()
            self._piece(other, look)

    def end_line(self) -> None:
        """Begin a line with the text that comes next."""
        self._lines.append([])

    def end_paragraph(self) -> None:
        """Begin a paragraph with the text that comes next; a blank paragraph is left out."""
        lines = tuple(line for pieces in self._lines if (line := line_of(pieces)))
        if lines or self._remarks:
            centred = bool(self._aligned) and all(self._aligned)
            self.blocks.append(ForeignText(lines, centred, tuple(dict.fromkeys(self._remarks))))
        self._lines, self._aligned, self._remarks = [[]], [], []

    def mark(self, text: str) -> None:
        """The mark of an item of a list, which stands before the next text."""
        self._mark = text

    def remark(self, oddity: Oddity, text: str) -> None:
        """A remark about the paragraph."""
        self._remarks.append(ReadingRemark(oddity, " ".join(text.split())))

    def add(self, blocks: Sequence[ForeignText | ForeignTable]) -> None:
        """Blocks after the paragraph, which they end."""
        self.end_paragraph()
        self.blocks += blocks

    def _piece(self, text: str, look: HtmlLook) -> None:
        if not text or text.isspace():
            self._lines[-1].append(Run(text))
            return
        if self._mark:
            self._lines[-1].append(Run(self._mark))
            self._mark = ""
        self._lines[-1].append(Run(text, look.italic, look.bold))
        self._aligned.append(look.centred)
        if is_of_old_table(look.font):
            self.remark(Oddity.OLD_FONT, look.font)
        if look.struck:
            self.remark(Oddity.STRUCK, text)


def as_lines(blocks: Sequence[ForeignText | ForeignTable]) -> ForeignText:
    """The blocks of a cell as its text; a table among them is told, and read cell by cell."""
    texts = [text for block in blocks for text in _texts(block)]
    lines = tuple(line for text in texts for line in text.lines)
    remarks = dict.fromkeys(remark for text in texts for remark in text.remarks)
    return ForeignText(lines, all(text.centred for text in texts if text.lines) and bool(lines), tuple(remarks))


def _texts(block: ForeignText | ForeignTable) -> Iterator[ForeignText]:
    if isinstance(block, ForeignText):
        yield block
        return
    told = " ".join(cell.text for cell in block.cells if cell.text)
    yield ForeignText(remarks=(ReadingRemark(Oddity.NESTED, told),))
    yield from (cell.content for cell in block.cells)
