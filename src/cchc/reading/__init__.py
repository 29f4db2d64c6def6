"""A Word document as its reader sees it: what stands in it, and how it looks in the end.

From the outside in: `package` is the zip file, held to the limits in `bounds`; `word_file` opens it. `annexes` are
found by the lines in `signposts` (`letterheads` above them included) among the `blocks`: paragraphs (`content`) and
tables (`tables`, made by `table_reading`; `table_place` is where one stands on its page), each in its section
(`sections`: paper, headers, footers; `fields` finds page numbers, `field_values` tells them). `looks` says how text
looks, from what is `stated`, the `stylesheet` and the `theme`; `table_style` says which parts of a table's style apply
to a cell, `lists` how an automatic number is printed, `fonts` which font of a run a letter is printed in, `families`
which fonts are one. `footnotes` are what stands below the text, `watermarks` what stands behind it; `review` and
`field_errors` find traces of work, `places` names where they stand. Below them `attributes`, `lengths` and `text` read
single facts as Word does where nothing, or something odd, is said: whoever asks for one, joining and templates
included, asks there.

`measuring` tells how high rows are, `crossing` which of them are too high to stay on one page, `paging` whether an
annex takes more than one.

Documents of other offices and programs become `foreign` ones: `foreign.word` reads Word, beside `foreign.html` and
`foreign.workbook`; `workbook_opening` and `workbook_marks` open a workbook for these and for ours that come back.

`form` judges by this room, `documents.word.layout` lays out by it, `readback` reads our own files back by it.
"""
