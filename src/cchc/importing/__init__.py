"""From the tables of a document to plan files.

`annexes` finds the annexes of a `reading.foreign` document: `annex_tables` puts their tables together, `annex_reading`
reads what stands around these. `headings` tells columns by their headings, whose words are in `heading_words`; `rows`
makes areas and criteria of what stands below. `plan_text` writes a plan file: its data (`draft`) in letters that it can
hold (`letters`), with offers in comments: deadlines in the prose (`proposals`) and criteria that both annexes have
(`same_criteria`). `parties` writes the file of the commune. `imported` has the values that they hand on, `counting`
compares the words of the tables with those that arrived.
"""
