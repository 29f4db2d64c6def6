"""Điểm giả định as a question states it, without the models, which a command line need not wait for."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Assumption:
    """A criterion as it was typed, and the score that is assumed for it."""

    code: str
    score: Decimal
