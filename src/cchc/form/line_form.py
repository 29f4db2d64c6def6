"""How a line of the heading or of the signatures has to look, and what about one does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cchc.reading.content import TextLine
from cchc.wording import listing, points


@dataclass(frozen=True, slots=True)
class LineForm:
    """How a line has to look."""

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
    """What about these lines is not in their form."""
    lines = [line for line in lines if line.looks]
    looks = [look for line in lines for look in line.looks]
    least, most = form.sizes
    sizes = sorted({look.size for look in looks if not least <= look.size <= most})
    in_capitals = "".join(line.printed for line in lines)
    checks = (
        ("chưa in hoa", form.capitals and in_capitals != in_capitals.upper()),
        ("in hoa", not form.capitals and any(word.isupper() for word in _first_words(lines))),
        (f"cỡ {listing([_size(size) for size in sizes])}" if sizes else "", bool(sizes)),
        ("không đậm", form.bold and not all(look.bold for look in looks)),
        ("đậm", not form.bold and any(look.bold for look in looks)),
        ("không nghiêng", form.italic and not all(look.italic for look in looks)),
        ("nghiêng", not form.italic and any(look.italic for look in looks)),
        ("không canh giữa", centred and not all(line.centred for line in lines)),
    )
    return [said for said, is_so in checks if is_so]


def _first_words(lines: list[TextLine]) -> list[str]:
    """The words at the beginning of lines, as printed: symbols such as KH-UBND further on are in capitals anyway."""
    return [line.printed.strip(" \t(").split()[0] for line in lines[:1]]


def _size(size: float) -> str:
    return points(Decimal(str(size)))
