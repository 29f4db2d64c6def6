"""The commune's file beside imported plans: made when there is none, else only read, unless its update is asked for."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from cchc import files
from cchc.errors import CchcError
from cchc.importing.annexes.issuing_unit import issuing_unit
from cchc.importing.imported import Doubt, ImportedAnnex, Weight
from cchc.importing.parties.commune_file import (
    CommuneText,
    MissingParties,
    commune_text,
    issuer_of,
    missing_parties,
    with_parties,
)
from cchc.loading import load
from cchc.model.commune import Commune
from cchc.model.folding import fold
from cchc.operations.free_names import is_free
from cchc.source import MAX_YAML_BYTES

COMMUNE = "commune.yaml"
_Parties = CommuneText | MissingParties


@dataclass(frozen=True, slots=True)
class CommuneFile:
    """The commune's file: what is to be written of it, or the lines of parties that a person may paste into it."""

    path: Path
    written: dict[Path, bytes] = field(default_factory=dict)
    """Its new content, if there is any, by its path."""
    to_paste: tuple[str, ...] = ()
    doubts: tuple[tuple[Doubt, ...], ...] = ()
    """The doubts about the issuer and the parties, document by document."""


def commune_file(path: Path, documents: Sequence[Sequence[ImportedAnnex]], *, update: bool) -> CommuneFile:
    """The commune's file at that path, for the leads and supports of the annexes of these documents.

    Raises:
        CchcError: A file is there, and has errors; or its parties cannot be added to.
    """
    annexes = [annex for own in documents for annex in own]
    if is_free(path):
        new = commune_text(annexes)
        doubts = _doubts(documents, issuer_of(annexes), new, commune_text)
        return CommuneFile(path, {path: files.encoded(new.text)}, doubts=doubts)
    commune = _commune(path)
    missing = missing_parties(annexes, commune)
    doubts = _doubts(documents, commune.issuer, missing, lambda own: missing_parties(own, commune))
    if update and missing.lines:
        return CommuneFile(path, {path: _updated(path, missing)}, doubts=doubts)
    return CommuneFile(path, to_paste=missing.lines, doubts=doubts)


def _doubts(
    documents: Sequence[Sequence[ImportedAnnex]],
    issuer: str | None,
    whole: _Parties,
    parties: Callable[[Sequence[ImportedAnnex]], _Parties],
) -> tuple[tuple[Doubt, ...], ...]:
    """The doubts of each document: about its issuer, and about the parties that it names.

    `whole` are the parties of all documents: of a single one, they are its own.
    """
    found = [whole] if len(documents) == 1 else map(parties, documents)
    return tuple((*_others(own, issuer), *each.doubts) for own, each in zip(documents, found, strict=True))


def _others(annexes: Sequence[ImportedAnnex], issuer: str | None) -> Iterator[Doubt]:
    """Doubts about annexes that another issuer issued than the one of the commune's file."""
    own = _folded(issuer)
    for annex in annexes:
        if issuing_unit(annex.issuer).is_known and annex.issuer and _folded(annex.issuer) != own:
            yield Doubt(
                Weight.KIND,
                annex.tables[0].table.name,
                annex.issuer,
                f"kế hoạch của {issuer}",
                "Đề nghị kiểm tra tệp đơn vị: văn bản là của cơ quan khác.",
            )


def _folded(issuer: str | None) -> str:
    """An issuer for comparing: “UBND xã Mẫu” is “Ủy ban nhân dân xã Mẫu”."""
    unit = issuing_unit(issuer)
    return fold(f"{unit.unit} {unit.name}")


def held_for_update(path: Path, *, update: bool) -> AbstractContextManager[None]:
    """The commune's file held while it is read, added to and written; nothing is held that is only read.

    Raises:
        CchcError: Another process holds it for too long.
    """
    return files.locked(path) if update and not is_free(path) else nullcontext()


def _commune(path: Path) -> Commune:
    """The commune in a file that is there.

    Raises:
        CchcError: The file has errors.
    """
    found = load([path], errors_only=True).cases[0]
    if found.has_errors or found.dossier.commune is None:
        raise CchcError(
            f"Tệp đơn vị “{path.as_posix()}” còn lỗi nên chưa nhập được; chưa ghi tệp nào. Đề nghị chạy cchc validate "
            f"{path.as_posix()}, sửa lỗi rồi nhập lại."
        )
    return found.dossier.commune


def _updated(path: Path, missing: MissingParties) -> bytes:
    """The content of the commune's file with the parties that it lacks.

    Raises:
        CchcError: They cannot be put there: the file is a link, or its layout leaves no place for them.
    """
    content = None if files.is_link(path) else with_parties(files.read(path, MAX_YAML_BYTES), missing)
    if content is None:
        raise CchcError(
            f"Không thêm được đầu mối vào “{path.as_posix()}”; chưa ghi tệp nào. Đề nghị bỏ --update-commune rồi chép "
            "các dòng được in ra vào dưới parties."
        )
    return content
