"""The visible text of the agency's signature, and its place on the first page.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1.d: top right corner of the first page, no image, number and symbol of the
document, then the instant of signing; Times New Roman, upright, 10, black. The decree's sample (Mẫu 2.2) gives the
order; day and month have two digits each, as ISO 8601, which the decree names for the instant, has them.
"""

import io
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import AppearanceContent, ResourceType
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import BaseStampStyle

from cchc.errors import CchcError
from cchc.signing.area import Box
from cchc.signing.pages import inherited, visible

SIZE = 10
"""The size of the line's letters, in points."""
MILLIMETRE = 72 / 25.4
"""A millimetre in points."""
_FROM_RIGHT = 15 * MILLIMETRE
_FROM_TOP = 10 * MILLIMETRE
"""The distance from the page's top, in points: inside the top margin (20 to 25 mm), without a number on page 1."""
_HEIGHT = 12.0
_BASELINE = 3.0
_TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""The matrix that turns the text upright, by the degrees by which the page is shown turned clockwise."""


def stamp_text(number: str, signed_at: datetime) -> str:
    """“Số: 05/KH-UBND; 15/01/2024; 09:30:05 +07:00”; `signed_at` is in Việt Nam's time."""
    zone = signed_at.isoformat(timespec="seconds")[-6:]
    return f"Số: {number}; {signed_at:%d/%m/%Y; %H:%M:%S} {zone}"


class StampLine(AppearanceContent):
    """One line of text in a typeface of its own; upright on a turned page."""

    def __init__(self, writer: BasePdfFileWriter, text: str, typeface: bytes) -> None:
        """Lay the text out, so that its width is known before its place is."""
        engine = GlyphAccumulator(writer, io.BytesIO(typeface), SIZE, bcp47_lang_code="vi-VN")
        shaped = engine.shape(text)
        super().__init__(writer, BoxConstraints(width=shaped.x_advance * SIZE, height=_HEIGHT))
        self.set_resource(ResourceType.FONT, generic.pdf_name("/F1"), engine.as_resource())
        self.turned = 0
        self._operators = shaped.graphics_ops

    def render(self) -> bytes:
        """The operators that print it, in black."""
        return b"q 0 g BT /F1 %d Tf 0 %g Td %s ET Q" % (SIZE, _BASELINE, self._operators)

    def as_form_xobject(self) -> generic.StreamObject:
        """The form, turned against the page."""
        form = super().as_form_xobject()
        matrix = (*_TURNS[self.turned], 0, 0)
        form[generic.pdf_name("/Matrix")] = generic.ArrayObject(map(generic.NumberObject, matrix))
        return form


@dataclass(frozen=True)
class Stamp(BaseStampStyle):
    """pyHanko's style for the appearance of a signature: always the same line."""

    line: StampLine | None = None

    def create_stamp(  # type: ignore[override]  # pyHanko only applies its appearance
        self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: object
    ) -> StampLine | None:
        """The line itself, whose place and text are settled already."""
        del writer, box, text_params
        return self.line


def place(line: StampLine, page: generic.DictionaryObject) -> Box:
    """The box of the line, in the page's own coordinates; turns the line so that it is upright there.

    Raises:
        CchcError: The page is too small for it.
    """
    left, bottom, right, top = visible(page)
    line.turned = int(inherited(page, "/Rotate") or 0) // 90 * 90 % 360
    width, height = (right - left, top - bottom) if line.turned in (0, 180) else (top - bottom, right - left)
    corner = (width - _FROM_RIGHT - line.box.width, height - _FROM_TOP - line.box.height)
    if min(corner) < 0:
        raise CchcError("Trang 1 quá nhỏ, không đủ chỗ cho dòng chữ của chữ ký số. Đề nghị dùng khổ giấy A4.")
    opposite = (corner[0] + line.box.width, corner[1] + line.box.height)
    (x1, y1), (x2, y2) = (_on_page(point, line.turned, (left, bottom, right, top)) for point in (corner, opposite))
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _on_page(point: tuple[float, float], turned: int, shown: Box) -> tuple[float, float]:
    """The page's own coordinates of a point that is given as seen, from the lower left corner."""
    across, up = point
    left, bottom, right, top = shown
    return {
        0: (left + across, bottom + up),
        90: (right - up, bottom + across),
        180: (right - across, top - up),
        270: (left + up, top - across),
    }[turned]
