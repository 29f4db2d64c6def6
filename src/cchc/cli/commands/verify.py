"""`cchc verify`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.options import Trust, choice, now, words
from cchc.cli.outputs import put
from cchc.errors import WrongUsageError

if TYPE_CHECKING:
    from cchc.signing.signatures import SignedFile


def verify(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="TỆP.pdf", readable=False, show_default=False, help="Tệp PDF; “-” là đầu vào chuẩn."),
    ],
    *,
    trust: Trust = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|json",
            parser=choice("text", "json"),
            autocompletion=words("text", "json"),
            show_default=False,
            help="Dạng kết quả: chữ (mặc định) hoặc JSON.",
        ),
    ] = "text",
) -> int:
    """Kiểm tra chữ ký số trên tệp PDF: ai ký, khi nào, có bị sửa không.

    Kiểm tra ngay trên máy, không dùng mạng. Mã thoát 1 khi có điều sai: nội dung bị sửa, bị nối thêm, sau khi ký bị sửa
    mà không phải là ký thêm, chữ ký ký thêm che văn bản, chứng thư không có hiệu lực khi ký, tệp không có chữ ký. Ghi
    --trust để kiểm tra cả nơi cấp chứng thư.

    \b
    Ví dụ:
      cchc verify phu-luc.signed.pdf
      cchc verify *.pdf --trust goc.pem --format json
    """
    from cchc import signing

    signing.require()
    from cchc.report import signatures
    from cchc.report.machine import as_json
    from cchc.signing.certificates import certificates

    missing = [path for path in paths if not (files.is_stream(path) or files.exists(path) or files.is_link(path))]
    if missing:
        raise WrongUsageError(f"Không có tệp “{missing[0]}”. Đề nghị kiểm tra lại đường dẫn.")
    roots = certificates(trust or ())
    found = [(_name(path), _verified(path, roots)) for path in paths]
    put(as_json(signatures.shape(found)) if form == "json" else signatures.text(found))
    return 0 if all(file.sound for _, file in found) else 1


def _name(path: Path) -> str:
    return files.name_of(path)


def _verified(path: Path, roots: tuple[object, ...]) -> "SignedFile":
    """What the check found; that a file cannot be read, or is too large to be a document, is told of that file."""
    from cchc.signing.document import MAX_BYTES
    from cchc.signing.reading import NO_FILE
    from cchc.signing.signatures import Flaw, SignedFile
    from cchc.signing.verify import verified

    if files.never_ends(path):
        return SignedFile(flaws=(Flaw.NOT_READ,), reason=f"Đó {NO_FILE}")
    try:
        content = files.read(path, MAX_BYTES)
    except OSError as error:
        return SignedFile(flaws=(Flaw.NOT_READ,), reason=files.unreadable(error))
    if len(content) > MAX_BYTES:
        size = f"trên {MAX_BYTES // 2**20} MB"
        return SignedFile(flaws=(Flaw.NOT_READ,), reason=f"Tệp quá lớn ({size}). Đề nghị kiểm tra tên tệp.")
    return verified(content, roots, now())
