"""Điểm giả định as a question states it, without the models, which a command line need not wait for."""

from decimal import Decimal
from typing import NamedTuple


class Assumption(NamedTuple):
    """A criterion as it was typed, and the score that is assumed for it."""

    code: str
    score: Decimal
