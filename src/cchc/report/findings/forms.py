"""The forms of the findings, each with its writer."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from cchc.report.findings.checked import Checked, Presentation

if TYPE_CHECKING:
    from collections.abc import Callable

_WRITERS = {
    "text": "text.snippets",
    "concise": "text.concise",
    "json": "shape.as_text",
    "github": "github.annotations",
    "gitlab": "gitlab.code_quality",
    "sarif": "sarif.log",
    "junit": "junit.test_report",
    "markdown": "markdown.summary",
}
"""The writer of each form; imported on use, since some forms need libraries of their own."""
FORMS = tuple(_WRITERS)
_STATISTICS = "statistics.statistics"
"""The writer of an overview, which is no form: it does not hold the findings."""


def report(form: str, checked: Checked, view: Presentation) -> str:
    """The findings in one of the `FORMS`, or `statistics` of them."""
    module, name = _WRITERS.get(form, _STATISTICS).split(".")
    write = getattr(import_module(f"{__package__}.{module}"), name)
    return cast("Callable[[Checked, Presentation], str]", write)(checked, view)
