"""`cchc import` of the eleven forms that offices really use: a plan of the right kind, columns in order, nothing lost."""

import unicodedata

import pytest
from helpers.imports import Import, imported
from helpers.offices.forms import FORMS, form, groups_of_h, plan_of, text_in

from cchc.model.columns import NAMES
from cchc.model.emphasis import plain
from cchc.model.plan import Plan, RemedyPlan


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Import:
    """The import of a form."""
    return imported(tmp_path_factory.mktemp(request.param), form(request.param))


def the_plan(read: Import) -> Plan:
    (plan,) = read.plans.values()
    return plan


def same(text: str) -> str:
    """A text without what has no meaning: capitals of titles, blanks, the form of its letters."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


EACH = pytest.mark.parametrize(
    ("form_name", "read"), [(name, name) for name in FORMS], indirect=["read"], scope="module"
)


@EACH
def test_the_plan_has_no_error_and_the_head_of_the_form(form_name: str, read: Import) -> None:
    assert read.outcome.exit_code == 0, read.outcome.out + read.outcome.err
    assert "Không mất chữ nào." in read.outcome.out
    meant, plan = plan_of(form_name), the_plan(read)
    assert (type(plan), plan.year, plan.until) == (type(meant), meant.year, meant.until)
    assert same(plan.title) == same(meant.title)
    assert (plan.annex, plan.document.symbol) == (meant.annex, meant.document.symbol)
    if isinstance(meant, RemedyPlan) and isinstance(plan, RemedyPlan):
        assert plan.assessed_year == meant.assessed_year


@EACH
def test_the_columns_are_the_forms_in_its_order(form_name: str, read: Import) -> None:
    meant, plan = plan_of(form_name), the_plan(read)
    assert [column.name if column.name in NAMES else "free" for column in plan.printed] == [
        column.name if column.name in NAMES else "free" for column in meant.printed
    ]
    headings = [column.heading for column in plan.printed if column.heading]
    assert [heading for heading in headings if not any(own(heading, column.heading) for column in meant.printed)] == []


@EACH
def test_the_areas_are_the_forms(form_name: str, read: Import) -> None:
    meant, plan = plan_of(form_name), the_plan(read)
    areas = [(area.number, same(plain(area.title))) for area in meant.all_areas]
    if form_name == "h":
        areas = [(None, same(title)) for title, _ in groups_of_h(meant)]
        assert [same(area.title).lstrip("123. ") for area in plan.all_areas] == [title for _, title in areas]
        return
    assert [(area.number, same(plain(area.title))) for area in plan.all_areas] == areas


@EACH
def test_each_cell_says_what_the_form_says(form_name: str, read: Import) -> None:
    meant, plan = plan_of(form_name), the_plan(read)
    columns = list(zip(plan.printed, meant.printed, strict=True))
    found = [[text_in(row, own.name) for own, _ in columns if own.name != "number"] for row in plan.rows]
    assert found == [[text_in(row, of.name) for _, of in columns if of.name != "number"] for row in meant.rows]


@EACH
def test_cells_are_merged_as_in_the_form(form_name: str, read: Import) -> None:
    meant, plan = plan_of(form_name), the_plan(read)
    columns = list(zip(plan.text_columns, meant.text_columns, strict=True))
    assert [[row.continues(name) for name, _ in columns] for row in plan.rows] == [
        [row.continues(name) for _, name in columns] for row in meant.rows
    ]


def own(heading: str, meant: str | None) -> bool:
    """True if a heading has the words of the form's, whatever else: a group's heading may stand before it."""
    return same(meant or "") in same(heading)
