"""The columns of a foreign table: by their headings, by general words in these, and by what stands below."""
