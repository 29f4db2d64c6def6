"""Fragments of plan files → whole files: what `explanations.toml` shows of a code, in a sound base.

How a fragment is read follows from how it begins: `cchc:` or a comment → the whole file · `- code:` → the criteria of
area I · `- number:` → the areas · `- id:` → the commune's parties · `- what:` → the entries of the progress file ·
else fields, which replace or join those of the base's one criterion or, by their names, of the base plan.
"""

import re
from textwrap import indent

COMMUNE, MAINTAIN, REMEDY, PROGRESS = "commune.yaml", "2024.yaml", "2023_gaps.yaml", "2024.progress.yaml"
NAMES = {"commune": COMMUNE, "maintain": MAINTAIN, "remedy": REMEDY, "progress": PROGRESS}
PLAN_FIELDS = {
    "cchc",
    "kind",
    "year",
    "until",
    "assessed_year",
    "commune",
    "maintain_plan",
    "annex",
    "document",
    "columns",
}
_REMEDY_FIELD = re.compile(r"\b(?:score|same_as|part_of|assessed_year|maintain_plan):")
_FIELD = re.compile(r"^([^\s#-][^:\n]*):.*\n(?:[ #-].*\n)*", re.MULTILINE)

_COMMUNE = """\
cchc: 1
kind: commune
name: Mẫu
unit: xã
issuer: Ủy ban nhân dân xã Mẫu
parties:
"""
_PARTIES = """\
- {id: vp-tk, title: Công chức Văn phòng - Thống kê, short: VP-TK, kind: official}
- {id: tc-kt, title: Công chức Tài chính - Kế toán, short: TC-KT, kind: official}
- {id: vh-xh, title: Công chức Văn hóa - Xã hội, short: VH-XH, kind: official}
- {id: can-bo, title: "Cán bộ, công chức", kind: group}
- {id: phong-tc-kh, title: Phòng Tài chính - Kế hoạch, kind: outside}
"""
_PLAN = """\
cchc: 1
kind: maintain
year: 2024
commune: commune.yaml
annex: I
title: Nhiệm vụ duy trì Chỉ số CCHC năm 2024
document:
  symbol: KH-UBND
  date: "2024-01"
"""
_REMEDY_PLAN = "kind: remedy\nassessed_year: 2023\nmaintain_plan: 2024.yaml\nannex: II\n"
_AREA = """\
- number: I
  title: Công tác chỉ đạo, điều hành
  criteria:
"""
_CRITERION = """\
code: "1.1"
title: Kế hoạch CCHC năm
max_score: 4
target: 100% nhiệm vụ hoàn thành đúng tiến độ
tasks: Theo dõi, đôn đốc
lead: Công chức Văn phòng - Thống kê
timeframe: Quý III/2024
"""
_PROGRESS = "cchc: 1\nkind: progress\nplan: 2024.yaml\nentries:\n"


def files(fragment: str, code: str) -> dict[str, str]:
    """File name → whole text for one fragment of a code's explanation; the first file is the one to be checked."""
    name, text = _placed(fragment, code)
    base = {COMMUNE: _COMMUNE + _PARTIES, MAINTAIN: _plan("", remedy=False), REMEDY: _plan("", remedy=True)}
    return {name: text} | {other: sound for other, sound in base.items() if other != name}


def _placed(fragment: str, code: str) -> tuple[str, str]:
    """The file in which a fragment stands, and its whole text."""
    if fragment.startswith(("cchc:", "#")):
        kind = re.search(r"^kind: (\w+)", fragment, re.MULTILINE)
        return NAMES[kind[1] if kind else "maintain"], fragment
    if fragment.startswith("- id:"):
        return COMMUNE, _COMMUNE + fragment
    if fragment.startswith("- what:"):
        return PROGRESS, _PROGRESS + fragment
    remedy = bool(_REMEDY_FIELD.search(fragment)) or (code.startswith("X7") and code not in {"X705", "X706"})
    return REMEDY if remedy else MAINTAIN, _plan(fragment, remedy=remedy)


def _plan(fragment: str, *, remedy: bool) -> str:
    """The base plan with a fragment in it."""
    plan = _fields(_PLAN) | _fields(_REMEDY_PLAN if remedy else "")
    criterion = _fields(_CRITERION) | _fields("score: 3\n" if remedy else "")
    if fragment.startswith("- number:"):
        return "".join(plan.values()) + "areas:\n" + fragment
    if fragment.startswith("- code:"):
        criteria = fragment
    else:
        given = _fields(fragment)
        of_plan = PLAN_FIELDS | ({"title"} if given.keys() & PLAN_FIELDS else set())
        plan |= {field: text for field, text in given.items() if field in of_plan}
        criterion |= {field: text for field, text in given.items() if field not in of_plan}
        criteria = "- " + indent("".join(criterion.values()), "  ")[2:]
    return "".join(plan.values()) + "areas:\n" + _AREA + indent(criteria, "  ")


def _fields(text: str) -> dict[str, str]:
    """The top-level fields of a text, each with all its lines."""
    return {match[1]: match[0] for match in _FIELD.finditer(text)}
