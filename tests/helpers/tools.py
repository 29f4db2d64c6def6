"""What only some tests need of a machine: programs, and the typeface with which CI counts pages.

Such a test says `@pytest.mark.needs("soffice")`. Where something is missing it is skipped; in CI it must be there.
"""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

IN_CI = os.environ.get("CI") == "true"
LIBERATION = "Liberation Serif"
"""Pages are counted with this typeface: another clone of Times may break lines elsewhere."""


@cache
def there(name: str) -> bool:
    """True if a program, or the typeface of that name, is on this machine."""
    if name != LIBERATION:
        return shutil.which(name) is not None
    known = subprocess.run(["fc-list"], check=True, capture_output=True, encoding="utf-8") if there("fc-list") else None
    return known is not None and name in known.stdout


def liberation() -> Path:
    """The folder of the font files of Liberation Serif on this machine."""
    asked = ["fc-match", "--format=%{file}", f"{LIBERATION}:style=Regular"]
    return Path(subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout).parent
