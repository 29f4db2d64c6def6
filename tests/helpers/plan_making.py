"""Plans of every kind and shape for property tests: as dense in what is hard as their few rows allow."""

import unicodedata
from typing import Any

from hypothesis import strategies as st

from cchc.model.commune import Commune
from cchc.model.plan import AssignmentsPlan, MaintainPlan, Plan, RemedyPlan

COMMUNE = Commune.model_validate(
    {
        "cchc": "1",
        "kind": "commune",
        "name": "Mẫu",
        "unit": "xã",
        "issuer": "Ủy ban nhân dân xã Mẫu",
        "parties": [{"id": "vp", "title": "Văn phòng", "kind": "unit"}],
    }
)
"""The commune of the plans."""
_MODELS: dict[str, type[Plan]] = {"maintain": MaintainPlan, "remedy": RemedyPlan, "assignments": AssignmentsPlan}
_WORDS = (
    "rà soát",
    "TTHC & dịch vụ công",
    "tỷ lệ < 5%",
    "từ 90% -> 100%",
    "HĐND, UBND xã",
    "“một cửa”",
    "Đề án 06/CP:",
    "# ưu tiên",
    "(nếu có)",
    "1,5",
    "Văn phòng - Thống kê",
    "&amp; <b",
    "a/b; c",
    "30/6/2026",
    "không",
    "* đạt",
    unicodedata.normalize("NFD", "hoàn thiện, kiện toàn"),
)
_TITLES = (
    "Cải cách thể chế",
    "Công tác chỉ đạo, điều hành CCHC",
    "Xây dựng chính quyền điện tử ở UBND xã Mẫu",
    "Triển khai Đề án 06 và Luật Đất đai",
    "Nhiệm vụ của Mặt trận Tổ quốc Việt Nam",
    "Thi hành Nghị quyết số 76/NQ-CP",
    "Dịch vụ công & thanh toán không dùng tiền mặt",
    unicodedata.normalize("NFD", "Cải cách tài chính công"),
)
_FREE = {"cach-cham": "Cách chấm", "minh-chung": "Minh chứng", "don-vi-tinh": "Đơn vị tính"}
_OWN_HEADINGS = {
    "number": ("STT", "TT"),
    "title": ("Nội dung nhiệm vụ", "Tên nhiệm vụ", "Nhiệm vụ"),
    "criterion": ("Tiêu chí", "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần"),
    "code": ("Mã", "Mã tiêu chí"),
    "max_score": ("Điểm tối đa", "Điểm chuẩn"),
    "score": ("Điểm đạt được", "Điểm đạt"),
    "target": ("Mục tiêu năm 2026", "Chỉ tiêu đạt được"),
    "tasks": ("Nhiệm vụ, giải pháp", "Giải pháp thực hiện"),
    "product": ("Sản phẩm", "Kết quả dự kiến"),
    "lead": ("Đơn vị chủ trì", "Chủ trì", "Cơ quan chủ trì"),
    "support": ("Cơ quan phối hợp", "Phối hợp"),
    "timeframe": ("Thời gian thực hiện", "Thời hạn hoàn thành", "Thời gian"),
    "basis": ("Văn bản giao nhiệm vụ",),
    "funding": ("Nguồn kinh phí",),
    "note": ("Ghi chú",),
}
_TEXT_COLUMNS = ("target", "tasks", "product", "lead", "support", "timeframe", "basis", "funding", "note")
_NUMBERS = {
    "roman": ("I", "II", "III", "IV", "V"),
    "letter": ("A", "B", "C", "D", "Đ"),
    "arabic": ("1", "2", "3", "4", "5"),
}
_LONG = 120
"""The most words of a long cell."""


@st.composite
def plans(draw: st.DrawFn, most_rows: int = 40) -> Plan:
    """A sound plan of at most so many rows."""
    kind = draw(st.sampled_from(tuple(_MODELS)))
    columns = draw(_columns(kind))
    said: dict[str, Any] = {
        "cchc": "1",
        "kind": kind,
        "year": "2026",
        "commune": "commune.yaml",
        "annex": draw(st.sampled_from((None, "I", "II", "IV"))),
        "title": f"{draw(st.sampled_from(_TITLES))} năm 2026",
        "document": draw(
            st.sampled_from(({"symbol": "KH-UBND", "date": "2026-01"}, {"symbol": "QĐ-UBND", "date": "2026"}))
        ),
        "numbering": draw(st.sampled_from(("restart", "continue"))),
    }
    if kind == "remedy":
        said |= {"assessed_year": "2025", "title": f"Khắc phục hạn chế của Chỉ số CCHC năm 2025, {said['title']}"}
    has_codes = kind != "assignments"
    if columns:
        said["columns"] = [{name: heading} for name, heading in columns.items()]
        has_codes = "code" in columns or "criterion" in columns
    if kind != "assignments":
        said["labels"] = str(draw(st.booleans())).lower()
    cells = [name for name in (columns or _usual(kind)) if name in _TEXT_COLUMNS or name in _FREE]
    budget = min(draw(st.integers(1, most_rows)), draw(st.integers(1, most_rows)), draw(st.integers(1, most_rows)))
    said |= draw(_content(kind, has_codes, cells, budget))
    return _MODELS[kind].model_validate(said)


def _usual(kind: str) -> tuple[str, ...]:
    return _MODELS[kind].usual


@st.composite
def _columns(draw: st.DrawFn, kind: str) -> dict[str, str]:
    """The names and headings of a list of columns; nothing for the usual ones."""
    if draw(st.booleans()):
        return {}
    texts = draw(st.permutations(_TEXT_COLUMNS))[: draw(st.integers(2, 6))]
    free = [*_FREE][: draw(st.integers(0, 2))]
    points = {"maintain": ["max_score"], "remedy": ["max_score", "score"], "assignments": []}[kind]
    if kind == "assignments":
        titled = draw(st.sampled_from((["title"], ["number", "title"])))
        needed = [name for name in ("lead",) if name not in texts]
    else:
        titled = draw(
            st.sampled_from((["criterion"], ["number", "criterion"], ["code", "title"], ["number", "code", "title"]))
        )
        needed = []
    rest = draw(st.permutations([*texts, *needed, *free]))
    names = [*titled, *points, *rest]
    return {name: _FREE.get(name) or draw(st.sampled_from(_OWN_HEADINGS[name])) for name in names}


@st.composite
def _content(draw: st.DrawFn, kind: str, has_codes: bool, cells: list[str], budget: int) -> dict[str, Any]:
    """Areas, areas in areas, or rows without areas."""
    depth = draw(st.sampled_from((0, 1, 1, 1, 2)))
    if depth == 0:
        return {"criteria": draw(_criteria(kind, "1" if has_codes else "", cells, budget))}
    system = draw(st.sampled_from(("roman", "roman", "letter", "arabic"))) if depth == 1 else "letter"
    number = draw(st.integers(1, min(5, budget)))
    areas = []
    for at in range(number):
        area: dict[str, Any] = {"number": _NUMBERS[system][at], "title": draw(st.sampled_from(_TITLES))}
        share = max(budget // number, 1)
        if depth == 2:
            inner = draw(st.integers(1, 2))
            area["areas"] = [
                {
                    "number": _NUMBERS["roman"][each],
                    "title": draw(st.sampled_from(_TITLES)),
                    "criteria": draw(
                        _criteria(
                            kind,
                            f"{area['number']}.{_NUMBERS['roman'][each]}" if has_codes else "",
                            cells,
                            max(share // inner, 1),
                        )
                    ),
                }
                for each in range(inner)
            ]
        else:
            first = {"roman": str(at + 1), "arabic": str(at + 1), "letter": area["number"]}[system]
            area["criteria"] = draw(_criteria(kind, first if has_codes else "", cells, share))
        areas.append(area)
    return {"areas": areas}


@st.composite
def _criteria(draw: st.DrawFn, kind: str, first: str, cells: list[str], budget: int) -> list[dict[str, Any]]:
    """Rows of an area, whose codes begin with `first`; some have parts."""
    found: list[dict[str, Any]] = []
    above: dict[str, str] = {}
    at = 0
    while budget > 0:
        at += 1
        code = f"{first}.{at}" if first else ""
        has_parts = budget > 2 and draw(st.integers(0, 5)) == 0
        row = draw(_row(kind, code, cells, above, bare=has_parts))
        above = _texts(row, cells)
        budget -= 1
        if has_parts:
            row["parts"] = []
            for part in range(1, draw(st.integers(1, min(3, budget))) + 1):
                row["parts"].append(draw(_row(kind, f"{code}.{part}" if code else "", cells, above, bare=False)))
                above = _texts(row["parts"][-1], cells)
                budget -= 1
        found.append(row)
    return found


def _texts(row: dict[str, Any], cells: list[str]) -> dict[str, str]:
    return {name: text for name in cells if (text := row.get(name) or row.get("cells", {}).get(name))}


@st.composite
def _row(
    draw: st.DrawFn, kind: str, code: str, cells: list[str], above: dict[str, str], *, bare: bool
) -> dict[str, Any]:
    row: dict[str, Any] = {"code": code} if code else {}
    row["title"] = draw(_line(8)).strip()
    if kind != "assignments":
        row["max_score"] = draw(st.sampled_from(("1", "1,5", "10", "0,125", "2,75")))
    if kind == "remedy":
        row["score"] = draw(st.sampled_from(("0", "0,5", "0,125", "1", None)))
    texts = {} if bare else {name: text for name in cells if (text := draw(_cell(above.get(name))))}
    row |= {name: text for name, text in texts.items() if name in _TEXT_COLUMNS}
    if free := {name: text for name, text in texts.items() if name not in _TEXT_COLUMNS}:
        row["cells"] = free
    return row


@st.composite
def _cell(draw: st.DrawFn, above: str | None) -> str:
    """The text of a cell: blank, the cell above, a line, several, a list, or a long text."""
    sort = draw(st.sampled_from(("blank", "ditto", "line", "line", "line", "lines", "list", "long", "looks")))
    if sort == "ditto" and above:
        return "như trên"
    if sort == "lines":
        return "\n".join(draw(st.lists(_line(6), min_size=2, max_size=3)))
    if sort == "list":
        return "\n".join(f"- {line}" for line in draw(st.lists(_line(4), min_size=1, max_size=3)))
    if sort == "long":
        return draw(_line(_LONG))
    if sort == "looks":
        return f"{draw(_line(3))} (<i>{draw(_line(3))}</i>) <b>{draw(_line(2))}</b>"
    return "" if sort == "blank" else draw(_line(8))


@st.composite
def _line(draw: st.DrawFn, most_words: int) -> str:
    """A line of words; a number first would be a list's mark or a code."""
    size = draw(st.integers(1, most_words))
    first = draw(st.sampled_from(("Thực hiện", "Bảo đảm", "Đạt", "Tổ chức")))
    start = draw(st.integers(0, len(_WORDS) - 1))
    return " ".join((first, *(_WORDS[(start + each * 7) % len(_WORDS)] for each in range(size))))
