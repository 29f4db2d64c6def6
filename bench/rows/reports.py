"""Reports on a hundred plans, against the check of the same; and the page."""

from collections.abc import Iterator

from bench.figures import Figure, Unit
from bench.generating import communes
from bench.lab import Lab, program
from bench.processes import cpu, in_turn, median, ratio, spent
from bench.scaling import exponent

GOALS = {"gaps": 0.6, "overdue": 0.6, "status": 0.8}
_SIZES = 25, 100


def reports(lab: Lab) -> Iterator[Figure]:
    """Each report of fifty communes with both annexes: processor time, in turn."""
    commands = [program(name, ".", folder=lab.fifty_pairs) for name in ("validate", *GOALS)]
    checked, *runs = in_turn(commands, rounds=3)
    for (name, goal), each in zip(GOALS.items(), runs, strict=True):
        value = ratio(each, checked, cpu)
        yield Figure(f"`{name}`, 100 kế hoạch", "`validate` cùng tệp", value, Unit.RATIO, goal, f"reports/{name}")


def page(lab: Lab) -> Iterator[Figure]:
    """The page of the real commune, and how the work grows with the communes."""
    place, clear = lab.fresh("pages")
    (real,) = in_turn([program("page", "-o", f"{place}/trang.html", folder=lab.real, prepare=clear)], rounds=5)
    yield Figure("`page`, hai phụ lục thật", "CPU", median(real, cpu), Unit.SECONDS, 1)
    spans = []
    for size in _SIZES:
        folder = communes(lab.folder / f"page-{size}", size)
        spans.append(spent(program("page", ".", "-o", f"{place}/trang.html", folder=folder, prepare=clear)).cpu)
    start = spent(program("--version", folder=lab.real)).cpu
    yield Figure(
        "`page`, 25 và 100 kế hoạch", "chính nó", exponent(_SIZES, spans, start), Unit.EXPONENT, 1.1, "page/grows"
    )
