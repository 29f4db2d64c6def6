"""Documents of other programs, whatever their format, as texts and tables: what importing reads."""
