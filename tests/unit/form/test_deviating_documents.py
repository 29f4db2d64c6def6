"""One deviation in a sound document is one finding: the right code, the right place, the right words, nothing else."""

from collections import Counter

import pytest
from helpers.deviating_documents import carriers, heading, leftovers, paper, texts
from helpers.deviating_documents.expected import DEVIATIONS, Deviation

from cchc.diagnostics import CATALOGUE
from cchc.form import findings

MODULES = (carriers, paper, heading, texts, leftovers)


@pytest.mark.parametrize("deviation", DEVIATIONS, ids=[each.name for each in DEVIATIONS])
def test_a_deviation_is_found_and_nothing_else(deviation: Deviation) -> None:
    found = findings(deviation.make().packed(), "a.docx")
    assert [each.code for each in found] == [deviation.code]
    (only,) = found
    assert only.where.removeprefix("Phụ lục I, ") == deviation.where.removeprefix("Phụ lục I, ")
    assert deviation.words.casefold() in only.message.casefold()


def test_there_are_many_deviations_in_all_kinds_of_places() -> None:
    assert len(DEVIATIONS) >= 150
    assert {each.make.__module__ for each in DEVIATIONS} == {module.__name__ for module in MODULES}


def test_every_code_of_form_has_a_document_that_deserves_it() -> None:
    assert set(Counter(each.code for each in DEVIATIONS)) == {code for code in CATALOGUE if code.startswith("N")}
