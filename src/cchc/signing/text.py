"""Places of the text on a page, as far as a glance at its operators tells.

The start, height and length of each piece follow from the operators and the widths that the font states; no font is
opened. Unseen text (by its colour, or under something) counts too: a scanned page with recognised text has it so.
Pictures, and text in annotations, do not count.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, StreamObject

from cchc.signing.area import Box
from cchc.signing.document import UNREADABLE
from cchc.signing.pages import held, inherited

_LETTER, _ABOVE, _BELOW = 0.5, 0.75, -0.25
"""A letter's width where none is stated, and its reach above and below its line, in parts of its size."""
_CODES = 2**16
_TOKEN = re.compile(rb"%[^\r\n]*|\(|<[0-9A-Fa-f\s]*>|/?[^\s()<>\[\]{}/%]+")
_NUMBER = re.compile(rb"[+-]?(?:[0-9]{1,30}\.?[0-9]*|\.[0-9]+)")
_PARENTHESIS = re.compile(rb"\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.DOTALL)
_BLANK = re.compile(rb"[<>\s]")
_PICTURE_END = re.compile(rb"\sEI(?=\s|$)")
_DEEPEST = 12
"""The most levels of forms within forms that are searched for text."""
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


def text_boxes(page: DictionaryObject) -> list[Box]:
    """A rectangle for each piece of text, in the page's own coordinates; none where text cannot be located."""
    try:
        boxes = list(_Page(inherited(page, "/Resources"), _PLAIN).boxes(_content(page)))
    except UNREADABLE:
        return []
    return [box for box in boxes if all(map(math.isfinite, box))]


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state that `q` keeps and `Q` brings back."""

    matrix: Matrix
    size: float = 0.0
    font: str = ""
    leading: float = 0.0


class _Page:
    """The operators of a page or a form, as far as they place text."""

    def __init__(self, resources: Any, matrix: Matrix, depth: int = 0) -> None:  # noqa: ANN401 — pyHanko has no types
        self._resources = resources
        self._depth = depth
        self._state = _State(matrix)
        self._kept: list[_State] = []
        self._fonts: dict[str, _Font] = {}
        self._line = self._here = _PLAIN

    def boxes(self, content: bytes) -> Iterator[Box]:
        """A rectangle for each piece of text."""
        for operator, arguments in _operators(content):
            match operator, arguments:
                case b"Do", [name]:
                    yield from self._form(held(held(self._resources, "/XObject"), name))
                case ((b"Tj" | b"'" | b'"'), [*_, shown]):
                    if operator != b"Tj":
                        self._move(0, -self._state.leading)
                    yield from self._shown([shown])
                case b"TJ", pieces:
                    yield from self._shown(pieces)
                case _:
                    self._set(operator, arguments)

    def _set(self, operator: bytes, arguments: Sequence[Any]) -> None:
        match operator, arguments:
            case b"q", _:
                self._kept.append(self._state)
            case b"Q", _ if self._kept:
                self._state = self._kept.pop()
            case b"cm", [*numbers]:
                self._state = replace(self._state, matrix=_times(_matrix(numbers), self._state.matrix))
            case b"Tf", [name, size]:
                self._state = replace(self._state, size=float(size), font=name)
            case b"TL", [leading]:
                self._state = replace(self._state, leading=float(leading))
            case _:
                self._place(operator, arguments)

    def _place(self, operator: bytes, arguments: Sequence[Any]) -> None:
        """Set where the next text begins."""
        match operator, arguments:
            case b"BT", _:
                self._line = self._here = _PLAIN
            case b"Tm", [*numbers]:
                self._line = self._here = _matrix(numbers)
            case ((b"Td" | b"TD"), [across, up]):
                if operator == b"TD":
                    self._state = replace(self._state, leading=-float(up))
                self._move(float(across), float(up))
            case b"T*", _:
                self._move(0, -self._state.leading)
            case _:
                pass

    def _move(self, across: float, up: float) -> None:
        self._line = self._here = _times((1, 0, 0, 1, across, up), self._line)

    def _shown(self, pieces: Sequence[Any]) -> Iterator[Box]:
        size = self._state.size
        across = 0.0
        for piece in pieces:
            if isinstance(piece, bytes):
                across += self._font().length(piece) * size
            else:
                across -= float(piece) / 1000 * size
        matrix = _times(self._here, self._state.matrix)
        corners = [_at(x, y, matrix) for x in (0, across) for y in (_BELOW * size, _ABOVE * size)]
        across_all, up_all = zip(*corners, strict=True)
        yield min(across_all), min(up_all), max(across_all), max(up_all)
        self._here = _times((1, 0, 0, 1, across, 0), self._here)

    def _font(self) -> "_Font":
        name = self._state.font
        if name not in self._fonts:
            self._fonts[name] = _Font(held(held(self._resources, "/Font"), name))
        return self._fonts[name]

    def _form(self, form: Any) -> Iterator[Box]:  # noqa: ANN401 — as above
        if held(form, "/Subtype") != "/Form" or self._depth > _DEEPEST:
            return
        matrix = _times(_matrix(held(form, "/Matrix") or _PLAIN), self._state.matrix)
        resources = held(form, "/Resources") or self._resources
        yield from _Page(resources, matrix, self._depth + 1).boxes(form.data)


class _Font:
    """The widths of the letters of a font."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401 — as above
        self._wide = held(font, "/Subtype") == "/Type0"
        if self._wide:
            (descendant,) = held(font, "/DescendantFonts")
            self._default = float(held(descendant.get_object(), "/DW") or 1000) / 1000
            self._widths = _listed(held(descendant.get_object(), "/W"))
        else:
            widths = [] if held(font, "/Subtype") == "/Type3" else held(font, "/Widths")
            self._default = _LETTER
            self._widths = dict(
                enumerate((float(width) / 1000 for width in widths), int(held(font, "/FirstChar") or 0))
            )

    def length(self, string: bytes) -> float:
        """The length of a string in parts of the font's size."""
        codes = (
            (high << 8 | low for high, low in zip(string[::2], string[1::2], strict=False)) if self._wide else string
        )
        return sum(self._widths.get(code, self._default) for code in codes)


def _listed(described: Any) -> dict[int, float]:  # noqa: ANN401 — as above
    """Widths by code, from `first [width …]` and `first last width` one after another."""
    widths: dict[int, float] = {}
    parts = iter(described)
    for first in parts:
        following = next(parts, 0)
        if isinstance(following, ArrayObject):
            widths.update(enumerate((float(width) / 1000 for width in following), int(first)))
        else:
            width = float(next(parts, 0)) / 1000
            widths.update(dict.fromkeys(range(int(first), min(int(following), _CODES) + 1), width))
    return widths


def _content(page: DictionaryObject) -> bytes:
    content = held(page, "/Contents")
    parts = content if isinstance(content, ArrayObject) else [content] if isinstance(content, StreamObject) else []
    return b"\n".join(part.get_object().data for part in parts)


def _operators(content: bytes) -> Iterator[tuple[bytes, list[Any]]]:
    """Each operator with what stands before it: numbers, names, and strings; brackets do not matter here.

    pyHanko's own loop gives up at pictures within the text, and at `f`.
    """
    arguments: list[Any] = []
    place = 0
    while found := _TOKEN.search(content, place):
        place, token = found.end(), found[0]
        if token == b"(":
            place, string = _string(content, place)
            arguments.append(string)
        elif token.startswith(b"<"):
            digits = _BLANK.sub(b"", token).decode()
            arguments.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif token.startswith(b"/"):
            arguments.append(token.decode("latin-1"))
        elif _NUMBER.fullmatch(token):
            arguments.append(float(token))
        elif not token.startswith(b"%"):
            yield token, arguments
            arguments = []
            if token == b"ID":  # a picture within the text
                end = _PICTURE_END.search(content, place)
                place = end.end() if end else len(content)


def _string(content: bytes, start: int) -> tuple[int, bytes]:
    """The end of the string that begins at `start`, and its bytes."""
    depth, place = 1, start
    while depth:
        found = _PARENTHESIS.search(content, place)
        if found is None:
            return len(content), b""
        place = found.end()
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return place, _PARENTHESIS.sub(_plain, content[start : place - 1])


def _plain(found: re.Match[bytes]) -> bytes:
    """The byte that an escape stands for; `\\n` becomes an n, since only the length matters."""
    escaped = found[0].removeprefix(b"\\")
    is_number = len(found[0]) > 1 and escaped[:1] in b"01234567"
    return bytes([int(escaped, 8) % 256]) if is_number else escaped[:1]


def _matrix(numbers: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that applies `one`, then `other`."""
    return (
        *(one[0] * other[0] + one[1] * other[2], one[0] * other[1] + one[1] * other[3]),
        *(one[2] * other[0] + one[3] * other[2], one[2] * other[1] + one[3] * other[3]),
        *_at(one[4], one[5], other),
    )


def _at(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]
