"""The data that a text holds, and how much of it is read."""

from typing import TypeAlias

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
MAX_DEPTH = 16
"""The most lists and groups of fields within each other, the one that holds the whole text included."""
MAX_NODES = 100_000
"""The most names of fields, texts, lists and groups of fields."""
