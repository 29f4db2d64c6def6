"""How much rectangles cover together."""

import random

import pytest

from cchc.signing.area import common, union


def test_what_overlaps_is_counted_once() -> None:
    assert union([]) == union([(1, 1, 1, 5)]) == 0
    assert union([(0, 0, 2, 2), (1, 1, 3, 3)]) == 7
    assert union([(0, 0, 9, 9), (1, 1, 3, 3), (0, 0, 9, 9)]) == 81
    assert union([(0, 0, 1, 1), (5, 5, 6, 7)]) == 3


def test_it_is_what_counting_squares_gives() -> None:
    dice = random.Random(7)  # noqa: S311 — for shapes
    for _ in range(200):
        corners = [(dice.randrange(20), dice.randrange(20)) for _ in range(dice.randrange(12))]
        boxes = [(x, y, x + dice.randrange(8), y + dice.randrange(8)) for x, y in corners]
        squares = {(x, y) for left, low, right, top in boxes for x in range(left, right) for y in range(low, top)}
        assert union(boxes) == len(squares)


@pytest.mark.parametrize("other", [(5, 5, 9, 9), (2, 0, 3, 9)])
def test_what_two_do_not_share_is_empty(other: tuple[float, float, float, float]) -> None:
    assert union([common((0, 0, 2, 2), other)]) == 0
