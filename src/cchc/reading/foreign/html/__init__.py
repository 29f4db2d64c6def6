"""Web pages as texts and tables."""
