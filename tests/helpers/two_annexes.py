"""The two annexes of one Kế hoạch, made of a few criteria, with what was recorded for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.diagnostics import Place
from cchc.model.commune import Commune
from cchc.model.dossier import SoundDossier
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.model.progress import Progress

MAINTAIN, REMEDY = "2024.yaml", "2023_gaps.yaml"
_COMMUNE = Commune.model_validate(
    {
        "cchc": "1",
        "kind": "commune",
        "name": "Mẫu",
        "unit": "xã",
        "issuer": "Ủy ban nhân dân xã Mẫu",
        "parties": [
            {"id": "vp", "title": "Văn phòng", "kind": "unit"},
            {"id": "vh", "title": "Phòng Văn hóa - Xã hội", "short": "VH-XH", "kind": "unit"},
        ],
    }
)
_HEAD = {"cchc": "1", "commune": "commune.yaml", "title": "T"}
Records = Mapping[str, Sequence[Mapping[str, str]]]


def criterion(code: str, *deliverables: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
    """A criterion with these deliverables and fields."""
    own = {"code": code, "title": f"Tiêu chí {code}", "max_score": "2", "lead": "Văn phòng", **fields}
    return {**own, "deliverables": list(deliverables)} if deliverables else own


def same(code: str, *deliverables: Mapping[str, Any], same_as: str, **fields: Any) -> dict[str, Any]:
    """A criterion of the remedy annex that is a criterion of the maintain annex."""
    return criterion(code, *deliverables, score="1", same_as=same_as, **fields)


def records(plan: str, recorded: Records | None) -> Progress | None:
    """The progress file of a plan; `None` for nothing at all."""
    if recorded is None:
        return None
    return Progress.model_validate({"cchc": "1", "kind": "progress", "plan": plan, **recorded})


def annexes(
    maintain: Sequence[Mapping[str, Any]],
    remedy: Sequence[Mapping[str, Any]],
    done: Records | None = None,
    done_there: Records | None = None,
    *,
    years: tuple[str, str] = ("2024", "2024"),
    until: str | None = None,
) -> list[tuple[str, SoundDossier]]:
    """The maintain annex, of a period with `until`, and the remedy annex, with `done` and `done_there` as records."""
    first = {**_HEAD, "kind": "maintain", "year": years[0], "until": until, "annex": "I", "areas": [_area(maintain)]}
    second = {**_HEAD, "kind": "remedy", "year": years[1], "annex": "II", "assessed_year": "2023"}
    kept = MaintainPlan.model_validate(first).settle(Place(MAINTAIN))
    won = RemedyPlan.model_validate({**second, "maintain_plan": MAINTAIN, "areas": [_area(remedy)]})
    own, there = records(MAINTAIN, done), records(REMEDY, done_there)
    return [
        (MAINTAIN, SoundDossier(kept, _COMMUNE, progress=own)),
        (REMEDY, SoundDossier(won.settle(Place(REMEDY)), _COMMUNE, kept, there, own)),
    ]


def _area(criteria: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"number": "I", "title": "Chỉ đạo", "criteria": list(criteria)}


def entry(what: str, day: str, **fields: str) -> dict[str, str]:
    """A recorded result."""
    return {"what": what, "date": day, **fields}


def extension(what: str, due: str, day: str, was: str = "2024-12-31") -> dict[str, str]:
    """A recorded extension."""
    return {"what": what, "was": was, "due": due, "document": "Công văn số 12", "date": day}
