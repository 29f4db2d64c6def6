"""The result of a check, its presentation, and its closing sentence."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol
from urllib.parse import quote

from cchc import files
from cchc.diagnostics import CATALOGUE, Diagnostic, Severity, Suppressed
from cchc.model.commune_names import CommuneNames
from cchc.wording import count


class Totals(NamedTuple):
    """The numbers of a check: the files that were read, the findings of each code, and those that were accepted."""

    files: int
    codes: Counter[str]
    accepted: int


class WithTotals(Protocol):
    """The findings of a check in any form, as far as they can be counted."""

    @property
    def totals(self) -> Totals:
        """The numbers."""

    @property
    def fails(self) -> bool:
        """True if a finding makes the check fail."""


class Checked(NamedTuple):
    """The findings of a run, sorted; those that somebody has accepted; the names of all files that were read."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    files: tuple[str, ...]
    failing: frozenset[Diagnostic]
    """The findings that make the check fail (`--fail-on`)."""
    communes: Mapping[str, CommuneNames] = MappingProxyType({})
    """The names of each file's commune, by the file's name, where these are known."""

    @property
    def totals(self) -> Totals:
        """The numbers."""
        return Totals(len(self.files), Counter(found.code for found in self.diagnostics), len(self.suppressed))

    @property
    def fails(self) -> bool:
        """True if a finding makes the check fail."""
        return bool(self.failing)


class Presentation(NamedTuple):
    """The place where a report will be read.

    `width` is the terminal's in columns, `None` for a pipe or a file. `root` is the folder that CI takes paths from.
    With `verbose`, findings alike are told one by one.
    """

    width: int | None = None
    root: Path = Path()
    verbose: bool = False

    def path(self, name: str) -> str:
        """A file's path from the root, with “/”; as it is when it lies elsewhere."""
        file = files.real(Path(name))
        root = files.real(self.root)
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else name

    def uri(self, name: str) -> str:
        """A file's path as a relative URI reference, percent-encoded; a file that lies elsewhere as `file:` URI."""
        file = files.real(Path(name))
        return quote(os.fsencode(self.path(name))) if file.is_relative_to(files.real(self.root)) else file.as_uri()


def numbers(found: WithTotals) -> dict[Severity, int]:
    """The number of findings of each severity, the worst first."""
    counts = dict.fromkeys(Severity, 0)
    for code, number in found.totals.codes.items():
        counts[CATALOGUE[code].severity] += number
    return counts


def closing(found: WithTotals) -> str:
    """“Đã kiểm tra 03 tệp: không có lỗi, 02 cảnh báo.”"""
    counts, totals = numbers(found), found.totals
    said = [
        f"{count(counts[severity])} {severity.label}" if counts[severity] else f"không có {severity.label}"
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    said += [f"{count(counts[Severity.INFO])} {Severity.INFO.label}"] if counts[Severity.INFO] else []
    accepted = f" Đã bỏ qua {count(totals.accepted)} phát hiện." if totals.accepted else ""
    return f"Đã kiểm tra {count(totals.files)} tệp: {', '.join(said)}.{accepted}"


def with_fingerprints(diagnostics: tuple[Diagnostic, ...]) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with a fingerprint that stays while lines move, made of its code, criterion and field.

    Findings of one file that are alike in these get different fingerprints by their order.
    """
    import hashlib  # noqa: PLC0415 — only two forms need it

    seen: Counter[tuple[str, ...]] = Counter()
    for found in diagnostics:
        subject = (found.code, found.criterion, found.field)
        seen[(found.path, *subject)] += 1
        number = seen[(found.path, *subject)]
        text = "\n".join([*subject, *([str(number)] if number > 1 else [])])
        yield found, hashlib.sha256(text.encode(errors="replace")).hexdigest()
