"""Bracketed texts as data: parser, profiles, actors; see docs/reference/notation.md."""
