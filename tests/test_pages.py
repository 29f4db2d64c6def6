"""The form of the pages: README's size, lines that Notepad shows whole, contents, links that lead somewhere."""

from pathlib import Path

import pytest
from helpers.pages import PAGES, README, WRITTEN, anchor, headings, links, prose, text
from helpers.support import ROOT

SIZE = 12 * 1024
WIDTH = 110


def test_readme_is_short() -> None:
    assert README.stat().st_size <= SIZE


def test_the_lines_of_readme_fit_a_narrow_window() -> None:
    assert [line for line in text(README).splitlines() if len(line) > WIDTH] == []


@pytest.mark.parametrize("page", [*WRITTEN, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.stem)
def test_the_prose_of_a_page_fits_a_narrow_window(page: Path) -> None:
    lines = [line for line in prose(page).splitlines() if not line.startswith(("|", "!["))]
    assert [line for line in lines if len(line) > WIDTH] == []


@pytest.mark.parametrize("page", [page for page in WRITTEN if page != README], ids=lambda page: page.stem)
def test_a_page_of_docs_begins_with_its_contents(page: Path) -> None:
    sections = headings(page, "##")
    contents = [target for target in links(page) if target.startswith("#")][: len(sections)]
    assert text(page).split("\n\n")[1].startswith("Trang này: ")
    assert contents == [f"#{anchor(title)}" for title in sections]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    for link in links(page):
        if link.startswith("https://"):
            continue
        name, _, heading = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not heading or heading in map(anchor, headings(target)), link


def test_every_page_and_picture_is_led_to_from_another() -> None:
    led_to = {(page.parent / link.partition("#")[0]).resolve() for page in PAGES for link in links(page)}
    of_docs = {path for path in (ROOT / "docs").iterdir() if path.suffix in {".md", ".png"}}
    assert of_docs - led_to == set()


def test_readme_shows_an_annex_and_the_leaders_page() -> None:
    assert [link for link in links(README) if link.endswith(".png")] == [
        "docs/phu-luc-i-trang-1.png",
        "docs/trang-lanh-dao.png",
    ]
