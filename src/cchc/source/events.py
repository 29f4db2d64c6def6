"""The two YAML parsers, as one stream of events.

libyaml (PyYAML's `CLoader`) reads a plan of 34 KB in about a millisecond and is inside PyYAML's wheels for the usual
systems. Where PyYAML had to be built without it, ruamel.yaml's pure-Python parser gives the same events, some 30 times
slower; a test holds that both see the same tree. Only events are asked for, never constructed values: a constructor
turns `1.10` into 1.1 and runs out of stack on a deep file, while events let the reader stop at any point.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from cchc.source.spans import Mark

Event = Any
"""An event of either library: same class names, same attributes, no common type."""


class YamlSyntaxError(Exception):
    """The text is not YAML; holds what either library says of it (`problem`, `problem_mark`, `context_mark`)."""

    def __init__(self, cause: Any) -> None:  # noqa: ANN401 — the libraries share no class
        """Take over a library's `MarkedYAMLError`, whose marks may be missing."""
        super().__init__(str(cause))
        self.problem: str = getattr(cause, "problem", None) or ""
        self.mark: Mark | None = getattr(cause, "problem_mark", None)
        self.context_mark: Mark | None = getattr(cause, "context_mark", None)


def events(text: str) -> Iterator[Event]:
    """The events of `text`, through the fastest parser that is there.

    Raises:
        YamlSyntaxError: While iterating, at the first place that is not YAML.
    """
    return libyaml_events(text) if hasattr(yaml, "CLoader") else ruamel_events(text)


def libyaml_events(text: str) -> Iterator[Event]:
    """The events of `text` through libyaml."""
    try:
        yield from yaml.parse(text, Loader=yaml.CLoader)
    except yaml.YAMLError as error:
        raise YamlSyntaxError(error) from error


def ruamel_events(text: str) -> Iterator[Event]:
    """The events of `text` through ruamel.yaml."""
    from ruamel.yaml import YAML  # noqa: PLC0415 — 40 ms that only machines without libyaml pay
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 — as above

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except YAMLError as error:
        raise YamlSyntaxError(error) from error
