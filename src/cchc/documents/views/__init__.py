"""View models: a document as finished strings, of which a template prints what it likes; no Word here."""
