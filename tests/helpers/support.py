"""What tests share: the project's folder, and how a run of the program is told."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.main import get_command

from cchc.cli.app import app
from cchc.loading import load
from cchc.model.commune import Commune
from cchc.model.dossier import SoundDossier
from cchc.soffice import find_soffice

ROOT = Path(__file__).resolve().parents[2]
CAM_GIANG = {"commune": "Cẩm Giàng", "commune_code": None, "issuer": "Ủy ban nhân dân xã Cẩm Giàng"}
"""The commune of the real plans, as it stands in each row of JSON."""
CAM_GIANG_IN_CSV = {"Đơn vị": "Cẩm Giàng", "Mã đơn vị": "", "Cơ quan ban hành": "Ủy ban nhân dân xã Cẩm Giàng"}
"""The same in each row of CSV."""


@dataclass(frozen=True)
class Outcome:
    """What a command did, as its user sees it."""

    exit_code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def refusing(number: int) -> Callable[..., None]:
    """A function of the system that always fails with this error."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def commands(command: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command of the program with its path."""
    command = command or get_command(app)
    inner = getattr(command, "commands", {})
    for name, each in inner.items():
        yield from commands(each, (*path, name))
    if not inner:
        yield path, command


def libreoffice() -> Path:
    """LibreOffice's program, without which a test that asks for it fails."""
    found = find_soffice(None)
    assert found is not None
    return found


COMMUNE = Commune.model_validate(
    {
        "cchc": "1",
        "kind": "commune",
        "name": "A",
        "issuer": "UBND xã A",
        "parties": [{"id": "a", "title": "Công chức A", "kind": "official"}],
    }
)
"""A commune of one official."""


def dossier_of(path: Path) -> SoundDossier:
    """The dossier of a plan that has its commune, whether or not it has errors."""
    found = load([path]).cases[0].dossier
    assert found.plan is not None
    assert found.commune is not None
    return SoundDossier(found.plan, found.commune, found.maintain, found.progress)
