"""A page of `cchc page` as Chromium shows it: what runs, what is asked for, what can be clicked, what a reader is told."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.page_reading import REAL, commune, made, remedy
from helpers.tools import IN_CI
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from pypdf import PdfReader

pytestmark = pytest.mark.needs("chromium")
AXE = os.environ.get("AXE_CORE", "")
DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; playwright's own browsers need not be there."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), chromium_sandbox=False)
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the page of the real plans, and of one with a table of 450 rows and bars."""
    folder = tmp_path_factory.mktemp("pages")
    made(folder / "real.html", *REAL, "--today", "2024-12-31")
    titles = ('Số hóa </script> <b>"hồ sơ"</b>', "Đúng hạn")
    plans = commune(folder / "plans", many=450, titles=titles)
    remedy(plans, *[("1", "Văn phòng HĐND và UBND", "Quý I/2026"), ("0", "Cán bộ, công chức", "Thường xuyên")] * 205)
    made(folder / "long.html", plans, "--today", "2026-06-30")
    return {name: (folder / f"{name}.html").as_uri() for name in ("real", "long")}


class Opened:
    """A page that was opened, what it asked for, and what the browser said."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.set_default_timeout(5000)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(address)

    def column(self, table: str, name: str) -> list[str]:
        """The texts of a column of a table, as it stands now."""
        texts: list[str] = self.page.eval_on_selector(
            f"#{table}",
            """(table, name) => {
              const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent === name);
              return [...table.tBodies[0].rows].map(row => row.cells[at].textContent);
            }""",
            name,
        )
        return texts

    def sort(self, table: str, name: str) -> str | None:
        """Press the heading of a column; the order that is told of it."""
        heading = self.page.locator(f"#{table} thead th", has_text=name).first
        heading.get_by_role("button").click()
        return heading.get_attribute("aria-sort")

    def filter(self, table: str, text: str) -> str:
        """Type into the filter of a table; what is said of it."""
        tools = self.page.locator(f".tools[data-for={table}]")
        tools.get_by_label("Lọc bảng").fill(text)
        return tools.locator("output").inner_text()


@pytest.fixture(scope="module")
def real(browser: Browser, pages: dict[str, str]) -> Iterator[Opened]:
    with browser.new_context(viewport=DESK) as context:
        yield Opened(context, pages["real"])


@pytest.fixture(scope="module")
def long(browser: Browser, pages: dict[str, str]) -> Iterator[Opened]:
    with browser.new_context(viewport=DESK) as context:
        yield Opened(context, f"{pages['long']}#phu-luc-i-1.449")


@pytest.fixture(scope="module")
def quiet(browser: Browser, pages: dict[str, str]) -> Iterator[Opened]:
    """The long page in a browser without JavaScript."""
    with browser.new_context(viewport=DESK, java_script_enabled=False) as context:
        yield Opened(context, pages["long"])


def test_rows_are_sorted_by_numbers_words_and_days(real: Opened) -> None:
    assert real.sort("mat-diem", "Mất") == "ascending"
    assert real.column("mat-diem", "Mất") == ["1", "1", "1", "2", "2", "2", "2", "2", "2,5", "4"]
    assert real.sort("mat-diem", "Mất") == "descending"
    assert real.column("mat-diem", "Mất")[:3] == ["4", "2,5", "2"]
    real.sort("mat-diem", "Mã")
    assert real.page.locator("#mat-diem th[aria-sort]").count() == 1
    assert real.column("mat-diem", "Mã") == [
        "1.6",
        "2.1",
        "3.2.2",
        "3.5.2",
        "4.2",
        "5.3.2",
        "6.3",
        "7.4.2",
        "7.4.3",
        "7.4.4",
    ]
    real.sort("chua-ghi-nhan", "Thời hạn")
    real.sort("chua-ghi-nhan", "Thời hạn")
    assert real.column("chua-ghi-nhan", "Thời hạn")[:2] == ["16/12/2024", "30/11/2024"]
    real.sort("diem-theo-linh-vuc", "Lĩnh vực")
    assert real.column("diem-theo-linh-vuc", "Lĩnh vực")[4].startswith("V. ")


def test_rows_are_filtered_without_diacritics(real: Opened) -> None:
    assert real.filter("mat-diem", "tap the") == "4/10 dòng"
    assert all("(tập thể)" in text for text in real.column("mat-diem", "Chủ trì"))
    assert not real.page.locator("#mat-diem tfoot").is_visible()
    assert real.filter("mat-diem", "tập thể xyz") == "0/10 dòng"
    assert real.filter("mat-diem", "") == ""
    assert len(real.column("mat-diem", "Mã")) == 10
    assert real.page.locator("#mat-diem tfoot").is_visible()


def test_a_number_shows_its_criterion(real: Opened) -> None:
    real.page.locator("#mat-diem tbody a", has_text="7.4.3").first.click()
    assert "TCTP 7.4.3. " in real.page.locator("tr:target").inner_text()


def test_the_first_key_leads_to_the_content(real: Opened) -> None:
    real.page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    real.page.reload()
    real.page.keyboard.press("Tab")
    skip = real.page.locator("a.skip")
    box = skip.bounding_box()
    assert real.page.evaluate("document.activeElement.className") == "skip"
    assert box is not None
    assert box["x"] >= 0
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


def test_findings_are_shown_by_a_button_only(real: Opened) -> None:
    table = real.page.locator("#bang-kiem-tra")
    assert not table.is_visible()
    real.page.locator("summary").press("Enter")
    assert table.is_visible()
    real.page.locator("summary").press("Enter")


def test_in_print_there_are_no_tools_and_no_findings(real: Opened, tmp_path: Path) -> None:
    real.page.locator("summary").click()
    real.page.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    real.page.locator("summary").click()
    printed = PdfReader(tmp_path / "x.pdf")
    text = "".join(page.extract_text() for page in printed.pages)
    assert "Lọc bảng" not in text
    assert "Kết quả kiểm tra" not in text
    assert text.count("MỤC") == 2
    assert "Tài liệu nội bộ" in text
    assert {round(page.mediabox.width) for page in printed.pages} == {842}
    assert len(printed.pages) <= 14


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_axe_finds_nothing(checked: Page, size: Any, scheme: Any) -> None:
    checked.set_viewport_size(size)
    checked.emulate_media(color_scheme=scheme)
    assert checked.evaluate("document.documentElement.scrollWidth") <= size["width"]
    found = checked.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found["violations"]] == []


@pytest.fixture(scope="module")
def checked(browser: Browser, pages: dict[str, str]) -> Iterator[Page]:
    """The page with axe in it, for which alone the page's policy is put aside, and with all of it open."""
    if not AXE and not IN_CI:
        pytest.skip("needs AXE_CORE, the path of axe-core's axe.min.js")
    with browser.new_context(viewport=DESK, bypass_csp=True) as context:
        page = Opened(context, pages["real"]).page
        page.add_script_tag(path=AXE)
        page.locator("summary").click()
        yield page


def test_a_link_to_a_row_that_is_not_drawn_yet_draws_it(long: Opened) -> None:
    assert "1.449" in long.page.locator("tr:target, #phu-luc-i-1\\.449").inner_text()
    assert long.page.evaluate("scrollY") > 1000


def test_rows_are_drawn_from_the_data_as_they_were_written(long: Opened, quiet: Opened) -> None:
    for table in ("mat-diem", "chua-ghi-nhan", "bang-phu-luc-1"):
        drawn, written = (
            [row.strip() for row in opened.page.locator(f"#{table} tbody").inner_html().split("</tr>")]
            for opened in (long, quiet)
        )
        assert drawn[:200] == written[:200]


def test_the_others_are_drawn_when_they_are_asked_for(long: Opened) -> None:
    more = long.page.locator(".more[data-for=mat-diem]")
    assert more.inner_text() == "Hiện 200/410 dòng. Xem thêm"
    assert len(long.column("mat-diem", "Mã")) == 200
    more.get_by_role("button").click()
    assert more.inner_text() == "Hiện 400/410 dòng. Xem thêm"
    more.get_by_role("button").click()
    assert more.inner_text() == "Hiện 410/410 dòng."
    assert len(long.column("mat-diem", "Mã")) == 410
    assert long.filter("mat-diem", "1.409") == "1/410 dòng"
    assert long.filter("mat-diem", "tập thể") == "205/410 dòng"
    assert more.inner_text() == "Hiện 200/205 dòng. Xem thêm"
    long.sort("mat-diem", "Mã")
    assert long.sort("mat-diem", "Mã") == "descending"
    assert long.column("mat-diem", "Mã")[0] == "1.410"


def test_without_javascript_nothing_is_offered_that_needs_it(quiet: Opened) -> None:
    assert not quiet.page.locator(".tools").first.is_visible()
    assert quiet.page.locator("th button").count() == 0
    assert (
        quiet.page.locator(".more[data-for=mat-diem]")
        .inner_text()
        .startswith("Bảng có 410 dòng, ở đây là 200 dòng đầu.")
    )


def test_nothing_but_the_file_is_asked_for_and_nothing_is_refused(
    real: Opened, long: Opened, quiet: Opened, pages: dict[str, str]
) -> None:
    for opened in (real, long, quiet):
        assert {address.split("#")[0] for address in opened.asked} <= set(pages.values())
        assert opened.said == []
