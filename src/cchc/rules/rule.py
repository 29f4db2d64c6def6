"""The form of a rule."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cchc.diagnostics import CATALOGUE, Place
from cchc.model.dossier import Dossier


class Found(NamedTuple):
    """One finding of a rule: the place and the message; its code is the rule's.

    `related` are other places that the message speaks of, each with a note of its own.
    """

    place: Place
    message: str
    related: tuple[tuple[Place, str], ...] = ()


RuleFunction = Callable[[Dossier], Iterator[Found]]


class Rule(NamedTuple):
    """A rule and the code of the catalogue that its findings carry."""

    code: str
    check: RuleFunction


def rule(code: str) -> Callable[[RuleFunction], Rule]:
    """Make a rule of a function; the code must be in the catalogue."""
    return lambda check: Rule(CATALOGUE[code].code, check)
