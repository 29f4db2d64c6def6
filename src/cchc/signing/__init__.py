"""Ký số: the agency's signature on a PDF, and the check of signatures; the only home of pyhanko, pkcs11 and fontTools.

`document` opens a PDF and says why it cannot be signed; `pkcs12` and `pkcs11` lend the key; `font` and `stamp` make the
visible text; `levels` adds time stamps and what is needed to verify years later; `sign` puts these together. `verify`
checks what is in a file, and `sign` lets nothing out that `verify` would not accept.

The libraries are an extra (`cchc[sign]`), and slow to import: `require` comes first, and only then the modules.
"""

import logging
from importlib.util import find_spec

from cchc.errors import CchcError

_LIBRARIES = ("pyhanko", "pkcs11", "uharfbuzz", "fontTools")

for name in ("pyhanko", "pyhanko_certvalidator", "fontTools"):
    logging.getLogger(name).addHandler(logging.NullHandler())  # what they say in English is said here in Vietnamese


def require() -> None:
    """Make sure that what this room needs is installed.

    Raises:
        CchcError: The extra `sign` is not installed.
    """
    if not all(map(find_spec, _LIBRARIES)):
        raise CchcError("Lệnh này cần thêm các thư viện ký số. Đề nghị cài: pip install '.[sign]'.")
