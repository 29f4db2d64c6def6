"""Annexes as `render` writes them."""

import pytest
from helpers.word_making import rendered


@pytest.fixture(scope="module")
def maintain() -> bytes:
    return rendered("tests/examples/maintain.yaml")


@pytest.fixture(scope="module")
def remedy() -> bytes:
    return rendered("tests/examples/remedy.yaml")
