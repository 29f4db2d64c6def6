"""A Word document as its reader sees it: what stands in it, and how it looks in the end.

`word_file` opens the file; `looks`, from what is `stated`, the `stylesheet` and the `theme`, says how text looks;
`content` has the paragraphs and their lines, `tables` (from `table_reading`) the rows, cells and merges. Below them,
`attributes`, `lengths` and `text` read single facts as Word does where nothing, or something odd, is said: whoever asks
for one, joining and templates included, asks there. `form` judges by it, `layout` measures by it, `readback` reads our
own files back by it.
"""
