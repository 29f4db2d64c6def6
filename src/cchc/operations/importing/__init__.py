"""Importing documents: which file is what, the plans made of it, their names, the lists and findings about them."""
