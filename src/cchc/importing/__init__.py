"""From the tables of a document to plan files.

`annexes` finds the annexes of a `reading.foreign` document and reads what stands around their tables; `headings` tells
columns by their headings; `rows` makes areas and criteria of what stands below. `plan_text` writes a plan file,
`parties` the file of the commune. `imported` has the values that they hand on, `counting` compares the words of the
tables with those that arrived.
"""
