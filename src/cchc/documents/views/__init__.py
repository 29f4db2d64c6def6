"""View models: documents as finished strings; a template prints the ones it likes. No Word here."""
