"""The clock of this machine, for the edge alone: below it a day is always a parameter."""

import os
from contextlib import suppress
from datetime import UTC, date, datetime, time

from cchc.errors import WrongUsageError
from cchc.wording import VIETNAM


def now() -> datetime:
    """This instant in Việt Nam's time, to the second, wherever the machine is."""
    return datetime.now(VIETNAM).replace(microsecond=0)


def today() -> date:
    """Today in Việt Nam, wherever the machine is."""
    return now().date()


def made_at(as_of: date | None) -> datetime:
    """The time that calendars say they were made at: the build time, else the day of `--today`, else this instant."""
    return build_time() or (datetime.combine(as_of, time(), VIETNAM) if as_of else now())


def build_time() -> datetime | None:
    """The time that documents say they were made at, from `SOURCE_DATE_EPOCH` (seconds since 1970-01-01, UTC).

    Raises:
        WrongUsageError: It is set, but is no such number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(epoch), UTC)
    raise WrongUsageError(
        f"Biến môi trường SOURCE_DATE_EPOCH “{epoch}” không phải là số giây tính từ 01/01/1970. Đề nghị sửa hoặc bỏ."
    )
