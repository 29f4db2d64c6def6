"""The names of a commune as a value of its own, apart from the models: whoever prints them needs no pydantic."""

from typing import NamedTuple


class CommuneNames(NamedTuple):
    """The names by which rows for machines tell communes apart; `None` for what the commune's file does not state."""

    name: str | None
    code: str | None
    issuer: str | None
