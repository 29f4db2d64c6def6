"""The result of a check, its presentation, and its closing sentence."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from cchc import files
from cchc.diagnostics import Diagnostic, Severity, Suppressed
from cchc.model.commune import CommuneNames
from cchc.wording import count


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a run, sorted; those that somebody has accepted; the names of all files that were read."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    files: tuple[str, ...]
    failing: frozenset[Diagnostic]
    """The findings that make the check fail (`--fail-on`)."""
    communes: Mapping[str, CommuneNames] = field(default_factory=dict)
    """The names of each file's commune, by the file's name, where these are known."""


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


def numbers(checked: Checked) -> dict[Severity, int]:
    """The number of findings of each severity, the worst first."""
    counts = Counter(found.severity for found in checked.diagnostics)
    return {severity: counts[severity] for severity in Severity}


def closing(checked: Checked) -> str:
    """“Đã kiểm tra 03 tệp: không có lỗi, 02 cảnh báo.”"""
    counts = numbers(checked)
    said = [
        f"{count(counts[severity])} {severity.label}" if counts[severity] else f"không có {severity.label}"
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    said += [f"{count(counts[Severity.INFO])} {Severity.INFO.label}"] if counts[Severity.INFO] else []
    accepted = f" Đã bỏ qua {count(len(checked.suppressed))} phát hiện." if checked.suppressed else ""
    return f"Đã kiểm tra {count(len(checked.files))} tệp: {', '.join(said)}.{accepted}"


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
