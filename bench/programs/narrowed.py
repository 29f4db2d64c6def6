"""Start the program with the rules of commit 484fc72 alone: goals count with these, whatever rules came later.

python bench/programs/narrowed.py validate plans
"""

import gc
import re
import sys

CODES = re.compile("P3(0[1-9]|1[0-7])|O40[1-8]|T50[1-6]|D60[1-8]|X7(0[345789]|1[014])")


def main() -> int:
    """Narrow the rules before a command takes them, then run it; the exit code."""
    gc.disable()  # as the program does before it imports anything
    import cchc.rules
    from cchc import cli

    cchc.rules.ALL_RULES = tuple(rule for rule in cchc.rules.ALL_RULES if CODES.fullmatch(rule.code))
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
