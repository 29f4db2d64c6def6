"""From the tables of a document to plan files.

`annexes` finds the annexes of a `reading.foreign` document and reads what stands around their tables; `columns` tells
what their columns hold; `rows` makes areas and criteria of what stands below. `writing` makes the text of a plan file,
`parties` that of the commune's file. `imported` has the values that they hand on, `counting` compares the words of the
tables with those that arrived. `letters`, `labels`, `letter_case` and `cases` are what they share: letters that cannot
be read, codes as printed, titles in capitals.
"""
