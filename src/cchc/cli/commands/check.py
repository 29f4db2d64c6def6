"""`cchc check`."""

from pathlib import Path
from typing import Annotated

from cchc.cli.delivery import findings_delivery
from cchc.cli.options.choices import path_argument
from cchc.cli.options.common import listed
from cchc.cli.options.findings import FailOn, Form, IgnoredCodes, Reports, SelectedCodes, Verbose, report_targets
from cchc.cli.outputs import say
from cchc.operations.paths import OUT, document_files


def check(
    paths: Annotated[
        list[Path] | None,
        path_argument(
            metavar="ĐƯỜNG DẪN",
            help="Tệp Word (.docx) hoặc thư mục (kể cả thư mục con); “-” là đầu vào chuẩn. Mặc định: out.",
        ),
    ] = None,
    *,
    form: Form = "auto",
    reports: Reports = None,
    select: SelectedCodes = None,
    ignore: IgnoredCodes = None,
    fail_on: FailOn = None,
    verbose: Verbose = False,
) -> int:
    """Kiểm tra thể thức, kỹ thuật trình bày của phụ lục Word.

    Lỗi là điều Nghị định số 30/2020/NĐ-CP quy định; cảnh báo, lưu ý là quy ước trình bày. Tệp Kế hoạch có phụ lục ở
    sau thì chỉ kiểm tra phần phụ lục. Mã thoát: 0 không có gì từ mức --fail-on trở lên, 1 có, 2 sai cách dùng, 3 có tệp
    không đọc được hoặc không tệp nào có phụ lục.

    \b
    Ví dụ:
      cchc check
      cchc check phu-luc-i.docx --fail-on info
      cchc check phu-luc-i.docx --ignore N819
    """
    from cchc.operations.checking import refuse_clashes
    from cchc.operations.checking_documents import check_documents, document_choice

    targets = report_targets(reports)
    refuse_clashes([path for _, path in targets])
    wanted = document_choice(listed(select) or (), listed(ignore) or ())
    found = check_documents(document_files(paths, OUT), wanted, fail_on or "error")
    say(*found.refusals)
    if found.check:
        findings_delivery(form, targets, verbose=verbose).deliver(found.check.checked)
        say(*found.check.notes)
    return found.exit_code
