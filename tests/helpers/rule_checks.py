"""What the rules find: in a plan file of one criterion with these cells, or in a model made here."""

from pathlib import Path
from typing import Any

from cchc.diagnostics import Place
from cchc.loading import load
from cchc.model.dossier import Dossier
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.rules import Rule

COMMUNE = """\
cchc: 1
kind: commune
name: Mẫu
unit: xã
issuer: Ủy ban nhân dân xã Mẫu
parties:
- {id: vp-tk, title: Công chức Văn phòng - Thống kê, short: VP-TK, kind: official}
- {id: tp-ht, title: Công chức Tư pháp - Hộ tịch, short: TP-HT, kind: official}
- {id: tap-the, title: "Cán bộ, công chức", kind: group}
"""


_PLAN = """\
cchc: 1
kind: {kind}
year: 2024
{more}commune: c.yaml
annex: {annex}
title: T
document:
  number: "{number}"
  symbol: KH-UBND
  date: "2024-01"
areas:
- number: I
  title: T
  criteria:
  - code: "1.1"
    title: T
    max_score: 1
    {score}target: A
    tasks: B
    lead: VP-TK
    timeframe: Năm 2024
"""


def written(folder: Path, **files: str) -> Path:
    """A folder with these files and the commune's."""
    for name, text in {"c": COMMUNE, **files}.items():
        (folder / f"{name.replace('_', '.')}.yaml").write_text(text, encoding="utf-8")
    return folder


def plan_text(kind: str = "maintain", *, annex: str = "I", number: str = "5", more: str = "", score: str = "") -> str:
    """A plan of one criterion, due at the end of 2024; `more` are lines after its year."""
    return _PLAN.format(kind=kind, annex=annex, number=number, more=more, score=score)


def found(folder: Path, **fields: str) -> list[tuple[str, str]]:
    """The findings of a plan with these cells: code, and the piece of text that it points at."""
    cells = {"target": "A", "tasks": "B", "lead": "VP-TK", "timeframe": "Thường xuyên", **fields}
    lines = [f"    {name}: {text}" for name, text in cells.items()]
    head = (
        "cchc: 1\nkind: maintain\nyear: 2024\ncommune: c.yaml\ntitle: T\nareas:\n- number: I\n  title: T\n  criteria:\n"
    )
    text = head + '  - code: "1.1"\n    title: T\n    max_score: 1\n' + "\n".join(lines) + "\n"
    (folder / "c.yaml").write_text(COMMUNE, encoding="utf-8")
    (folder / "p.yaml").write_text(text, encoding="utf-8")
    written = text.split("\n")
    return [
        (each.code, written[each.span.line - 1][each.span.column - 1 : each.span.end_column - 1])
        for each in load([folder / "p.yaml"]).diagnostics
        if each.path.endswith("p.yaml")
    ]


def messages(folder: Path) -> list[str]:
    """What the findings of the plan that was written last say."""
    return [each.message for each in load([folder / "p.yaml"]).diagnostics]


def criterion(code: str, max_score: str = "2", **fields: Any) -> dict[str, Any]:
    """The data of a criterion."""
    return {"code": code, "title": f"Tiêu chí {code}", "max_score": max_score, **fields}


def model(areas: dict[str, list[dict[str, Any]]], **fields: Any) -> Dossier:
    """A plan with these criteria by the numbers of their areas; a remedy plan when it has an `assessed_year`."""
    data = {
        "cchc": "1",
        "year": "2024",
        "commune": "commune.yaml",
        "title": "Kế hoạch",
        "areas": [{"number": number, "title": "T", "criteria": criteria} for number, criteria in areas.items()],
        **fields,
    }
    plan = (
        RemedyPlan.model_validate({"kind": "remedy", **data})
        if "assessed_year" in fields
        else MaintainPlan.model_validate({"kind": "maintain", **data})
    )
    return Dossier(plan.settle(Place("p.yaml")))


def places(rule: Rule, dossier: Dossier) -> list[str]:
    """The places in a model at which a rule finds something, as paths: `areas.0.criteria.1.code`."""
    return [".".join(map(str, each.place.path)) for each in rule.check(dossier)]
