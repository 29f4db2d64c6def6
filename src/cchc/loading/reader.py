"""One file: from its path to a model that knows its place, and the findings on the way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import ConfigDict, ValidationError

from cchc import files
from cchc.diagnostics import FILE_START, Diagnostic, Part, Place, Related, Severity, Span, Suppressed
from cchc.guessing import nearest
from cchc.language.spellings import canonical
from cchc.loading.needed import needed
from cchc.loading.schema_errors import schema_findings
from cchc.loading.settings import Settings
from cchc.loading.whereabouts import whereabouts
from cchc.model.element import Element
from cchc.model.kinds import KINDS
from cchc.model.plan import Plan
from cchc.model.progress import PROGRESS_SUFFIX
from cchc.source import MAX_YAML_BYTES, Data, Document, Fault, Ignore, faulty_ignores, ignores, parse, swallowed
from cchc.wording import one_line

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_WORDING = "T"
"""The letter of the codes about wording, that of bodies and levels of government included."""


class _Header(Element):
    """The field `kind`, which every file has; the model of that kind reads the rest."""

    model_config = ConfigDict(extra="ignore")

    kind: Literal[*KINDS]  # type: ignore[valid-type]  # the words of the registry


class SourceFile:
    """A file as it was read: its model, when it is sound in itself, and what was found in it so far."""

    def __init__(self, name: str, settings: Settings) -> None:
        """Begin with a file of which nothing was read yet."""
        self.name = name
        self.settings = settings
        self.document: Document | None = None
        self.model: Element | None = None
        self.ignores: list[Ignore] = []
        self.diagnostics: set[Diagnostic] = set()
        self.suppressed: set[Suppressed] = set()
        self.unasked: set[Diagnostic] = set()
        """Findings on the wording of an issued plan, which nobody has asked for."""

    @property
    def kind(self) -> str | None:
        """The kind that the file states or, misspelt, probably means; `None` when it states none that is known."""
        kind = self.stated("kind")
        return kind if kind in KINDS else _meant(kind)

    def stated(self, field: str) -> str | None:
        """The text of a field at the top of the file, even when the rest is wrong; `None` when there is none."""
        data = self.document.data if self.document else None
        value = data.get(field) if isinstance(data, dict) else None
        return value if isinstance(value, str) else None

    @property
    def is_issued(self) -> bool:
        """True for a plan that was issued."""
        return isinstance(self.model, Plan) and self.model.is_issued

    @property
    def was_found_fault_with(self) -> bool:
        """True if there are findings, shown or not asked for."""
        return bool(self.diagnostics or self.unasked)

    @property
    def waits(self) -> bool:
        """True if no rule could check it: its text or its fields have errors."""
        return self.document is not None and self.document.text != "" and self.model is None

    @property
    def has_errors(self) -> bool:
        """True if a finding of severity error was made."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def span(self, place: Place) -> Span:
        """The span of a place of this file in its text."""
        assert self.document is not None  # noqa: S101 — only a file that was read has places
        return self.document.find(place.path, place.part, place.piece)

    def report(self, place: Place, code: str, message: str, related: tuple[Related, ...] = ()) -> None:
        """Add a finding, in the words and at the line of this file, unless somebody has accepted it."""
        assert self.document is not None  # noqa: S101 — as above
        span = self.span(place)
        found = Diagnostic(
            self.name,
            span,
            code,
            one_line(message),
            *whereabouts(self.document.data, place.path),
            self.document.line(span.line),
            related,
        )
        accepting = self._accepting(place, span, code)
        for ignore in accepting:
            ignore.used.add(code)
        if not accepting:
            self._add(found)
        elif self.settings.choice.wants(code):
            self.suppressed.add(Suppressed(found, accepting[0].reason))

    def _accepting(self, place: Place, span: Span, code: str) -> list[Ignore]:
        """The comments that accept a finding: on its line, or on that of its field's name."""
        accepting = [ignore for ignore in self.ignores if code in ignore.codes]
        lines = {span.line, self.span(place._replace(part=Part.KEY, piece=None)).line} if accepting else ()
        return [ignore for ignore in accepting if ignore.span.line in lines]

    def report_fault(self, fault: Fault) -> None:
        """Add a finding about the text itself."""
        excerpt = self.document.line(fault.span.line) if self.document else ""
        self._add(Diagnostic(self.name, fault.span, fault.code, one_line(fault.message), excerpt=excerpt))

    def _add(self, found: Diagnostic) -> None:
        if not self.settings.choice.wants(found.code):
            return
        is_wording = found.code.startswith(_WORDING) and found.severity is not Severity.ERROR
        if is_wording and self.is_issued and not self.settings.choice.names(found.code):
            self.unasked.add(found)
        else:
            self.diagnostics.add(found)

    def unused_ignores(self) -> Iterator[Fault]:
        """Faults of ignore comments that no finding matched; asked for once all rules have run."""
        for ignore in self.ignores:
            if unused := [code for code in ignore.codes if code not in ignore.used]:
                message = f"Ở đây không còn {', '.join(unused)} để bỏ qua. Đề nghị bỏ chú thích này."
                yield Fault(ignore.span, "Y115", message)


def is_linked_progress(path: Path) -> bool:
    """True if a progress file is a link: it is neither read nor written, since records must stay beside their plan."""
    return path.name.endswith(PROGRESS_SUFFIX) and files.is_link(path)


def read_source(path: Path, name: str, settings: Settings) -> SourceFile:
    """Read a file; `name` is the path as findings show it. It never raises for what is in the file."""
    file = SourceFile(name, settings)
    if is_linked_progress(path):
        message = "Tệp tiến độ là liên kết nên không được đọc, không được ghi. Đề nghị thay liên kết bằng chính tệp đó."
        file.report_fault(Fault(FILE_START, "Y111", message))
        return file
    try:
        content = files.read(path, MAX_YAML_BYTES)
    except OSError as error:
        file.report_fault(Fault(FILE_START, "Y111", files.unreadable(error)))
        return file
    document = parse(content)
    file.document = replace(document, data=canonical(document.data))
    for fault in (*file.document.faults, *file.document.notes):
        file.report_fault(fault)
    if not file.document.faults:
        _validate(file, file.document)
    return file


def _validate(file: SourceFile, document: Document) -> None:
    file.ignores = ignores(document)
    for fault in (*faulty_ignores(document), *swallowed(document)):
        file.report_fault(fault)
    _validated(file, _Header, document.data)
    if isinstance(document.data, dict) and (kind := file.kind):  # misspelt, it is refused, and the rest is read
        file.model = _validated(file, KINDS[kind].model, document.data | {"kind": kind})
    if isinstance(file.model, Plan):
        file.model.keep_to(file.settings.calendar)


def _validated(file: SourceFile, model: type[Element], data: Data) -> Element | None:
    """The model of the data, which knows its place; `None`, and findings, when the data breaks the schema."""
    lacking = list(needed(model, data))
    read: Element | None = None
    errors: list[ErrorDetails] = []
    try:
        read = model.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    for finding in schema_findings(errors, lacking, model, file.name):
        file.report(*finding)
    return read.settle(Place(file.name)) if read and not lacking else None


def _meant(kind: str | None) -> str | None:
    """The kind that a misspelt word probably means; `None` for none."""
    return nearest(kind, KINDS) if kind else None
