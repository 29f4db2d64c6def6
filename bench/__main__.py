"""How fast the program is: `python -m bench` measures every row of the table in some ten minutes.

    python -m bench --quick          counts of instructions alone, as CI does, in a minute
    python -m bench --only render    one group of rows
    python -m bench --markdown       the table as docs/toc-do.md quotes it
    python -m bench --keep           keep the figures as the last result, and in docs/toc-do.md

It is run from the top of the repository and measures the `cchc` of its own Python, which must be alone on the machine
where seconds count. The exit code is 1 when something got slower than the last result, or could not be measured.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import kept, page, table
from bench.figures import Figure
from bench.ground import ground, headline
from bench.instructions import valgrind
from bench.lab import Lab, compile_program
from bench.peers import PACKAGES, peers
from bench.processes import FailedCommandError
from bench.rows import GROUPS, QUICK, Group


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the options say; the exit code."""
    options = _parser().parse_args(arguments)
    if options.quick and not valgrind():
        print("valgrind is not installed: nothing was counted")
        return 0
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as place:
        folder = Path(place).resolve()
        found = peers(options.cache or folder / "peers", () if options.quick else PACKAGES)
        compile_program()
        chosen = {"quick": QUICK} if options.quick else {name: GROUPS[name] for name in options.only or GROUPS}
        run = _Run(Lab(folder, found))
        figures = [figure for name, group in chosen.items() for figure in run.figures(name, group)]
    of_page = f"{table.markdown(figures)}\n\n{headline(found)}"
    print(of_page if options.markdown else f"{table.plain(figures)}\n\n{headline(found)}")
    missing = [] if options.quick else [name for name in PACKAGES if name not in found]
    if missing:
        print(f"could not be installed, and their rows left out: {', '.join(missing)}")
    if options.keep:
        kept.keep(kept.result(figures, ground()))
        if not (options.quick or options.only):
            page.quote(of_page)
        return run.code
    slower = list(_slower(kept.result(figures, ground())))
    print("\n".join(slower), end="\n" if slower else "")
    return 1 if slower else run.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only the counts of instructions that CI watches")
    parser.add_argument("--only", action="append", choices=list(GROUPS), help="only this group; may be given again")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument(
        "--keep", action="store_true", help="keep the figures as the last result, and in docs/toc-do.md"
    )
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="where the peers' environments stay")
    return parser


class _Run:
    """A run of the bench: its figures, group by group, and 1 as its exit code as soon as a group has failed."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.code = 0

    def figures(self, name: str, group: Group) -> Iterator[Figure]:
        """The figures of a group, as far as its commands do their work."""
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            yield from group(self.lab)
        except FailedCommandError as error:
            self.code = 1
            print(f"{name}: {error}")


def _slower(found: kept.Result) -> Iterator[str]:
    """Sentences about what is slower than the last result; none where there is none."""
    before = kept.last()
    if before is not None:
        if found.ground != before.ground:
            print(
                "Python, its libraries or the system are others than those of the last result: counts may differ more"
            )
        yield from kept.slower(found, before, kept.EXACT_TOLERANCE)


if __name__ == "__main__":
    sys.exit(main())
