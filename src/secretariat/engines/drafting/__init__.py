"""Bracketed texts: notation, operations, adoption, seals; see docs/reference/notation.md."""
