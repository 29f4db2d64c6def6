"""Documents that are right by the decree have no finding, whatever way they were made in."""

from collections.abc import Callable
from inspect import isfunction
from types import ModuleType

import pytest
from helpers.decree import formatting, layouts, paper, programs, writing
from helpers.decree.draft import Draft
from helpers.word_documents import found

MODULES = (formatting, paper, layouts, writing, programs)
"""The modules whose functions without parameters make a sound document each."""


def documents(module: ModuleType) -> list[Callable[[], Draft | bytes]]:
    """The functions of a module that make documents."""
    own = [each for each in vars(module).values() if isfunction(each) and each.__module__ == module.__name__]
    return [each for each in own if not each.__code__.co_argcount and not each.__name__.startswith("_")]


SOUND = [each for module in MODULES for each in documents(module)]


def test_the_annex_that_others_vary_has_no_finding() -> None:
    assert found(Draft().packed()) == []


@pytest.mark.parametrize("make", SOUND, ids=[each.__name__ for each in SOUND])
def test_a_sound_document_has_no_finding(make: Callable[[], Draft | bytes]) -> None:
    made = make()
    assert found(made.packed() if isinstance(made, Draft) else made) == []


def test_there_are_many_kinds_of_sound_documents() -> None:
    assert len(SOUND) >= 100
