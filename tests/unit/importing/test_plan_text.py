from dataclasses import replace

import pytest
from helpers.imported_making import annex_of
from helpers.support import ROOT

from cchc.importing.plan_text import PlanWriting, plan_text
from cchc.language.formatting import formatted
from cchc.source import Data, parse

WANTED = PlanWriting(commune="commune.yaml", source="ke-hoach.docx")
OURS = {"deliverables", "same_as", "part_of"}
"""Fields of a plan that no table has."""


def as_read(data: Data) -> Data:
    """The data of a plan without what no table has, and without blank cells."""
    if isinstance(data, list):
        return [as_read(each) for each in data]
    if not isinstance(data, dict):
        return data
    kept = {name: each for name, each in data.items() if name not in OURS}
    return {name: as_read(each) for name, each in kept.items() if each is not None or name in {"score", "number"}}


@pytest.mark.parametrize(("name", "maintain"), [("2024.yaml", None), ("2023_gaps.yaml", "2024.yaml")])
def test_the_real_plans_come_out_as_they_went_in(name: str, maintain: str | None) -> None:
    data = parse((ROOT / "plans" / name).read_bytes()).data
    assert isinstance(data, dict)
    written = plan_text(annex_of(data), replace(WANTED, maintain_plan=maintain)).text
    assert parse(written.encode()).data == as_read(data)
    assert formatted(written.encode()).content.decode() == written
