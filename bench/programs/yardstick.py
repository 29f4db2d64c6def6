"""Work of the program's kind, done by Python and its libraries alone: the measure of counts of instructions.

A count of instructions belongs to one Python, one set of libraries, and to the packages that stand beside them. So the
program's count is divided by that of this script, which imports what the program imports, and then does what a check
does most: short functions, dictionaries, slices of Vietnamese text, regular expressions. As in the program, pydantic
does not look for plugins among all that is installed.
"""

import os
import re
import unicodedata

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"

import pydantic
import typer

ROUNDS = 120
TEXT = "Thường xuyên theo dõi, kiểm tra, đôn đốc công chức chuyên môn thực hiện 100% nhiệm vụ đúng tiến độ, trước 15/12"
WORDS = re.compile(r"\w+")
DAYS = re.compile(r"\b(\d{1,2})/(\d{1,2})\b|\b(?:quý|tháng) (\d+)\b")


class Cell(pydantic.BaseModel):
    """A text and its place."""

    text: str
    line: int


def folded(word: str) -> str:
    """A word without case and marks."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def main() -> None:
    """Count folded words of many cells."""
    counts: dict[str, int] = {}
    for number in range(ROUNDS):
        cell = Cell(text=f"{TEXT} {number}", line=number)
        for word in WORDS.findall(cell.text):
            name = folded(word)
            counts[name] = counts.get(name, 0) + cell.line
        for found in DAYS.finditer(cell.text):
            counts[found[0]] = found.start()
    typer.echo(len(counts))


if __name__ == "__main__":
    main()
