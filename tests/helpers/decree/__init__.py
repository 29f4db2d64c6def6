"""Annexes made to be right by Nghị định 30/2020/NĐ-CP, each in another way of making Word files.

`draft` makes the annex that all of them vary; `wording` has the pieces of XML that it is made of.
"""
