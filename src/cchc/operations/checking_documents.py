"""Checking Word documents against the decree's form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc import files
from cchc.diagnostics import Choice, Diagnostic
from cchc.errors import CchcError, WrongUsageError
from cchc.form import NO_ANNEX, findings
from cchc.loading import codes
from cchc.operations.block_checks import failing_of
from cchc.operations.checking import Check
from cchc.reading.bounds import LARGEST
from cchc.report.findings import Checked, closing

_OF_FORM = "N"
"""The first letter of all codes for documents."""


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """The check of the documents that could be read, `None` without any; and error messages for the others."""

    check: Check[Checked] | None
    refusals: tuple[str, ...]
    has_annex: bool = False
    """True if any of the documents has an annex."""

    @property
    def exit_code(self) -> int:
        """The exit code of the check; 3 when a document could not be read, and when none has an annex."""
        done = self.check if self.has_annex and not self.refusals else None
        return done.exit_code if done else CchcError.exit_code


def document_choice(select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
    """The codes wanted. Codes that no document can have are refused: with them every document would look sound.

    Raises:
        WrongUsageError: No code begins so; or one that is selected is not of the form.
    """
    selected = codes(select, "--select")
    for code in selected:
        if not code.startswith(_OF_FORM):
            raise WrongUsageError(
                f"--select: “{code}” là mã của tệp kế hoạch; lệnh check chỉ có các mã {_OF_FORM}. Đề nghị ghi, ví dụ, "
                "N80, hoặc dùng cchc validate để kiểm tra tệp kế hoạch."
            )
    return Choice(selected, codes(ignore, "--ignore"))


def check_documents(paths: Sequence[Path], wanted: Choice, fail_on: str) -> DocumentCheck:
    """Check these Word files; one that cannot be read does not keep the others from being checked."""
    read: dict[str, tuple[Diagnostic, ...]] = {}
    refusals: list[str] = []
    for path in paths:
        name = files.name_of(path)
        try:
            read[name] = _findings(path, name)
        except CchcError as error:
            refusals.append(str(error))
    if not read:
        return DocumentCheck(None, tuple(refusals))
    return DocumentCheck(_check(read, wanted, fail_on), tuple(refusals), any(map(_has_annex, read.values())))


def _check(read: Mapping[str, tuple[Diagnostic, ...]], wanted: Choice, fail_on: str) -> Check[Checked]:
    diagnostics = tuple(sorted(each for found in read.values() for each in found if wanted.wants(each.code)))
    failing = failing_of(diagnostics, fail_on)
    checked = Checked(diagnostics, (), tuple(sorted(read)), failing)
    return Check(checked, notes=(closing(checked),))


def _has_annex(found: tuple[Diagnostic, ...]) -> bool:
    return all(each.code != NO_ANNEX for each in found)


def _findings(path: Path, name: str) -> tuple[Diagnostic, ...]:
    """The findings on the form of a document.

    Raises:
        CchcError: The document cannot be read.
    """
    try:
        content = files.read(path, LARGEST)
    except OSError as error:
        raise CchcError(f"{name}: {files.unreadable(error)}") from error
    return findings(content, name)
