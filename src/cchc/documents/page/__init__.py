"""Trang: one HTML file for the chairman, that opens from a USB stick and asks the network for nothing.

`tables` is what a page is made of, `page` the page as finished strings, one module a section; `html` turns it into
bytes, with `page.html` and its parts, `page.css` and `page.js` as they stand beside it.
"""

from cchc.documents.page.annexes import are_shown_whole as are_shown_whole
from cchc.documents.page.html import html_page as html_page
from cchc.documents.page.office import PageOffice as PageOffice
from cchc.documents.page.office import PlanAnnex as PlanAnnex
from cchc.documents.page.view import page as page
