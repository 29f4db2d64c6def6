"""Findings of one file that say the same of many places, put together for a person.

461 results without evidence are one thing to know, not 461. Errors always stand alone: each must be mended. The forms
for machines and for editors hold every finding.
"""

import re
from collections.abc import Iterable
from itertools import chain

from cchc.diagnostics import Diagnostic, Severity

_FEWEST = 4
"""The fewest findings alike that are put together."""
_SUBJECTS = re.compile(r"“[^”\s]*”|\b(?:TCTP|TC)\b|\S*[0-9]\S*")
"""What a message calls its place: an address, the label of a criterion, a code or number. Other quotations count."""


def put_together(found: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """The findings in their order, those alike in one file as one group, at the place of the first."""
    groups: dict[tuple[str, ...], list[Diagnostic]] = {}
    for number, each in enumerate(found):
        alone = (str(number),) if each.severity is Severity.ERROR else ()
        groups.setdefault((each.path, each.code, _SUBJECTS.sub("#", each.message), *alone), []).append(each)
    return _in_order(groups.values())


def _in_order(groups: Iterable[list[Diagnostic]]) -> list[list[Diagnostic]]:
    """The groups that are large enough, the findings of others alone; sorted as findings are, by the first."""
    split = ([group] if len(group) >= _FEWEST else [[each] for each in group] for group in groups)
    return sorted(chain.from_iterable(split), key=lambda group: group[0])
