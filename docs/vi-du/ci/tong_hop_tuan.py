"""Bảng đếm nhiệm vụ theo đơn vị, không nêu tên người: đọc JSON của `cchc status` ở đầu vào chuẩn, in Markdown.

Đơn vị là xã, phường và các phòng, bộ phận của xã (kind: unit); công chức và đầu mối khác chỉ được đếm chung.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

COLUMNS = {"total": "Tổng số", "done": "Hoàn thành", "due_soon": "Sắp đến hạn", "overdue": "Quá hạn"}


def safe(text: str | None) -> str:
    """Chữ lấy từ tệp kế hoạch: chỉ giữ chữ, số, dấu cách và vài dấu, nên không thành liên kết hay lệnh của CI."""
    kept = "".join(sign if sign.isalnum() or sign in "-,." else " " for sign in text or "")
    return re.sub(r"(?i)\bwww\.", "www ", " ".join(kept.split()))[:100] or "(không rõ)"


def row(name: str, counts: Mapping[str, int]) -> str:
    """Một dòng của bảng."""
    return f"| {name} | {' | '.join(str(counts[column]) for column in COLUMNS)} |"


def table(heading: str, rows: Iterable[str]) -> list[str]:
    """Một bảng có tên cột."""
    return [f"| {heading} | {' | '.join(COLUMNS.values())} |", f"| --- |{' ---: |' * len(COLUMNS)}", *rows, ""]


def by_commune(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """Số nhiệm vụ của từng xã, phường."""
    found: dict[tuple[str | None, ...], Counter[str]] = {}
    for item in items:
        state, whose = item["state"], (item["commune"], item["commune_code"], item["issuer"])
        found.setdefault(whose, Counter()).update({"total": 1, state: 1, "done": state.startswith("done")})
    return [row(safe(whose[0]), counts) for whose, counts in found.items()]


def by_unit(parties: Sequence[Mapping[str, Any]]) -> list[str]:
    """Số nhiệm vụ của từng phòng, bộ phận."""
    return [
        row(
            safe(f"{party['title']}, {party['commune']}"),
            {**party, "done": party["done_on_time"] + party["done_late"]},
        )
        for party in parties
        if party["kind"] == "unit"
    ]


status = json.load(sys.stdin)
lines = [
    f"## Tình hình thực hiện đến ngày {safe(status['as_of'])}",
    "",
    *table("Xã, phường", by_commune(status["items"])),
    *table("Phòng, bộ phận", by_unit(status["parties"])),
]
sys.stdout.buffer.write("\n".join(lines).encode())
