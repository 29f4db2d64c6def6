"""Annexes as sections of their own at the end of a Word file, which stays as it was.

`append` joins the files. `parts` opens them and refuses what cannot be joined; the other modules each bring one thing
of an annex over: `styles` and `properties` its look, `theme` its fonts, `numbering` its lists, `relations` its pictures
and links, `identities` its marks and numbers, `namespaces` its prefixes; `strict` speaks the strict form of Word.

docxcompose, the usual library for this, is made for the opposite wish: the host's styles win and the appended file
loses its headers.
"""

from cchc.documents.sections.append import appended, refers_to_annex

__all__ = ["appended", "refers_to_annex"]
