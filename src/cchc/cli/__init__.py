"""The edge: arguments, one call, print, exit code. `main` is the program."""

from cchc.cli.main import main as main
