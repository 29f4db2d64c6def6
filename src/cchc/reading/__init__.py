"""A Word document as its reader sees it: what stands in it, and how it looks in the end.

`word_file` opens the file; `looks`, from what is `stated` and the `theme`, says how text looks; `content` has the
paragraphs and their lines, `tables` (from `table_reading`) the rows, cells and merges. `form` judges by it, `layout`
measures by it, `proof` reads our own files back by it.
"""
