"""From the paths of a command to the files and cases that it works on."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.cli.outputs import say
from cchc.errors import CchcError
from cchc.operations.paths import named, plan_files

if TYPE_CHECKING:
    from cchc.diagnostics import Diagnostic
    from cchc.loading import Case

_ALSO = {True: ("progress",), False: ()}
"""Kinds of file whose errors matter to a command with or without progress, beside the kinds that it works on."""
KIND_NAMES = {"maintain": "phụ lục duy trì (kind: maintain)", "remedy": "phụ lục khắc phục (kind: remedy)"}


def sound_cases(
    paths: Sequence[Path] | None, kinds: Sequence[str], *, with_progress: bool = False
) -> "tuple[list[Case], int]":
    """The cases of these kinds that have no error, and the exit code so far: 1 when some had to be left out.

    The rest is as with `sound_and_left_out`.
    """
    cases, left_out = sound_and_left_out(paths, kinds, with_progress=with_progress)
    return cases, 1 if left_out else 0


def sound_and_left_out(
    paths: Sequence[Path] | None, kinds: Sequence[str], *, with_progress: bool = False
) -> "tuple[list[Case], list[str]]":
    """The cases of these kinds that have no error, and the names of the files that had to be left out.

    Errors go to stderr. Other kinds of file are skipped.

    Raises:
        CchcError: There is nothing to work on.
    """
    from cchc.loading import Settings, load
    from cchc.model.progress import PROGRESS_SUFFIX

    chosen = [file for file in plan_files(paths) if with_progress or not file.name.endswith(PROGRESS_SUFFIX)]
    # what `cchc.toml` leaves out of a check is left out of sight, not accepted: only a comment with its reason is
    loaded = load(chosen, with_progress=with_progress, settings_for=lambda _: Settings())
    cases = [case for case in loaded.cases if case.kind in kinds]
    bad = [case.name for case in loaded.cases if case.has_errors and case.kind in {*kinds, None, *_ALSO[with_progress]}]
    if bad:
        _report_errors(loaded.diagnostics)
        say(f"Bỏ ra {', '.join(bad)}: tệp này hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi ở trên.")
    if not cases and not bad:
        wanted = " hoặc ".join(KIND_NAMES[kind] for kind in kinds)
        raise CchcError(f"Không có {wanted} nào trong {named(paths)}. Đề nghị kiểm tra lại đường dẫn.")
    return [case for case in cases if not case.has_errors], bad


def _report_errors(diagnostics: Iterable["Diagnostic"]) -> None:
    from cchc.diagnostics import Severity
    from cchc.report.findings import line

    for found in diagnostics:
        if found.severity is Severity.ERROR:
            say(line(found))
