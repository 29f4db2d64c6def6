"""Plans to measure with: communes of real size, and plans of as many rows as wished. The same number, the same plan.

A commune is made from the real plans in `plans/`: it has a name of its own, and the words of its texts vary one by one,
so that no two files say the same and each stays as sound as the real one.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from cchc.model.codes import roman_number

PLANS = Path(__file__).resolve().parents[1] / "plans"
NAME = "Cẩm Giàng"
"""The name of the real commune."""
SYLLABLES = (
    *("An", "Bình", "Châu", "Đại", "Đông", "Gia", "Hải", "Hòa", "Hồng", "Hưng", "Khánh", "Kim", "Lạc", "Liên", "Long"),
    *("Mai", "Mỹ", "Ngọc", "Nhân", "Phú", "Phúc", "Quảng", "Sơn", "Tam", "Tân", "Thái", "Thịnh", "Trà", "Vạn", "Yên"),
)
OTHERS = {
    "bảo đảm": ("giữ vững", "giữ đúng"),
    "chất lượng": ("hiệu quả", "kết quả"),
    "đánh giá": ("xem xét", "nhận xét"),
    "đảm bảo": ("bảo đảm", "giữ đúng"),
    "đầy đủ": ("trọn vẹn", "không thiếu"),
    "đôn đốc": ("nhắc nhở", "hướng dẫn", "giúp đỡ"),
    "giải quyết": ("xử lý", "hoàn tất"),
    "kịp thời": ("nhanh chóng", "đúng lúc"),
    "nâng cao": ("cải thiện", "củng cố"),
    "nghiêm túc": ("chặt chẽ", "đúng mức"),
    "phối hợp": ("cùng làm", "liên hệ"),
    "quan tâm": ("chú ý", "chăm lo"),
    "rà soát": ("xem lại", "kiểm tra"),
    "theo dõi": ("giám sát", "cập nhật"),
    "thực hiện": ("triển khai", "tiến hành", "thi hành"),
    "tiếp tục": ("chủ động", "kiên trì"),
    "tuyên truyền": ("phổ biến", "giới thiệu"),
}
"""Words of the real texts, and others that may stand in their place."""
ENDINGS = (
    "có phân công từng người",
    "tại các thôn",
    "theo hướng dẫn của cấp trên",
    "bằng hình thức phù hợp",
    "gắn với thi đua của cơ quan",
)
"""Clauses that a sentence may end with."""
MONTHS = 12
_HALF = 1 / 2
ROWS_AN_AREA = 99
LEADS = (
    "Công chức Văn phòng - Thống kê",
    "Công chức Tư pháp - Hộ tịch",
    "Công chức Tài chính - Kế toán",
    "Công chức Văn hóa - Xã hội",
)
_TEXT_LINE = re.compile(r"( {4}(target|tasks): (?![\">|])| {6}(?![\w-]+:|- |#))[^#]+$")
"""A line of what is to be reached or done, which has no comment behind it."""
_WORDS = re.compile("|".join(OTHERS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommuneFiles:
    """The texts of a commune's folder, by the names of the files."""

    name: str
    files: dict[str, str]

    def write(self, folder: Path) -> None:
        """Write them into a folder, which is made."""
        folder.mkdir(parents=True)
        for name, text in self.files.items():
            (folder / name).write_text(text, encoding="utf-8")


def commune(number: int, names: Sequence[str] = ("2024.yaml",)) -> CommuneFiles:
    """The commune of that number with the plans of these names."""
    own = random.Random(number)  # noqa: S311 — texts, no secrets
    name = " ".join(own.sample(SYLLABLES, 2))
    renamed = {each: _source(each).replace(NAME, name) for each in ("commune.yaml", *names)}
    varied = {each: text if each == "commune.yaml" else _varied(text, own) for each, text in renamed.items()}
    return CommuneFiles(name, varied)


def communes(folder: Path, count: int, names: Sequence[str] = ("2024.yaml",)) -> Path:
    """A folder that has a folder for each of so many communes; it is made."""
    for number in range(count):
        commune(number, names).write(folder / f"xa-{number:05}")
    return folder


@cache
def _source(name: str) -> str:
    """The text of a file in `plans/`."""
    return (PLANS / name).read_text(encoding="utf-8")


def _varied(text: str, own: random.Random) -> str:
    """The text of a file, the words of its long texts varied."""
    return "\n".join(_varied_line(line, own) if _TEXT_LINE.match(line) else line for line in text.split("\n"))


def _varied_line(line: str, own: random.Random) -> str:
    """A line of text: half of its known words are others, and half of its sentences end with a clause more."""
    varied = _WORDS.sub(lambda found: _other(found[0], own), line)
    body, end = varied[:-1], varied[-1]
    return f"{body}, {own.choice(ENDINGS)}{end}" if end in ".;" and own.random() < _HALF else varied


def _other(word: str, own: random.Random) -> str:
    """The word or one that may stand in its place, with a capital where it has one."""
    other = own.choice(OTHERS[word.lower()]) if own.random() < _HALF else word
    return f"{other[0].upper()}{other[1:]}" if word[0].isupper() else other


@dataclass(frozen=True, slots=True)
class BigPlan:
    """A sound maintain plan of many rows, in areas of at most 99; each row may have a deliverable for each month."""

    rows: int
    is_monthly: bool = False

    @property
    def addresses(self) -> Iterator[str]:
        """The addresses of what is due, in the order of the plan."""
        for area, number in self._places():
            yield from (f"{area}.{number}/bao-cao/2024-{month:02}" for month in range(1, MONTHS + 1))

    def write(self, folder: Path, entries: int = 0) -> Path:
        """Write it with its commune, and with a progress file of so many entries where some are wished; its folder."""
        files = {"2024.yaml": self.text(), "commune.yaml": _source("commune.yaml")}
        if entries:
            files["2024.progress.yaml"] = self.progress(entries)
        CommuneFiles(NAME, files).write(folder)
        return folder

    def text(self) -> str:
        """The text of the plan."""
        own = random.Random(self.rows)  # noqa: S311 — as above
        lines = [
            *("cchc: 1", "kind: maintain", "year: 2024", "commune: commune.yaml", "annex: I"),
            *("title: Mục tiêu, nhiệm vụ và giải pháp duy trì năm 2024", "document:", "  symbol: KH-UBND"),
            *('  date: "2024-01"', "areas:"),
        ]
        for area, number in self._places():
            if number == 1:
                lines += [f"- number: {roman_number(area)}", f"  title: Lĩnh vực thứ {area}", "  criteria:"]
            lines += self._row(area, number, own)
        return "\n".join((*lines, ""))

    def progress(self, entries: int) -> str:
        """The text of a progress file: the first so many of what is due are done."""
        done = [
            f'- what: {address}\n  date: "{address[-7:]}-20"\n  evidence: Báo cáo số {number}/BC-UBND\n  by: vp-tk\n'
            for number, address in enumerate(islice(self.addresses, entries), 1)
        ]
        return "".join(("cchc: 1\nkind: progress\nplan: 2024.yaml\nentries:\n", *done))

    def _places(self) -> Iterator[tuple[int, int]]:
        """The area of each row and its number there."""
        return ((row // ROWS_AN_AREA + 1, row % ROWS_AN_AREA + 1) for row in range(self.rows))

    def _row(self, area: int, number: int, own: random.Random) -> Iterator[str]:
        yield f'  - code: "{area}.{number}"'
        yield f"    title: Tiêu chí thứ {number} của lĩnh vực {area} về thủ tục hành chính"
        yield "    max_score: 1,5"
        yield f"    target: Hoàn thành {own.randint(80, 100)}% nhiệm vụ đúng tiến độ, có báo cáo kết quả từng bước"
        yield "    tasks: >-"
        yield _varied_line(
            f"      Thường xuyên theo dõi, kiểm tra, đôn đốc công chức phụ trách tiêu chí {number};", own
        )
        yield _varied_line("      tiếp tục rà soát, thực hiện đúng quy định, kịp thời giải quyết vướng mắc.", own)
        yield f"    lead: {own.choice(LEADS)}"
        yield "    support: Cán bộ, công chức"
        yield "    timeframe: Thường xuyên"
        if self.is_monthly:
            yield "    deliverables:"
            yield "    - id: bao-cao"
            yield f"      title: Báo cáo tiêu chí {area}.{number}"
            yield "      every: month"
