"""The commune's file beside imported plans: made when there is none, else only read, unless its update is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cchc import files
from cchc.errors import CchcError
from cchc.importing.imported import Doubt, ImportedAnnex
from cchc.importing.parties import MissingParties, commune_text, missing_parties, with_parties
from cchc.loading import load
from cchc.model.commune import Commune
from cchc.operations.free_names import is_free
from cchc.source import MAX_YAML_BYTES

COMMUNE = "commune.yaml"


@dataclass(frozen=True, slots=True)
class CommuneFile:
    """The commune's file: what is to be written of it, or the lines of parties that a person may paste into it."""

    path: Path
    written: dict[Path, bytes] = field(default_factory=dict)
    """Its new content, if there is any, by its path."""
    to_paste: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def commune_file(path: Path, annexes: Sequence[ImportedAnnex], *, update: bool) -> CommuneFile:
    """The commune's file at that path, for the leads and supports of these annexes.

    Raises:
        CchcError: A file is there, and has errors; or its parties cannot be added to.
    """
    if is_free(path):
        new = commune_text(annexes)
        return CommuneFile(path, {path: files.encoded(new.text)}, doubts=new.doubts)
    missing = missing_parties(annexes, _commune(path))
    if update and missing.lines:
        return CommuneFile(path, {path: _updated(path, missing)}, doubts=missing.doubts)
    return CommuneFile(path, to_paste=missing.lines, doubts=missing.doubts)


def _commune(path: Path) -> Commune:
    """The commune in a file that is there.

    Raises:
        CchcError: The file has errors.
    """
    found = load([path]).cases[0]
    if found.has_errors or found.dossier.commune is None:
        raise CchcError(
            f"Tệp đơn vị “{path.as_posix()}” còn lỗi nên chưa nhập được; chưa ghi tệp nào. Đề nghị chạy cchc validate "
            f"{path.as_posix()}, sửa lỗi rồi nhập lại."
        )
    return found.dossier.commune


def _updated(path: Path, missing: MissingParties) -> bytes:
    """The content of the commune's file with the parties that it lacks.

    Raises:
        CchcError: They cannot be put there.
    """
    content = with_parties(files.read(path, MAX_YAML_BYTES), missing)
    if content is None:
        raise CchcError(
            f"Không thêm được đầu mối vào “{path.as_posix()}”; chưa ghi tệp nào. Đề nghị bỏ --update-commune rồi chép "
            "các dòng được in ra vào dưới parties."
        )
    return content
