"""Rendering plans as annexes: a file each or one for all, with the Kế hoạch before them or without."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import files
from cchc.documents.registry import annex_of
from cchc.documents.views.annex import Annex, annex
from cchc.errors import CchcError, WrongUsageError
from cchc.model.codes import roman_value
from cchc.model.document_kind import DOCUMENT, kind_of, mentioned
from cchc.model.folding import fold
from cchc.operations.copies import Copy
from cchc.operations.paths import OUT, template_in_use, typed
from cchc.operations.places import places
from cchc.operations.publish import Clash, Destination, Published, Sheaf, publish
from cchc.reading.package import package_bytes
from cchc.reading.review import Trace
from cchc.wording import listing

if TYPE_CHECKING:
    from cchc.operations.selection import Selection
    from cchc.operations.sound import SoundPlan

_CLASH = Clash("phụ lục", "Đề nghị xuất từng phụ lục với tên riêng (-o TÊN.docx).")


class Rendering(NamedTuple):
    """The options of rendering; `at` is the time that the documents state."""

    to: Destination
    copy: Copy
    into: Path | None = None
    template: Path | None = None
    at: datetime | None = None
    paths: Sequence[Path] | None = None
    """The paths that were typed: documents of plans of several folders lie as these do below them."""

    @property
    def in_one_file(self) -> bool:
        """True if all annexes go into one file."""
        return self.into is not None or self.to.names_file

    def refuse_contradictions(self) -> None:
        """Refuse options that do not go together.

        Raises:
            WrongUsageError: Two options contradict each other.
        """
        self.copy.refuse_contradictions()
        self.to.refuse_contradictions()

    def targets(self, cases: "Sequence[SoundPlan]", left_out: Sequence[str] = ()) -> list[Path]:
        """The paths of the Word files, or of the PDF when only that is wanted.

        Raises:
            WrongUsageError: The result would replace the Kế hoạch itself.
        """
        output = self.to.output
        if output is not None and self.to.names_file:
            found = [output]
        else:
            names = [Path(_stem(self.into, "ke-hoach"))] if self.into else self._names(cases, left_out)
            found = [(output or OUT) / name.with_name(f"{name.name}.docx") for name in names]
        for target in found:
            if self.into is not None and files.real(self.into) in map(files.real, self.to.written(target)):
                raise WrongUsageError(
                    f"“{target}” là chính {_document(cases)} đưa vào (--into). Đề nghị ghi tên khác ở -o."
                )
        return found

    def _names(self, cases: "Sequence[SoundPlan]", left_out: Sequence[str]) -> list[Path]:
        """The paths of the Word files below the output folder, without their endings."""
        plans = [(case.path, _stem(case.path, "phu-luc")) for case in cases]
        return places(plans, map(Path, left_out), typed(self.paths))


def render_plans(
    plans: "Selection", asked: Rendering, on_progress: Callable[[int, int], None] = lambda _, __: None
) -> Published:
    """Render the annexes of the plans without errors and write them; nothing is written unless all could be made.

    `on_progress` is told of it as by `publish`.

    Raises:
        WrongUsageError: The result would replace another file of the command, or paper lacks a number or a day.
        CchcError: Something is in the way.
    """
    cases = _in_order(plans.cases) if asked.in_one_file else plans.cases
    targets = asked.targets(cases, plans.left_out)
    views = [(_view(case, asked.copy), _template(case, asked.template)) for case in cases]
    notes = [note for case in cases if (note := asked.copy.note(case.plan, case.commune, case.name))]
    if asked.in_one_file:
        host, of_host = _host(asked.into, cases)
        sheaves = [Sheaf(targets[0], tuple(views), host)]
        notes += [*of_host, *(() if asked.copy.paper else _differences(cases))]
    else:
        sheaves = [Sheaf(target, (view,)) for target, view in zip(targets, views, strict=True)]
    made = publish(sheaves, asked.to, asked.at, _CLASH, on_progress)
    lacking = _lacking(plans.left_out) if asked.in_one_file else ()
    return made._replace(notes=(*notes, *made.notes, *lacking))


def _lacking(left_out: Sequence[str]) -> Iterator[str]:
    """A sentence about plans left out, whose annexes the one file lacks; or none."""
    if left_out:
        yield f"Tệp này chưa có phụ lục của {listing(list(left_out))}. Đề nghị sửa lỗi rồi xuất lại trước khi ký."


def _view(case: "SoundPlan", copy: Copy) -> Annex:
    paper = copy.of(case.plan, case.commune, case.name)
    return annex(case.plan, case.commune, paper=paper, signature=copy.signature(case.commune))


def _document(cases: "Sequence[SoundPlan]") -> str:
    """The kind of the document that the annexes go with; “văn bản” where they say different ones."""
    kinds = {mentioned(case.plan.document, case.commune.issuer) for case in cases}
    return kinds.pop() if len(kinds) == 1 else DOCUMENT.lower()


def _template(case: "SoundPlan", own: Path | None) -> Path:
    return own or template_in_use(annex_of(case.kind).template)


def _in_order(cases: "Sequence[SoundPlan]") -> "list[SoundPlan]":
    """The annexes of one file, by their numbers.

    Raises:
        CchcError: They are not annexes of one Kế hoạch, or are not numbered (Nghị định 30/2020/NĐ-CP, mục III.1).
    """
    if len(cases) == 1:
        return list(cases)
    if len({(case.plan.year, case.commune) for case in cases}) > 1:
        kind = _document(cases)
        raise CchcError(
            f"Một tệp chỉ chứa các phụ lục của một {kind} (cùng đơn vị, cùng năm). Đề nghị xuất riêng từng {kind}."
        )
    numbers = [case.plan.annex for case in cases]
    if None in numbers or len(set(numbers)) < len(numbers):
        raise CchcError(
            "Các phụ lục trong một tệp phải đánh số La Mã, mỗi phụ lục một số. Đề nghị ghi trường annex: I, II…"
        )
    return sorted(cases, key=lambda case: roman_value(case.plan.annex or ""))


def _differences(cases: "Sequence[SoundPlan]") -> Iterator[str]:
    issued = [(case.plan.document, case.commune.issuer) for case in cases]
    if len({(kind_of(each, issuer), each.symbol, each.date) for each, issuer in issued}) > 1:
        yield (
            f"Các phụ lục ghi ký hiệu, ngày của {_document(cases)} khác nhau nên dòng “Kèm theo” in khác nhau. Đề nghị "
            "ghi như nhau (document) ở mọi phụ lục."
        )


def _host(into: Path | None, cases: "Sequence[SoundPlan]") -> tuple[bytes | None, list[str]]:
    """The Kế hoạch that goes before the annexes, if any, and notes on what to mend in it before it is signed.

    Raises:
        CchcError: It is no Word file, or has an annex of the same number already.
    """
    if into is None:
        return None, []
    from cchc.documents.joining import host_text

    kind = _document(cases)
    host = package_bytes(into, kind)
    text = host_text(host)
    for case in cases:
        label = f"Phụ lục {case.plan.annex}"
        if fold(label) in text.labels:
            raise CchcError(f"“{into}” đã có {label}. Đề nghị dùng bản {kind} chưa có phụ lục.")
    notes = []
    if not text.refers:
        notes.append(
            f"“{into}” chưa nhắc đến phụ lục. Nghị định số 30/2020/NĐ-CP (điểm a khoản 1 Mục III Phần I Phụ lục I): "
            "văn bản chính phải có chỉ dẫn về phụ lục. Đề nghị bổ sung."
        )
    if Trace.CHANGE in text.traces:
        notes.append(f"“{into}” còn sửa đổi đang theo dõi. Đề nghị chấp nhận hoặc từ chối hết trước khi ký.")
    if Trace.COMMENT in text.traces:
        notes.append(f"“{into}” còn bình luận (comment). Đề nghị xóa hết trước khi ký.")
    return host, notes


def _stem(path: Path, of_stream: str) -> str:
    return of_stream if files.is_stream(path) else path.stem
