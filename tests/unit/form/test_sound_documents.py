"""Documents that are right by the decree have no finding, whatever way they were made in."""

from helpers.decree.draft import Draft
from helpers.word_documents import found


def test_the_annex_that_others_vary_has_no_finding() -> None:
    assert found(Draft().packed()) == []
