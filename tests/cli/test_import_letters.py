"""Importing tables with text of old code tables, slips and deadlines in the prose: through the command, into the files."""

from pathlib import Path

import pytest
from helpers.support import Outcome, Run

HEAD = """<p>Phụ lục I</p><p><b>MỤC TIÊU, NHIỆM VỤ NĂM 2026</b></p>
<p>(Kèm theo Kế hoạch số /KH-UBND ngày /01/2026 của Ủy ban nhân dân xã Mẫu)</p>
<table><tr><th>TT<th>Lĩnh vực/Tiêu chí<th>Điểm tối đa<th>Mục tiêu<th>Nhiệm vụ, giải pháp<th>Cơ quan chủ trì
<th>Cơ quan phối hợp<th>Thời gian thực hiện</tr><tr><td>I<td colspan=7>CẢI CÁCH THỂ CHẾ</tr>"""
OLD = "<tr><td>1<td>TC 1.1. KÕ ho¹ch n¨m<td>4<td><font face='.VnTime'>§óng tiÕn ®é</font><td>X©y dùng kÕ ho¹ch<td>V¨n phßng HéI<td>Công an xã<td>Năm 2026</tr>"
NEW = (
    "<tr><td>2<td>TC 1.2. Báo cáo<td>2<td>Đạt 100 % &amp; đủ<td>Hằng quý có 01 cuộc họp<td>Công an xã"
    "<td>Công an xã<td>Thường xuyên</tr>"
)


@pytest.fixture
def importing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Importing":
    monkeypatch.chdir(tmp_path)
    return Importing(run, tmp_path)


class Importing:
    """Runs the command on a page with these rows, and reads what was written."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run = run
        self._folder = folder

    def __call__(self, rows: str, *options: str) -> Outcome:
        (self._folder / "a.html").write_text(f"{HEAD}{rows}</table>", encoding="utf-8")
        return self._run("import", "a.html", *options)

    def file(self, name: str) -> str:
        return (self._folder / "plans" / name).read_text(encoding="utf-8")


def test_refused_cells_are_in_no_file_and_their_findings_know_the_cell(importing: Importing) -> None:
    outcome = importing(OLD)
    assert outcome.exit_code == 0
    assert '    title: "(chưa đọc được: bảng 1, hàng 3, cột 2)"\n' in importing.file("2026.yaml")
    assert "phßng" not in importing.file("2026.yaml") + importing.file("commune.yaml")
    assert "chưa ghi mục tiêu. Đề nghị bổ sung. (bảng 1, hàng 3, cột 4)\n" in outcome.out
    assert "Không mất chữ nào." in outcome.out


def test_deadlines_are_counted_and_only_live_where_that_is_asked_for(importing: Importing) -> None:
    assert "Có thể có thời hạn: 01 chỗ, chưa đưa vào theo dõi" in importing(NEW).out
    assert "    # deliverables:" in importing.file("2026.yaml")
    assert "Có thể có thời hạn" not in importing(NEW, "--accept-proposals", "-o", "live").out
    live = (Path("live") / "2026.yaml").read_text(encoding="utf-8")
    assert "    deliverables:\n    - id: hop\n      title: 01 cuộc họp\n      every: quarter" in live


def test_slips_are_mended_only_where_that_is_asked_for(importing: Importing) -> None:
    importing(NEW)
    assert "    target: Đạt 100 % & đủ\n" in importing.file("2026.yaml")
    importing(NEW, "--fix", "-o", "fixed")
    fixed = (Path("fixed") / "2026.yaml").read_text(encoding="utf-8")
    assert '    target: Đạt 100% & đủ  # trước đây: "100 %"\n' in fixed
