"""A page as its reader has it, and plans of any length to make pages of."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from helpers.support import ROOT
from lxml import html

from cchc.cli import main

REAL = (ROOT / "plans",)
COMMUNE = """cchc: 1
kind: commune
name: {name}
unit: xã
issuer: Ủy ban nhân dân xã {name}
parties:
- {{id: vp, title: Văn phòng HĐND và UBND, kind: unit}}
- {{id: can-bo, title: "Cán bộ, công chức", kind: group}}
"""
HEAD = """cchc: 1
kind: {kind}
year: 2026
{more}commune: commune.yaml
annex: {annex}
title: Mục tiêu, nhiệm vụ
areas:
- number: I
  title: Chỉ đạo
  criteria:
"""
ROW = """  - code: "1.{number}"
    title: {title}
    max_score: 2
    {score}target: Đủ
    tasks: Làm
    lead: {lead}
    timeframe: {timeframe}
"""


def made(target: Path, *arguments: str | Path) -> bytes:
    """The bytes of the page that the command writes for these paths and options."""
    assert main(["page", *map(str, arguments), "-o", str(target), "--force"]) == 0
    return target.read_bytes()


def root(content: bytes) -> Any:
    """The page's document."""
    return html.document_fromstring(content.decode())


def rows(page: Any, anchor: str, part: str = "tbody") -> list[list[str]]:
    """The texts of a table's rows."""
    (table,) = page.xpath(f"//table[@id='{anchor}']")
    return [[cell.text_content() for cell in row] for row in table.xpath(f"{part}/tr")]


def headings(page: Any, anchor: str) -> list[str]:
    """The headings of a table's columns."""
    return rows(page, anchor, "thead")[0]


def columns(page: Any, anchor: str, part: str = "tbody") -> list[dict[str, str]]:
    """The rows of a table by the headings of its columns; the row of sums from its first number on."""
    names = headings(page, anchor)
    return [dict(zip(names[len(names) - len(row) :], row, strict=True)) for row in rows(page, anchor, part)]


def coded(page: Any) -> Any:
    """The data from which a browser draws what is not drawn yet."""
    return json.loads(page.get_element_by_id("du-lieu").text)


def commune(
    folder: Path,
    name: str = "Mẫu",
    *,
    many: int = 3,
    titles: Sequence[str] = ("Báo cáo",),
    lead: str = "Văn phòng HĐND và UBND",
) -> Path:
    """Plans of a commune in a folder: a maintain annex of many criteria, and a remedy annex of three of them."""
    folder.mkdir(parents=True)
    (folder / "commune.yaml").write_text(COMMUNE.format(name=name), encoding="utf-8")
    rows_ = "".join(
        ROW.format(
            number=at + 1,
            title=json.dumps(titles[at % len(titles)], ensure_ascii=False),
            score="",
            lead=lead,
            timeframe="Quý I/2026",
        )
        for at in range(many)
    )
    (folder / "2026.yaml").write_text(HEAD.format(kind="maintain", more="", annex="I") + rows_, encoding="utf-8")
    return folder


def remedy(folder: Path, *rows_: tuple[str, str, str], assessed: int = 2025) -> Path:
    """A remedy annex beside the maintain annex: a score, a lead and a timeframe for each criterion."""
    text = "".join(
        ROW.format(
            number=at,
            title="Mất điểm",
            score=f"score: {score}\n    ",
            lead=json.dumps(lead, ensure_ascii=False) if lead else "",
            timeframe=timeframe,
        )
        for at, (score, lead, timeframe) in enumerate(rows_, 1)
    )
    file = folder / "2025_gaps.yaml"
    file.write_text(
        HEAD.format(kind="remedy", more=f"assessed_year: {assessed}\n", annex="II") + text, encoding="utf-8"
    )
    return file
