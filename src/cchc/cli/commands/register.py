"""`cchc register`."""

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from cchc import files
from cchc.cli.options.choices import choice, one_of, path_option
from cchc.cli.options.common import Force
from cchc.cli.outputs import confirm, put
from cchc.errors import WrongUsageError
from cchc.wording import slug

CommuneLevel = Literal["xa", "phuong", "dac-khu"]


def _level(text: str) -> str:
    """A parser for a level, with or without diacritics."""
    return choice(get_args(CommuneLevel))(slug(text) or text)


def register(
    *,
    level: Annotated[
        str | None, one_of(CommuneLevel, "--level", parser=_level, help="Cấp: xã, phường hoặc đặc khu.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TÊN", show_default=False, help="Tên xã, phường, đặc khu.")
    ] = None,
    output: Annotated[
        Path | None,
        path_option("-o", "--output", metavar="TỆP", help="Ghi vào tệp .yaml thay vì in ra: plans/commune.yaml."),
    ] = None,
    force: Force = False,
) -> int:
    """Lập tệp đơn vị từ danh mục đầu mối có sẵn của xã, phường, đặc khu.

    Danh mục theo tổ chức từ ngày 01/7/2025: phòng, trung tâm, công an, quân sự, trạm y tế, cơ quan Đảng, Mặt trận, các
    trường, thôn; kèm tên gọi tắt. Lập xong thì sửa theo đơn vị mình.

    \b
    Ví dụ:
      cchc register --level xa --name Mẫu -o plans/commune.yaml
      cchc register --level dac-khu --name Mẫu
    """
    from cchc.operations.starting import commune_file

    if level is None or name is None:
        raise WrongUsageError(
            "Tệp đơn vị cần cấp và tên. Đề nghị ghi, ví dụ, cchc register --level xa --name Mẫu -o plans/commune.yaml."
        )
    text = commune_file(level, name)
    if output is None or files.is_stdout(output):
        put(text)
        return 0
    if output.suffix.lower() not in {".yaml", ".yml"}:
        raise WrongUsageError(
            f"“{output}” không có đuôi .yaml của tệp đơn vị. Đề nghị ghi, ví dụ, -o plans/commune.yaml."
        )
    files.refuse_existing(output, force=force)
    files.write(output, files.encoded(text), follow=force)
    confirm(f"Đã ghi {output.as_posix()}")
    return 0
