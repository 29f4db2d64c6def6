"""Plans → documents: Word, Excel, HTML, calendars; the only home of their libraries beside the rooms that read them.

`views` are documents as finished strings. `templating` puts their words into a Word template that anybody may have
made, `word` lays out what comes of it and reads it back, `joining` puts finished annexes behind a Word file.
`isolation` gives a foreign template a process of its own, `trial` tries one with the `sample`. `workbooks` and
`calendar` say what is owed, to be filled in and to be reminded of; `page` shows all of it in a browser; `pdf` looks at
what LibreOffice made.
"""
