"""Annexes as sections of their own at the end of a Word file, which stays as it was.

`append` joins the files. `parts` opens them, `refusals` says what cannot be joined, `pages` knows sections. The others
each bring one thing of an annex over: `styles` and `properties` its look, `theme` its fonts, `numbering` its lists,
`relations` its pictures and links, `identities` its marks and numbers, `namespaces` its prefixes. `strict` speaks the
strict form of Word. For reading what any Word file has, they use `cchc.reading`.

docxcompose, the usual library for this, is made for the opposite wish: the host's styles win, and of the appended file
neither the landscape page nor the headers are left (tried: docxcompose 2.2 on our own annex).
"""

from cchc.documents.joining.append import appended
from cchc.documents.joining.text import HostText, host_text

__all__ = ["HostText", "appended", "host_text"]
