"""Entries of the catalogue for `cchc rule`, found by their codes or by the beginnings of codes."""

from collections.abc import Sequence

from cchc.diagnostics import CATALOGUE, CatalogueEntry
from cchc.errors import WrongUsageError
from cchc.guessing import nearest, question


def entries_of(codes: Sequence[str]) -> list[CatalogueEntry]:
    """The entries of these codes and prefixes, in the catalogue's order.

    Raises:
        WrongUsageError: No code begins so.
    """
    wanted = tuple(code.strip().upper() for code in codes)
    for code in wanted:
        if not code or not any(known.startswith(code) for known in CATALOGUE):
            raise WrongUsageError(
                f"Không có mã “{code}”{question(nearest(code, CATALOGUE))} Xem mọi mã bằng cchc rule --all."
            )
    return [entry for entry in CATALOGUE.values() if entry.code.startswith(wanted)]
