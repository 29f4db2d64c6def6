"""The line “(Kèm theo Kế hoạch số …/KH-UBND ngày …)”: where the kind, the number and the symbol stand in it."""

import re

SIGN = r"[/\\–—−-]+"
"""What parts a number from its symbol, and the parts of this one, as offices write it."""
_BLANK = r"[\s.…_]*"
_NUMBER = re.compile(
    rf"\bsố(?P<gap>\s*:?\s*)(?P<whole>(?P<number>\d*){_BLANK}(?P<symbol>(?:\s*{SIGN}\s*(?!ngày|của)[\w.…]+)*))",
    re.IGNORECASE,
)
_KIND = re.compile(r"\(?\s*(?:ban hành )?kèm theo\s+(?P<kind>[^\d(),;]{2,40}?)\s+số\b", re.IGNORECASE)


def numbered_in(text: str) -> re.Match[str] | None:
    """The first “số” with a number, a symbol, or room for them: “số hóa” is none."""
    return next((each for each in _NUMBER.finditer(text) if each["whole"].strip()), None)


def kind_stated(text: str) -> str:
    """The kind of the document as the line names it; blank where it names none."""
    found = _KIND.match(text)
    return found["kind"] if found else ""
