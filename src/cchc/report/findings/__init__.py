"""The findings of a check in every form: for people, for editors, for the machines of CI.

Each form holds the same findings, in the same order; only GitHub's annotations begin with the worst, since GitHub shows
no more than ten of a kind.
"""

from collections.abc import Callable

from cchc.report.findings.checked import Checked as Checked
from cchc.report.findings.checked import View as View
from cchc.report.findings.checked import closing as closing
from cchc.report.findings.github import annotations
from cchc.report.findings.gitlab import code_quality
from cchc.report.findings.junit import test_report
from cchc.report.findings.markdown import summary
from cchc.report.findings.sarif import log
from cchc.report.findings.shape import shape
from cchc.report.findings.text import concise, snippets
from cchc.report.findings.text import line as line
from cchc.report.machine import as_json

FORMS: dict[str, Callable[[Checked, View], str]] = {
    "text": snippets,
    "concise": concise,
    "json": lambda checked, _: as_json(shape(checked)),
    "github": annotations,
    "gitlab": code_quality,
    "sarif": log,
    "junit": test_report,
    "markdown": summary,
}
