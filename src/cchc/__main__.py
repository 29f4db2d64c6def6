"""`python -P -m cchc`, for machines on which the script folder is not on PATH."""

import sys

from cchc.cli import main

if __name__ == "__main__":
    sys.exit(main())
