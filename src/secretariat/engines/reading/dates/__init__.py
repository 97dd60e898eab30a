"""Dates of all languages: a grammar of a language sees them, this package gives them their years."""
