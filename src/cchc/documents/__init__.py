"""Plans → documents: Word, from templates that officials restyle, Excel, calendars; the only home of their libraries.

`annex` makes the view model: finished strings and nothing else. `template` puts it into a Word template, in the
`language` that a template may use; `marks` does in the finished document what a template cannot say (merged cells,
emphasis), and `proof` reads the file back. `sections` puts finished annexes behind a Word file, the Kế hoạch itself or
another annex; `pdf` has LibreOffice print them. `form` judges any Word document, `trial` any template. `workbooks` and
`calendar` say what is owed, to be filled in and to be reminded of.
"""
