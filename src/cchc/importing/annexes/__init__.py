"""The annexes of a document: their tables, and what the lines around these say: kind, number, title, years."""
