"""`cchc verify`."""

from pathlib import Path
from typing import Annotated, Literal

from cchc.cli.clock import now
from cchc.cli.options.choices import one_of, path_argument
from cchc.cli.options.common import Trust
from cchc.cli.outputs import put

VerifyForm = Literal["text", "json"]


def verify(
    paths: Annotated[
        list[Path],
        path_argument(metavar="TỆP.pdf", help="Tệp PDF; “-” là đầu vào chuẩn."),
    ],
    *,
    trust: Trust = None,
    form: Annotated[
        VerifyForm, one_of(VerifyForm, "--format", help="Dạng kết quả: chữ (mặc định) hoặc JSON.")
    ] = "text",
) -> int:
    """Kiểm tra chữ ký số trên tệp PDF: ai ký, khi nào, có bị sửa không.

    Kiểm tra ngay trên máy, không dùng mạng. Kết luận của mỗi tệp: Hợp lệ; Chưa đủ căn cứ (không ghi --trust nên chưa
    biết chứng thư do ai cấp); Cần xem lại (chưa ký, đặt mật khẩu, chứng thư không có hiệu lực khi ký hoặc không do nơi
    cấp trong --trust cấp, hình ký thêm che nhiều); KHÔNG hợp lệ (bị sửa, bị nối thêm, giả, đã thu hồi, hỏng). Mã thoát
    1 khi có tệp không hợp lệ hoặc cần xem lại; chỉ vì nhiều hình nhỏ cộng lại thì vẫn là 0.

    \b
    Ví dụ:
      cchc verify phu-luc.signed.pdf
      cchc verify *.pdf --trust goc.pem --format json
    """
    from cchc import signing

    signing.require()
    from cchc.operations.verification import verified_files
    from cchc.report import signatures
    from cchc.report.machine import as_json

    found = verified_files(paths, trust or (), now())
    put(as_json(signatures.shape(found)) if form == "json" else signatures.text(found))
    return 0 if all(file.sound for _, file in found) else 1
