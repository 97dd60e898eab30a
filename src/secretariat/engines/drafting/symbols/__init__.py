"""Symbols of documents, as bodies number them; see docs/reference/symbols.md."""
