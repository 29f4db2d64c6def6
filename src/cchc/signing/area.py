"""Rectangles on a page, and how much they cover together."""

from collections.abc import Iterable, Sequence

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def rectangle(corners: Iterable[float]) -> Box:
    """A rectangle by two corners, which may be any two that lie opposite."""
    x1, y1, x2, y2 = map(float, corners)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def common(one: Box, other: Box) -> Box:
    """The part that two rectangles share; empty when they share none."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3]))


def size(box: Box) -> tuple[float, float]:
    """Width and height."""
    left, bottom, right, top = box
    return right - left, top - bottom


def union(boxes: Sequence[Box]) -> float:
    """The area that rectangles cover together, where they overlap counted once.

    A line sweeps from left to right; a tree of intervals knows the length that is covered on it. So ten thousand
    rectangles take some ten thousand steps, and not their square.
    """
    boxes = [box for box in boxes if all(size(box))]
    if not boxes:
        return 0.0
    heights = sorted({height for box in boxes for height in (box[1], box[3])})
    line = _Line(heights)
    edges = sorted((x, step, box[1], box[3]) for box in boxes for x, step in ((box[0], 1), (box[2], -1)))
    area, before = 0.0, edges[0][0]
    for x, step, bottom, top in edges:
        area += line.covered * (x - before)
        before = x
        line.change(bottom, top, step)
    return area


class _Line:
    """The sweeping line, cut at `heights`; each tree node knows how often it is covered as a whole, and how far."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = heights
        self._places = {height: place for place, height in enumerate(heights)}
        self._times = [0] * (4 * len(heights))
        self._lengths = [0.0] * (4 * len(heights))

    @property
    def covered(self) -> float:
        return self._lengths[1]

    def change(self, bottom: float, top: float, step: int) -> None:
        """Cover the interval once more, or once less."""
        self._change(1, (0, len(self._heights) - 1), (self._places[bottom], self._places[top]), step)

    def _change(self, node: int, own: tuple[int, int], wanted: tuple[int, int], step: int) -> None:
        low, high = own
        if wanted[1] <= low or high <= wanted[0]:
            return
        if wanted[0] <= low and high <= wanted[1]:
            self._times[node] += step
        else:
            middle = (low + high) // 2
            self._change(2 * node, (low, middle), wanted, step)
            self._change(2 * node + 1, (middle, high), wanted, step)
        if self._times[node]:
            self._lengths[node] = self._heights[high] - self._heights[low]
        else:
            self._lengths[node] = sum(self._lengths[2 * node : 2 * node + 2]) if high - low > 1 else 0.0
