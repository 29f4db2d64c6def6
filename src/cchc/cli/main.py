"""The start and the end of the program, and when Python's collector of circles looks at its memory."""

import gc
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Without `arguments`, those of the process."""
    gc.disable()  # what is imported lives as long as the process: the collector need not look at it, now or later
    from cchc.cli.boundary import run

    gc.freeze()
    gc.set_threshold(100_000)  # what a command makes has few circles: to look for them now and then is enough
    gc.enable()
    code = run(arguments)
    gc.freeze()  # nor at what the command has left: it goes with the process
    return code
