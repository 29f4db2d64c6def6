"""The required form of a line of the heading or of the signatures, and the faults of a line against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cchc.reading.content import TextLine
from cchc.reading.looks import Look
from cchc.wording import listing, points


@dataclass(frozen=True, slots=True)
class LineForm:
    """The required form of a line; `sizes` are the least and the most, in points."""

    sizes: tuple[float, float]
    bold: bool
    italic: bool
    capitals: bool

    @property
    def letters(self) -> str:
        """“chữ thường, cỡ 14, đứng, đậm”."""
        case = "chữ in hoa" if self.capitals else "chữ thường"
        size = f"cỡ {' đến '.join(dict.fromkeys(map(_size, self.sizes)))}"
        return ", ".join([case, size, "nghiêng" if self.italic else "đứng", *(["đậm"] if self.bold else [])])

    def __str__(self) -> str:
        """“chữ thường, cỡ 14, đứng, đậm, canh giữa”."""
        return f"{self.letters}, canh giữa"


def wrong_in(lines: Iterable[TextLine], form: LineForm, *, centred: bool = True) -> list[str]:
    """Faults of these lines as an error message lists them; none when they are in their form."""
    lines = [line for line in lines if line.looks]
    looks = [look for line in lines for look in line.looks]
    is_off_centre = centred and not all(line.centred for line in lines)
    faults = (
        _wrong_case(lines, capitals=form.capitals),
        wrong_sizes(looks, *form.sizes),
        _wrong_switch("đậm", (look.bold for look in looks), wanted=form.bold),
        _wrong_switch("nghiêng", (look.italic for look in looks), wanted=form.italic),
        "không canh giữa" if is_off_centre else "",
    )
    return list(filter(None, faults))


def wrong_sizes(looks: Iterable[Look], least: float, most: float) -> str:
    """“cỡ 11 và 12”: the sizes outside a range whose ends are allowed; blank for none."""
    sizes = sorted({look.size for look in looks if not least <= look.size <= most})
    return f"cỡ {listing([_size(size) for size in sizes])}" if sizes else ""


def _wrong_case(lines: list[TextLine], *, capitals: bool) -> str:
    if not capitals:
        return "in hoa" if any(word.isupper() for word in _first_words(lines)) else ""
    text = "".join(line.printed for line in lines)
    return "" if text == text.upper() else "chưa in hoa"


def _wrong_switch(name: str, shown: Iterable[bool], *, wanted: bool) -> str:
    """Error message for bold or italic letters, given a flag for each; blank when all are as `wanted`."""
    if wanted:
        return "" if all(shown) else f"không {name}"
    return name if any(shown) else ""


def _first_words(lines: list[TextLine]) -> list[str]:
    """The first word of more than a letter, as printed: one letter tells nothing (“Y Thông”).

    Symbols such as KH-UBND further on are in capitals anyway.
    """
    words = (word for line in lines[:1] for word in line.printed.strip(" \t(").split())
    return [word for word in words if sum(map(str.isalpha, word)) > 1][:1]


def _size(size: float) -> str:
    return points(Decimal(str(size)))
