"""What tests of workbooks and calendars share: sound plans as they stand, with what was recorded for them."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from helpers.support import ROOT, dossier_of
from openpyxl import Workbook, load_workbook

from cchc.analysis.status import Status, status
from cchc.analysis.tracking import Asking
from cchc.model.commune import Commune, Party
from cchc.model.dossier import SoundDossier
from cchc.model.progress import Entry, Extension, Progress

MAINTAIN = dossier_of(ROOT / "plans" / "2024.yaml")
REMEDY = dossier_of(ROOT / "plans" / "2023_gaps.yaml")


def recorded(entries: Sequence[dict[str, str]], extensions: Sequence[dict[str, str]] = ()) -> SoundDossier:
    """The plan of 2024 with these results and extensions."""
    progress = Progress(
        cchc="1",
        kind="progress",
        plan="2024.yaml",
        entries=tuple(Entry.model_validate(entry) for entry in entries),
        extensions=tuple(Extension.model_validate(extension) for extension in extensions),
    )
    return SoundDossier(MAINTAIN.plan, MAINTAIN.commune, None, progress)


def renamed(title: str) -> SoundDossier:
    """A plan of one criterion (2.1 of 2024) that is called so."""
    criteria = tuple(each.model_copy(update={"title": title}) for each in MAINTAIN.plan.areas[1].criteria[:1])
    area = MAINTAIN.plan.areas[1].model_copy(update={"criteria": criteria})
    plan = MAINTAIN.plan.changed(areas=(area,))
    return SoundDossier(plan, MAINTAIN.commune)


def with_parties(parties: Sequence[Party]) -> SoundDossier:
    """The plan of 2024 with this register."""
    commune = Commune(
        cchc="1", kind="commune", name="Cẩm Giàng", unit="xã", issuer="Ủy ban nhân dân xã", parties=tuple(parties)
    )
    return SoundDossier(MAINTAIN.plan, commune)


def state_of(dossier: SoundDossier, day: date) -> Status:
    return status([("2024.yaml", dossier)], Asking(day))


def opened(content: bytes, *, formulas: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(content), data_only=not formulas)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEADINGS = ("Mã nhiệm vụ", "Phụ lục", "Ngày hoàn thành", "Tài liệu kiểm chứng", "Người thực hiện", "Ghi chú")
DAY_FORMAT = "dd/mm/yyyy"


def filled_book(*rows: tuple[Any, ...], headings: tuple[Any, ...] = HEADINGS) -> Workbook:
    """A workbook with these rows, as an official might have made one from ours."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "VP-TK"
    for row in (headings, *rows):
        sheet.append(row)
    return book


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(source.read(name)) if name == part else source.read(name))
    return file.getvalue()
