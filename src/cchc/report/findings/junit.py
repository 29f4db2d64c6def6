"""Findings as a JUnit report: a suite a file, a case a finding; a file without findings is one case that passes.

A finding for which the check fails is a failure; one below that threshold is a skipped case, so that a dashboard and
the exit code say the same.
"""

from itertools import groupby
from xml.etree import ElementTree as ET

from cchc.diagnostics import Diagnostic
from cchc.report.findings.checked import Checked, Presentation
from cchc.report.findings.text import line
from cchc.wording import harmless, without_markers


def test_report(checked: Checked, view: Presentation) -> str:
    """The report as XML 1.0 in UTF-8."""
    by_file = {path: list(group) for path, group in groupby(checked.diagnostics, key=lambda found: found.path)}
    root = ET.Element("testsuites", name="cchc")
    for path in checked.files:
        _suite(root, path, by_file.get(path, []), checked, view)
    _count(root)
    ET.indent(root)
    text = without_markers(ET.tostring(root, encoding="unicode"), "&#91;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(root: ET.Element, path: str, findings: list[Diagnostic], checked: Checked, view: Presentation) -> None:
    name = harmless(view.path(path))
    suite = ET.SubElement(root, "testsuite", name=name)
    if not findings:
        ET.SubElement(suite, "testcase", name="cchc", classname=name)
    for found in findings:
        place = f"{found.span.line}:{found.span.column}"
        case = ET.SubElement(suite, "testcase", name=f"{found.code} {place}", classname=name)
        if found in checked.failing:
            failure = ET.SubElement(case, "failure", type=found.severity.value, message=harmless(found.message))
            failure.text = line(found)
        else:
            ET.SubElement(case, "skipped", message=line(found))
    _count(suite)


def _count(element: ET.Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", "0")
    element.set("skipped", str(len(element.findall(".//skipped"))))
