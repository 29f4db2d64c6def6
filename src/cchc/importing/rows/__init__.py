"""Rows of the tables of an annex: which are data, and the areas, criteria and values that they are."""
