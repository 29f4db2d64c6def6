"""Where text stands on a page, as its operators say."""

from collections.abc import Sequence

import pytest
from helpers.signing_lab import small_pdf

from cchc.signing.document import pdf_reader
from cchc.signing.pages import pages
from cchc.signing.text import text_boxes

Box = tuple[float, ...]


def stream(content: str, entries: str = "") -> str:
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def boxes(
    content: str, font: str = "/Type /Font /Subtype /Type1", objects: Sequence[str] = (), entries: str = ""
) -> list[Box]:
    """The text of a page with that content (object 7), font (8, called /F) and form (9, called /X)."""
    named = "/Resources << /Font << /F 8 0 R >> /XObject << /X 9 0 R >> >>"
    raw = small_pdf(more=named, objects=[stream(content, entries), f"<< {font} >>", *objects])
    raw = raw.replace(b"/Contents 4 0 R", b"/Contents 7 0 R")
    raw = raw.replace(b"/Resources << /Font << /F1 5 0 R >> >>", b"/Nothing   << /Font << /F1 5 0 R >> >>")
    reader = pdf_reader(raw)
    (page,) = pages(reader.root["/Pages"])
    return [tuple(round(side, 3) for side in box) for box in text_boxes(page)]


AT_10: Box = (10.0, 17.5, 20.0, 27.5)
"""Two letters of 10 points at (10, 20)."""


@pytest.mark.parametrize(
    "content",
    [
        "BT /F 10 Tf 10 20 Td (ab) Tj ET",
        "BT /F 10 Tf 10 20 Td <6162> Tj ET",
        "BT /F 10 Tf 10 20 Td <6 1 6> Tj ET % (cd) Tj",
        "BT /F 10 Tf 1 0 0 1 10 20 Tm [(a) 0 (b)] TJ ET",
        "q 1 0 0 1 10 20 cm BT /F 10 Tf [(\\() (\\051)] TJ ET Q",
        "2 0 0 2 0 0 cm BT /F 5 Tf 5 10 Td (ab) Tj ET",
        "BT /F 10 Tf 20 TL 10 40 Td T* (ab) Tj ET",
        "BT /F 10 Tf 20 TL 10 40 Td (ab) ' ET",
        'BT /F 10 Tf 20 TL 10 40 Td 1 2 (ab) " ET',
        "BT /F 10 Tf 0 20 TD 10 0 Td (ab) Tj ET",
        "BI /W 1 /H 1 ID (x) Tj EI BT /F 10 Tf 10 20 Td (ab) Tj ET 0 0 9 9 re f",
        "/X Do",
    ],
)
def test_each_way_to_place_text_is_followed(content: str) -> None:
    form = stream("BT /F 10 Tf 0 0 Td (ab) Tj ET", "/Type /XObject /Subtype /Form /Matrix [1 0 0 1 10 20]")
    assert boxes(content, objects=[form]) == [AT_10]


def test_text_goes_on_where_it_stopped() -> None:
    assert boxes("BT /F 10 Tf 10 20 Td (ab) Tj (c) Tj ET") == [AT_10, (20.0, 17.5, 25.0, 27.5)]


@pytest.mark.parametrize(
    ("font", "width"),
    [
        ("/Subtype /TrueType /FirstChar 97 /Widths [300 900]", 12),
        ("/Subtype /TrueType /FirstChar 98 /Widths [300]", 8),
        ("/Subtype /Type3 /FirstChar 97 /Widths [300 900]", 10),
        ("/Subtype /Type0 /DescendantFonts [<< /DW 700 >>]", 7),
        ("/Subtype /Type0 /DescendantFonts [<< /W [24930 [400]] >>]", 4),
        ("/Subtype /Type0 /DescendantFonts [<< /W [0 [1] 24000 25000 600] >>]", 6),
    ],
)
def test_letters_are_as_wide_as_the_font_says(font: str, width: float) -> None:
    assert boxes("BT /F 10 Tf 10 20 Td (ab) Tj ET", font) == [(10.0, 17.5, 10.0 + width, 27.5)]


def test_a_form_that_holds_itself_ends() -> None:
    loop = stream("BT /F 10 Tf 10 20 Td (ab) Tj ET /X Do", "/Type /XObject /Subtype /Form")
    assert set(boxes("/X Do", objects=[loop])) == {AT_10}


@pytest.mark.parametrize(
    "content",
    [
        "BT /F 10 Tf 10 20 Td (ab ET",
        "Q Q BT Tf Td Tj TJ ET",
        "BT /F x Tf (ab) Tj ET",
        "BI ID",
        "1 0 0 cm BT (ab) Tj ET",
        "/None Do",
    ],
)
def test_of_operators_that_make_no_sense_nothing_is_located(content: str) -> None:
    assert [box for box in boxes(content) if box[0] != box[2]] == []


@pytest.mark.parametrize("name", ["/LZWDecode", "/FlateDecode", "/Unknown"])
def test_text_behind_a_filter_that_cannot_be_undone_is_not_located(name: str) -> None:
    assert boxes("BT /F 10 Tf 10 20 Td (ab) Tj ET") == [AT_10]
    assert boxes("BT /F 10 Tf 10 20 Td (ab) Tj ET", entries=f"/Filter {name}") == []
