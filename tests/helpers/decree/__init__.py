"""Annexes made to be right by Nghị định 30/2020/NĐ-CP, each in another way of making Word files.

`draft` makes the annex that all of them vary; `wording` has the pieces of XML that it is made of. The others have a
function for each document: `formatting` (fonts, sizes, styles), `paper` (margins, page numbers, sections), `layouts`
(tables, frames, content controls), `writing` (the texts) and `programs` (files as other programs write them).
"""
