"""Findings of one file that say the same of many places, put together for a person.

461 results without evidence are one thing to know, not 461. Errors always stand alone: each must be mended. Lưu ý on
the tables of a Word file are one, whatever they say, but for those that make the check fail. The forms for machines and
for editors hold every finding.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from cchc.diagnostics import Diagnostic, Severity

_FEWEST = 4
"""The fewest findings alike that are put together."""
_ON_TABLES = {"N819", "N820", "N824"}
"""The codes of lưu ý on the tables of a Word file."""
_TABLES = "tables"
_SUBJECTS = re.compile(r"“[^”\s]*”|\b(?:TCTP|TC)\b|\S*[0-9]\S*")
"""What a message calls its place: an address, the label of a criterion, a code or number. Other quotations count.

None of these has a space in it, so they can be looked for word by word.
"""


def put_together(found: Iterable[Diagnostic], failing: Collection[Diagnostic] = ()) -> list[list[Diagnostic]]:
    """The findings in their order, those alike in one file as one group, at the place of the first."""
    listed = list(found)
    often = {code for code, number in Counter(each.code for each in listed).items() if number >= _FEWEST} | _ON_TABLES
    groups: dict[tuple[str, ...], list[Diagnostic]] = {}
    for number, each in enumerate(listed):
        groups.setdefault((each.path, *_kind(each, number, often, failing)), []).append(each)
    return _in_order(groups.values())


def are_on_tables(group: Sequence[Diagnostic]) -> bool:
    """True if several lưu ý on tables are put together."""
    return len(group) > 1 and all(each.code in _ON_TABLES for each in group)


def _kind(found: Diagnostic, number: int, often: Collection[str], failing: Collection[Diagnostic]) -> tuple[str, ...]:
    """Words that are the same for findings that are told together; the finding's own `number` lets it stand alone.

    So stand all findings of a code that was not found `often` enough for any to be put together.
    """
    if found.code in _ON_TABLES and found not in failing:
        return (_TABLES,)
    if found.severity is Severity.ERROR or found.code not in often:
        return (str(number),)
    return (found.code, " ".join(map(_without_subjects, found.message.split(" "))))


@lru_cache(maxsize=1024)
def _without_subjects(word: str) -> str:
    """A word of a message with a sign in place of subjects; kept, since messages have most words in common."""
    return _SUBJECTS.sub("#", word)


def _in_order(groups: Iterable[list[Diagnostic]]) -> list[list[Diagnostic]]:
    """The groups that are large enough, the findings of others alone; sorted as findings are, by the first."""
    split = (
        [group] if len(group) >= _FEWEST or are_on_tables(group) else [[each] for each in group] for group in groups
    )
    return sorted(chain.from_iterable(split), key=lambda group: group[0])
