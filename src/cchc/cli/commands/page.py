"""`cchc page`."""

from pathlib import Path
from typing import Annotated

from cchc.cli.clock import today
from cchc.cli.delivery import deliver
from cchc.cli.options.choices import path_option
from cchc.cli.options.common import Force, Paths, PlanYear, Today
from cchc.cli.outputs import say
from cchc.cli.plans import sound_plans

PageOutput = Annotated[
    Path | None,
    path_option("-o", "--output", metavar="TỆP", help="Tệp .html, hoặc “-” (đầu ra chuẩn). Mặc định: out/trang.html."),
]


def page(
    paths: Paths = None,
    *,
    as_of: Today = None,
    year: PlanYear = None,
    output: PageOutput = None,
    force: Force = False,
) -> int:
    """Lập trang HTML để xem: điểm bị mất, ai khắc phục, việc đến hạn, phụ lục.

    Một tệp duy nhất, mở bằng trình duyệt từ máy hoặc USB, không cần mạng; in được. Kế hoạch của nhiều đơn vị thì đầu
    trang là bảng các đơn vị.

    \b
    Ví dụ:
      cchc page
      cchc page --today 2024-12-31 -o trang.html
      cchc page xa-*/plans -o tong-hop.html
    """
    from cchc.operations.page import PageRequest, page_of
    from cchc.operations.tracking import Question, still_owed

    asked = PageRequest(as_of=as_of or today(), paths=paths, output=output, force=force)
    asked.refuse_output()
    plans = sound_plans(paths, year=year, as_of=as_of, with_progress=True, undone="Chưa đưa vào trang")
    say(*still_owed(plans, Question(asked.as_of)))
    if plans.cases:
        deliver(
            page_of(plans, asked),
            asked.target,
            force=asked.may_replace,
            follow=asked.follows_links,
            said=f"Đã xuất {asked.target.as_posix()}",
        )
    return plans.exit_code
