"""Annexes of the commune Mẫu as web pages, for tests of what `cchc import` says and writes."""

from collections.abc import Sequence

HEADINGS = ("TT", "Tiêu chí", "Điểm tối đa", "Mục tiêu", "Nhiệm vụ, giải pháp", "Chủ trì", "Phối hợp", "Thời gian")
REMEDY = (*HEADINGS[:3], "Điểm đạt được", *HEADINGS[3:])
TASKS = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian hoàn thành", "Sản phẩm")
LEAD, SUPPORT = "Văn phòng HĐND và UBND", "Phòng Kinh tế"
ROW = ("1", "TC 1.1. Công tác báo cáo", "1,5", "Đủ báo cáo", "Gửi báo cáo", LEAD, SUPPORT, "Quý I/2026")
REMEDY_ROW = ("1", "TC 1.1. Công tác báo cáo", "1,5", "1", *ROW[3:])
TASK_ROW = ("1", "Rà soát thủ tục hành chính", LEAD, SUPPORT, "Quý I/2026", "Báo cáo")
AREA = ("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
Rows = Sequence[Sequence[str]]


def table(headings: Sequence[str], *rows: Sequence[str]) -> str:
    """A table; a row of fewer cells than headings spans the rest with its last one."""
    return f"<table>{''.join(_row(row, len(headings)) for row in (headings, *rows))}</table>"


def _row(cells: Sequence[str], columns: int) -> str:
    *first, last = cells
    span = columns - len(first)
    wide = f'<td colspan="{span}">' if span > 1 else "<td>"
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in first)}{wide}{last}</td></tr>"


def page(*blocks: str) -> bytes:
    """A web page; a block that is no table is a paragraph."""
    body = "".join(block if block.startswith("<table") else f"<p>{block}</p>" for block in blocks)
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def heading(number: str, title: str, year: int = 2026) -> tuple[str, ...]:
    """The lines above the table of an annex."""
    return (
        f"Phụ lục {number}",
        title,
        f"(Kèm theo Kế hoạch số     /KH-UBND ngày     tháng 01 năm {year} của Ủy ban nhân dân xã Mẫu)",
    )


def maintain(
    *rows: Sequence[str], number: str = "I", title: str = "Mục tiêu, nhiệm vụ duy trì Chỉ số CCHC năm 2026"
) -> bytes:
    """A page with one maintain annex of these rows, or of a usual one."""
    return page(*heading(number, title), table(HEADINGS, *(rows or (AREA, ROW))))


def both() -> bytes:
    """A page with a maintain and a remedy annex."""
    return page(
        *heading("I", "Mục tiêu, nhiệm vụ duy trì Chỉ số CCHC năm 2026"),
        table(HEADINGS, AREA, ROW),
        *heading("II", "Mục tiêu, nhiệm vụ khắc phục tồn tại, hạn chế năm 2025"),
        table(REMEDY, AREA, REMEDY_ROW),
    )


def tasks() -> bytes:
    """A page with one annex of nhiệm vụ."""
    return page(*heading("I", "Phân công nhiệm vụ năm 2026"), table(TASKS, AREA, TASK_ROW))
