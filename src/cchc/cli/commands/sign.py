"""`cchc sign`."""

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from cchc import files
from cchc.cli.clock import now
from cchc.cli.delivery import deliver
from cchc.cli.options.choices import one_of, path_argument, path_option
from cchc.cli.options.common import Force, Trust
from cchc.cli.plans import sound_plans
from cchc.cli.secrets import secret
from cchc.errors import WrongUsageError

LevelName = Literal["B-B", "B-T", "B-LT", "B-LTA"]


def _descriptor(text: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text):
        raise typer.BadParameter(f"“{text}” không phải là số của một luồng. Đề nghị ghi, ví dụ, 0 (đầu vào chuẩn).")
    return int(text)


PdfFile = Annotated[
    Path,
    path_argument(metavar="TỆP.pdf", help="Tệp PDF; “-” là đầu vào chuẩn."),
]
Pkcs12 = Annotated[
    Path | None,
    path_option("--p12", metavar="TỆP", help="Khóa và chứng thư trong tệp PKCS#12 (ký thử)."),
]
Module = Annotated[
    Path | None,
    path_option("--pkcs11", metavar="TỆP", help="Thư viện PKCS#11 của thẻ (.dll, .so, .dylib)."),
]
Token = Annotated[str | None, typer.Option(metavar="TÊN", show_default=False, help="Tên (label) của thẻ.")]
KeyLabel = Annotated[
    str | None, typer.Option(metavar="TÊN", show_default=False, help="Tên của khóa, khi thẻ có nhiều khóa.")
]
SignedOutput = Annotated[
    Path | None,
    path_option(
        "-o",
        "--output",
        metavar="TỆP.pdf",
        help="Tệp được ghi; mặc định: tên tệp vào, thêm .signed, cùng thư mục (của đầu vào chuẩn: phu-luc.signed.pdf).",
    ),
]
DocumentNumber = Annotated[
    str | None,
    typer.Option(
        metavar="SỐ", show_default=False, help="Số của văn bản: 05/KH-UBND; chỉ ghi 05 thì ký hiệu lấy ở --plan."
    ),
]
PlanPath = Annotated[
    Path | None,
    path_option("--plan", metavar="TỆP.yaml", help="Tệp kế hoạch có số, ký hiệu của văn bản."),
]
WantedLevel = Annotated[
    LevelName | None, one_of(LevelName, "--level", help="Mức PAdES. Mặc định: B-T nếu có --tsa, không thì B-B.")
]
TsaUrl = Annotated[
    str | None,
    typer.Option("--tsa", metavar="URL", show_default=False, help="Máy chủ dấu thời gian (RFC 3161)."),
]
Crls = Annotated[
    list[Path] | None,
    path_option(
        "--crl",
        metavar="TỆP",
        help="Danh sách thu hồi, cho B-LT và B-LTA; không ghi thì tải theo địa chỉ trong chứng thư.",
    ),
]
Lock = Annotated[bool, typer.Option("--lock", help="Khóa: sau chữ ký này không ký thêm, không sửa được nữa.")]
SecretFd = Annotated[
    int | None,
    typer.Option(
        "--secret-fd",
        metavar="N",
        parser=_descriptor,
        show_default=False,
        help="Đọc mật khẩu, mã PIN từ luồng số N (0: đầu vào chuẩn) thay vì hỏi.",
    ),
]
Font = Annotated[
    Path | None,
    path_option("--font", metavar="TỆP.ttf", help="Phông chữ, khi máy không có Times New Roman."),
]


def sign(
    document: PdfFile,
    *,
    p12: Pkcs12 = None,
    module: Module = None,
    token: Token = None,
    key: KeyLabel = None,
    output: SignedOutput = None,
    number: DocumentNumber = None,
    plan: PlanPath = None,
    level: WantedLevel = None,
    tsa: TsaUrl = None,
    trust: Trust = None,
    crl: Crls = None,
    lock: Lock = False,
    secret_fd: SecretFd = None,
    font: Font = None,
    force: Force = False,
) -> int:
    """Ký số tệp PDF phụ lục bằng chứng thư số của cơ quan.

    Đây là chữ ký của cơ quan, do văn thư ký: văn bản của cơ quan nhà nước ký bằng chứng thư số chuyên dùng công vụ của
    cơ quan, trên thẻ (--pkcs11), theo Nghị định số 68/2024/NĐ-CP. Tệp PKCS#12 (--p12) chỉ để ký thử. Số văn bản và
    thời gian ký hiện ở góc trên bên phải trang 1 theo Nghị định số 30/2020/NĐ-CP. Ký xong vẫn ký thêm, đóng dấu đến
    được, trừ khi có --lock.

    Mật khẩu, mã PIN được hỏi khi ký, hoặc nhập ngay trên thẻ có bàn phím; không bao giờ ghi ở dòng lệnh. Mạng chỉ dùng
    khi có --tsa: gửi mã băm đi lấy dấu thời gian; ở mức B-LT, B-LTA, không có --crl thì tải danh sách thu hồi (CRL,
    OCSP) theo địa chỉ trong chứng thư.

    \b
    Ví dụ:
      cchc sign phu-luc.pdf --pkcs11 thu-vien-cua-the.dll --token UBND --number 05/KH-UBND
      cchc sign phu-luc.pdf --p12 thu.p12 --plan plans/2024.yaml --number 5
      cchc sign phu-luc.pdf --p12 thu.p12 --number 05/KH-UBND --tsa http://tsa.ca.gov.vn
    """
    from cchc.signing import require

    require()
    from cchc.operations import signing

    if secret_fd is not None and files.descriptor(document) == secret_fd:
        raise WrongUsageError("Đầu vào chuẩn đã là tệp PDF. Đề nghị dùng --secret-fd với số khác, hoặc ghi tên tệp.")
    target = signing.target(document, output, force=force)
    request = signing.Request(
        number=signing.number_of(number, plan, sound_plans([plan], undone="Chưa dùng") if plan else None),
        level=level,
        tsa=tsa,
        trust=tuple(trust or ()),
        crl=tuple(crl or ()),
        font=font,
        locks=lock,
    )
    held = signing.Key(secret=lambda asked: secret(asked, secret_fd), p12=p12, module=module, token=token, name=key)
    signed = signing.sign(document, held, request, now)
    said = f"Đã ký {target.as_posix()} ({signed.text})"
    deliver(signed.content, target, force=force, follow=force and output is not None, said=said)
    return 0
