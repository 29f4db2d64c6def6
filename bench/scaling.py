"""How work grows with its size."""

import math
from collections.abc import Sequence


def exponent(sizes: Sequence[int], seconds: Sequence[float], start: float) -> float:
    """The power of the size that the time of two runs grows with, without the seconds that starting takes: 1 is linear.

    Raises:
        ValueError: A run took no longer than starting alone.
    """
    (small, large), (fast, slow) = sizes, (each - start for each in seconds)
    return math.log(slow / fast) / math.log(large / small)
