"""What the options of `cchc sign` amount to: the evidence that is wanted, and the key that signs.

Options that contradict one another, or need one more, are told before anything is opened.
"""

import re
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc.cli.secrets import secret
from cchc.errors import WrongUsageError

if TYPE_CHECKING:
    from cchc.signing.levels import Evidence


def evidence(level: str | None, tsa: str | None, trust: list[Path], crl: list[Path]) -> "Evidence":
    """Level and what it needs.

    Raises:
        WrongUsageError: The options contradict one another, or something is missing.
    """
    from cchc.signing.certificates import certificates, revocation_lists
    from cchc.signing.levels import Evidence, Level

    wanted = Level(level or ("B-T" if tsa else "B-B"))
    if wanted is Level.B and tsa:
        raise WrongUsageError("Mức B-B không có dấu thời gian. Đề nghị bỏ --tsa, hoặc ghi --level B-T.")
    if wanted is not Level.B and not tsa:
        raise WrongUsageError(f"Mức {wanted} cần dấu thời gian. Đề nghị ghi --tsa URL.")
    if tsa and not re.match(r"https?://[^/]", tsa):
        raise WrongUsageError(f"--tsa “{tsa}” không phải là địa chỉ. Đề nghị ghi dạng http://… hoặc https://….")
    if wanted.long_term and not trust:
        raise WrongUsageError(f"Mức {wanted} cần chứng thư gốc. Đề nghị ghi --trust TỆP.pem của nơi cấp chứng thư.")
    if not wanted.long_term and (trust or crl):
        raise WrongUsageError(
            f"--trust và --crl là của mức B-LT, B-LTA; mức này là {wanted}. Đề nghị ghi --level B-LT."
        )
    return Evidence(wanted, tsa, certificates(trust), revocation_lists(crl))


def signer(
    p12: Path | None, module: Path | None, token: str | None, key: str | None, descriptor: int | None
) -> AbstractContextManager[Any]:
    """What signs, for as long as its token is open.

    Raises:
        WrongUsageError: It is not said, or said twice, where the key is.
    """
    from cchc.signing.pkcs11 import token_signer
    from cchc.signing.pkcs12 import file_signer

    if (p12 is None) == (module is None):
        raise WrongUsageError(
            "Đề nghị ghi một nơi có khóa: --pkcs11 THƯ-VIỆN --token TÊN (thẻ), hoặc --p12 TỆP (ký thử)."
        )
    if p12 is not None:
        if token or key:
            raise WrongUsageError("--token và --key là của thẻ (--pkcs11). Đề nghị bỏ khi dùng --p12.")
        return nullcontext(file_signer(p12, secret("Mật khẩu của tệp PKCS#12", descriptor)))
    if module is None or token is None:
        raise WrongUsageError("--pkcs11 cần tên thẻ. Đề nghị ghi --token TÊN.")
    return token_signer(module, token, key, secret(f"Mã PIN của thẻ {token}", descriptor))
