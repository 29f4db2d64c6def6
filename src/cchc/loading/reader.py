"""One file: from its path to a model that knows its place, and the findings on the way."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, ValidationError

from cchc import files
from cchc.diagnostics import FILE_START, Diagnostic, Place, Severity
from cchc.loading.whereabouts import in_words
from cchc.model.commune import Commune
from cchc.model.element import Element
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.model.progress import Progress
from cchc.schema_errors import schema_findings
from cchc.source import MAX_BYTES, Document, parse
from cchc.wording import one_line

MODELS: dict[str, type[Element]] = {
    "maintain": MaintainPlan,
    "remedy": RemedyPlan,
    "commune": Commune,
    "progress": Progress,
}


class _Header(Element):
    """What every file begins with; the rest is read by the model of its kind."""

    model_config = ConfigDict(extra="ignore")

    kind: Literal["maintain", "remedy", "commune", "progress"]


@dataclass(slots=True)
class SourceFile:
    """A file as it was read: its model, when it is sound in itself, and what was found in it so far."""

    name: str
    document: Document | None = None
    model: Element | None = None
    breaks_schema: bool = False
    diagnostics: set[Diagnostic] = field(default_factory=set)

    @property
    def kind(self) -> str | None:
        """The kind that the file says it is of, even when the rest of it is wrong."""
        data = self.document.data if self.document else None
        kind = data.get("kind") if isinstance(data, dict) else None
        return kind if isinstance(kind, str) and kind in MODELS else None

    @property
    def has_errors(self) -> bool:
        """Whether anything was found that must be mended."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def report(self, place: Place, code: str, message: str) -> None:
        """Add a finding, in the words and at the line of this file."""
        assert self.document is not None  # noqa: S101 — only a file that was read has places
        span = self.document.spans.find(place.path, place.part)
        self.diagnostics.add(
            Diagnostic(self.name, span, code, one_line(message), in_words(self.document.data, place.path))
        )


def read(path: Path, name: str) -> SourceFile:
    """Read a file; `name` is the path as findings show it. It never raises for what is in the file."""
    file = SourceFile(name)
    try:
        content = files.read(path, MAX_BYTES)
    except OSError as error:
        reason = files.reason(error)
        file.diagnostics.add(
            Diagnostic(name, FILE_START, "Y111", f"Không đọc được tệp ({reason}). Đề nghị kiểm tra quyền đọc.")
        )
        return file
    file.document = parse(content)
    file.diagnostics.update(
        Diagnostic(name, fault.span, fault.code, one_line(fault.message)) for fault in file.document.faults
    )
    if not file.document.faults:
        _validate(file, file.document)
    return file


def _validate(file: SourceFile, document: Document) -> None:
    model: type[Element] = _Header
    try:
        model = MODELS[_Header.model_validate(document.data).kind]
        file.model = model.model_validate(document.data).settle(Place(file.name))
    except ValidationError as error:
        file.breaks_schema = True
        for finding in schema_findings(error, model, file.name):
            file.report(*finding)
